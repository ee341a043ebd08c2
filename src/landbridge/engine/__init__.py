"""Kernels on plain arrays: they know places, arcs and lanes by number, and nothing else of ours."""

from landbridge.engine.cuts import disjoint_ways
from landbridge.engine.lanes import reach, reach_words
from landbridge.engine.paths import cheapest_way

__all__ = ["cheapest_way", "disjoint_ways", "reach", "reach_words"]
