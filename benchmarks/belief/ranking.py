"""Does the loss on held-out reports rank variants as the truth does? Then users can choose.

Every variant is read on the same reports, a fifth of them held out; what it says is judged by those
(`held_out.py`) and by the truth. Ranks are compared by Spearman's correlation, over all variants
and over those of ``hidden_markov`` alone.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from scipy.stats import spearmanr

from benchmarks.belief.baselines import Reader, missing_of
from benchmarks.belief.held_out import foretold_loss, split
from benchmarks.belief.study import made
from benchmarks.belief.truth import Sums, truth_of
from landbridge.estimators.hidden_markov._parameters import Settings
from landbridge.model.reports import standing_reports

if TYPE_CHECKING:
    from benchmarks.belief.study import Setup

__all__ = ["agreement", "rank", "variants"]

WITHOUT_COPIES = "without copies"


def variants() -> list[tuple[str, str, dict[str, Any]]]:
    """Give title, estimator and options of each variant."""
    found: list[tuple[str, str, dict[str, Any]]] = [
        ("latest_report", "latest_report", {}),
        *((f"majority of {days} days", "majority", {"window_days": days}) for days in (15, 60)),
        ("nearest_place", "nearest_place", {}),
        ("drawn_maps", "drawn_maps", {}),
        ("dawid_skene", "dawid_skene", {}),
        ("hidden_markov", "hidden_markov", {}),
    ]
    plain = Settings()
    for one in fields(Settings):
        value = getattr(plain, one.name)
        if value is True:
            without = replace(plain, **{one.name: False})
            found.append((f"without {one.name}", "hidden_markov", {"settings": without}))
    return found


def rank(setup: Setup) -> dict[str, Any]:
    """Judge every variant by held-out reports and by the truth."""
    world, press = made(setup)
    truth, reader = truth_of(world), Reader(world)
    shown, held = split(standing_reports(press.reports, None))
    rows = []
    for title, name, options in variants():
        if name not in setup.names or missing_of(name, len(world.actors)) is not None:
            continue
        shares = reader.read(name, shown, **options).shares
        sums = Sums.none()
        sums.add(shares, truth.holder, truth.masks)
        marks = sums.means()
        rows.append(
            {
                "title": title,
                "of the model": name == "hidden_markov",
                "held out": foretold_loss(world, shares, held),
                "brier": marks["all"]["brier"],
                "near a change": marks["near a change"]["brier"],
                "log": marks["all"]["log"],
            }
        )
    return {"density": setup.density, "kind": setup.kind, "held": len(held), "rows": rows}


def agreement(rows: list[dict[str, Any]], what: str) -> dict[str, float]:
    """Give Spearman's correlation of held-out loss with a score, over all variants and some.

    Held-out reports cannot see copying: a copier foretells what it will copy. So it is told, too,
    without the variant that leaves the search for copiers out.
    """
    own = [row for row in rows if row["of the model"]]
    chosen = {
        "all": rows,
        "of the model": own,
        "of the model, copying aside": [row for row in own if row["title"] != WITHOUT_COPIES],
    }
    return {
        title: float(spearmanr([r["held out"] for r in some], [r[what] for r in some]).statistic)
        for title, some in chosen.items()
        if len(some) > 2
    }
