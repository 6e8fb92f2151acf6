"""One JSON file of the reader's, kept so that nothing in it is ever lost in silence.

A file that cannot be understood is set aside under another name; one that cannot be read
is left alone. Either way the reader is told, in one sentence: a *notice*.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, sync_folder, write_whole
from jitui.storage.bounded_read import TooLarge, read_bounded
from jitui.storage.lock import locked

LIMIT = 4 * 1024 * 1024
"""The largest file that is read or written, in bytes."""

DEEPEST = 50
"""How many levels of lists and objects a file may have."""

Value = dict[str, Any]
"""What a file holds, without its version."""

Check = Callable[[Value], str]
"""Says what is wrong with the shape of a value, such as ``'marks' is no list``; or nothing."""


class Loaded(Struct, frozen=True):
    """What was found.

    Attributes:
        value: What the file holds, or ``None`` where there is nothing to use.
        notice: What the reader has to be told; mostly empty.
        safe: Whether a save may write here; ``False`` where the file is left as it is.
    """

    value: Value | None = None
    notice: str = ""
    safe: bool = True


class Updated(Struct, frozen=True):
    """What came of a save.

    Attributes:
        value: What the file holds now, or ``None`` where nothing was saved.
        notice: What the reader has to be told; mostly empty. It may also come with a
            value: the old file was set aside.
    """

    value: Value | None = None
    notice: str = ""


class _Unusable(ValueError):
    """The file was read, and is not one that this version understands."""

    def __init__(self, wrong: str, word: str = "damaged") -> None:
        super().__init__(wrong)
        self.word = word


class _Left(Exception):
    """The file can neither be used nor set aside; it is left as it is."""


def _sound(_value: Value) -> str:
    return ""


def load(path: Path, version: int, check: Check = _sound) -> Loaded:
    """Read a file; one that cannot be understood is set aside, never overwritten or deleted.

    Args:
        path: The file, or a link to it.
        version: The version of its format that the caller understands.
        check: Says what is wrong with a value's shape.
    """
    target = _target(path)
    try:
        try:
            return Loaded(_read(target, version, check)[1])
        except _Unusable as unusable:
            return _load_again(target, version, check, unusable)
    except _Left as left:
        return Loaded(notice=clean_line(str(left)), safe=False)


def save(path: Path, version: int, value: Value) -> str:
    """Write a value in place of the file's, and return what the reader has to be told.

    Empty when it was done. Where it could not be done, the file is as it was.

    Args:
        path: The file, or a link to it; its folder is made.
        version: The version of its format.
        value: What to keep, of the types that JSON has.
    """
    return update(path, version, lambda _: value).notice


def update(
    path: Path, version: int, change: Callable[[Value | None], Value], check: Check = _sound
) -> Updated:
    """Read a file, change its value and write it, while no other process can.

    Args:
        path: The file, or a link to it; its folder is made.
        version: The version of its format.
        change: Gives the new value for that in the file, or for ``None`` where there is
            none or the file is set aside.
        check: Says what is wrong with a value's shape.
    """
    target = _target(path)
    try:
        make_folder(target.parent)
        with locked(target):
            return _update(target, version, change, check)
    except _Left as left:
        return Updated(notice=clean_line(str(left)))
    except OSError as error:
        return Updated(notice=clean_line(f"{target} was not saved: {_reason(error)}"))
    except (ValueError, TypeError, RecursionError) as error:
        return Updated(notice=clean_line(f"{target} was not saved: {error}"))


def _target(path: Path) -> Path:
    """Return the file itself: a link, as some keep to a synchronised folder, stays a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return path


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__


def _load_again(target: Path, version: int, check: Check, unusable: _Unusable) -> Loaded:
    """Read under the lock, lest a file be set aside that another window has just mended."""
    try:
        with locked(target):
            try:
                return Loaded(_read(target, version, check)[1])
            except _Unusable as found:
                unusable = found
                return Loaded(notice=_set_aside(target, found))
    except OSError as error:
        raise _stuck(target, unusable, error) from None


def _update(
    target: Path, version: int, change: Callable[[Value | None], Value], check: Check
) -> Updated:
    old, value, unusable = None, None, None
    try:
        old, value = _read(target, version, check)
    except _Unusable as found:
        unusable = found
    # Everything that may fail for want of sense comes before the disk is touched.
    data = _encode(version, change(value))
    new = _decode(data, version, check)
    if _encode(version, new) != data:
        raise ValueError("it could not be read back")
    if data == old:
        return Updated(new)
    notices = []
    if unusable is not None:
        try:
            notices.append(_set_aside(target, unusable))
        except OSError as error:
            raise _stuck(target, unusable, error) from None
    saved = False
    try:
        write_whole(target, data)
        saved = True
        sync_folder(target.parent)
    except OSError as error:
        how = "was saved, but the disk did not confirm it" if saved else "was not saved"
        notices.append(clean_line(f"{target} {how}: {_reason(error)}"))
    return Updated(new if saved else None, "; ".join(notices))


