"""Dawid and Skene in windows of 30 days, through crowd-kit: who was right, without a clock.

Dawid & Skene (1979), *Maximum likelihood estimation of observer error-rates using the EM
algorithm*, Applied Statistics 28: 20-28, learn an error matrix for each source from statements
about things that do not change. Control changes, so the record is cut into windows: a task is a
place in a window, a worker is a source, a label is the actor that it says holds the place
(``holds`` and ``takes``; each statement is a label, as in the paper, where an observer may be asked
more than once). One error matrix for each source over all windows. What a window says goes for all
its days; a window without a statement carries the last one forward; before the first, whoever was
ever named at the place is equally likely, and where nobody was, every side. Later statements of a
window count for its earlier days too: this is a hindcast.

The EM is crowd-kit's (`DawidSkene`, 100 rounds at most, tolerance 1e-5, its defaults).
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.reports import Report

    Label = tuple[int, str, int]
    """Task, worker (a source) and label (the number of an actor)."""
    Solver = Callable[[Sequence[Label], int], NDArray[np.float64]]

__all__ = ["ROUNDS", "TOLERANCE", "WINDOW_DAYS", "by_crowdkit", "dawid_skene_shares"]

WINDOW_DAYS = 30
ROUNDS, TOLERANCE = 100, 1e-5
_LABELLED = ("holds", "takes")


def dawid_skene_shares(
    world: World,
    reports: Iterable[Report],
    *,
    window_days: int = WINDOW_DAYS,
    solve: Solver | None = None,
) -> NDArray[np.float32]:
    """Give how likely each actor holds each place: ``[place, day, actor]``.

    ``solve`` gives ``[task, actor]`` from labels and the number of actors; crowd-kit by default.
    """
    place_of = {place: at for at, place in enumerate(world.place_ids)}
    actor_of = {actor.id: at for at, actor in enumerate(world.actors)}
    windows = -(-world.days // window_days)
    labels = []
    named = np.zeros((len(place_of), len(actor_of)), dtype=np.float32)
    for report in reports:
        if report.event not in _LABELLED or report.place is None or report.actor is None:
            continue
        place, actor = place_of[report.place], actor_of[report.actor]
        day = min(max(report.day - world.first_day, 0), world.days - 1)
        named[place, actor] = 1
        labels.append((place * windows + day // window_days, report.source.id, actor))
    named[named.sum(axis=1) == 0] = 1
    tasks = sorted({task for task, _, _ in labels})
    found = (solve or by_crowdkit)(sorted(labels), len(actor_of))
    by_window = np.full((len(place_of), windows, len(actor_of)), np.nan, dtype=np.float32)
    by_window.reshape(-1, len(actor_of))[tasks] = found
    by_window = _carried(by_window, named / named.sum(axis=1, keepdims=True))
    return by_window[:, np.arange(world.days) // window_days]


def by_crowdkit(labels: Sequence[Label], actors: int) -> NDArray[np.float64]:
    """Let crowd-kit say how likely each label is for each task, in the order of tasks.

    Raises
    ------
    ImportError
        when crowd-kit is not installed; the extra ``bench`` brings it
    """
    try:
        import pandas as pd  # noqa: PLC0415  (heavy, and of the extra only)
        from crowdkit.aggregation import DawidSkene  # noqa: PLC0415
    except ImportError as error:
        raise ImportError("Dawid and Skene need crowd-kit: pip install '.[bench]'") from error
    if not labels:
        return np.zeros((0, actors))
    frame = pd.DataFrame(labels, columns=["task", "worker", "label"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # crowd-kit calls pandas in ways that go out of use
        likely = DawidSkene(n_iter=ROUNDS, tol=TOLERANCE).fit_predict_proba(frame)
    likely = likely.reindex(columns=range(actors), fill_value=0.0).sort_index()
    return likely.to_numpy(dtype=np.float64)


def _carried(by_window: NDArray[np.float32], before: NDArray[np.float32]) -> NDArray[np.float32]:
    """Fill empty windows with the last one that is not, and those before all with ``before``."""
    out = by_window.copy()
    last = before
    for window in range(out.shape[1]):
        empty = np.isnan(out[:, window, :1])
        last = np.where(empty, last, out[:, window])
        out[:, window] = last
    return out
