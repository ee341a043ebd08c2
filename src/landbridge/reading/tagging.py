"""Parts of speech: a linear tagger in two passes over a whole document at once, Penn tags out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

__all__ = [
    "FIRST_SLOTS",
    "SECOND_SLOTS",
    "Encoded",
    "Table",
    "Weights",
    "best_tags",
    "encoded",
    "in_pairs",
    "kept_weights",
    "own_and_close",
    "tags_of",
]

FIRST_SLOTS, SECOND_SLOTS = 1 << 18, 1 << 20
"""Numbers that features are hashed to, in the first and the second pass."""

_EDGE = "\x02"
_REACH = 2  # words to either side
_SEEN_AT = ((0, 15), (-1, 6), (1, 6), (-2, 3), (2, 3))
"""How many of the features of a word are seen from a word that far away."""
_RUN = re.compile(r"(.)\1\1+")
_LONG = 60  # characters of a word that count
_BATCH = 20_000  # words that are tagged at once, which bounds memory
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def _shape(word: str) -> str:
    shape = "".join(
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word
    )
    return _RUN.sub(r"\1\1", shape)


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> tuple[int, ...]:
    """Hash what can be seen of a word by itself; the first are what neighbours see."""
    word = word[:_LONG].replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    low, shape = word.lower(), _shape(word)
    last = low.rpartition("-")[2]
    seen = (
        "w" + low, "3" + low[-3:], "h" + shape, "2" + low[-2:], "4" + low[-4:], "1" + low[-1:],
        "W" + word, "5" + low[-5:], "a" + low[:1], "b" + low[:2], "c" + low[:3], "d" + low[:4],
        "l" + last[-4:] + ("-" if last != low else ""), "k" + low[-2:] + shape[:3],
        "z" + shape[:1] + shape[-1:] + str(min(len(low), 9)),
    )  # fmt: skip
    return tuple(crc32(text.encode("utf-8", "surrogatepass")) for text in seen)


_NOUNS_IN_ING = frozenset(
    [
        "crossing",
        "building",
        "meeting",
        "shelling",
        "bombing",
        "fighting",
        "landing",
        "briefing",
        "hearing",
    ]
)
"""Nouns of this trade that the treebank would have as verbs."""
_ALWAYS_VERBS = {
    **dict.fromkeys(
        (
            "overran",
            "froze",
            "withdrew",
            "retook",
            "overthrew",
            "fled",
            "laid",
            "strove",
            "wrested",
        ),
        "VBD",
    ),
    **dict.fromkeys(("withdrawn", "retaken", "overthrown", "besieged", "encircled"), "VBN"),
}
"""Verbs of this trade that the treebank hardly has; what they are where no verb was seen."""
_NEVER_VERBS = frozenset({"NN", "NNP", "NNS", "IN", "RB", "CC"})
_BEFORE_NOUNS = frozenset({"NN", "NNP", "JJ", "DT", "POS", "PRP$"})


@dataclass(frozen=True, slots=True)
class Encoded:
    """A document as numbers: what each word shows, and which words stand where.

    ``words`` has a row for each different word, ``places`` the row of each word in order with two
    edges before and after every sentence, ``real`` the positions in it that are words.
    """

    words: NDArray[np.uint64]
    places: NDArray[np.int64]
    real: NDArray[np.int64]


def encoded(sentences: Iterable[Sequence[str]]) -> Encoded:
    """Number the words of sentences."""
    rows: dict[str, int] = {_EDGE: 0}
    places = [0] * _REACH
    real: list[int] = []
    for words in sentences:
        real.extend(range(len(places), len(places) + len(words)))
        places.extend(rows.setdefault(word, len(rows)) for word in words)
        places.extend([0] * _REACH)
    return Encoded(
        np.array([_of_word(word) for word in rows], np.uint64),
        np.array(places, np.int64),
        np.array(real, np.int64),
    )


def _slots(hashes: NDArray[np.uint64], kinds: NDArray[np.uint64], slots: int) -> NDArray[np.int64]:
    """Hash features, each with the number of its kind, to below a power of two."""
    mixed = (hashes + kinds * _MIX[2]) * _MIX[0]
    return ((mixed >> np.uint64(32)) & np.uint64(slots - 1)).astype(np.int64)


def _pair(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return left * _MIX[1] + right * _MIX[2]


def own_and_close(seen: Encoded, slots: int) -> list[tuple[int, NDArray[np.int64]]]:
    """Give the features of each different word, and what of them its neighbours see.

    The first of each pair is how far away the word is that they speak for.
    """
    given = []
    for kind, (distance, many) in enumerate(_SEEN_AT):
        shown = seen.words[:, :many]
        kinds = np.arange(shown.shape[1], dtype=np.uint64) + np.uint64(32 * kind)
        given.append((distance, _slots(shown, kinds, slots)))
    return given


def in_pairs(seen: Encoded, tags: NDArray[np.int64], slots: int) -> NDArray[np.int64]:
    """Give the slots of features that join words with neighbours and with their tags so far.

    ``tags`` are those of the first pass by position of ``seen.places`` (0 at edges).
    """
    at, hashes = seen.real, seen.words
    word, end = hashes[:, 0], hashes[:, 1]
    here, before, after = (seen.places[at + step] for step in (0, -1, 1))
    tag = tags.astype(np.uint64) + np.uint64(1)
    one, two, three, four = (tag[at + step] for step in (-1, 1, -2, 2))
    joined = (
        _pair(word[before], word[here]), _pair(word[here], word[after]),
        _pair(word[before], end[here]), _pair(end[here], word[after]),
        one, two, _pair(one, two), _pair(three, one), _pair(two, four),
        _pair(one, word[here]), _pair(two, word[here]), _pair(one, end[here]),
        _pair(two, end[here]), _pair(_pair(one, two), word[here]), _pair(three, word[here]),
        _pair(four, word[here]), _pair(_pair(three, one), two), _pair(one, word[after]),
        _pair(two, word[before]), _pair(tag[at], one), _pair(_pair(tag[at], one), two), three, four,
    )  # fmt: skip
    kinds = np.arange(len(joined), dtype=np.uint64) + np.uint64(512)
    return _slots(np.stack(joined, axis=1), kinds, slots)


@dataclass(frozen=True, slots=True)
class Table:
    """Weights (rows x tags) of one pass, and the row of each slot; row 0 is of unknown ones.

    Weights are whole steps from -31 to 31: what a step is worth does not matter to which is best.
    """

    row_of: NDArray[np.int32]
    weights: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Weights:
    """Tags by number and the tables of both passes."""

    tags: tuple[str, ...]
    first: Table
    second: Table


def _added_up(table: Table, slots: NDArray[np.int64]) -> NDArray[np.int16]:
    """Add up the weights of the slots of each row (rows x tags), column by column."""
    rows = table.row_of.take(slots.T)
    total: NDArray[np.int16] = table.weights.take(rows[0], axis=0).astype(np.int16)
    for row in rows[1:]:
        total += table.weights.take(row, axis=0)
    return total


def _shown(seen: Encoded, table: Table) -> NDArray[np.int16]:
    """Add up what each word and its neighbours show (words in order x tags)."""
    total = np.zeros((len(seen.real), table.weights.shape[1]), np.int16)
    for distance, slots in own_and_close(seen, len(table.row_of)):
        scores = _added_up(table, slots)
        total += scores.take(seen.places.take(seen.real + distance), axis=0)
    return total


def best_tags(seen: Encoded, weights: Weights) -> NDArray[np.int64]:
    """Tag in two passes: the second sees the tags of the first on either side."""
    tags = np.zeros(len(seen.places), np.int64)
    tags[seen.real] = _shown(seen, weights.first).argmax(axis=1) + 1
    table = weights.second
    pairs = _added_up(table, in_pairs(seen, tags, len(table.row_of)))
    best: NDArray[np.int64] = (_shown(seen, table) + pairs).argmax(axis=1)
    return best


def _table(kept: Any, name: str, slots: int) -> Table:  # an archive of arrays
    known = np.unpackbits(kept[name + "_known"], count=slots).astype(bool)
    row_of = np.zeros(slots, np.int32)
    row_of[known] = np.arange(1, known.sum() + 1)
    return Table(row_of, np.pad(kept[name], ((1, 0), (0, 0))))


def kept_weights(file: Traversable) -> Weights:
    """Read weights from the archive that ``training/train_tags.py`` writes."""
    with file.open("rb") as stream:
        kept = np.load(stream, allow_pickle=False)
        return Weights(
            tuple(str(tag) for tag in kept["tags"]),
            _table(kept, "first", FIRST_SLOTS),
            _table(kept, "second", SECOND_SLOTS),
        )


@cache
def _weights() -> Weights:
    return kept_weights(resources.files("landbridge.reading").joinpath("weights/tags.npz"))


def tags_of(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Give the Penn tag of every word of sentences (words in, tags out, in the same shape).

    The tagger is a linear model over hashed features of the word, two words to either side and,
    in the second pass, the tags of the first pass around it; see ``weights/README.md``.
    """
    weights = _weights()
    given: list[list[str]] = []
    batch: list[Sequence[str]] = []
    held = 0
    for words in sentences:
        batch.append(words)
        held += len(words)
        if held >= _BATCH:
            given.extend(_batch_tags(batch, weights))
            batch, held = [], 0
    given.extend(_batch_tags(batch, weights))
    return given


def _batch_tags(sentences: Sequence[Sequence[str]], weights: Weights) -> list[list[str]]:
    seen = encoded(sentences)
    best = best_tags(seen, weights).tolist() if len(seen.real) else []
    given, at = [], 0
    for words in sentences:
        tags = [weights.tags[tag] for tag in best[at : at + len(words)]]
        given.append(tags)
        at += len(words)
        _of_this_trade(words, tags)
    return given


def _of_this_trade(words: Sequence[str], tags: list[str]) -> None:
    """Put right the tags of words that the treebank, which is of another trade, hardly has."""
    for place, word in enumerate(words):
        low = word.lower()
        if low in _NOUNS_IN_ING:
            if tags[place] == "VBG" and place and tags[place - 1] in _BEFORE_NOUNS:
                tags[place] = "NN"
        elif low in _ALWAYS_VERBS:
            tag = _ALWAYS_VERBS[low]
            if tags[place] in _NEVER_VERBS or (tags[place] == "JJ" and tag == "VBD"):
                tags[place] = tag
