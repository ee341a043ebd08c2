"""Made worlds in plain Python: one world at a time, one event at a time, in whole numbers."""

from __future__ import annotations

from math import isqrt

import numpy as np

from landbridge.engine import Courses, Patches

MASK = (1 << 64) - 1
KNOT_DAYS, UNITS_FOR_ANCHOR, ONE = 60, 32, 4096


def neighbours_of(patches: Patches, units: int) -> list[set[int]]:
    """Which units a road joins to which, whatever its direction."""
    near: list[set[int]] = [set() for _ in range(units)]
    for patch in range(patches.count):
        for target in patches.head[patches.first[patch] : patches.first[patch + 1]]:
            one, other = int(patches.unit[patch]), int(patches.unit[target])
            if one != other:
                near[one].add(other)
                near[other].add(one)
    return near


def hops_from(near: list[set[int]], start: int) -> dict[int, int]:
    hops, queue = {start: 0}, [start]
    for unit in queue:
        for other in sorted(near[unit] - set(hops)):
            hops[other] = hops[unit] + 1
            queue.append(other)
    return hops


def anchors_of(patches: Patches, units: int) -> list[dict[int, int]]:
    """How far from each anchor the units are, anchor by anchor."""
    near = neighbours_of(patches, units)
    ground = sorted(set(patches.unit.tolist()))
    found: list[dict[int, int]] = []

    def distance(unit: int) -> float:
        return min((hops.get(unit, float("inf")) for hops in found), default=float("inf"))

    while ground:
        farthest = max(ground, key=lambda unit: (distance(unit), -unit))
        enough = len(found) >= 1 + len(ground) // UNITS_FOR_ANCHOR
        if distance(farthest) == 0 or (enough and distance(farthest) < float("inf")):
            break
        found.append(hops_from(near, farthest))
    return found


def weights_of(anchors: list[dict[int, int]], unit: int) -> list[tuple[int, int]]:
    """(anchor, weight) of those that a unit listens to."""
    near = sorted((hops[unit], anchor) for anchor, hops in enumerate(anchors) if unit in hops)
    if not near:
        return [(0, ONE)]
    limit = near[3][0] if len(near) > 3 else near[-1][0] + 1
    raw = [limit - hop for hop, _ in near[:3]]
    if sum(raw) == 0:
        raw = [1, 1, 1]
    length = isqrt(sum(share**2 for share in raw) * ONE**2)
    return [
        (anchor, share * ONE**2 // length) for (_, anchor), share in zip(near, raw, strict=False)
    ]


def mixed(state: int) -> int:
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & MASK
    return state ^ (state >> 31)


def number(seed: int, world: int, anchor: int, knot: int) -> int:
    """One almost normal number."""
    state = seed & MASK
    for at in (anchor, knot, world):
        state = mixed((state + 0x9E3779B97F4A7C15 * (at + 1)) & MASK)
    parts = [(state >> shift) & 0xFFFF for shift in (0, 16, 32, 48)]
    return (sum(parts) - 131070) // 4


def displacement(
    listens: list[tuple[int, int]], seed: int, world: int, day: int, spread: int
) -> int:
    """By how many days an event of a unit and a base day is displaced."""
    knot, phase = divmod(day, KNOT_DAYS)
    rest = KNOT_DAYS - phase
    length = isqrt((rest**2 + phase**2) * ONE**2)
    field = 0
    for anchor, weight in listens:
        for later, share in enumerate((rest, phase)):
            factor = weight * (share * ONE**2 // length) // 1024
            field += factor * number(seed, world, anchor, knot + later)
    shift = 1
    while (spread << shift) // 75674 < 1024 and shift < 30:
        shift += 1
    days = (field // 4096 * ((spread << shift) // 75674) + (1 << (shift - 1))) >> shift
    return min(max(days, -spread), spread)


def slow_world(courses: Courses, patches: Patches, seed: int, world: int, spread: int) -> Courses:
    """One world, event by event."""
    anchors = anchors_of(patches, courses.units)
    table = np.zeros((courses.units, courses.lanes), dtype=np.int8)
    for unit in range(courses.units):
        listens = weights_of(anchors, unit)
        happens = 0
        for entry in range(courses.first[unit], courses.first[unit + 1]):
            day = int(courses.lane[entry])
            if entry > courses.first[unit]:
                moved = day + displacement(listens, seed, world, day, spread)
                happens = max(happens, moved)
            table[unit, happens:] = courses.value[entry]
    return Courses.of_table(table)