def _read(target: Path, version: int, check: Check) -> tuple[bytes | None, Value | None]:
    """Return a file's bytes and value, or nothing twice where there is no file.

    Raises:
        _Unusable: It does not hold what it should.
        _Left: It cannot be read.
    """
    try:
        data = read_bounded(target, LIMIT)
    except FileNotFoundError:
        return None, None
    except TooLarge:
        raise _Unusable(f"is damaged (larger than {LIMIT >> 20} MiB)") from None
    except OSError as error:
        words = f"{target} cannot be read ({_reason(error)})"
        raise _Left(f"{words}; it was left unchanged and will not be overwritten") from None
    return data, _decode(data, version, check)


def _decode(data: bytes, version: int, check: Check) -> Value:
    if not data.strip():
        raise _Unusable("is damaged (it is empty)")
    try:
        # Some editors begin a file with a byte order mark.
        whole = json.loads(data.decode("utf-8-sig"))
        # What is carried over has to be written again, from a deeper stack perhaps.
        if _deeper(whole, DEEPEST):
            raise RecursionError
        _dump(whole)  # NaN and 1e999 are read, and are no JSON
    except json.JSONDecodeError as error:
        raise _Unusable(f"is damaged (line {error.lineno} is not JSON)") from None
    except ValueError:
        raise _Unusable("is damaged (it is not JSON)") from None
    except RecursionError:
        raise _Unusable("is damaged (it is nested too deeply)") from None
    if not isinstance(whole, dict):
        raise _Unusable("is damaged (it is not a JSON object)")
    number = whole.pop("version", None)
    if not isinstance(number, int) or isinstance(number, bool):
        raise _Unusable("is damaged (it has no version)")
    if number > version:
        versions = f"version {str(number)[:20]} of its format; this one knows {version}"
        raise _Unusable(f"was written by a newer jitui ({versions})", "newer")
    if number < version:
        raise _Unusable(f"is damaged (there is no version {str(number)[:20]} of its format)")
    wrong = check(whole)
    if wrong:
        raise _Unusable(f"is damaged ({wrong})")
    return whole


def _deeper(whole: object, levels: int) -> bool:
    """Return whether lists and objects are nested in more levels than that."""
    level = [whole]
    for _ in range(levels + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


def _dump(whole: object, ascii_only: bool = False) -> str:
    return json.dumps(whole, ensure_ascii=ascii_only, allow_nan=False, indent=2) + "\n"


def _encode(version: int, value: Value) -> bytes:
    """Return a value as the bytes of a file, in lines that people can read and compare.

    Raises:
        ValueError: It is too large, or JSON has no word for a number in it.
        TypeError: It holds something that JSON has not.
        RecursionError: It holds itself.
    """
    whole = {"version": version, **{key: v for key, v in value.items() if key != "version"}}
    try:
        data = _dump(whole).encode()
    except UnicodeEncodeError:  # half a character, carried over from the file
        data = _dump(whole, ascii_only=True).encode()
    if len(data) > LIMIT:
        raise ValueError(f"it would be larger than {LIMIT >> 20} MiB")
    return data


def _stuck(target: Path, unusable: _Unusable, error: OSError) -> _Left:
    words = f"{target} {unusable} and could not be renamed ({_reason(error)})"
    return _Left(f"{words}; it was left unchanged and will not be overwritten")


def _set_aside(target: Path, unusable: _Unusable) -> str:
    """Rename a file to a name that no other has, and return the notice.

    Raises:
        OSError: It could not be renamed.
    """
    name = f"{target.name}.{unusable.word}-{datetime.now():%Y%m%d-%H%M%S}"
    aside = _reserve(target, name)
    try:
        os.replace(target, aside)  # noqa: PTH105  # the tests make the call itself fail
    except OSError:
        with suppress(OSError):
            if not aside.stat().st_size:  # a network drive may have renamed it all the same
                aside.unlink()
        raise
    with suppress(OSError):
        sync_folder(target.parent)
    return clean_line(f"{target} {unusable}; it was renamed to {aside.name}")


def _reserve(target: Path, name: str) -> Path:
    """Make an empty file under a new name: renaming onto another's would destroy that."""
    for number in range(1000):
        aside = target.with_name(f"{name}.{number}" if number else name)
        with suppress(FileExistsError):
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with suppress(OSError):  # nothing was written that could be lost
                os.close(descriptor)
            return aside
    raise OSError(errno.EEXIST, "too many files were renamed in this second")
