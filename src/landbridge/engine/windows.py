"""Which targets are reached in each world on each day: search only where worlds or days differ.

Within a window of some days most ground is let pass in every world on every day, or in none on any.
What is let pass always is drawn together to one place, what never is left out, and so is what leads
nowhere. A small graph is left, which is searched for every day of the window, all worlds at once.
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

WINDOW_DAYS = 8
"""Days for which the ground is drawn together once."""

NEVER, SOMETIMES, ALWAYS = 0, 1, 2
"""What a unit lets pass within a window, and what is the answer."""

SOURCE, TARGET = 1, 2
"""Marks of a vertex; both can be set."""


@part
def _root(parent: NDArray[np.int32], patch: int) -> int:
    while parent[patch] != patch:
        parent[patch] = parent[parent[patch]]
        patch = parent[patch]
    return patch


@part
def _classify(
    start: int, stop: int, flip_first: Places, flip_unit: Numbers, flip: Words, now: Words,
    every: Words, state: Marks,
) -> None:  # fmt: skip
    """Say of each unit whether it is let pass always, never or sometimes in a window of days."""
    units, words = now.shape
    for ground in range(units):
        some = np.uint64(0)
        lacking = np.uint64(0)
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
def _draw_together(  # noqa: C901, PLR0912 (union-find, then two counts)
    first: Numbers, head: Numbers, both: Flags, unit: Numbers, state: Marks, parent: Numbers,
    vertex: Numbers, by_vertex: Numbers, vertex_first: Numbers,
) -> int:  # fmt: skip
    """Number the vertices: patches that are joined always are one; -1 where never let pass.

    ``by_vertex`` lists the patches of each vertex. Gives how many vertices there are.
    """
    count = len(unit)
    for patch in range(count):
        parent[patch] = patch
    for patch in range(count):
        if state[unit[patch]] != ALWAYS:
            continue
        for link in range(first[patch], first[patch + 1]):
            other = head[link]
            if other < patch and both[link] and state[unit[other]] == ALWAYS:
                one, two = _root(parent, patch), _root(parent, other)
                if one < two:
                    parent[two] = one
                elif two < one:
                    parent[one] = two
    vertices = 0
    for patch in range(count):
        if state[unit[patch]] == NEVER:
            vertex[patch] = -1
            continue
        root = _root(parent, patch)
        if root == patch:
            vertex[patch] = vertices
            vertex_first[vertices + 1] = 1
            vertices += 1
        else:
            vertex[patch] = vertex[root]
            vertex_first[vertex[root] + 1] += 1
    vertex_first[0] = 0
    for at in range(vertices):
        vertex_first[at + 1] += vertex_first[at]
    for patch in range(count):
        if vertex[patch] >= 0:
            by_vertex[vertex_first[vertex[patch]]] = patch
            vertex_first[vertex[patch]] += 1
    for at in range(vertices, 0, -1):
        vertex_first[at] = vertex_first[at - 1]
    vertex_first[0] = 0
    return vertices


@part
def _neighbours(  # noqa: PLR0913, PLR0917 (arrays)
    vertices: int, vertex: Numbers, by_vertex: Numbers, vertex_first: Numbers, first: Numbers,
    head: Numbers, first_in: Numbers, tail: Numbers, one_way: int, seen: Numbers,
    near_first: Numbers, near: Numbers, goes: Flags,
) -> int:  # fmt: skip
    """List for each vertex those next to it, each once, and whether a link goes there."""
    filled = 0
    for at in range(vertices):
        seen[at] = -1
    for at in range(vertices):
        near_first[at] = filled
        seen[at] = at
        for which in range(vertex_first[at], vertex_first[at + 1]):
            patch = by_vertex[which]
            for link in range(first[patch], first[patch + 1]):
                other = vertex[head[link]]
                if other >= 0 and seen[other] != at:
                    seen[other] = at
                    near[filled] = other
                    goes[filled] = True
                    filled += 1
        if one_way != 0:
            for which in range(vertex_first[at], vertex_first[at + 1]):
                patch = by_vertex[which]
                for link in range(first_in[patch], first_in[patch + 1]):
                    other = vertex[tail[link]]
                    if other >= 0 and seen[other] != at:
                        seen[other] = at
                        near[filled] = other
                        goes[filled] = False
                        filled += 1
    near_first[vertices] = filled
    return filled


@part
def _prune(
    vertices: int, near_first: Numbers, near: Numbers, mark: Marks, degree: Numbers,
    queue: Numbers,
) -> int:  # fmt: skip
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
    return filled


@part
def _mark_ends(
    vertices: int, sources: Numbers, targets: Numbers, unit: Numbers, vertex: Numbers,
    state: Marks, mark: Marks,
) -> int:  # fmt: skip
    """Mark the vertices that are ends; say whether there is a way always, never or sometimes."""
    answer = NEVER
    for at in range(vertices):
        mark[at] = 0
    for source in sources:
        if vertex[source] >= 0:
            mark[vertex[source]] = SOURCE
    for target in targets:
        at = vertex[target]
        if at < 0:
            continue
        if mark[at] & SOURCE and state[unit[target]] == ALWAYS:
            return ALWAYS
        answer = SOMETIMES
        mark[at] |= TARGET
    return answer


@part
def _keep(  # noqa: PLR0913, PLR0917 (arrays)
    vertices: int, by_vertex: Numbers, vertex_first: Numbers, unit: Numbers, state: Marks,
    degree: Numbers, near_first: Numbers, near: Numbers, goes: Flags, number: Numbers,
    mark: Marks, ground_of: Numbers, arc_first: Numbers, arc: Numbers,
) -> int:  # fmt: skip
    """Lay out what is left, numbered anew, with marks in place; gives how many vertices are left.

    ``ground_of`` is the unit of a vertex, or -1 where it is let pass always.
    """
    kept = 0
    for at in range(vertices):
        number[at] = -1
        if degree[at] > 0 or mark[at] != 0:
            number[at] = kept
            kept += 1
    filled, kept = 0, 0
    for at in range(vertices):
        if number[at] < 0:
            continue
        arc_first[kept] = filled
        for which in range(near_first[at], near_first[at + 1]):
            if goes[which] and number[near[which]] >= 0:
                arc[filled] = number[near[which]]
                filled += 1
        ground = unit[by_vertex[vertex_first[at]]]
        ground_of[kept] = -1 if state[ground] == ALWAYS else ground
        mark[kept] = mark[at]
        kept += 1
    arc_first[kept] = filled
    return kept


@part
def _search(  # noqa: C901, PLR0912 (one sweep is one loop)
    kept: int, arc_first: Numbers, arc: Numbers, mark: Marks, rows: Words, reached: Words,
    queue: Numbers, queued: Flags, out: Words, settled: Words,
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
        for link in range(arc_first[at], arc_first[at + 1]):
            other = arc[link]
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
def answer_days(  # noqa: C901, PLR0912, PLR0913, PLR0917 (a walk through all days, and its arrays)
    first: Numbers, head: Numbers, first_in: Numbers, tail: Numbers, both: Flags, unit: Numbers,
    sources: Numbers, targets: Numbers, window_days: int, flip_first: Places, flip_unit: Numbers,
    flip: Words, now: Words, every: Words, told: Words,
) -> None:  # fmt: skip
    """Fill ``told[day, word]``; ``now`` is the rows of day 0 and is moved on day by day."""
    count, units, words = len(unit), now.shape[0], now.shape[1]
    days = len(flip_first) - 1
    one_way = 0 if both.all() else 1
    state = np.zeros(units, dtype=np.int8)
    by_patch = np.zeros((8, count + 1), dtype=np.int32)
    parent, vertex, by_vertex, seen = by_patch[0], by_patch[1], by_patch[2], by_patch[3]
    degree, number, ground_of, queue = by_patch[4], by_patch[5], by_patch[6], by_patch[7]
    starts = np.zeros((3, count + 2), dtype=np.int32)
    vertex_first, near_first, arc_first = starts[0], starts[1], starts[2]
    ends = np.zeros((2, 2 * len(head)), dtype=np.int32)
    near, arc = ends[0], ends[1]
    goes = np.zeros(2 * len(head), dtype=np.bool_)
    mark = np.zeros(count, dtype=np.int8)
    queued = np.zeros(count, dtype=np.bool_)
    rows = np.zeros((count, words), dtype=np.uint64)
    reached = np.zeros((count, words), dtype=np.uint64)
    out = np.zeros(words, dtype=np.uint64)
    kept, answer = 0, NEVER
    for day in range(days):
        for at in range(flip_first[day], flip_first[day + 1]):
            ground = flip_unit[at]
            for word in range(words):
                now[ground, word] ^= flip[at, word]
        if day % window_days == 0:
            stop = min(day + window_days, days)
            _classify(day, stop, flip_first, flip_unit, flip, now, every, state)
            vertices = _draw_together(
                first, head, both, unit, state, parent, vertex, by_vertex, vertex_first
            )
            answer = _mark_ends(vertices, sources, targets, unit, vertex, state, mark)
            if answer == SOMETIMES:
                _neighbours(
                    vertices, vertex, by_vertex, vertex_first, first, head, first_in, tail,
                    one_way, seen, near_first, near, goes,
                )  # fmt: skip
                _prune(vertices, near_first, near, mark, degree, queue)
                kept = _keep(
                    vertices, by_vertex, vertex_first, unit, state, degree, near_first, near,
                    goes, number, mark, ground_of, arc_first, arc,
                )  # fmt: skip
                for at in range(kept):
                    for word in range(words):
                        rows[at, word] = every[word]
        if answer == ALWAYS:
            for word in range(words):
                told[day, word] = every[word]
        elif answer == SOMETIMES:
            for at in range(kept):
                if ground_of[at] >= 0:
                    for word in range(words):
                        rows[at, word] = now[ground_of[at], word]
            _search(kept, arc_first, arc, mark, rows, reached, queue, queued, out, told[day])
