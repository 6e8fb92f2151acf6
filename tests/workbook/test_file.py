"""A workbook's file gives back what was put into it, and a wrong one says what to mend."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml
from msgspec.structs import fields

from jitui.report.clean import clean
from jitui.report.model import Library
from jitui.workbook.file.reader import Newer, decode
from jitui.workbook.file.writer import cleaned, encode
from jitui.workbook.model import (
    Action,
    ActionStatus,
    Answer,
    AnswerStatus,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    Workbook,
)

DOCS = Path(__file__).parents[2] / "docs" / "workbook.md"

FULL = Workbook(
    report="our-inspections-2030",
    title="Joint self-evaluation",
    agency="Health",
    area="moray",
    made="2026-05-11",
    answers=(
        Answer(
            ref="rq4",
            words="Its title",
            text="One.\n\nTwo.",
            now="now",
            know="know",
            next="next",
            strengths="a\nb\n",
            improvements="c",
            judgement="Very Good",
            confidence=Confidence.HIGH,
            status=AnswerStatus.AGREED,
            changed="2026-05-18T14:20:00+00:00",
        ),
        Answer(ref="s1"),
    ),
    evidence=(
        Evidence(
            id="e-k3f9",
            kind=EvidenceKind.RECORDS,
            shows="What it shows",
            source="An audit",
            date="May 2026",
            link="https://example.org/a?b=c#d",
            owner="Council",
            refs=("rq4", "s1"),
        ),
    ),
    actions=(
        Action(
            id="a-9c2m",
            what="Do it",
            who="Police",
            by="2026-12-31",
            state=ActionStatus.DROPPED,
            refs=("km1",),
        ),
    ),
    notes=(Note(id="n-b5t8", ref="km3", words="Words", text="A note", made="2026-05-18"),),
)

HOSTILE = [
    *("no", "Yes", "y", "null", "~", "true", "NaN", "12:30", "2026-12-31", "1e3", "0x1F", "12"),
    *("#1", "a #b", "a#b", "- x", "-", "? x", ": ", "a: b", "a:", ":a", "a:b", "key: |", "<<", "="),
    *(
        "&a",
        "*a",
        "!tag x",
        "%YAML",
        "@x",
        "`x`",
        "[a]",
        "{a: b}",
        "a, b",
        "---",
        "...",
        "| x",
        ">",
    ),
    *("'", '"', "it's", "''", '"a"', "'\"", "a\\n", "\\", '\\"', "ends in '", 'ends in "'),
    *(
        " x",
        "x ",
        "  ",
        " ",
        "\n",
        "\n\n\n",
        " \n ",
        "x\n",
        "x\n\n",
        "\nx",
        "\n\n  x\n y\n",
        "x\n ",
    ),
    *("x\n   \ny", "  a\n b\nc", "a\n#b\n", "a\n---\nb\n...\n", "- a\n- b", "a:\n  b: c", "x" * 71),
    *(" " * 80, "# " * 50, "y " * 60, ("word " * 30 + "\n") * 3),
    *("é", "Gàidhlig", "日本語", "العربية", "👩‍👩‍👧", "🏴", "\u200d", "\xa0x\xa0", "\xad"),
    *("\ufeff", "\ufeff\nx", "\ufffe", "\uffff", '\uffff"\\', "\U0001fffe", "\U0010ffff\nx\n"),
]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast parser was not built, the slow one reads the same."""
    if hasattr(yaml, request.param):
        loader = getattr(yaml, request.param)
        monkeypatch.setattr("jitui.report.loading.yaml_tree._LOADER", loader)


def _with(text: str) -> Workbook:
    """Return a workbook with a text in every place that takes one."""
    every = {f.name: text for f in fields(Answer)[1:8]}
    answer = Answer(ref="rq1", changed=text, **every)  # type: ignore[arg-type]
    evidence = Evidence(
        id="e-1",
        kind=EvidenceKind.STAFF,
        shows=text,
        source=text,
        date=text,
        link=text,
        owner=text,
    )
    return Workbook(
        title=text,
        agency=text,
        made=text,
        answers=(answer,),
        evidence=(evidence,),
        actions=(Action(id="a-1", what=text, who=text),),
        notes=(Note(id="n-1", ref="km1", words=text, text=text, made=text),),
    )


def _problems(text: str) -> list[str]:
    workbook, problems = decode(text.encode(), "our.yaml")
    assert (workbook is None) is bool(problems)
    return [str(problem) for problem in problems]


