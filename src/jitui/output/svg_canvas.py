"""A canvas for SVG: texts whose widths are estimated, boxes and lines.

Which typeface will be used is not known, so widths are those of a wide one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width
from xml.etree import ElementTree

from jitui.output.wrapping import breaks
from jitui.report.clean import clean_line

INK = "#1d2427"
QUIET = "#555f65"
"""Both stand well over 4.5 : 1 against the white of the canvas."""
RULE = "#c5c1b5"
WHITE = "#ffffff"

_WIDTHS = {
    **dict.fromkeys(" .,:;'|ijl", 0.37),
    **dict.fromkeys("()[]/-ftrI", 0.46),
    **dict.fromkeys("!*", 0.51),
    **dict.fromkeys("ackszvxy", 0.62),
    **dict.fromkeys("#+<=>^~", 0.85),
    **dict.fromkeys("mwMW%@&", 1.0),
}
"""How wide some characters are at most, in parts of the type's size."""
_CAPITAL, _OTHER, _FULL_WIDTH, _BOLD = 0.79, 0.65, 1.0, 1.12
_NO_XML = re.compile("[\ufffe\uffff]")
_LEADING = 1.4


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return how wide ``text`` is at most in the usual typefaces, in units of the canvas."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return _FULL_WIDTH
    return _WIDTHS.get(character, _CAPITAL if character.isupper() else _OTHER)


def fold(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return ``text`` in lines that are no wider than ``room``."""
    text = " ".join(text.split())
    lines = breaks(text, room, measure=lambda part: measure(part, size, bold))
    return [text[start:end] for start, end in lines]


def height(lines: int, size: float) -> float:
    """Return how high some lines of text are together."""
    return lines * size * _LEADING


class SvgCanvas:
    """Collects what is drawn; ``y`` is how far down it is used.

    Args:
        width: How wide it is.
    """

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = 0.0
        self._drawn: list[ElementTree.Element] = []

    def text(
        self,
        x: float,
        top: float,
        text: str,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Set one line of text whose line begins at ``top``."""
        settings = {"font-size": _number(size), "fill": colour}
        if bold:
            settings["font-weight"] = "bold"
        if anchor != "start":
            settings["text-anchor"] = anchor
        # The baseline is where letters without descenders end.
        self._add("text", {"x": x, "y": top + size * 1.08}, settings).text = _xml(text)

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
    ) -> float:
        """Set lines of text one below the other; return where they end."""
        for number, line in enumerate(lines):
            self.text(x, top + height(number, size), line, size, colour=colour, bold=bold)
        return top + height(len(lines), size)

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str, stroke: str = ""
    ) -> None:
        """Draw a rectangle; one with a stroke is as large as one without."""
        inset = 1 if stroke else 0
        place = {
            "x": x + inset,
            "y": y + inset,
            "width": max(wide - 2 * inset, 0.5),
            "height": high - 2 * inset,
        }
        settings = {"fill": fill}
        if stroke:
            settings |= {"stroke": stroke, "stroke-width": _number(2 * inset)}
        self._add("rect", place, settings)

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str = RULE) -> None:
        """Draw a thin line."""
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, {"stroke": colour})

    def arrow(self, x: float, y: float, high: float, fill: str) -> None:
        """Draw the point of a bar that goes on beyond its end, which is at ``x``."""
        points = ((x, y), (x + high / 2, y + high / 2), (x, y + high))
        drawn = " ".join(f"{_number(a)},{_number(b)}" for a, b in points)
        self._add("polygon", {}, {"points": drawn, "fill": fill})

    def _add(
        self, tag: str, place: dict[str, float], settings: dict[str, str]
    ) -> ElementTree.Element:
        numbers = {name: _number(value) for name, value in place.items()}
        element = ElementTree.Element(tag, {**numbers, **settings})
        self._drawn.append(element)
        return element

    def document(self, name: str, title: str, description: str) -> str:
        """Return an SVG file that stands alone, cut off where its use ends.

        Args:
            name: What tells its parts from those of another chart on the same page.
            title: What it is of, in a few words.
            description: All that it shows, in words.
        """
        size = {"width": _number(self.width), "height": _number(self.y)}
        root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                **size,
                "viewBox": f"0 0 {size['width']} {size['height']}",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": "sans-serif",
            },
        )
        for tag, text in (("title", title), ("desc", description)):
            ElementTree.SubElement(root, tag, {"id": f"{name}-{tag}"}).text = _xml(text)
        ElementTree.SubElement(root, "rect", {**size, "fill": WHITE})
        root.extend(self._drawn)
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    # Two characters that no terminal minds cannot stand in XML.
    return _NO_XML.sub("", clean_line(text))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
