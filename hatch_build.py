"""Compiles the report's data while the program is built, so that no reader waits for it.

The files are used only with the data and the sources that they were compiled from; see
``src/jitui/report/cache.py``.
"""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledContent(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Puts the compiled files into a wheel, or beside the sources of an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the data, and add the files to the wheel."""
        if sys.version_info < (3, 10):  # noqa: UP036  # old installers look at this afterwards
            found = ".".join(map(str, sys.version_info[:3]))
            sys.exit(f"jitui needs Python 3.10 or later; {sys.executable} is {found}")
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        sys.dont_write_bytecode = version != "editable"  # building a wheel changes no tree
        try:
            from jitui.search.index_cache import compile_into
        finally:
            sys.path.pop(0)
        package = root / "src" / "jitui"
        if version == "editable":
            compile_into(package / "compiled", root / "data")
            compileall.compile_dir(str(package), quiet=2)  # installers do it for other packages
            return
        self._compiled = tempfile.TemporaryDirectory()
        folder = Path(self._compiled.name)
        compile_into(folder, root / "data")
        for file in sorted(folder.iterdir()):
            build_data["force_include"][str(file)] = f"jitui/compiled/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files, which are in the wheel now."""
        if version != "editable":
            self._compiled.cleanup()