def test_every_field_comes_back_and_none_of_them_was_empty() -> None:
    for record in (FULL, FULL.answers[0], FULL.evidence[0], FULL.actions[0], FULL.notes[0]):
        for field in fields(record):
            assert getattr(record, field.name) not in ("", None, (), field.default)
    assert decode(encode(FULL), "our.yaml") == (FULL, [])


def test_a_workbook_is_the_same_bytes_each_time_and_a_text_file() -> None:
    data = encode(FULL)
    assert data == encode(cleaned(FULL))
    assert data.endswith(b"\n")
    assert b"\r" not in data
    lines = data.decode().splitlines()
    first = next(line for line in lines if not line.startswith("#"))
    assert first == "jitui-workbook: 2"
    assert "docs/workbook.md" in data.decode()


def test_other_programs_read_the_same_texts() -> None:
    """The file is the reader's: a script of theirs must not find a date or false in it."""
    for text in HOSTILE:
        found = yaml.safe_load(encode(_with(text)))
        answer = found["answers"][0]
        assert answer.get("text", "") == text
        assert found["notes"][0]["text"] == text
        assert found["title"] == text
    found = yaml.safe_load(encode(FULL))
    assert found["actions"][0]["by"] == "2026-12-31"
    assert found["made"] == "2026-05-11"


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_text_comes_back_to_the_character(text: str) -> None:
    assert clean(text) == text
    assert decode(encode(_with(text)), "our.yaml") == (_with(text), [])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("\u202eabc\u2066", "abc"),
        ("e\u0301", "é"),
        ("half \ud83d", "half "),
        ("\x00", ""),
    ],
    ids=ascii,
)
def test_what_a_terminal_would_act_on_is_gone_before_it_is_written(typed: str, kept: str) -> None:
    workbook, problems = decode(encode(_with(typed)), "our.yaml")
    assert problems == []
    assert workbook == cleaned(_with(typed))
    assert workbook.answers[0].text == kept
    assert encode(workbook) == encode(_with(typed))


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_is_read_again(seed: int) -> None:
    chance = random.Random(seed)
    pieces = [*HOSTILE, "\t", "\r\n", "\r", "\x00", "\x85", "\u2028", "\ud800", "\u202e", " ", "\n"]

    def text() -> str:
        parts = (
            chance.choice(pieces) if chance.random() < 0.7 else chr(chance.randrange(0x110000))
            for _ in range(chance.randrange(8))
        )
        return "".join(parts)

    for _ in range(60):
        workbook = Workbook(
            title=text(),
            area=text(),
            answers=(
                Answer(ref="rq1" + text(), text=text(), now=text(), next=text()),
                Answer(
                    ref="s1",
                    know=text(),
                    judgement=chance.choice(("", "Very Good", "Third of five", "no")),
                ),
            ),
            evidence=(
                Evidence(
                    id=f"e-{text()}",
                    kind=chance.choice(list(EvidenceKind)),
                    shows=text(),
                    refs=tuple(text() for _ in range(3)),
                ),
            ),
            actions=(Action(id=f"a-{text()}", what=text()),),
            notes=(Note(id=f"n-{text()}", ref=f"k{text()}", words=text(), text=text()),),
        )
        data = encode(workbook)
        assert decode(data, "our.yaml") == (cleaned(workbook), []), workbook
        assert encode(cleaned(workbook)) == data


def test_a_change_of_one_line_is_a_change_of_one_line_in_the_file() -> None:
    before, after = (
        encode(Workbook(answers=(Answer(ref="rq1", text=f"One.\n{word}.\nThree."),)))
        for word in ("Two", "Zwei")
    )
    pairs = list(zip(before.splitlines(), after.splitlines(), strict=True))
    assert [(old.strip(), new.strip()) for old, new in pairs if old != new] == [(b"Two.", b"Zwei.")]


def test_an_untouched_workbook_is_short_and_comes_back() -> None:
    data = encode(Workbook())
    assert decode(data, "our.yaml") == (Workbook(), [])
    assert data.decode().count("\n") == 10
    assert decode(encode(Workbook(title="")), "our.yaml") == (Workbook(title=""), [])


def test_what_is_half_written_can_be_saved() -> None:
    """A piece of evidence whose source was typed first must survive the save in between."""
    half = Workbook(
        evidence=(Evidence(id="e-1", kind=EvidenceKind.STAFF, shows="", source="A survey"),),
        actions=(Action(id="a-1", what=""),),
        notes=(Note(id="n-1", ref="km1", words="", text=""),),
    )
    assert decode(encode(half), "our.yaml") == (half, [])


