"""Which targets are reached in each world on each day: search only where worlds or days differ.

Within a window of some days most ground is let pass in every world on every day, or in none on any.
What is let pass always is drawn together to one place, what never is left out, and so is what leads
nowhere. A small graph is left; it is drawn together once more for the shorter windows within, and
what is left then is searched for every day, all worlds at once.

Searches that go on from what holds for a whole window were tried: they looked at half the links of
plain searches, and took as long. Drawing together leaves a fifteenth of the links to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Flags: TypeAlias = NDArray[np.bool_]
    Marks: TypeAlias = NDArray[np.int8]
    Numbers: TypeAlias = NDArray[np.int32]
    Places: TypeAlias = NDArray[np.int64]
    Words: TypeAlias = NDArray[np.uint64]

__all__ = ["WINDOW_DAYS", "answer_days"]

WINDOW_DAYS = (64, 8)
"""Days for which the ground is drawn together: the first a multiple of the second."""

NEVER, SOMETIMES, ALWAYS = 0, 1, 2
"""What a unit lets pass within a window, and what is the answer."""

SOURCE, TARGET = 1, 2
"""Marks of a vertex; both can be set."""

LEADS, COMES, BOTH = 1, 2, 3
"""Kinds of neighbours: a link leads there, or comes from there, or both."""


@part
def _root(parent: Numbers, patch: int) -> int:
    while parent[patch] != patch:
        parent[patch] = parent[parent[patch]]
        patch = parent[patch]
    return patch


@part
def _classify(
    grounds: Numbers, start: int, stop: int, flip_first: Places, flip_unit: Numbers, flip: Words,
    now: Words, every: Words, state: Marks,
) -> None:  # fmt: skip
    """Say what the units of a graph let pass within days: always, never or sometimes."""
    words = now.shape[1]
    for ground in grounds:
        if ground < 0:
            continue
        some, lacking = np.uint64(0), np.uint64(0)
        for word in range(words):
            some |= now[ground, word]
            lacking |= now[ground, word] ^ every[word]
        state[ground] = ALWAYS if lacking == 0 else (NEVER if some == 0 else SOMETIMES)
    for at in range(flip_first[start + 1], flip_first[stop]):
        if state[flip_unit[at]] != SOMETIMES:
            some = np.uint64(0)
            for word in range(words):
                some |= flip[at, word]
            if some != 0:
                state[flip_unit[at]] = SOMETIMES


@part
def _draw_together(
    count: int, near_first: Numbers, near: Numbers, kind: Marks, passes: Marks, parent: Numbers,
    vertex: Numbers,
) -> int:  # fmt: skip
    """Number the vertices: places joined both ways always are one; -1 where never let pass."""
    for at in range(count):
        parent[at] = at
    for at in range(count):
        if passes[at] != ALWAYS:
            continue
        for link in range(near_first[at], near_first[at + 1]):
            other = near[link]
            if other < at and kind[link] == BOTH and passes[other] == ALWAYS:
                one, two = _root(parent, at), _root(parent, other)
                parent[max(one, two)] = min(one, two)
    vertices = 0
    for at in range(count):
        root = _root(parent, at)
        vertex[at] = -1 if passes[at] == NEVER else (vertices if root == at else vertex[root])
        vertices = max(vertices, vertex[at] + 1)
    return vertices


@part
def _members(
    count: int, vertices: int, vertex: Numbers, member_first: Numbers, member: Numbers
) -> None:
    """List the places of each vertex."""
    for at in range(vertices + 2):
        member_first[at] = 0
    for at in range(count):
        if vertex[at] >= 0:
            member_first[vertex[at] + 2] += 1
    for at in range(2, vertices + 2):
        member_first[at] += member_first[at - 1]
    for at in range(count):
        if vertex[at] >= 0:
            member[member_first[vertex[at] + 1]] = at
            member_first[vertex[at] + 1] += 1


@part
def _neighbours(  # noqa: PLR0913, PLR0917 (arrays)
    vertices: int, vertex: Numbers, member_first: Numbers, member: Numbers, near_first: Numbers,
    near: Numbers, kind: Marks, seen: Numbers, new_first: Numbers, new_near: Numbers,
    new_kind: Marks,
) -> None:  # fmt: skip
    """List for each vertex those next to it, each once, and what kind they are of."""
    filled = 0
    for at in range(vertices):
        seen[at] = -1
    for at in range(vertices):
        new_first[at] = filled
        for which in range(member_first[at], member_first[at + 1]):
            for link in range(near_first[member[which]], near_first[member[which] + 1]):
                other = vertex[near[link]]
                if other < 0 or other == at:
                    continue
                if seen[other] < new_first[at]:
                    seen[other] = filled
                    new_near[filled] = other
                    new_kind[filled] = kind[link]
                    filled += 1
                else:
                    new_kind[seen[other]] |= kind[link]
    new_first[vertices] = filled


@part
def _prune(
    vertices: int, near_first: Numbers, near: Numbers, mark: Marks, degree: Numbers,
    queue: Numbers,
) -> None:  # fmt: skip
    """Take out what hangs on one other vertex only, again and again; its degree becomes 0."""
    filled = 0
    for at in range(vertices):
        degree[at] = near_first[at + 1] - near_first[at]
        if degree[at] <= 1 and mark[at] == 0:
            queue[filled] = at
            filled += 1
    front = 0
    while front < filled:
        at = queue[front]
        front += 1
        degree[at] = 0
        for which in range(near_first[at], near_first[at + 1]):
            other = near[which]
            if degree[other] > 0:
                degree[other] -= 1
                if degree[other] == 1 and mark[other] == 0:
                    queue[filled] = other
                    filled += 1


@part
def _keep(
    vertices: int, degree: Numbers, mark: Marks, ground_of: Numbers, near_first: Numbers,
    near: Numbers, kind: Marks, number: Numbers,
) -> int:  # fmt: skip
    """Number what is left anew, and move it together in place; gives how much is left."""
    kept = 0
    for at in range(vertices):
        number[at] = -1
        if degree[at] > 0 or mark[at] != 0:
            number[at] = kept
            kept += 1
    filled, kept = 0, 0
    for at in range(vertices):
        start, stop = near_first[at], near_first[at + 1]
        if number[at] < 0:
            continue
        near_first[kept] = filled
        for link in range(start, stop):
            if number[near[link]] >= 0:
                near[filled] = number[near[link]]
                kind[filled] = kind[link]
                filled += 1
        ground_of[kept], mark[kept] = ground_of[at], mark[at]
        kept += 1
    near_first[kept] = filled
    return kept


@part
def _contract(  # noqa: PLR0913, PLR0917 (arrays)
    count: int, near_first: Numbers, near: Numbers, kind: Marks, ground_of: Numbers, mark: Marks,
    state: Marks, passes: Marks, work: Numbers, new_first: Numbers, new_near: Numbers,
    new_kind: Marks, new_ground: Numbers, new_mark: Marks, kept: Numbers,
) -> int:  # fmt: skip
    """Draw a graph together; says whether there is a way never, sometimes or always.

    ``ground_of`` is the unit of a place, or -1 where it is let pass always. ``kept[0]`` becomes the
    number of vertices of the new graph.
    """
    for at in range(count):
        passes[at] = ALWAYS if ground_of[at] < 0 else state[ground_of[at]]
    vertex, member, member_first, seen = work[1], work[2], work[3], work[4]
    vertices = _draw_together(count, near_first, near, kind, passes, work[0], vertex)
    for at in range(vertices):
        new_mark[at] = 0
    ends = 0
    for at in range(count):
        if vertex[at] >= 0:
            new_ground[vertex[at]] = -1 if passes[at] == ALWAYS else ground_of[at]
            new_mark[vertex[at]] |= mark[at]
            ends |= mark[at]
    if ends != SOURCE | TARGET:
        return NEVER
    for at in range(vertices):
        if new_ground[at] < 0 and new_mark[at] == SOURCE | TARGET:
            return ALWAYS
    _members(count, vertices, vertex, member_first, member)
    _neighbours(
        vertices, vertex, member_first, member, near_first, near, kind, seen, new_first, new_near,
        new_kind,
    )  # fmt: skip
    _prune(vertices, new_first, new_near, new_mark, work[0], work[4])
    kept[0] = _keep(vertices, work[0], new_mark, new_ground, new_first, new_near, new_kind, work[1])
    return SOMETIMES


@part
def _search(  # noqa: C901, PLR0912, PLR0913, PLR0917 (one sweep is one loop)
    kept: int, near_first: Numbers, near: Numbers, kind: Marks, mark: Marks, rows: Words,
    reached: Words, queue: Numbers, queued: Flags, out: Words, settled: Words,
) -> None:  # fmt: skip
    """Fill ``settled[word]``: worlds in which a target is reached; they are not searched on."""
    words = len(settled)
    front, waiting = 0, 0
    for at in range(kept):
        for word in range(words):
            reached[at, word] = 0
        if mark[at] & SOURCE:
            for word in range(words):
                reached[at, word] = rows[at, word]
            if mark[at] & TARGET:
                for word in range(words):
                    settled[word] |= rows[at, word]
            queue[waiting] = at
            queued[at] = True
            waiting += 1
    while waiting > 0:
        at = queue[front]
        front += 1
        if front == kept:
            front = 0
        waiting -= 1
        queued[at] = False
        left = np.uint64(0)
        for word in range(words):
            out[word] = reached[at, word] & ~settled[word]
            left |= out[word]
        if left == 0:
            continue
        for link in range(near_first[at], near_first[at + 1]):
            if not kind[link] & LEADS:
                continue
            other = near[link]
            gained = np.uint64(0)
            for word in range(words):
                new = out[word] & rows[other, word] & ~reached[other, word]
                reached[other, word] |= new
                gained |= new
            if gained == 0:
                continue
            if mark[other] & TARGET:
                for word in range(words):
                    settled[word] |= reached[other, word]
            elif not queued[other]:
                queued[other] = True
                end = front + waiting
                if end >= kept:
                    end -= kept
                queue[end] = other
                waiting += 1


@kernel
def answer_days(  # noqa: PLR0913, PLR0917 (arrays)
    near_first: Numbers, near: Numbers, kind: Marks, unit: Numbers, mark: Marks, windows: Places,
    flip_first: Places, flip_unit: Numbers, flip: Words, now: Words, every: Words, told: Words,
) -> None:  # fmt: skip
    """Fill ``told[day, word]``; ``now`` is the rows of day 0 and is moved on day by day.

    ``near`` and ``kind`` are the neighbours of each patch; ``mark`` says which are ends.
    """
    count, words = len(unit), now.shape[1]
    days = len(flip_first) - 1
    units = np.arange(now.shape[0]).astype(np.int32)
    state, passes = np.zeros(len(units), np.int8), np.zeros(count, np.int8)
    work, queued = np.zeros((5, count + 2), np.int32), np.zeros(count, np.bool_)
    firsts, nears = np.zeros((2, count + 1), np.int32), np.zeros((2, len(near)), np.int32)
    kinds, grounds = np.zeros((2, len(near)), np.int8), np.zeros((2, count), np.int32)
    marks, kept = np.zeros((2, count), np.int8), np.zeros((2, 1), np.int32)
    rows, reached = np.zeros((count, words), np.uint64), np.zeros((count, words), np.uint64)
    out = np.zeros(words, np.uint64)
    outer, inner = NEVER, NEVER
    for day in range(days):
        for at in range(flip_first[day], flip_first[day + 1]):
            ground = flip_unit[at]
            for word in range(words):
                now[ground, word] ^= flip[at, word]
        if day % windows[0] == 0:
            stop = min(day + windows[0], days)
            _classify(units, day, stop, flip_first, flip_unit, flip, now, every, state)
            outer = _contract(
                count, near_first, near, kind, unit, mark, state, passes, work,
                firsts[0], nears[0], kinds[0], grounds[0], marks[0], kept[0],
            )  # fmt: skip
        if day % windows[1] == 0:
            inner = outer
            if outer == SOMETIMES:
                stop = min(day + windows[1], days)
                some = kept[0, 0]
                ground_of = grounds[0, :some]
                _classify(ground_of, day, stop, flip_first, flip_unit, flip, now, every, state)
                inner = _contract(
                    some, firsts[0], nears[0], kinds[0], grounds[0], marks[0], state, passes,
                    work, firsts[1], nears[1], kinds[1], grounds[1], marks[1], kept[1],
                )  # fmt: skip
                rows[: kept[1, 0]] = every
        if inner == ALWAYS:
            told[day] = every
        elif inner == SOMETIMES:
            for at in range(kept[1, 0]):
                if grounds[1, at] >= 0:
                    for word in range(words):
                        rows[at, word] = now[grounds[1, at], word]
            _search(
                kept[1, 0], firsts[1], nears[1], kinds[1], marks[1], rows, reached, work[0],
                queued, out, told[day],
            )  # fmt: skip
