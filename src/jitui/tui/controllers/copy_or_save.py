"""Asks for a format, then copies to the clipboard or saves to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from jitui.errors import JituiError
from jitui.export.docx_library import LIBRARY
from jitui.output.saving import AlreadyThere, dated, offered_path, save
from jitui.report.clean import clean_line
from jitui.report.wording import capitalised
from jitui.tui.controllers import clipboard
from jitui.tui.controllers.port import Port
from jitui.tui.screens.copied import CopiedScreen
from jitui.tui.screens.dialogs import MenuItem, choose_option
from jitui.tui.screens.picker import AskScreen


class FormatOption(Struct, frozen=True):
    """One format of something.

    Attributes:
        description: What the format is.
        extension: How the name of its file ends, without the dot.
        make: Makes the text or the bytes; called when the format has been chosen.
        copied: Whether it can be copied.
        private: Whether only the owner may read the file.
        install: The command that installs what the format needs, where that is missing.
    """

    description: str
    extension: str
    make: Callable[[], str | bytes]
    copied: bool = True
    private: bool = False
    install: str = ""


class Export(Struct, frozen=True):
    """What is exported.

    Attributes:
        title: The title of the list of formats.
        what: What the content is called in the question for a file name.
        stem: The name of the offered file, without its ending.
        offers: The formats by name.
    """

    title: str
    what: str
    stem: str
    offers: Mapping[str, FormatOption]


class CopyOrSave:
    """Copies or saves what is exported, in the format that the reader chooses."""

    def __init__(self, screen: Port, protected: Callable[[], Sequence[Path]]) -> None:
        """Make an exporter.

        Args:
            screen: The main screen.
            protected: Returns the files that may not be replaced.
        """
        self._screen = screen
        self._protected = protected
        self._folder: Path | None = None
        """The folder that was last saved into while the app is open."""

    def offer(self, export: Export) -> None:
        """Let the reader choose a format, and copy it or save it."""

        def option(
            verb: str, offer: FormatOption, act: Callable[[Export, FormatOption], None]
        ) -> MenuItem:
            missing = f" (needs {LIBRARY}, which is not installed)" if offer.install else ""
            act = self._explain_missing if offer.install else act
            return f"{verb} {offer.description}{missing}", lambda: act(export, offer)

        offers = export.offers.values()
        options = [option("Copy", offer, self._copy) for offer in offers if offer.copied]
        options += [option("Save", offer, self._ask_name) for offer in offers]
        choose_option(self._screen.app, export.title, options)

    def _explain_missing(self, export: Export, offer: FormatOption) -> None:
        """Show the command that installs what is missing, and offer HTML, which needs nothing."""
        words = f"Word files need {LIBRARY}. To install it, quit jitui and run this command."
        options: list[MenuItem] = [
            (words, None),
            (f"Copy the command: {offer.install}", lambda: self.copy_text(offer.install)),
        ]
        html = export.offers.get("html")
        if html is not None:
            words = "Save as HTML instead; Word can open it"
            options.append((words, lambda: self._ask_name(export, html)))
        choose_option(self._screen.app, f"{LIBRARY} is not installed", options)

    # Copying

    def _copy(self, export: Export, offer: FormatOption) -> None:
        try:
            made = offer.make()
        except (JituiError, ValueError) as error:
            self._screen.say(_sentence(error))
            return
        text = made if isinstance(made, str) else made.decode("utf-8")
        self.copy_text(text, lambda: self._ask_name(export, offer))

    def copy_text(
        self, text: str, save: Callable[[], None] | None = None, on_page: bool = False
    ) -> None:
        """Copy a text in the background, and say what is known of the result.

        A terminal does not confirm that it has copied a text. Unless the text can be read on
        the page, it is then shown in full.

        Args:
            text: What to copy.
            save: Lets the reader save it to a file.
            on_page: Whether it can be read on the page.
        """
        screen, app = self._screen, self._screen.app

        def through_terminal(text: str) -> None:
            app.call_from_thread(app.copy_to_clipboard, text)

        def copy() -> None:
            app.call_from_thread(done, clipboard.copy(text, through_terminal))

        def done(copied: clipboard.CopyResult) -> None:
            if copied.how != clipboard.TERMINAL or not screen.is_active:
                screen.say(copied.message)
            elif on_page:
                screen.say(
                    f"{copied.message} If you cannot paste it, press c to save the entry to a file."
                )
            else:
                app.push_screen(CopiedScreen(copied.message, text, save is not None), closed)

        def closed(wanted: bool | None) -> None:
            if wanted and save is not None:
                save()

        screen.page_view.run_worker(copy, thread=True, exclusive=True, group="clipboard")

    # Saving

    def _ask_name(
        self, export: Export, offer: FormatOption, name: str = "", error: str = ""
    ) -> None:
        """Ask for a file name and save.

        Args:
            export: What is saved.
            offer: Its format.
            name: The name that is offered; by default one in the folder that was last saved into.
            error: Why this name could not be used.
        """
        name = name or offered_path(f"{export.stem}.{offer.extension}", self._folder)

        def named(typed: str | None) -> None:
            if typed is not None:
                self._save(export, offer, self._whole_name(typed.strip(), offer.extension))

        question = AskScreen(f"Save {export.what} as", "File name", name, error)
        self._screen.app.push_screen(question, named)

    def _whole_name(self, typed: str, extension: str) -> str:
        """Return what was typed with an extension, in the offered folder, unless it has its own."""
        bare = typed and not Path(typed).suffix and not typed.endswith(("/", "\\", "."))
        name = f"{typed}.{extension}" if bare and not _is_folder(typed) else typed
        return offered_path(name, self._folder) if name and Path(name).name == name else name

    def _save(self, export: Export, offer: FormatOption, name: str, force: bool = False) -> None:
        try:
            made = offer.make()
            data = made.encode("utf-8") if isinstance(made, str) else made
            path = save(name, data, private=offer.private, force=force, never=self._protected())
        except AlreadyThere as error:
            self._ask_whether_to_replace(export, offer, error.path)
        except (JituiError, ValueError) as error:
            self._ask_name(export, offer, name, _sentence(error))
        else:
            self._folder = path.parent
            self._screen.say(f"Saved: {clean_line(str(path))}")

    def _ask_whether_to_replace(self, export: Export, offer: FormatOption, path: Path) -> None:
        other = dated(path, date.today())
        options: list[MenuItem] = [
            (clean_line(str(path)), None),
            (
                f"Save as {clean_line(other.name)}",
                lambda: self._save(export, offer, str(other)),
            ),
            ("Replace the file", lambda: self._save(export, offer, str(path), force=True)),
            ("Choose another name", lambda: self._ask_name(export, offer, str(path))),
        ]
        choose_option(self._screen.app, "This file already exists", options)


def _sentence(error: Exception) -> str:
    return capitalised(clean_line(str(error)) or "the file could not be made")


def _is_folder(name: str) -> bool:
    try:
        return Path(name).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        return False  # saving says what is wrong with it
