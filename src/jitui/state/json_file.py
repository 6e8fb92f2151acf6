"""A JSON file of the reader's, such as the settings or the bookmarks.

A file that cannot be understood is renamed, one that cannot be read is left alone; neither is
ever overwritten. The reader is told in one sentence, a *notice*.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct, ValidationError, convert, json
from msgspec.structs import fields

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, real_path, write_whole
from jitui.storage.bounded_read import read_bounded, reason
from jitui.storage.lock import locked
from jitui.storage.set_aside import move_aside

VERSION = 1
"""The version of the format of these files."""

LIMIT = 4 * 1024 * 1024
"""The largest file that is read or written, in bytes."""

Value = dict[str, Any]
"""What a file holds, without its version."""

Record = TypeVar("Record", bound=Struct)


class _Header(Struct):
    """What must be of the right type in a file, or it is damaged; only bookmarks have marks."""

    version: Annotated[int, Meta(ge=1)]
    marks: list[Any] = []


class Result(Struct, frozen=True):
    """What came of reading or saving a file.

    Attributes:
        value: What the file holds now, or ``None``: there is no file, or it cannot be used,
            or it was not saved.
        notice: A sentence for the reader; mostly empty. It may come with a value: the
            old file was set aside.
    """

    value: Value | None = None
    notice: str = ""


class _Unusable(Exception):
    """The file was read, and is not one that this version understands."""

    def __init__(self, problem: str, label: str = "damaged") -> None:
        super().__init__(problem)
        self.label = label


def load(path: Path) -> Result:
    """Read a file, or the one that a link leads to; one that cannot be understood is set aside."""
    target = real_path(path)
    try:
        return Result(_read(target)[1])
    except OSError as error:
        problem = f"cannot be read ({reason(error)})"
    except _Unusable as unusable:
        try:
            # Read again under the lock: another window may just have replaced it.
            with locked(target):
                _, value, notice = _read_or_set_aside(target)
                return Result(value, notice)
        except OSError as error:
            problem = f"{unusable} and could not be renamed ({reason(error)})"
    words = f"{target} {problem}; it was left unchanged and will not be overwritten"
    return Result(notice=clean_line(words))


def update(path: Path, change: Callable[[Value | None], Value]) -> Result:
    """Read a file, change its value and write it, while no other process can.

    Args:
        path: The file, or a link to it; its folder is made.
        change: Returns the new value for that in the file, or for ``None`` where there is
            none or the file is set aside.
    """
    target = real_path(path)
    saved, notices = None, []
    try:
        make_folder(target.parent)
        with locked(target):
            old_data, value, notice = _read_or_set_aside(target)
            notices.append(notice)
            value = change(value)
            data = _encode(value)
            if data != old_data:
                write_whole(target, data)
            saved = value
    except OSError as error:
        notices.append(f"{target} was not saved: {reason(error)}")
    except (ValueError, RecursionError) as error:
        notices.append(f"{target} was not saved: {error}")
    return Result(saved, clean_line("; ".join(filter(None, notices))))


def save(path: Path, value: Value) -> str:
    """Write a value in place of the file's and return a notice for the reader.

    Args:
        path: The file, or a link to it; its folder is made.
        value: What to write, of the types that JSON has.
    """
    return update(path, lambda _: value).notice


def record_of(value: Value, kind: type[Record]) -> tuple[Record, list[str]]:
    """Return a record made of what fits its fields, and the names of the fields that do not fit.

    Those have their defaults. Texts are cleaned, since people may have edited the file.
    """
    fitting, unfit = {}, []
    for field in fields(kind):
        if field.name in value:
            try:
                fitting[field.name] = convert(_cleaned(value[field.name]), field.type)
            except (ValidationError, RecursionError):
                unfit.append(field.name)
    return kind(**fitting), unfit


def _cleaned(value: Any) -> Any:
    """Return a value whose texts, at any depth of lists, are safe to show on one line."""
    if isinstance(value, str):
        return clean_line(value)
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _read(target: Path) -> tuple[bytes | None, Value | None]:
    """Return a file's bytes and value, or nothing twice where there is no file.

    Raises:
        _Unusable: It does not hold what it should.
        OSError: It cannot be read.
    """
    try:
        data = read_bounded(target, LIMIT)
    except FileNotFoundError:
        return None, None
    try:
        # Some editors begin a file with a byte order mark.
        value = json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Value)
        version = convert(value, _Header).version
    except (ValueError, RecursionError) as error:
        raise _Unusable(f"is damaged ({error})") from None
    if version > VERSION:
        versions = f"version {version} of its format; this one knows {VERSION}"
        raise _Unusable(f"was written by a newer jitui ({versions})", "newer")
    del value["version"]
    return data, value


def _read_or_set_aside(target: Path) -> tuple[bytes | None, Value | None, str]:
    """Read a file under its lock; one that cannot be understood is renamed, with a notice.

    Raises:
        OSError: It cannot be read, or not be renamed.
    """
    try:
        return *_read(target), ""
    except _Unusable as unusable:
        aside = move_aside(target, unusable.label)
        return None, None, clean_line(f"{target} {unusable}; it was renamed to {aside.name}")


def _encode(value: Value) -> bytes:
    """Return the bytes of a file, in lines that people can read and compare.

    Raises:
        ValueError: It would be too large to be read again.
    """
    data = json.format(json.encode({"version": VERSION, **value}), indent=2) + b"\n"
    if len(data) > LIMIT:
        raise ValueError(f"it would be larger than {LIMIT >> 20} MiB")
    return data
