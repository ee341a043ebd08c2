"""Tools that stand beside ours, each driven as its user must: one question, one day at a time.

A file for each. Every peer has a method for each question that it can answer, from the passage of
the units on a day: ``connected`` (is there an open way?), ``length`` (millimetres of the shortest,
or None), ``gap`` (millimetres), ``bridges`` (roads whose loss parts an open graph, all of them) and
``disjoint`` (most open ways that share no road). All run on one thread.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["PEERS", "peer_of"]

PEERS = {
    "scipy": ("by_scipy", "ByScipy"),
    "igraph": ("by_igraph", "ByIgraph"),
    "rustworkx": ("by_rustworkx", "ByRustworkx"),
    "networkit": ("by_networkit", "ByNetworKit"),
    "routingkit-cch": ("by_routingkit", "ByRoutingKit"),
    "networkx": ("by_networkx", "ByNetworkX"),
}


def peer_of(package: str) -> Any:
    """Give the class that drives a package; raises ImportError where it is not installed."""
    module, name = PEERS[package]
    return getattr(import_module(f"benchmarks.engine.peers.{module}"), name)
