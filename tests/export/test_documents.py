"""What leaves a workbook can be handed on: whole, in order, whose it is, always the same."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise

import docx
import pytest
from markdown_it import MarkdownIt

from jitui.errors import NotFound, UsageError
from jitui.export.document import written
from jitui.export.formats import FORMATS, format_named, format_of_file
from jitui.export.html import DARK, LIGHT
from jitui.export.request import Request, part_named
from jitui.export.self_evaluation import document
from jitui.report.blocks import Fact, Group, Heading, Item, Paragraph, Table
from jitui.report.model import Kind, Library
from jitui.workbook.model import Answer, Evidence, Workbook
from tests.export.workbooks import TODAY, book


def _request(library: Library, part: str = "whole", **more: Workbook) -> Request:
    return Request(workbook=more.get("workbook", book()), library=library, today=TODAY, part=part)


def _read(form: str, library: Library, part: str = "whole") -> str:
    return FORMATS[form].write(_request(library, part)).decode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", ["whole", "s1", "rq3", "actions", "evidence"])
def test_the_same_workbook_gives_the_same_bytes(form: str, part: str, library: Library) -> None:
    """Otherwise a version control shows changes that nobody made."""
    first = FORMATS[form].write(_request(library, part))
    assert first == FORMATS[form].write(_request(library, part))
    assert first


def _texts(library: Library, part: str = "whole") -> list[str]:
    out: list[str] = []
    for block in document(_request(library, part)).blocks:
        if isinstance(block, (Heading, Paragraph, Item)):
            out.append(block.text)
        elif isinstance(block, Fact):
            out += [block.label, block.value]
        elif isinstance(block, Group):
            out += [text for link in block.links for text in link]
        else:
            out += [cell for row in block.rows for cell in row]
    return out


def test_every_word_that_was_written_is_in_the_document(library: Library) -> None:
    said = re.sub(r"\s+", " ", " ".join(_texts(library)))
    for answer in book().answers:
        for text in answer.texts:
            for line in filter(None, text.split("\n")):
                assert line.removeprefix("- ") in said
    ids = [piece.id for piece in book().evidence] + [action.id for action in book().actions]
    assert all(name in said for name in ids)
    assert "Ask the panel." in said


def test_statements_come_before_questions_each_in_the_reports_order(library: Library) -> None:
    entries = (*library.of(Kind.STATEMENT), *library.of(Kind.QUESTION))
    asked = [
        b.label.partition("(")[2].rstrip(")").partition(",")[0]
        for b in document(_request(library)).blocks
        if isinstance(b, Paragraph) and b.label
    ]
    assert asked == [entry.ref for entry in entries]


def test_a_judgement_is_our_own_view_with_its_place_meaning_and_confidence(
    library: Library,
) -> None:
    text = _read("markdown", library, "s1")
    view = text[text.index("### Our own view") :]
    assert "Good (the third highest of six steps)" in view
    [meaning] = next(step for step in library.scale() if step.title == "Good").texts()
    assert meaning in view
    assert "**Our confidence in it:** medium" in view


def test_the_reports_questions_are_marked_as_paraphrased_and_ours_are_not(library: Library) -> None:
    """A committee must not take our words for the inspectorate's, or the other way round."""
    text = _read("markdown", library, "rq3")
    [question] = library.entries["rq3"].body
    assert f"\n*Paraphrased from the report (rq3, title by jitui):* {question}\n" in text
    assert "\nWe use" in text
    assert "\n>" not in text, "a quotation, which a paraphrase is not"
    assert "COMMS-0825-566" in text[text.index("## Source") :]
    assert "not a report of the Care Inspectorate" in text


def test_a_judgement_without_evidence_says_so(library: Library) -> None:
    assert "no evidence behind it yet" in _read("markdown", library, "s3")
    assert "2 pieces of evidence of 2 kinds: views of children, record audit" in _read(
        "markdown", library, "s1"
    )


def test_overdue_actions_come_first_and_are_marked_in_words(library: Library) -> None:
    [table] = [b for b in document(_request(library, "actions")).blocks if isinstance(b, Table)]
    assert [row[0] for row in table.rows] == ["a-bbbb", "a-aaaa", "a-cccc", "a-dddd"]
    assert table.rows[0][4] == "OVERDUE, under way"
    assert not any("OVERDUE" in row[4] for row in table.rows[1:])


def test_a_part_holds_nothing_of_the_rest(library: Library) -> None:
    """Who sends one answer does not mean to send all of them."""
    said = " ".join(_texts(library, "rq3"))
    assert "We use" in said
    assert "Nights are harder" not in said
    assert "Ask the panel" not in said
    assert "Publish" not in said
    only = FORMATS["json"].write(_request(library, "actions")).decode()
    assert "Agree one data set" in only
    assert "We use" not in only


def test_an_empty_workbook_makes_a_whole_document(library: Library) -> None:
    for form in FORMATS.values():
        assert form.write(_request(library, workbook=Workbook()))
    text = FORMATS["markdown"].write(_request(library, workbook=Workbook())).decode()
    assert text.count("Nothing has been written yet.") == 12


def test_control_characters_never_leave_and_break_no_format(library: Library) -> None:
    hostile = book().with_answer(Answer(ref="s2", now="a\x1b[31mb\x00\ufffe\u202ec"))
    for name, form in FORMATS.items():
        data = form.write(_request(library, workbook=hostile))
        if name == "docx":
            assert "a[31mbc" in "\n".join(
                p.text for p in docx.Document(io.BytesIO(data)).paragraphs
            )
        else:
            assert not re.search("[\x00\x1b\u202e]", data.decode())


