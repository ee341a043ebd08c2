"""Train the part-of-speech tagger: from a folder of UD English-EWT to reading/weights/tags.npz.

    python training/train_tags.py FOLDER [OUT]

FOLDER is a checkout of https://github.com/UniversalDependencies/UD_English-EWT (CC BY-SA 4.0), at
commit 15d613d8447b3478787d4c278730a1e48a945efb for the weights that ship. Two passes of softmax
regression over hashed features with AdaGrad, averaged; the first pass is trained five times more,
each without a fifth of the sentences, so that the second learns from tags as wrong as those that
it will meet. Every sentence is learned in the words of the treebank and in ours, which keep what
has a hyphen in it whole; to them come made sentences of the field (`field_sentences.py`). Needs
numba, which landbridge needs anyway. Seeded: the same bytes twice on one machine.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import numba
import numpy as np
from field_sentences import made

from landbridge.reading.tagging import (
    FIRST_SLOTS,
    SECOND_SLOTS,
    Encoded,
    Table,
    Weights,
    best_tags,
    encoded,
    in_pairs,
    kept_weights,
    own_and_close,
)
from landbridge.reading.tokens import words_of

SEED = 20261125
EPOCHS = 7
RATE = 0.15
FOLDS = 5
FIELD = 1500  # sentences of ours
SEEN_AT_LEAST = 3
STEPS = 31
OUT = Path(__file__).parents[1] / "src/landbridge/reading/weights/tags.npz"
UNKNOWN = -1


class Tagged(NamedTuple):
    words: list[str]
    tags: list[str]


# ---------------------------------------------------------------- the treebank


def text_of(folder: Path, part: str) -> str:
    """The file of a part, or the files that it was joined from, in their order."""
    whole = folder / f"en_ewt-ud-{part}.conllu"
    if whole.is_file():
        return whole.read_text("utf-8")
    apart = folder / "not-to-release"
    names = (apart / f"file-lists/files.{part}").read_text("utf-8").split()
    return "".join((apart / "sources" / name).read_text("utf-8") for name in names)


def sentences_of(conllu: str) -> list[tuple[str, Tagged]]:
    """Each sentence as it was written, and its words with Penn tags."""
    found = []
    for block in conllu.split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            found.append((text, Tagged([row[1] for row in rows], [row[4] for row in rows])))
    return found


def merged(tags: list[str]) -> str:
    """The tag of a word that we keep whole and the treebank does not."""
    if "HYPH" not in tags:
        return ""
    parts = [tag for tag in tags if tag != "HYPH"]
    if not parts:
        return "HYPH"
    last = parts[-1]
    if last in {"VBN", "VBD", "VBG", "JJ", "JJR", "JJS"} and len(parts) > 1:
        return "JJ" if parts[0] != "AFX" or last == "JJ" else last
    if parts[0] in {"CD", "JJ"} and last in {"NN", "NNS", "CD"} and parts[0] != last:
        return "JJ" if last == "NN" else last
    return last


def in_our_words(text: str, gold: Tagged) -> Tagged:
    """The same sentence in the words that our tokenizer makes; "" where a tag cannot be told."""
    ends, at = {}, 0
    for word, tag in zip(gold.words, gold.tags, strict=True):
        at = text.find(word, at)
        if at < 0:
            return Tagged([], [])
        ends[at] = (at + len(word), tag)
        at += len(word)
    words, tags = [], []
    for start, end in words_of(text, 0, len(text)):
        inside = [(s, e, t) for s, (e, t) in ends.items() if start <= s and e <= end]
        words.append(text[start:end])
        whole = bool(inside) and inside[0][0] == start and inside[-1][1] == end
        if not whole:
            tags.append("")
        else:
            tags.append(inside[0][2] if len(inside) == 1 else merged([t for _, _, t in inside]))
    return Tagged(words, tags)


# ---------------------------------------------------------------- learning


@numba.njit(cache=False)
def learn(
    features: np.ndarray, gold: np.ndarray, rows: int, tags: int, orders: np.ndarray, rate: float
) -> np.ndarray:
    weights = np.zeros((rows, tags), np.float32)
    squares = np.full((rows, tags), 1e-3, np.float32)
    total = np.zeros((rows, tags), np.float32)
    scores = np.empty(tags, np.float32)
    width = features.shape[1]
    for epoch in range(orders.shape[0]):
        for at in orders[epoch]:
            if gold[at] < 0:
                continue
            scores[:] = 0
            for column in range(width):
                row = features[at, column]
                if row:
                    scores += weights[row]
            scores -= scores.max()
            scores[:] = np.exp(scores)
            scores /= scores.sum()
            scores[gold[at]] -= 1.0
            for column in range(width):
                row = features[at, column]
                if not row:
                    continue
                for tag in range(tags):
                    slope = scores[tag]
                    if slope > 1e-3 or slope < -1e-3:
                        squares[row, tag] += slope * slope
                        weights[row, tag] -= rate * slope / np.sqrt(squares[row, tag])
        if epoch >= orders.shape[0] - 4:
            total += weights
    return total / np.float32(4)


def shown_features(seen: Encoded, slots: int) -> np.ndarray:
    columns = [
        rows[seen.places[seen.real + distance]] for distance, rows in own_and_close(seen, slots)
    ]
    return np.concatenate(columns, axis=1)


def rows_of(features: np.ndarray, slots: int) -> tuple[np.ndarray, np.ndarray]:
    """Number the slots that are met often enough, from 1; and put features in those numbers."""
    counts = np.bincount(features.ravel(), minlength=slots)
    known = counts >= SEEN_AT_LEAST
    row_of = np.zeros(slots, np.int32)
    row_of[known] = np.arange(1, known.sum() + 1)
    return row_of, row_of[features]


def orders_of(chosen: np.ndarray, epochs: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return np.stack([random.permutation(chosen) for _ in range(epochs)])


def train(sentences: list[Tagged], group: list[int]) -> Weights:
    names = tuple(sorted({tag for _, tags in sentences for tag in tags if tag}))
    number = {tag: place for place, tag in enumerate(names)}
    gold = np.array([number.get(tag, UNKNOWN) for _, tags in sentences for tag in tags], np.int64)
    fold = np.array(
        [g % FOLDS for (words, _), g in zip(sentences, group, strict=True) for _ in words]
    )
    seen = encoded([words for words, _ in sentences])
    everything = np.arange(len(gold))

    row_of, features = rows_of(shown_features(seen, FIRST_SLOTS), FIRST_SLOTS)
    many = int(row_of.max()) + 1
    guessed = np.zeros(len(gold), np.int64)
    for left_out in range(FOLDS):
        table = learn(
            features, gold, many, len(names), orders_of(everything[fold != left_out], 4, SEED), RATE
        )
        held = np.flatnonzero(fold == left_out)
        for piece in np.array_split(held, 1 + len(held) // 5000):
            guessed[piece] = table[features[piece]].sum(axis=1).argmax(axis=1)
    print("first pass, on what was left out:", (guessed == gold)[gold >= 0].mean())
    first = Table(
        row_of, learn(features, gold, many, len(names), orders_of(everything, 4, SEED), RATE)
    )

    tags = np.zeros(len(seen.places), np.int64)
    tags[seen.real] = guessed + 1
    both = np.concatenate(
        [shown_features(seen, SECOND_SLOTS), in_pairs(seen, tags, SECOND_SLOTS)], axis=1
    )
    row_of, features = rows_of(both, SECOND_SLOTS)
    many = int(row_of.max()) + 1
    second = learn(features, gold, many, len(names), orders_of(everything, EPOCHS, SEED + 1), RATE)
    return Weights(names, first, Table(row_of, second))


# ---------------------------------------------------------------- keeping


def small(table: Table) -> tuple[np.ndarray, np.ndarray, np.float32]:
    """Weights in few steps: which slots are known, their rows, and what one step is worth."""
    scale = np.float32(np.quantile(np.abs(table.weights[table.weights != 0]), 0.999) / STEPS)
    steps = np.clip(np.rint(table.weights / scale), -STEPS, STEPS).astype(np.int8)
    steps[np.abs(steps) <= 1] = 0
    alive = np.abs(steps).max(axis=1) > 2
    alive[0] = False
    known = (table.row_of > 0) & alive[table.row_of]
    return np.packbits(known), steps[table.row_of[known]], scale


def keep(weights: Weights, path: Path) -> None:
    arrays: dict[str, np.ndarray] = {"tags": np.array(weights.tags)}
    for name, table in (("first", weights.first), ("second", weights.second)):
        known, steps, scale = small(table)
        arrays |= {name: steps, name + "_known": known, name + "_scale": np.array(scale)}
        print(name, steps.shape, "share of zeros", (steps == 0).mean().round(3))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.save(stream, array, allow_pickle=False)
            entry = zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, stream.getvalue())
    print(path, path.stat().st_size, "bytes")


def measured(weights: Weights, sentences: list[Tagged]) -> float:
    """The share of words whose tag is right, in the weights as they are kept."""
    seen = encoded([words for words, _ in sentences])
    best = [weights.tags[tag] for tag in best_tags(seen, weights)]
    gold = [tag for _, tags in sentences for tag in tags]
    pairs = [(b, g) for b, g in zip(best, gold, strict=True) if g]
    return sum(b == g for b, g in pairs) / len(pairs)


def main() -> None:
    folder, *rest = (Path(given) for given in sys.argv[1:])
    learned: list[Tagged] = []
    group: list[int] = []
    for place, (text, gold) in enumerate(sentences_of(text_of(folder, "train"))):
        ours = in_our_words(text, gold)
        learned.append(gold)
        group.append(place)
        if ours.words and ours.words != gold.words:
            learned.append(ours)
            group.append(place)
    for place, (words, tags) in enumerate(made(FIELD)):
        learned.append(Tagged(words, tags))
        group.append(place)
    print(len(learned), "sentences to learn from")
    weights = train(learned, group)
    out = rest[0] if rest else OUT
    keep(weights, out)
    weights = kept_weights(out)
    for part in ("dev", "test"):
        gold = sentences_of(text_of(folder, part))
        ours = [sentence for text, tagged in gold if (sentence := in_our_words(text, tagged)).words]
        print(part, "in words of the treebank", measured(weights, [tagged for _, tagged in gold]))
        print(part, "in our words", measured(weights, ours))


if __name__ == "__main__":
    main()
