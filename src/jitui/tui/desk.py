"""The reader's desk: marks, place and settings, as the screens use them.

On disk they belong to the workbook; a desk of no folder keeps them in memory only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from jitui.errors import JituiError
from jitui.report.folders import BUNDLED_REPORT
from jitui.tui.theme import THEMES
from jitui.workbook import place as place_file
from jitui.workbook import settings as settings_file
from jitui.workbook.marks import Mark, Marks
from jitui.workbook.paths import Paths, paths
from jitui.workbook.place import Place
from jitui.workbook.settings import Settings

FIRST_RUN = (
    "Welcome. Press 1 to 7 to open a pane, Enter to open an entry, Esc to go back,"
    " / to search and ? for help."
)
LEFT_OFF = "Opened where you left off. To start at the overview, run jitui --fresh."


class Desk:
    """What is the reader's own; each change is kept at once.

    Attributes:
        place: Where the reader left off, what was read lately and searched for.
        settings: How the reader likes the page set.
        notices: What is to be said when the app opens.
    """

    def __init__(self, folders: Paths | None = None) -> None:
        self._folders = folders
        self._marks = Marks(folders.marks) if folders else None
        self._unkept: dict[str, Mark] = {}
        self.place = Place()
        self.settings = Settings()
        self.notices: list[str] = []

    @classmethod
    def open(cls, fresh: bool = False, report: str = BUNDLED_REPORT) -> Desk:
        """Return the desk as the reader left it; damaged files are set aside with a notice.

        Args:
            report: The id of the report that is open, of which marks and place are.
            fresh: Whether to forget where the reader left off.
        """
        try:
            desk = cls(paths(report))
        except JituiError as error:
            desk = cls()
            desk.notices.append(f"Bookmarks, settings and the workbook cannot be saved: {error}.")
            return desk
        desk._load(fresh)
        return desk

    def _load(self, fresh: bool) -> None:
        assert self._folders is not None
        assert self._marks is not None
        names = [theme.name for theme in THEMES]
        try:
            first = not self._folders.place.exists()
        except OSError:  # its folder may not be looked into; what reads it says so
            first = False
        self.place, place_notice = place_file.load(self._folders.place)
        self.settings, settings_notice = settings_file.load(self._folders.settings, names)
        notices = (place_notice, settings_notice, self._marks.load())
        self.notices += [notice for notice in notices if notice]
        if fresh:
            self.place = replace(self.place, ref="", reading=False, scroll=0)
        if first and not self.notices:
            self.notices.append(FIRST_RUN)
        elif self.place.ref and self.place.ref != "overview":
            self.notices.append(LEFT_OFF)

    # Marks

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks by ref, the latest first."""
        if self._marks is None:
            return dict(reversed(self._unkept.items()))
        return {mark.ref: mark for mark in self._marks.in_order()}

    def mark(self, ref: str, word: str, title: str) -> str:
        """Mark an entry; return what is to be said when it could not be kept."""
        if self._marks is None:
            self._unkept[ref] = Mark(ref, word, title, "")
            return ""
        self._marks.add(ref, word, title)
        return self._marks.save()

    def unmark(self, ref: str) -> str:
        """Take a mark away; return what is to be said when that could not be kept."""
        if self._marks is None:
            self._unkept.pop(ref, None)
            return ""
        self._marks.remove(ref)
        return self._marks.save()

    # Place and settings

    def keep_place(
        self,
        ref: str,
        scroll: float,
        reading: bool,
        recent: Sequence[str],
        searches: Sequence[str] | None,
    ) -> None:
        """Keep where the reader is; nothing is said of it, the reader is leaving."""
        place = replace(
            self.place, ref=ref, scroll=int(scroll), reading=reading, recent=tuple(recent)
        )
        if searches is not None:
            place = replace(place, searches=tuple(searches))
        self.place = place
        if self._folders is not None:
            place_file.save(self._folders.place, place)

    def keep_settings(self, **changed: object) -> str:
        """Keep some settings; return what is to be said when they could not be."""
        self.settings = replace(self.settings, **changed)
        if self._folders is None:
            return ""
        return settings_file.save(self._folders.settings, self.settings)
