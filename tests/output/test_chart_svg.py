"""A picture that was saved stands alone: readable, whole, with its words and its source."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.color import Color

from jitui.output.chart_svg import STEP_COLOURS, svg
from jitui.output.svg_canvas import measure
from jitui.output.text import data_in_words
from jitui.report.chart_model import Chart
from jitui.report.charts import chart
from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.report.table import evaluation_words
from jitui.tui.styles.themes import LIGHT, THEMES
from tests.cli.running import jitui_run
from tests.report.faults import edit

NAMES = ("evaluations", "years", "programmes", "evidence")
AREAS = ("", "moray", "east-renfrewshire", "orkney")

# The advances of DejaVu Sans and DejaVu Sans Bold, in thousandths of the type's size, from
# the space to the tilde, and of the dash.
WIDE = dict(
    zip(
        map(chr, (*range(32, 127), 0x2013)),
        map(
            int,
            """318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636
            636 636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752
            295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390
            838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411
            521 392 634 592 818 592 592 525 636 337 636 838 500""".split(),
        ),
        strict=True,
    )
)
WIDE_BOLD = dict(
    zip(
        WIDE,
        map(
            int,
            """348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696
            696 696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837
            372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457
            838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493
            595 478 712 652 924 645 652 582 712 365 712 838 500""".split(),
        ),
        strict=True,
    )
)
XML = "{http://www.w3.org/2000/svg}"

every_picture = pytest.mark.parametrize(("name", "area"), list(itertools.product(NAMES, AREAS)))


def _chart(library: Library, name: str, area: str = "") -> Chart:
    found = chart(library, name, area)
    assert found is not None
    return found


def _drawn(library: Library, name: str, area: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(svg(library, _chart(library, name, area)))


def _texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{XML}text")]


@dataclass(frozen=True)
class Box:
    what: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def _wide(text: str, bold: bool) -> float:
    """Return how wide a text is in DejaVu Sans, the widest of the usual typefaces."""
    widths = WIDE_BOLD if bold else WIDE
    return sum(widths.get(character, 1000) for character in text) / 1000


def _text_box(text: ElementTree.Element) -> Box:
    size, x, y = (float(text.get(name, "")) for name in ("font-size", "x", "y"))
    wide = size * _wide(text.text or "", bool(text.get("font-weight")))
    left = x - wide / 2 if text.get("text-anchor") == "middle" else x
    return Box(text.text or "", left, y - 0.8 * size, left + wide, y + 0.22 * size)


def _bar_boxes(root: ElementTree.Element) -> list[Box]:
    """Return the boxes of all that is filled, but the sheet's own white."""
    boxes = []
    for rect in list(root.iter(f"{XML}rect"))[1:]:
        x, y, wide, high = (float(rect.get(n, "")) for n in ("x", "y", "width", "height"))
        boxes.append(Box("bar", x, y, x + wide, y + high))
    return boxes


def _is_sound(root: ElementTree.Element) -> None:
    """Nothing is clipped, and no text lies on another or on a bar."""
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    texts = [_text_box(text) for text in root.iter(f"{XML}text")]
    for box in (*texts, *_bar_boxes(root)):
        assert box.left >= 0, box
        assert box.top >= 0, box
        assert box.right <= wide, box
        assert box.bottom <= high, box
    for one, other in itertools.combinations(texts, 2):
        assert not one.touches(other), (one, other)
    for text, bar in itertools.product(texts, _bar_boxes(root)):
        # The sign of the reader's own area stands in its outline.
        assert text.what == "*" or not text.touches(bar), (text, bar)


def test_no_character_is_taken_for_narrower_than_it_is() -> None:
    for character in WIDE:
        assert measure(character, 1) >= _wide(character, bold=False), character
        assert measure(character, 1, bold=True) >= _wide(character, bold=True), character


@every_picture
def test_nothing_is_clipped_and_nothing_overlaps(name: str, area: str, library: Library) -> None:
    _is_sound(_drawn(library, name, area))


