"""A citation says whose wording it is and where it stands, and data is never obeyed in it."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.substitution import substitution_plugin
from mdit_py_plugins.superscript import superscript_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from msgspec.structs import replace

from jitui import __version__
from jitui.errors import UsageError
from jitui.output.citations import STYLES, cite
from jitui.output.markdown import escaped
from jitui.report.clean import clean_line
from jitui.report.entry_parts import Point, SourceLocation
from jitui.report.loading.load import load
from jitui.report.model import (
    Discrepancy,
    Entry,
    Library,
    Origin,
    Step,
    Term,
)
from tests.cli.running import surroundings
from tests.report.faults import edit

RECORDS = ("harvard", "bibtex", "csl-json")
"""The styles that a list of sources is made from."""

NUMBER, WEBSITE = "COMMS-0825-566", "www.careinspectorate.com"


def _untex(text: str) -> str:
    """Return what TeX prints for a text; fail on a character that it would obey."""
    names = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textless": "<",
        "textgreater": ">",
        "textbar": "|",
    }
    printed, at = "", 0
    pattern = re.compile(
        r"\\(?P<name>[a-z]+)\{\}|\\(?P<mark>[&%$#_])|\{(?P<braced>[\"`])\}|(?P<plain>[^\\{}&%$#_^~\"<>|`])"
    )
    while at < len(text):
        found = pattern.match(text, at)
        assert found, f"TeX would obey {text[at : at + 10]!r}"
        name = found["name"]
        printed += names[name] if name else found["mark"] or found["braced"] or found["plain"]
        at = found.end()
    return printed


def _bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Read BibTeX as BibTeX does, which counts escaped braces: kind, key, printed fields."""
    found = []
    for whole in text.removesuffix("\n").split("\n\n"):
        head, *lines, tail = whole.split("\n")
        first = re.fullmatch(r"@([a-z]+)\{([a-z0-9.-]+),", head)
        assert first, head
        assert tail == "}"
        fields = {}
        for line in lines:
            parts = re.fullmatch(r"  ([a-z]+) = (.*),", line)
            assert parts, line
            name, value = parts.groups()
            assert name not in fields
            depth = 0
            for number, character in enumerate(value, 1):
                depth += {"{": 1, "}": -1}.get(character, 0)
                assert depth > 0 or number == len(value) or name == "month", line
            assert depth == 0, line
            inner = value[1:-1] if value.startswith("{") else value
            inner = inner[1:-1] if name in ("author", "title") else inner
            fields[name] = _untex(inner)
        found.append((first[1], first[2], fields))
    return found


def _csl(text: str) -> list[dict[str, Any]]:
    items = json.loads(text)
    assert isinstance(items, list)
    return items


def _extended() -> MarkdownIt:
    """Return a parser with all that is widely added to Markdown."""
    parser = MarkdownIt("gfm-like")
    for plugin in (
        *(amsmath_plugin, attrs_block_plugin, attrs_plugin, colon_fence_plugin, deflist_plugin),
        *(dollarmath_plugin, fieldlist_plugin, footnote_plugin, gfm_autolink_plugin),
        *(myst_block_plugin, myst_role_plugin, sub_plugin, substitution_plugin),
        *(superscript_plugin, tasklists_plugin),
    ):
        parser.use(plugin)
    return parser


PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "gfm-like": MarkdownIt("gfm-like"),
    "extended": _extended(),
}


def _tokens(text: str, dialect: str) -> list[Token]:
    tokens = PARSERS[dialect].parse(text)
    return [*tokens, *(child for token in tokens for child in token.children or ())]


OURS = {
    *(
        f"{name}_{end}"
        for name in ("heading", "paragraph", "bullet_list", "list_item")
        for end in ("open", "close")
    ),
    "inline",
    "text",
}
"""The only tokens of Markdown that the style itself makes."""