def test_lines_stay_apart_and_bullets_become_a_list() -> None:
    assert list(written("one\ntwo\n\n- a\n* b\nthree")) == [
        Paragraph("one"),
        Paragraph("two"),
        Item("", "a"),
        Item("", "b"),
        Paragraph("three"),
    ]


# Markdown


def test_markdown_obeys_nothing_that_was_written(library: Library) -> None:
    text = _read("markdown", library)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert not [t for t in tokens if t.type.startswith("html")]
    levels = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    shown = "".join(
        child.content for t in tokens if t.type == "inline" for child in t.children or ()
    )
    assert "We use <script>alert(1)</script> & figures." in shown
    assert "# Not a heading 😀" in shown
    assert "Data on *older* young people" in shown


# HTML


class _Seen(HTMLParser):
    """What stands in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(library: Library) -> _Seen:
    seen = _Seen()
    seen.feed(_read("html", library))
    return seen


def test_the_page_stands_alone(library: Library) -> None:
    """Opened from a stick or an attachment, it asks for nothing and runs nothing."""
    seen = _page(library)
    names = {tag for tag, _ in seen.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    targets = [a[key] or "" for _, a in seen.tags for key in ("href", "src") if key in a]
    assert targets
    assert all(target.startswith("#") for target in targets)
    assert "url(" not in _read("html", library)
    assert "@import" not in _read("html", library)
    assert "<script>alert(1)</script>" in seen.text


def test_the_page_can_be_read_by_ear(library: Library) -> None:
    seen = _page(library)
    names = [tag for tag, _ in seen.tags]
    assert dict(seen.tags)["html"]["lang"] == "en-GB"
    assert [names.count(tag) for tag in ("h1", "main", "header", "footer", "title")] == [1] * 5
    levels = [int(tag[1]) for tag in names if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert names.count("caption") == names.count("table") == 3
    assert all(a.get("scope") in ("col", "row") for tag, a in seen.tags if tag == "th")
    ids = [a["id"] for _, a in seen.tags if "id" in a]
    assert len(ids) == len(set(ids))
    pointed = [a["aria-labelledby"] for _, a in seen.tags if "aria-labelledby" in a]
    pointed += [(a.get("href") or "#")[1:] for tag, a in seen.tags if tag == "a"]
    assert set(pointed) <= set(ids)


def _brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_each_text_stands_out_from_its_ground(scheme: dict[str, str]) -> None:
    ink, quiet, accent, paper, tint, _ = map(_brightness, scheme.values())
    for text in (ink, quiet, accent):
        for ground in (paper, tint):
            light, dark = max(text, ground), min(text, ground)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


# Word


def _word(library: Library) -> bytes:
    return FORMATS["docx"].write(_request(library))


def test_a_word_file_has_real_headings_and_tables_with_header_rows(library: Library) -> None:
    """Word's own outline, and a screen reader, go by these and not by how it looks."""
    opened = docx.Document(io.BytesIO(_word(library)))
    styles = [p.style.name for p in opened.paragraphs if p.style is not None]
    assert styles.count("Title") == 1
    assert styles.count("Heading 2") >= 12
    assert "List Bullet" in styles
    assert len(opened.tables) == 3
    for table in opened.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert not table.rows[1]._tr.xpath("./w:trPr/w:tblHeader")


def test_a_word_file_names_nobody_and_no_moment(library: Library) -> None:
    data = _word(library)
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.language) == ("Joint self-evaluation", "en-GB")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.modified is not None
    assert {m.replace(tzinfo=None) for m in (about.created, about.modified)} == {
        datetime(2026, 5, 4)
    }
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:lang w:val="en-GB"' in parts.read("word/styles.xml")


def test_one_answer_is_counted_as_one(library: Library) -> None:
    one = Workbook(answers=(Answer(ref="rq1", text="yes", judgement="Good"),))
    text = FORMATS["markdown"].write(_request(library, workbook=one)).decode()
    assert "1 of 12 has an answer" in text
    assert "; 1 has a judgement" in text


# What is asked for


def test_a_part_that_is_none_names_the_nearest(library: Library) -> None:
    assert part_named(" S2 ", library) == "s2"
    assert part_named("", library) == "whole"
    with pytest.raises(NotFound, match="did you mean 'rq3'"):
        part_named("rq33", library)


def test_the_files_ending_says_the_form() -> None:
    assert format_of_file("a/b.DOCX", "whole") == "docx"
    assert format_of_file("x.csv", "actions") == "actions-csv"
    assert format_named("HTML") == "html"
    for file in ("x.csv", "x", "x.pdf"):
        with pytest.raises(UsageError, match="--format"):
            format_of_file(file, "whole")
    with pytest.raises(UsageError, match="did you mean 'markdown'"):
        format_named("markdwon")


def test_evidence_whose_kind_is_not_said_is_not_counted_as_of_no_kind(library: Library) -> None:
    """The table said "1 piece of 0 kinds"."""
    workbook = Workbook(evidence=(Evidence(id="e-aaaa", kind=None, shows="Audit", refs=("rq2",)),))
    text = FORMATS["markdown"].write(_request(library, workbook=workbook)).decode()
    assert "1 piece, kind not given" in text
    assert "0 kinds" not in text
