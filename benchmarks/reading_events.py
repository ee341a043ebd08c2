"""How well the reader tells events: run on gold that is brought along, skipped where it is absent.

``python -m benchmarks.reading_events --data FOLDER [--errors]`` looks in the folder for
``*.tsv`` with columns id, EventSnippet, SubType (ACLED sub-events), PLOVER gold records (``*.json``
with source, target, event, text) and re3d folders (documents.json, entities.json, relations.json).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from landbridge.model.readings import Document, EventMention, Reading, Span
from landbridge.naming import Known
from landbridge.reading.events import find_events
from landbridge.reading.mentions import find_mentions
from landbridge.reading.relations import find_relations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

GROUND = (
    "GOV_REGAINS_TERIT",
    "NON_STATE_ACTOR_OVERTAKES_TER",
    "NON_VIOL_TERRIT_TRANSFER",
    "HQ_ESTABLISHED",
    "ARMED_CLASH",
    "AIR_STRIKE",
    "ART_MISS_ATTACK",
    "AGREEMENT",
)
"""Territory and route events, as the gold names them."""
_ACLED = {
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Armed clash": "ARMED_CLASH",
    "Air/drone strike": "AIR_STRIKE",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Agreement": "AGREEMENT",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Suicide bomb": "SUIC_BOMB",
    "Grenade": "GRENADE",
    "Chemical weapon": "CHEM_WEAP",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Sexual violence": "SEX_VIOL",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
}
"""ACLED's names of sub-events, and how the gold writes them."""
_SMALL = frozenset(("the", "a", "an", "of", "and", "'s", "in", "s"))


def reading_of(text: str, known: Known) -> Reading:
    """Read a text that nobody knows anything about, as far as events need."""
    document = Document(text, "", "", "text/plain", "gold", "2020-01-01")
    sentences = find_sentences(text)
    tokens = tokenised(text, sentences)
    mentions = find_mentions(document, tokens, known)
    times = find_times(document, tokens)
    return Reading(
        document=document,
        sentences=sentences,
        mentions=mentions,
        times=times,
        events=find_events(document, tokens, mentions, times, ()),
        relations=find_relations(document, tokens, mentions),
    )


