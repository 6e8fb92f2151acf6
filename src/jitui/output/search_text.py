"""The results of a search as plain lines: the hits, and on request how they were scored."""

from __future__ import annotations

from collections.abc import Iterator

from jitui.output.wrapping import wrap
from jitui.report.model import Entry, Origin
from jitui.search.results import Results
from jitui.search.snippets import Snippet

_ON, _OFF = "\u2060", "\u2061"
"""Invisible characters that stand for bold on and off until the lines are set."""


def result_lines(results: Results, columns: int, bold: bool = False) -> Iterator[str]:
    """Yield the remarks, then a paragraph for each hit: ref, title, kind, place, snippet.

    Args:
        results: The results.
        columns: The width of the lines.
        bold: Whether the matches are to be bold, with a terminal's codes.
    """
    remarks = list(results.notices)
    if not results.complete:
        remarks.append("No entry has all of these words; these have some of them.")
    for sentence in remarks:
        yield from wrap(sentence, columns)
    if remarks:
        yield ""
    for number, hit in enumerate(results.hits):
        if number:
            yield ""
        name = f"{hit.entry.ref}: {hit.entry.title} ({where(hit.entry)})"
        yield from wrap(name, columns, "", "  ")
        if bold:
            yield from _bold(wrap(_marked(hit.snippet), columns, "  ", "  "))
        else:
            yield from wrap(hit.snippet.text, columns, "  ", "  ")
        if hit.reason:
            yield from wrap(f"({hit.reason})", columns, "  ", "  ")


def where(entry: Entry) -> str:
    """Return an entry's kind and the part of the report that it stands in."""
    if entry.origin is not Origin.REPORT:
        return f"{entry.kind.noun}, not from the report"
    part = entry.location.part if entry.location else ""
    plain = not part or part.casefold() == entry.kind.plural
    return entry.kind.noun if plain else f"{entry.kind.noun}, {part}"


def _marked(snippet: Snippet) -> str:
    """Return a snippet's text with marks, which take no cell, around the matches."""
    text, at = "", 0
    for start, end in snippet.spans:
        text += snippet.text[at:start] + _ON + snippet.text[start:end] + _OFF
        at = end
    return text + snippet.text[at:]


def _bold(lines: list[str]) -> Iterator[str]:
    """Yield lines with the marks turned into codes; what goes on over a line begins again."""
    on = False
    for line in lines:
        text = line.lstrip(" ")
        indent = line[: len(line) - len(text)]
        begin = _ON if on else ""
        on = line.rfind(_ON) > line.rfind(_OFF) or (on and _OFF not in line)
        marked = f"{indent}{begin}{text}{_OFF if on else ''}"
        yield marked.replace(_ON, "\x1b[1m").replace(_OFF, "\x1b[22m")


def explain_lines(results: Results) -> Iterator[str]:
    """Yield how each word was understood, and what each score is made of."""
    yield ""
    yield "How the search was understood:"
    for concept in results.query.concepts:
        ways: dict[str, list[str]] = {}
        for alternative in concept.alternatives:
            ways.setdefault(alternative.how, []).append(alternative.token.replace("_", " "))
        words = "; ".join(f"{how}: {', '.join(tokens[:8])}" for how, tokens in ways.items())
        yield f"- {concept.typed}: {words or 'nothing found'}"
    for parts in results.query.excluded:
        yield f"- without: {' '.join(parts)}"
    yield "How each result was scored:"
    for hit in results.hits:
        detail = hit.detail
        words = ", ".join(
            f"{by.token.replace('_', ' ')} {worth:.2f}" for _, by, worth in detail.parts
        )
        factors = ", ".join(f"{name} {value:.2f}" for name, value in detail.factors.items())
        yield f"- {hit.entry.ref} {hit.score:.2f} = {words or 'none'}; {factors}"
