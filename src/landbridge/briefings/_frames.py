"""Frames of an atlas packed small for the script of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.briefings._fronts import front_marks
from landbridge.briefings._maptext import frame_gap_words
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._fronts import FrontMarks
    from landbridge.briefings._labels import Box
    from landbridge.briefings._scene import Scene
    from landbridge.model.atlas import AtlasFrame

__all__ = ["ALPHABET", "frames_data"]

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.,:;!*()+~$"
_WORDS = ("open", "contested", "unknown", "closed", "absent")
_WAYS = (None, "ab", "ba")


class _Shelf:
    """A list in which every value stands once, found by its position."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._position: dict[Any, int] = {}

    def place(self, key: Any, value: Any) -> int:
        """Give the position of a value, adding it when new."""
        if key not in self._position:
            self._position[key] = len(self.values)
            self.values.append(value)
        return self._position[key]


def _letters(numbers: list[int], wide: int) -> str:
    """Write numbers as letters, one or two for each."""
    size = len(ALPHABET)
    if wide == 1:
        return "".join(ALPHABET[n] for n in numbers)
    return "".join(ALPHABET[n // size] + ALPHABET[n % size] for n in numbers)


def _change(now: str, before: str | None, wide: int) -> str | list[Any]:
    """Write what changed since the frame before, or the whole where that is shorter."""
    if before is None:
        return now
    changes: list[Any] = []
    for k in range(0, len(now), wide):
        if now[k : k + wide] != before[k : k + wide]:
            changes += [k // wide, now[k : k + wide]]
    return changes if len(str(changes)) < len(now) else now


def _passages(frame: AtlasFrame) -> list[int]:
    return [
        _WORDS.index(a) * 5 + _WORDS.index(b) + 25 * _WAYS.index(way)
        for (a, b), way in zip(frame.halves, frame.one_way, strict=True)
    ]


def _drawn(front: FrontMarks | None) -> list[Any] | None:
    """Write the marks of a gap as the script draws them."""
    if front is None:
        return None
    numbers = (*front.start, *front.end, front.degrees, *front.middle)
    return [*(round(number, 1) for number in numbers), front.words]


def frames_data(scene: Scene, names: Sequence[Box] = ()) -> dict[str, Any]:
    """Pack every frame: places and halves as letters, changes only; rare things by position.

    ``names`` are the boxes of the names that stay on the map: the words of other days keep clear.
    """
    ways, gaps, marks, words = _Shelf(), _Shelf(), _Shelf(), _Shelf()
    wide = 1 if len(scene.looks.order) <= len(ALPHABET) else 2
    rows: list[list[Any]] = []
    places: str | None = None
    halves: str | None = None
    for frame in scene.atlas.frames:
        now = _letters([scene.looks.position(ground) for ground in frame.places], wide)
        passing = _letters(_passages(frame), 1)
        asked = frame is scene.atlas.frames[scene.atlas.asked]
        front = front_marks(scene, frame, () if asked else names)
        said = frame_gap_words(scene.atlas, frame)
        rows.append(
            [
                frame.first,
                frame.last,
                list(Status).index(frame.status),
                _change(now, places, wide),
                _change(passing, halves, 1),
                ways.place(frame.route, list(frame.route)),
                gaps.place(frame.gap, list(frame.gap)),
                marks.place(front, _drawn(front)),
                words.place(said, said),
            ]
        )
        places, halves = now, passing
    return {
        "alphabet": ALPHABET,
        "wide": wide,
        "looks": [look.name for look in scene.looks.order],
        "letters": [look.letter for look in scene.looks.order],
        "statuses": [status_word(status) for status in Status],
        "routes": ways.values,
        "gaps": gaps.values,
        "fronts": marks.values,
        "words": words.values,
        "frames": rows,
        "asked": scene.atlas.asked,
    }
