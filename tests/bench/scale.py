"""How the search grows: a library many times the report, typed into letter by letter.

    python -m tests.bench.scale [--times 23]

The library is made from the bundled one: as many paragraphs as it has, times N, each half
words of a real paragraph in order and half words drawn by frequency from a vocabulary that
grows with the library (Heaps' law, 0.55; new words by a chain of letters). Fixed seed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import statistics
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from jitui.report.loading.load import load
from jitui.report.model import Entry, Kind, Library, Origin
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.lexicon import lexicon_of

SEED = 26
TIMES = 23
"""So many times the report's paragraphs, an entry each, are fifty times its entries."""


def synthetic(library: Library, times: int) -> Library:
    """Return a library ``times`` as large as another, a section for each paragraph."""
    texts = [text for entry in library.entries.values() for text in entry.texts()]
    entries = {
        f"p{number}": Entry(
            ref=f"p{number}",
            kind=Kind.SECTION,
            origin=Origin.REPORT,
            title=" ".join(text.split()[:6]),
            body=(text,),
        )
        for number, text in enumerate(_paragraphs(texts, times))
    }
    return replace(library, entries=entries, links=())


def _paragraphs(texts: list[str], times: int) -> Iterator[str]:
    chance = random.Random(SEED)
    cut = [text.split() for text in texts]
    known = _vocabulary(cut, times, chance)
    odds = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(known))))
    for _ in range(len(texts) * times):
        real, other = chance.choice(cut), chance.choice(cut)
        yield " ".join(
            other[place % len(other)]
            if chance.random() < 0.5
            else known[bisect(odds, chance.random() * odds[-1])]
            for place in range(len(real))
        )


def _vocabulary(cut: list[list[str]], times: int, chance: random.Random) -> list[str]:
    counted = Counter(word.lower().strip(".,;:()'\"") for word in itertools.chain(*cut))
    counted.pop("", None)
    known = [word for word, _ in counted.most_common()]
    chain: dict[str, list[str]] = defaultdict(list)
    for word in known:
        padded = f"^^{word}$"
        for place in range(len(padded) - 2):
            chain[padded[place : place + 2]].append(padded[place + 2])
    seen = set(known)
    wanted = int(len(known) * times**0.55)
    while len(known) < wanted:
        made, state = "", "^^"
        while len(made) < 18 and (letter := chance.choice(chain[state])) != "$":
            made, state = made + letter, state[1] + letter
        if len(made) > 2 and made not in seen:
            seen.add(made)
            known.append(made)
    return known


def queries(library: Library) -> dict[str, list[str]]:
    """Return what is typed, by kind: beginnings, words, several words, phrases, slips."""
    chance = random.Random(SEED + 1)
    entries = list(library.entries.values())
    sample = [entry.body[0].lower() for entry in chance.sample(entries, min(2000, len(entries)))]
    words = [[w for w in text.split() if w.isalpha() and len(w) > 3] for text in sample]
    words = [found for found in words if len(found) > 7]
    counted = Counter(itertools.chain(*words))
    common = [word for word, _ in counted.most_common(200)]
    runs = [found[at : at + 6] for found in words if (at := chance.randrange(len(found) - 6)) >= 0]
    slips = [word[:2] + word[3:] for word in common if len(word) > 7][:60]
    letters = Counter(word[0] for word in counted.elements())
    return {
        "1 letter": [letter for letter, _ in letters.most_common(26)],
        "2 letters": list(dict.fromkeys(word[:2] for word in common))[:60],
        "3 letters": list(dict.fromkeys(word[:3] for word in common))[:60],
        "typed on": [word[:end] for word in common[:20] for end in range(1, len(word) + 1)],
        "a word": common[:60],
        "2 words": [" ".join(run[:2]) for run in runs[:60]],
        "3 words": [" ".join(run[:3]) for run in runs[60:120]],
        "6 words": [" ".join(run) for run in runs[120:180]],
        "a phrase": [f'"{run[0]} {run[1]}"' for run in runs[180:240]],
        "a slip": slips,
    }


def main() -> None:
    """Build the index and print the table."""
    parser = argparse.ArgumentParser(description="Measure the search in a large library.")
    parser.add_argument("--times", type=int, default=TIMES, metavar="N")
    options = parser.parse_args()
    library = synthetic(load(), options.times)
    size = sum(len(entry.body[0].encode()) for entry in library.entries.values())
    start = time.perf_counter()
    index = Index.of(library, lexicon_of(library))
    took = time.perf_counter() - start
    engine = CombinedSearch(Engine(library, index))
    indexed = len(index.to_bytes())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(library.entries):,} paragraphs, {size / 1e6:.1f} MB of text; index built in"
        f" {took:.1f} s, {indexed / 1e6:.1f} MB ="
        f" {indexed / size:.2f} of the text; {memory:.0f} MiB at most\n"
    )
    print("| what is typed | n | p50 ms | p95 ms | max ms | nothing found |")
    print("| --- " * 6 + "|")
    for name, typed in queries(library).items():
        times, nothing = [], 0
        for words in typed:
            spent = []
            for _ in range(3):
                start = time.perf_counter()
                results = engine.search(words, limit=20, growing=True)
                spent.append((time.perf_counter() - start) * 1e3)
            times.append(statistics.median(spent))
            nothing += not results.hits
        times.sort()
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"| {name} | {len(typed)} | {p50:.2f} | {p95:.2f} | {times[-1]:.2f} | {nothing} |")


if __name__ == "__main__":
    main()
