"""What is message of a copy is what is known of it: by programs that take it, refuse it or hang."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from jitui.tui.controllers import clipboard
from jitui.tui.controllers.clipboard import OSC_52_LIMIT, SECONDS, CopyResult, copy
from tests.cli.running import surroundings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")

TEXT = "Caf\xe9 \u2013 \u4e2d\u6587 $(touch evil) `x` \"y\" 'z' \\ \U0001f600\n"

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
WSL = {"WSL_DISTRO_NAME": "Ubuntu"}

IGNORED = "Sent to the terminal's clipboard. Some terminals ignore this."

Make = Callable[..., Path]


class Terminal:
    """A terminal that is sent OSC 52."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def __call__(self, text: str) -> None:
        self.sent.append(text)


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The only folder on the path."""
    made = tmp_path / "bin"
    made.mkdir()
    return made


@pytest.fixture
def make(folder: Path) -> Make:
    """Make a program that keeps what it is given beside itself, then does as told."""

    def program(name: str, then: str = "exit 0", into: Path = folder) -> Path:
        path = into / name
        lines = ("#!/bin/sh", f"/bin/cat > '{path}.text'", f"echo \"$*\" > '{path}.arguments'")
        path.write_text("\n".join((*lines, "echo noise; echo noise >&2", then, "")), "utf-8")
        path.chmod(0o755)
        return path

    return program


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait only a moment for programs that hang."""
    monkeypatch.setattr(clipboard, "SECONDS", 0.3)


def _text(program: Path, encoding: str = "utf-8") -> str:
    return Path(f"{program}.text").read_bytes().decode(encoding)


def _arguments(program: Path) -> str:
    return Path(f"{program}.arguments").read_text("utf-8").strip()


def _copy(
    folder: Path,
    terminal: Terminal | None,
    environ: dict[str, str],
    platform: str = "linux",
    text: str = TEXT,
) -> CopyResult:
    with mock.patch.dict(os.environ, {"PATH": str(folder), **environ}, clear=True):
        return copy(text, terminal, platform)


