"""One small table about one war, for those who work on an estimator."""

from __future__ import annotations

from typing import Any

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
    lines += [f"not on the shelf: {name}" for name in found["missing"]]
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
    return "\n".join(lines)
