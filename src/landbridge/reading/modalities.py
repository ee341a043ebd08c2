"""Whether a claim is asserted, predicted, suspected, conditional or counterfactual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.model.claims import MODALITIES
from landbridge.reading.embedders import class_by_form
from landbridge.reading.linear import most_likely, weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.reading.tokens import Token

__all__ = ["WEIGHTS", "modality_features", "modality_of"]

WEIGHTS = "modality.json.gz"
_IF = frozenset(
    ["if", "unless", "should", "were", "had", "once", "provided", "otherwise", "without"]
)
_SOFT = {
    "may": "may", "might": "may", "could": "could", "can": "can", "will": "will", "'ll": "will",
    "would": "would", "'d": "would", "must": "must", "should": "should", "shall": "will",
}  # fmt: skip
_HINTS = frozenset(
    [
        "likely",
        "unlikely",
        "probably",
        "possibly",
        "perhaps",
        "apparently",
        "reportedly",
        "allegedly",
        "soon",
        "expected",
        "going",
        "due",
        "set",
        "about",
        "suspect",
        "suspects",
        "suspected",
        "fear",
        "fears",
        "feared",
        "believe",
        "believes",
        "believed",
        "think",
        "thinks",
        "thought",
        "appear",
        "appears",
        "appeared",
        "seem",
        "seems",
        "seemed",
        "rumour",
        "rumours",
        "rumoured",
        "suggest",
        "suggests",
        "sign",
        "signs",
        "wish",
        "only",
        "never",
        "ever",
        "yet",
        "eventually",
        "tomorrow",
        "next",
        "later",
        "inevitable",
        "forecast",
        "predict",
        "predicts",
        "predicted",
        "foresee",
        "doubt",
        "doubts",
        "plan",
        "plans",
        "intend",
        "intends",
        "possible",
        "impossible",
        "hint",
        "hints",
        "unclear",
        "presumed",
        "presumably",
        "supposedly",
    ]
)


_OPENS = frozenset(["if", "unless", "should", "were", "had", "without"])
_PERFECT = re.compile(r" (?:would|could|might) (?:not |n't |never |ever |long |also )?have ")
_ASSERTING = ("maintain", "contend", "argue", "arguing", "conclude", "concluding")
_SURE_OF_RULE = 0.9
_SURE_OF_WOULD = 0.85  # "said it would", with no condition and no doubt


def modality_features(  # noqa: C901
    content: Sequence[Token], cue: Sequence[Token], around: Sequence[Token]
) -> dict[str, float]:
    """Say what can be seen of a claim: its words, its cue, the sentence that it stands in."""
    low = [token.low.replace("\u2019", "'") for token in content]
    every = [token.low.replace("\u2019", "'") for token in around]
    seen: dict[str, float] = {"bias": 1.0}
    for token in cue:
        word = token.low
        seen[f"cue={word}"] = 1.0
        if word in class_by_form:
            seen[f"cue class={class_by_form[word]}"] = 1.0
    if not cue:
        seen["own"] = 1.0
    first = ""
    for at, word in enumerate(low):
        if word in _SOFT:
            perfect = "have" in low[at + 1 : at + 4] or "'ve" in low[at + 1 : at + 4]
            seen[f"modal={_SOFT[word]},perfect={perfect}"] = 1.0
            first = first or _SOFT[word]
        if word in _HINTS:
            seen[f"hint={word}"] = 1.0
    seen[f"first modal={first}"] = 1.0
    for word in every:
        if word in _IF:
            seen[f"if={word}"] = 1.0
        if word in _HINTS:
            seen[f"near={word}"] = 1.0
    opens = every[0] if every else ""
    if opens in ("had", "were", "should"):
        seen[f"opens={opens}"] = 1.0
    condition = any(word in ("if", "unless", "provided", "once") for word in every)
    perfect = any(
        _SOFT.get(word) in ("would", "could", "may") and "have" in every[at + 1 : at + 4]
        for at, word in enumerate(every)
    )
    seen[f"condition={condition},perfect={perfect},{first}"] = 1.0
    seen[f"condition={condition},perfect={perfect}"] = 1.0
    groups = _groups(every, low, [token.low for token in cue])
    for name in groups:
        seen[f"group={name}"] = 1.0
    seen[f"groups={','.join(groups)}"] = 1.0
    verb = next((token.tag for token in content if token.tag in ("VBD", "VBZ", "VBP", "MD")), "")
    seen[f"verb={verb}"] = 1.0
    if low and low[0] == "to":
        seen["infinitive"] = 1.0
    return seen


_PHRASES = {
    "suspected": (
        "may", "might", "perhaps", "possibly", "apparently", "presumably", "allegedly", "evidently",
        "probably", "reportedly", "supposedly", "appear to", "appears to", "appeared to",
        "is believed", "are believed", "was believed", "is thought", "are thought", "suspected",
        "must have", "rumour", "rumours", "rumor", "rumors", "could be", "could it be", "suggests",
        "suggest", "it is unclear", "seems to", "seem to", "seemed to", "looks as if",
        "unconfirmed",
        "indicate", "indicates", "is said to", "are said to", "whisper", "hint", "hinted",
    ),
    "predicted": (
        "will", "'ll", "wo", "shall", "is due", "are due", "is set", "are set", "looks set",
        "poised", "likely", "unlikely", "expected to", "scheduled", "inevitable", "is to", "are to",
        "going to", "plans to", "plan to", "about to", "intends", "intend", "soon", "next week",
        "next month", "next year", "tomorrow", "on track", "vow to", "vows to",
    ),
    "conditional": (
        "if", "unless", "provided", "in the event", "barring", "failing", "suppose", "lest",
        "on condition", "conditional on", "as long as", "so long as", "in case", "whoever",
        "wherever", "anyone who", "only when", "once", "otherwise",
    ),
    "counterfactual": (
        "would have", "should have", "could have", "ought to have", "might have", "would 've",
        "as if", "as though", "instead of", "rather than", "was meant to",
        "were meant to", "was supposed to", "were supposed to", "was to have", "were to have",
        "wish", "wishes", "wished", "far from", "had it not", "but for", "if only", "averted",
    ),
}  # fmt: skip
_OPENERS = {"should": "conditional", "had": "counterfactual", "were": "conditional"}
_CUES = {
    "suspected": [
        "suspect",
        "fear",
        "believe",
        "think",
        "doubt",
        "guess",
        "assume",
        "hint",
        "imagine",
        "whisper",
        "suppose",
        "worry",
        "suspects",
        "fears",
        "believes",
        "thinks",
        "doubts",
        "suspected",
        "feared",
        "believed",
        "thought",
        "doubted",
        "hinted",
    ],
    "predicted": [
        "expect",
        "predict",
        "forecast",
        "promise",
        "vow",
        "pledge",
        "plan",
        "intend",
        "aim",
        "foresee",
        "anticipate",
        "swear",
        "expects",
        "predicts",
        "forecasts",
        "promises",
        "vows",
        "pledges",
        "plans",
        "intends",
        "aims",
        "foresees",
        "anticipates",
        "swears",
        "expected",
        "predicted",
        "promised",
        "vowed",
        "pledged",
        "planned",
        "intended",
        "aimed",
        "foresaw",
        "anticipated",
        "swore",
        "hopes",
        "hope",
        "hoped",
        "threatened",
        "threatens",
    ],
    "counterfactual": ["wish", "wishes", "wished", "regret", "regrets", "regretted"],
}


def _groups(every: list[str], content: list[str], cue: list[str]) -> list[str]:
    """Say which kinds of words for doubt, time to come and conditions there are."""
    line = f" {' '.join(every)} "
    found = [
        name
        for name, phrases in _PHRASES.items()
        if any(f" {phrase} " in line for phrase in phrases)
    ]
    if every and every[0] in _OPENERS:
        found.append(f"opens {_OPENERS[every[0]]}")
    found += [f"cue {name}" for name, words in _CUES.items() if any(w in words for w in cue)]
    if "would" in content and cue and "have" not in content:
        found.append("would reported")
    return found


def _by_rule(content: Sequence[Token], cue: Sequence[Token]) -> str:
    """Give the modality that the first words, the modal or the cue leave no doubt of, else ""."""
    low = [token.low.replace("\u2019", "'") for token in content if token.text[:1].isalnum()]
    said = [token.low for token in cue]
    if low[:1] == ["even"]:
        low = low[1:]
    if not low or not said:
        return ""
    line = f" {' '.join(low)} "
    soft = next((_SOFT[word] for word in low[1:] if word in _SOFT), "")
    perfect = bool(_PERFECT.search(line))
    unsure = any(word in _IF or word in _HINTS for word in low)
    if low[0] in _OPENS and (soft or low[0] in ("if", "unless")):
        past = (perfect and low[0] != "should") or low[:2] == ["if", "only"]
        found = "counterfactual" if past else "conditional"
    elif any(word in _CUES["suspected"] for word in said) and not unsure and not perfect:
        found = "suspected"
    elif any(word in _CUES["predicted"] for word in said) and not unsure and not perfect:
        found = "predicted"
    elif soft == "may" and any(w in ("may", "might") for w in low) and not unsure and not perfect:
        found = "suspected"
    elif soft in ("", "can") and not unsure and not _groups(low, low, said) and _says(said):
        found = "asserted"
    else:
        found = ""
    return found


def _says(cue: Sequence[str]) -> bool:
    """Whether a cue only says that something is so, or is not."""
    classes = {
        "say" if word.startswith(_ASSERTING) else class_by_form[word]
        for word in cue
        if word in class_by_form
    }
    return bool(classes) and classes <= {"say", "know", "claim", "deny"}


def modality_of(
    content: Sequence[Token], cue: Sequence[Token], around: Sequence[Token]
) -> tuple[str, float]:
    """Give the modality of a claim and how likely it is.

    Parameters
    ----------
    content, cue, around
        words of the claim, of what attributes it (none where it is the author's own), of the
        sentence or sentences that it stands in
    """
    if plain := _by_rule(content, cue):
        return plain, _SURE_OF_RULE
    seen = modality_features(content, cue, around)
    weights = weights_of(WEIGHTS)
    if not weights:
        return "asserted", 0.5
    if "groups=would reported" in seen or "groups=predicted,would reported" in seen:
        return "predicted", _SURE_OF_WOULD
    chances = most_likely(weights, MODALITIES, seen)
    best = max(MODALITIES, key=lambda name: chances[name])
    return best, chances[best]