@every_picture
def test_a_screen_reader_gets_the_title_and_all_data_in_words(
    name: str, area: str, library: Library
) -> None:
    root = _drawn(library, name, area)
    shown = _chart(library, name, area)
    assert root.get("role") == "img"
    parts = {part.get("id"): part for part in (root[0], root[1])}
    title, described = (parts[ref] for ref in root.get("aria-labelledby", "").split())
    assert (title.tag, title.text) == (f"{XML}title", shown.title)
    assert described.tag == f"{XML}desc"
    for words in (*shown.sentences, *shown.cautions, *data_in_words(shown), shown.mine):
        assert words in (described.text or "")


@every_picture
def test_all_that_is_said_with_a_picture_stands_in_it(
    name: str, area: str, library: Library
) -> None:
    """Pasted into a paper, it has neither the app nor the command line around it."""
    shown = _chart(library, name, area)
    text = " ".join(_texts(_drawn(library, name, area)))
    for words in (shown.title, *shown.sentences, *shown.cautions, shown.mine):
        assert words in text
    report = library.report
    for words in (report.title, report.publisher, report.published, "Drawn by jitui"):
        assert words in text


@every_picture
def test_nothing_is_fetched_and_nothing_runs(name: str, area: str, library: Library) -> None:
    text = svg(library, _chart(library, name, area))
    assert text.replace('xmlns="http://www.w3.org/2000/svg"', "").count("http") == 0
    for word in ("<script", "href", "url(", "@import", "<style", "<image", "<!", "data:"):
        assert word not in text
    assert ElementTree.fromstring(text).get("font-family") == "sans-serif"


def test_each_step_has_as_many_blocks_as_areas_and_its_number_beside(library: Library) -> None:
    root = _drawn(library, "evaluations")
    blocks = Counter(rect.get("fill") for rect in list(root.iter(f"{XML}rect"))[1:])
    counts = Counter(place.step for place in library.partnerships() if place.step)
    assert {STEP_COLOURS[step]: number for step, number in counts.items()} == blocks
    texts = _texts(root)
    for step in library.scale():
        assert texts[texts.index(step.title) + 1] == str(counts[step.step])


def test_every_cell_of_the_grid_names_its_areas(library: Library) -> None:
    texts = _texts(_drawn(library, "years"))
    for place in library.partnerships():
        assert (place.title in texts) == bool(place.evaluation)
    assert texts.count("\u2013") == 24 - 9


def test_lengths_are_as_the_values_from_nothing_on(library: Library) -> None:
    root = _drawn(library, "programmes")
    before, now = (float(rect.get("width", "")) for rect in list(root.iter(f"{XML}rect"))[1:])
    assert before / now == pytest.approx(75 / 85, abs=0.001)
    texts = _texts(root)
    assert {"0%", "100%", "75%", "85%"} <= set(texts)
    axis = {
        text.text: float(text.get("x", ""))
        for text in root.iter(f"{XML}text")
        if text.get("text-anchor") == "middle"
    }
    assert before / (axis["100%"] - axis["0%"]) == pytest.approx(0.75, abs=0.001)


def test_what_has_no_number_has_no_bar_and_more_than_a_number_goes_on(data_copy: Path) -> None:
    before = len(list(_drawn(load(data_copy), "evidence").iter(f"{XML}rect")))
    edit(data_copy, "background.yaml", 'figure: "300"', "figure: a wide range of", "ref: evidence")
    root = _drawn(load(data_copy), "evidence")
    assert len(list(root.iter(f"{XML}rect"))) == before - 1
    assert len(list(root.iter(f"{XML}polygon"))) == 1
    assert {"a wide range of", "over 1,500", "556"} <= set(_texts(root))


