"""Small linear models that were trained beforehand: the chance of a thing from its features."""

from __future__ import annotations

import gzip
import json
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["chance", "most_likely", "total", "weights_of"]

_STEEPEST = 30.0


@cache
def weights_of(file: str) -> Mapping[str, Mapping[str, float]]:
    """Give the weights in a file, by stage and feature; empty where the file is absent."""
    packed = resources.files("landbridge.reading").joinpath("weights", file)
    if not packed.is_file():
        return {}
    found: dict[str, dict[str, float]] = json.loads(gzip.decompress(packed.read_bytes()))
    return found


def total(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Give the weighted total of features; those never seen count nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Give the logistic chance, between 0 and 1."""
    if not weights:
        return 0.5
    amount = total(weights, features)
    return 1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, amount))))


def most_likely(
    weights: Mapping[str, Mapping[str, float]],
    names: Iterable[str],
    features: Mapping[str, float],
) -> dict[str, float]:
    """Give the chance of each of several names, which together make 1."""
    totals = {name: total(weights.get(name, {}), features) for name in names}
    top = max(totals.values())
    raised = {name: math.exp(amount - top) for name, amount in totals.items()}
    whole = sum(raised.values())
    return {name: amount / whole for name, amount in raised.items()}
