"""Kernels on plain arrays: they know places, arcs and lanes by number, and nothing else of ours."""

from landbridge.engine.cuts import disjoint_ways
from landbridge.engine.lanes import PackedLanes, pack_lanes, reach, reach_packed, reach_words
from landbridge.engine.paths import cheapest_way

__all__ = [
    "PackedLanes",
    "cheapest_way",
    "disjoint_ways",
    "pack_lanes",
    "reach",
    "reach_packed",
    "reach_words",
]
