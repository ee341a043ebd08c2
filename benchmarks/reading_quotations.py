"""How well attributions are found: source, cue and content against marked-up articles."""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.model.readings import Document
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.quotations import find_quotations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROLES = ("Source", "Cue", "Content")
Attribution = dict[str, list[tuple[int, int]]]
_MARKS = "\"'\u201c\u201d\u2018\u2019`\u00ab\u00bb .,;:!?"


def kind_of(text: str, content: Sequence[tuple[int, int]]) -> str:
    """Say of marked-up content whether it is direct, mixed or indirect, by its quotation marks."""
    pieces = [text[a:b].strip(" ,.") for a, b in content]
    opens, closes = ('"', "\u201c", "''", "``", "\u2018", "'"), ('"', "\u201d", "''", "\u2019", "'")
    if pieces and all(p.startswith(opens) for p in pieces) and pieces[-1].endswith(closes):
        return "direct"
    return "mixed" if any(m in p for p in pieces for m in ('"', "\u201c", "''")) else "indirect"


def trimmed(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Give the characters of spans without marks and space at their ends and a first "that"."""
    kept: set[int] = set()
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(_MARKS))
        last = end - (len(words) - len(words.rstrip(_MARKS)))
        if text[first : first + 5].lower() == "that ":
            first += 5
        kept.update(at for at in range(first, last) if not text[at].isspace())
    return frozenset(kept)


def _overlap(ours: frozenset[int], theirs: frozenset[int]) -> float:
    if not ours and not theirs:
        return 1.0
    return len(ours & theirs) / max(1, len(ours | theirs))


class Tally:
    """Hits, finds and gold attributions of one kind under one rule of matching."""

    def __init__(self) -> None:
        self.hit = self.found = self.gold = 0

    def f1(self) -> tuple[float, float, float]:
        """Give precision, recall and F1."""
        p = self.hit / self.found if self.found else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


RULES = ("exact", "half", "touch", "content")


def matches(rule: str, shares: dict[str, float]) -> bool:
    """Whether an attribution counts as found.

    ``exact``: source, cue and content the same but for marks and "that"; ``half``: intersection
    over union at least half for each of the three; ``touch``: source and cue share a character
    and content at least half; ``content``: content alone at least half.
    """
    if rule == "exact":
        return all(v == 1.0 for v in shares.values())
    if rule == "half":
        return all(v >= 0.5 for v in shares.values())
    if rule == "touch":
        return shares["Content"] >= 0.5 and shares["Cue"] > 0 and shares["Source"] > 0
    return shares["Content"] >= 0.5


def pair_up(
    rule: str, ours: list[dict[str, frozenset[int]]], theirs: list[dict[str, frozenset[int]]]
) -> list[tuple[int, int]]:
    """Pair finds with gold, the best overlaps first, each once."""
    scored = []
    for i, mine in enumerate(ours):
        for j, gold in enumerate(theirs):
            if not mine["Content"] & gold["Content"] and rule != "exact":
                continue
            shares = {role: _overlap(mine[role], gold[role]) for role in ROLES}
            if matches(rule, shares):
                scored.append((-sum(shares.values()), i, j))
    pairs, used_i, used_j = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j))
    return pairs


def read_gold(folder: Path) -> list[tuple[str, str, list[Attribution]]]:
    """Read name, text and attributions of each article."""
    rows = []
    with gzip.open(next(folder.glob("*.jsonl.gz")), "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            rows.append((row["doc"], row["text"], row["attributions"][0]))
    return rows


def found_in(text: str) -> list[Attribution]:
    """Give what the reader finds in a text, in the layout of the gold."""
    document = Document(text, "", "", "text/plain", "bench", "2016")
    sentences = tokenised(text, find_sentences(text))
    mentions = find_mentions(document, sentences, Known())
    return [
        {
            role: [(s.start, s.end) for s in spans]
            for role, spans in zip(ROLES, (q.source, q.cue, q.content), strict=True)
        }
        for q in find_quotations(document, sentences, mentions)
    ]


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with *.jsonl.gz")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    given = parser.parse_args()
    tallies: dict[tuple[str, str], Tally] = {}
    shown: Counter[str] = Counter()
    for name, text, marked in read_gold(given.data):
        ours = found_in(text)
        mine = [{r: trimmed(text, a[r]) for r in ROLES} for a in ours]
        theirs = [{r: trimmed(text, a[r]) for r in ROLES} for a in marked if a["Content"]]
        gold = [a for a in marked if a["Content"]]
        my_kinds = [kind_of(text, a["Content"]) for a in ours]
        kinds = [kind_of(text, a["Content"]) for a in gold]
        for rule in RULES:
            pairs = pair_up(rule, mine, theirs)
            for kind in ("direct", "mixed", "indirect"):
                tally = tallies.setdefault((rule, kind), Tally())
                tally.gold += sum(k == kind for k in kinds)
                paired = {i: kinds[j] for i, j in pairs}
                tally.hit += sum(k == kind for k in paired.values())
                tally.found += sum(paired.get(i, k) == kind for i, k in enumerate(my_kinds))
            if rule == "half" and given.errors:
                hit_i, hit_j = {i for i, _ in pairs}, {j for _, j in pairs}
                for what, rows, hits in (("EXTRA", ours, hit_i), ("MISSED", gold, hit_j)):
                    for at, row in enumerate(rows):
                        if at not in hits and shown[what] < given.errors:
                            shown[what] += 1
                            words = [" // ".join(text[a:b] for a, b in row[r]) for r in ROLES]
                            print(what, name[:24], "|", " | ".join(words))
    for rule in RULES:
        for label, members in (
            ("all", ("direct", "mixed", "indirect")),
            ("direct+mixed", ("direct", "mixed")),
            ("direct", ("direct",)),
            ("mixed", ("mixed",)),
            ("indirect", ("indirect",)),
        ):
            total = Tally()
            for kind in members:
                total.hit += tallies[rule, kind].hit
                total.found += tallies[rule, kind].found
                total.gold += tallies[rule, kind].gold
            p, r, f = total.f1()
            print(f"{rule:8} {label:13} P {p:.3f} R {r:.3f} F1 {f:.3f}  gold {total.gold}")


if __name__ == "__main__":
    main()