def _is_bare_address(token: Token) -> bool:
    """Whether a token is of a link that a dialect makes of an address: it shows where it leads."""
    return token.type in ("link_open", "link_close") and token.markup in ("linkify", "autolink")


def _shown(text: str, dialect: str = "commonmark") -> list[str]:
    """Return the texts that a reader of rendered Markdown sees; fail where data became more."""
    tokens = _tokens(text, dialect)
    assert {token.type for token in tokens if not _is_bare_address(token)} <= OURS, text
    shown = []
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            assert all(child.type == "text" or _is_bare_address(child) for child in children)
            shown.append("".join(child.content for child in children))
    return shown


def _read(style: str, text: str) -> str:
    """Return the words of a citation, freed of the style's own marks."""
    if style == "markdown":
        return "\n".join(_shown(text))
    if style == "bibtex":
        return "\n".join(value for _, _, fields in _bibtex(text) for value in fields.values())
    if style == "csl-json":
        return "\n".join(str(value) for item in _csl(text) for value in item.values())
    return text


def _from_report(library: Library) -> list[Entry]:
    return [e for e in library.entries.values() if e.origin is Origin.REPORT]


def _beyond(library: Library) -> list[Entry]:
    return [e for e in library.entries.values() if e.origin is not Origin.REPORT]


def _title(library: Library) -> str:
    return f"{library.report.title}: review of findings"


def test_each_style_has_a_description_of_one_line() -> None:
    assert tuple(STYLES) == ("reference", "text", "markdown", "harvard", "bibtex", "csl-json")
    for words in (style.description for style in STYLES.values()):
        assert words
        assert "\n" not in words


@pytest.mark.parametrize("style", STYLES)
def test_what_paraphrases_the_report_cites_the_report(style: str, library: Library) -> None:
    for entry in _from_report(library):
        words = _read(style, cite(library, [entry], style))
        assert "paraphrased by jitui from" in words, entry.ref
        for fact in ("Care Inspectorate", NUMBER, WEBSITE, _title(library), entry.ref, entry.title):
            assert fact in words, (entry.ref, fact)
        assert ("26 August 2025" if style != "csl-json" else "[[2025, 8, 26]]") in words
        assert entry.location is not None
        assert str(entry.location) in words
        assert "added by jitui" not in words


@pytest.mark.parametrize("style", STYLES)
def test_what_was_added_says_so_and_names_its_source(style: str, library: Library) -> None:
    for entry in _beyond(library):
        words = _read(style, cite(library, [entry], style))
        assert "not from the report: added by jitui, " in words, entry.ref
        assert "paraphrased by jitui" not in words
        assert f"jitui {__version__}" in words or __version__ in words
        assert entry.title in words
        if isinstance(entry, (Term, Step)):
            assert f"source: {entry.source}" in words
        elif isinstance(entry, Discrepancy):
            assert f"source: jitui's own reading of {', '.join(entry.passages)}" in words
        else:
            assert "no source named" in words


@pytest.mark.parametrize("style", RECORDS)
def test_a_record_of_what_was_added_never_names_the_report(style: str, library: Library) -> None:
    for entry in _beyond(library):
        text = cite(library, [entry], style)
        for fact in (NUMBER, library.report.title, WEBSITE, "Dundee"):
            assert fact not in text, (entry.ref, fact)


@pytest.mark.parametrize("style", STYLES)
def test_a_page_is_given_only_where_it_is_known(style: str, library: Library) -> None:
    for entry in library.entries.values():
        pages = re.findall(r"begins on p\. (\d+)", cite(library, [entry], style))
        known = entry.location.page if entry.location and entry.origin is Origin.REPORT else None
        assert pages == ([str(known)] if known else []), entry.ref
    assert "Statement 2" in cite(library, [library.entries["s2.1"]], style)


