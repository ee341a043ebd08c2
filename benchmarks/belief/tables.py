"""The tables of the report on belief."""

from __future__ import annotations

from typing import Any

from benchmarks.belief import tally
from benchmarks.belief.ranking import agreement
from benchmarks.belief.tally import MODEL
from benchmarks.belief.truth import GROUNDS
from benchmarks.page import table

__all__ = [
    "copier_table",
    "corridor_table",
    "date_table",
    "kind_table",
    "large_text",
    "loss_table",
    "rank_table",
    "reliability_table",
    "score_table",
    "source_table",
]

Wars = list[dict[str, Any]]
DENSITIES = ("dense", "sparse")
DATES = (
    ("median days", ".1f"),
    ("mean days", ".1f"),
    ("missed", ".0%"),
    ("missed of told", ".0%"),
    ("false a place-year", ".3f"),
)


def _number(value: float | None, form: str = ".3f") -> str:
    return "" if value is None or value != value else format(value, form)  # noqa: PLR0124


def score_table(wars: Wars) -> str:
    """Brier and log of every estimator, mean over wars, and Brier as a ratio."""
    head = ["Brier | log | ratio", *(f"{when}: {ground}" for when in ("hindcast", "nowcast")
                                     for ground in GROUNDS)]  # fmt: skip
    head[0] = "Brier, log, ratio"
    names = list(dict.fromkeys(name for war in wars for name in war["hindcast"]))
    rows = []
    for name in names:
        cells = [f"`{name}`"]
        for when in ("hindcast", "nowcast"):
            for ground in GROUNDS:
                found = tally.rates(wars, when, name, ground)
                if not found:
                    cells.append("")
                    continue
                log = tally.mean(tally.rates(wars, when, name, ground, "log"))
                times = tally.ratio(wars, when, name, ground)
                cells.append(f"{tally.mean(found):.4f}, {log:.3f}, {times:.2f}")
        rows.append(cells)
    told = len(wars)
    return f"Means over {told} war{'s' if told > 1 else ''}.\n\n" + table(head, rows)


def kind_table(wars: Wars) -> str:
    """Ratios of the model to ``latest_report``, war by war."""
    rows = []
    for war in wars:
        setup, world = war["setup"], war["world"]
        cells = [f"{setup['kind']}, {setup['density']}", str(world["sides"]),
                 str(world["changes"]), f"{world['reports a place-year']:.1f}"]  # fmt: skip
        for when in ("hindcast", "nowcast"):
            cells += [_number(tally.ratio([war], when, MODEL, ground)) if MODEL in war[when] else ""
                      for ground in GROUNDS]  # fmt: skip
        rows.append(cells)
    grounds = [f"{when}: {ground}" for when in ("hindcast", "nowcast") for ground in GROUNDS]
    head = ["`hidden_markov`, Brier of `latest_report`'s", "sides", "changes", "reports", *grounds]
    return table(head, rows)


def date_table(wars: Wars) -> str:
    """Errors of dates, changes missed and false ones."""
    head = ["", *(f"{density}: {what}" for density in DENSITIES
                  for what in ("median d", "mean d", "missed", "of told", "false"))]  # fmt: skip
    names = list(dict.fromkeys(name for war in wars for name in war["hindcast"]))
    rows = []
    for name in names:
        cells = [f"`{name}`"]
        for density in DENSITIES:
            some = tally.of_density(wars, density)
            for what, form in DATES:
                cells.append(_number(tally.dates(some, name, what), form))
        rows.append(cells)
    text = (
        "Means over wars; hindcast. *Of told*: missed among the changes whose new holder any "
        "report names at that place within 60 days after; nobody could date the others. How "
        "changes are paired: `benchmarks/belief/change_dates.py`."
    )
    found = []
    for density in DENSITIES:
        count, inside, wide = tally.intervals(tally.of_density(wars, density))
        if count:
            found.append(f"{density}: {inside} of {count} ({inside / count:.0%}), {wide:.0f} days "
                         "wide in the median")  # fmt: skip
    told = f"\n\n90 % intervals of dates from draws that hold the true day: {'; '.join(found)}."
    return text + "\n\n" + table(head, rows) + (told if found else "")


def reliability_table(wars: Wars) -> str:
    """Shares by tenths, near the front: said and so."""
    columns = [(when, density) for when in ("hindcast", "nowcast") for density in DENSITIES]
    found = [tally.reliability_bins(tally.of_density(wars, density), when)
             for when, density in columns]  # fmt: skip
    if not any(found):
        return ""
    rows = []
    for tenth in range(10):
        cells = [f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}"]
        for bins in found:
            if not bins:
                cells.append("")
                continue
            cases, said, so = bins[tenth]
            cells.append(f"{said:.3f}, {so:.3f} ({cases:,.0f})" if cases else "")
        rows.append(cells)
    head = ["said, so (cases)", *(f"{when}, {density}" for when, density in columns)]
    return (
        "Shares that `hidden_markov` gives to any side, on place-days within 10 km of the line, by "
        "tenths: the mean share said, and how often that side held.\n\n" + table(head, rows)
    )


