"""Words and numbers that tell two places of one name apart: upper and lower, old and new."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from landbridge.model.names import fold

__all__ = ["opposed"]

# Each line is one quarrel; its sides are parted by |. A word that ends in * is a beginning.
_QUARRELS = """
    east eastern sharqi sharqiya sharqiyah sharqiye skhidn* vostochn*
    | west western gharbi gharbiya gharbiyah gharbiye zakhidn* zapadn*
    | north northern shamali shamaliya shamaliyah pivnichn* severn*
    | south southern janubi janubiya janubiyah pivdenn* yuzhn*
    ; upper fawqani fawqaniya fawqaniyah fawqa olya ulya bala verkhn* verkhi* verin
    | lower tahtani tahtaniya tahtaniyah tahta sofla sufla pain payin nyzhn* nizhn* nerkin
    ; new nova novi novyi novyy novyi novaya nove jadid jadida jadidah jadideh nowe nor yeni
    | old stara stari staryi staryy staraya stare qadim qadima qadimah kohneh kohna hin eski
    ; big great greater velyka velykyi velyki bolshaya bolshoi kabir kabira kabirah bozorg
    | little small mala malyi mali malaya malyy saghir saghira saghirah kuchek kuchak
"""


def _sides() -> dict[str, tuple[int, int]]:
    found = {}
    for quarrel, sides in enumerate(_QUARRELS.split(";")):
        for side, words in enumerate(sides.split("|")):
            found.update(dict.fromkeys(words.split(), (quarrel, side)))
    return found


_EXACT = {word: side for word, side in _sides().items() if not word.endswith("*")}
_BEGINNINGS = tuple((word[:-1], side) for word, side in _sides().items() if word.endswith("*"))


@lru_cache(maxsize=1 << 16)
def _taken(name: str) -> frozenset[tuple[int, int]]:
    """The sides that a name takes."""
    found = set()
    for word in fold(name).split():
        if word in _EXACT:
            found.add(_EXACT[word])
        else:
            found |= {side for beginning, side in _BEGINNINGS if word.startswith(beginning)}
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name, in plain digits."""
    found = re.findall(r"\d+", name)
    return tuple(sorted("".join(str(unicodedata.digit(d)) for d in digits) for digits in found))


def opposed(one: str, other: str) -> bool:
    """Whether one name is upper and the other lower, or their numbers differ: surely two places."""
    if _numbers(one) != _numbers(other):
        return True
    left, right = dict(_taken(one)), dict(_taken(other))
    return any(left[quarrel] != right[quarrel] for quarrel in left.keys() & right.keys())