def test_the_place_of_what_was_added_is_no_place_in_the_report(library: Library) -> None:
    entry = replace(library.entries["camhs"], location=SourceLocation(part="Part B", page=29))
    for style in STYLES:
        assert "29" not in cite(library, [entry], style)


def test_an_entry_whose_place_is_not_known_is_still_cited(library: Library) -> None:
    entry = replace(library.entries["km3"], location=None)
    for style in STYLES:
        words = cite(library, [entry], style)
        assert "araphrased by jitui from" in words
        assert "None" not in words


@pytest.mark.parametrize("style", STYLES)
def test_all_entries_in_one_citation(style: str, library: Library) -> None:
    text = cite(library, library.entries.values(), style)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    words = _read(style, text)
    for entry in library.entries.values():
        assert entry.title in words
    for line in text.split("\n"):
        assert line == line.rstrip()


@pytest.mark.parametrize("style", STYLES)
def test_order_is_kept_and_each_entry_stands_once(style: str, library: Library) -> None:
    km3, moray = library.entries["km3"], library.entries["moray"]
    text = cite(library, [moray, km3, moray], style)
    assert text == cite(library, [moray, km3], style)
    words = _read(style, text)
    assert words.index(moray.title) < words.index(km3.title)


def test_a_reference_is_one_line(library: Library) -> None:
    lines = cite(library, library.entries.values(), "reference").split("\n")
    assert lines.pop() == ""
    for line, entry in zip(lines, library.entries.values(), strict=True):
        assert line.startswith(f"{entry.ref}: {entry.title}")
        assert line.endswith(f"(26 August 2025, {NUMBER}, {WEBSITE}).")


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_the_whole_entry_stands_before_its_reference(style: str, library: Library) -> None:
    for entry in library.entries.values():
        text = cite(library, [entry], style)
        reference = cite(library, [entry], "reference").strip()
        parts = text.strip().split("\n") if style == "text" else _shown(text)
        assert parts[0] == entry.title
        assert parts[-1] == reference
        words = [part.removeprefix("- ") for part in parts[1:-1] if part]
        read = [text for text in entry.texts() if text not in entry.summary]
        assert words[: len(read)] == read, entry.ref
        if entry.summary:
            assert words[len(read) :] == ["Key points (Appendix 3)", *entry.summary]
        else:
            assert words[len(read) :] == []


def test_a_harvard_reference_of_the_report(library: Library) -> None:
    text = cite(library, [library.entries["km3"]], "harvard")
    assert text.startswith(f"Care Inspectorate (2025) {_title(library)}")
    assert f". Dundee: Care Inspectorate ({NUMBER}, 26 August 2025)." in text
    assert f" Available at: https://{WEBSITE}. Refers to Key messages " in text
    assert "*" not in text
    assert text.count("\n") == 1


def test_a_harvard_reference_of_what_was_added(library: Library) -> None:
    text = cite(library, [library.entries["camhs"]], "harvard")
    assert text.startswith(
        "jitui (no date) \u2018Child and adolescent mental health services\u2019"
    )
    assert f"entry camhs in jitui, version {__version__}" in text


def test_the_bibtex_of_every_entry(library: Library) -> None:
    found = _bibtex(cite(library, library.entries.values(), "bibtex"))
    assert len({key for _, key, _ in found}) == len(library.entries)
    for (kind, key, fields), entry in zip(found, library.entries.values(), strict=True):
        assert key == f"jitui-{entry.ref}"
        if entry.origin is Origin.REPORT:
            assert kind == "techreport"
            assert fields["author"] == fields["institution"] == "Care Inspectorate"
            assert (fields["year"], fields["month"], fields["number"]) == ("2025", "aug", NUMBER)
            assert fields["title"].startswith(_title(library))
            assert fields["url"] == f"https://{WEBSITE}"
            assert entry.title in fields["note"]
        else:
            assert kind == "misc"
            assert fields["author"] == "jitui"
            assert fields["title"] == entry.title
            assert "year" not in fields


