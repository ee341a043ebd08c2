"""Claims with their verdicts for a terminal, and as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._claims_words import (
    MARKS,
    cited,
    counted_words,
    horizon_cells,
    name_of,
    phrase_words,
    review_claims_notes,
    verdict_line,
)
from landbridge.briefings._escape import markdown, plain
from landbridge.briefings._names import DASH
from landbridge.briefings._phrases import count, neutral, prose_day, prose_span
from landbridge.briefings._table import aligned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.situations import Situation
    from landbridge.model.verdicts import ClaimReview, JudgedClaim

__all__ = ["claims_markdown", "claims_text"]

_REPORTS, _CAUSES = 5, 3


def claims_text(
    found: ClaimReview, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Lay out claims in the order in which they were made.

    With ``every`` no deciding report is left out, and claims that are not put as a proposition are
    told in full too.
    """
    parts = [f"{count(len(found.claims), 'claim')}: {counted_words(found) or 'none'}."]
    for judged in found.claims:
        parts += ["", *_claim(judged, situation, width, every=every)]
    parts += ["", *(_filled(note, width) for note in review_claims_notes(found, situation))]
    return "\n".join(parts)


def _filled(text: str, width: int, indent: str = "", later: str | None = None) -> str:
    return textwrap.fill(
        plain(text), width, initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _claim(judged: JudgedClaim, situation: Situation, width: int, *, every: bool) -> Iterator[str]:
    claim = judged.claim
    mark = MARKS[judged.now.word]
    yield _filled(
        f"{mark} {claim.published.text}  {claim.speaker} ({claim.modality or 'asserted'})"
        f" [{name_of(judged)}]", width, later="  ",
    )  # fmt: skip
    yield _filled(f"“{claim.text}”", width, "  ")
    yield _filled(f"source: {claim.source.name} {claim.locator or ''}", width, "  ", "    ")
    if judged.proposition is None and not every:
        yield _filled(f"not checkable: {judged.now.why}", width, "  ", "    ")
        return
    yield _filled(f"put as: {claim.proposition or 'nothing'}", width, "  ", "    ")
    if judged.label:
        yield _filled(judged.label, width, "  ", "    ")
    yield _filled(f"then: {verdict_line(judged, now=False)}", width, "  ", "    ")
    yield _filled(f"now:  {verdict_line(judged, now=True)}", width, "  ", "    ")
    yield from _decided(judged, situation, width, every=every)
    if judged.phrase is not None:
        yield _filled(phrase_words(judged.phrase), width, "  ", "    ")
    if any(at.days is not None or at.forecast is not None for at in judged.horizons):
        readings = " or ".join(dict.fromkeys(at.reading for at in judged.horizons))
        yield _filled(
            f"read as: {readings}, from {prose_day(judged.horizons[0].first)}", width, "  "
        )
        yield textwrap.indent(_table(judged, width - 2), "  ")
    if judged.note:
        yield _filled(judged.note, width, "  ", "    ")


def _decided(
    judged: JudgedClaim, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    """List the reports that decide; those of "then" apart where they are others."""
    told = [("decided by", judged.now)]
    if judged.then.reports != judged.now.reports and judged.then.reports:
        told.insert(0, ("then decided by", judged.then))
    for words, verdict in told:
        shown = verdict.reports if every else verdict.reports[:_REPORTS]
        if shown:
            yield f"  {words}"
        for report in shown:
            yield _filled(cited(report, situation), width, "    - ", "      ")
        if len(verdict.reports) > len(shown):
            yield f"    and {count(len(verdict.reports) - len(shown), 'more report')}"
        for cause in verdict.causes[: None if every else _CAUSES]:
            yield _filled(neutral(cause, situation), width, "    - ", "      ")


def _table(judged: JudgedClaim, width: int) -> str:
    heads = ("days", "until", "then", "now", "Brier", "log", "stays", "base")
    return aligned(heads, [horizon_cells(at) for at in judged.horizons], width=width)


def claims_markdown(found: ClaimReview, situation: Situation) -> str:
    """Write a table of claims with their verdicts, then how they were judged."""
    lines = [
        f"{count(len(found.claims), 'claim')}: {counted_words(found) or 'none'}.",
        "",
        "| made | by | words | put as | then | now | decided by |",
        "|---|---|---|---|---|---|---|",
    ]
    for judged in found.claims:
        claim = judged.claim
        decided = "; ".join(cited(report, situation) for report in judged.now.reports[:2])
        cells = (
            prose_span(claim.published), claim.speaker, f"“{claim.text}”",
            claim.proposition or DASH,
            verdict_line(judged, now=False), verdict_line(judged, now=True), decided or DASH,
        )  # fmt: skip
        said = [markdown(cell).replace("\n", " ") for cell in cells]
        lines.append(f"| {' | '.join(said)} |")
    lines += ["", *(f"{note}\n" for note in review_claims_notes(found, situation))]
    return "\n".join(lines)
