"""Collects the refs, names and evaluations that the data declares, to check links against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jitui.errors import Problem
from jitui.report.loading.data_files import FILES, SCALE_FILE, DataFile
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
        problems: Where a ref that is declared twice is noted.
    """
    collector = _SymbolCollector(problems)
    symbols: dict[str, Mapping[str, object]] = {}
    complete = True
    for file in FILES:
        if file.kind is not None:
            tree = trees.get(file.name)
            if tree is None or not collector.add_entries(file, file.kind, tree):
                complete = False
    if complete:
        symbols["refs"] = {ref: kind.value for ref, kind in collector.refs.items()}
        symbols["points"] = collector.points
    if collector.evaluations or (SCALE_FILE in trees and _has_no_entries(trees[SCALE_FILE])):
        symbols["evaluations"] = collector.evaluations
    parts = dict(_parts(trees[REPORT_FILE])) if REPORT_FILE in trees else {}
    if parts:
        symbols["parts"] = parts
    return symbols


class _SymbolCollector:
    """Collects the refs, points and evaluations of the entries."""

    def __init__(self, problems: list[Problem]) -> None:
        self.refs: dict[str, Kind] = {}
        self.points: dict[str, list[str]] = {}
        self.evaluations: dict[str, tuple[str, int]] = {}
        self._problems = problems
        self._steps = 0
        self._first: dict[str, str] = {}

    def add_entries(self, file: DataFile, kind: Kind, tree: Node) -> bool:
        """Add the entries of a file, and the sections in them.

        Returns:
            Whether there are any, or the file says that there are none.
        """
        entries = list(_maps(tree, "entries"))
        if kind is Kind.SCALE:
            self._steps = len(entries)
        for node in entries:
            self._add_entry(file, kind, node)
            if file.nested is not None:
                for section in _maps(node, "sections"):
                    self._add_entry(file, file.nested, section)
        return bool(entries) or _has_no_entries(tree)

    def _add_entry(self, file: DataFile, kind: Kind, node: Node) -> None:
        line, ref = _word(node, "ref")
        if not ref:
            return
        if ref in self._first:
            wrong = f"the ref {ref!r} was given before, in {self._first[ref]}"
            self._problems.append(Problem(file.name, line, ref, wrong))
            return
        self.refs[ref], self._first[ref] = kind, f"{file.name}:{line}"
        names = [_word(point, "name")[1] for point in _maps(node, "points")]
        self.points[ref] = [name for name in names if name]
        if kind is Kind.SCALE:
            self._add_step(file, ref, node)

    def _add_step(self, file: DataFile, ref: str, node: Node) -> None:
        title = _word(node, "title")[1]
        line, step = _word(node, "step")
        number = int(step) if step.isascii() and step.isdigit() and len(step) < 3 else 0
        if self._steps < number <= MOST_STEPS:
            # Without a gap, so that "step 2 of 3" is true.
            steps = counted(self._steps, "step")
            wrong = f"{number} is outside 1 to {self._steps}: the scale has {steps}"
            self._problems.append(Problem(file.name, line, f"{ref}.step", wrong))
        shared = next((t for t, (_, other) in self.evaluations.items() if number == other), "")
        if number and shared:
            wrong = f"{number} is the step of {shared!r} already; each step is given once"
            self._problems.append(Problem(file.name, line, f"{ref}.step", wrong))
        if title:
            self.evaluations[title] = (title, number)


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