def test_the_names_in_bibtex_are_not_taken_apart(library: Library) -> None:
    text = cite(library, library.entries.values(), "bibtex")
    assert text.count("\n  author = {{Care Inspectorate}},\n") == len(_from_report(library))
    assert text.count("\n  author = {{jitui}},\n") == len(_beyond(library))


CSL_TEXTS = {
    "id",
    "type",
    "title",
    "container-title",
    "version",
    "publisher",
    "publisher-place",
    "number",
    "URL",
    "language",
    "note",
}
"""Fields of text in the schema of CSL's input, of those that are used here."""


def test_the_csl_json_of_every_entry(library: Library) -> None:
    items = _csl(cite(library, library.entries.values(), "csl-json"))
    assert len({item["id"] for item in items}) == len(library.entries)
    for item, entry in zip(items, library.entries.values(), strict=True):
        assert set(item) <= {*CSL_TEXTS, "author", "issued"}
        assert all(isinstance(item[name], str) for name in set(item) & CSL_TEXTS)
        assert "\n" not in item["note"]
        if entry.origin is Origin.REPORT:
            assert item["type"] == "report"
            assert item["author"] == [{"literal": "Care Inspectorate"}]
            assert item["issued"] == {"date-parts": [[2025, 8, 26]]}
            assert (item["number"], item["publisher-place"]) == (NUMBER, "Dundee")
            assert item["URL"] == f"https://{WEBSITE}"
        else:
            assert item["type"] == "entry"
            assert item["author"] == [{"literal": "jitui"}]
            assert item["version"] == __version__
            assert "issued" not in item


@pytest.mark.parametrize(
    ("published", "parts", "year"),
    [
        ("26 August 2025", [[2025, 8, 26]], "2025"),
        ("1 may 2031", [[2031, 5, 1]], "2031"),
        ("August 2025", [[2025, 8]], "2025"),
        ("2025", [[2025]], "2025"),
        ("Summer 2025", [[2025]], "2025"),
        ("99 August 2025", [[2025]], "2025"),
        ("in 12345 days", None, "no date"),
        ("lately", None, "no date"),
    ],
)
def test_as_much_of_a_date_as_is_known(
    published: str, parts: list[list[int]] | None, year: str, library: Library
) -> None:
    other = replace(library, report=replace(library.report, published=published))
    entry = other.entries["km3"]
    issued = _csl(cite(other, [entry], "csl-json"))[0]["issued"]
    assert issued == ({"date-parts": parts} if parts else {"literal": published})
    assert cite(other, [entry], "harvard").startswith(f"Care Inspectorate ({year}) ")
    fields = _bibtex(cite(other, [entry], "bibtex"))[0][2]
    assert fields.get("year", "no date") == year
    assert ("month" in fields) == (parts is not None and len(parts[0]) > 1)
    assert published in fields["note"]


def test_the_seat_of_another_publisher_is_not_guessed(library: Library) -> None:
    report = replace(library.report, publisher="Another Body", publisher_place="")
    other = replace(library, report=report)
    for style in RECORDS:
        text = cite(other, [other.entries["km3"]], style)
        assert "Another Body" in text
        assert "Dundee" not in text


