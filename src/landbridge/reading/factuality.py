"""How far a sentence commits to what it tells of: from -3 (did not happen) to +3 (happened)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.embedders import NEGATIONS, NOUNS_THAT_GOVERN, class_by_form
from landbridge.reading.factuality_rules import MOST, by_rule
from landbridge.reading.linear import total, weights_of
from landbridge.reading.word_classes import AUXILIARIES, class_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.reading.tokens import Sentence, Token

__all__ = ["WEIGHTS", "factuality", "mode_of", "signs_of"]

WEIGHTS = "factuality.json.gz"
_REACH = 30  # words to either side that are looked at
_MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would", "'d": "would",
    "could": "could", "can": "can", "ca": "can", "may": "may", "might": "may", "must": "must",
    "should": "should", "ought": "should", "cannot": "can",
}  # fmt: skip
_IF = frozenset(["if", "unless", "whether", "lest", "provided", "supposing", "assuming"])
_REPORTS = ("say", "believe", "claim", "expect", "deny", "know")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])
_DENIED, _HELD = -0.4, 1.0


class _View:
    """The words around a predicate, in lower case, with coarse classes."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.begin = max(0, at - _REACH)
        near = tokens[self.begin : at + _REACH]
        self.low = [token.low.replace("\u2019", "'") for token in near]
        self.kind = [class_of(token) for token in near]
        self.tag = [token.tag for token in near]
        self.at = at - self.begin


def _group_start(view: _View, at: int) -> int:
    """Give where the auxiliaries before a verb begin."""
    start = at
    while start > 0 and (
        view.low[start - 1] in AUXILIARIES
        or view.low[start - 1].endswith("n't")
        or view.low[start - 1] in _MODALS
        or (view.kind[start - 1] == "R" and view.low[start - 1] not in _IF)
    ):
        start -= 1
    return start


def _is_denied(group: Sequence[str]) -> bool:
    return any(word in NEGATIONS or word.endswith("n't") for word in group)


def _embedder(view: _View, at: int, reach: int) -> int:
    """Give the nearest word to the left that governs, or -1; a clause end stops the search."""
    for n in range(at - 1, max(-1, at - 1 - reach), -1):
        word = view.low[n]
        if (
            word in class_by_form
            and word not in ("when", "because", "since", "after")
            and (view.kind[n] != "N" or word in NOUNS_THAT_GOVERN)
            and not (word == "order" and n > 0 and view.low[n - 1] == "in")
        ):
            return n
        if word in (";", ":") or (word == "," and n + 1 < at and view.low[n + 1] in ("but", "and")):
            return -1
    return -1


def _own(view: _View, seen: dict[str, float], start: int) -> tuple[str, bool]:
    """Say of the group of a verb which modal it has, whether it is negated, in which tense."""
    group = view.low[start : view.at]
    modal = next((_MODALS[word] for word in group if word in _MODALS), "")
    if modal == "would" and "'d" in group and view.tag[view.at] in ("VBN", "VBD"):
        modal = ""
    denied = _is_denied(group) or (
        start >= 1
        and (
            view.low[start - 1] in ("nobody", "none", "nothing", "neither")
            or (start >= 2 and view.low[start - 2] == "no")  # noqa: PLR2004
        )
    )
    perfect = any(word in ("have", "has", "had", "'ve") for word in group)
    seen[f"modal={modal}"] = 1.0
    seen[f"modal={modal},perfect={perfect}"] = 1.0
    if denied:
        seen["denied"] = 1.0
        seen[f"denied,modal={modal}"] = 1.0
    return modal, denied


def _shape(view: _View, start: int) -> str:
    """Say how a predicate hangs on what is before it."""
    before = view.low[start - 1] if start else ""
    kind = view.kind[view.at]
    if before == "to" and kind in "VNG" and view.tag[view.at] in ("VB", ""):
        return "to"
    if kind == "N":
        return "noun"
    if view.low[view.at].endswith("ing") and not any(
        word in _BE for word in view.low[start : view.at]
    ):
        return "going"
    if kind == "G":
        group = view.low[start : view.at]
        if any(word in _BE or word in ("get", "got") for word in group):
            return "passive"
        return "clause" if group else "done"
    return "clause" if kind == "V" else "other"


def _governed(view: _View, seen: dict[str, float], shape: str, start: int) -> str:
    """Note what governs a predicate: by which word, whether that one is denied or a modal's."""
    anchor = start - 1 if shape == "to" else start
    reach = {"to": 9, "going": 5, "noun": 6, "done": 5}.get(shape, _REACH)
    by = _embedder(view, anchor, reach)
    if by < 0:
        if shape == "to" and view.low[anchor - 1] in ("have", "has", "had", "having", "order"):
            seen["had to" if view.low[anchor - 1] != "order" else "in order to"] = 1.0
        seen[f"shape={shape},alone"] = 1.0
        return ""
    name = class_by_form[view.low[by]]
    if shape in ("clause", "passive", "other") and name not in _REPORTS:
        further = by
        while further >= 0 and class_by_form[view.low[further]] not in _REPORTS:
            further = _embedder(view, further, _REACH)
        by = further
        if by < 0:
            seen[f"shape={shape},alone"] = 1.0
            return ""
        name = class_by_form[view.low[by]]
    begin = _group_start(view, by)
    group = view.low[begin:by]
    denied = _is_denied(group)
    unsure = any(word in _MODALS for word in group)
    above = _embedder(view, begin, 8)
    upper = class_by_form[view.low[above]] if above >= 0 else ""
    seen[f"by={name},{shape}"] = 1.0
    seen[f"by={name},{shape},denied={denied}"] = 1.0
    seen[f"by={name},unsure={unsure}"] = 1.0
    seen[f"by={view.low[by]},{shape}"] = 1.0
    if upper in ("fail", "want", "plan", "order", "deny"):
        seen[f"above={upper}"] = 1.0
    if shape == "going" and view.low[anchor - 1] in ("from", "without", "before", "after", "by"):
        seen[f"going after {view.low[anchor - 1]}"] = 1.0
    return name


