"""A document as one HTML file that needs nothing else: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from jitui.export.document import LANGUAGE, Document
from jitui.report.blocks import (
    DocumentBlock,
    Fact,
    Group,
    Heading,
    Item,
    Paragraph,
    Table,
)

LIGHT = {
    "ink": "#1d2427",
    "quiet": "#50595f",
    "accent": "#0f4f5c",
    "paper": "#ffffff",
    "tint": "#eef4f5",
    "rule": "#b9c4c8",
}
DARK = {
    "ink": "#e7ebed",
    "quiet": "#b0babf",
    "accent": "#93d5e1",
    "paper": "#14191c",
    "tint": "#1f282c",
    "rule": "#4a565c",
}
"""The colours of each scheme; each text is well over 4.5 : 1."""

_STYLE_SHEET = Path(__file__).with_name("document.css")


def html(document: Document) -> bytes:
    """Return a document as an HTML file that assistive technology can read."""
    parts = list(_parts(document.blocks))
    headings = [(number, part[0]) for number, part in enumerate(parts)]
    chapters = [(n, h) for n, h in headings if isinstance(h, Heading) and h.level == 2]
    first, last = chapters[0][0], chapters[-1][0]
    rendered = ["\n".join(_part(part, number)) for number, part in enumerate(parts)]
    lines = [
        *_head(document),
        "<header>",
        f"<h1>{escape(document.title)}</h1>",
        *rendered[:first],
        "</header>",
        '<nav aria-label="Contents">',
        "<ul>",
        *(f'<li><a href="#h{number}">{escape(h.text)}</a></li>' for number, h in chapters),
        "</ul>",
        "</nav>",
        '<main id="content">',
        *rendered[first:last],
        "</main>",
        # The last part says where what is paraphrased comes from: information on all the rest.
        f'<footer aria-labelledby="h{last}">',
        *rendered[last:],
        "</footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _parts(blocks: Iterable[DocumentBlock]) -> Iterator[tuple[DocumentBlock, ...]]:
    """Yield blocks, with the items of one list together, and the facts of one list."""
    for kind, group in groupby(blocks, type):
        if issubclass(kind, Item | Fact):
            yield tuple(group)
        else:
            yield from ((block,) for block in group)


def _head(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LANGUAGE}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(document.title)}</title>"
    yield "<style>"
    yield f":root {{ {_colours(LIGHT)} }}"
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} }} }}"
    yield _STYLE_SHEET.read_text("utf-8").rstrip()
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#content">Skip to content</a>'


def _colours(scheme: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in scheme.items())


def _part(part: tuple[DocumentBlock, ...], number: int) -> Iterator[str]:
    """Yield the lines of a list or of another block; ``number`` makes its id."""
    block = part[0]
    if isinstance(block, Heading):
        yield f'<h{block.level} id="h{number}">{escape(block.text)}</h{block.level}>'
    elif isinstance(block, Paragraph):
        text = f"<p{_quiet(block)}>{escape(block.text)}</p>"
        yield from _from_report(block.label, [text]) if block.label else [text]
    elif isinstance(block, Item):
        yield f"<ul{_quiet(block)}>"
        yield from (f"<li>{escape(item.labelled)}</li>" for item in part if isinstance(item, Item))
        yield "</ul>"
    elif isinstance(block, Fact):
        yield from _facts((fact.label, fact.value) for fact in part if isinstance(fact, Fact))
    elif isinstance(block, Group):
        yield from _from_report(block.label, _facts(block.links))
    else:
        yield from _table(block, f"t{number}")


def _quiet(block: Paragraph | Item) -> str:
    return ' class="jitui"' if block.quiet else ""


def _from_report(label: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield what is the report's, set apart, under a label that says so."""
    yield '<div class="report">'
    yield f'<p class="whose">{escape(label)}:</p>'
    yield from lines
    yield "</div>"


def _facts(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in pairs)
    yield "</dl>"


def _table(block: Table, id: str) -> Iterator[str]:
    # A table that is wider than the window is scrolled in its place, also by keyboard.
    yield f'<div class="wide" role="region" aria-labelledby="{id}" tabindex="0">'
    yield "<table>"
    yield f'<caption id="{id}">{escape(block.caption)}</caption>'
    total = sum(block.widths)
    yield "<colgroup>"
    yield from (f'<col style="width: {100 * width // total}%">' for width in block.widths)
    yield "</colgroup>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in block.rows:
        first, *rest = ("<br>".join(map(escape, cell.split("\n"))) for cell in row)
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"
