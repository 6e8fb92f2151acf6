"""A document as one HTML file that needs nothing else: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from jitui.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Owner,
    Paragraph,
    Table,
)

_NAMES = ("ink", "quiet", "accent", "paper", "tint", "rule")
LIGHT = ("#1d2427", "#50595f", "#0f4f5c", "#ffffff", "#eef4f5", "#b9c4c8")
DARK = ("#e7ebed", "#b0babf", "#93d5e1", "#14191c", "#1f282c", "#4a565c")
"""The colours of each scheme, in the order of the names; each text is well over 4.5 : 1."""

_STYLE = """\
html { font: 100%/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
body { margin: 0; color: var(--ink); background: var(--paper); }
header, nav, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; border-top: .4rem solid var(--accent); max-width: none; }
footer { padding-bottom: 3rem; margin-top: 3rem; color: var(--quiet); }
h1, h2, h3, h4, h5 { line-height: 1.25; color: var(--accent); break-after: avoid; }
h1 { font-size: 2.1rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 .8rem; padding-top: .6rem;
     border-top: 1px solid var(--rule); }
h3 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: 1.05rem; margin: 1.3rem 0 .3rem; }
h4, h5 { color: var(--ink); }
h5 { font-size: .95rem; margin: 1rem 0 .3rem; font-weight: 600; }
p, ul, dl { margin: .5rem 0; }
li { margin: .25rem 0; }
p, li, dd, td, th { overflow-wrap: anywhere; }
.jitui { color: var(--quiet); }
.report { margin: .8rem 0; padding: .6rem 1rem; background: var(--tint); }
.report p { margin: 0; }
.report .whose { font-size: .875rem; color: var(--quiet); }
dl { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .3rem 1rem; }
header > h1, header > dl { max-width: 46rem; margin: 0 auto 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: .9rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0;
         border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--accent); }
tbody th { font-weight: 600; }
nav ul { columns: 2; padding-left: 1.2rem; }
nav li { margin: 0; padding: .15rem 0; }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
@media (max-width: 34rem) { dl { display: block; } dd { margin-bottom: .5rem; }
  nav ul { columns: 1; } }
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  html { font-size: 10.5pt; }
  nav, .skip { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  header { border-top: 0; }
  table { min-width: 0; }
  thead { display: table-header-group; }
  tr, .report { break-inside: avoid; }
}
"""


def html(document: Document) -> bytes:
    """Return a document as an HTML file that assistive technology can read."""
    ids = {number: f"h{number}" for number, _ in _headings(document)}
    first = next((n for n, block in enumerate(document.blocks) if isinstance(block, Heading)), 0)
    last = max((n for n, heading in _headings(document) if heading.level == 2), default=0)
    lines = [*_head(document), "<header>", f"<h1>{escape(document.title)}</h1>"]
    lines += _blocks(document, range(first), ids)
    lines += ["</header>", *_contents(document, ids), '<main id="content">']
    lines += _blocks(document, range(first, last), ids)
    # The last part says where what is paraphrased comes from: information on all the rest.
    lines += ["</main>", f'<footer aria-labelledby="{ids.get(last, "")}">']
    lines += _blocks(document, range(last, len(document.blocks)), ids)
    lines += ["</footer>", "</body>", "</html>"]
    return ("\n".join(lines) + "\n").encode()


def _headings(document: Document) -> Iterator[tuple[int, Heading]]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            yield number, block


def _head(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{document.language}">'
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
    yield _STYLE.rstrip()
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#content">Skip to content</a>'


def _colours(scheme: Iterable[str]) -> str:
    return " ".join(f"--{name}: {hue};" for name, hue in zip(_NAMES, scheme, strict=True))


def _contents(document: Document, ids: dict[int, str]) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    yield "<ul>"
    for number, heading in _headings(document):
        if heading.level == 2:
            yield f'<li><a href="#{ids[number]}">{escape(heading.text)}</a></li>'
    yield "</ul>"
    yield "</nav>"


def _blocks(document: Document, numbers: range, ids: dict[int, str]) -> Iterator[str]:
    for number in numbers:
        yield from _block(document.blocks[number], number, ids)


def _block(block: Block, number: int, ids: dict[int, str]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f'<h{block.level} id="{ids[number]}">{escape(block.text)}</h{block.level}>'
    elif isinstance(block, Paragraph):
        yield from _paragraph(block)
    elif isinstance(block, Items):
        yield f"<ul{_class(block.whose)}>"
        yield from (f"<li>{escape(text)}</li>" for text in block.texts)
        yield "</ul>"
    elif isinstance(block, Facts):
        yield from _facts(block)
    else:
        yield from _table(block, f"t{number}")


def _class(whose: Owner) -> str:
    return ' class="jitui"' if whose is Owner.PROGRAM else ""


def _paragraph(block: Paragraph) -> Iterator[str]:
    if block.whose is not Owner.REPORT:
        yield f"<p{_class(block.whose)}>{escape(block.text)}</p>"
        return
    yield '<div class="report">'
    yield f'<p class="whose">{escape(block.label)}:</p>'
    yield f"<p>{escape(block.text)}</p>"
    yield "</div>"


def _facts(block: Facts) -> Iterator[str]:
    if block.label:
        yield '<div class="report">'
        yield f'<p class="whose">{escape(block.label)}:</p>'
    yield "<dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in block.pairs)
    yield "</dl>"
    if block.label:
        yield "</div>"


def _table(block: Table, id: str) -> Iterator[str]:
    # A table that is wider than the window is scrolled in its place, also by keyboard.
    yield f'<div class="wide" role="region" aria-labelledby="{id}" tabindex="0">'
    yield "<table>"
    yield f'<caption id="{id}">{escape(block.caption)}</caption>'
    whole = sum(block.widths)
    yield "<colgroup>"
    yield from (f'<col style="width: {100 * width // whole}%">' for width in block.widths)
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
