"""What is built is what is in the tree, and works where the tree is not."""

from __future__ import annotations

import configparser
import email
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from jitui import __version__
from tests.cli.running import surroundings

ROOT = Path(__file__).parents[1]
IGNORED = (".git", ".venv", "compiled", ".*_cache", "__pycache__", "dist", "build", "*.egg-info")
COMPILED = "jitui/compiled/"
make = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


@dataclass(frozen=True)
class Built:
    """A copy of the tree, and what was built from it."""

    tree: Path
    wheel: Path
    sdist: Path
    unpacked: Path
    wheel_of_sdist: Path


def _build(tree: Path, into: Path, *what: str) -> None:
    """Build without a network: with the build back end of this environment."""
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(into), str(tree)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    work = tmp_path_factory.mktemp("packaging")
    tree = Path(shutil.copytree(ROOT, work / "tree", ignore=shutil.ignore_patterns(*IGNORED)))
    _build(tree, work / "first", "--wheel", "--sdist")
    [wheel], [sdist] = (work / "first").glob("*.whl"), (work / "first").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        if hasattr(tarfile, "data_filter"):  # older patch releases of 3.10 and 3.11 have none
            archive.extractall(work / "unpacked", filter="data")
        else:
            archive.extractall(work / "unpacked")
    [unpacked] = (work / "unpacked").iterdir()
    _build(unpacked, work / "second", "--wheel")
    [again] = (work / "second").glob("*.whl")
    return Built(tree, wheel, sdist, unpacked, again)


def _files(folder: Path) -> dict[str, bytes]:
    """Return each file below a folder by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _wheel_files(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_has_exactly_the_data_byte_for_byte(built: Built) -> None:
    """A wheel without its data installs well and does nothing."""
    begin = "jitui/data/"
    held = {
        name.removeprefix(begin): raw
        for name, raw in _wheel_files(built.wheel).items()
        if name.startswith(begin)
    }
    assert held == _files(built.tree / "data")
    assert len(held) >= 13


def test_the_wheel_has_every_module_and_style_and_nothing_else(built: Built) -> None:
    held = {
        name.removeprefix("jitui/"): raw
        for name, raw in _wheel_files(built.wheel).items()
        if name.startswith("jitui/") and not name.startswith(("jitui/data/", COMPILED))
    }
    assert held == _files(built.tree / "src" / "jitui")
    assert "py.typed" in held
    assert any(name.endswith(".tcss") for name in held)
    others = {name.partition("/")[0] for name in _wheel_files(built.wheel)} - {"jitui"}
    assert others == {f"jitui-{__version__}.dist-info"}


def test_the_wheel_has_what_is_made_from_the_data(built: Built) -> None:
    """Without it, everyone's first look-up waits until the data is read and indexed."""
    with zipfile.ZipFile(built.wheel) as archive:
        made = [info for info in archive.infolist() if info.filename.startswith(COMPILED)]
        names = {info.filename.removeprefix(COMPILED) for info in made}
        assert names == {"library.bin", "search.bin"}
        assert all(info.external_attr >> 16 & 0o444 == 0o444 for info in made)


def test_the_wheel_says_what_it_is_and_what_it_needs(built: Built) -> None:
    files = _wheel_files(built.wheel)
    info = f"jitui-{__version__}.dist-info"
    about = email.message_from_bytes(files[f"{info}/METADATA"])
    assert (about["Name"], about["Version"]) == ("jitui", __version__)
    assert about["License-Expression"] == "MIT"
    needed = [Requirement(line) for line in about.get_all("Requires-Dist", [])]
    assert {r.name for r in needed if r.marker is None} == {
        *("textual", "rich", "pyyaml", "msgspec", "snowballstemmer", "platformdirs"),
    }
    assert all(r.specifier for r in needed)
    scripts = configparser.ConfigParser()
    scripts.read_string(files[f"{info}/entry_points.txt"].decode())
    assert dict(scripts["console_scripts"]) == {"jitui": "jitui.cli.main:main"}
    assert any(name.startswith(f"{info}/licenses/") for name in files)


def test_the_sdist_has_all_that_is_needed_to_build_and_test(built: Built) -> None:
    held, tree = _files(built.unpacked), _files(built.tree)
    parts = ("data/", "src/", "tests/", "docs/", ".ci/")
    assert {name for name in held if name.startswith(parts)} == {
        name for name in tree if name.startswith(parts)
    }
    for name in (
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        ".gitignore",
    ):
        assert held[name] == tree[name]


def test_a_wheel_built_from_the_sdist_is_the_same(built: Built) -> None:
    """Whoever builds from the source gets what everyone else gets."""
    assert _wheel_files(built.wheel_of_sdist) == _wheel_files(built.wheel)


def _needed(requirement: Requirement, found: dict[str, metadata.Distribution]) -> None:
    """Collect the installed distributions that a requirement needs, all the way down."""
    for extra in ("", *requirement.extras):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            break
    else:
        return
    name = canonicalize_name(requirement.name)
    if name in found and not requirement.extras:
        return
    found[name] = metadata.distribution(name)
    for line in found[name].requires or ():
        below = Requirement(line)
        wanted = ("", *requirement.extras)
        if below.marker is None or any(below.marker.evaluate({"extra": e}) for e in wanted):
            below.marker = None
            _needed(below, found)