def source_table(wars: Wars) -> str:
    """What was learned beside what is true."""
    rows = []
    for density in DENSITIES:
        for name, told in tally.sources(tally.of_density(wars, density)).items():
            rows.append([f"{name}, {density}", *(
                _number(told[what], form) for what, form in (
                    ("true", ".3f"), ("right", ".3f"), ("off", ".3f"), ("inside", ".0%"),
                    ("true lag", ".1f"), ("lag", ".1f"))
            )])  # fmt: skip
    head = ["", "right, true", "learned", "mean error by side", "in 90 % interval",
            "lag, true", "learned"]  # fmt: skip
    text = (
        "Right: the share of statements that name the holder, mean over sides and wars; lag: days "
        "by which statements trail the day that they give."
    )
    return text + "\n\n" + table(head, rows) if rows else ""


def copier_table(runs: Wars) -> str:
    """Power and false flags."""
    if not runs:
        return ""
    count, hits = tally.copiers(runs)
    rows = []
    for variant in ("copier", "no copier", "two partisans"):
        presses, with_false, false, others = tally.flags(runs, variant)
        found = f"{hits} of {count}" if variant == "copier" else ""
        rows.append([variant, str(presses), found, f"{with_false} of {presses}",
                     f"{false} of {others}"])  # fmt: skip
    head = ["press", "presses", "copier found", "presses with a false flag", "sources flagged"]
    return (
        "Small wars of all kinds, dense: one press with a copier, one without, one with a second "
        "partisan of the same side who copies nobody. A flag counts as found where it names the "
        "right pair.\n\n" + table(head, rows)
    )


def rank_table(wars: Wars, ranking: list[dict[str, Any]]) -> str:
    """Held-out loss by estimator, and the ranking of variants."""
    names = list(dict.fromkeys(name for war in wars for name in war["held out"]))
    rows = []
    for name in names:
        cells = [f"`{name}`"]
        for density in DENSITIES:
            some = tally.of_density(wars, density)
            cells.append(_number(tally.mean(w["held out"].get(name, float("nan")) for w in some),
                                 ".4f"))  # fmt: skip
        rows.append(cells)
    text = table(["log loss on held-out statements, nats", *DENSITIES], rows) if rows else ""
    for one in ranking:
        sides = {
            what: "; ".join(f"{title} {value:.2f}" for title, value in found.items())
            for what, found in ((w, agreement(one["rows"], w)) for w in ("brier", "log"))
        }
        text += (
            f"\n\nVariants on one more war ({one['kind']}, {one['density']}, {one['held']:,} "
            f"statements held out). Spearman's correlation of held-out loss with Brier: "
            f"{sides['brier']}; with log: {sides['log']}.\n\n"
        )
        text += table(
            ["variant", "held-out log loss", "Brier", "near a change", "log"],
            [[row["title"], *(_number(row[what], ".4f") for what in
                              ("held out", "brier", "near a change", "log"))]
             for row in sorted(one["rows"], key=lambda row: row["held out"])],
        )  # fmt: skip
    return text


def corridor_table(wars: Wars) -> str:
    """Joint odds beside the product of shares."""
    rows, bins = [], []
    for when in ("hindcast", "nowcast"):
        scores = tally.corridors(wars, when)
        if not scores["cases"]:
            continue
        for way in ("joint", "product"):
            one = scores[way]
            rows.append([f"{when}, {way}", f"{scores['cases']:,}", f"{scores['so']:.3f}",
                         *(_number(one[what], ".4f") for what in (
                             "mean", "brier", "miscalibration", "discrimination",
                             "uncertainty"))])  # fmt: skip
        bins.append((when, scores["joint"]["bins"], scores["product"]["bins"]))
    if not rows:
        return ""
    head = ["", "cases", "so", "mean odds", "Brier", "miscalibration", "discrimination",
            "uncertainty"]  # fmt: skip
    told = [[f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", *(
        "" if not table_of[tenth][0] else
        f"{table_of[tenth][1]:.3f}, {table_of[tenth][2]:.3f} ({table_of[tenth][0]:,})"
        for _, *both in bins for table_of in both)] for tenth in range(10)]  # fmt: skip
    text = (
        "Are all places of a chain of 8 to 12 neighbours along roads held by one side? Both from "
        "the same draws of `hidden_markov`: the share of worlds in which it is so, and the product "
        "of the shares of single places. Brier taken apart as in CORP. Then odds by tenths: said, "
        "so (cases)."
    )
    columns = [f"{when}, {way}" for when, *_ in bins for way in ("joint", "product")]
    return f"{text}\n\n{table(head, rows)}\n\n{table(['said, so (cases)', *columns], told)}"


def large_text(large: list[dict[str, Any]]) -> str:
    """Time and memory of the large war."""
    return "\n\n".join(
        f"{one['places']:,} places, {one['days']:,} days, {one['reports']:,} reports: learning "
        f"{one['learning']:.1f} s, estimate {one['estimating']:.1f} s, compiling not counted; peak "
        f"{one['gigabytes']:.2f} GB, of which {one['gigabytes before']:.2f} GB were there before "
        "(interpreter, made reports)."
        for one in large
    )


def loss_table(wars: Wars) -> str:
    """Where another estimator has the lower Brier score."""
    found = tally.losses(wars)
    if not any(MODEL in war["hindcast"] for war in wars):
        return ""
    if not found:
        return "Nowhere on these wars did another estimator have a lower Brier score."
    rows = [[f"{kind}, {density}", when, ground, f"{ours:.4f}", f"`{name}`", f"{theirs:.4f}"]
            for kind, density, when, ground, name, ours, theirs in found]  # fmt: skip
    head = ["war", "", "where", "`hidden_markov`", "best other", "its Brier"]
    return (
        "Every war, clock and ground on which another estimator has a lower Brier score (the last "
        "rows, if any, are of sources that err at random).\n\n" + table(head, rows)
    )
