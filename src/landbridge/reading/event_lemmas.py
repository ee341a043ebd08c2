"""The plain form of an English word: seized → seize, troops → troop, left → leave."""

from __future__ import annotations

import re
from functools import lru_cache

from landbridge.reading.event_words import word_list, written_words

__all__ = ["lemma_of"]

_IRREGULAR_FORMS = written_words("irregular_forms.txt")
_IRREGULAR = {
    form: line.split()[0] for line in _IRREGULAR_FORMS.strip().splitlines() for form in line.split()
}
_IRREGULAR["crossing"] = "crossing"
_IRREGULAR["crossings"] = "crossing"
_FINAL_E = re.compile(
    r"(?:[^aeiou](?:at|ar|id|ad|ud|od|ed|ut|am|im|um|il|ul|ak|ik|ok|uk|ap|ip|yp)|qu?[aei]t"
    r"|[^aeiouy]ir|u[ai]r|[^o]ur|[uvcz]|is|ys|as|os|us|[lnrp]s|[aeid]g|[rl]g|[aeu]ng"
    r"|[bcdfgkptz]l|eat[eu]|[ui]at|[^aeiou]iev)$"
)
"""Ends of roots that have lost a final e, as a rule."""
_NO_FINAL_E = word_list("event_lemmas.no_final_e")
_WITH_FINAL_E = word_list("event_lemmas.with_final_e")
_DOUBLED = re.compile(r"([bdgmnprtl])\1$")
_SHORTEST = 3
_VOWELS = frozenset("aeiouy")


def _stem(root: str) -> str:
    if root in _WITH_FINAL_E:
        return root + "e"
    if _DOUBLED.search(root) and len(root) > _SHORTEST:
        if root[-1] != "l" or root in (
            "compell",
            "expell",
            "repell",
            "patroll",
            "controll",
            "cancell",
            "travell",
            "labell",
            "signall",
            "propell",
            "dispell",
        ):
            return root[:-1]
        return root
    if root not in _NO_FINAL_E and not root.endswith("ss") and _FINAL_E.search(root):
        return root + "e"
    return root


@lru_cache(maxsize=20_000)
def lemma_of(low: str) -> str:  # noqa: PLR0911
    """Give the plain form of a word in lower case. What cannot be told stays as it is."""
    known = _IRREGULAR.get(low)
    if known is not None:
        return known
    if len(low) <= _SHORTEST or not low.isalpha():
        return low
    if low.endswith("ies") and len(low) > _SHORTEST + 1:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2] if not low.endswith("zes") or low[-4] == "z" else low[:-1]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    if low.endswith("ied"):
        return low[:-3] + "y"
    for ending in ("ed", "ing"):
        root = low[: -len(ending)]
        if low.endswith(ending) and len(root) > 2 and _VOWELS & set(root):  # noqa: PLR2004
            return _stem(root)
    return low
