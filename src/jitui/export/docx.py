"""A document as a Word file (.docx): real headings, tables with header rows, no author.

The library that knows the format, python-docx, is an extra: the rest works without it.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from jitui.errors import UsageError
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

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_INK, _QUIET, _ACCENT, _TINT = "1D2427", "50595F", "0F4F5C", "EEF4F5"
_RULE = "B9C4C8"
_FONT = "Calibri"
_WIDTH = 17.0
"""How wide the text is, in centimetres: A4 without its margins."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file knows; every part of the file is of it."""


def word(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes.

    Raises:
        UsageError: The library for Word files is not installed.
    """
    try:
        import docx
    except ImportError as error:
        from jitui.export.docx_library import missing

        raise UsageError(missing()) from error
    made = docx.Document()
    _set_up(made, document)
    made.add_paragraph(document.title, style="Title")
    for block in document.blocks:
        _add(made, block)
    out = io.BytesIO()
    made.save(out)
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


def _set_up(made: WordDocument, document: Document) -> None:
    """Set properties, page, language and styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    about = made.core_properties
    about.title, about.language = document.title, document.language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = datetime.combine(document.day, time())
    about.revision = 1
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    styles = made.styles
    _language(styles.element, document.language)
    _type(styles["Normal"], 11, _INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    _type(styles["Title"], 26, _ACCENT, bold=True)
    _borderless(styles["Title"].element)
    styles["Title"].paragraph_format.space_after = Pt(12)
    for level, size, before in ((1, 18, 24), (2, 14, 18), (3, 11.5, 12), (4, 10.5, 8)):
        style = styles[f"Heading {level}"]
        _type(style, size, _ACCENT if level < 3 else _INK, bold=True)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _type(styles["Caption"], 9.5, _QUIET)
    styles["Caption"].paragraph_format.keep_with_next = True
    report = styles.add_style("From the report", WD_STYLE_TYPE.PARAGRAPH)
    report.base_style = styles["Normal"]
    report.paragraph_format.keep_together = True
    _shaded(report.element.get_or_add_pPr())
    remark = styles.add_style("Remark", WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = styles["Normal"]
    _type(remark, 10, _QUIET)
    cell = styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    _type(cell, 9.5, _INK)
    cell.paragraph_format.space_after = Pt(2)
    _foot(page.footer.paragraphs[0], document.title)


def _type(style: Any, size: float, colour: str, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    # The template names fonts by its theme, which would win.
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)


def _element(name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _language(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _borderless(style: Any) -> None:
    from docx.oxml.ns import qn

    for found in list(style.iter(qn("w:pBdr"))):
        found.getparent().remove(found)


def _shaded(properties: Any) -> None:
    """Give a paragraph a tinted ground: not indented with a rule, which says "quotation"."""
    properties.append(_element("shd", val="clear", color="auto", fill=_TINT))


def _foot(paragraph: Any, title: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.style = "Remark"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.add_run(f"{title} \u00b7 page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    """Add a number that Word counts itself."""
    field = _element("fldSimple", instr=name)
    run = _element("r")
    text = _element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _add(made: WordDocument, block: Block) -> None:
    if isinstance(block, Heading):
        made.add_heading(block.text, level=block.level - 1)
    elif isinstance(block, Paragraph):
        _paragraph(made, block)
    elif isinstance(block, Items):
        for text in block.texts:
            made.add_paragraph(text, style="List Bullet")
    elif isinstance(block, Facts):
        _facts(made, block)
    else:
        _table(made, block)


def _paragraph(made: WordDocument, block: Paragraph) -> None:
    if block.whose is not Owner.REPORT:
        style = "Remark" if block.whose is Owner.PROGRAM else "Normal"
        made.add_paragraph(block.text, style=style)
        return
    paragraph = made.add_paragraph(style="From the report")
    label = paragraph.add_run(f"{block.label}:")
    _small(label)
    label.add_break()
    paragraph.add_run(block.text)


def _small(run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(9.5)
    run.font.color.rgb = RGBColor.from_string(_QUIET)


def _facts(made: WordDocument, block: Facts) -> None:
    style = "From the report" if block.label else "Normal"
    if block.label:
        _small(made.add_paragraph(style=style).add_run(f"{block.label}:"))
    for name, text in block.pairs:
        paragraph = made.add_paragraph(style=style)
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(text)
        paragraph.paragraph_format.space_after = 0


def _table(made: WordDocument, block: Table) -> None:
    from docx.shared import Cm

    made.add_paragraph(block.caption, style="Caption")
    table = made.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    table.autofit = False
    widths = [Cm(_WIDTH * width / sum(block.widths)) for width in block.widths]
    for cells, texts, head in (
        (table.rows[0].cells, block.heads, True),
        *((table.add_row().cells, row, False) for row in block.rows),
    ):
        for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            cell.width = widths[number]
            _cell(cell, text, bold=head or number == 0, head=head)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))
    for row in table.rows:
        # A row that is torn over two pages is hard to read.
        row._tr.get_or_add_trPr().insert(0, _element("cantSplit"))
    _describe(table, block.caption)
    made.add_paragraph(style="Remark")


def _cell(cell: Any, text: str, bold: bool, head: bool) -> None:
    first, *rest = text.split("\n")
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    paragraph.add_run(first).bold = bold
    for line in rest:
        cell.add_paragraph(line, style="Cell")
    if head:
        cell._tc.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=_TINT))


def _describe(table: Any, caption: str) -> None:
    """Give a table quiet rules, and say in words what it shows to those who do not see it."""
    from docx.oxml.ns import qn

    borders = _element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(side, val="single", sz="4", space="0", color=_RULE))
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    table._tbl.tblPr.append(_element("tblCaption", val=caption))
