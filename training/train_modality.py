"""Train which modality a claim has: asserted, predicted, suspected, conditional, counterfactual.

``python training/train_modality.py`` reads ``training/modality/part-*.jsonl`` and writes
``src/landbridge/reading/weights/modality.json.gz``; the same bytes each time. With ``--check``
it reports figures by cross-validation and writes nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from landbridge.model.claims import MODALITIES
from landbridge.reading.linear import most_likely
from landbridge.reading.modalities import WEIGHTS, modality_features
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "landbridge" / "reading" / "weights" / WEIGHTS
FOLDS = 5
STRENGTH = 0.3
FINEST = 3
LEAST = 0.002

Row = tuple[dict[str, float], str]


def rows_of() -> list[Row]:
    """Give what can be seen of each statement, and its modality."""
    rows: list[Row] = []
    for path in sorted((HERE / "modality").glob("part-*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            one: dict[str, Any] = json.loads(line)
            text = one["text"]
            tokens = [t for s in tokenised(text, find_sentences(text)) for t in s.tokens]
            spans = {}
            for role in ("content", "cue"):
                start = text.find(one[role]) if one[role] else -1
                spans[role] = (start, start + len(one[role])) if start >= 0 else (0, 0)
            content, cue = (
                [t for t in tokens if spans[role][0] <= t.start and t.end <= spans[role][1]]
                for role in ("content", "cue")
            )
            rows.append((modality_features(content, cue, tokens), one["modality"]))
    return rows


def fitted(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Fit a multinomial logistic model; weights by modality and sign."""
    vectors = DictVectorizer()
    seen = vectors.fit_transform([signs for signs, _ in rows]).toarray()
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000, tol=1e-8)
    model.fit(seen, [modality for _, modality in rows])
    names = list(vectors.get_feature_names_out())
    return {
        str(modality): {
            name: round(float(weight), FINEST)
            for name, weight in zip(names, weights, strict=True)
            if abs(weight) >= LEAST
        }
        for modality, weights in zip(model.classes_, model.coef_, strict=True)
    }


def check(rows: list[Row]) -> None:
    """Print accuracy, and precision and recall of each modality, by cross-validation."""
    pairs: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        weights = fitted([row for n, row in enumerate(rows) if n % FOLDS != fold])
        for signs, wanted in rows[fold::FOLDS]:
            chances = most_likely(weights, MODALITIES, signs)
            pairs[wanted, max(MODALITIES, key=lambda name: chances[name])] += 1
    right = sum(pairs[name, name] for name in MODALITIES)
    print(f"n {len(rows)} accuracy {right / len(rows):.3f}")
    for name in MODALITIES:
        found = sum(pairs[other, name] for other in MODALITIES)
        gold = sum(pairs[name, other] for other in MODALITIES)
        print(
            f"{name:15} precision {pairs[name, name] / max(1, found):.3f} "
            f"recall {pairs[name, name] / max(1, gold):.3f}  n {gold}"
        )


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="report figures, write nothing")
    rows = rows_of()
    if parser.parse_args().check:
        check(rows)
        return
    text = json.dumps(fitted(rows), sort_keys=True, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