def f1(right: int, said: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    precision, recall = right / max(1, said), right / max(1, gold)
    return precision, recall, 2 * right / max(1, said + gold)


def macro(gold: list[str], said: list[str], labels: list[str]) -> tuple[float, dict[str, float]]:
    """Give the mean F1 over labels, and each."""
    each = {
        label: f1(
            sum(g == s == label for g, s in zip(gold, said, strict=True)),
            said.count(label),
            gold.count(label),
        )[2]
        for label in labels
    }
    return sum(each.values()) / len(each), each


def acled(path: Path, known: Known, *, errors: bool) -> None:
    """Score the sub-event of each snippet: the first that the reader finds counts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or "SubType" not in rows[0]:
        return
    gold, said = [], []
    for row in rows:
        found = reading_of(row["EventSnippet"], known)
        first = next((event for event in found.events if event.acled), None)
        gold.append(row["SubType"])
        said.append(_ACLED[first.acled] if first else "OTHER")
        if errors and gold[-1] != said[-1] and (gold[-1] in GROUND or said[-1] in GROUND):
            sys.stdout.write(f"  {gold[-1]} < {said[-1]}: {row['EventSnippet'][:160]}\n")
    mean, each = macro(gold, said, [label for label in GROUND if label in gold])
    accuracy = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    sys.stdout.write(f"{path.name}: {len(rows)} snippets, territory and route mean F1 {mean:.3f}, ")
    sys.stdout.write(f"all types accuracy {accuracy:.3f}\n")
    for label, value in each.items():
        sys.stdout.write(f"    {label}: {value:.3f} of {gold.count(label)}\n")


def _words(text: str) -> frozenset[str]:
    plain = text.lower().replace("'s", " ").replace(".", "").replace(",", " ").split()
    return frozenset(word for word in plain if word not in _SMALL)


def _sides(side: object) -> list[frozenset[str]]:
    if not isinstance(side, list):
        return []
    return [_words(str(one.get("actorText", ""))) for one in side if one.get("actorText")]


def _same(gold: list[frozenset[str]], spans: tuple[Span, ...], text: str) -> bool:
    """Whether every side of the gold shares a word with one found, and none is too many."""
    found = [_words(span.of(text)) for span in spans]
    return all(any(one & other for other in found) for one in gold) and bool(gold) == bool(found)


def plover(path: Path, known: Known, *, errors: bool) -> None:
    """Score types with the pair given, and whole records."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(rows, list) or not rows or "event" not in rows[0]:
        return
    gold, said = [], []
    right: Counter[str] = Counter()
    events_of: dict[str, list[EventMention]] = {}
    for row in rows:
        text = row["text"].strip("{}")
        if text not in events_of:
            found = reading_of(text, known)
            events_of[text] = [event for event in found.events if event.plover]
        events = events_of[text]
        best = max(events, key=lambda event: event.score, default=None)
        gold.append(row["event"])
        said.append(best.plover if best else "")
        sides = _sides(row.get("source")), _sides(row.get("target"))
        typed = [event for event in events if event.plover == row["event"]]
        whole = [
            event
            for event in typed
            if _same(sides[0], event.roles.get("actor", ()), text)
            and _same(sides[1], event.roles.get("other_actor", ()), text)
        ]
        right["type"] += bool(typed)
        right["whole"] += bool(whole)
        if errors and not whole and best:
            names = {role: [span.of(text) for span in spans] for role, spans in best.roles.items()}
            sys.stdout.write(f"  {row['event']} < {best.plover} {names}: {text[:170]}\n")
    mean, each = macro(gold, said, sorted(set(gold)))
    total = sum(len(events) for events in events_of.values())
    sys.stdout.write(
        f"{path.name}: {len(rows)} records, type with pair given macro-F1 {mean:.3f}\n"
    )
    for kind in ("type", "whole"):
        precision, recall, both = f1(right[kind], total, len(rows))
        sys.stdout.write(
            f"    {kind}: precision {precision:.3f} recall {recall:.3f} F1 {both:.3f}\n"
        )
    sys.stdout.write(f"    { ({k: round(v, 2) for k, v in each.items()}) }\n")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def re3d(folder: Path, known: Known, *, errors: bool) -> None:
    """Score hostile and allied pairs: unordered, per sentence, a word of each name shared."""
    texts = {row["_id"]: row["text"] for row in _lines(folder / "documents.json")}
    kinds = {"FightingAgainst": "hostile_to", "AlliesOf": "ally_of"}
    actors = {
        (row["documentId"], row["begin"])
        for row in _lines(folder / "entities.json")
        if row["type"] in ("Organisation", "Person", "Nationality")
    }
    gold: dict[str, set[tuple[str, tuple[int, int], tuple[int, int]]]] = {
        kind: set() for kind in kinds.values()
    }
    for row in _lines(folder / "relations.json"):
        name, ends = row["documentId"], (row["sourceBegin"], row["targetBegin"])
        if row["type"] in kinds and all((name, end) in actors for end in ends):
            one, two = sorted(
                ((row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"]))
            )
            gold[kinds[row["type"]]].add((name, one, two))
    found: dict[str, list[tuple[str, Span, Span]]] = {kind: [] for kind in gold}
    for name, text in texts.items():
        for relation in reading_of(text, known).relations:
            if relation.kind in ("part_of", "proxy_of"):
                continue  # neither is marked there as fighting or as allied
            kind = "hostile_to" if relation.kind == "hostile_to" else "ally_of"
            found[kind].append((name, *sorted((relation.actor, relation.other))))
    for kind, pairs in gold.items():
        gold_spans = sorted(pairs)
        hit_gold = [
            any(f[0] == g[0] and _meets(f[1], g[1]) and _meets(f[2], g[2]) for f in found[kind])
            for g in gold_spans
        ]
        hit_said = [
            any(f[0] == g[0] and _meets(f[1], g[1]) and _meets(f[2], g[2]) for g in gold_spans)
            for f in found[kind]
        ]
        precision = sum(hit_said) / max(1, len(hit_said))
        recall = sum(hit_gold) / max(1, len(hit_gold))
        both = 2 * precision * recall / max(1e-9, precision + recall)
        sys.stdout.write(
            f"{folder.name} {kind}: precision {precision:.3f} recall {recall:.3f} F1 {both:.3f} "
            f"of {len(gold_spans)}\n"
        )
        if errors:
            for g, hit in zip(gold_spans, hit_gold, strict=True):
                if not hit:
                    text = texts[g[0]]
                    sys.stdout.write(
                        f"  missed {kind}: {text[g[1][0] : g[1][1]]} / {text[g[2][0] : g[2][1]]}: "
                        f"{text[max(0, g[1][0] - 40) : g[2][1] + 60]!r}\n"
                    )
            for f, hit in zip(found[kind], hit_said, strict=True):
                if not hit:
                    text = texts[f[0]]
                    sys.stdout.write(
                        f"  wrong {kind}: {f[1].of(text)} / {f[2].of(text)}: "
                        f"{text[max(0, f[1].start - 40) : f[2].end + 60]!r}\n"
                    )


def _meets(found: Span, gold: tuple[int, int]) -> bool:
    return found.start < gold[1] and gold[0] < found.end


def main() -> None:
    """Score all gold in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="also write what went wrong")
    asked = parser.parse_args()
    known = Known()
    tables = sorted(asked.data.rglob("*.tsv"))
    records = sorted(path for path in asked.data.rglob("*.json") if "plover" in path.name.lower())
    folders = sorted(path.parent for path in asked.data.rglob("relations.json"))
    for path in tables:
        acled(path, known, errors=asked.errors)
    for path in records:
        plover(path, known, errors=asked.errors)
    for folder in folders:
        re3d(folder, known, errors=asked.errors)
    if not (tables or records or folders):
        sys.stdout.write(f"no gold in {asked.data}: nothing to score\n")


if __name__ == "__main__":
    main()
