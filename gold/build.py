"""Compare the two annotations, list where they differ, and part the gold for use.

``python gold/build.py agreement``    how far the two annotators agree, as Markdown
``python gold/build.py differences``  items on which they differ, as JSON Lines
``python gold/build.py split``        development/ and test/ from adjudicated.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.model.proposals import Proposal
from landbridge.model.readings import Document, Mention, Reading, Span
from landbridge.scoring import Read, read_gold, reader_scores
from landbridge.scoring._matching import overlap, pairs
from landbridge.scoring._records import _marked, _same_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.gold import GoldDocument

HERE = Path(__file__).parent
SENTENCES, ONE, TWO = "sentences.jsonl", "annotation-a.jsonl", "annotation-b.jsonl"
KEPT = ("records", "claims", "relations", "actors", "places")


def lines(name: str) -> list[dict[str, Any]]:
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines() if line]


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write a file of JSON Lines."""
    path.parent.mkdir(exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, "utf-8")


def documents() -> list[dict[str, Any]]:
    """Give the texts as a folder of gold has them."""
    return [{key: row[key] for key in ("id", "published", "text")} for row in lines(SENTENCES)]


def annotated(name: str) -> tuple[GoldDocument, ...]:
    """Read one annotation as gold."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "documents.jsonl", documents())
        kept = [{"id": r["id"], **{k: r.get(k, []) for k in KEPT}} for r in lines(name)]
        write(Path(folder) / "annotations.jsonl", kept)
        return read_gold(Path(folder))


def as_found(gold: GoldDocument) -> Read:
    """Turn an annotation into what a reader would have put forward."""
    document = Document(gold.text, "", "", "text/plain", "gold", gold.published)
    mentions = [Mention(m.span, m.kind, "") for m in (*(gold.actors or ()), *(gold.places or ()))]
    put: list[Proposal] = []
    for record in gold.records or ():
        spots = (*record.place, *record.road) or (None,)
        for number, spot in enumerate(spots):
            spans: dict[str, Span] = {} if record.trigger is None else {"trigger": record.trigger}
            spans |= {} if spot is None else {"place": spot}
            for role in ("actor", "other_actor"):
                if named := getattr(record, role):
                    spans[role] = named[0]
            cells = {"event": record.event, "date": record.date_value}
            put.append(Proposal(f"{len(put)}-{number}", "reports", cells, spans, mode=record.mode))
    for claim in gold.claims or ():
        spans = {f"content{n}": span for n, span in enumerate(claim.content)}
        if claim.source:
            spans["source"] = claim.source[0]
        put.append(Proposal(f"c{len(put)}", "claims", {"modality": claim.modality}, spans))
    for stands in gold.relations or ():
        spans = {"actor": stands.actor, "other": stands.other}
        put.append(Proposal(f"r{len(put)}", "relations", {"kind": stands.kind}, spans))
    return Read(gold, Reading(document, mentions=tuple(mentions)), tuple(put))


def kappa(told: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two annotators over the same items."""
    if not told:
        return float("nan")
    same = sum(a == b for a, b in told) / len(told)
    words = {word for pair in told for word in pair}
    chance = sum(
        sum(a == word for a, _ in told) * sum(b == word for _, b in told) for word in words
    ) / (len(told) ** 2)
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def agreement() -> str:
    """Say how far the two annotators agree."""
    one, two = annotated(ONE), annotated(TWO)
    found = {gold.id: as_found(gold) for gold in two}
    read = [Read(gold, found[gold.id].reading, found[gold.id].proposals) for gold in one]
    scores = reader_scores("second annotator", read)
    told = ["| what | first | second | same | F1 |", "|---|---|---|---|---|"]
    told += [
        f"| {s.layer} | {s.marked} | {s.found} | {s.right} | {s.f1 or 0:.2f} |"
        for s in scores.layers
    ]
    modes, moods, verbs = [], [], defaultdict(list)
    for a, b in zip(one, two, strict=True):
        marks, ones = _marked(a), _marked(b)
        modes += [(marks[m].mode, ones[o].mode) for o, m in pairs(marks, ones, _same_event).items()]
        some, others = a.claims or (), b.claims or ()
        alike = pairs(some, others, lambda x, y: overlap(x.content, y.content) >= 0.5)
        moods += [(some[m].modality, others[o].modality) for o, m in alike.items()]
        for verb in {unit.event for unit in (*marks, *ones)}:
            verbs[verb].append(a.id)
    told += ["", "| Cohen's kappa | items | value |", "|---|---|---|"]
    told.append(f"| mode of records that both marked | {len(modes)} | {kappa(modes):.2f} |")
    told.append(f"| modality of claims that both marked | {len(moods)} | {kappa(moods):.2f} |")
    for verb in sorted(verbs):
        has = [
            (str(any(r.event == verb for r in a.records or ())),
             str(any(r.event == verb for r in b.records or ())))
            for a, b in zip(one, two, strict=True)
        ]  # fmt: skip
        told.append(f"| a text has `{verb}` | {len(has)} | {kappa(has):.2f} |")
    return "\n".join(told) + "\n"


def differences() -> list[dict[str, Any]]:
    """List the items on which the annotators differ in any layer, with both annotations."""
    one, two = annotated(ONE), annotated(TWO)
    rows = {name: {r["id"]: r for r in lines(name)} for name in (ONE, TWO)}
    found = []
    for a, b in zip(one, two, strict=True):
        put = as_found(b)
        scores = reader_scores("", [Read(a, put.reading, put.proposals)])
        apart = [s.layer for s in scores.layers if not s.marked == s.found == s.right]
        if apart:
            text = {"id": a.id, "published": a.published, "text": a.text, "apart": apart}
            found.append({**text, "first": rows[ONE][a.id], "second": rows[TWO][a.id]})
    return found


def split() -> None:
    """Part the adjudicated gold in two halves, topic by topic, by a digest of the id."""
    topics: dict[str, list[str]] = defaultdict(list)
    for row in lines(SENTENCES):
        topics[row["topic"]].append(row["id"])
    part = {}
    for ids in topics.values():
        ids.sort(key=lambda key: hashlib.sha256(key.encode()).hexdigest())
        part |= {key: "development" if n % 2 == 0 else "test" for n, key in enumerate(ids)}
    marks = {
        r["id"]: {"id": r["id"], **{k: r[k] for k in KEPT}} for r in lines("adjudicated.jsonl")
    }
    for name in ("development", "test"):
        texts = [row for row in documents() if part[row["id"]] == name]
        write(HERE / name / "documents.jsonl", texts)
        write(HERE / name / "annotations.jsonl", [marks[row["id"]] for row in texts])


def main() -> None:
    """Run one of the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("agreement", "differences", "split"))
    what = parser.parse_args().what
    if what == "agreement":
        sys.stdout.write(agreement())
    elif what == "differences":
        for row in differences():
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        split()


if __name__ == "__main__":
    main()
