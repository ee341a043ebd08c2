"""Tables and documents of info, coverage, suppose and diff."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day
from landbridge.desk.show import (
    NOT_A_CLEARANCE,
    coverage_picture,
    named,
    shown_document,
    shown_word,
    status_words,
    summary_line,
    table,
)
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.comparisons import Coverage, Difference, PieceChange
    from landbridge.model.passage import Passage
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "coverage_document",
    "coverage_picture",
    "coverage_text",
    "difference_document",
    "difference_text",
    "info_document",
    "info_text",
]

_SHOWN = 40


def _day(day: int | None) -> str | None:
    return None if day is None else format_day(day)


def info_document(found: Any) -> dict[str, Any]:  # an Info, which the desk gave
    """Counts, spans, corridors, sources without a licence and claims of a working file."""
    summary, situation = found.summary, found.situation
    return {
        "title": situation.title,
        "summary": situation.summary,
        "licence": situation.licence,
        "attribution": situation.attribution,
        "schema_version": summary.schema_version,
        "rows": dict(summary.rows),
        "first_day": _day(summary.first_day),
        "last_day": _day(summary.last_day),
        "first_published": _day(summary.first_published),
        "last_published": _day(summary.last_published),
        "corridors": [
            {
                "id": c.id,
                "title": c.title,
                "origin": list(c.origin),
                "destination": list(c.destination),
                "traveller": c.traveller,
                "cargo": c.cargo,
                "modes": None if c.modes is None else list(c.modes),
                "since": c.since and c.since.text,
                "until": c.until and c.until.text,
                "variants": {name: list(via) for name, via in c.variants.items()},
            }
            for c in situation.corridors.values()
        ],
        "sources_without_licence": list(summary.sources_without_licence),
        "unknown_columns": {name: list(found) for name, found in summary.unknown_columns.items()},
        "claims": [
            {
                "label": claim.label,
                "source": claim.source.id,
                "published": claim.published.text,
                "speaker": claim.speaker,
                "text": claim.text,
                "modality": claim.modality,
                "proposition": claim.proposition,
                "checkable": claim.proposition is not None,
                "locator": claim.locator,
            }
            for claim in situation.claims
        ],
        "digests": dict(situation.digests),
    }


def info_text(found: Any, width: int, *, claims: bool) -> str:  # an Info, which the desk gave
    """Summarise a working file in a few lines."""
    told = info_document(found)
    lines = [told["title"]]
    if told["summary"]:
        lines.append(textwrap.fill(told["summary"], width))
    rows = ", ".join(f"{number} {name}" for name, number in told["rows"].items() if number)
    lines += [
        "",
        textwrap.fill(f"Holds: {rows or 'nothing yet'}", width),
        f"About: {told['first_day'] or '-'} to {told['last_day'] or '-'}; "
        f"published {told['first_published'] or '-'} to {told['last_published'] or '-'}",
        f"Licence: {told['licence'] or 'none given'}; "
        f"{len(told['sources_without_licence'])} sources without a licence",
    ]
    for name, columns in told["unknown_columns"].items():
        lines.append(f"Unknown columns of {name}, kept: {', '.join(columns)}")
    corridors = [
        [c["id"], ", ".join(c["origin"]), ", ".join(c["destination"]), c["traveller"],
         ", ".join(c["variants"]) or "-"]
        for c in told["corridors"]
    ]  # fmt: skip
    if corridors:
        lines += ["", table(["corridor", "from", "to", "for", "variants"], corridors, width=width)]
    if claims:
        lines += ["", "Claims (statements that time can judge; never evidence about control)"]
        for c in told["claims"]:
            check = c["proposition"] or "not checkable"
            said = f"- {c['published']}  {c['speaker']}: {c['text']} [{check}]"
            lines.append(textwrap.fill(said, width, subsequent_indent="  "))
    return "\n".join(lines)


def coverage_document(found: Coverage, situation: Situation) -> dict[str, Any]:
    """Place by month as a document."""
    return {
        "as_of": format_day(found.as_of),
        "places": [
            {
                "place": row.place,
                "name": situation.places[row.place].name,
                "reports": row.reports,
                "reports_by_area": row.by_area,
                "by_month": dict(row.months),
                "newest_published": _day(row.newest),
                "age_days": row.age_days,
                "matters_to": list(row.matters_to),
            }
            for row in found.rows
        ],
    }


def coverage_text(found: Coverage, situation: Situation, width: int, *, every: bool) -> str:
    """The places whose silence matters, the most silent first."""
    rows = [row for row in found.rows if row.matters_to or every]
    shown = rows if every else rows[:_SHOWN]
    body = [
        [
            situation.places[row.place].name,
            row.reports,
            row.by_area,
            len(row.months),
            _day(row.newest) or "never",
            "-" if row.age_days is None else row.age_days,
            len(row.matters_to),
        ]
        for row in shown
    ]
    heads = ["place", "reports", "by area", "months", "newest", "age, days", "on ways"]
    lines = [
        textwrap.fill(
            f"Reports by place, as of {format_day(found.as_of)}. Places on the way of a corridor "
            "first, the most silent on top.",
            width,
        ),
        "",
        table(heads, body, width=width, numeric={1, 2, 3, 5, 6}),
    ]
    left = len(found.rows) - len(shown)
    if left:
        lines.append(f"… and {left} more: --all lists every place, --json the months")
    return "\n".join(lines)


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {
        "passage": passage.value.word,
        "lamp": passage.lamp,
        "condition": passage.condition,
        "why": passage.why,
        "reports": [report.id for report in passage.reports],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "source": report.source.id,
        "published": report.published.text,
        "date": report.date.text,
        "event": report.event,
        "where": report.place or report.link or f"{report.a} to {report.b}",
        "actor": report.actor,
        "note": report.note,
        "locator": report.locator,
    }


def difference_document(
    found: Difference, situation: Situation, *, supposed: bool
) -> dict[str, Any]:
    """Two answers and what decides the difference, as a document; shown as they are."""
    return {
        "kind": "supposition" if supposed else "difference",
        "note": "a supposition, not a forecast" if supposed else None,
        "supposed": list(found.after.recipe.suppositions) if supposed else None,
        "before": shown_document(found.before, situation),
        "after": shown_document(found.after, situation),
        "changes": [{"field": c.field, "before": c.before, "after": c.after} for c in found.fields],
        "pieces": [
            {
                "place": change.place,
                "toward": change.other,
                "link": change.link,
                "before": _passage(change.before),
                "after": _passage(change.after),
            }
            for change in found.pieces
        ],
        "reports_only_before": [_report(report) for report in found.reports_only_before],
        "reports_only_after": [_report(report) for report in found.reports_only_after],
    }


def difference_text(found: Difference, situation: Situation, width: int, *, supposed: bool) -> str:
    """Two answers side by side in a terminal."""
    names = ("baseline", "supposed") if supposed else ("first", "second")
    lines = []
    if supposed:
        what = named("; ".join(found.after.recipe.suppositions), situation)
        lines.append(textwrap.fill(f"A supposition, not a forecast: {what}", width))
    lines += [
        textwrap.fill(f"{name.capitalize()}: {summary_line(answer, situation)}", width)
        for name, answer in zip(names, (found.before, found.after), strict=True)
    ]
    lines.append(NOT_A_CLEARANCE)
    if not found.fields:
        lines += ["", "Nothing changes."]
    rows = [
        [c.field, _field(c.field, c.before, situation), _field(c.field, c.after, situation)]
        for c in found.fields
    ]
    if rows:
        lines += ["", table(["", *names], rows, width=width)]
    turned = [c for c in found.pieces if _word(c.before) != _word(c.after)]
    if turned:
        lines += ["", "Pieces that decide:"]
        lines += [_piece(change, situation, width) for change in turned[:_SHOWN]]
    for title, reports in (
        (f"Reports only behind the {names[0]} answer", found.reports_only_before),
        (f"Reports only behind the {names[1]} answer", found.reports_only_after),
    ):
        if reports:
            lines += ["", f"{title}:"]
            cited = [named(_cited(r), situation) + f" {r.locator or ''}" for r in reports]
            lines += [textwrap.fill(c.rstrip(), width, subsequent_indent="    ") for c in cited]
    return "\n".join(lines)


def _field(name: str, text: str | None, situation: Situation) -> str:
    if text is None:
        return "-"
    if name == "status" or name.startswith("variant "):
        return status_words(Status(text))
    return named(text, situation)


def _word(passage: Passage | None) -> str:
    return shown_word(passage.value.word) if passage is not None else "absent"


def _piece(change: PieceChange, situation: Situation, width: int) -> str:
    name = situation.places[change.place].name
    toward = f" towards {situation.places[change.other].name}" if change.other else ""
    text = f"- {name}{toward}: {_word(change.before)} -> {_word(change.after)}"
    if change.after is not None:
        text += f" ({named(change.after.why, situation)})"
    return textwrap.fill(text, width, subsequent_indent="    ")


def _cited(report: Report) -> str:
    where = report.place or report.link or f"{report.a} to {report.b}"
    who = f"{report.actor} " if report.actor else ""
    text = f"- {report.source.name}, {report.published.text}: {who}{report.event} {where}"
    return f"{text} (about {report.date.text})"
