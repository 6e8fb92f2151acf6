"""Make folders that only the reader's own account can look into."""

from __future__ import annotations

from pathlib import Path


def private_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it, open to the reader's own account only.

    ``mkdir`` with ``parents`` would leave those above open to all under a loose umask.

    Returns:
        The folders that were made, the topmost first; those that are there stay as they are.

    Raises:
        OSError: It cannot be made.
    """
    missing: list[Path] = []
    while not folder.exists():
        missing.insert(0, folder)
        folder = folder.parent
    for made in missing:
        made.mkdir(mode=0o700, exist_ok=True)
    return missing