@pytest.fixture(scope="session", params=["wheel", "wheel_of_sdist"])
def installed(
    request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the programs of a new environment with the wheel and only what it asks for.

    The dependencies are linked from this environment, so that no network is needed; the
    development tools are not, so that a dependency that is not declared is missed.
    """
    wheel: Path = getattr(built, request.param)
    home = tmp_path_factory.mktemp(request.param) / "environment"
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(home)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    asked = subprocess.run(
        [programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    site = Path(asked.stdout.strip())
    found: dict[str, metadata.Distribution] = {}
    about = email.message_from_bytes(_wheel_files(wheel)[f"jitui-{__version__}.dist-info/METADATA"])
    for line in about.get_all("Requires-Dist", []):
        requirement = Requirement(line)
        if requirement.marker is None:
            _needed(requirement, found)
    for distribution in found.values():
        for top in {Path(str(file)).parts[0] for file in distribution.files or ()}:
            source = Path(str(distribution.locate_file(top)))
            if top not in ("..", "__pycache__") and not (site / top).exists():
                (site / top).symlink_to(source, target_is_directory=source.is_dir())
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    options = ["--no-index", "--no-cache-dir", "--disable-pip-version-check", "--quiet"]
    done = subprocess.run(
        [*pip, "install", *options, str(wheel)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return programs


def _run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = surroundings()
    del clean["PYTHONPATH"]
    return subprocess.run(
        [program, *arguments], capture_output=True, text=True, env=clean, cwd=cwd, check=False
    )


def test_installed_it_works_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    python = installed / "python"
    where = _run(python, "-c", "import jitui; print(jitui.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.parent), "the tree was found instead"
    shown = _run(python, "-m", "jitui", "show", "km3", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Key message 3 of 12" in shown.stdout
    checked = _run(python, "-m", "jitui", "check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith(str(Path(where.strip()).parent / "data"))
    assert "no problems" in checked.stdout


@pytest.mark.parametrize("asked", [("define", "carm"), ("search", "chronologies")])
def test_installed_the_first_answer_does_not_wait_for_the_data_to_be_read(
    installed: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    code = (
        "import sys\n"
        "from jitui.cli.main import main\n"
        "status = main(sys.argv[1:])\n"
        "sys.exit(status or len({'yaml', 'platformdirs'} & sys.modules.keys()))\n"
    )
    found = _run(installed / "python", "-c", code, *asked, cwd=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert "isk management" in found.stdout or "Chronology" in found.stdout


def test_installed_it_has_its_own_program(installed: Path, tmp_path: Path) -> None:
    program = installed / "jitui"
    assert _run(program, "--version", cwd=tmp_path).stdout == f"jitui {__version__}\n"
    found = _run(program, "search", "chronologies", cwd=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert "chronology: Chronology" in found.stdout


def test_installed_the_app_can_be_made_with_its_styles(installed: Path, tmp_path: Path) -> None:
    """A style file that was left out of the wheel shows only when the app is opened."""
    code = (
        "import asyncio\n"
        "from jitui.report.loading.load import load\n"
        "from jitui.tui.app import JituiApp\n"
        "async def main():\n"
        "    app = JituiApp(load())\n"
        "    async with app.run_test(size=(80, 24)):\n"
        "        print(len(app.screen_stack))\n"
        "asyncio.run(main())\n"
    )
    opened = _run(installed / "python", "-c", code, cwd=tmp_path)
    assert opened.returncode == 0, opened.stderr
    assert int(opened.stdout) >= 1


def test_the_tools_of_development_are_not_needed(installed: Path, tmp_path: Path) -> None:
    missing = _run(installed / "python", "-c", "import pytest", cwd=tmp_path)
    assert "No module named 'pytest'" in missing.stderr


def test_a_plain_copy_of_the_tree_reads_its_own_data(built: Built, tmp_path: Path) -> None:
    """No build and no installation: unpack it, and it runs."""
    done = subprocess.run(
        [sys.executable, "-m", "jitui", "check"],
        capture_output=True,
        text=True,
        env=surroundings({"PYTHONPATH": str(built.tree / "src")}),
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{built.tree / 'data'}: ")


@make
def test_what_the_makefile_needs_is_in_the_sdist(built: Built) -> None:
    """Without the constraints, "make test" in an unpacked sdist ends before it begins."""
    for target in ("run", "test", "pictures"):
        done = subprocess.run(
            ["make", "--dry-run", f"VENV={built.unpacked / 'none'}", target],
            capture_output=True,
            text=True,
            cwd=built.unpacked,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@make
def test_a_python_that_is_too_old_is_a_sentence(tmp_path: Path) -> None:
    """Else "make run" ends with a traceback of pip."""
    old = tmp_path / "python3"
    old.write_text(
        '#!/bin/sh\ncase "$2" in *version_info*) exit 1 ;; *) echo 3.9.18 ;; esac\n', "utf-8"
    )
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "--silent", f"PYTHON={old}", f"VENV={tmp_path / 'env'}", "run"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    said = f"jitui needs Python 3.10 or later; {old} is 3.9.18. Try make run PYTHON=python3.12"
    assert done.returncode
    assert done.stderr.splitlines()[0] == said
    assert not (tmp_path / "env").exists()
