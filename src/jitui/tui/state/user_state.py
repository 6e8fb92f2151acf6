"""The reader's bookmarks, position and settings, as the screens use them.

Without a folder to save them in they stay in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from jitui.errors import JituiError
from jitui.state import reading_position as position_file
from jitui.state import settings as settings_file
from jitui.state.bookmarks import Bookmark, Bookmarks
from jitui.state.reading_position import ReadingPosition
from jitui.state.settings import Settings
from jitui.storage.paths import BUNDLED_REPORT, Paths, paths
from jitui.tui.styles.themes import THEMES

FIRST_RUN = (
    "Welcome. Press 1 to 7 to open a pane, Enter to open an entry, Esc to go back,"
    " / to search and ? for help."
)
LEFT_OFF = "Opened where you left off. To start at the overview, run jitui --fresh."


class UserState:
    """Bookmarks, position and settings; each change is saved at once.

    Attributes:
        position: Where the reader left off, what was read recently and searched for.
        settings: Line width, spacing, theme and own area.
        notices: Messages to show when the app opens.
    """

    def __init__(self, folders: Paths | None = None) -> None:
        self._folders = folders
        self._bookmarks = Bookmarks(folders.bookmarks if folders else None)
        self.position = ReadingPosition()
        self.settings = Settings()
        self.notices: list[str] = []

    @classmethod
    def open(cls, fresh: bool = False, report: str = BUNDLED_REPORT) -> UserState:
        """Load what was saved; damaged files are set aside with a notice.

        Args:
            report: The id of the report that is open, to which bookmarks and position belong.
            fresh: Whether to forget where the reader left off.
        """
        try:
            user_state = cls(paths(report))
        except JituiError as error:
            user_state = cls()
            user_state.notices.append(
                f"Bookmarks, settings and the workbook cannot be saved: {error}."
            )
            return user_state
        user_state._load(fresh)
        return user_state

    def _load(self, fresh: bool) -> None:
        assert self._folders is not None
        names = [theme.name for theme in THEMES]
        try:
            first = not self._folders.reading_position.exists()
        except OSError:  # its folder may not be looked into; what reads it says so
            first = False
        self.position, position_notice = position_file.load(self._folders.reading_position)
        self.settings, settings_notice = settings_file.load(self._folders.settings, names)
        notices = (position_notice, settings_notice, self._bookmarks.load())
        self.notices += [notice for notice in notices if notice]
        if fresh:
            self.position = replace(self.position, ref="", reading=False, scroll=0)
        if first and not self.notices:
            self.notices.append(FIRST_RUN)
        elif self.position.ref and self.position.ref != "overview":
            self.notices.append(LEFT_OFF)

    # Bookmarks

    @property
    def bookmarks(self) -> Mapping[str, Bookmark]:
        """The bookmarks by ref, the latest first."""
        return self._bookmarks.by_ref

    def add_bookmark(self, ref: str, word: str, title: str) -> str:
        """Bookmark an entry; return why it could not be saved, or nothing."""
        self._bookmarks.add(ref, word, title)
        return self._bookmarks.save()

    def remove_bookmark(self, ref: str) -> str:
        """Remove a bookmark; return why that could not be saved, or nothing."""
        self._bookmarks.remove(ref)
        return self._bookmarks.save()

    # Position and settings

    def save_position(
        self,
        ref: str,
        scroll: float,
        reading: bool,
        recent: Sequence[str],
        searches: Sequence[str] | None,
    ) -> None:
        """Save where the reader is; a failure is not reported, since the app is closing."""
        position = replace(
            self.position, ref=ref, scroll=int(scroll), reading=reading, recent=tuple(recent)
        )
        if searches is not None:
            position = replace(position, searches=tuple(searches))
        self.position = position
        if self._folders is not None:
            position_file.save(self._folders.reading_position, position)

    def save_settings(self, **changed: object) -> str:
        """Save some settings; return why they could not be saved, or nothing."""
        self.settings = replace(self.settings, **changed)
        if self._folders is None:
            return ""
        return settings_file.save(self._folders.settings, self.settings)
