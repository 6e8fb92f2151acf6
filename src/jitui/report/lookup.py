"""Finds the entry that a reader names: by ref, by title, or by any of a term's names."""

from __future__ import annotations

from functools import cached_property

from jitui.report.model import Entry, Kind, Library, Term
from jitui.report.refs import nearest, resolve, slug
from jitui.report.terms import names


class Lookup:
    """Turns what people type into entries of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _names(self) -> dict[str, str]:
        """Each name, as a slug, with its ref: titles first, then the other names."""
        entries = self._library.entries.values()
        return _first_by_slug(
            *((entry.title, entry.ref) for entry in entries),
            *((name, term.ref) for term in self._library.terms() for name in names(term)),
            *(
                (name, entry.ref)
                for entry in entries
                if entry.kind in (Kind.PARTNERSHIP, Kind.SCALE)
                for name in entry.keywords
            ),
        )

    @cached_property
    def _terms(self) -> dict[str, str]:
        """Each name of a term, as a slug, with its ref; the report's terms come first."""
        terms = self._library.terms()
        return _first_by_slug(*((name, t.ref) for t in terms for name in (t.ref, *names(t))))

    @cached_property
    def _keywords(self) -> dict[str, str]:
        """Each keyword of a term, as a slug, with the term's ref."""
        return _first_by_slug(
            *((word, t.ref) for t in self._library.terms() for word in t.keywords)
        )

    def entry(self, typed: str) -> Entry | None:
        """Return the entry that ``typed`` names, or ``None``."""
        ref = resolve(typed, self._library.entries) or self._names.get(slug(typed))
        return self._library.entries[ref] if ref else None

    def term(self, typed: str) -> Term | None:
        """Return the term that ``typed`` names, even where it is also a ref, or ``None``."""
        for ref in (self._terms.get(slug(typed)), self._names.get(slug(typed))):
            entry = self._library.entries.get(ref or "")
            if isinstance(entry, Term):
                return entry
        found = self.entry(typed) or self._library.entries.get(self._keywords.get(slug(typed), ""))
        return found if isinstance(found, Term) else None

    def near(self, typed: str, kind: Kind | None = None) -> list[Entry]:
        """Return up to three entries whose ref or name is close to ``typed``."""
        known = dict(self._names) | {ref: ref for ref in self._library.entries}
        entries = self._library.entries
        chosen = {n: r for n, r in known.items() if kind is None or entries[r].kind is kind}
        refs = dict.fromkeys(chosen[name] for name in nearest(slug(typed), chosen, 6))
        return [entries[ref] for ref in refs][:3]


def _first_by_slug(*named: tuple[str, str]) -> dict[str, str]:
    """Return refs by the slugs of their names; the first ref of a name has it."""
    found: dict[str, str] = {}
    for name, ref in named:
        found.setdefault(slug(name), ref)
    return found
