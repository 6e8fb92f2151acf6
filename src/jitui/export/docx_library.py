"""Checks whether python-docx is installed, and says how to install it.

It is an extra, so it may be missing. jitui is on no package index, so the command that adds
the library depends on how jitui was installed.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

LIBRARY = "python-docx"


def installed() -> bool:
    """Return whether Word files can be made here."""
    return find_spec("docx") is not None


def missing() -> str:
    """Return the sentence for those who want a Word file where the library is missing."""
    return (
        f"Word files need {LIBRARY}, which is not installed; run '{install_command()}', or"
        " export HTML, which Word opens"
    )


def install_command() -> str:
    """Return the command that adds the library to this installation of jitui."""
    try:
        distribution = metadata.distribution("jitui")
    except metadata.PackageNotFoundError:  # run from its sources
        return command(Path(sys.prefix), sys.executable, "", {})
    installer = (distribution.read_text("INSTALLER") or "").strip()
    origin = json.loads(distribution.read_text("direct_url.json") or "{}")
    return command(Path(sys.prefix), sys.executable, installer, origin)


def command(prefix: Path, python: str, installer: str, origin: dict[str, Any]) -> str:
    """Return the command that adds the library to an installation.

    Args:
        prefix: The root of the environment that jitui is installed in.
        python: The environment's Python.
        installer: What installed jitui, as its distribution's ``INSTALLER`` says.
        origin: Where it was installed from, as ``direct_url.json`` says.
    """
    source = _folder_or_file(origin)
    if (prefix / "pipx_metadata.json").exists():
        return _line("pipx", "inject", prefix.name, LIBRARY)
    if (prefix / "uv-receipt.toml").exists() and source is not None:
        return _line("uv", "tool", "install", "--with", LIBRARY, str(source))
    if installer == "uv":
        return _line("uv", "pip", "install", "--python", python, LIBRARY)
    if source is not None and prefix == source / ".venv" and (source / "Makefile").exists():
        return _line("make", "-C", str(source), "run")
    return _line(python, "-m", "pip", "install", LIBRARY)


def _folder_or_file(origin: dict[str, Any]) -> Path | None:
    """Return what jitui was installed from, if that is on this computer and still there."""
    address = urlsplit(origin.get("url", ""))
    if address.scheme != "file":
        return None
    path = Path(url2pathname(address.path))
    return path if path.exists() else None


def _line(*words: str) -> str:
    """Return words as they are typed at a command line."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