@pytest.mark.parametrize(
    ("website", "address"),
    [
        ("www.example.org", "https://www.example.org"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", "https://javascript:alert(1)"),
    ],
)
def test_an_address_is_one_of_the_web(website: str, address: str, library: Library) -> None:
    other = replace(library, report=replace(library.report, website=website))
    assert _csl(cite(other, [other.entries["km3"]], "csl-json"))[0]["URL"] == address


@pytest.mark.parametrize("style", ["", "bibtx", "Harvard", "\x1b[2Japa"])
def test_an_unknown_style_is_told_and_never_echoed_raw(style: str, library: Library) -> None:
    with pytest.raises(UsageError) as raised:
        cite(library, [library.entries["km3"]], style)
    assert "citation style" in str(raised.value)
    assert "\x1b" not in str(raised.value)
    if style == "bibtx":
        assert "did you mean 'bibtex'?" in str(raised.value)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_to_cite_is_told(style: str, library: Library) -> None:
    with pytest.raises(UsageError, match="nothing to cite"):
        cite(library, [], style)


def test_the_same_input_gives_the_same_bytes() -> None:
    code = (
        "import sys\n"
        "from jitui.output.citations import STYLES, cite\n"
        "from jitui.report.loading.folders import bundled_folder\n"
        "from jitui.report.loading.load import load\n"
        "library = load(bundled_folder())\n"
        "for style in STYLES:\n"
        "    text = cite(library, library.entries.values(), style)\n"
        "    sys.stdout.buffer.write(text.encode())\n"
    )
    ran = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env=surroundings({"PYTHONHASHSEED": seed}),
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    ]
    assert ran[0] == ran[1] != b""


HOSTILE = (
    "]{}\\%$&#_^~\"<script>alert('x')</script>",
    "}{ }} {{ \\} \\{ \\\\ \\end{document} \\input{/etc/passwd}",
    "``x'' ^^41 $\\frac12$ 100% #1 a_b ~ | \" {\"",
    "@misc{evil, title = {x}}, note = {y}",
    "[evil](javascript:alert(1)) ![i](http://evil.example/p.png) [a][b] [b]: http://evil.example",
    "https://example.org www.example.org example.org //example.org a@example.org",
    "www.1.example.org http://127.0.0.1/ //localhost/x mailto:a@example.org <http://example.org>",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g`` ==h== ++i++ ^j^ :smile: $k$ <b>l</b> <!-- m -->",
    "# heading #",
    "- item",
    "+ item",
    "* * *",
    "- - -",
    "--- === ***",
    "===",
    "=",
    "1. one",
    "1) one",
    "(ii) two",
    "a. b",
    "> quote",
    "```",
    "~~~ sh",
    "::: note",
    ": definition",
    "%% comment",
    "| a | b |",
    "|---|---|",
    "[ ] task",
    "(target)=",
    ":field: x",
    "+++ block",
    "{.name #id} {{ name }}",
    "[^1]: note",
    "[ref]: http://evil.example 'x'",
    "&lt;b&gt; &#60;b&#62; &copy; &",
    "<div onclick='x'>",
    "<?php x ?> <!DOCTYPE x> <![CDATA[x]]>",
    "x\\",
    "{:title: evil} {:note: y}",
    "title: evil",
    '", "title": "evil',
    "Caf\xe9 \u2013 \u4e2d\u6587 \u2018q\u2019 \u201cr\u201d",
)


def _with(library: Library, text: str) -> Library:
    """Return a library of two entries that have one text wherever text can stand."""
    report = replace(
        library.report,
        title=text,
        subtitle=text,
        publisher=text,
        reference=text,
        website=text,
        published=text,
    )
    place = SourceLocation(part=text, section=f"{text} {text}", page=7)
    points = (Point(name=text, text=text), Point(text=text))
    texts = {"title": text, "body": (text, text), "after": (text,), "summary": (text, text)}
    made: Any = {**texts, "points": points, "location": place}
    term = library.entries["camhs"]
    assert isinstance(term, Term)
    entries = {
        "km3": replace(library.entries["km3"], **made),
        "camhs": replace(term, **{**made, "source": text}),
    }
    return replace(library, report=report, entries=entries, links=())