@pytest.mark.parametrize(
    ("workbook", "words"),
    [
        (Workbook(actions=(Action(id="a-1", what="x", by="31.12.2026"),)), "write 2026-12-31"),
        (Workbook(answers=(Answer(ref="s1"), Answer(ref="s1"))), "answered on line"),
        (Workbook(notes=(Note(id="", ref="s1", words="", text="x"),)), "is empty"),
        (Workbook(title="x" * (16 * 1024 * 1024)), "larger than 16 MiB"),
    ],
    ids=["date", "twice", "no id", "too large"],
)
def test_what_could_not_be_read_again_is_not_written(workbook: Workbook, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        encode(workbook)


@pytest.mark.parametrize("text", ["", "\n", "# ours\n", "\ufeff", "---\n", "# a\n\n---\n# b\n"])
def test_a_file_with_nothing_in_it_is_a_new_workbook(text: str) -> None:
    assert decode(text.encode(), "our.yaml") == (Workbook(), [])


def test_what_people_type_by_hand_is_taken_as_they_typed_it() -> None:
    typed = """\
jitui-workbook: 1
title: no
agency:
made: 2026-05-11
answers: []
evidence:
actions:
- {id: a-1, what: 12:30, by: 2026-12-31, state: , refs: [rq1, 's1']}
- id: 2
  what: >
    folded
    text
  by:
"""
    expected = Workbook(
        title="no",
        made="2026-05-11",
        actions=(
            Action(id="a-1", what="12:30", by="2026-12-31", refs=("rq1", "s1")),
            Action(id="2", what="folded text\n"),
        ),
    )
    assert decode(typed.encode(), "our.yaml") == (expected, [])
    assert decode(typed.replace("\n", "\r\n").encode("utf-8-sig"), "our.yaml") == (expected, [])


S1 = "answers:\n- ref: s1\n"
E1 = "evidence:\n- id: e-1\n  shows: x\n"
A1 = "actions:\n- id: a-1\n  what: x\n"
N1 = "notes:\n- id: n-1\n"
NO_DAY = "is not a date; write year, month and day, such as 2026-12-31"

WRONG = [
    # The workbook.
    ("agancy: Health", "2: 'agancy' is not a key here; did you mean 'agency'?"),
    ("title: [a]", "2: title: should be text, but is a list"),
    ("title: a: b", "2: not readable as YAML"),
    ("title: a\ntitle: b", "3: the key 'title' was given before, on line 2"),
    ("title: !!binary eA==", "2: the tag tag:yaml.org,2002:binary is not allowed"),
    ("title: &a x\nagency: *a", "3: aliases (*name) are not allowed"),
    ("title: x\n---\ntitle: y", "3: a second document (---) starts here"),
    (f"title: {'[' * 30}{']' * 30}", "2: nested more than 24 levels deep"),
    (f"title: {'[' * 100_000}", "2: nested more than 24 levels deep"),
    ("[a]: x", "2: a key must be a word"),
    # Answers.
    ("answers: {rq1: x}", "2: answers: should be a list, but is a group of keys"),
    ("answers:\n- text", "3: answers.1: should be a group of keys, but is text"),
    ("answers:\n- text: x", "3: answers.1: the key 'ref' is missing"),
    ("answers:\n- ref: ''", "3: answers.1.ref: is empty"),
    (f"{S1}  txt: x", "4: answers.s1: 'txt' is not a key here; did you mean 'text'?"),
    (f"{S1}  status: agree", "4: answers.s1.status: 'agree' is not known; did you mean 'agreed'?"),
    (f"{S1}  confidence: 7", "4: answers.s1.confidence: '7' is not known; it must be one of: low"),
    (f"{S1}- ref: s2\n- ref: s1", "5: answers.s1: 's1' is already answered on line 3"),
    ("answers: [{ref: s1}, {ref: s1}]", "2: answers.s1: 's1' is already answered on line 2"),
    # Evidence.
    ("evidence:\n- kind: document\n  shows: x", "3: evidence.1: the key 'id' is missing"),
    ("evidence:\n- id: e-1\n  kind: document", "3: evidence.e-1: the key 'shows' is missing"),
    (f"{E1}  kind: documents", "5: evidence.e-1.kind: 'documents' is not known; did you mean 'doc"),
    (f"{E1}  kind: document\n  refs: s1", "6: evidence.e-1.refs: should be a list, but is text"),
    (f"{E1}  kind: document\n  refs: [s1, '']", "6: evidence.e-1.refs.2: is empty"),
    (f"{E1}  kind: document\n  ref: s1", "6: evidence.e-1: 'ref' is not a key here; did you mean"),
    # Actions.
    ("actions:\n- what: x", "3: actions.1: the key 'id' is missing"),
    ("actions:\n- id: a-1", "3: actions.a-1: the key 'what' is missing"),
    (f"{A1}  from: y", "5: actions.a-1: 'from' is not a key here"),
    (f"{A1}  state: finished", "5: actions.a-1.state: 'finished' is not known; it must be one of"),
    (f"{A1}  by: 31/12/2026", "5: actions.a-1.by: '31/12/2026' is not a date; write 2026-12-31"),
    (f"{A1}  by: 2026-1-2", "5: actions.a-1.by: '2026-1-2' is not a date; write 2026-01-02"),
    (f"{A1}  by: 20261231", f"5: actions.a-1.by: '20261231' {NO_DAY}"),
    (f"{A1}  by: 99/99/9999", f"5: actions.a-1.by: '99/99/9999' {NO_DAY}"),
    (f"{A1}  by: 2026-02-30", "5: actions.a-1.by: '2026-02-30' is not a calendar date"),
    # Notes.
    ("notes:\n- ref: km1\n  text: x", "3: notes.1: the key 'id' is missing"),
    (f"{N1}  text: x", "3: notes.n-1: the key 'ref' is missing"),
    (f"{N1}  ref: km1", "3: notes.n-1: the key 'text' is missing"),
    (f"{N1}  ref: km1\n  text: {{a: b}}", "5: notes.n-1.text: should be text, but is a group of"),
    (
        f"{A1}notes:\n- {{id: a-1, ref: s1, text: t}}",
        "6: notes.a-1: 'a-1' is already the id of the item on line 3",
    ),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said[:60] for _, said in WRONG])
