"""A filter that keeps control characters in any text from reaching the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS = (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE = dict.fromkeys(_CONTROLS, "\ufffd")


class ControlCharacterFilter(LineFilter):
    """Replaces control characters by a visible sign, after the app's other filters.

    Textual sends escape sequences in a text to the terminal as they are. Guarded by
    ``test_textual_still_lets_control_characters_through``.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with control characters replaced."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(_SAFE), segment.style)
            for segment in segments
        ]
