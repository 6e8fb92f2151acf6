"""A document as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from jitui.export.document import Block, Document, Facts, Heading, Items, Paragraph
from jitui.output.markdown import escaped, items, table


def markdown(document: Document) -> bytes:
    """Return a document as Markdown that shows every text as it was written."""
    lines = [f"# {escaped(document.title)}"]
    for block in document.blocks:
        lines += ["", *_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield from _paragraph(block)
    elif isinstance(block, Items):
        yield from items(block.texts)
    elif isinstance(block, Facts):
        if block.label:
            yield f"*{escaped(block.label)}:*"
            yield ""
        yield from (f"- **{escaped(name)}:** {escaped(text)}" for name, text in block.pairs)
    else:
        yield escaped(block.caption)
        yield ""
        rows = ([cell.replace("\n", "; ") for cell in row] for row in block.rows)
        yield from table(block.heads, rows)


def _paragraph(block: Paragraph) -> Iterator[str]:
    label = f"*{escaped(block.label)}:* " if block.label else ""
    yield f"{label}{escaped(block.text)}"