def test_a_wrong_file_says_the_line_the_key_and_the_remedy(text: str, said: str) -> None:
    problems = _problems(f"jitui-workbook: 1\n{text}\n")
    assert len(problems) == 1
    assert problems[0].startswith(f"our.yaml:{said}")


def test_all_that_is_wrong_is_said_at_once_by_the_lines() -> None:
    texts = [text for text, _ in WRONG if text.startswith(f"{S1}  ")]
    items = [text.removeprefix("answers:\n").replace("s1", f"s{n}") for n, text in enumerate(texts)]
    whole = "\n".join(["jitui-workbook: 1", "agancy: x", "answers:", *items, "titel: y"])
    lines = [int(problem.split(":")[1]) for problem in _problems(whole)]
    assert lines == sorted(lines)
    assert len(lines) == len(items) + 2 > 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\n", ":1: the key 'jitui-workbook' is missing; make 'jitui-workbook: 2'"),
        ("jitui-workbok: 1\ntitle: x\n", ":1: 'jitui-workbok' is not a key here; did you mean"),
        ("jitui-workbook: 0\n", ":1: jitui-workbook: '0' is not a version of the schema; write 2"),
        ("jitui-workbook: one\n", ":1: jitui-workbook: 'one' is not a version of the schema"),
        ("jitui-workbook:\n", ":1: jitui-workbook: '' is not a version of the schema; write 2"),
        ("jitui-workbook: 1.5\n", ":1: jitui-workbook: '1.5' is not a version"),
        (f"jitui-workbook: {'9' * 5000}\n", ":1: jitui-workbook: '999"),
        ("entries:\n- ref: km1\n", ":1: this is not a workbook; a workbook has the line"),
        ("- a\n", ":1: this is not a workbook"),
        ("hello\n", ":1: this is not a workbook"),
    ],
    ids=lambda text: text[:40],
)
def test_a_file_of_another_kind_says_how_a_workbook_begins(text: str, said: str) -> None:
    assert any(problem.startswith(f"our.yaml{said}") for problem in _problems(text))


@pytest.mark.parametrize(
    "rest",
    ["", "rooms: [{id: r-1}]\n", "title: [a\n", "title: &a x\nagency: *a\n", "answers: later\n"],
    ids=["alone", "new keys", "broken", "alias", "other shape"],
)
def test_a_file_of_a_newer_jitui_is_told_from_a_damaged_one(rest: str) -> None:
    for head in ("# ours\n", "\ufeff"):
        data = f"{head}jitui-workbook: 12\n{rest}".encode()
        workbook, problems = decode(data, "our.yaml")
        assert workbook is None
        assert [type(problem) for problem in problems] == [Newer]
        assert "version 12" in str(problems[0])
        assert "version 2;" in str(problems[0])


