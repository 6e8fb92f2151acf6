"""The bundled texts are clean: no markup, no control characters, nothing twice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from jitui.report.model import Kind, Library

MARKUP = re.compile(r"[\[\]<>{}`*_#|\\~^$@=]|&\w+;|https?:|--|^[-+\u2022] |^\d+\. ")
EVALUATIONS = re.compile(r"\b(?:Excellent|Very Good|Good|Adequate|Weak|Unsatisfactory)\b")


def strings(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text within a record, with a word on where it is."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item, where)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name), f"{where} {name}")


def _all(library: Library) -> Iterator[tuple[str, str]]:
    yield from strings(library.report, "report")
    for name, note in library.notes.items():
        yield from strings(note, name)
    for entry in library.entries.values():
        yield from strings(entry, entry.ref)


def test_no_text_has_a_character_that_a_terminal_would_obey(library: Library) -> None:
    for where, text in _all(library):
        for character in text:
            category = unicodedata.category(character)
            assert category not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"), (where, text)


def test_no_text_looks_like_markup(library: Library) -> None:
    """There is none, so a stray sign would be shown to the reader as it is."""
    for where, text in _all(library):
        if where != "report contact text":  # an address of e-mail has its sign
            assert not MARKUP.search(text), (where, text)


def test_texts_are_normal_and_have_single_spaces(library: Library) -> None:
    for where, text in _all(library):
        assert text == unicodedata.normalize("NFC", text), (where, text)
        assert text == " ".join(text.split()), (where, text)


def test_sentences_are_whole(library: Library) -> None:
    """A text that was cut off, or lost its beginning, does not pass for the report's."""
    for entry in library.entries.values():
        for text in (*entry.body, *entry.after, *entry.summary):
            assert text[0].isupper() or text[0].isdigit() or text[0] in "'\"", (entry.ref, text)
            assert text.rstrip("'\")")[-1] in ".?:", (entry.ref, text)


def test_every_entry_has_a_text(library: Library) -> None:
    for entry in library.entries.values():
        assert "".join(entry.texts()), entry.ref


def test_no_title_ends_like_a_sentence(library: Library) -> None:
    for entry in library.entries.values():
        assert not entry.title.endswith("."), entry.ref


def test_entries_can_be_told_apart(library: Library) -> None:
    def repeated(values: Iterator[tuple[object, ...]]) -> list[tuple[object, ...]]:
        return [value for value, count in Counter(values).items() if count > 1]

    entries = library.entries.values()
    assert repeated((e.kind, e.title) for e in entries) == []
    # Areas with one year and one evaluation have the same said of them.
    assert repeated(tuple(e.texts()) for e in entries if e.kind is not Kind.PARTNERSHIP) == []


def test_an_areas_entry_never_has_another_evaluation_than_its_own(library: Library) -> None:
    """A reader who skims must not leave with another area's word."""
    for place in library.partnerships():
        for _, text in strings(place):
            assert set(EVALUATIONS.findall(text)) <= {place.evaluation}, place.ref


def test_an_areas_entry_names_no_other_year_than_its_own(library: Library) -> None:
    for place in library.partnerships():
        years = set(re.findall(r"\b20\d\d\b", " ".join(place.texts()))) - {"2021", "2025"}
        assert years <= {str(place.published)}, place.ref


def test_figures_are_never_averaged_and_steps_never_shown_as_marks(library: Library) -> None:
    for where, text in _all(library):
        assert not re.search(
            r"\b[1-6]\.\d+ (?:out )?of 6\b|\baverage (?:evaluation|grade)", text
        ), (
            where,
            text,
        )
