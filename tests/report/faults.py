"""Faults that people make in the data files, and what they must be told of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def edit(folder: Path, file: str, old: str, new: str, after: str = "") -> int:
    """Replace the first ``old`` in a file (the first one beyond ``after``) by ``new``.

    Returns:
        The line on which the replacement begins, counted from 1.
    """
    path = folder / file
    text = path.read_text("utf-8")
    start = text.index(old, text.index(after) if after else 0)
    path.write_bytes((text[:start] + new + text[start + len(old) :]).encode())
    return text.count("\n", 0, start) + 1


@dataclass(frozen=True)
class Fault:
    """One planted fault: an edit, and the problem that must be reported for it.

    Attributes:
        name: What is wrong, for the test's name.
        file: The file that is edited, and that the problem must name.
        after: The edit is made beyond these words.
        old: What is replaced.
        new: What it is replaced by.
        key: The path of keys that the problem must name.
        words: What the problem must say.
        below: How many lines below the start of the edit the problem is.
        more: Whether other entries must complain, too.
    """

    name: str
    file: str
    after: str
    old: str
    new: str
    key: str
    words: tuple[str, ...]
    below: int = 0
    more: bool = False

    def plant(self, folder: Path) -> int:
        """Edit the file; return the line that the problem must name."""
        return edit(folder, self.file, self.old, self.new, self.after) + self.below


def _title(name: str, typed: str, *words: str) -> Fault:
    """Return the fault of an area whose title is not text to YAML."""
    return Fault(
        f"title {name}",
        "partnerships.yaml",
        "ref: moray",
        "title: Moray",
        f"title: {typed}",
        "moray.title",
        words,
    )


_QUOTES = "put it in quotes"
_PLACE = "partnerships.yaml"
_KM = "key-messages.yaml"

FAULTS: tuple[Fault, ...] = (
    Fault(
        "unknown key",
        _KM,
        "ref: km3\n",
        "    keywords:",
        "    keyword:",
        "km3",
        ("'keyword'", "did you mean 'keywords'?"),
    ),
    Fault(
        "unknown key that is like no other",
        _KM,
        "ref: km3\n",
        "    keywords:",
        "    zzz:",
        "km3",
        ("'zzz' is not a key here", "keywords"),
    ),
    Fault(
        "repeated ref",
        _KM,
        "",
        "ref: km4\n",
        "ref: km3\n",
        "km3",
        ("'km3'", "before", "key-messages.yaml:"),
        more=True,
    ),
    Fault(
        "ref of another file repeated",
        "questions.yaml",
        "",
        "ref: rq2\n",
        "ref: moray\n",
        "moray",
        ("'moray'", "before", "partnerships.yaml:"),
        more=True,
    ),
    Fault(
        "repeated key",
        _KM,
        "ref: km3\n",
        "    origin: report\n",
        "    origin: report\n    origin: report\n",
        "",
        ("'origin'", "before", "line"),
        below=1,
    ),
    Fault(
        "ref in capitals",
        _PLACE,
        "",
        "ref: orkney\n",
        "ref: Orkney\n",
        "Orkney.ref",
        ("'Orkney' is not a ref", "lower case"),
    ),
    Fault(
        "link to nowhere",
        "links.yaml",
        "from: km2\n",
        "questions: [rq1, rq2]",
        "questions: [rq1, rq22]",
        "km2.questions.2",
        ("no entry has the ref 'rq22'", "did you mean 'rq2'?"),
    ),
    Fault(
        "cross-reference to nowhere",
        "background.yaml",
        "ref: programme\n",
        "see: [s1,",
        "see: [statement-1,",
        "programme.see.1",
        ("no entry has the ref 'statement-1'",),
    ),
    Fault(
        "link from nowhere",
        "links.yaml",
        "",
        "from: km9\n",
        "from: km99\n",
        "km99.from",
        ("'km99'", "did you mean 'km9'?"),
    ),
    Fault(
        "link of a wrong kind",
        "links.yaml",
        "from: km2\n",
        "questions: [rq1, rq2]",
        "questions: [rq1, carm]",
        "km2.questions.2",
        ("'carm' is of the kind 'term'", "question"),
    ),
    Fault(
        "link to a point that is not there",
        "links.yaml",
        "from: km8\n",
        "name: Feedback",
        "name: Feedbak",
        "km8.points.1.name",
        ("'Feedbak'", "did you mean 'Feedback'?"),
    ),
    Fault(
        "passage of a reading note is nowhere",
        "discrepancies.yaml",
        "ref: d1\n",
        "passages: [s1.4]",
        "passages: [s1.44]",
        "d1.passages.1",
        ("'s1.44'", "did you mean 's1.4'?"),
    ),
    Fault(
        "evaluation outside the scale",
        _PLACE,
        "ref: moray\n",
        "evaluation: Adequate",
        "evaluation: Satisfactory",
        "moray.evaluation",
        ("'Satisfactory'", "did you mean 'Unsatisfactory'?"),
    ),
    Fault(
        "evaluation in lower case",
        _PLACE,
        "ref: moray\n",
        "evaluation: Adequate",
        "evaluation: adequate",
        "moray.evaluation",
        ("'adequate'", "did you mean 'Adequate'?"),
    ),
    Fault(
        "evaluation like no other",
        _PLACE,
        "ref: moray\n",
        "evaluation: Adequate",
        "evaluation: B+",
        "moray.evaluation",
        ("'B+'", "Excellent, Very Good, Good, Adequate, Weak, Unsatisfactory"),
    ),
    Fault(
        "evaluation of bespoke work",
        _PLACE,
        "ref: orkney\n",
        "work: bespoke work\n",
        "work: bespoke work\n    evaluation: Good\n",
        "orkney.evaluation",
        ("full inspection only",),
        below=1,
    ),
    Fault(
        "year of an adapted inspection",
        _PLACE,
        "ref: north-ayrshire\n",
        "work: adapted inspection\n",
        "work: adapted inspection\n    published: 2022\n",
        "north-ayrshire.published",
        ("full inspection only",),
        below=1,
    ),
    Fault(
        "full inspection without evaluation",
        _PLACE,
        "ref: moray\n",
        "    evaluation: Adequate\n",
        "",
        "moray.evaluation",
        ("full inspection needs",),
        below=-5,
    ),
    Fault(
        "kind of work that is not known",
        _PLACE,
        "ref: orkney\n",
        "work: bespoke work",
        "work: bespoke",
        "orkney.work",
        ("'bespoke'", "did you mean 'bespoke work'?"),
    ),
    Fault(
        "year out of range",
        _PLACE,
        "ref: moray\n",
        "published: 2024",
        "published: 1024",
        "moray.published",
        ("1024", "2000 to 2100"),
    ),
    Fault(
        "year in words",
        _PLACE,
        "ref: moray\n",
        "published: 2024",
        "published: last year",
        "moray.published",
        ("'last year'", "whole number", "2000 to 2100"),
    ),
    Fault(
        "step that is not on the scale",
        "scale.yaml",
        "ref: weak\n",
        "step: 2",
        "step: 7",
        "weak.step",
        ("7", "1 to 6"),
    ),
    _title("no", "no", "'no' is true or false to YAML", _QUOTES),
    _title("a date", "2024-03-01", "'2024-03-01' is a date to YAML", _QUOTES),
    _title("an impossible date", "2024-13-45", "is a date to YAML", _QUOTES),
    _title("a number", "2024", "'2024' is a number to YAML", _QUOTES),
    _title("a fraction", "2.10", "'2.10' is a number to YAML", _QUOTES),
    _title("null", "null", "is empty"),
    _title("a tilde", "~", "is empty"),
    _title("left out", "", "is empty"),
    _title("only spaces", '"   "', "is empty"),
    _title("only control characters", r'"\e\a\0"', "is empty"),
    _title("a list", "[Moray]", "should be text, but is a list"),
    _title("a group", "{of: Moray}", "should be text, but is a group of keys"),
    Fault(
        "missing required field",
        _KM,
        "ref: km3\n",
        "    origin: report\n",
        "",
        "km3",
        ("the key 'origin' is missing",),
        below=-1,
    ),
    Fault(
        "origin that is not known",
        _KM,
        "ref: km3\n",
        "origin: report",
        "origin: reports",
        "km3.origin",
        ("'reports'", "did you mean 'report'?"),
    ),
    Fault(
        "part that the list of contents does not have",
        _KM,
        "ref: km3\n",
        "part: Key messages",
        "part: Key mesages",
        "km3.location.part",
        ("'Key mesages'", "did you mean 'Key messages'?"),
    ),
    Fault(
        "a list where a group is wanted",
        _KM,
        "ref: km3\n",
        "    location:\n      part: Key messages\n",
        "    location:\n      - part\n",
        "km3.location",
        ("should be a group of keys, but is a list",),
        below=1,
    ),
    Fault(
        "a group where a list is wanted",
        "background.yaml",
        "ref: foreword\n",
        "see: [community-planning-partnership]",
        "see: {of: community-planning-partnership}",
        "foreword.see",
        ("should be a list, but is a group of keys",),
    ),
    Fault(
        "text where a list is wanted",
        "background.yaml",
        "ref: foreword\n",
        "see: [community-planning-partnership]",
        "see: community-planning-partnership",
        "foreword.see",
        ("should be a list, but is text",),
    ),
    Fault(
        "empty list",
        "background.yaml",
        "ref: foreword\n",
        "see: [community-planning-partnership]",
        "see: []",
        "foreword.see",
        ("the list is empty",),
    ),
    Fault(
        "true or false in other words",
        "glossary.yaml",
        "ref: young-people\n",
        "common: true",
        "common: maybe",
        "young-people.common",
        ("'maybe'", "true or false"),
    ),
    Fault(
        "a tag that would make an object",
        _PLACE,
        "ref: moray\n",
        "title: Moray",
        "title: !!python/object/apply:os.getcwd []",
        "",
        ("python/object/apply", "not allowed"),
        more=True,
    ),
    Fault(
        "a tag of one's own",
        _PLACE,
        "ref: moray\n",
        "title: Moray",
        "title: !area Moray",
        "",
        ("!area", "not allowed"),
    ),
    Fault(
        "a tag that would change the type",
        _PLACE,
        "ref: moray\n",
        "published: 2024",
        'published: !!int "2024"',
        "",
        ("tag:yaml.org,2002:int", "not allowed"),
    ),
    Fault(
        "an alias",
        _PLACE,
        "ref: moray\n",
        "title: Moray",
        "title: *east",
        "",
        ("aliases", "not allowed"),
    ),
    Fault(
        "a second document",
        _PLACE,
        "",
        "  - ref: moray\n",
        "---\n  - ref: moray\n",
        "",
        ("second document",),
    ),
    Fault(
        "a tab as indentation",
        _PLACE,
        "ref: moray\n",
        "    title: Moray",
        "\ttitle: Moray",
        "",
        ("not readable as YAML", "tab"),
    ),
    Fault(
        "a colon that wants quotes",
        _PLACE,
        "ref: moray\n",
        "title: Moray",
        "title: Moray: the area",
        "",
        ("not readable as YAML", "mapping values"),
    ),
    Fault(
        "a list as a key",
        _PLACE,
        "ref: moray\n",
        "    title: Moray",
        "    ? [title]\n    : Moray",
        "",
        ("a key must be a word",),
    ),
)