def test_a_text_about_a_newer_version_is_no_newer_version() -> None:
    told = Workbook(answers=(Answer(ref="rq1", text="jitui-workbook: 12\nx"),))
    data = encode(told)
    assert decode(data, "our.yaml") == (told, [])
    _, problems = decode(data + b"title: [broken\n", "our.yaml")
    assert problems
    assert not any(isinstance(problem, Newer) for problem in problems)


def test_a_file_that_is_too_long_or_no_text_is_refused_in_a_sentence() -> None:
    head = b"jitui-workbook: 1\n"
    long = head + b"#" * (16 * 1024 * 1024 - len(head))
    assert decode(long, "our.yaml") == (Workbook(), [])
    for data, said in [
        (long + b"#", "our.yaml: the file is longer than 16 MiB"),
        (head + b"title: \xff\n", "our.yaml:2: byte 0xFF is not UTF-8"),
        ("jitui-workbook: 1".encode("utf-16"), "our.yaml:1: byte 0xFF is not UTF-8"),
        (bytes(4096), "our.yaml: not readable as YAML: character number 0"),
    ]:
        workbook, problems = decode(data, "our.yaml")
        assert workbook is None
        assert len(problems) == 1
        assert str(problems[0]).startswith(said)


def test_nothing_that_a_torn_file_holds_makes_the_reading_fail() -> None:
    """Half a file, or one with a byte changed, is a workbook or a list of problems."""
    chance = random.Random(7)
    data = encode(FULL)
    for _ in range(300):
        torn = bytearray(data[: chance.randrange(len(data))])
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(torn) + 1)
            torn[place : place + 1] = bytes([chance.randrange(256)])
        workbook, problems = decode(bytes(torn), "our.yaml")
        assert (workbook is None) is bool(problems)


def test_a_workbook_that_was_cut_off_is_never_taken_for_a_smaller_one() -> None:
    """What was written last would be gone without a word, and the next save would seal it."""
    data = encode(FULL)
    whole = (data, data.removesuffix(b"\n"), data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data)
    for length in range(1, len(data) - 1):
        workbook, problems = decode(data[:length], "our.yaml")
        assert workbook is None, data[:length]
        assert "was cut off" in str(problems[0])
    _, problems = decode(data[:-9], "folder/our.yaml")
    assert "the folder .our.yaml.versions" in str(problems[0])
    for sound in whole:
        assert decode(sound, "our.yaml") == (FULL, [])


def test_who_adds_an_entry_by_hand_or_drops_the_comments_is_not_taken_for_a_cut() -> None:
    data = encode(Workbook(title="Ours")).decode()
    added = f"{data}notes:\n- {{id: n-1, ref: km1, text: by hand}}\n"
    for text in (added, "".join(re.findall("(?m)^[^#].*\n", added))):
        workbook, problems = decode(text.encode(), "our.yaml")
        assert problems == []
        assert workbook is not None
        assert workbook.notes[0].text == "by hand"


def test_a_judgement_of_any_scale_is_kept() -> None:
    """Data with a scale of its own would make the whole workbook unsavable."""
    ours = Workbook(answers=(Answer(ref="s1", judgement="Third of five"),))
    assert decode(encode(ours), "our.yaml") == (ours, [])


def test_a_file_that_names_no_report_is_the_bundled_ones(library: Library) -> None:
    """The workbooks that people have already would be refused."""
    workbook, _ = decode(b"jitui-workbook: 1\n", "our.yaml")
    assert workbook is not None
    assert workbook.report == library.report.id


def test_the_example_in_the_documents_is_a_workbook_with_something_of_each() -> None:
    found = re.search(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found
    workbook, problems = decode(found[1].encode(), "example")
    assert problems == []
    assert workbook is not None
    assert all((workbook.answers, workbook.evidence, workbook.actions, workbook.notes))
    assert decode(encode(workbook), "example") == (workbook, [])


def test_every_key_and_every_word_that_is_allowed_stands_in_the_documents() -> None:
    text = DOCS.read_text("utf-8")
    for record in (Workbook, Answer, Evidence, Action, Note):
        for field in fields(record):
            assert f"| `{field.name}` |" in text
    words = [
        value.value
        for kind in (AnswerStatus, Confidence, EvidenceKind, ActionStatus)
        for value in kind
    ]
    for word in words:
        assert f"`{word}`" in text
