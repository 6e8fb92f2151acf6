"""A document as a Word file (.docx): real headings, tables with header rows, no author.

python-docx, which knows the format, is an extra, so this module may be impossible to import.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jitui.export.document import LANGUAGE, Document
from jitui.export.html import LIGHT
from jitui.report.blocks import DocumentBlock, Fact, Group, Heading, Item, Paragraph, Table

_COLOURS = {name: colour.removeprefix("#").upper() for name, colour in LIGHT.items()}
_FONT = "Calibri"
_WIDTH = 17.0
"""How wide the text is, in centimetres: A4 without its margins."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file knows; every part of the file is of it."""


def docx_bytes(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes."""
    target = docx.Document()
    _set_properties(target, document)
    _set_styles(target)
    _add_footer(target.sections[0].footer.paragraphs[0], document.title)
    target.add_paragraph(document.title, style="Title")
    for block in document.blocks:
        _add(target, block)
    out = io.BytesIO()
    target.save(out)
    return _timeless(out.getvalue())


def _timeless(data: bytes) -> bytes:
    """Return a zip file with the times and the system of its making gone."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _OLDEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            new.writestr(part, old.read(name))
    return out.getvalue()


# Properties and styles


def _set_properties(target: WordDocument, document: Document) -> None:
    """Set what the file says of itself, and the page."""
    about = target.core_properties
    about.title, about.language = document.title, LANGUAGE
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = datetime.combine(document.day, time())
    about.revision = 1
    page = target.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)


def _set_styles(target: WordDocument) -> None:
    styles = target.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    _set_type(styles["Normal"], 11, "ink")
    styles["Normal"].paragraph_format.space_after = Pt(6)
    _set_type(styles["Title"], 26, "accent", bold=True)
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    styles["Title"].paragraph_format.space_after = Pt(12)
    for level, size, before in ((1, 18, 24), (2, 14, 18), (3, 11.5, 12), (4, 10.5, 8)):
        style = styles[f"Heading {level}"]
        _set_type(style, size, "accent" if level < 3 else "ink", bold=True)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _set_type(styles["Caption"], 9.5, "quiet")
    styles["Caption"].paragraph_format.keep_with_next = True
    report, remark, cell = (
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        for name in ("From the report", "Remark", "Cell")
    )
    for style in (report, remark, cell):
        style.base_style = styles["Normal"]
    report.paragraph_format.keep_together = True
    # A tinted ground: not indented with a rule, which says "quotation".
    report.element.get_or_add_pPr().append(_tint())
    _set_type(remark, 10, "quiet")
    _set_type(cell, 9.5, "ink")
    cell.paragraph_format.space_after = Pt(2)


def _set_type(style: Any, size: float, colour: str, bold: bool = False) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor.from_string(_COLOURS[colour])
    fonts = style.element.rPr.rFonts
    # The template names fonts by its theme, which would win.
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _tint() -> Any:
    return _element("shd", val="clear", color="auto", fill=_COLOURS["tint"])


def _add_footer(paragraph: Any, title: str) -> None:
    paragraph.style = "Remark"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for before, field in ((f"{title} \u00b7 page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(before)
        # A number that Word counts itself.
        number = _element("fldSimple", instr=field)
        run, text = _element("r"), _element("t")
        text.text = "1"
        run.append(text)
        number.append(run)
        paragraph._p.append(number)


# Blocks


def _add(target: WordDocument, block: DocumentBlock) -> None:
    if isinstance(block, Heading):
        target.add_heading(block.text, level=block.level - 1)
    elif isinstance(block, Paragraph):
        _add_paragraph(target, block)
    elif isinstance(block, Item):
        target.add_paragraph(block.labelled, style="List Bullet")
    elif isinstance(block, Fact):
        _add_fact(target, block.label, block.value, "Normal")
    elif isinstance(block, Group):
        _add_label(target.add_paragraph(style="From the report"), block.label)
        for ref, title in block.links:
            _add_fact(target, ref, title, "From the report")
    else:
        _add_table(target, block)


def _add_paragraph(target: WordDocument, block: Paragraph) -> None:
    if block.label:
        paragraph = target.add_paragraph(style="From the report")
        _add_label(paragraph, block.label).add_break()
        paragraph.add_run(block.text)
    else:
        target.add_paragraph(block.text, style="Remark" if block.quiet else "Normal")


def _add_label(paragraph: Any, label: str) -> Any:
    run = paragraph.add_run(f"{label}:")
    run.font.size = Pt(9.5)
    run.font.color.rgb = RGBColor.from_string(_COLOURS["quiet"])
    return run


def _add_fact(target: WordDocument, name: str, text: str, style: str) -> None:
    paragraph = target.add_paragraph(style=style)
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(text)
    paragraph.paragraph_format.space_after = 0


def _add_table(target: WordDocument, block: Table) -> None:
    target.add_paragraph(block.caption, style="Caption")
    table = target.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    table.autofit = False
    widths = [Cm(_WIDTH * width / sum(block.widths)) for width in block.widths]
    for texts in (block.heads, *block.rows):
        row = table.add_row()
        head = texts is block.heads
        # A row that is torn over two pages is hard to read.
        row._tr.get_or_add_trPr().append(_element("cantSplit"))
        if head:
            row._tr.trPr.append(_element("tblHeader"))
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[number]
            _fill_cell(cell, text, bold=head or number == 0)
            if head:
                cell._tc.get_or_add_tcPr().append(_tint())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    borders = _element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(side, val="single", sz="4", space="0", color=_COLOURS["rule"]))
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    # Says in words what the table shows to those who do not see it.
    table._tbl.tblPr.append(_element("tblCaption", val=block.caption))
    target.add_paragraph(style="Remark")


def _fill_cell(cell: Any, text: str, bold: bool) -> None:
    first, *rest = text.split("\n")
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    paragraph.add_run(first).bold = bold
    for line in rest:
        cell.add_paragraph(line, style="Cell")
