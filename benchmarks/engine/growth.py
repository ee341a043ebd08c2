"""How cost grows with nodes, cells, days, changes and worlds: one at a time, the others held.

But for changes, which come in proportion with cells and days, as they do in life. A slope is that
of the straight line through the logarithms of size and time: 1 means that twice as much takes twice
as long. All on made roads of true geometry (``Gn``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.engine.measure import say, timed
from benchmarks.engine.ours import Ours
from benchmarks.engine.worlds import Spec, world_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["OUTPUTS", "draw", "grow"]

BASE = Spec("G250000")
OUTPUTS = {
    "collapse": "collapse, once",
    "overlay": "overlay, once",
    "history": "open or closed, dates",
    "lengths": "shortest way",
    "gaps": "gap",
    "odds": "odds, worlds drawn",
}
LOOKS = {  # Okabe and Ito's colours, which the colour-blind tell apart; marks tell without colour
    "collapse": ("#0072B2", "o", "-"),
    "overlay": ("#D55E00", "s", "--"),
    "history": ("#009E73", "^", "-"),
    "lengths": ("#CC79A7", "D", "-."),
    "gaps": ("#E69F00", "v", ":"),
    "odds": ("#000000", "x", "--"),
}


def _steps(*, quick: bool) -> dict[str, list[tuple[int, Spec, int]]]:
    """Give for each size the values to try, with the world to make and the worlds to draw."""
    base = replace(BASE, roads="G20000", cells=200, days=200) if quick else BASE
    nodes = (5_000, 10_000, 20_000) if quick else (62_500, 125_000, 250_000, 500_000, 1_000_000)
    cells = (50, 100, 200) if quick else (500, 1_000, 2_000, 4_000, 8_000)
    days = (50, 100, 200) if quick else (375, 750, 1_500, 3_000, 6_000)
    shares = (0.5, 1, 2) if quick else (0.25, 0.5, 1, 2, 4)
    worlds = (64, 128) if quick else (64, 256, 1_024, 4_096)
    drawn = 64 if quick else 256
    return {
        "nodes": [(n, replace(base, roads=f"G{n}"), drawn) for n in nodes],
        "cells": [(n, replace(base, cells=n), drawn) for n in cells],
        "days": [(n, replace(base, days=n), drawn) for n in days],
        "changes": [(0, replace(base, churn=base.churn * share), drawn) for share in shares],
        "worlds": [(n, base, n) for n in worlds],
    }


def grow(*, quick: bool, budget: float) -> dict[str, Any]:
    """Measure every step and fit the slopes."""
    found: dict[str, Any] = {}
    for what, steps in _steps(quick=quick).items():
        size: list[int] = []
        seconds: dict[str, list[float]] = {}
        for value, spec, worlds in steps:
            world = world_of(spec)
            size.append(world.changes if what == "changes" else value)
            say(f"  growth: {size[-1]:,} {what}")
            for output, taken in _measure(Ours(world, worlds), what, budget).items():
                seconds.setdefault(output, []).append(taken)
        found[what] = {
            "size": size,
            "seconds": seconds,
            "slope": {output: _slope(size, taken) for output, taken in seconds.items()},
        }
    return found


def _measure(ours: Ours, what: str, budget: float) -> dict[str, float]:
    chosen = ("odds",) if what == "worlds" else OUTPUTS
    return {
        output: timed(getattr(ours, output), budget=budget, rounds=5).median for output in chosen
    }


def _slope(size: Sequence[int], seconds: Sequence[float]) -> float:
    return float(np.polyfit(np.log(size), np.log(seconds), 1)[0])


def draw(found: dict[str, Any], file: Path) -> None:
    """Draw one small chart for each size, on logarithmic axes, into an SVG file."""
    import matplotlib as mpl  # noqa: PLC0415  (half a second that only this needs)

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.rcParams.update({"svg.hashsalt": "landbridge", "font.size": 8})
    figure, axes = plt.subplots(1, len(found), figsize=(11, 3.4), sharey=True)
    for axis, (what, grown) in zip(axes, found.items(), strict=True):
        for output, taken in grown["seconds"].items():
            colour, mark, line = LOOKS[output]
            axis.plot(
                grown["size"], taken, color=colour, marker=mark, linestyle=line, markersize=4,
                linewidth=1.2, label=OUTPUTS[output],
            )  # fmt: skip
        axis.set(xscale="log", yscale="log", xlabel=what)
        axis.minorticks_off()
        axis.set_xticks(grown["size"], [f"{size:,}" for size in grown["size"]], rotation=50)
        axis.grid(visible=True, which="major", linewidth=0.3)
    axes[0].set_ylabel("seconds, one core")
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", ncols=len(labels), frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.92))
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, metadata={"Date": None})
    plt.close(figure)