def _never_obeyed(library: Library, text: str) -> None:
    """Fail if a text has become more than text in any style."""
    other = _with(library, text)
    entries = list(other.entries.values())
    for entry in entries:
        reference = cite(other, [entry], "reference")
        assert reference.count("\n") == 1
        expected = [
            *(text, text, text, f"{text}: {text}", text, text, "Key points (Appendix 3)"),
            *(text, text, reference.strip()),
        ]
        written = cite(other, [entry], "markdown")
        for dialect in PARSERS:
            assert _shown(written, dialect) == expected, (dialect, written)
    bibtex = _bibtex(cite(other, entries, "bibtex"))
    assert [(kind, key) for kind, key, _ in bibtex] == [
        ("techreport", "jitui-km3"),
        ("misc", "jitui-camhs"),
    ]
    assert bibtex[0][2]["author"] == text
    assert bibtex[0][2]["number"] == text
    assert bibtex[1][2]["title"] == text
    assert text in bibtex[0][2]["note"]
    assert f"source: {text}" in bibtex[1][2]["note"]
    report, added = _csl(cite(other, entries, "csl-json"))
    assert (report["publisher"], report["number"], added["title"]) == (text, text, text)
    for item in (report, added):
        assert "{:" not in item["note"]
        assert not re.match(r"([-_a-z]+|[A-Z]+):", item["note"])


@pytest.mark.parametrize(
    "text",
    [
        "The address is www.careinspectorate.com, as of 2025.",
        "At 12:30, e.g. in St.Andrews, R&D met (see https://example.org/a-b?page=2&b=3).",
        "Write to someone@example.org.",
    ],
)
def test_ordinary_text_reads_in_markdown_as_it_was_written(text: str) -> None:
    assert escaped(text) == text
    for dialect in PARSERS:
        assert _shown(text, dialect) == [text]


def test_an_address_with_marks_shows_no_backslash() -> None:
    """A renderer that makes a link of it would take the backslash into the link."""
    assert escaped("www.example.org/a_b") == r"www\.example.org/a\_b"
    assert escaped("https://example.org/a_b") == r"https\://example.org/a\_b"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_obeyed(text: str, library: Library) -> None:
    _never_obeyed(library, text)


def test_any_text_is_shown_and_never_obeyed(library: Library) -> None:
    chance = random.Random(11)
    pieces = [
        *"\\`*_{}[]()<>#+-.!|~$&^@%=:/\"';,?0123 aBx",
        *("www.", "http://", "https://", "example.org", "mailto:", "](", "![", "&#60;", "&lt;"),
        *("<b>", "</b>", "<!--", "-->", "```", "---", "1. ", "- ", "# ", "> ", "\xe9", "\u4e2d"),
        *("{:", "}}", "{{", "\\\\", "\\begin{x}", " ", " ", " "),
    ]
    for _ in range(300):
        text = clean_line("".join(chance.choices(pieces, k=chance.randint(1, 14))))
        if text:
            _never_obeyed(library, text)


def test_a_data_folder_with_hostile_titles(data_copy: Path) -> None:
    title = ']{}\\%$&#_^~"<script>'
    quoted = json.dumps(title)
    edit(data_copy, "partnerships.yaml", "title: Moray", f"title: {quoted}")
    edit(data_copy, "more-terms.yaml", "title: Care experienced", f"title: {quoted}")
    edit(data_copy, "more-terms.yaml", "source: >-\n", f"source: {quoted}\n#")
    edit(data_copy, "report.yaml", "website: ", f"website: {quoted} #")
    edit(data_copy, "report.yaml", "reference: ", f"reference: {quoted} #")
    edit(data_copy, "report.yaml", "title: ", f"title: {quoted} #")
    library = load(data_copy)
    entries = [library.entries["moray"], library.entries["care-experienced"]]
    for style in STYLES:
        words = _read(style, cite(library, entries, style))
        assert words.count(title) > 2
    report, added = _bibtex(cite(library, entries, "bibtex"))
    assert report[2]["title"].startswith(f"{title}: review of findings")
    assert report[2]["number"] == title
    assert "url" not in report[2]
    assert added[2]["title"] == title
    assert f"source: {title}" in added[2]["note"]
    assert "<script>" not in cite(library, entries, "markdown")
