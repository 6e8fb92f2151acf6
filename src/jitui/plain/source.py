"""The report as a source: what stands under whatever is taken out of the program."""

from __future__ import annotations

from jitui.report.model import Report


def whole_title(report: Report) -> str:
    """Return the title with its subtitle, which goes on in lower case after the colon."""
    first, rest = report.subtitle[:1], report.subtitle[1:]
    # A subtitle that begins with an abbreviation keeps its capitals.
    return f"{report.title}: {first if rest[:1].isupper() else first.lower()}{rest}"


def edition(report: Report) -> str:
    """Return the report with its publisher, and the facts that tell one edition from others."""
    facts = f"{report.published}, {report.reference}, {report.website}"
    return f"{report.publisher}, {whole_title(report)} ({facts})"


def source_line(report: Report, made: str) -> str:
    """Return whose figures something shows, and that the report has it in no such form.

    Args:
        report: The report.
        made: What was done with the figures, such as ``Drawn``.
    """
    return f"Source: {edition(report)}. {made} by jitui from the report's figures."
