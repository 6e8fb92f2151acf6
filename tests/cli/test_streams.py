"""Pipes that close, terminals that are none, full disks and old encodings end quietly."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from jitui.report.model import Library
from tests.cli.running import Ran, command, jitui_run, surroundings

posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and terminals of POSIX")


def test_a_reader_that_stops_early_is_no_error(library: Library) -> None:
    """As in ``jitui show … | head -1``; there is far more to print than a pipe holds."""
    refs = [*library.entries]
    with subprocess.Popen(
        command("show", *refs, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    ) as talk:
        assert talk.stdout is not None
        assert talk.stderr is not None
        assert talk.stdout.readline()
        talk.stdout.close()
        assert talk.stderr.read() == b""
        assert talk.wait(timeout=30) == 0


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("overview",),
        ("show", "km3"),
        ("search", "risk"),
        ("partnerships", "--csv"),
        ("check",),
        ("--help",),
        ("--version",),
        (),
    ],
    ids=" ".join,
)
def test_a_reader_that_has_gone_already_is_no_error(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=surroundings(),
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""


@posix
def test_a_pipeline_of_the_shell_is_quiet() -> None:
    line = f'"{sys.executable}" -m jitui list | head -1'
    done = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, env=surroundings(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@posix
@pytest.mark.parametrize(
    "redirection", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"], ids=["out", "err", "in", "all"]
)
@pytest.mark.parametrize("arguments", ["list", "show km3", "search --batch --json", ""])
def test_streams_that_are_closed_from_the_start_are_no_crash(
    arguments: str, redirection: str
) -> None:
    """Some schedulers start programs like this."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m jitui {arguments} {redirection}'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2), "1 is for what was not found"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("show", "km3"),
        ("partnerships", "--csv"),
        ("charts", "evaluations", "--svg"),  # more than a buffer holds
        ("help",),
    ],
    ids=" ".join,
)
def test_a_full_disk_is_said_in_a_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            env=surroundings(),
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"jitui: ")
    assert done.stderr.count(b"\n") == 1


ASCII = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
OLD_LOCALE = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}


@pytest.mark.parametrize("env", [ASCII, OLD_LOCALE], ids=["ascii", "C"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("list",),
        ("show", "programme", "s1.2"),
        ("search", "2021\u20132025"),
        ("define", "Child\u2019s plan"),
        ("partnerships",),
        ("partnerships", "--csv"),
        ("check",),
        ("show", "caf\xe9"),
        ("list", "\u4e2d"),
    ],
    ids=ascii,
)
def test_a_terminal_that_cannot_show_a_character_is_no_crash(
    arguments: tuple[str, ...], env: Mapping[str, str]
) -> None:
    ran = jitui_run(*arguments, env=env)
    assert ran.status == (0 if arguments[-1].isascii() or ran.out else ran.status)
    assert ran.status in (0, 1, 2)
    assert ran.out or ran.err


def test_a_batch_in_another_encoding_is_no_crash() -> None:
    ran = jitui_run("search", "--batch", "--json", stdin=b"caf\xe9\nrisk\n", env=ASCII)
    assert (ran.status, ran.out.count("\n")) == (0, 2)


def _on_a_terminal(
    *arguments: str, env: Mapping[str, str], stdout: bool = True, columns: int = 60
) -> Ran:
    """Run jitui with its output, or only its input, on a terminal of its own."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        command(*arguments),
        stdin=theirs,
        stdout=theirs if stdout else subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(env),
    ) as talk:
        os.close(theirs)
        seen = b""
        while stdout:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # Linux tells like this that the other end is closed.
                break
            if not piece:
                break
            seen += piece
        out, err = talk.communicate(timeout=30)
        status = talk.returncode
    os.close(ours)
    return Ran(status, (seen or out or b"").decode().replace("\r\n", "\n"), err.decode())


BOLD = re.compile(r"\x1b\[1m([^\x1b]*)\x1b\[22m")
XTERM = {"TERM": "xterm-256color"}


@posix
def test_words_found_are_bold_on_a_terminal() -> None:
    ran = _on_a_terminal("search", "poverty", env=XTERM)
    assert ran.status == 0
    assert "poverty" in {word.casefold() for word in BOLD.findall(ran.out)}


@posix
def test_an_empty_no_color_does_not_count() -> None:
    assert "\x1b[1m" in _on_a_terminal("search", "poverty", env={**XTERM, "NO_COLOR": ""}).out


@posix
@pytest.mark.parametrize("env", [{**XTERM, "NO_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=str)
def test_no_codes_are_printed_to_a_terminal_that_wants_none(env: Mapping[str, str]) -> None:
    assert "\x1b" not in _on_a_terminal("search", "poverty", env=env).out


@posix
def test_bold_words_do_not_break_the_lines_of_a_terminal_early() -> None:
    """A reader at a terminal sees the same lines as one who reads a file."""
    seen = _on_a_terminal("search", "risk of harm", env=XTERM, columns=60).out
    plain = jitui_run("search", "risk of harm", env={"COLUMNS": "60"}).out
    assert "\x1b[1m" in seen
    assert BOLD.sub(r"\1", seen) == plain


@posix
def test_lines_fit_the_terminals_own_width() -> None:
    ran = _on_a_terminal("show", "s1.2", env=XTERM, columns=44)
    assert 30 < max(map(len, ran.out.splitlines())) <= 44


@posix
def test_a_terminal_that_cannot_show_the_app_is_told_what_works() -> None:
    """It needs standard error, too, to be a terminal; then TERM=dumb is the reason."""
    import pty

    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            command(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=surroundings({"TERM": "dumb"}),
            check=False,
            timeout=30,
        )
        said = os.read(ours, 4096).decode()
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 2
    assert "commands" in said
    assert "jitui --help" in said


@posix
@pytest.mark.parametrize("stdout", [True, False])
def test_the_app_is_not_opened_where_only_some_streams_are_a_terminal(stdout: bool) -> None:
    ran = _on_a_terminal(env=XTERM, stdout=stdout)
    assert ran.status == 0
    assert "usage: jitui" in ran.out
