"""Collects the refs, names and evaluations that the data declares, to check links against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jitui.errors import Problem
from jitui.report.loading.data_files import FILES, SCALE_FILE
from jitui.report.loading.entry_files import MOST_STEPS
from jitui.report.loading.folders import REPORT_FILE
from jitui.report.loading.readers import Symbols
from jitui.report.loading.yaml_tree import Node
from jitui.report.model import Kind
from jitui.report.wording import counted


def collect_symbols(trees: Mapping[str, Node], problems: list[Problem]) -> Symbols:
    """Return the refs, points, evaluations and parts that the files declare.

    Where a file cannot be read, what it would declare is left out, and nothing is checked
    against that: a broken file does not make each link into it a problem of its own.

    Args:
        trees: The files that could be read, by name.
        problems: Where a ref or a step that is declared twice is noted.
    """
    entries = _entries(trees, problems)
    symbols: dict[str, Mapping[str, object]] = {}
    if all(file.name in trees and _is_sound(trees[file.name]) for file in FILES if file.kind):
        symbols["refs"] = {ref: kind.value for ref, (kind, _) in entries.items()}
        symbols["points"] = {ref: _point_names(node) for ref, (_, node) in entries.items()}
    if SCALE_FILE in trees:
        steps = {ref: node for ref, (kind, node) in entries.items() if kind is Kind.SCALE}
        count = len(list(_maps(trees[SCALE_FILE], "entries")))
        evaluations = _evaluations(steps, count, problems)
        if evaluations or _has_no_entries(trees[SCALE_FILE]):
            symbols["evaluations"] = evaluations
    parts = dict(_parts(trees[REPORT_FILE])) if REPORT_FILE in trees else {}
    if parts:
        symbols["parts"] = parts
    return symbols


def _entries(trees: Mapping[str, Node], problems: list[Problem]) -> dict[str, tuple[Kind, Node]]:
    """Return the entries of all files, and the sections in them, by ref."""
    found: dict[str, tuple[Kind, Node]] = {}
    first: dict[str, str] = {}
    for file, kind, node in _nodes(trees):
        line, ref = _word(node, "ref")
        if ref in first:
            wrong = f"the ref {ref!r} was given before, in {first[ref]}"
            problems.append(Problem(file, line, ref, wrong))
        elif ref:
            found[ref], first[ref] = (kind, node), f"{file}:{line}"
    return found


def _nodes(trees: Mapping[str, Node]) -> Iterator[tuple[str, Kind, Node]]:
    for file in FILES:
        if file.kind is None or file.name not in trees:
            continue
        for node in _maps(trees[file.name], "entries"):
            yield file.name, file.kind, node
            if file.nested is not None:
                for section in _maps(node, "sections"):
                    yield file.name, file.nested, section


def _evaluations(
    steps: Mapping[str, Node], count: int, problems: list[Problem]
) -> dict[str, tuple[str, int]]:
    """Return the evaluations of the scale, which has ``count`` steps, with their numbers."""
    found: dict[str, tuple[str, int]] = {}
    for ref, node in steps.items():
        title = _word(node, "title")[1]
        line, step = _word(node, "step")
        number = int(step) if step.isascii() and step.isdigit() and len(step) < 3 else 0
        if count < number <= MOST_STEPS:
            # Without a gap, so that "step 2 of 3" is true.
            wrong = f"{number} is outside 1 to {count}: the scale has {counted(count, 'step')}"
            problems.append(Problem(SCALE_FILE, line, f"{ref}.step", wrong))
        shared = next((t for t, (_, other) in found.items() if number == other), "")
        if number and shared:
            wrong = f"{number} is the step of {shared!r} already; each step is given once"
            problems.append(Problem(SCALE_FILE, line, f"{ref}.step", wrong))
        if title:
            found[title] = (title, number)
    return found


def _point_names(node: Node) -> list[str]:
    names = [_word(point, "name")[1] for point in _maps(node, "points")]
    return [name for name in names if name]


def _is_sound(tree: Node) -> bool:
    """Return whether a file has entries, or says that there are none."""
    return any(True for _ in _maps(tree, "entries")) or _has_no_entries(tree)


def _has_no_entries(tree: Node) -> bool:
    """Return whether a file says that there are no entries of its kind: it lists none."""
    if tree.shape != "map":
        return False
    if "entries" not in tree.pairs:
        return not tree.pairs
    entries = tree.pairs["entries"][1]
    return entries.reads_as == "nothing" or (entries.shape == "list" and not entries.items)


def _parts(report: Node) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """Yield the parts of the report, each with its page or none."""
    for node in _maps(report, "contents"):
        part, page = _word(node, "part")[1], _word(node, "page")[1]
        yield part, (part, int(page) if page.isascii() and page.isdigit() else None)


def _maps(node: Node, key: str) -> Iterator[Node]:
    """Yield the groups of keys in the list at ``key`` of ``node``."""
    if node.shape == "map" and key in node.pairs:
        for item in node.pairs[key][1].items:
            if item.shape == "map":
                yield item


def _word(node: Node, key: str) -> tuple[int, str]:
    line, value = node.pairs.get(key, (0, Node("text", 0)))
    return line, value.text.strip() if value.shape == "text" else ""
