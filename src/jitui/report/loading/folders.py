"""Where the report's data is: the folder chosen, the environment's, or the bundled one."""

from __future__ import annotations

import os
from pathlib import Path

from jitui.errors import UsageError
from jitui.report.clean import clean_line
from jitui.storage.bounded_read import reason

ENVIRONMENT = "JITUI_DATA"
"""The variable that names another data folder."""

REPORT_FILE = "report.yaml"
"""The file by which a data folder is known."""


def data_folder(chosen: str | Path | None = None, named_by: str = "--data") -> Path:
    """Return the folder to read: the one chosen, the environment's, or the bundled one.

    Args:
        chosen: A folder, or ``None``.
        named_by: What names it in an error.

    Raises:
        UsageError: The folder that was chosen is not there.
    """
    named = os.environ.get(ENVIRONMENT) or None if chosen is None else chosen
    if named is None:
        return bundled_folder()
    try:
        folder = Path(named).expanduser()
        if str(named) and folder.is_dir():
            return folder
        wrong = "is not a folder"
    except PermissionError as error:
        wrong = f"cannot be read ({reason(error)})"
    except (OSError, RuntimeError, ValueError):
        # Too long a name, the home of nobody, a null character: no folder either.
        wrong = "is not a folder"
    origin = named_by if chosen is not None else ENVIRONMENT
    shown = clean_line(str(named))[:200]
    raise UsageError(f"{origin} names {shown or 'nothing'}, which {wrong}")


def bundled_folder() -> Path:
    """Return the folder of the report's own data: in the package, or beside a checkout's src."""
    here = Path(__file__).resolve()
    for folder in (here.parents[2] / "data", here.parents[4] / "data"):
        if (folder / REPORT_FILE).is_file():
            return folder
    raise UsageError(f"the bundled data is missing beside {here.parents[2]}; install jitui again")
