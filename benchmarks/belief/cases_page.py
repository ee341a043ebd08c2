"""How well did forecasts of held-out reports do? The judgement, and the page made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["cases_part", "fitted_error", "judged", "write_cases"]

BASE, RECOMMENDED = "latest_report", "hidden_markov"
BEGINS, ENDS = "<!-- cases: begins -->\n", "<!-- cases: ends -->\n"
ERRORS = 1 / (1 + np.exp(np.linspace(7, -7, 281)))
RESAMPLED, SEED = 4000, 7
PERCENTS = (5, 95)


def fitted_error(given: NDArray[np.float64], actors: int) -> float:
    """Give the error rate under which these statements, each of that share, were likeliest."""
    likely = (1 - ERRORS[:, None]) * given + ERRORS[:, None] / actors
    return float(ERRORS[np.log(likely).sum(axis=1).argmax()])


def judged(
    table: Mapping[str, NDArray[np.float64]],
    said: NDArray[np.int64],
    fold: NDArray[np.int64],
    places: Sequence[str],
) -> dict[str, Any]:
    """Give log loss, accuracy and the difference to the base, with intervals over places.

    ``table[name][statement, actor]`` are shares. Loss is in nats. Of several actors with the
    largest share each counts in part. Intervals are the central 90 % over resampled places.
    """
    loss, right, errors = {}, {}, {}
    rows = np.arange(said.size)
    for name, shares in table.items():
        given, actors = shares[rows, said], shares.shape[1]
        error = np.empty(said.size)
        for one in np.unique(fold):
            error[fold == one] = fitted_error(given[fold != one], actors)
        loss[name] = -np.log((1 - error) * given + error / actors)
        best = shares >= shares.max(axis=1, keepdims=True) - 1e-9
        right[name] = best[rows, said] / best.sum(axis=1)
        errors[name] = float(error.mean())
    spread = _resampled(places)
    return {
        name: {
            "loss": _with_interval(loss[name], spread),
            "right": _with_interval(right[name], spread),
            "more than base": _with_interval(loss[name] - loss[BASE], spread),
            "error": errors[name],
        }
        for name in table
    }


def _resampled(places: Sequence[str]) -> NDArray[np.float64]:
    """Give weights ``[sample, statement]``: how often the place of each statement was drawn."""
    _, at = np.unique(np.array(places), return_inverse=True)
    count = int(at.max()) + 1
    chance = np.random.default_rng(SEED)
    drawn = chance.multinomial(count, np.full(count, 1 / count), size=RESAMPLED)
    return drawn[:, at].astype(np.float64)


def _with_interval(values: NDArray[np.float64], weights: NDArray[np.float64]) -> list[float]:
    """Give the mean with the bounds of its interval."""
    means = (weights @ values) / weights.sum(axis=1)
    return [float(values.mean()), *(float(bound) for bound in np.percentile(means, PERCENTS))]


def cases_part(found: list[dict[str, Any]]) -> str:
    """Lay out what was measured."""
    parts = []
    for one in found:
        parts.append(f"### {one['title']}")
        parts.append(
            f"{one['statements']} statements of {one['sources']} sources about {one['places']} "
            f"places; {one['actors']} actors."
        )
        parts += [_table(when, one[when]) for when in ("hindcast", "nowcast")]
        parts.append(_verdict(one))
    return "\n\n".join(parts)


def _table(when: str, marks: dict[str, Any]) -> str:
    lines = [
        f"| {when} | log loss | 90 % | names it | beside `{BASE}` | 90 % | e |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, mark in marks.items():
        loss, more = mark["loss"], mark["more than base"]
        difference = "| | " if name == BASE else f"| {more[0]:+.3f} | {_bounds(more, '+')} "
        base, _, rest = name.partition(",")
        title = f"`{base}`{',' if rest else ''}{rest}"
        lines.append(
            f"| {title} | {loss[0]:.3f} | {_bounds(loss)} | {mark['right'][0]:.1%} {difference}"
            f"| {mark['error']:.2f} |".replace("%", " %")
        )
    return "\n".join(lines)


def _bounds(mark: list[float], sign: str = "") -> str:
    return f"{mark[1]:{sign}.3f} to {mark[2]:{sign}.3f}"


def is_better(one: dict[str, Any]) -> bool:
    """Whether the recommended estimator is better in both, with intervals clear of nought."""
    return all(one[when][RECOMMENDED]["more than base"][2] < 0 for when in ("hindcast", "nowcast"))


def _verdict(one: dict[str, Any]) -> str:
    if is_better(one):
        return f"`{RECOMMENDED}` foresees these reports better than `{BASE}`, in both."
    told = {}
    for when in ("hindcast", "nowcast"):
        _, low, high = one[when][RECOMMENDED]["more than base"]
        told[when] = "better" if high < 0 else "worse" if low > 0 else "no better and no worse"
    if len(set(told.values())) == 1:
        return f"`{RECOMMENDED}` is {told['nowcast']} than `{BASE}` here, in both."
    both = " and ".join(f"{how} in the {when}" for when, how in told.items())
    return f"Beside `{BASE}`, `{RECOMMENDED}` is {both}."


def write_cases(text: str, page: Path) -> None:
    """Put the text where it stands on the page; what is written around it stays."""
    before, _, rest = page.read_text("utf-8").partition(BEGINS)
    after = rest.partition(ENDS)[2]
    page.write_text(f"{before}{BEGINS}{text.strip()}\n{ENDS}{after}", encoding="utf-8")
