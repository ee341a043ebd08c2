"""How our answers and the peers' stand side by side on one world, in one run.

A peer's time for the whole history is extrapolated from a few drawn days, half of them open: the
mean of the open ones times the open days, and the same of the closed. It is asked only where there
is something to ask: the length, the bridges and the disjoint ways on open days, the gap on closed
ones, as if it knew at no cost which days those are. Its preparation is not counted.
"""

from __future__ import annotations

import gc
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.engine.check import check_gaps, check_history, check_lengths, check_worlds, drawn
from benchmarks.engine.full import FullGraph, sample_days
from benchmarks.engine.measure import once, say, timed
from benchmarks.engine.ours import OUTPUTS, Ours
from benchmarks.engine.peers import peer_of
from benchmarks.engine.worlds import world_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from benchmarks.engine.worlds import Spec, World

__all__ = ["Answers", "ask_ours", "ask_peers", "asked_of", "describe", "verify", "warm"]

ASKED_ON = {"connected": None, "length": True, "gap": False, "bridges": True, "disjoint": True}
"""On which days a peer is asked: every day, open days, closed days."""
SLOW = {"networkx": {"bridges": 1}}
"""Days for what takes minutes otherwise."""
LABELS = ("labels", "pair_from_labels")
WITHOUT_LABELS = 8_000
"""Patches above which a label for each of them on every day is more than memory should hold."""
ROUNDING = 10_000
"""Millimetres by which gaps of tools of undirected graphs may differ: odd millimetres."""


class Answers(dict[str, Any]):
    """What we answered, by output, for the checks."""


def describe(ours: Ours, is_open: NDArray[np.bool_]) -> dict[str, Any]:
    """Tell what the world is."""
    world, ground = ours.world, ours.world.terrain
    return {
        "spec": asdict(world.spec),
        "nodes": ground.nodes,
        "arcs": int((ground.way == 0).sum()) + ground.edges,
        "changes": world.changes,
        "open days": int(is_open.sum()),
        "turns": int((is_open[1:] != is_open[:-1]).sum()),
        "patches": ours.patches.count,
        "links": ours.patches.links,
    }


def warm(spec: Spec) -> None:
    """Compile the kernels that a world needs, or read them from the cache."""
    say("compiles")
    ours = Ours(world_of(spec), worlds=64)
    for name in asked_of(ours, OUTPUTS):
        say(f"  compiles: {name}")
        getattr(ours, name)()


def asked_of(ours: Ours, outputs: Iterable[str]) -> list[str]:
    """Leave labels out where they cannot be: on one-way roads, and of very many patches."""
    labelled = ours.patches.count < WITHOUT_LABELS and not ours.world.spec.one_way
    return [name for name in outputs if labelled or name not in LABELS]


def ask_ours(
    ours: Ours, outputs: Iterable[str], *, budget: float
) -> tuple[dict[str, Any], Answers]:
    """Time our outputs."""
    found: dict[str, Any] = {}
    answers = Answers()
    for name in outputs:
        result = timed(getattr(ours, name), budget=budget)
        say(f"  ours: {name} {1000 * result.median:.3g} ms")
        answers[name] = result.answer
        found[name] = {
            "seconds": result.median,
            "least": min(result.seconds),
            "most": max(result.seconds),
            "rounds": len(result.seconds),
        }
    return found, answers


def _agrees(question: str, told: Any, day: int, answers: Answers) -> bool | None:
    """Say whether a peer's answer is ours; None where there is nothing to compare."""
    if question == "connected":
        return bool(answers["history"][0][day]) == told
    if question == "length" and "lengths" in answers:
        return int(answers["lengths"][day]) == (-1 if told is None else told)
    if question == "gap" and "gaps" in answers:
        days, gaps = answers["gaps"]
        return abs(int(gaps.millimetres[days.searchsorted(day), 0]) - int(told)) <= ROUNDING
    if question == "bridges" and "segments" in answers and not isinstance(told, int):
        return bool(np.array_equal(np.sort(answers["segments"].of(day)), told))
    return None


