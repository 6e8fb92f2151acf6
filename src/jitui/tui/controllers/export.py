"""Copying, citing and exporting what is open: an entry, a chart, the table, the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from jitui.export import docx_library
from jitui.export.formats import FORMATS
from jitui.export.request import ACTIONS, EVIDENCE, WHOLE, Request
from jitui.output import chart_formats, table_formats
from jitui.output.citations import STYLES, cite
from jitui.output.formats import Format
from jitui.report.chart_model import PREFIX as CHART
from jitui.report.charts import chart
from jitui.report.model import Entry, Library
from jitui.tui.controllers.copy_or_save import CopyOrSave, Export, FormatOption
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.screens.dialogs import MenuItem, cancel, choose_option
from jitui.tui.state.autosave import Autosave
from jitui.workbook.file.writer import encode
from jitui.workbook.pages import PREFIX as WORKBOOK
from jitui.workbook.pages import WorkbookPages
from jitui.workbook.review import unresolved, workbook_findings

Content = TypeVar("Content")


class ExportController:
    """Takes what is open out of the app."""

    def __init__(
        self,
        screen: Port,
        navigation: NavigationController,
        pages: WorkbookPages,
        autosave: Autosave,
    ) -> None:
        self._screen = screen
        self._navigation = navigation
        self._pages = pages
        self._autosave = autosave
        self._exporter = CopyOrSave(screen, self._workbook_files)

    def _workbook_files(self) -> Sequence[Path]:
        return [self._autosave.path] if self._autosave.path else []

    # Entries

    def _entry(self) -> Entry | None:
        """Return the open entry; where it is none of the report, say so."""
        ref = self._screen.page_view.ref
        entry = self._pages.library.entries.get(ref)
        if entry is None:
            more = ""
            if ref.startswith(WORKBOOK):
                more = " Press X to export the workbook."
            elif ref.startswith(CHART):
                more = " Press X to export the chart."
            self._screen.say(f"Only entries of the report can be copied or cited.{more}")
        return entry

    def copy_entry(self) -> None:
        """Copy the selected text, or the open entry, with its reference."""
        entry = self._entry()
        if entry is None:
            return
        text = cite(self._pages.library, [entry], "text")
        if selected := self._screen.get_selected_text():
            reference = cite(self._pages.library, [entry], "reference")
            text = f"{selected.strip()}\n\n{reference}"
        self._exporter.copy_text(text, on_page=True)

    def cite_entry(self) -> None:
        """Copy or save a citation of the open entry in a style that is chosen."""
        entry = self._entry()
        if entry is None:
            return
        offers = {
            name: FormatOption(
                f"{name} ({style.description})",
                style.extension,
                partial(cite, self._pages.library, [entry], name),
            )
            for name, style in STYLES.items()
        }
        ref = entry.ref
        self._exporter.offer(
            Export(f"Cite {ref}", f"the citation of {ref}", f"jitui-{ref}", offers)
        )

    # Charts and the table

    def export(self) -> None:
        """Export the workbook or the open answer, the open chart, or the table as it is shown."""
        ref, library = self._screen.page_view.ref, self._pages.library
        if ref.startswith(WORKBOOK) or self._pages.can_answer(ref):
            self._choose_part(ref.removeprefix(WORKBOOK))
            return
        shown = chart(library, ref.removeprefix(CHART), self._pages.area)
        if ref.startswith(CHART) and shown is not None:
            offers = self._offers(chart_formats.FORMATS, shown)
            title = f"Export chart: {shown.title}"
            self._exporter.offer(Export(title, "the chart", f"jitui-{shown.name}", offers))
        elif (view := self._navigation.table_view) is not None:
            offers = self._offers(table_formats.FORMATS, view)
            title = f"Export table: {view.description(library)}"
            self._exporter.offer(Export(title, "the table", "jitui-partnerships", offers))
        else:
            self._screen.say(
                "Nothing to export here. Press 4 (areas), V (charts) or 7 (workbook), then X."
            )

    def _offers(
        self, formats: Mapping[str, Format[Callable[[Library, Content], str]]], shown: Content
    ) -> dict[str, FormatOption]:
        return {
            name: FormatOption(
                form.description,
                form.extension,
                partial(form.write, self._pages.library, shown),
                copied=form.extension != "svg",  # of no use on the clipboard
            )
            for name, form in formats.items()
        }

    # The workbook

    def _choose_part(self, subject: str) -> None:
        parts = {
            WHOLE: "The whole workbook",
            ACTIONS: "Only the actions",
            EVIDENCE: "Only the evidence",
        }
        if self._pages.can_answer(subject):
            parts = {subject: f"Only our answer to {subject}", **parts}
        options = [(words, partial(self._check_part, part)) for part, words in parts.items()]
        choose_option(self._screen.app, "Export the workbook", options)

    def _request(self, part: str) -> Request:
        return Request(
            workbook=self._autosave.workbook,
            library=self._pages.library,
            today=self._pages.today,
            part=part,
        )

    def _check_part(self, part: str) -> None:
        """Warn of what looks like personal data, which is no gate; then export."""
        chosen = self._request(part).chosen
        personal, conflicts = workbook_findings(chosen), unresolved(chosen)
        if not (personal or conflicts):
            self._export_part(part)
            return
        options: list[MenuItem] = [
            *((words, None) for words in (*map(str, personal), *conflicts)),
            ("Cancel, to edit the text first", cancel),
            ("Export anyway", partial(self._export_part, part)),
        ]
        title = "Possible personal data of a child" if personal else "Check before you export"
        choose_option(self._screen.app, title, options)

    def _export_part(self, part: str) -> None:
        workbook, request = self._autosave.workbook, self._request(part)
        no_word = "" if docx_library.installed() else docx_library.install_command()
        offers = {
            name: FormatOption(
                form.description,
                form.extension,
                partial(form.write, request),
                copied=form.extension in ("md", "csv", "json"),
                private=True,
                install=no_word if name == "docx" else "",
            )
            for name, form in FORMATS.items()
        }
        if part == WHOLE:
            words = "a copy of the workbook file"
            offers["yaml"] = FormatOption(words, "yaml", partial(encode, workbook), False, True)
        stem = "jitui-workbook" if part == WHOLE else f"jitui-{part}"
        named = {WHOLE: "the workbook", ACTIONS: "the actions", EVIDENCE: "the evidence"}
        what = named.get(part, f"our answer to {part}")
        self._exporter.offer(Export(f"Export {what}", what, stem, offers))
