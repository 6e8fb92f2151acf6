"""The report as a source: what stands under whatever is taken out of the program."""

from __future__ import annotations

from jitui.report.publication import Report
from jitui.report.wording import whole_title


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
