"""Train how far a sentence commits to what it tells of.

``python training/train_factuality.py`` reads ``training/modality/part-*.jsonl`` and writes
``src/landbridge/reading/weights/factuality.json.gz``; the same bytes each time. With ``--check``
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
from sklearn.linear_model import Ridge

from landbridge.reading.factuality import WEIGHTS, signs_of
from landbridge.reading.factuality_rules import by_rule, learnable
from landbridge.reading.linear import total
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import Sentence, tokenised

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "landbridge" / "reading" / "weights" / WEIGHTS
FOLDS = 5
STRENGTH = 20.0
SURE = 3.0
FINEST = 3
LEAST = 0.002

Row = tuple[dict[str, float], float, int]


def rows_of() -> list[Row]:
    """Give signs, value and the number of the statement, for each predicate."""
    rows: list[Row] = []
    number = 0
    for path in sorted((HERE / "modality").glob("part-*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            statement: dict[str, Any] = json.loads(line)
            text = statement["text"]
            sentences = tokenised(text, find_sentences(text))
            rows += [
                (signs_of(*found), float(one["value"]), number)
                for one in statement["factuality"]
                if (found := _place(sentences, one["trigger"]))
            ]
            number += 1
    return rows


def _place(sentences: tuple[Sentence, ...], word: str) -> tuple[Sentence, int] | None:
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.text == word or (token.text.startswith(word) and len(word) > 3):
                return sentence, at
    return None


def fitted(rows: list[Row]) -> dict[str, float]:
    """Fit what the signs add to what they come to by rule."""
    vectors = DictVectorizer()
    seen = vectors.fit_transform([learnable(signs) for signs, _, _ in rows]).toarray()
    wanted = np.array([value - by_rule(signs) for signs, value, _ in rows])
    names = list(vectors.get_feature_names_out())
    model = Ridge(alpha=STRENGTH, fit_intercept=False, solver="cholesky")
    model.fit(seen, wanted)
    return {
        name: round(float(weight), FINEST)
        for name, weight in zip(names, model.coef_, strict=True)
        if abs(weight) >= LEAST
    }


def check(rows: list[Row]) -> None:
    """Print mean absolute error and correlation, by cross-validation over statements."""
    said, wanted = [], []
    for fold in range(FOLDS):
        weights = fitted([row for row in rows if row[2] % FOLDS != fold])
        for signs, value, number in rows:
            if number % FOLDS == fold:
                said.append(max(-SURE, min(SURE, by_rule(signs) + total(weights, signs))))
                wanted.append(value)
    error = float(np.mean(np.abs(np.array(said) - np.array(wanted))))
    print(f"n {len(said)} MAE {error:.3f} r {np.corrcoef(said, wanted)[0, 1]:.3f}")


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="report figures, write nothing")
    rows = rows_of()
    if parser.parse_args().check:
        check(rows)
        return
    text = json.dumps({"value": fitted(rows)}, sort_keys=True, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
