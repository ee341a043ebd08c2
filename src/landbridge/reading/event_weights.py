"""The taggers of events: hashed words in, chances of a few labels out."""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

__all__ = ["EventTagger", "event_tagger", "feature_rows", "small_weights"]


def feature_rows(features: Iterable[str], size: int) -> NDArray[np.int64]:
    """Give the rows that features are hashed to (CRC-32), each once, in order."""
    rows = {crc32(feature.encode(errors="backslashreplace")) % size for feature in features}
    return np.array(sorted(rows), np.int64)


class EventTagger:
    """Weights of a multinomial logistic tagger: rows of features, columns of labels.

    Features are present or not; a text's features are scaled to length 1.
    """

    def __init__(
        self,
        labels: tuple[str, ...],
        weights: NDArray[np.float32],
        where: NDArray[np.int32],
        start: NDArray[np.float32],
    ) -> None:
        self.labels = labels
        self._weights = weights
        self._where = where
        self._start = start

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Give the chance of each label. Features never seen in training say nothing."""
        rows = self._where[feature_rows(features, len(self._where))]
        total = self._start + self._weights[rows].sum(axis=0) / math.sqrt(max(1, len(rows)))
        raised = np.exp(total - total.max())
        shares: list[float] = (raised / raised.sum()).tolist()
        return dict(zip(self.labels, shares, strict=True))


def small_weights(
    labels: Iterable[str], size: int, weights: NDArray[np.float64], start: NDArray[np.float64]
) -> Mapping[str, NDArray[np.generic]]:
    """Put weights (labels by features) into small whole numbers; only rows that say something."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    whole = np.rint(weights.T / scale).astype(np.int8)
    kept = np.flatnonzero(np.abs(whole).max(axis=1) > 0)
    return {
        "labels": np.array([str(label) for label in labels]),
        "size": np.array(size),
        "scale": np.array(scale, np.float32),
        "rows": kept.astype(np.int32),
        "weights": whole[kept],
        "start": start.astype(np.float32),
    }


@cache
def event_tagger(name: str) -> EventTagger:
    """Load a tagger that ships with landbridge."""
    path = resources.files("landbridge.reading") / "weights" / f"{name}.npz"
    with path.open("rb") as file, np.load(file) as read:
        where = np.zeros(int(read["size"]), np.int32)
        where[read["rows"]] = np.arange(1, len(read["rows"]) + 1)
        scaled = read["weights"].astype(np.float32) * np.float32(read["scale"])
        weights = np.vstack([np.zeros((1, scaled.shape[1]), np.float32), scaled])
        labels = tuple(str(label) for label in read["labels"])
        return EventTagger(labels, weights, where, read["start"])
