"""The full-text index of a library: which entries have which words, and what they weigh.

FTS5 finds the entries that have a word or a run of words. What a word weighs in an entry was
worked out when the index was made. In a small library every entry that has a word is ranked;
in a large one a bounded number is: all that have a rare word, the best that have a common
one, and the first in which all words meet.
"""

from __future__ import annotations

import marshal
import math
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache

from jitui.report.model import Library
from jitui.search.analysis import Quantity, Sentence
from jitui.search.lexicon import Lexicon
from jitui.search.words import know

COMMON = 400
"""A word that more entries have has its best entries listed beforehand."""
BEGINNINGS = 48
"""How many words that begin with one to three letters are listed for them."""
BOUND = 160
"""How many entries at most are ranked in a large library, from each way to find them."""
MOST_COMMON = 6
"""How many alternatives of a word are followed in a large library."""
SCANNED = 2_000
"""Up to so many entries of its rarest word, a run of words is looked for in all of them."""
SMALL = 4_000
"""Up to so many entries every one that has a word is ranked."""

_Facts = tuple[frozenset[tuple[str, ...]], tuple[Quantity, ...], tuple[Sentence, ...]]


class Index:
    """Reads one index."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.entries: int = db.execute("select value from fact where name = 'entries'").fetchone()[
            0
        ]
        self.large = self.entries > SMALL
        stems = db.execute("select value from fact where name = 'stems'").fetchone()
        if stems is not None:
            know(marshal.loads(stems[0]))
        # What was read once is kept: all of a small library, the latest of a large one.
        most = None if not self.large else 20_000
        self.spread = lru_cache(maxsize=most)(self._spread)
        self.weights = lru_cache(maxsize=most)(self._weights)
        self.facts = lru_cache(maxsize=most)(self._facts)

    @classmethod
    def of(cls, library: Library, lexicon: Lexicon, path: str = ":memory:") -> Index:
        """Return a new index of a library, in memory or in a file that does not exist yet."""
        # Here, since hardly anyone who reads an index makes one.
        from jitui.search.building import build

        # An app reads from its worker threads too; nothing writes after this.
        db = sqlite3.connect(path, check_same_thread=False)
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        build(db, library, lexicon)
        return cls(db)

    @classmethod
    def kept(cls, path: str) -> Index:
        """Return the index in a file that nothing writes to any more.

        Raises:
            sqlite3.Error: It cannot be opened.
        """
        # By its name as a URI: a "?" or a "%" in a folder's name must not be an option.
        plain = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        uri = f"file:{plain}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def __del__(self) -> None:
        """Close the database."""
        self._db.close()

    # What the library has

    def _spread(self, token: str) -> int:
        row = self._db.execute("select spread from token where token = ?", (token,)).fetchone()
        return row[0] if row else 0

    def rarity(self, token: str) -> float:
        """Return how telling a word is: high when few entries have it, 0 when none has."""
        have = self.spread(token)
        return math.log(1 + (self.entries - have + 0.5) / (have + 0.5)) if have else 0.0

    def has_form(self, form: str) -> bool:
        """Return whether a word stands in the library just so."""
        return self._db.execute("select 1 from form where form = ?", (form,)).fetchone() is not None

    def forms(self) -> Iterable[tuple[str, int]]:
        """Yield every word of the library and how often it stands there."""
        yield from self._db.execute("select form, count from form")

    def beginning(self, letters: str) -> list[str]:
        """Return the commonest words that begin with some letters, at most 48."""
        if len(letters) <= 3:
            row = self._db.execute(
                "select forms from beginning where letters = ?", (letters,)
            ).fetchone()
            return list(marshal.loads(row[0])) if row else []
        rows = self._db.execute(
            "select form from form where form >= ? and form < ? order by count desc, form limit ?",
            (letters, letters + "\U0010ffff", BEGINNINGS),
        )
        return [form for (form,) in rows]

    # What an entry has

    def _weights(self, number: int) -> dict[str, float]:
        row = self._db.execute(
            "select weights from document where number = ?", (number,)
        ).fetchone()
        return dict(marshal.loads(row[0]))

    def _facts(self, number: int) -> _Facts:
        row = self._db.execute("select facts from document where number = ?", (number,)).fetchone()
        names, figures, sentences = marshal.loads(row[0])
        return (
            frozenset(names),
            tuple(Quantity(digits, forms, frozenset(stems)) for digits, forms, stems in figures),
            tuple(Sentence(text, frozenset(stems)) for text, stems in sentences),
        )

    # Which entries have what

    def candidates(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return the entries worth ranking for some groups of alternatives, in order.

        In a small library these are all that have any of the tokens. In a large one they
        are bounded, so that the time does not grow with the library; what is left out weighs
        less than what is there, or has fewer of the words.
        """
        if not self.large:
            return self._having({token for group in groups for token in group})
        found: set[int] = set()
        rare: set[str] = set()
        for group in groups:
            common = sorted(
                (token for token in group if self.spread(token) > COMMON),
                key=self.spread,
                reverse=True,
            )[:MOST_COMMON]
            for token in common:
                found.update(self._best(token)[: BOUND // (len(common) * len(groups))])
            rare.update(token for token in group[:MOST_COMMON] if self.spread(token) <= COMMON)
        if rare:
            found.update(self._having(rare, BOUND))
        if len(groups) > 1:
            found.update(self._meeting(groups))
        return sorted(found)

    def _best(self, token: str) -> list[int]:
        row = self._db.execute("select numbers from best where token = ?", (token,)).fetchone()
        return [-number for number in marshal.loads(row[0])] if row else []

    def _having(self, tokens: Iterable[str], most: int = -1) -> list[int]:
        quoted = " OR ".join(f'"{token}"' for token in sorted(tokens))
        return self._match(f"stems : ({quoted})", most) if quoted else []

    def _meeting(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return the first entries in which some of each group's tokens meet."""
        parts = []
        for group in groups:
            likely = sorted(group, key=self.spread, reverse=True)[:6]
            parts.append("(" + " OR ".join(f'"{token}"' for token in likely) + ")")
        return self._match(f"stems : ({' AND '.join(parts)})", BOUND)

    def phrase(self, parts: Sequence[str], column: str = "stems") -> list[int]:
        """Return the entries in which some stems, or forms, stand next to each other."""
        joined = " ".join(parts)
        return self._match(f'{column} : "{joined}"', self._most) if joined else []

    def near(self, parts: Sequence[str], distance: int = 6) -> list[int]:
        """Return the entries in which some stems stand close together, in any order."""
        joined = " ".join(f'"{part}"' for part in parts)
        return self._match(f"stems : NEAR({joined}, {distance})", self._most)

    def quick(self, parts: Sequence[str]) -> bool:
        """Return whether a run of words can be looked for in the time of a key.

        FTS5 goes through all entries of the rarest word; in a large library those of a
        common one are too many.
        """
        return not self.large or min(map(self.spread, parts), default=0) <= SCANNED

    def in_texts(self, parts: Sequence[str], words: str) -> list[int]:
        """Return the entries whose text has ``words`` just so, among the first with all parts."""
        meeting = self._meeting([[part] for part in dict.fromkeys(parts)])
        words = words.casefold()
        return [
            number
            for number in meeting
            if any(words in sentence.text.casefold() for sentence in self.facts(number)[2])
        ]

    @property
    def _most(self) -> int:
        return BOUND if self.large else -1

    def _match(self, query: str, most: int = -1) -> list[int]:
        # Words are letters and digits only, so that nothing typed is an operator here.
        rows = self._db.execute(
            "select rowid from entry where entry match ? limit ?", (query, most)
        )
        return [row[0] for row in rows]
