"""Who gained what whom lost, as text for a terminal and as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._change_words import (
    amount_words,
    area_words,
    figure_words,
    ground_words,
    holder_words,
    measure_words,
    percent,
    period_words,
    succession_rules,
)
from landbridge.briefings._escape import markdown as escaped
from landbridge.briefings._names import report_address
from landbridge.briefings._phrases import citation, count, report_sentence
from landbridge.briefings._table import aligned
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.situations import Situation
    from landbridge.model.succession import Handover, Heirs, Passed, Succession

__all__ = ["render_succession", "succession_markdown"]

_PASSED, _CHANGES = 25, 15
_NUMERIC = (2, 3, 4)

Rows = list[list[str]]


def _title(found: Succession) -> str:
    return (
        f"Who gained what whom lost in {area_words(found)}, {period_words(found)}, as "
        f"{found.estimator} believes the reports."
    )


def _passed(
    found: Succession, passed: Sequence[Passed], situation: Situation, *, days: bool
) -> tuple[list[str], Rows]:
    """Give rows from giver to taker, the greatest first, ground that stayed last."""
    same = "(came back)" if days else "(stayed)"
    headers = ["from", "to", measure_words(found.measure), "changes"]
    order = sorted(
        passed,
        key=lambda p: (
            p.giver == p.taker, -p.amount.by(found.measure), -p.changes, p.giver, p.taker,
        ),
    )  # fmt: skip
    rows = [
        [
            holder_words(situation, one.giver),
            holder_words(situation, one.taker) if one.giver != one.taker else same,
            figure_words(one.amount, found.measure),
            f"{one.changes:,}",
            *([f"{one.days_between:,}"] if days else []),
        ]
        for one in order
    ]
    return headers + (["days between"] if days else []), rows


def _heirs(found: Succession, heirs: Iterable[Heirs], situation: Situation) -> Rows:
    rows = []
    for one in heirs:
        told = [heir for heir in one.heirs if heir.amount.by(found.measure)]
        shares = ", ".join(f"{holder_words(situation, h.taker)} {percent(h.share)}" for h in told)
        lost = figure_words(one.lost, found.measure)
        if told:
            rows.append([holder_words(situation, one.loser), lost, shares])
    return rows


def _change(one: Handover, situation: Situation, measure: str) -> list[str]:
    between = f"{one.days_between:,}" if one.days_between else ""
    return [
        format_day(one.gained_on),
        ground_words(situation, one.ground, one.link, one.toward),
        holder_words(situation, one.giver),
        holder_words(situation, one.taker),
        between,
        figure_words(one.amount, measure),
    ]


def _change_headers(found: Succession) -> list[str]:
    return ["on", "ground", "from", "to", "days between", measure_words(found.measure)]


def render_succession(
    found: Succession, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Lay out changes of hands for a terminal; ``every`` leaves out nothing."""
    lines = [textwrap.fill(_title(found), width), NOT_A_CLEARANCE]
    lines.append(textwrap.fill(f"Looked at: {_looked_at(found)}.", width))
    for name, passed, days in (("EVERY CHANGE", found.every, True), ("NET", found.net, False)):
        headers, rows = _passed(found, passed, situation, days=days)
        most = len(rows) if every else _PASSED
        table = aligned(headers, rows[:most], width=width, numeric=_NUMERIC)
        lines += ["", name, table if rows else "Nothing changed hands."]
        lines += _left(len(rows) - most)
    for words, heirs in (
        ("WHO HAS WHAT SOMEBODY LOST (every change)", found.heirs_every),
        ("WHO HAS WHAT SOMEBODY LOST (net)", found.heirs_net),
    ):
        rows = _heirs(found, heirs, situation)
        headers = ["who lost", measure_words(found.measure), "heirs"]
        table = aligned(headers, rows, width=width, numeric=(1,)) if rows else "Nobody lost ground."
        lines += ["", words, table]
    told = [one for one in found.changes if every or _counts(one, found.measure)]
    rows = [_change(one, situation, found.measure) for one in reversed(told)]
    most = len(rows) if every else _CHANGES
    lines += ["", f"{count(len(found.changes), 'change').upper()}, THE NEWEST FIRST"]
    if rows:
        lines.append(aligned(_change_headers(found), rows[:most], width=width, numeric=(4, 5)))
    lines += [*_left(len(found.changes) - min(most, len(rows))), ""]
    lines += [textwrap.fill(rule, width) for rule in succession_rules(found)]
    return "\n".join(lines) + "\n"


def _counts(one: Handover, measure: str) -> bool:
    """Whether there is anything to count by the measure: roads held apart hold no places."""
    return one.amount.millimetres > 0 if measure == "road-km" else one.amount.places > 0


def _looked_at(found: Succession) -> str:
    total = found.total
    roads = amount_words(total, "road-km")
    people = f", {amount_words(total, 'people')}" if found.measure == "people" else ""
    return f"{amount_words(total, 'places')}, {roads}{people}"


def _left(number: int) -> list[str]:
    return [f"{number:,} more: --all, --json or -o X.csv."] if number > 0 else []


def succession_markdown(found: Succession, situation: Situation) -> str:
    """Write changes of hands as Markdown, with a footnote for every report behind one."""
    reports = {report.id: report for one in found.changes for report in one.reports}
    number = {key: at + 1 for at, key in enumerate(reports)}
    said = [f"# {escaped(_title(found))}", "", f"*{NOT_A_CLEARANCE}*", "", _looked_at(found) + "."]
    for name, passed, days in (("Every change", found.every, True), ("Net", found.net, False)):
        headers, rows = _passed(found, passed, situation, days=days)
        said += ["", f"## {name}", "", *_table(headers, rows, _NUMERIC)]
    for name, heirs in (("every change", found.heirs_every), ("net", found.heirs_net)):
        rows = _heirs(found, heirs, situation)
        headers = ["who lost", measure_words(found.measure), "heirs"]
        said += ["", f"## Who has what somebody lost ({name})", "", *_table(headers, rows, (1,))]
    rows = []
    for one in found.changes:
        marks = "".join(f"[^{number[report.id]}]" for report in one.reports)
        rows.append([*map(escaped, _change(one, situation, found.measure)), marks])
    headers = [*_change_headers(found), "reports"]
    said += ["", "## Changes", "", *_table(headers, rows, (4, 5), done=True)]
    said += ["", "## How this is counted", ""]
    said += [f"- {escaped(rule)}" for rule in succession_rules(found)]
    said.append("")
    for key, report in reports.items():
        text = f"{escaped(report_sentence(report, situation))}. {escaped(citation(report))}"
        address = report_address(report)
        said.append(f"[^{number[key]}]: {text}" + (f" <{address}>" if address else ""))
    return "\n".join(said) + "\n"


def _table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[int],
    *,
    done: bool = False,
) -> list[str]:
    if not rows:
        return ["Nothing."]
    rule = ["---:" if at in numeric else "---" for at in range(len(headers))]
    cells = [row if done else [escaped(cell) for cell in row] for row in rows]
    table = [[escaped(head) for head in headers], rule, *cells]
    return [f"| {' | '.join(row)} |" for row in table]
