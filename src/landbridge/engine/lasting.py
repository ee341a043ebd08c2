"""Ways that last: on which days is one and the same route open for at least so many days on end?

A route is open from lane i through lane j where each of its units is, so each unit's lanes are
eroded: it keeps lane i where it stays open from the start of i for as many days as are asked for.
One sweep over what is left tells from which lanes on some single route lasts, and every lane that
such a stretch touches is one of the answer. Lanes may be runs of days of unequal length; then the
same is done backward too, from the end of each lane, for a stretch may have to begin inside a lane
in order to touch the next one. More need not be tried: any other stretch can be shortened, at one
of its ends, to one that begins or ends with a lane, and still touches the lane in question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.arrivals import arrivals
from landbridge.engine.compiler import kernel
from landbridge.engine.courses import Rows, pack, unpack
from landbridge.engine.readers import call, patches_of_ends

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["kept_open", "lasting", "longest_kept_open"]


@kernel
def _erode(
    words: NDArray[np.uint64],
    lowest: NDArray[np.int64],
    highest: NDArray[np.int64],
    eroded: NDArray[np.uint64],
) -> None:
    """Cut each stretch of ones, from lane i to lane j, to ``lowest[i]`` to ``highest[j]``.

    Rows of one reader. By stretches and not by shifts, which do not serve lanes of unequal length.
    """
    width = words.shape[1]
    for row in range(len(words)):
        low = -1
        before = np.uint64(0)
        for word in range(width + 1):
            now = words[row, word] if word < width else np.uint64(0)
            flips = now ^ ((now << np.uint64(1)) | before)
            before = now >> np.uint64(63)
            if flips == np.uint64(0):
                continue
            for bit in range(64):
                if (flips >> np.uint64(bit)) & np.uint64(1) == np.uint64(0):
                    continue
                lane = (word << 6) + bit
                if low < 0:
                    low = lowest[lane]
                    continue
                high = highest[lane - 1]
                for at in range(low >> 6, (high >> 6) + 1 if high >= low else 0):
                    stretch = ~np.uint64(0)
                    if at == low >> 6:
                        stretch &= ~np.uint64(0) << np.uint64(low & 63)
                    if at == high >> 6:
                        stretch &= ~np.uint64(0) >> np.uint64(63 - (high & 63))
                    eroded[row, at] |= stretch
                low = -1


def _days_of(lanes: int, spans: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Give first and last day of each lane, of a day each where nothing is said."""
    if spans is None:
        return np.repeat(np.arange(lanes, dtype=np.int64)[:, None], 2, axis=1)
    spans = np.asarray(spans, dtype=np.int64)
    if spans.shape != (lanes, 2):
        raise ValueError(f"spans has not the first and the last day of each of the {lanes} lanes")
    if (spans[:, 1] < spans[:, 0]).any() or (spans[1:, 0] <= spans[:-1, 1]).any():
        raise ValueError("the spans of lanes must rise and not overlap")
    return spans


def _ends(spans: NDArray[np.int64], days: int) -> NDArray[np.int64]:
    """Give for each lane the lane in which a stretch ends that begins with it.

    Their number stands for a stretch that never gets so long.
    """
    if days < 1:
        raise ValueError(f"a way lasts for 1 day or more, not for {days}")
    first, last = spans.T
    lanes = first.shape[0]
    torn = np.flatnonzero(first[1:] != last[:-1] + 1)
    piece = np.searchsorted(torn, np.arange(lanes), side="left")
    end = np.searchsorted(last, first + days - 1)
    whole = (end < lanes) & (piece[np.minimum(end, lanes - 1)] == piece)
    ends: NDArray[np.int64] = np.where(whole, end, lanes)
    return ends


def _begins(spans: NDArray[np.int64], days: int) -> NDArray[np.int64]:
    """Give for each lane the lane in which a stretch begins that ends with it, -1 for none."""
    lanes = spans.shape[0]
    begins: NDArray[np.int64] = lanes - 1 - _ends(-spans[::-1, ::-1], days)[::-1]
    return begins


