"""Decides whether the list, the page or both are shown, and how wide."""

from __future__ import annotations

from msgspec import Struct


class Arrangement(Struct, frozen=True):
    """What is on the screen.

    Attributes:
        sidebar: Whether the list, or the table of areas, is.
        page: Whether the page is.
        width: The cells of the list; 0 where it takes what there is.
    """

    sidebar: bool
    page: bool
    width: int = 0


ONE_AT_A_TIME = 76
"""Below so many cells there is room for the list or the page, not both."""

_LISTS = ((104, 40), (ONE_AT_A_TIME, 32))
_TABLES = ((156, 80), (120, 62))


def arrange(columns: int, tabular: bool, reading: bool) -> Arrangement:
    """Return the arrangement for a width in cells.

    Args:
        columns: The cells that there are.
        tabular: Whether the table of areas is open, which is wider than a list.
        reading: Whether the reader is in the page.
    """
    for least, width in _TABLES if tabular else _LISTS:
        if columns >= least:
            return Arrangement(sidebar=True, page=True, width=width)
    return Arrangement(sidebar=not reading, page=reading)
