"""The targets of the benchmark of belief beside what was measured: met, or missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.belief import tally
from benchmarks.belief.tally import MODEL
from benchmarks.belief.truth import GROUNDS
from benchmarks.page import table

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["target_table"]

Wars = list[dict[str, Any]]
DENSITIES = ("dense", "sparse")
NO = "not run"


def _judged(value: float, form: str, right: Callable[[float], bool] | None) -> str:
    if value != value:  # noqa: PLR0124  (not a number)
        return NO
    if right is None:
        return format(value, form)
    return f"{value:{form}} {'met' if right(value) else '**missed**'}"


def target_table(found: dict[str, Any]) -> str:
    """Each target beside what was measured, in both densities, and with sources at random."""
    wars, plain = found.get("wars", []), found.get("plain", [])
    rows: list[list[str]] = []

    def row(
        title: str,
        value: Callable[[Wars], float],
        form: str,
        *asked: tuple[str, Callable[[float], bool] | None],
    ) -> None:
        cells = [title]
        for density, (said, right) in zip(DENSITIES, asked, strict=True):
            some, easy = tally.of_density(wars, density), tally.of_density(plain, density)
            cells += [said, _judged(value(some), form, right), _judged(value(easy), form, right)]
        rows.append(cells)

    def least(most: float) -> tuple[str, Callable[[float], bool]]:
        return f"≤ {most:g}", lambda value: value <= most

    def within(low: float, high: float) -> tuple[str, Callable[[float], bool]]:
        return f"{low:.0%} to {high:.0%}", lambda value: low <= value <= high

    below = ("< 1", lambda value: value < 1)
    everywhere, _, changing = GROUNDS
    row(
        "hindcast, Brier over all place-days, of `latest_report`'s",
        lambda w: tally.ratio(w, "hindcast", MODEL, everywhere),
        ".3f",
        least(0.11),
        least(0.32),
    )
    row("the same at places with 4 reports a year or more", tally.ratio_where_told, ".3f",
        ("", None), ("", None))  # fmt: skip
    row(
        "hindcast within 30 days of a change, of `latest_report`'s",
        lambda w: tally.ratio(w, "hindcast", MODEL, changing),
        ".3f",
        least(0.78),
        least(0.97),
    )
    row(
        "nowcast within 30 days of a change, of `latest_report`'s",
        lambda w: tally.ratio(w, "nowcast", MODEL, changing),
        ".3f",
        below,
        below,
    )
    row(
        "nowcast, Brier over all place-days, of `latest_report`'s",
        lambda w: tally.ratio(w, "nowcast", MODEL, everywhere),
        ".3f",
        ("", None),
        ("", None),
    )
    row(
        "dates of changes, median error, days",
        lambda w: tally.dates(w, MODEL, "median days"),
        ".1f",
        least(5),
        least(5),
    )
    row(
        "changes missed",
        lambda w: tally.dates(w, MODEL, "missed"),
        ".1%",
        ("≤ 15%", lambda v: v <= 0.15),
        ("≤ 15%", lambda v: v <= 0.15),
    )
    row(
        "changes missed, of those in reports (see below)",
        lambda w: tally.dates(w, MODEL, "missed of told"),
        ".1%",
        ("", None),
        ("", None),
    )
    row(
        "false changes for a place-year",
        lambda w: tally.dates(w, MODEL, "false a place-year"),
        ".3f",
        least(0.1),
        least(0.1),
    )
    row(
        "90 % intervals of dates hold the true day",
        _dates_inside,
        ".1%",
        within(0.85, 0.95),
        within(0.85, 0.95),
    )
    row("90 % intervals of sources' shares hold the true one", _rates_inside, ".1%",
        within(0.85, 0.95), within(0.85, 0.95))  # fmt: skip
    asked = ["asked", "measured", "at random"]
    head = ["", *(f"{density}: {what}" for density in DENSITIES for what in asked)]
    return table(head, rows) + "\n\n" + _other_targets(found)


def _dates_inside(wars: Wars) -> float:
    count, inside, _ = tally.intervals(wars)
    return inside / count if count else float("nan")


def _rates_inside(wars: Wars) -> float:
    told = tally.sources(wars).values()
    return tally.mean(one["inside"] for one in told for _ in range(int(one["sides"])))


def _other_targets(found: dict[str, Any]) -> str:
    rows = []
    runs = found.get("copiers", [])
    if runs:
        count, hits = tally.copiers(runs)
        rows.append(["copiers found", "≥ 90%", _judged(hits / count, ".0%", lambda v: v >= 0.9)])
        for variant in ("no copier", "two partisans"):
            presses, with_false, _, _ = tally.flags(runs, variant)
            rows.append([f"presses with a false flag, {variant}", "≤ 5%",
                         _judged(with_false / presses, ".1%", lambda v: v <= 0.05)])  # fmt: skip
    for one in found.get("large", []):
        seconds = one["learning"] + one["estimating"]
        title = f"{one['places']:,} places, {one['days']:,} days, {one['reports']:,} reports"
        rows.append([title, "≤ 60 s", _judged(seconds, ".1f", lambda v: v <= 60)])
        rows.append(["the same, memory in GB", "≤ 2",
                     _judged(one["gigabytes"], ".2f", lambda v: v <= 2)])  # fmt: skip
    for when in ("hindcast", "nowcast"):
        scores = tally.corridors(found.get("wars", []), when)
        if scores["cases"]:
            value = scores["joint"]["brier"] / scores["product"]["brier"]
            rows.append([f"corridors, {when}: Brier of joint odds, of the product's", "< 1",
                         _judged(value, ".3f", lambda v: v < 1)])  # fmt: skip
    return table(["", "asked", "measured"], rows) if rows else ""
