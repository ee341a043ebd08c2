"""The briefing as Markdown, with a footnote for every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import markdown as escaped
from landbridge.briefings._names import report_address
from landbridge.briefings._outline import Lines, numbered
from landbridge.briefings._phrases import citation, report_sentence
from landbridge.briefings._reports import every_report
from landbridge.briefings._sections import recipe_text, sections
from landbridge.briefings._words import NOT_A_CLEARANCE, headline

if TYPE_CHECKING:
    from landbridge.briefings._outline import Cell, Section, Table
    from landbridge.model.answers import Answer
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["render_markdown"]


def _cell(cell: Cell, numbers: dict[str, int]) -> str:
    marks = "".join(f"[^{numbers[r.id]}]" for r in cell.refs if r.id in numbers)
    return escaped(cell.text) + marks


def _table(table: Table, numbers: dict[str, int]) -> list[str]:
    rule = ["---:" if i in table.numeric else "---" for i in range(len(table.headers))]
    rows = [[escaped(h) for h in table.headers], rule]
    rows += [[_cell(c, numbers) for c in row] for row in table.rows]
    return ["", f"*{escaped(table.caption)}*", "", *(f"| {' | '.join(row)} |" for row in rows)]


def _section(section: Section, numbers: dict[str, int]) -> list[str]:
    said = ["", f"## {escaped(section.title)}"]
    for block in section.blocks:
        if not isinstance(block, Lines):
            said += _table(block, numbers) if block.rows else []
        elif block.bullets:
            said += ["", *(f"- {_cell(c, numbers)}" for c in block.items)]
        else:
            said += [part for c in block.items for part in ("", _cell(c, numbers))]
    return said


def _footnote(number: int, report: Report, situation: Situation) -> str:
    said = (
        f"[^{number}]: {escaped(report_sentence(report, situation))}. {escaped(citation(report))}"
    )
    address = report_address(report)
    return f"{said} <{address}>" if address else said


def render_markdown(answer: Answer, situation: Situation) -> str:
    """Write the whole briefing as Markdown with tables and footnotes (GitHub's dialect)."""
    parts = sections(answer, situation)
    numbers = numbered(parts, answer.reports)
    reports = {report.id: report for report in every_report(answer)}
    title = f"# {escaped(situation.title)}"
    said = [title, "", f"**{escaped(headline(answer, situation))}**", "", f"*{NOT_A_CLEARANCE}*"]
    for part in parts:
        said += _section(part, numbers)
    marks = "".join(f"[^{number}]" for number in numbers.values())
    said += ["", "## Evidence", "", f"Every report named here: {marks or 'none'}"]
    said += ["", "## Recipe", "", *(f"    {row}" for row in recipe_text(answer).splitlines()), ""]
    licence = situation.attribution or situation.licence
    said += [f"Data: {escaped(licence)}", ""] if licence else []
    said += [_footnote(n, reports[key], situation) for key, n in numbers.items() if key in reports]
    return "\n".join(said) + "\n"
