"""What a run measures: the full benchmark, a quick one, and a tiny one that the tests run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benchmarks.engine.ours import OUTPUTS
from benchmarks.engine.peers import PEERS
from benchmarks.engine.worlds import BIG, FLA, NE, NY, S250, Spec

__all__ = ["FULL", "PARTS", "QUICK", "TINY", "Plan"]

PARTS = ("main", "big", "memory", "others", "growth")


@dataclass(frozen=True, slots=True)
class Plan:
    """Worlds and numbers of a run.

    Attributes
    ----------
    main, big
        the world of the table of targets, and the large one
    others
        worlds by name, so that nobody has to believe in one
    outputs, packages
        what is asked of us, and which peers; others are measured beside SciPy alone
    worlds
        how many are drawn for odds
    history, kilometres, pairs
        days and pairs of day and world that are checked on the full graph; for big and others a
        tenth of the days at most
    most_days
        days for which a peer is asked, at most
    small
        whether growth is measured on small roads
    warm
        whether kernels are compiled beforehand, on worlds as large as those measured
    budget
        seconds to spend on the rounds of one output, about
    """

    main: Spec
    big: Spec
    others: dict[str, Spec]
    outputs: tuple[str, ...] = OUTPUTS
    packages: tuple[str, ...] = tuple(PEERS)
    worlds: int = 1000
    history: int = 1_000_000
    kilometres: int = 200
    pairs: int = 1000
    most_days: int = 12
    small: bool = False
    warm: bool = True
    budget: float = 4.0


FULL = Plan(
    main=FLA,
    big=BIG,
    others={
        "another seed": replace(FLA, seed=2),
        "a third seed": replace(FLA, seed=3),
        "five times the changes": replace(FLA, churn=5 * FLA.churn),
        "8,000 cells": replace(FLA, cells=8_000),
        "one road in ten one-way": replace(FLA, one_way=0.1),
        "contested and unknown ground": replace(FLA, doubt=0.3),
        "open on 10 % of days": replace(FLA, wanted_open=0.1),
        "NY": NY,
        "NE": NE,
        "true geometry (S250)": S250,
        "true geometry, one-way": replace(S250, one_way=0.1),
    },
)
QUICK = replace(
    FULL,
    main=NY,
    big=replace(S250, cells=4_000),
    others={"another seed": replace(NY, seed=2)},
    history=150,
    kilometres=20,
    pairs=100,
    most_days=2,
    small=True,
    budget=1.0,
)
TINY = Plan(
    main=Spec("G2000", cells=60, days=90),
    big=Spec("G3000", cells=90, days=120),
    others={"one road in ten one-way": Spec("G2000", cells=60, days=90, one_way=0.1)},
    worlds=64,
    kilometres=10,
    pairs=40,
    most_days=2,
    small=True,
    warm=False,
    budget=0.02,
)
