"""Offer something in several forms, to be copied or saved as a new file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from textual.app import App

from jitui.errors import JituiError
from jitui.plain.saving import save_new
from jitui.report.clean import clean_line
from jitui.tui.rows import Row
from jitui.tui.screens.pick import AskScreen, PickScreen

_COPY, _SAVE = "copy:", "save:"


class Offer(Struct, frozen=True):
    """One form of something.

    Attributes:
        words: What the form is.
        extension: How the name of its file ends, without the dot.
        make: Makes the text or the bytes; called when the form has been chosen.
        copied: Whether it can be copied.
        private: Whether the file is for its owner's eyes alone.
    """

    words: str
    extension: str
    make: Callable[[], str | bytes]
    copied: bool = True
    private: bool = False


class Exporting(Protocol):
    """What the screen does for an export."""

    @property
    def app(self) -> App[object]:
        """The app."""
        ...

    def say(self, words: str) -> None:
        """Say something for a moment."""

    def copy_text(self, text: str) -> None:
        """Copy a text."""


def offer(screen: Exporting, title: str, stem: str, offers: Mapping[str, Offer]) -> None:
    """Let the reader pick a form, and copy it or save it.

    Args:
        screen: Where this happens.
        title: What is exported.
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
        if f"{way}:" == _COPY:
            try:
                made = one.make()
            except (JituiError, ValueError) as error:
                screen.say(_sentence(error))
            else:
                screen.copy_text(made if isinstance(made, str) else made.decode("utf-8"))
        else:
            _save(screen, one, str(Path.cwd() / f"{stem}.{one.extension}"))

    screen.app.push_screen(PickScreen(title, rows), then)


def _sentence(error: Exception) -> str:
    words = clean_line(str(error)) or "it could not be made"
    return f"{words[0].upper()}{words[1:]}"


def _row(way: str, verb: str, name: str, one: Offer) -> Row:
    return Row(way + name, f"{verb} {one.words}")


def _save(screen: Exporting, one: Offer, name: str, wrong: str = "") -> None:
    """Ask for a name and write a new file; where that fails, ask again with the reason."""

    def then(typed: str | None) -> None:
        if typed is None:
            return
        try:
            made = one.make()
            data = made.encode("utf-8") if isinstance(made, str) else made
            path = save_new(typed, data, private=one.private)
        except (JituiError, ValueError) as error:
            _save(screen, one, typed, _sentence(error))
        else:
            screen.say(f"Saved: {clean_line(str(path))}")

    screen.app.push_screen(AskScreen(wrong or "Save as a new file", "A file name", name), then)
