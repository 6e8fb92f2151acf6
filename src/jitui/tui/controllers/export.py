"""Offer something in several forms, to be copied or saved to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from textual.app import App

from jitui.errors import JituiError
from jitui.export.docx_library import LIBRARY
from jitui.output.saving import AlreadyThere, dated, offered_path, save
from jitui.report.clean import clean_line
from jitui.report.wording import capitalised
from jitui.tui.layout.rows import Row
from jitui.tui.screens.picker import AskScreen, PickerScreen

_COPY, _SAVE = "copy:", "save:"


class Offer(Struct, frozen=True):
    """One form of something.

    Attributes:
        words: What the form is.
        extension: How the name of its file ends, without the dot.
        make: Makes the text or the bytes; called when the form has been chosen.
        copied: Whether it can be copied.
        private: Whether the file is for its owner's eyes alone.
        install: The command that installs what this form needs, where that is missing.
    """

    words: str
    extension: str
    make: Callable[[], str | bytes]
    copied: bool = True
    private: bool = False
    install: str = ""


class Exporting(Protocol):
    """What the screen does for an export."""

    @property
    def app(self) -> App[object]:
        """The app."""
        ...

    def say(self, words: str) -> None:
        """Say something for a moment."""

    saved_into: Path | None
    """The folder that was last saved into while the app is open."""

    @property
    def own_files(self) -> Sequence[Path]:
        """The files that no export may replace."""
        ...

    def copy_text(self, text: str, save: Callable[[], None] | None = None) -> None:
        """Copy a text; where it may not have been taken, show it, with a way to save it."""


def offer(screen: Exporting, title: str, what: str, stem: str, offers: Mapping[str, Offer]) -> None:
    """Let the reader pick a form, and copy it or save it.

    Args:
        screen: Where this happens.
        title: The title of the list of forms.
        what: What is exported, as the title of the line for the file's name says it.
        stem: The name that the file is offered, without its ending.
        offers: The forms by name.
    """
    copied = [name for name, one in offers.items() if one.copied]
    rows = [_row(_COPY, "Copy", name, offers[name]) for name in copied]
    rows += [_row(_SAVE, "Save", name, one) for name, one in offers.items()]

    def then(chosen: str | None) -> None:
        if not chosen:
            return
        way, _, name = chosen.partition(":")
        one = offers[name]
        if one.install:
            _say_what_is_missing(screen, what, stem, offers, one)
        elif f"{way}:" == _COPY:
            _copy(screen, what, one, stem)
        else:
            _ask_where(screen, what, one, stem)

    screen.app.push_screen(PickerScreen(title, rows), then)


def _sentence(error: Exception) -> str:
    return capitalised(clean_line(str(error)) or "the file could not be made")


def _row(way: str, verb: str, name: str, one: Offer) -> Row:
    missing = f" (needs {LIBRARY}, which is not installed)" if one.install else ""
    return Row(way + name, f"{verb} {one.words}{missing}")


def _copy(screen: Exporting, what: str, one: Offer, stem: str) -> None:
    try:
        made = one.make()
    except (JituiError, ValueError) as error:
        screen.say(_sentence(error))
        return
    text = made if isinstance(made, str) else made.decode("utf-8")
    screen.copy_text(text, lambda: _ask_where(screen, what, one, stem))


def _say_what_is_missing(
    screen: Exporting, what: str, stem: str, offers: Mapping[str, Offer], one: Offer
) -> None:
    """Give the command that installs what is missing, and offer HTML, which needs nothing."""
    rows = [
        Row("", f"Word files need {LIBRARY}. To install it, quit jitui and run this command."),
        Row("copy", f"Copy the command: {one.install}"),
    ]
    if "html" in offers:
        rows.append(Row("html", "Save as HTML instead; Word can open it"))

    def then(chosen: str | None) -> None:
        if chosen == "copy":
            screen.copy_text(one.install)
        elif chosen == "html":
            _ask_where(screen, what, offers["html"], stem)

    screen.app.push_screen(PickerScreen(f"{LIBRARY} is not installed", rows), then)


def _ask_where(screen: Exporting, what: str, one: Offer, stem: str) -> None:
    """Ask for a name, and offer one in the folder that was last saved into."""
    _ask(screen, what, one, offered_path(f"{stem}.{one.extension}", screen.saved_into))


def _ask(screen: Exporting, what: str, one: Offer, name: str, wrong: str = "") -> None:
    """Ask for a name and write the file; where that fails, ask again with the reason."""

    def then(typed: str | None) -> None:
        if typed is not None:
            name = typed.strip()
            bare = name and not Path(name).suffix and not name.endswith(("/", "\\", "."))
            whole = f"{name}.{one.extension}" if bare and not _is_folder(name) else name
            if whole and Path(whole).name == whole:  # in the folder that was offered
                whole = offered_path(whole, screen.saved_into)
            _save(screen, what, one, whole)

    asked = AskScreen(f"Save {what} as", "File name", name, wrong)
    screen.app.push_screen(asked, then)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        return False  # saving says what is wrong with it


def _save(screen: Exporting, what: str, one: Offer, name: str, force: bool = False) -> None:
    try:
        made = one.make()
        data = made.encode("utf-8") if isinstance(made, str) else made
        path = save(name, data, private=one.private, force=force, never=screen.own_files)
    except AlreadyThere as error:
        _ask_whether_to_replace(screen, what, one, error.path)
    except (JituiError, ValueError) as error:
        _ask(screen, what, one, name, _sentence(error))
    else:
        screen.saved_into = path.parent
        screen.say(f"Saved: {clean_line(str(path))}")


def _ask_whether_to_replace(screen: Exporting, what: str, one: Offer, path: Path) -> None:
    other = dated(path, date.today())
    rows = [
        Row("", clean_line(str(path))),
        Row("dated", f"Save as {clean_line(other.name)}"),
        Row("replace", "Replace the file"),
        Row("other", "Choose another name"),
    ]

    def then(chosen: str | None) -> None:
        if chosen == "dated":
            _save(screen, what, one, str(other))
        elif chosen == "replace":
            _save(screen, what, one, str(path), force=True)
        elif chosen == "other":
            _ask(screen, what, one, str(path))

    screen.app.push_screen(PickerScreen("This file already exists", rows), then)
