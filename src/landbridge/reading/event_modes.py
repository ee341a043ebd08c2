"""Whether what a trigger tells of happened, will, did not or might, by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import verb_start

if TYPE_CHECKING:
    from landbridge.reading.word_groups import Clauses

__all__ = ["FACTUALITY", "PLAIN_CUES", "mode_and_cue"]

FACTUALITY = {"past": 3.0, "future": 1.5, "hypothetical": 0.0, "denied": -3.0}
"""What a mode means on the scale from -3 (certainly not) to +3 (certainly)."""

PLAIN_CUES = frozenset(
    ("?", "bidding", "nor", "not to", "was to have", "close to", "short of", "order")
)
"""Cues that leave no doubt of the mode, whatever else the sentence says."""

_NOT = frozenset(("not", "n't", "never", "nor", "neither", "cannot", "hardly", "nobody", "none"))
_FUTURE = frozenset(("will", "shall", "'ll"))
_MIGHT = frozenset(("could", "can", "may", "might", "should", "must", "ought"))
_PLANS = word_list("event_modes.plans")
_WISHES = word_list("event_modes.wishes")
_FAILS = frozenset(
    ["fail", "refuse", "decline", "unable", "omit", "cease", "stop", "neglect", "decline", "forget"]
)
_CONDITIONS = frozenset(("if", "unless", "lest", "whether", "should", "were", "had"))
_DENYING = word_list("event_modes.denying")
_FEARING = word_list("event_modes.fearing")
_DUE = word_list("event_modes.due")
_OPENERS = frozenset(("if", "unless", "lest", "should", "were", "suppose", "provided", "once"))
_EFFORTS = frozenset(
    ("decision", "operation", "campaign", "plan", "drive", "bid", "effort", "push", "phase")
)
_REPORTS = word_list("event_modes.reports")
_CLAUSE_MARKS = frozenset((".", ";", ":"))
_REACH = 14
_STAYING = frozenset(("stay", "remain", "keep"))
_STATES = frozenset(("open", "shut", "closed", "blocked", "cut", "sealed"))
_BREAKS = frozenset((".", "?", "!", ":", ";", '"', "\u201c", "\u201d", "\u2018"))
_ENDS = frozenset((".", "?", "!", ";"))
_ASKING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "will")
)
_PLAIN_TAGS = frozenset(("VB", "VBP"))


def mode_and_cue(clauses: Clauses, at: int, *, nominal: bool) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912
    """Give the mode of the trigger at a word, and the word that decides it (or nothing)."""
    lemmas, lows = clauses.lemmas, clauses.lows
    cue = _denied_by_saying(clauses, at)
    if cue:
        return "denied", cue
    asked = _asked_or_told_to(clauses, at, nominal=nominal)
    if asked:
        return "hypothetical", asked
    almost = " ".join(lows[max(0, at - 2) : at])
    if lows[at].endswith("ing") and almost in ("close to", "short of"):
        return "denied", almost
    if nominal:
        return _of_noun(clauses, at)
    while at and lemmas[at - 1] in _STAYING and lows[at] in _STATES:
        at -= 1  # "will stay open": the verb says when
    start = verb_start(clauses, at)
    group = lows[start:at]
    condition = _condition(clauses, start)
    if condition:
        return "hypothetical", condition
    for word in group:
        if word in _NOT:
            return "denied", word
    if "longer" in group and "no" in lows[max(0, start - 1) : at]:
        return "denied", "no longer"
    for word in group:
        if word in _MIGHT:
            if _negative_subject(clauses, start):
                return "denied", "no"
            return "hypothetical", word
    if any(lemmas[here] in ("will", "shall") for here in range(start, at)):
        cue = _if_elsewhere(clauses)
        return ("hypothetical", cue) if cue else ("future", "will")
    if "would" in group or "'d" in group:
        return _would(clauses, start, at)
    if lows[max(0, start - 1) : start] in (["nor"], ["neither"]):
        return "denied", "nor"
    if start and lows[start - 1] == "to":
        if lows[max(0, start - 2) : start - 1] == ["not"]:
            return "denied", "not to"
        if lows[max(0, start - 2) : start - 1] in (["was"], ["were"]) and "have" in group:
            return "denied", "was to have"
        return _governed(clauses, start - 1)
    if lows[at] in _STATES and not group and "order" in lemmas[max(0, start - 6) : start]:
        return "hypothetical", "order"
    if lows[start - 1 : start] == ["without"]:
        return "denied", "without"
    if lows[max(0, start - 1) : start] == ["of"] or lows[at].endswith("ing"):
        cue = _near(lemmas, max(0, start - 6), start, _FEARING)
        if cue:
            return "hypothetical", cue
        cue = _near(lemmas, max(0, start - 5), start, _PLANS - {"order", "tell", "go"})
        if cue and lows[at].endswith("ing"):
            return "future", cue
        if any(word in _NOT for word in lows[max(0, start - 3) : start]):
            return "denied", "not"
    if (
        clauses.kind(start - 1) in "ND"
        and _near(lemmas, max(0, start - 9), start, _FEARING)
        and ("that" in lows[max(0, start - 9) : start])
    ):
        return "hypothetical", "fear that"
    if _negative_subject(clauses, start):
        return "denied", "no"
    if _when(clauses, start, at):
        return "future", "when"
    return "past", ""


def _asked_or_told_to(clauses: Clauses, at: int, *, nominal: bool) -> str:
    """Find a question that is open ("Is the road open?") or a bidding ("Open the gate")."""
    lows = clauses.lows
    first = at
    while first > 0 and lows[first - 1] not in _BREAKS:
        first -= 1
    last = next((here for here in range(at, len(lows)) if lows[here] in _ENDS), at)
    taken = any(low in ("since", "after", "when", "because") for low in lows[first:at])
    if lows[last] == "?" and lows[first] in _ASKING and not taken:
        return "?"
    if lows[first] in ("imagine", "suppose") and first < at:
        return lows[first]
    plain = not nominal and lows[at] == clauses.lemmas[at] and clauses.tokens[at].tag[:2] == "VB"
    bidding = at == first or (lows[first] == "do" and verb_start(clauses, at) == first)
    return "bidding" if plain and bidding and clauses.tokens[at].tag in _PLAIN_TAGS else ""


def _when(clauses: Clauses, start: int, at: int) -> bool:
    """Whether a verb in the present stands after "when" or "once" beside something that will be."""
    if not any(lemma in ("will", "shall") for lemma in clauses.lemmas):
        return False
    first = clauses.lows[start] if start < at else clauses.lows[at]
    present = first in ("is", "are", "has", "have") or clauses.tokens[at].tag in ("VBZ", "VBP")
    return present and any(
        clauses.lows[here] in ("when", "once", "until", "before")
        for here in range(max(0, start - 7), start)
    )


def _if_elsewhere(clauses: Clauses) -> str:
    """Find the condition of a sentence: "if a tanker comes", "unless", "Should they insist"."""
    lows = clauses.lows
    for here, low in enumerate(lows):
        if low in ("if", "unless", "provided") and lows[here - 1 : here] not in (["even"], ["as"]):
            return low
    return lows[0] if lows and lows[0] in ("should", "were") else ""


def _negative_subject(clauses: Clauses, start: int) -> bool:
    for here in range(start - 1, max(-1, start - 9), -1):
        low = clauses.lows[here]
        if low in ("nobody", "none", "neither", "nothing"):
            return True
        if low == "no" or (low == "not" and clauses.lows[here + 1] in ("one", "a", "all", "any")):
            return clauses.low(here + 1) != "longer" or here > start
        if clauses.kinds[here] in ".SV" and here < start - 1:
            break
    return False


def _near(lemmas: list[str], first: int, last: int, words: frozenset[str]) -> str:
    for here in range(last - 1, first - 1, -1):
        if lemmas[here] in words:
            return lemmas[here]
        if lemmas[here] in _CLAUSE_MARKS:
            break
    return ""


def _denied_by_saying(clauses: Clauses, at: int) -> str:  # noqa: PLR0911
    lemmas = clauses.lemmas
    for here in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if lemmas[here] in _CLAUSE_MARKS or lemmas[here] == "but":
            return ""
        if lemmas[here] in _DENYING:
            before = clauses.lows[max(0, here - 2) : here]
            return "" if any(word in _NOT for word in before) else lemmas[here]
        if lemmas[here] in ("reject", "dismiss") and any(
            word in _REPORTS for word in lemmas[here + 1 : here + 4]
        ):
            return lemmas[here]
        if lemmas[here] == "truth" and "no" in clauses.lows[max(0, here - 2) : here]:
            return "no truth"
        if lemmas[here] in ("contrary", "despite") and any(
            word in ("report", "rumour", "claim") for word in lemmas[here:at]
        ):
            return lemmas[here]
    reported = any(lemmas[here] in _REPORTS for here in range(max(0, at - 8), at))
    if reported:
        for here in range(at + 1, min(len(lemmas), at + 2 * _REACH)):
            if lemmas[here] in _DENYING:
                return lemmas[here]
    return ""


def _condition(clauses: Clauses, start: int) -> str:
    for here in range(start - 1, max(-1, start - 1 - _REACH), -1):
        low = clauses.lows[here]
        if low in (",", ";", ":", "that") and here < start - 1 and clauses.kind(here + 1) != "R":
            inner = clauses.lows[here + 1]
            return inner if inner in ("if", "unless") else ""
        if low in ("if", "unless", "lest", "whether"):
            return low
        if low == "should" and clauses.kind(here + 1) in "DN" and here + 1 < start:
            return low
        turned = low == "had" and here == 0 and clauses.kind(here + 1) in "ND"
        opens = low in ("should", "were") and (here == 0 or clauses.kind(here - 1) in ".C")
        if turned or opens:
            return low
    return ""


def _would(clauses: Clauses, start: int, at: int) -> tuple[str, str]:
    lows, lemmas = clauses.lows, clauses.lemmas
    if any(word in ("if", "unless", "were") for word in lows) or (
        lows and lows[0] in ("should", "without", "had")
    ):
        return "hypothetical", "would if"
    if _near(lemmas, max(0, start - _REACH), start, _FEARING - {"talk", "call", "option"}):
        return "hypothetical", "fear would"
    del at
    said = frozenset(
        (
            "say",
            "announce",
            "promise",
            "vow",
            "tell",
            "declare",
            "confirm",
            "pledge",
            "report",
            "predict",
            "swear",
        )
    )
    if any(lemma in said for lemma in lemmas):
        return "future", "said would"
    return "hypothetical", "would"


def _governed(clauses: Clauses, to: int) -> tuple[str, str]:  # noqa: PLR0911
    lemmas, lows = clauses.lemmas, clauses.lows
    here = to - 1
    while here >= 0 and to - here < 7:  # noqa: PLR2004
        lemma = lemmas[here]
        if lemma in (",", ";", ":", "that", "who", "which"):
            break
        start = verb_start(clauses, here)
        group = [lemmas[word] for word in range(start, here)]
        if lemma in _FAILS:
            return "denied", lemma
        if lemma in _EFFORTS and clauses.kinds[here] == "N":
            return "future", lemma
        if lemma in _WISHES or any(
            lows[w] in ("could", "might", "should") for w in range(start, here)
        ):
            return "hypothetical", lemma
        if lemma in _PLANS:
            if any(word in _NOT for word in lows[start:here]):
                return "denied", lemma
            if _condition(clauses, start):
                return "hypothetical", lemma
            return "future", lemma
        if "will" in group:
            return "future", "will"
        if lemma == "be" and here == to - 1:
            return "future", "is to"
        here -= 1
    return "past", ""


def _of_noun(clauses: Clauses, at: int) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912
    lemmas, lows = clauses.lemmas, clauses.lows
    first = max(0, at - 5)
    if any(word in ("no", "without", "never", "not", "n't") for word in lows[max(0, at - 4) : at]):
        return "denied", "no"
    condition = _condition(clauses, at)
    if condition:
        return "hypothetical", condition
    cue = _near(lemmas, max(0, at - 7), at, _FEARING - {"risk"})
    if cue:
        return "hypothetical", cue
    if "after" in lows[max(0, at - 3) : at] and "will" in lemmas[:at]:
        return "future", "after"
    if any(lows[here] in _DUE for here in range(first, at)):
        return "future", "due"
    for here in range(at + 1, min(len(lemmas), at + 12)):
        if lows[here] in (",", ";", ".", "who", "which", "that"):
            break
        if lemmas[here] == "will":
            return "future", "will"
        if lemmas[here] in _DENYING:
            return "denied", lemmas[here]
        if lows[here] in _MIGHT or lows[here] == "would":
            return "hypothetical", lows[here]
        if lows[here] in _NOT:
            return "denied", lows[here]
        if clauses.kinds[here] == "V":
            break
    start = at
    for here in range(at - 1, max(-1, at - 9), -1):
        if clauses.kinds[here] in "VA":
            start = here
            break
    if start < at:
        group_start = verb_start(clauses, start)
        group = lows[group_start : start + 1]
        if any(word in _NOT for word in group):
            return "denied", "not"
        if any(word in _MIGHT for word in group):
            return "hypothetical", "might"
        if any(lemmas[here] == "will" for here in range(group_start, start + 1)):
            return "future", "will"
        if "would" in group:
            return _would(clauses, group_start, start)
        if group_start and lows[group_start - 1] == "to":
            return _governed(clauses, group_start - 1)
    return "past", ""
