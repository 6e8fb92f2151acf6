"""What is no ordinary file, or has no end, is said to be so: nothing waits, nothing fills up."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jitui.storage.bounded_read import TooLarge, read_bounded
from tests.cli.running import command, jitui_run, surroundings

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    """Make a file of 8 GiB that takes no room."""
    with path.open("wb") as file:
        file.truncate(8 << 30)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.fixture(params=[_pipe, _endless, _sparse, _folder], ids=lambda make: make.__name__)
def put(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Puts something at a path that is no file to be read."""
    made: Callable[[Path], None] = request.param
    return made


def test_a_data_file(put: Callable[[Path], None], data_copy: Path) -> None:
    for name in ("scale.yaml", "report.yaml"):
        (data_copy / name).unlink()
        put(data_copy / name)
    ran = jitui_run("check", str(data_copy))
    assert ran.status == 2
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [
        "report.yaml",
        "scale.yaml",
    ]
    for arguments in (("list",), ("search", "risk")):
        ran = jitui_run(*arguments, "--data", str(data_copy))
        assert (ran.status, ran.out) == (2, "")
        assert "scale.yaml" in ran.err


def test_a_workbook(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / "w.yaml")
    for arguments in (
        ("export", "--workbook", "w.yaml"),
        ("list", "notes", "--workbook", "w.yaml"),
        ("search", "risk", "--notes", "--workbook", "w.yaml"),
        ("merge", "w.yaml", "w.yaml"),
        ("import", "w.yaml"),
    ):
        ran = jitui_run(*arguments, cwd=tmp_path, env={"JITUI_HOME": str(tmp_path / "home")})
        assert (ran.status, ran.out) == (2, ""), arguments
        assert "w.yaml" in ran.err
        assert ran.err.count("\n") == 1


def test_the_cache(put: Callable[[Path], None], data_copy: Path, tmp_path: Path) -> None:
    """A cache is no reason for a search to fail."""
    with (data_copy / "scale.yaml").open("a") as changed:
        changed.write("# so that nothing of it is shipped\n")
    (tmp_path / "cache").mkdir()
    for name in ("library.bin", "search.bin"):
        put(tmp_path / "cache" / name)
    ran = jitui_run(
        "search", "chronologies", "--data", str(data_copy), env={"JITUI_HOME": str(tmp_path)}
    )
    assert (ran.status, ran.err) == (0, "")
    assert "hronolog" in ran.out


def test_a_batch_without_a_line_end() -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            command("search", "--batch"),
            stdin=endless,
            capture_output=True,
            env=surroundings(),
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"line 1 of standard input is longer than" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_file_that_says_that_it_is_empty_is_read_to_its_end_and_no_further(
    tmp_path: Path,
) -> None:
    """Files of the system have no size."""
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("needs the files of a Linux system")
    assert read_bounded(path, 1 << 20).startswith(b"Name:")
    with pytest.raises(TooLarge):
        read_bounded(path, 10)
    (tmp_path / "ten").write_bytes(b"0123456789")
    assert read_bounded(tmp_path / "ten", 10) == b"0123456789"
    with pytest.raises(TooLarge):
        read_bounded(tmp_path / "ten", 9)