def ask_peers(
    world: World,
    full: FullGraph,
    packages: Iterable[str],
    answers: Answers,
    *,
    most_days: int = 12,
    questions: Iterable[str] = tuple(ASKED_ON),
) -> dict[str, Any]:
    """Time every peer on its drawn days and compare what it says."""
    is_open = answers["history"][0]
    found: dict[str, Any] = {}
    for package in packages:
        say(f"  {package}: prepares")
        try:
            kind = peer_of(package)
        except ImportError:
            say(f"  {package} is not installed")
            continue
        prepared = once(lambda kind=kind: kind(full))
        peer = prepared.answer
        told: dict[str, Any] = {"prepares": prepared.seconds[0]}
        for question in questions:
            if not hasattr(peer, question) or question in peer.skip:
                continue
            count = SLOW.get(package, {}).get(question, min(peer.days, most_days))
            told[question] = _ask(world, peer, question, is_open, count, answers)
            say(f"  {package}: {question} {1000 * told[question]['mean']:.1f} ms a day")
        found[package] = told
        del peer, prepared
        gc.collect()
    return found


def _ask(
    world: World,
    peer: Any,
    question: str,
    is_open: NDArray[np.bool_],
    count: int,
    answers: Answers,
) -> dict[str, Any]:
    """Time one question of one peer on drawn days."""
    on = ASKED_ON[question]
    days = sample_days(is_open, 2 * count if on is not None else count, world.spec.seed)
    days = [day for day in days if on is None or is_open[day] == on][:count]
    seconds: dict[bool, list[float]] = {True: [], False: []}
    compared = different = 0
    for day in days:
        if hasattr(peer, "start"):
            peer.start(question, world.courses.on(max(day - 1, 0)))
        passage = world.courses.on(day)
        result = once(lambda p=passage: getattr(peer, question)(p))
        if question == "bridges" and hasattr(peer, "parting"):
            result = replace(result, answer=peer.parting(passage, result.answer))
        seconds[bool(is_open[day])].append(result.seconds[0])
        same = _agrees(question, result.answer, day, answers)
        compared += same is not None
        different += same is False
    every = seconds[True] + seconds[False]
    mean = sum(every) / max(len(every), 1)
    whole = 0.0
    for kind in (True, False):
        if on is None or on is kind:
            each = sum(seconds[kind]) / len(seconds[kind]) if seconds[kind] else mean
            whole += each * int((is_open == kind).sum())
    return {
        "mean": mean,
        "days": len(every),
        "whole": whole,
        "compared": compared,
        "different": different,
    }


def verify(
    world: World, slow: Any, answers: Answers, *, history: int, kilometres: int, pairs: int
) -> dict[str, Any]:
    """Check our answers against SciPy on the full graph, on so many drawn days or pairs."""
    seed = world.spec.seed
    is_open = answers["history"][0]
    every = np.arange(is_open.size)
    found: dict[str, Any] = {}
    say("  checks: history")
    days = drawn(every, history, seed)
    found["history"] = check_history(world, slow, *answers["history"][:2], days)
    if "lengths" in answers:
        say("  checks: lengths")
        days = drawn(np.flatnonzero(is_open), kilometres, seed + 1)
        found["lengths"] = check_lengths(world, slow, answers["lengths"], days)
    if "gaps" in answers:
        say("  checks: gaps")
        found["gaps"] = check_gaps(world, slow, *answers["gaps"], kilometres, seed + 2)
    if "odds" in answers and pairs:
        say("  checks: worlds")
        found["odds"] = check_worlds(slow, *answers["odds"], pairs, seed)
    if "pair_from_labels" in answers:
        pair = answers["pair_from_labels"]
        found["labels"] = {"checked": is_open.size, "different": int((pair != is_open).sum())}
    return found
