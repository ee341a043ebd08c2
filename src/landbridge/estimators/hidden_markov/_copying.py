"""Which source copies which? By what it repeats that was wrong, and by who said it first.

Two sources that are right agree, and of two that follow the same events one is mostly later:
neither tells of copying. A statement that is probably wrong is another matter. Where one source has
said the same wrong thing of the same place some days before, and hardly ever some days after, it
was copied: independent errors, even of sources that err for the same side, come as often in either
order. After Dong, Berti-Equille and Srivastava (PVLDB 2, 2009), who look for shared errors; here
with the order of days, because partisans of one side share errors without copying.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._statements import HOLDS
from landbridge.model.belief import Copying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = ["copying_of", "families_with"]

WRONG = 0.7
"""A statement counts as probably wrong from this likelihood on."""

SOON_DAYS = 5
"""A copy follows within so many days."""

FEWEST = 8
"""Fewer cases than this decide nothing."""

SIGNIFICANT = 0.01
"""Corrected for the number of pairs of sources looked at (Bonferroni)."""

SHARE = 0.25
"""A copier has at least this share of its own wrong statements from the other."""


def copying_of(
    statements: Statements, said: NDArray[np.float64], family: NDArray[np.int64]
) -> dict[str, tuple[Copying, ...]]:
    """Look at all pairs of sources of different families; give what was found, by copier.

    ``said`` is how likely each state is on the day of each statement.
    """
    wrong = _wrong(statements, said)
    where = _told(statements, np.flatnonzero(_usable(statements)).tolist())
    cases: list[tuple[int, int, int, int, int]] = []
    for one, mistakes in _told(statements, np.flatnonzero(wrong).tolist()).items():
        count = sum(len(days) for days in mistakes.values())
        for other, told in where.items():
            if other != one and family[other] != family[one]:
                after, before = _order(mistakes, told)
                if after + before >= FEWEST:
                    cases.append((one, other, count, after, before))
    found: dict[str, list[Copying]] = {}
    for one, other, count, after, before in cases:
        p_value = min(1.0, _sign_test(after, before) * len(cases))
        copies = p_value < SIGNIFICANT and after >= SHARE * count
        name = statements.voices[one][0]
        found.setdefault(name, []).append(
            Copying(statements.voices[other][0], count, after, before, p_value, copies)
        )
    return {
        name: tuple(sorted(all_of, key=lambda c: (c.p_value, c.other)))
        for name, all_of in found.items()
    }


def families_with(
    statements: Statements,
    family: NDArray[np.int64],
    copying: dict[str, tuple[Copying, ...]],
) -> NDArray[np.int64]:
    """Give families in which each copier is of the family of whom it copies most clearly."""
    of = {voice: int(family[at]) for at, voice in enumerate(statements.voices)}
    merged = family.copy()
    for name, found in copying.items():
        clear = [one for one in found if one.copies]
        if clear and (clear[0].other, False) in of:
            mine = of[name, False]
            into = int(merged[statements.voices.index((clear[0].other, False))])
            merged[merged == mine] = into
    return merged


def _usable(statements: Statements) -> NDArray[np.bool_]:
    wide = np.array([wide for _, wide in statements.voices], dtype=np.bool_)
    usable: NDArray[np.bool_] = (
        (statements.what == HOLDS) & ~statements.before & ~wide[statements.voice]
    )
    return usable


def _wrong(statements: Statements, said: NDArray[np.float64]) -> NDArray[np.bool_]:
    half = said.shape[1] // 2
    rows = np.arange(statements.count)
    right = said[rows, statements.value] + said[rows, half + statements.value]
    wrong: NDArray[np.bool_] = _usable(statements) & (right <= 1 - WRONG)
    return wrong


def _told(
    statements: Statements, rows: Iterable[int]
) -> dict[int, dict[tuple[int, int], list[int]]]:
    """By voice, and then by place and value: the days of publication, rising."""
    found: dict[int, dict[tuple[int, int], list[int]]] = {}
    for row in rows:
        key = int(statements.cell[row]), int(statements.value[row])
        by_place = found.setdefault(int(statements.voice[row]), {})
        by_place.setdefault(key, []).append(int(statements.published[row]))
    for by_place in found.values():
        for days in by_place.values():
            days.sort()
    return found


def _order(
    mistakes: dict[tuple[int, int], list[int]], told: dict[tuple[int, int], list[int]]
) -> tuple[int, int]:
    """Count mistakes that the other made too: only some days before, and only some days after.

    What was published on the same day says nothing of the order.
    """
    after = before = 0
    for key, days in mistakes.items():
        others = told.get(key)
        if others is None:
            continue
        for day in days:
            low, high = bisect_left(others, day), bisect_right(others, day)
            led = low > 0 and others[low - 1] >= day - SOON_DAYS
            follows = high < len(others) and others[high] <= day + SOON_DAYS
            after += led and not follows
            before += follows and not led
    return after, before


def _sign_test(after: int, before: int) -> float:
    """Chance of so many or more cases of ``after``, if either order were as likely."""
    cases = after + before
    total = -math.inf
    for k in range(after, cases + 1):
        log = math.lgamma(cases + 1) - math.lgamma(k + 1) - math.lgamma(cases - k + 1)
        log -= cases * math.log(2)
        high, low = max(total, log), min(total, log)
        total = high + math.log1p(math.exp(low - high)) if low > -math.inf else high
    return math.exp(min(total, 0.0))
