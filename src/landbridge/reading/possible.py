"""A possible attribution, the places where its content could end, and what is passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.reading.cues import CUES
from landbridge.reading.word_classes import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.reading.clauses import Words

__all__ = ["PERIODS", "Possible", "Range", "after_asides", "boundaries", "end_features"]

Range = tuple[int, int]
"""Positions of words, the second exclusive."""

PERIODS = frozenset(
    ["day", "night", "week", "month", "year", "morning", "afternoon", "evening", "weekend"]
)


@dataclass(slots=True)
class Possible:
    """A possible attribution: positions of its words, by which pattern, and what speaks for it."""

    cue: Range
    head: int
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    pattern: str
    holder: str
    features: dict[str, float]
    score: float = 0.0


def boundaries(words: Words, start: int, end: int) -> Iterator[int]:
    """Give the positions at which content that begins at ``start`` could end before ``end``."""
    kind, low = words.kind, words.low
    for at in range(start + 1, end):
        if words.inside[at] >= 0:
            continue
        if (
            (kind[at] == "X" and low[at] not in "'\"\u2019")
            or kind[at] in "CW"
            or low[at] in ("as", "after", "before", "during", "on", "in", "at")
            or low[at] in TIMES
        ):
            yield at


def end_features(words: Words, start: int, at: int, pattern: str) -> dict[str, float]:
    """Say what can be seen of a place where content could end."""
    low, kind, size = words.low, words.kind, len(words)
    this = low[at] if kind[at] in "CWIX" else kind[at]
    after = at + 1
    one = low[after] if after < size and kind[after] in "CWIPXDTM" else "" if after >= size else (
        ("cue" + CUES[low[after]][2]) if low[after] in CUES else kind[after]
    )  # fmt: skip
    group = pattern.split("-", maxsplit=1)[0]
    cue_near = next(
        (
            n - at
            for n in range(at, min(size, at + 6))
            if low[n] in CUES and "q" in CUES[low[n]][1] and kind[n] in "VG"
        ),
        0,
    )
    two = kind[after + 1] if after + 1 < size else ""
    subject = kind[after] in "PD" if after < size else False
    verb = next((kind[n] for n in range(at - 1, start - 1, -1) if kind[n] in "VM"), "none")
    length = at - start
    return {
        "bias": 1.0,
        f"t={this}": 1.0,
        f"t={this},{one}": 1.0,
        f"g={group},{this}": 1.0,
        f"t={this},{kind[after] if after < size else ''},{two}": 1.0,
        f"cue={min(cue_near, 4)},{this}": 1.0,
        f"subject={subject},{this}": 1.0,
        f"verb={verb},{this}": 1.0,
        f"verb={verb},{group},{this}": 1.0,
        f"short={length < 4},{this}": 1.0,  # noqa: PLR2004
        f"of={low[at - 1] in CUES},{this}": 1.0,
        "length": min(length, 40) / 40,
    }


def after_asides(words: Words, at: int, last: int) -> int:
    """Skip "on Tuesday", "in an interview with …" where content, a comma or a mark follows."""
    low, kind = words.low, words.kind
    for _ in range(4):
        if at >= last:
            break
        if low[at] in TIMES or (at > 0 and low[at - 1] in TIMES and low[at] in PERIODS):
            at += 1
            continue
        if kind[at] not in "IT" or (kind[at] == "T" and at + 1 < last and kind[at + 1] == "V"):
            break
        end = words.phrase_after(at + 1, last)
        if end <= at + 1:
            break
        if (
            end >= last
            or low[end] in (",", ":", "that", ".")
            or words.inside[end] >= 0
            or low[end] in TIMES
            or (kind[end] in "IT" and end - at < 6)  # noqa: PLR2004
        ):
            at = end
            continue
        break
    return at
