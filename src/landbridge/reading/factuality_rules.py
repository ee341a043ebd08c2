"""What the signs of sureness in a sentence come to by rule, from -3 to +3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MOST", "by_rule", "learnable"]

MOST = 3.0
_BY_TO = {
    "manage": 2.7, "fail": -2.5, "want": 1.1, "plan": 1.7, "order": 1.0, "expect": 1.6,
    "believe": 2.0, "say": 2.0, "know": 1.5, "claim": 1.7, "deny": -1.0, "pretend": -2.0,
}  # fmt: skip
_BY_GOING = {
    "manage": 2.8, "fail": -1.8, "want": 1.2, "plan": 1.3, "order": 1.0, "expect": 1.5,
    "believe": 1.5, "say": 2.5, "know": 2.9, "claim": 1.7, "deny": -1.0, "pretend": -2.0,
}  # fmt: skip
_BY_NOUN = {
    "manage": 2.8, "fail": 0.5, "want": 1.7, "plan": 1.8, "order": 1.7, "expect": 1.9,
    "believe": 2.0, "say": 2.8, "know": 2.9, "claim": 2.0, "deny": -0.5, "pretend": 0.0,
}  # fmt: skip
_BY_CLAUSE = {
    "say": 2.5, "know": 2.8, "believe": 1.9, "claim": 1.7, "expect": 1.9, "deny": -1.0,
    "pretend": -2.0,
}  # fmt: skip
_BY_MODAL = {
    "will": 1.9, "would": 1.4, "could": 1.0, "can": 1.7, "may": 0.7, "must": 1.6, "should": 0.9,
}  # fmt: skip
_BY_SHAPE = {"to": _BY_TO, "going": _BY_GOING, "noun": _BY_NOUN, "done": _BY_NOUN}
_PURPOSE = 1.9  # "went there to buy", with nothing that governs
_DOUBTS = {
    "doubt=perhaps": 1.0, "doubt=possibly": 1.0, "doubt=maybe": 1.0, "doubt=probably": 1.6,
    "doubt=allegedly": 1.2, "doubt=reportedly": 1.8, "doubt=supposedly": 0.8,
    "doubt=likely": 1.5, "doubt=unlikely": -1.0, "doubt=apparently": 2.0,
}  # fmt: skip
_TURNS = ("by=fail", "by=deny", "no noun", "wish", "counterfactual", "going after")


def by_rule(signs: Mapping[str, float]) -> float:  # noqa: C901, PLR0912
    """Give what the signs come to by rule alone, before what was learned is added."""
    governor = next(
        (
            (name, shape)
            for sign in signs
            if sign.startswith("by=") and sign.count(",") == 1 and "unsure" not in sign
            for name, shape in [sign[3:].split(",")]
            if name in _BY_TO
        ),
        None,
    )
    value = MOST
    if governor:
        name, shape = governor
        value = _BY_SHAPE.get(shape, _BY_CLAUSE).get(name, MOST)
        if f"by={name},{shape},denied=True" in signs and name not in ("say", "know"):
            value = -0.8 * value
        elif f"by={name},unsure=True" in signs and value > 0:
            value = min(value, 1.3)
    elif "shape=to" in signs:
        value = 2.5 if "had to" in signs else _PURPOSE
    modal = next((m for m in _BY_MODAL if f"modal={m}" in signs), "")
    if modal:
        past = f"modal={modal},perfect=True" in signs
        value = min(value, -0.5 if past and modal in ("could", "should") else _BY_MODAL[modal])
    if "denied" in signs:
        value = -0.9 * value if value > 0 else -0.5 * value
    if "no noun" in signs:
        value = -1.5
    elif "noun under not" in signs:
        value = min(value, 0.6)
    elif "noun under modal" in signs:
        value = min(value, 2.0)
    if "going after without" in signs:
        value = -2.5
    if "counterfactual" in signs:
        return -2.5
    if "wish" in signs:
        value = min(value, 0.0)
    if "in if" in signs:
        value = min(value, 0.5) if value > 0 else value / 2
    elif ("after if" in signs or "before if" in signs) and modal:
        value = min(value, 0.8)
    if "question" in signs:
        value *= 0.5
    for sign, most in _DOUBTS.items():
        if sign in signs:
            value = min(value, most)
    return value


def learnable(signs: Mapping[str, float]) -> dict[str, float]:
    """Give the signs whose worth may be learned: those that turn a statement round."""
    return {sign: value for sign, value in signs.items() if sign.startswith(_TURNS)}
