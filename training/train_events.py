"""Train the taggers of events on our own sentences: what to believe, its mode, its general type.

Run it without arguments from anywhere: it reads the folders beside it and writes
``src/landbridge/reading/weights/event_*.npz``. The same sentences give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from landbridge.model.readings import Span
from landbridge.reading.acled_types import acled_features
from landbridge.reading.event_features import mode_features, trigger_features
from landbridge.reading.event_modes import mode_and_cue
from landbridge.reading.event_weights import feature_rows, small_weights
from landbridge.reading.events import triggers_of
from landbridge.reading.general_types import general_cues, general_features, turned
from landbridge.reading.tokens import tokenised
from landbridge.reading.word_groups import Clauses

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "landbridge" / "reading" / "weights"
SIZE = 1 << 16
FOLDS = 5
NO_GROUND = ("INVESTIGATE", "CONSULT", "SUPPORT", "DISAPPROVE", "AID", "PROTEST", "SANCTION")
"""PLOVER types whose sentences tell of no ground or road, but for deals."""


def rows_of(folder: str) -> list[dict[str, str]]:
    """Read every sentence of a folder, in order of file."""
    return [
        json.loads(line)
        for path in sorted((HERE / folder).glob("*.jsonl"), key=lambda p: (len(p.name), p.name))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def clauses_of(text: str) -> Clauses:
    """Read a training text as one sentence."""
    return Clauses(tokenised(text, [Span(0, len(text))])[0])


def believed() -> tuple[list[list[str]], list[str]]:
    """Readings of triggers with whether they are right."""
    samples, labels = [], []
    for row in [*rows_of("ground"), *rows_of("plain")]:
        clauses = clauses_of(row["text"])
        start = row["text"].find(row["trigger"])
        end = start + len(row["trigger"])
        for trigger in triggers_of(clauses):
            meets = clauses.tokens[trigger.at].start < end and (
                clauses.tokens[trigger.end - 1].end > start
            )
            event = trigger.pattern.event
            if not meets and row["event"] not in ("none", event):
                continue
            right = row["event"] == event
            samples.append(
                trigger_features(clauses, trigger.pattern, trigger.at, trigger.end, trigger.found)
            )
            labels.append("yes" if right else "no")
    for row in rows_of("plover"):
        if row["event"] not in NO_GROUND:
            continue
        clauses = clauses_of(row["text"])
        for trigger in triggers_of(clauses):
            if trigger.pattern.event == "agrees":
                continue
            samples.append(
                trigger_features(clauses, trigger.pattern, trigger.at, trigger.end, trigger.found)
            )
            labels.append("no")
    return samples, labels


def modes() -> tuple[list[list[str]], list[str]]:
    """Words around triggers, with the mode of what they tell."""
    samples, labels = [], []
    for row in [*rows_of("ground"), *rows_of("plover")]:
        if not row.get("trigger"):
            continue
        clauses = clauses_of(row["text"])
        start = row["text"].find(row["trigger"])
        end = start + len(row["trigger"])
        inside = [
            at for at, token in enumerate(clauses.tokens) if token.start < end and token.end > start
        ]
        if not inside:
            continue
        at = next((at for at in inside if clauses.kinds[at] not in "ARPD"), inside[-1])
        nominal = clauses.nominal(at)
        rule = mode_and_cue(clauses, at, nominal=nominal)
        samples.append(mode_features(clauses, at, inside[-1] + 1, rule))
        labels.append(row["mode"])
    return samples, labels


def general() -> tuple[list[list[str]], list[str]]:
    """Leads of sentences with their PLOVER types; each once more without its cues.

    What will or will not be has the type that PLOVER gives to saying so.
    """
    samples, labels = [], []
    for row in rows_of("plover"):
        if row["mode"] == "hypothetical":
            continue
        clauses = clauses_of(row["text"])
        kind = turned(row["event"], row["mode"], row["trigger"])
        for cues in (general_cues(clauses), []):
            samples.append(general_features(clauses, cues))
            labels.append(kind)
    return samples, labels


def acled() -> tuple[list[list[str]], list[str]]:
    """Sentences with their ACLED sub-events."""
    samples, labels = [], []
    for folder in ("ground", "acled"):
        for row in rows_of(folder):
            clauses = clauses_of(row["text"])
            triggers = list(triggers_of(clauses))
            samples.append(acled_features(clauses, triggers))
            labels.append(row["acled"])
    return samples, labels


def matrix(samples: list[list[str]]) -> csr_matrix:
    """Hash features; each sample has length 1."""
    rows = [feature_rows(sample, SIZE) for sample in samples]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in rows])
    return csr_matrix((values, np.concatenate(rows), starts), shape=(len(rows), SIZE))


def fitted(inputs: csr_matrix, labels: list[str], strength: float) -> LogisticRegression:
    """Fit a multinomial logistic model on the columns that are ever used."""
    used = np.flatnonzero(np.bincount(inputs.indices, minlength=SIZE))
    model = LogisticRegression(C=strength, max_iter=200, tol=1e-4)
    model.fit(inputs[:, used], np.array(labels))
    weights = np.zeros((len(model.coef_), SIZE))
    weights[:, used] = model.coef_
    model.coef_ = weights
    model.n_features_in_ = SIZE
    return model


def both_sides(model: LogisticRegression) -> tuple[np.ndarray, np.ndarray]:
    """Weights and starts with one row a label, also where there are two."""
    if len(model.classes_) == 2:
        return np.vstack([-model.coef_ / 2, model.coef_ / 2]), np.concatenate(
            [-model.intercept_ / 2, model.intercept_ / 2]
        )
    return model.coef_, model.intercept_


def write(name: str, model: LogisticRegression) -> int:
    """Write weights as a zip without times, so that the same weights are the same bytes."""
    weights, start = both_sides(model)
    path = WEIGHTS / f"{name}.npz"
    WEIGHTS.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for key, array in small_weights(model.classes_, SIZE, weights, start).items():
            held = io.BytesIO()
            np.lib.format.write_array(held, np.asarray(array), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{key}.npy"), held.getvalue(), zipfile.ZIP_DEFLATED, 9
            )
    return path.stat().st_size


def held_out(inputs: csr_matrix, labels: list[str], strength: float, seed: int = 7) -> np.ndarray:
    """Give chances from models that have not seen the sample."""
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(labels))
    names = sorted(set(labels))
    chances = np.zeros((len(labels), len(names)))
    for fold in range(FOLDS):
        seen = np.flatnonzero(folds != fold)
        model = fitted(inputs[seen], [labels[at] for at in seen], strength)
        columns = [names.index(name) for name in model.classes_]
        chances[np.ix_(folds == fold, columns)] = model.predict_proba(inputs[folds == fold])
    return chances


def believed_at(chances: np.ndarray, labels: list[str]) -> None:
    """Say how right the belief is at and above some chances."""
    right = np.array(labels) == "yes"
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9):
        kept = chances >= least
        recall = right[kept].sum() / right.sum()
        sys.stdout.write(f"  at {least}: {right[kept].mean():.3f} right, recall {recall:.3f}\n")


TASKS = {
    "event_belief": (believed, 20.0),
    "event_mode": (modes, 20.0),
    "event_general": (general, 20.0),
    "event_acled": (acled, 20.0),
}


def main() -> None:
    """Train what is asked for (all by default), and say how well it does on folds not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", default=list(TASKS))
    parser.add_argument("--folds", action="store_true", help="also measure on held-out folds")
    asked = parser.parse_args()
    for name in asked.tasks:
        samples_of, strength = TASKS[name]
        samples, labels = samples_of()
        inputs = matrix(samples)
        if asked.folds:
            names = sorted(set(labels))
            chances = held_out(inputs, labels, strength)
            if name == "event_belief":
                believed_at(chances[:, names.index("yes")], labels)
            best = [names[at] for at in chances.argmax(axis=1)]
            right = Counter(g for g, b in zip(labels, best, strict=True) if g == b)
            said, gold = Counter(best), Counter(labels)
            for label in names:
                sys.stdout.write(
                    f"  {label}: precision {right[label] / max(1, said[label]):.3f} "
                    f"recall {right[label] / gold[label]:.3f} of {gold[label]}\n"
                )
        size = write(name, fitted(inputs, labels, strength))
        sys.stdout.write(f"{name}: {len(labels)} samples, {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
