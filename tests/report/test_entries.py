"""Entries that are kept are the entries that were read, and are made only when needed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import msgpack

from jitui.report import entries
from jitui.report.compiled import packed, unpacked
from jitui.report.entries import KeptEntries, runs_of
from jitui.report.kept import Cache
from jitui.report.model import Kind, Library


@pytest.fixture
def kept(library: Library) -> KeptEntries:
    return KeptEntries(*runs_of(library.entries))


def test_they_are_the_same_in_the_same_order(library: Library, kept: KeptEntries) -> None:
    assert list(kept) == list(library.entries)
    assert list(kept.values()) == list(library.entries.values())
    assert dict(kept.items()) == library.entries
    assert kept == library.entries
    assert len(kept) == len(library.entries)
    for kind in Kind:
        assert kept.of(kind) == library.of(kind)


def test_each_is_found_by_its_ref(library: Library, kept: KeptEntries) -> None:
    for ref, entry in library.entries.items():
        assert ref in kept
        assert kept[ref] == entry


@pytest.mark.parametrize("ref", ["", "km", "m1", "km1\nkm2", "\n", "KM1", "s1.", "\ud800", "é"])
def test_what_is_no_ref_finds_nothing(ref: str, kept: KeptEntries) -> None:
    """A part of a ref, or two of them, would open some entry that was not asked for."""
    assert ref not in kept
    assert kept.get(ref) is None
    with pytest.raises(KeyError):
        kept[ref]


def test_only_what_is_asked_for_is_made(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first picture would wait for a thousand entries that it does not show."""
    made = unpacked(packed(library))
    lengths: list[int] = []

    def decode(data: memoryview, **more: Any) -> Any:
        lengths.append(len(data))
        return msgpack.decode(data, **more)

    monkeypatch.setattr(entries, "msgpack", SimpleNamespace(decode=decode))
    assert "km3" in made.entries
    assert lengths == []
    assert made.of(Kind.QUESTION) == library.of(Kind.QUESTION)
    assert made.of(Kind.QUESTION)
    assert len(lengths) == 1
    assert made.entries["rq1"].kind is Kind.QUESTION
    assert len(lengths) == 1


def test_a_library_comes_back_whole(library: Library) -> None:
    again = unpacked(packed(library))
    assert again == library
    assert [link.target for link in again.links_from("km3")] == [
        link.target for link in library.links_from("km3")
    ]


@pytest.mark.parametrize("place", [0, 31, 33, 45, 63, 65, 5000, -1])
def test_one_changed_byte_is_noticed(place: int, library: Library, tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"k" * 32)
    cache.write("library.bin", packed(library))
    assert cache.read("library.bin") == packed(library)
    data = bytearray((tmp_path / "library.bin").read_bytes())
    data[place] ^= 1
    (tmp_path / "library.bin").write_bytes(data)
    assert cache.read("library.bin") is None