@pytest.mark.parametrize("name", ["evaluations", "years"])
def test_the_readers_own_area_is_told_by_more_than_a_colour(name: str, library: Library) -> None:
    root = _drawn(library, name, "moray")
    [mine] = [rect for rect in root.iter(f"{XML}rect") if rect.get("stroke")]
    assert (mine.get("fill"), mine.get("stroke")) == ("#ffffff", STEP_COLOURS[3])
    texts = _texts(root)
    assert texts.count("*") == 1
    assert any(text.endswith("* Moray") for text in texts)
    assert any(text.startswith("* Your area, Moray, was evaluated Adequate") for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_an_area_that_is_not_drawn_is_not_marked(name: str, library: Library) -> None:
    for area in ("", "orkney"):
        root = _drawn(library, name, area)
        assert not [rect for rect in root.iter(f"{XML}rect") if rect.get("stroke")]
        assert not [text for text in _texts(root) if "*" in text]


def _contrast(colour: str) -> float:
    """Return the contrast of a colour with white."""
    channels = [part / 255 for part in Color.parse(colour).rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@every_picture
def test_text_and_bars_stand_out_from_the_white(name: str, area: str, library: Library) -> None:
    root = _drawn(library, name, area)
    assert next(root.iter(f"{XML}rect")).get("fill") == "#ffffff"
    fills = {e.get("fill", "") for tag in ("text", "rect") for e in root.iter(f"{XML}{tag}")}
    assert all(_contrast(fill) >= 4.5 for fill in fills - {"#ffffff"})


def test_the_hues_are_those_of_the_app(library: Library) -> None:
    """The same step is the same colour in a paper as on the screen."""
    [theme] = [theme for theme in THEMES if theme.name == LIGHT]
    for step in library.scale():
        assert STEP_COLOURS[step.step] == theme.variables[f"step-{step.ref}"]


LONG = "The Very Long Name of an Area That Was Joined Together From Many Others, " + "x" * 120


def test_texts_of_any_length_stay_on_the_sheet(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", f'title: "{LONG}"')
    edit(data_copy, "partnerships.yaml", "title: Glasgow", 'title: "\u4e2d\u6587\u5b57 \u8a9e"')
    for words in ("members of staff\n", "position statements\n"):
        edit(data_copy, "background.yaml", f"of: {words.strip()}", f"of: {LONG}", "ref: evidence")
    other = load(data_copy)
    for name in NAMES:
        _is_sound(_drawn(other, name, "moray"))


def test_many_years_are_drawn_without_names_and_then_on_a_wider_sheet(data_copy: Path) -> None:
    """Another edition may go on for longer."""
    path = data_copy / "partnerships.yaml"
    head, *entries = path.read_text("utf-8").split("    published: ")
    changed = [f"{2000 + n}{entry[4:]}" for n, entry in enumerate(entries)]
    path.write_text("    published: ".join([head, *changed]), "utf-8")
    root = _drawn(load(data_copy), "years", "moray")
    _is_sound(root)
    assert float(root.get("width", "")) > 720
    assert {"2000", "2012", "1"} <= set(_texts(root))
    assert "Dundee" not in _texts(root)


def test_marks_of_xml_and_hidden_characters_in_data_are_harmless(data_copy: Path) -> None:
    evil = r"<script>&amp;]]>\"\u202e\e[31m\uFFFE"
    edit(data_copy, "partnerships.yaml", "title: Moray", f'title: "Mo {evil} ray"')
    root = _drawn(load(data_copy), "years", "moray")
    texts = " ".join(_texts(root))
    assert '<script>&amp;]]>"' in texts
    assert not any(hidden in texts for hidden in ("\u202e", "\x1b", "\ufffe"))
    assert not list(root.iter(f"{XML}script"))


def test_the_same_picture_is_the_same_bytes_in_any_process(library: Library) -> None:
    """So that a picture under version control changes only with the data."""
    for name in NAMES:
        here = svg(library, _chart(library, name, "moray"))
        assert here.endswith("</svg>\n")
        for seed in ("0", "7"):
            ran = jitui_run(
                "charts", name, "--area", "moray", "--svg", env={"PYTHONHASHSEED": seed}
            )
            assert (ran.status, ran.out) == (0, here)


def test_no_step_of_another_area_is_put_down_to_the_readers_own(library: Library) -> None:
    for place in library.partnerships():
        for name in ("evaluations", "years"):
            texts = _texts(_drawn(library, name, place.ref))
            own = next((text for text in texts if "Your area" in text), "")
            words = {step.title for step in library.scale()} - {place.evaluation}
            rest = own.replace(place.evaluation or "\0", "")
            assert not [word for word in words if f"evaluated {word}" in rest]
            assert not place.step or evaluation_words(place, library).partition(" (")[0] in own
