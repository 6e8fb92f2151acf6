"""The boundaries are proved in clean interpreters: what is loaded, and what is never touched."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import jitui
from tests.cli.running import surroundings

FRAMEWORK = {"textual", "rich"}


def _loaded_by(code: str) -> set[str]:
    """Return the top-level modules that are loaded after some code has run."""
    report = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    names: list[str] = json.loads(done.stderr.decode().splitlines()[-1])
    return {name.partition(".")[0] for name in names} | {n for n in names if n.startswith("jitui")}


def _modules(package: str) -> list[str]:
    """Return a package and all modules in it."""
    __import__(package)
    paths = getattr(sys.modules[package], "__path__", [])
    return [package, *(m.name for m in pkgutil.walk_packages(paths, f"{package}."))]


PURE = sorted({m.name for m in pkgutil.iter_modules(jitui.__path__)} - {"tui", "__main__"})


def test_the_pure_packages_are_there() -> None:
    assert {
        "cli",
        "errors",
        "export",
        "output",
        "report",
        "search",
        "state",
        "storage",
        "workbook",
    } <= set(PURE)


@pytest.mark.parametrize("name", PURE)
def test_a_pure_package_loads_neither_textual_nor_rich(name: str) -> None:
    """The content, the search and the command line work where the framework does not."""
    modules = _modules(f"jitui.{name}")
    loaded = _loaded_by(f"import {', '.join(modules)}")
    assert set(modules) <= loaded
    assert not loaded & {*FRAMEWORK, "jitui.tui"}


def _after(*arguments: str) -> set[str]:
    """Return what is loaded after a command has run."""
    return _loaded_by(
        "import sys\n"
        "from jitui.cli.main import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit as left:\n"
        "    assert not left.code\n"
    )


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("search", "--help"), ()])
def test_help_and_version_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """They answer at once, and even where a dependency is broken."""
    loaded = _after(*arguments)
    assert not loaded & {"yaml", "sqlite3", "textual", "rich", "snowballstemmer", "asyncio"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("list", "--json"),
        ("show", "km3"),
        ("search", "risk"),
        ("define", "CARM"),
        ("partnerships", "--csv"),
        ("charts", "years", "--svg"),
        ("check",),
    ],
    ids=" ".join,
)
def test_no_command_loads_the_framework(arguments: tuple[str, ...]) -> None:
    assert not _after(*arguments) & {*FRAMEWORK, "jitui.tui", "asyncio"}


_WATCHED = """
import runpy, sys

def forbid(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn",
                         "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        raise RuntimeError("forbidden: " + event)

sys.addaudithook(forbid)
"""


def _watched(code: str, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run code in an interpreter that stops at anything that reaches beyond the machine."""
    return subprocess.run(
        [sys.executable, "-c", _WATCHED + code, *arguments],
        input=stdin,
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("overview",),
        ("list",),
        ("show", "km3", "moray", "carm", "--json"),
        ("search", "risk", "of", "harm"),
        ("search", "--batch", "--json"),
        ("define", "CARM"),
        ("partnerships", "--csv"),
        ("charts", "years", "--svg"),
        ("check",),
    ],
    ids=" ".join,
)
def test_no_command_opens_a_socket_or_starts_a_program(arguments: tuple[str, ...]) -> None:
    done = _watched("runpy.run_module('jitui', run_name='__main__')", *arguments, stdin=b"risk\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import urllib.request; urllib.request.urlopen('http://localhost')",
    ],
)
def test_the_watch_would_have_seen_it(code: str) -> None:
    assert b"forbidden: " in _watched(code).stderr
