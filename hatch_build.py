"""Builds what is made from the data into the program, so that nobody waits for it.

What is built stands under a key of the data and of the program that it was made from;
when either is another, it is not used. See ``src/jitui/search/index_cache.py``.
"""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledContent(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Compiles the content into a wheel, or beside the sources of an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and have them taken into the wheel."""
        if sys.version_info < (3, 10):  # noqa: UP036  # old installers look at this afterwards
            found = ".".join(map(str, sys.version_info[:3]))
            sys.exit(f"jitui needs Python 3.10 or later; {sys.executable} is {found}")
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        sys.dont_write_bytecode = version != "editable"  # a tree is built from, not changed
        try:
            from jitui.search.index_cache import compile_into
        finally:
            sys.path.pop(0)
        package = root / "src" / "jitui"
        if version == "editable":
            compile_into(package / "compiled", root / "data")
            # As an installer does with every other package.
            compileall.compile_dir(str(package), quiet=2)
            return
        self._made = tempfile.TemporaryDirectory()
        folder = Path(self._made.name)
        compile_into(folder, root / "data")
        for file in sorted(folder.iterdir()):
            build_data["force_include"][str(file)] = f"jitui/compiled/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        if version != "editable":
            self._made.cleanup()
