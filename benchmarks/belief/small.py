"""One small table about one war, for those who work on an estimator."""

from __future__ import annotations

from typing import Any

from benchmarks.belief.drawn import corridor_scores
from benchmarks.belief.truth import GROUNDS

__all__ = ["small_table"]


def small_table(found: dict[str, Any]) -> str:
    """Lay out Brier and log by ground, change dates, and ratios to ``latest_report``."""
    world = found["world"]
    told = ", ".join(
        f"{what} {value:.4g}" if isinstance(value, float) else f"{what} {value}"
        for what, value in world.items()
    )
    lines = [f"{found['setup']['kind']}, {found['setup']['density']}: {told}"]
    lines += [f"left out: {name}: {why}" for name, why in found["missing"].items()]
    head = f"{'':34}" + "".join(f"{ground:>34}" for ground in GROUNDS)
    lines.append(head)
    for when in ("hindcast", "nowcast"):
        base = found[when].get("latest_report")
        for name, result in found[when].items():
            cells = []
            for ground in GROUNDS:
                mark = result["marks"][ground]
                ratio = ""
                if base is not None:
                    ratio = f"x{mark['brier'] / base['marks'][ground]['brier']:.3f}"
                cells.append(f"{mark['brier']:.4f} {ratio:>7} log {mark['log']:.4f}")
            title = f"{when} {name} ({result['seconds']:.1f} s)"
            lines.append(f"{title:34}" + "".join(f"{cell:>34}" for cell in cells))
    for name, result in found["hindcast"].items():
        dates = result["dates"]
        lines.append(
            f"dates {name}: median {dates['median days']:.1f} d, mean {dates['mean days']:.1f} d, "
            f"missed {dates['missed']:.0%}, false {dates['false a place-year']:.3f} a place-year"
        )
    for name, loss in found["held out"].items():
        lines.append(f"held-out log loss {name}: {loss:.4f}")
    for name, result in found["hindcast"].items():
        lines += [line for row in result.get("sources", ()) for line in _source(name, row)]
        if "intervals" in result:
            told = result["intervals"]
            lines.append(
                f"{name}: 90 % intervals of dates hold {told['inside']} of {told['intervals']}, "
                f"{told['median days wide']:.0f} days wide"
            )
        for when in ("hindcast", "nowcast"):
            cases = found[when].get(name, {}).get("corridors")
            if cases:
                scores = corridor_scores(cases)
                lines.append(
                    f"{name}: corridors, {when}: {scores['cases']} cases, {scores['so']:.3f} so, "
                    + ", ".join(
                        f"{way} Brier {scores[way]['brier']:.4f} "
                        f"(miscalibration {scores[way]['miscalibration']:.4f})"
                        for way in ("joint", "product")
                    )
                )
    return "\n".join(lines)


def _source(name: str, row: dict[str, Any]) -> list[str]:
    sides = ", ".join(
        f"{mean:.3f} [{low:.3f}, {high:.3f}] true {true:.3f}"
        for mean, low, high, true in row["sides"]
    )
    return [
        f"{name}: {row['source']}: lag {row['lag']:.1f} true {row['true lag']:.1f}; copies "
        f"{row['copies']}, truly {row['truly copies']}; right by side {sides}"
    ]
