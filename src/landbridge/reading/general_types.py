"""Which general political event a sentence leads with: its PLOVER type, by cues and a tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from landbridge.reading.event_modes import mode_and_cue
from landbridge.reading.event_words import word_list
from landbridge.reading.general_patterns import GENERAL_CUES, cues_at
from landbridge.reading.word_groups import SAYING, verb_start

if TYPE_CHECKING:
    from landbridge.reading.word_groups import Clauses

__all__ = ["GeneralCue", "general_cues", "general_features", "turned"]

_KIND = frozenset(("AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT"))
_UNKIND = frozenset(("SANCTION", "COERCE", "FIGHT", "ASSAULT", "PROTEST", "MOBILIZE"))
_NOUNS = frozenset(("PROTEST", "ASSAULT", "FIGHT", "COERCE", "INVESTIGATE", "SANCTION", "RETREAT"))
"""Types that a noun can tell of by itself."""
_REACH = 3
_WEAK = word_list("general_types.weak")
"""First words of cues that say little when alone."""


class GeneralCue(NamedTuple):
    """A cue: words ``at`` up to ``end``, its type, and its type once mode is minded."""

    at: int
    end: int
    kind: str
    turned: str
    name: str
    mode: str
    nominal: bool
    depth: int
    """How far from the lead of the sentence: 0 in its main clause."""


def turned(kind: str, mode: str, name: str) -> str:
    """Give the type that a cue has once somebody says it will, might or will not be.

    After PLOVER: to say that one will help is to agree, that one will harm is to threaten, and to
    say that one will not help is to reject.
    """
    if mode == "future":
        if kind in _KIND and name.split(maxsplit=1)[0] not in ("resign", "step", "quit"):
            return "AGREE"
        if kind in _UNKIND:
            return "THREATEN"
    if mode == "denied" and kind in _KIND | {"AGREE"}:
        return "REJECT"
    return kind


def _depth(clauses: Clauses, at: int, main: int) -> int:
    """Say how deep a word stands: 0 main clause, more for relatives, appositions and asides."""
    depth = 0
    for here in range(at - 1, -1, -1):
        low = clauses.lows[here]
        if low in (
            "who",
            "which",
            "whose",
            "where",
            "when",
            "while",
            "whom",
            "after",
            "before",
            "because",
            "as",
            "since",
            "despite",
            "following",
            "amid",
            "until",
        ):
            if low in ("as", "since", "before", "after") and clauses.kind(here + 1) == "T":
                continue
            depth += 1
            break
        if here < main:
            break
    return depth


def _main_verb(clauses: Clauses) -> int:
    """Give the verb that the lead turns on: the first finite one after a subject."""
    inside = 0
    for at, kind in enumerate(clauses.kinds):
        low = clauses.lows[at]
        if low in ("who", "which", "whose", "that", "where") and at:
            inside = 1
        elif low == "," and inside:
            inside = 0
        if kind in "V" and at and clauses.tokens[at].tag != "VBG":
            before = clauses.kind(verb_start(clauses, at) - 1)
            if inside:
                inside = 0 if clauses.kind(at + 1) in "A" else inside
                continue
            if before in "NDOTR.":
                return at
    return 0


def general_cues(clauses: Clauses) -> list[GeneralCue]:
    """Give the cues of a sentence, those that lead it first."""
    main = _main_verb(clauses)
    found: list[GeneralCue] = []
    taken = -1
    for at in range(len(clauses.lemmas)):
        if (
            clauses.is_name(at)
            and at
            and clauses.kinds[at] == "N"
            and (clauses.tokens[at].tag.startswith("NNP"))
        ):
            continue
        matches = cues_at(GENERAL_CUES, clauses.lemmas, at)
        if clauses.kinds[at] == "P":
            matches = [match for match in matches if len(match[1]) > 1]
        if not matches:
            continue
        longest = max(len(words) for _, words, _ in matches)
        nominal = clauses.nominal(at)
        for kind, words, end in matches:
            if len(words) < longest or (len(words) == 1 and at < taken):
                continue
            if nominal and len(words) == 1 and kind not in _NOUNS:
                continue
            rule, _ = mode_and_cue(clauses, at, nominal=nominal)
            name = " ".join(words)
            depth = _depth(clauses, at, main)
            found.append(
                GeneralCue(at, end, kind, turned(kind, rule, name), name, rule, nominal, depth)
            )
            taken = max(taken, end)
    found.sort(key=lambda cue: _order(cue, main))
    return found


def _order(cue: GeneralCue, main: int) -> tuple[int, int, int, int]:
    weak = cue.name in _WEAK and cue.nominal
    before = cue.at < main - 1 and (cue.nominal or cue.kind not in _NOUNS)
    return (cue.depth, int(weak), int(before), cue.at)


def general_features(clauses: Clauses, cues: list[GeneralCue]) -> list[str]:
    """Describe the lead of a sentence, for the tagger of PLOVER types."""
    says: list[str] = []
    for rank, cue in enumerate(cues[:_REACH]):
        says += [f"k{rank}={cue.turned}", f"n{rank}={cue.name}", f"c{rank}={cue.kind}.{cue.mode}"]
        if rank == 0:
            says += [
                f"K={cue.turned}",
                f"K2={cue.turned}.{cue.nominal}",
                f"KC={cue.turned}.{cue.name}",
            ]
    if len(cues) > 1:
        says.append(f"kk={cues[0].turned} {cues[1].turned}")
    says.extend(f"has={kind}" for kind in {cue.turned for cue in cues})
    says.append(f"cues={min(len(cues), 4)}")
    words = [
        "Name" if clauses.is_name(at) and at else clauses.lemmas[at]
        for at in range(len(clauses.lemmas))
    ]
    main = _main_verb(clauses)
    near = range(max(0, main - 2), min(len(words), main + 7))
    says.extend(f"m={words[at]}" for at in near)
    says.extend(f"mm={words[at]} {words[at + 1]}" for at in near if at + 1 < len(words))
    says.append(f"main={words[main]}" if words else "main=-")
    if words and words[main] in SAYING:
        says.append("main=SAY")
    says.extend(f"u={word}" for at, word in enumerate(words) if clauses.kinds[at] in "NVA")
    says.extend(
        f"any={word}"
        for word in ("unless", "must", "will", "would", "not", "n't", "if")
        if word in words
    )
    return says
