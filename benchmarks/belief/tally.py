"""Means over wars, from the results of a run: what the tables of the report are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.belief.drawn import corridor_scores

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BASE",
    "MODEL",
    "copiers",
    "corridors",
    "dates",
    "flags",
    "intervals",
    "losses",
    "mean",
    "of_density",
    "rates",
    "ratio",
    "ratio_where_told",
    "reliability_bins",
    "sources",
]

BASE, MODEL = "latest_report", "hidden_markov"
Wars = list[dict[str, Any]]


def of_density(wars: Wars, density: str) -> Wars:
    """Keep the wars of a density."""
    return [war for war in wars if war["setup"]["density"] == density]


def mean(values: Iterable[float]) -> float:
    """The mean; not a number where there is nothing."""
    found = [value for value in values if value == value]  # noqa: PLR0124  (not NaN)
    return float(np.mean(found)) if found else float("nan")


def rates(wars: Wars, when: str, name: str, ground: str, what: str = "brier") -> list[float]:
    """The mean score of each war."""
    return [
        war[when][name]["marks"][ground][what]
        for war in wars
        if name in war[when] and war[when][name]["marks"][ground]["n"]
    ]


def ratio(wars: Wars, when: str, name: str, ground: str) -> float:
    """The mean over wars of the Brier score over that of ``latest_report`` on the same war."""
    there = [war for war in wars if name in war[when] and war[when][name]["marks"][ground]["n"]]
    ours = rates(there, when, name, ground)
    theirs = rates(there, when, BASE, ground)
    return mean(a / b for a, b in zip(ours, theirs, strict=True) if b)


def ratio_where_told(wars: Wars) -> float:
    """The same for hindcasts at places with four reports a year or more."""
    there = [war["hindcast"] for war in wars if MODEL in war["hindcast"]]
    return mean(one[MODEL]["told"] / one[BASE]["told"] for one in there)


def dates(wars: Wars, name: str, what: str) -> float:
    """The mean over wars of a figure of dates."""
    return mean(war["hindcast"][name]["dates"][what] for war in wars if name in war["hindcast"])


def intervals(wars: Wars) -> tuple[int, int, float]:
    """How many intervals of dates there are, how many hold the true day, how wide they are."""
    told = [war["hindcast"].get(MODEL, {}).get("intervals") for war in wars]
    found = [one for one in told if one]
    return (
        sum(one["intervals"] for one in found),
        sum(one["inside"] for one in found),
        mean(one["median days wide"] for one in found),
    )


def sources(wars: Wars) -> dict[str, dict[str, float]]:
    """What was learned of each source beside what is true: mean errors and interval coverage."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for war in wars:
        for row in war["hindcast"].get(MODEL, {}).get("sources", ()):
            rows.setdefault(row["source"], []).append(row)
    found = {}
    for name, told in rows.items():
        sides = [side for row in told for side in row["sides"]]
        found[name] = {
            "right": mean(side[0] for side in sides),
            "true": mean(side[3] for side in sides),
            "off": mean(abs(side[0] - side[3]) for side in sides),
            "inside": mean(float(side[1] <= side[3] <= side[2]) for side in sides),
            "sides": len(sides),
            "lag": mean(row["lag"] for row in told),
            "true lag": mean(row["true lag"] for row in told),
        }
    return found


def reliability_bins(wars: Wars, when: str) -> list[list[float]]:
    """By tenths of the share: cases, mean share, and the share that was so."""
    tables = [war[when][MODEL]["bins"] for war in wars if MODEL in war[when]]
    if not tables:
        return []
    cases, said, so = np.sum(tables, axis=0).T
    many = np.maximum(cases, 1)
    return np.stack([cases, said / many, so / many], axis=1).tolist()


def corridors(wars: Wars, when: str) -> dict[str, Any]:
    """Scores of corridors over the cases of all wars."""
    cases: dict[str, list[float]] = {"joint": [], "product": [], "so": []}
    for war in wars:
        for key, more in war[when].get(MODEL, {}).get("corridors", {}).items():
            cases[key].extend(more)
    return corridor_scores(cases)


def flags(runs: Wars, variant: str) -> tuple[int, int, int, int]:
    """Presses, those with a false flag, false flags, and sources that do not copy."""
    found = [run[variant] for run in runs]
    copying = sum(variant == "copier" for _ in found)
    return (
        len(found),
        sum(one["false"] > 0 for one in found),
        sum(one["false"] for one in found),
        sum(one["sources"] for one in found) - copying,
    )


def copiers(runs: Wars) -> tuple[int, int]:
    """Presses with a copier, and those in which it was found."""
    return len(runs), sum(run["copier"]["found"] for run in runs)


def losses(wars: Wars) -> list[tuple[str, str, str, str, str, float, float]]:
    """Where another estimator has the lower Brier score: war, when, ground, who, both scores."""
    found = []
    for war in wars:
        setup = war["setup"]
        for when in ("hindcast", "nowcast"):
            if MODEL not in war[when]:
                continue
            for ground, mark in war[when][MODEL]["marks"].items():
                best = min(
                    (
                        (told["marks"][ground]["brier"], name)
                        for name, told in war[when].items()
                        if name != MODEL
                    ),
                    default=(1.0, ""),
                )
                if mark["n"] and best[0] < mark["brier"]:
                    row = (setup["kind"], setup["density"], when, ground, best[1])
                    found.append((*row, mark["brier"], best[0]))
    return found