def lasting(
    rows: Rows, days: int, spans: NDArray[np.int64] | None = None, *, backward: bool = False
) -> Rows:
    """Keep of each row the lanes from whose start on it is open for that many days on end.

    Parameters
    ----------
    rows
        lanes in which each unit lets pass, both readers'
    days
        how many on end, 1 or more
    spans
        ``[lane, 2]``: first and last day of each lane, rising; between lanes there may be days of
        which nothing is known, and no stretch reaches over them. If not given, each lane is a day
    backward
        keep the lanes by whose end it has been open for that many days instead
    """
    real, every = _days_of(rows.lanes, spans), np.arange(rows.lanes)
    if backward:
        begin = _begins(real, days)
        kept = np.flatnonzero(begin >= 0)
        at = np.searchsorted(begin[kept], every)
        lowest, highest = np.concatenate([kept, [rows.lanes]])[at], every
    else:
        end = _ends(real, days)
        kept = np.flatnonzero(end < rows.lanes)
        at = np.searchsorted(end[kept], every, side="right")
        lowest, highest = every, np.concatenate([[-1], kept])[at]
    can = np.zeros(rows.lanes, dtype=np.bool_)
    can[kept] = True
    eroded = np.zeros_like(rows.words)
    for reader in range(0, rows.words.shape[1], max(rows.width, 1)):
        part = np.ascontiguousarray(rows.words[:, reader : reader + rows.width])
        cut = np.zeros_like(part)
        call(_erode, part.size * 16, part, lowest, highest, cut)
        eroded[:, reader : reader + rows.width] = cut & pack(can[None])
    return Rows(rows.lanes, rows.doubtful, eroded)


def kept_open(
    patches: Patches,
    rows: Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    days: int,
    spans: NDArray[np.int64] | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say on which lanes one route from the sources to the targets is kept open for so many days.

    A lane is one where it lies in a stretch of at least ``days`` days throughout which one and the
    same route is open.

    Parameters
    ----------
    patches, rows
        the collapsed roads, and the lanes in which each unit lets pass
    sources, targets
        patches of the two ends; a route leads from any of the ones to any of the others
    days, spans
        as for `lasting`

    Returns
    -------
    ``[lane]`` for the pessimist and ``[lane]`` for the optimist
    """
    sources, targets = (patches_of_ends(ends, patches.count) for ends in (sources, targets))
    is_target = np.zeros(patches.count, dtype=np.bool_)
    is_target[targets] = True
    real, every = _days_of(rows.lanes, spans), np.arange(rows.lanes)
    stretches = [(every, _ends(real, days))]
    if spans is not None:
        stretches.append((_begins(real, days), every))
    touched = np.zeros((2, rows.lanes), dtype=np.bool_)
    for backward, (begin, end) in enumerate(stretches):
        left = lasting(rows, days, spans, backward=bool(backward))
        words = arrivals(patches, left.words, sources, is_target)
        for reader, part in enumerate((words[: rows.width], words[-rows.width :])):
            touched[reader] |= _touched(unpack(part, rows.lanes), begin, end)
    return touched[0], touched[1]


def _touched(
    found: NDArray[np.bool_], begin: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Mark every lane of the stretches that were found."""
    change = np.zeros(found.shape[0] + 1, dtype=np.int64)
    np.add.at(change, begin[found], 1)
    np.add.at(change, end[found] + 1, -1)
    touched: NDArray[np.bool_] = np.cumsum(change[:-1]) > 0
    return touched


def longest_kept_open(
    patches: Patches,
    rows: Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    spans: NDArray[np.int64] | None = None,
) -> tuple[int, int]:
    """Give the most days on end for which one route is ever kept open; 0 where there is none.

    For the pessimist and for the optimist, by halving; the arguments are those of `kept_open`.
    """
    real = _days_of(rows.lanes, spans)
    days = int((real[:, 1] - real[:, 0] + 1).sum())
    found = []
    for reader in range(2 if rows.doubtful else 1):
        low, high = 0, days
        while low < high:
            middle = (low + high + 1) // 2
            ever = kept_open(patches, rows, sources, targets, middle, spans)[reader].any()
            low, high = (middle, high) if ever else (low, middle - 1)
        found.append(low)
    return found[0], found[-1]