@pytest.mark.parametrize(
    ("name", "platform", "environ", "arguments", "encoding"),
    [
        ("pbcopy", "darwin", {}, "", "utf-8"),
        ("clip.exe", "linux", WSL, "", "utf-16-le"),
        ("clip.exe", "linux", {"WSL_INTEROP": "/run/WSL/1_interop"}, "", "utf-16-le"),
        ("wl-copy", "linux", WAYLAND, "", "utf-8"),
        ("xclip", "linux", X11, "-selection clipboard", "utf-8"),
        ("xsel", "linux", X11, "-ib", "utf-8"),
        ("termux-clipboard-set", "linux", {}, "", "utf-8"),
        ("wl-copy", "freebsd14", WAYLAND, "", "utf-8"),
    ],
)
def test_the_platforms_own_program_takes_it(
    name: str,
    platform: str,
    environ: dict[str, str],
    arguments: str,
    encoding: str,
    folder: Path,
    make: Make,
    terminal: Terminal,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program = make(name)
    assert _copy(folder, terminal, environ, platform) == CopyResult(name, f"Copied ({name}).")
    assert _text(program, encoding) == TEXT
    assert _arguments(program) == arguments
    assert terminal.sent == []
    assert capfd.readouterr() == ("", "")
    assert not Path("evil").exists()


def test_on_windows_it_is_the_systems_own_program(
    tmp_path: Path, folder: Path, make: Make, terminal: Terminal
) -> None:
    """One of the same name on the path, or in the current folder, is not run."""
    other = make("clip.exe")
    system = tmp_path / "System32"
    system.mkdir()
    program = make("clip.exe", into=system)
    copied = _copy(folder, terminal, {"SYSTEMROOT": str(tmp_path)}, "win32")
    assert copied == CopyResult("clip.exe", "Copied (clip.exe).")
    assert _text(program, "utf-16-le") == TEXT
    assert not Path(f"{other}.text").exists()


def test_on_a_mac_the_text_is_taken_for_utf_8(folder: Path, make: Make, terminal: Terminal) -> None:
    program = make("pbcopy", f'echo "$LC_ALL" > "{folder}/locale"')
    assert _copy(folder, terminal, {"LC_ALL": "C"}, "darwin").how == "pbcopy"
    assert (folder / "locale").read_text("utf-8") == "en_US.UTF-8\n"
    assert _text(program) == TEXT


@pytest.mark.parametrize(
    ("environ", "platform", "order"),
    [
        ({**WAYLAND, **X11}, "linux", ["wl-copy", "xclip", "xsel", "termux-clipboard-set"]),
        ({**WSL, **WAYLAND}, "linux", ["clip.exe", "wl-copy", "termux-clipboard-set"]),
        ({**X11}, "darwin", ["pbcopy", "xclip", "xsel", "termux-clipboard-set"]),
        ({"WAYLAND_DISPLAY": "", "DISPLAY": ""}, "linux", ["termux-clipboard-set"]),
    ],
)
def test_one_after_the_other_until_one_takes_it(
    environ: dict[str, str],
    platform: str,
    order: list[str],
    folder: Path,
    make: Make,
    terminal: Terminal,
) -> None:
    programs = ["pbcopy", "clip.exe", "wl-copy", "xclip", "xsel", "termux-clipboard-set"]
    for name in programs:
        make(name)
    for name in order:
        assert _copy(folder, terminal, environ, platform).how == name
        make(name, "exit 1")
    assert _copy(folder, terminal, environ, platform) == CopyResult("osc52", IGNORED)
    for name in set(programs) - set(order):
        assert not (folder / f"{name}.text").exists()


@pytest.mark.parametrize("then", ["exit 1", "exit 127", "kill -9 $$"])
def test_a_program_that_fails_has_not_copied(
    then: str, folder: Path, make: Make, terminal: Terminal
) -> None:
    make("wl-copy", then)
    assert _copy(folder, terminal, WAYLAND) == CopyResult("osc52", IGNORED)
    assert terminal.sent == [TEXT]
    assert _copy(folder, None, WAYLAND) == CopyResult("", "Could not copy: wl-copy failed.")


def test_each_failure_is_told(folder: Path, make: Make) -> None:
    make("wl-copy", "exit 1")
    make("xsel", "exit 3")
    copied = _copy(folder, None, {**WAYLAND, **X11})
    assert copied == CopyResult("", "Could not copy: wl-copy failed; xsel failed.")


@pytest.mark.parametrize("content", ["", "not a program", "#!/no/such/interpreter\n"])
def test_what_cannot_be_started_has_not_copied(content: str, folder: Path) -> None:
    path = folder / "wl-copy"
    path.write_text(content, "utf-8")
    path.chmod(0o755)
    copied = _copy(folder, None, WAYLAND)
    assert copied == CopyResult("", "Could not copy: wl-copy could not be started.")


def test_what_is_no_program_is_passed_over(folder: Path, make: Make) -> None:
    (folder / "wl-copy").mkdir()
    (folder / "xclip").write_text("#!/bin/sh\n", "utf-8")
    make("xsel")
    assert _copy(folder, None, {**WAYLAND, **X11}).how == "xsel"


def _alive(pid: int) -> bool:
    """Return whether a process runs; one that is dead and not yet reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text("utf-8").rpartition(")")[2].split()[0] == "Z")


@pytest.mark.usefixtures("quick")
def test_a_program_that_hangs_is_ended(folder: Path, make: Make, terminal: Terminal) -> None:
    make("wl-copy", f'echo $$ > "{folder}/pid"; exec /bin/sleep 60')
    began = time.monotonic()
    assert _copy(folder, terminal, WAYLAND) == CopyResult("osc52", IGNORED)
    assert time.monotonic() - began < 10
    pid = int((folder / "pid").read_text("utf-8"))
    for _ in range(100):
        if not _alive(pid):
            break
        time.sleep(0.05)
    assert not _alive(pid)


@pytest.mark.usefixtures("quick")
def test_a_program_that_reads_nothing_does_not_hold_up_a_long_text(
    folder: Path, make: Make
) -> None:
    path = make("wl-copy")
    path.write_text("#!/bin/sh\nexec /bin/sleep 60\n", "utf-8")
    copied = _copy(folder, None, WAYLAND, text="x" * 1_000_000)
    assert copied == CopyResult("", "Could not copy: wl-copy did not answer in 0.3 seconds.")


def test_a_program_may_take_two_seconds() -> None:
    assert SECONDS == 2


def test_a_program_that_goes_on_in_the_background_has_copied(
    folder: Path, make: Make, terminal: Terminal
) -> None:
    """As xclip and wl-copy do, to hold what was copied."""
    make("xclip", f'/bin/sleep 3 & echo $! > "{folder}/pid"; exit 0')
    began = time.monotonic()
    assert _copy(folder, terminal, X11).how == "xclip"
    assert time.monotonic() - began < SECONDS
    assert _alive(int((folder / "pid").read_text("utf-8")))


def test_a_program_that_stops_reading_is_judged_by_its_exit(folder: Path, make: Make) -> None:
    path = make("wl-copy")
    path.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    assert _copy(folder, None, WAYLAND, text="x" * 1_000_000).how == "wl-copy"


def test_a_long_text_arrives_whole(folder: Path, make: Make) -> None:
    program = make("wl-copy")
    text = "\u4e2d\u6587 text\n" * 50_000
    assert _copy(folder, None, WAYLAND, text=text).how == "wl-copy"
    assert _text(program) == text


@pytest.mark.parametrize("environ", [{}, WAYLAND, X11, WSL], ids=str)
def test_without_a_program_the_terminal_is_asked(
    environ: dict[str, str], folder: Path, terminal: Terminal
) -> None:
    assert _copy(folder, terminal, environ) == CopyResult("osc52", IGNORED)
    assert terminal.sent == [TEXT]


@pytest.mark.parametrize("environ", [{}, WAYLAND, X11, WSL], ids=str)
def test_without_any_way_it_says_so(environ: dict[str, str], folder: Path) -> None:
    copied = _copy(folder, None, environ)
    assert copied == CopyResult("", "Could not copy: no clipboard was found.")


@pytest.mark.parametrize("character", ["x", "\xe9", "\u4e2d"])
def test_a_text_too_long_for_many_terminals_is_sent_with_a_warning(
    character: str, folder: Path, terminal: Terminal
) -> None:
    size = len(character.encode())
    most = OSC_52_LIMIT // size
    for count, long in ((most - 3, False), (most + 4, True)):
        text = character * count
        assert (len(base64.b64encode(text.encode())) > 74_994) is long
        copied = _copy(folder, terminal, {}, text=text)
        assert copied.how == "osc52"
        assert ("Many terminals drop" in copied.message) is long
        assert terminal.sent[-1] == text


def test_half_a_character_is_no_crash(folder: Path, make: Make, terminal: Terminal) -> None:
    assert _copy(folder, terminal, {}, text="a\ud800b").how == "osc52"
    assert terminal.sent == ["a?b"]
    program = make("clip.exe")
    assert _copy(folder, terminal, WSL, text="a\ud800b").how == "clip.exe"
    assert _text(program, "utf-16-le") == "a?b"


def test_the_environment_is_the_processs_own(
    folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make("xclip")
    for name in ("WAYLAND_DISPLAY", *WSL, "WSL_INTEROP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    assert copy(TEXT, None, platform="linux").how == "xclip"
    assert _text(program) == TEXT


def test_the_module_loads_no_framework() -> None:
    loads = "import sys, jitui.tui.controllers.clipboard"
    code = f"{loads}; sys.exit(bool({{'textual', 'rich'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env=surroundings(), check=False)
    assert done.returncode == 0