def _around(view: _View, seen: dict[str, float], sentence: Sentence) -> None:  # noqa: C901, PLR0912
    """Note conditions, questions, reports that come after, doubts in passing."""
    low, at = view.low, view.at
    left = low[:at]
    comma = max((n for n, word in enumerate(left) if word in (",", ";", ":")), default=-1)
    condition = next((n for n in range(at - 1, -1, -1) if left[n] in _IF), -1)
    if condition > comma:
        seen["in if"] = 1.0
        seen[f"in {left[condition]}"] = 1.0
    elif condition >= 0:
        seen["after if"] = 1.0
    elif any(word in _IF for word in low[at + 1 :]):
        seen["before if"] = 1.0
    if sentence.tokens and sentence.tokens[-1].text in ("?",):
        seen["question"] = 1.0
    right = low[at + 1 :]
    for n, word in enumerate(right):
        if word == "," and n + 1 < len(right):
            following = right[n + 1 : n + 6]
            reported = next((w for w in following if class_by_form.get(w) in _REPORTS), "")
            if reported:
                seen[f"then {class_by_form[reported]}"] = 1.0
                break
    if "according" in low:
        seen["according"] = 1.0
    if any(word in ("wish", "wishes", "wished") for word in left):
        seen["wish"] = 1.0
    had = "had" in low and "have" in low and "would" in low
    if had and ("if" in low or low[0] in ("had", "were") or ", had" in " ".join(low)):
        seen["counterfactual"] = 1.0
    doubts = {"possibly", "perhaps", "maybe", "probably", "allegedly", "reportedly", "almost",
              "nearly", "supposedly", "likely", "unlikely", "apparently"}  # fmt: skip
    for word in low[max(0, at - 5) : at + 2]:
        if word in doubts:
            seen[f"doubt={word}"] = 1.0
    if "tomorrow" in low or "next" in low[at : at + 8]:
        seen["ahead"] = 1.0


def signs_of(sentence: Sentence, position: int) -> dict[str, float]:
    """Give the signs in a sentence of how sure the predicate at a position is."""
    tokens = sentence.tokens
    view = _View(tokens, position)
    seen: dict[str, float] = {"bias": 1.0}
    start = _group_start(view, view.at)
    shape = _shape(view, start)
    seen[f"shape={shape}"] = 1.0
    seen[f"tag={view.tag[view.at]}"] = 1.0
    modal, denied = ("", False)
    if shape != "noun":
        modal, denied = _own(view, seen, start)
    else:
        near = view.low[max(0, view.at - 3) : view.at]
        if "no" in near or "without" in near or "any" in near:
            seen["no noun"] = 1.0
        anchor = next((n for n in range(view.at - 1, -1, -1) if view.kind[n] in "VM"), -1)
        if anchor >= 0:
            begin = _group_start(view, anchor)
            group = view.low[begin : anchor + 1]
            if _is_denied(group):
                seen["noun under not"] = 1.0
            if any(word in _MODALS for word in group):
                seen["noun under modal"] = 1.0
    by = _governed(view, seen, shape, start)
    if denied and by:
        seen[f"denied,by={by}"] = 1.0
    if modal and by in _REPORTS:
        seen[f"modal={modal},reported"] = 1.0
    cls = class_by_form.get(view.low[view.at], "")
    if cls:
        seen[f"is={cls}"] = 1.0
    _around(view, seen, sentence)
    return seen


def factuality(sentence: Sentence, position: int) -> float:
    """Give how sure it is by a sentence that what a word of it tells of happened.

    Parameters
    ----------
    position
        the number of the word in ``sentence.tokens``: a verb, a noun of an event, an adjective

    Returns
    -------
    float
        from -3 (it certainly did not, or will not) over 0 (nothing is said of it) to +3 (it
        certainly did), as in FactBank and the corpus of Lee et al. (EMNLP 2015)
    """
    if not 0 <= position < len(sentence.tokens):
        return 0.0
    signs = signs_of(sentence, position)
    value = by_rule(signs) + total(weights_of(WEIGHTS).get("value", {}), signs)
    return max(-MOST, min(MOST, value))


_AHEAD = (
    "modal=will", "modal=would,reported", "by=plan,to", "by=expect,to", "by=plan,going",
    "by=plan,noun", "ahead",
)  # fmt: skip
_OPEN = frozenset(
    [
        "in if", "question", "counterfactual",
        *(f"by={name},{shape}" for name in ("want", "order") for shape in ("to", "going", "noun")),
    ]
)  # fmt: skip


def mode_of(value: float, sentence: Sentence, position: int) -> str:  # noqa: PLR0911
    """Give the mode of an event: past, future, denied or hypothetical.

    ``value`` is what `factuality` gives. What is ordered, wanted, conditional or asked about is
    hypothetical, what will be or is planned, future.
    """
    if value <= _DENIED:
        return "denied"
    signs = signs_of(sentence, position)
    ahead = any(sign in signs for sign in _AHEAD)
    if any(sign in _OPEN or sign.startswith("by=threat") for sign in signs):
        return "hypothetical"
    if ("after if" in signs or "before if" in signs) and value < _HELD + 0.5:
        return "hypothetical"
    if ahead:
        return "future"
    if value < _HELD:
        return "hypothetical"
    if any(f"modal={modal}" in signs for modal in ("would", "could", "can", "may", "should")):
        return "hypothetical"
    return "past"
