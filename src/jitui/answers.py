"""The last answers of the command line, kept until the data or this program changes.

A look-up that is asked again, as scripts and people in a meeting do, is answered without
loading what made the answer. What is kept stands under a key of everything that it was
made from: the data, the program's own files, the words, the width of the lines.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence

from jitui.report.keys import BYTES, key_of

_MOST = 200
_LONGEST = 64 * 1024
_PACKAGES = ("", "cli", "plain", "report", "search")
_NAME = "answers.bin"


class Answers:
    """The answers of one cache folder to one way of asking.

    Attributes:
        key: What everything was made from, or empty where nothing is kept.
    """

    def __init__(self, given: Sequence[str]) -> None:
        self._given = tuple(given)
        self._path = ""
        self.key = b""
        try:
            self._path = os.path.join(_cache_folder(), _NAME)  # noqa: PTH118
            self.key = _key()
        except Exception:  # no home, no data: the command itself says so
            self._path = ""

    def _asked(self) -> str:
        """Return all that the form of an answer depends on."""
        try:
            columns = os.environ.get("COLUMNS") or os.get_terminal_size(1).columns
        except (OSError, ValueError):
            columns = 0
        styled = (os.isatty(1), os.environ.get("NO_COLOR"), os.environ.get("TERM"))
        encoding = getattr(sys.stdout, "encoding", "")
        return repr((self._given, str(columns), styled, encoding))

    def find(self) -> str | None:
        """Return the answer, if it has been given before."""
        found = self._all().get(self._asked())
        return found if isinstance(found, str) else None

    def keep(self, answer: str) -> None:
        """Keep an answer; that it cannot be kept is no trouble."""
        if not self._path or len(answer) > _LONGEST:
            return
        every = self._all()
        every.pop(self._asked(), None)
        while len(every) >= _MOST:
            del every[next(iter(every))]  # the one that was given longest ago
        every[self._asked()] = answer
        from pathlib import Path

        from jitui.report.kept import private_folder

        temporary = f"{self._path}.{os.getpid()}"
        try:
            private_folder(Path(self._path).parent)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(self.key + marshal.dumps(every))
            os.replace(temporary, self._path)  # noqa: PTH105
        except (OSError, ValueError):
            try:
                os.unlink(temporary)  # noqa: PTH108
            except OSError:
                return

    def _all(self) -> dict[str, str]:
        if not self._path:
            return {}
        try:
            with open(self._path, "rb") as file:  # noqa: PTH123
                data = file.read()
            found = marshal.loads(data[BYTES:]) if data[:BYTES] == self.key else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return found if isinstance(found, dict) else {}


def _cache_folder() -> str:
    home = os.environ.get("JITUI_HOME")
    if home and not home.startswith("~"):
        # The rule is that of ``paths``, without what it needs for the platform.
        return os.path.join(os.path.abspath(home), "cache")  # noqa: PTH100, PTH118
    from jitui.workbook.paths import paths

    return str(paths().cache)


def _key() -> bytes:
    """Return a key of the bundled data and of the program's own files."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    data = os.path.join(here, "data")  # noqa: PTH118
    if not os.path.isdir(data):  # noqa: PTH112
        data = os.path.join(here, "..", "..", "data")  # noqa: PTH118
    return key_of(data, _PACKAGES, f"jitui answers 1 {sys.version_info} {_stemmer()}")


def _stemmer() -> str:
    """Return the size and time of the stemmer's file: another one finds other passages."""
    for folder in sys.path:
        file = os.path.join(folder, "snowballstemmer", "english_stemmer.py")  # noqa: PTH118
        try:
            found = os.stat(file)  # noqa: PTH116
        except OSError:
            continue
        return f"{found.st_size} {found.st_mtime_ns}"
    return ""
