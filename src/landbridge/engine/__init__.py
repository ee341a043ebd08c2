"""Kernels on plain arrays: they know nodes, edges, units and lanes by number, and nothing else."""

from landbridge.engine.condense import Patches, condense
from landbridge.engine.courses import Courses, Rows, rows_of
from landbridge.engine.cuts import disjoint_ways
from landbridge.engine.disjoint import disjoint_routes, smallest_cut
from landbridge.engine.distances import shortest_lengths
from landbridge.engine.gaps import Gaps, gaps
from landbridge.engine.knockout import single_units
from landbridge.engine.lasting import kept_open
from landbridge.engine.overlay import Overlay, build_overlay
from landbridge.engine.paths import cheapest_way
from landbridge.engine.routes import arcs_of, least_gap, shortest_way
from landbridge.engine.search import search
from landbridge.engine.segments import critical_segments
from landbridge.engine.single_roads import segment_graph
from landbridge.engine.sweeps import joined, sweep
from landbridge.engine.terrain import A_TO_B, B_TO_A, BOTH_WAYS, NO_GATE, Terrain

__all__ = [
    "A_TO_B",
    "BOTH_WAYS",
    "B_TO_A",
    "NO_GATE",
    "Courses",
    "Gaps",
    "Overlay",
    "Patches",
    "Rows",
    "Terrain",
    "arcs_of",
    "build_overlay",
    "cheapest_way",
    "condense",
    "critical_segments",
    "disjoint_routes",
    "disjoint_ways",
    "gaps",
    "joined",
    "kept_open",
    "least_gap",
    "rows_of",
    "search",
    "segment_graph",
    "shortest_lengths",
    "shortest_way",
    "single_units",
    "smallest_cut",
    "sweep",
]
