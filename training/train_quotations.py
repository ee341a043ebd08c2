"""Train the stages that find attributions: whether a cue attributes, and where content ends.

``python training/train_quotations.py`` reads ``training/quotations/part-*.jsonl`` and writes
``src/landbridge/reading/weights/quotations.json.gz``; the same bytes each time. With ``--check``
it reports figures by cross-validation and writes nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from landbridge.reading.attributing import possible_attributions
from landbridge.reading.clauses import Words
from landbridge.reading.linear import chance
from landbridge.reading.possible import Possible, boundaries, end_features
from landbridge.reading.quotations import WEIGHTS
from landbridge.reading.quoted import find_stretches
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "landbridge" / "reading" / "weights" / WEIGHTS
FOLDS = 5
FINEST = 3  # decimals of a weight
LEAST = 0.002  # what is smaller is left out
STRENGTH = {"cue": 0.5, "end": 0.5}

Samples = list[tuple[dict[str, float], int]]


def passages() -> list[dict[str, Any]]:
    """Read all passages, in order."""
    return [
        json.loads(line)
        for path in sorted((HERE / "quotations").glob("part-*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def spans_of(text: str, row: dict[str, Any], role: str) -> list[tuple[int, int]]:
    """Give the offsets of the words of a role."""
    words = row[role] if isinstance(row[role], list) else [row[role]] if row[role] else []
    at = row.get(f"{role}_at")
    starts = at if isinstance(at, list) else [at] * len(words)
    found = []
    for word, start in zip(words, starts, strict=False):
        begin = text.find(word) if start is None else start
        if begin >= 0:
            found.append((begin, begin + len(word)))
    return found


def words_of(text: str) -> Words:
    """Give the words of a passage as the reader sees them."""
    return Words(text, tokenised(text, find_sentences(text)), find_stretches(text))


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _characters(words: Words, one: Possible) -> list[tuple[int, int]]:
    return [(words.tokens[a].start, words.tokens[b - 1].end) for a, b in one.content]


def _share(ours: list[tuple[int, int]], gold: list[tuple[int, int]]) -> float:
    mine = {n for a, b in ours for n in range(a, b)}
    theirs = {n for a, b in gold for n in range(a, b)}
    return len(mine & theirs) / max(1, len(mine | theirs))


def matched(words: Words, one: Possible, row: dict[str, Any]) -> bool:
    """Whether a proposal has the cue of an annotated attribution."""
    head = (words.tokens[one.head].start, words.tokens[one.head].end)
    return any(_meets(head, span) for span in spans_of(words.text, row, "cue"))


def end_samples(rows: list[dict[str, Any]]) -> Samples:
    """Give places where content could end, and whether it does."""
    samples: Samples = []
    for passage in rows:
        words = words_of(passage["text"])
        for one in possible_attributions(words, lambda _: 0.0):
            if one.pattern.startswith(("quote", "colon")):
                continue
            for row in passage["attributions"]:
                if matched(words, one, row):
                    samples += _ends_of(words, one, spans_of(words.text, row, "content"))
                    break
    return samples


def _ends_of(words: Words, one: Possible, gold: list[tuple[int, int]]) -> Samples:
    samples: Samples = []
    for start, end in one.content:
        begins = words.tokens[start].start
        near = [span for span in gold if abs(span[0] - begins) <= len("the that ")]
        if not near:
            continue
        for at in boundaries(words, start, end):
            ended = words.tokens[at].start >= near[0][1]
            samples.append((end_features(words, start, at, one.pattern), int(ended)))
            if ended:
                break
    return samples


def cue_samples(rows: list[dict[str, Any]], ends: dict[str, float]) -> Samples:
    """Give proposals, and whether each holds."""
    samples: Samples = []
    for passage in rows:
        words = words_of(passage["text"])
        for one in possible_attributions(words, lambda seen: chance(ends, seen)):
            good = any(
                matched(words, one, row)
                and _share(_characters(words, one), spans_of(words.text, row, "content")) > 0.3
                for row in passage["attributions"]
            )
            samples.append((one.features, int(good)))
    return samples


def fitted(samples: Samples, strength: float) -> dict[str, float]:
    """Fit a logistic model and give its weights by feature."""
    vectors = DictVectorizer()
    seen = vectors.fit_transform([features for features, _ in samples])
    seen.indices, seen.indptr = seen.indices.astype(np.int32), seen.indptr.astype(np.int32)
    wanted = np.array([label for _, label in samples])
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, tol=1e-6)
    model.fit(seen, wanted)
    return {
        name: round(float(weight), FINEST)
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }


def trained(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Train both stages."""
    ends = fitted(end_samples(rows), STRENGTH["end"])
    return {"end": ends, "cue": fitted(cue_samples(rows, ends), STRENGTH["cue"])}


def check(rows: list[dict[str, Any]]) -> None:
    """Print accuracy and F1 of each stage, by cross-validation over passages."""
    tallies = {"end": [0, 0, 0, 0], "cue": [0, 0, 0, 0]}
    for fold in range(FOLDS):
        model = trained([row for n, row in enumerate(rows) if n % FOLDS != fold])
        held = [row for n, row in enumerate(rows) if n % FOLDS == fold]
        for stage, samples in (
            ("end", end_samples(held)),
            ("cue", cue_samples(held, model["end"])),
        ):
            for features, label in samples:
                said = chance(model[stage], features) > 0.5
                tallies[stage][2 * label + said] += 1
    for stage, (right_no, extra, missed, hit) in tallies.items():
        n = right_no + extra + missed + hit
        print(
            f"{stage}: n {n} accuracy {(right_no + hit) / n:.3f} "
            f"precision {hit / (hit + extra):.3f} recall {hit / (hit + missed):.3f}"
        )


def packed(weights: dict[str, dict[str, float]]) -> bytes:
    """Give the bytes of the file of weights."""
    text = json.dumps(weights, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="report figures, write nothing")
    rows = passages()
    if parser.parse_args().check:
        check(rows)
        return
    TARGET.write_bytes(packed(trained(rows)))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
