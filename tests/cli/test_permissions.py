"""What may not be looked at is said to be that: not full disks, not names that are no names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jitui.workbook.file.writer import encode
from jitui.workbook.model import Workbook
from tests.cli.running import Ran, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="gives up a right of Linux")

_UNPRIVILEGED = """
import ctypes, os, sys
for right in (1, 2):  # to pass over permissions: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Goes on as an account that permissions hold for, even where the tests are run by root."""


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be looked into, beside a workbook that may be read."""
    (tmp_path / "w.yaml").write_bytes(encode(Workbook()))
    folder = tmp_path / "shut"
    folder.mkdir(mode=0)
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


def _unprivileged(*arguments: str) -> list[str]:
    return [sys.executable, "-c", _UNPRIVILEGED, *arguments]


def _run(shut: Path, *arguments: str) -> Ran:
    """Run a command that the folder is shut to; its home is in the folder."""
    done = subprocess.run(
        _unprivileged("-m", "jitui", *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=surroundings({"JITUI_HOME": str(shut / "home")}),
        cwd=shut.parent,
        check=False,
        timeout=60,
    )
    err = done.stderr.decode()
    assert "Traceback" not in err
    return Ran(done.returncode, done.stdout.decode(), err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("list", "notes"),
        ("import", "w.yaml"),
        ("merge", "shut/a.yaml", "shut/b.yaml"),
        ("check", "shut/a.yaml"),
        ("list", "--data", "shut/data"),
        ("export", "--workbook", "w.yaml", "-o", "shut/x.md"),
    ],
    ids=" ".join,
)
def test_the_reason_that_is_given_is_the_reason(arguments: tuple[str, ...], shut: Path) -> None:
    ran = _run(shut, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "permission denied" in ran.err.casefold()
    assert "shut" in ran.err
    assert ran.err.count("\n") == 1
    for wrong in ("the output", "no name", "kept in memory", "not a folder"):
        assert wrong not in ran.err


@pytest.mark.parametrize("arguments", [("show", "km3"), ("search", "chronologies"), ("list",)])
def test_a_home_that_is_shut_is_no_reason_not_to_read(
    arguments: tuple[str, ...], shut: Path
) -> None:
    ran = _run(shut, *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


def test_the_paths_of_a_home_that_is_shut_are_printed_all_the_same(shut: Path) -> None:
    ran = _run(shut, "paths")
    assert (ran.status, ran.err) == (0, "")
    names = [line.partition(":")[0] for line in ran.out.splitlines()]
    assert names[2:5] == ["bookmarks", "workbook", "reading position"]
    assert names[:2] + names[5:] == ["data", "settings", "versions", "cache"]
    assert "(cannot be read: permission denied)" in ran.out


def test_the_app_opens_where_the_home_is_shut(shut: Path) -> None:
    """It stopped, and said that the output could not be written."""
    from tests.bench.terminal import Program

    more = {"JITUI_HOME": str(shut / "home"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    app = Program(_unprivileged("-m", "jitui"), (80, 24), surroundings(more))
    try:
        app.wait_for(" quit")
        app.settle()
        assert "permission" in " ".join(app.screen.display)
    finally:
        app.end()
