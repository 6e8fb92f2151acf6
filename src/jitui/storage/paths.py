"""Where the reader's own files are: the platform's folders, or those of ``JITUI_HOME``."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from jitui.errors import UsageError

ENVIRONMENT = "JITUI_HOME"
"""The environment variable that names one folder for all of the reader's files."""

BUNDLED_REPORT = "care-inspectorate-joint-inspections-2021-2025"
"""The id of the report that comes with the program; its files have plain names."""


class Paths(Struct, frozen=True):
    """The folders for one report, and the files in them; none of them need exist.

    Attributes:
        config: What the reader chose: settings.
        data: What the reader made: bookmarks, the workbook.
        state: What may be lost without harm: the reading position.
        cache: What can be made again.
        report: The id of the report that bookmarks, workbook and position are about: those of
            one report are never shown with another.
    """

    config: Path
    data: Path
    state: Path
    cache: Path
    report: str = BUNDLED_REPORT

    @classmethod
    def below(cls, home: Path, report: str = BUNDLED_REPORT) -> Paths:
        """Return folders that are all in one folder."""
        return cls(home / "config", home / "data", home / "state", home / "cache", report)

    def _named(self, name: str, ending: str) -> str:
        """Return the name of a file that belongs to the report."""
        report = "" if self.report == BUNDLED_REPORT else f"-{self.report}"
        return f"{name}{report}.{ending}"

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "settings.json"

    @property
    def bookmarks(self) -> Path:
        """The file of bookmarks."""
        return self.data / self._named("marks", "json")

    @property
    def workbook(self) -> Path:
        """The file of the workbook that is opened where no other is named."""
        return self.data / self._named("workbook", "yaml")

    @property
    def reading_position(self) -> Path:
        """The file of the reading position."""
        return self.state / self._named("place", "json")


def paths(report: str = BUNDLED_REPORT) -> Paths:
    """Return the folders of ``JITUI_HOME`` where it is set and not empty, else the platform's.

    Nothing is made or looked at on disk.

    Args:
        report: The id of the report that is open.

    Raises:
        UsageError: The account has no home folder, and ``JITUI_HOME`` names none.
    """
    chosen = os.environ.get(ENVIRONMENT)
    if chosen:
        return Paths.below(_home(chosen), report)
    # Here, so that commands that save nothing start without it.
    import platformdirs

    none = f"there is no home folder to save files in; set {ENVIRONMENT} to a folder"
    try:
        found = Paths(
            config=platformdirs.user_config_path("jitui", appauthor=False),
            data=platformdirs.user_data_path("jitui", appauthor=False),
            state=platformdirs.user_state_path("jitui", appauthor=False),
            cache=platformdirs.user_cache_path("jitui", appauthor=False),
            report=report,
        )
    except RuntimeError:
        raise UsageError(none) from None
    if not all(p.is_absolute() for p in (found.config, found.data, found.state, found.cache)):
        # Older versions of platformdirs give "~/.config", a folder named "~" wherever one is.
        raise UsageError(none)
    return found


def file_list(paths: Paths) -> list[tuple[str, Path]]:
    """Return the reader's files as pairs of a name and a path."""
    return [
        ("settings", paths.settings),
        ("bookmarks", paths.bookmarks),
        ("workbook", paths.workbook),
        ("reading position", paths.reading_position),
    ]


def _home(chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:  # the home of nobody
        return Path(chosen).absolute()
    except FileNotFoundError as error:
        raise UsageError(
            f"the current folder has been removed; write the full path of {chosen} in {ENVIRONMENT}"
        ) from error
