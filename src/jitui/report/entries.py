"""The entries of a kept library, each made when it or one of its like is first asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from itertools import groupby
from typing import Any

from msgspec import Struct, msgpack

from jitui.report import model
from jitui.report.model import Entry, Kind

_Any = (
    model.Entry | model.Statement | model.Partnership | model.Term | model.Step | model.Discrepancy
)
"""Every record of an entry; what is kept of one says which it is."""


class Run(Struct):
    """Entries of one kind that follow one another.

    Attributes:
        kind: Their kind.
        count: How many there are.
        refs: Their refs, with a line end before and after each.
        start: Where they begin in the bytes of all entries.
        length: How many bytes they take.
    """

    kind: Kind
    count: int
    refs: bytes
    start: int
    length: int


def runs_of(entries: Mapping[str, Entry]) -> tuple[list[Run], bytes]:
    """Return the runs of some entries, and the bytes that the entries are made of again."""
    runs, parts, start = [], [], 0
    for kind, found in groupby(entries.values(), key=lambda entry: entry.kind):
        run = list(found)
        part = msgpack.encode(run)
        refs = "".join(f"\n{entry.ref}\n" for entry in run).encode()
        runs.append(Run(kind, len(run), refs, start, len(part)))
        parts.append(part)
        start += len(part)
    return runs, b"".join(parts)


class KeptEntries(Mapping[str, Entry]):
    """Entries by ref, in reading order; a run of them is made when one of it is needed."""

    def __init__(self, runs: Sequence[Run], data: bytes | memoryview) -> None:
        """Take entries.

        Args:
            runs: Their runs.
            data: The bytes that they are made of; they must stay as they are.
        """
        self._runs = runs
        self._data = memoryview(data)
        self._made: dict[int, dict[str, Entry]] = {}

    def _make(self, number: int) -> dict[str, Entry]:
        made = self._made.get(number)
        if made is None:
            run = self._runs[number]
            part = self._data[run.start : run.start + run.length]
            entries: list[Any] = msgpack.decode(part, type=list[_Any])
            made = self._made[number] = {entry.ref: entry for entry in entries}
        return made

    @cached_property
    def _all(self) -> dict[str, Entry]:
        every: dict[str, Entry] = {}
        for number in range(len(self._runs)):
            every |= self._make(number)
        return every

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of one kind, in reading order."""
        numbers = [number for number, run in enumerate(self._runs) if run.kind is kind]
        return tuple(entry for number in numbers for entry in self._make(number).values())

    def _run_of(self, ref: object) -> int | None:
        if not isinstance(ref, str) or not ref or "\n" in ref:
            return None
        try:
            line = f"\n{ref}\n".encode()
        except UnicodeEncodeError:  # half a character
            return None
        return next((number for number, run in enumerate(self._runs) if line in run.refs), None)

    def __getitem__(self, ref: str) -> Entry:
        number = self._run_of(ref)
        if number is None:
            raise KeyError(ref)
        return self._make(number)[ref]

    def __contains__(self, ref: object) -> bool:
        return self._run_of(ref) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return sum(run.count for run in self._runs)

    def values(self) -> ValuesView[Entry]:
        """Return the entries."""
        return self._all.values()

    def items(self) -> ItemsView[str, Entry]:
        """Return the refs with their entries."""
        return self._all.items()
