"""A quantified statement of the report, and the values that its fields may have."""

from __future__ import annotations

from msgspec import Struct

SUBJECTS = tuple(
    "areas inspections records staff children parents families evidence cases examples"
    " meetings".split()
)
"""Whom or what a figure counts."""

BANDS = tuple(
    (
        "all,almost all,most,majority,over three quarters,three quarters,two thirds,"
        "under two thirds,over half,half,under half,third,quarter,few,none,not all,not always,"
        "overwhelmingly,some,many,range,number"
    ).split(",")
)
"""Groups of like quantities, to filter by.

They are the project's: a claim says the quantity itself in the report's words, so that "just
under a third" stands in the group ``third``. The report defines none in per cent.
"""

PREVIOUS_SHARE = "previous-share"
"""The name of the figure that says what share of areas was at a counted step or above before."""
PREVIOUS_AREAS = "previous-areas"
"""The name of the figure that says how many areas there were before."""
COMMON_STRENGTHS = "common-strengths"
"""The name of the figure that counts the areas whose strengths in common are described."""
FIGURE_NAMES = (PREVIOUS_SHARE, PREVIOUS_AREAS, COMMON_STRENGTHS)
"""The names that figures can have in the data."""


class Figure(Struct, frozen=True, kw_only=True):
    """One quantified claim.

    Attributes:
        figure: The quantity as the report prints it.
        of: Whom or what it counts.
        what: What holds of them.
        subject: Whom or what it counts, as one of :data:`SUBJECTS`.
        band: The group of like quantities that it is filtered by, one of :data:`BANDS`.
        name: What the charts call it, for the few that they draw.
    """

    figure: str
    of: str
    what: str
    subject: str = ""
    band: str = ""
    name: str = ""
