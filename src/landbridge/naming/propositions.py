"""The small sentences of claims: read with messages that say what would be right, and written.

    [not] open CORRIDOR | closed CORRIDOR | first open CORRIDOR | survives CORRIDOR EVENT
        | holds ACTOR PLACE | gains X from Y in AREA [at least S [of MEASURE]]
        | share X AREA at least S [of MEASURE]      (X: an actor, X+, X+allies)
    followed by nothing, or one of: by DATE, from DATE [to DATE], within N days

What each means, to the day, is in docs/explanation/claims.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from landbridge.days import LAST_DAY, parse_span
from landbridge.model.influence import COUNTED
from landbridge.model.names import near
from landbridge.model.propositions import VERBS, Party, Proposition, Term, Turn
from landbridge.model.stakes import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from landbridge.days import DaySpan

__all__ = ["missing_names", "parse_proposition", "written_proposition"]

_FORMS = {
    "open": "open CORRIDOR",
    "closed": "closed CORRIDOR",
    "holds": "holds ACTOR PLACE",
    "gains": "gains X from Y in AREA from DATE to DATE",
    "share": "share X AREA at least S",
    "first open": "first open CORRIDOR",
    "survives": "survives CORRIDOR EVENT",
}
_TERMS = "by DATE, from DATE to DATE, or within N days"
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?\Z")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)(%?)\Z")
_LONGEST = 2_000
_SHOWN = 8


class _Words:
    """The words of a sentence, taken one after the other."""

    def __init__(self, text: str) -> None:
        self.words = text.split()
        self.at = 0
        self.form = ""

    def next_is(self, word: str) -> bool:
        return self.at < len(self.words) and self.words[self.at].lower() == word

    def took(self, word: str) -> bool:
        """Take the word if it stands next."""
        if not self.next_is(word):
            return False
        self.at += 1
        return True

    def name(self, what: str) -> str:
        """Take any word; where there is none, say what is missing."""
        if self.at >= len(self.words):
            raise ValueError(f"{what} is missing at the end: write '{self.form}'")
        self.at += 1
        return self.words[self.at - 1]

    def must(self, word: str) -> None:
        if not self.took(word):
            there = f"'{self.words[self.at]}'" if self.at < len(self.words) else "the end"
            raise ValueError(f"'{word}' is expected before {there}: write '{self.form}'")

    def date(self) -> DaySpan:
        text = self.name("a date")
        try:
            return parse_span(text)
        except ValueError as wrong:
            raise ValueError(str(wrong)) from None

    @property
    def rest(self) -> str:
        return " ".join(self.words[self.at :])


def parse_proposition(text: str) -> Proposition:
    """Read a proposition.

    >>> parse_proposition("not open iran-beirut by 2018-04").negated
    True

    Raises
    ------
    ValueError
        when it cannot be read; the message says what would be right
    """
    if len(text) > _LONGEST:
        raise ValueError(f"a proposition has up to {_LONGEST:,} characters")
    words = _Words(text)
    negated = words.took("not")
    verb = _verb(words)
    words.form = _FORMS[verb]
    parts: dict[str, Any] = _PARTS[verb](words)
    term = _term(words)
    if verb == "gains" and "least" not in parts:
        parts |= _at_least(words)
    if words.rest:
        raise ValueError(f"'{words.rest}' cannot stand at the end: write {_TERMS}, or nothing")
    if verb == "gains" and (term.start is None or term.end is None):
        raise ValueError(f"a gain needs its period: write '{words.form}'")
    return Proposition(verb, negated=negated, term=term, **parts)


def _verb(words: _Words) -> str:
    if words.at >= len(words.words):
        raise ValueError(f"nothing is said: write one of: {', '.join(_FORMS.values())}")
    if words.took("first"):
        words.form = _FORMS["first open"]
        words.must("open")
        return "first open"
    said = words.words[words.at]
    if said.lower() not in VERBS:
        hint = near(said, VERBS, 1)
        meant = f"is '{hint[0]}' meant? Write" if hint else "write"
        raise ValueError(f"no verb '{said}'; {meant} one of: {'; '.join(_FORMS.values())}")
    words.at += 1
    return said.lower()


def _corridor(words: _Words) -> dict[str, str | None]:
    name, slash, variant = words.name("a corridor").partition("/")
    if not name or (slash and not variant):
        raise ValueError("write the id of a corridor, or CORRIDOR/VARIANT")
    return {"corridor": name, "variant": variant or None}


def _party(words: _Words, what: str) -> Party:
    name, plus, level = words.name(what).partition("+")
    if not name:
        raise ValueError(f"'{plus}{level}' is no actor: write its id, or X+ for X with its own")
    return Party(name, (level or COUNTED) if plus else None)


def _ground(words: _Words) -> tuple[str, ...]:
    text = words.name("an area")
    found = tuple(dict.fromkeys(part for part in text.split(",") if part))
    if not found:
        raise ValueError(f"'{text}' is no ground: write an area, places (a,b), country:XX or all")
    if len(found) > 1 and "all" in found:
        raise ValueError("'all' stands alone: it is every place")
    return found


def _least(words: _Words) -> tuple[float, str]:
    text = words.name("a share")
    match = _SHARE.match(text)
    share = -1.0 if match is None else float(match[1]) / (100 if match[2] else 1)
    if not 0 < share <= 1:
        raise ValueError(f"'{text}' is no share: write 0.5 or 50%, above 0 and up to 1 (100%)")
    if not words.took("of"):
        return share, "places"
    measure = words.name("what the share is of").lower()
    if measure not in MEASURES:
        raise ValueError(f"no share 'of {measure}'; there are: of {', of '.join(MEASURES)}")
    return share, measure


def _holds(words: _Words) -> dict[str, object]:
    party = _party(words, "an actor")
    return {"party": party, "ground": _ground(words)}


def _gains(words: _Words) -> dict[str, object]:
    party = _party(words, "who gains")
    words.must("from")
    other = _party(words, "who loses")
    words.must("in")
    return {"party": party, "other": other, "ground": _ground(words), **_at_least(words)}


def _at_least(words: _Words) -> dict[str, object]:
    if not words.took("at"):
        return {}
    words.must("least")
    least, measure = _least(words)
    return {"least": least, "measure": measure}


def _share(words: _Words) -> dict[str, object]:
    party = _party(words, "an actor")
    ground = _ground(words)
    if not words.next_is("at"):
        words.must("at")
    return {"party": party, "ground": ground, **_at_least(words)}


def _survives(words: _Words) -> dict[str, object]:
    way = _corridor(words)
    if words.took("loses"):
        words.form = "survives CORRIDOR loses ACTOR PLACE"
        turn = Turn(actor=words.name("an actor"), place=words.name("a place"))
    else:
        text = words.name("an event: a date, the label of a report, or loses ACTOR PLACE")
        turn = Turn(date=parse_span(text)) if _DATE.match(text) else Turn(report=text)
    return {**way, "turn": turn}


_PARTS: dict[str, Callable[[_Words], dict[str, Any]]] = {
    "open": _corridor,
    "closed": _corridor,
    "first open": _corridor,
    "survives": _survives,
    "holds": _holds,
    "gains": _gains,
    "share": _share,
}


def _term(words: _Words) -> Term:
    if words.took("by"):
        return Term(by=words.date())
    if words.took("within"):
        text = words.name("a number of days")
        if not text.isdecimal() or not 1 <= int(text) <= LAST_DAY:
            raise ValueError(f"'{text}' is no number of days: write 'within N days', N 1 or more")
        if not (words.took("days") or words.took("day")):
            words.form = "within N days"
            words.must("days")
        return Term(within_days=int(text))
    if words.took("from"):
        start = words.date()
        return Term(start=start, end=words.date() if words.took("to") else None)
    return Term()


def written_proposition(noun: Proposition) -> str:
    """Write a proposition; `parse_proposition` reads the same one from it."""
    said = ["not"] if noun.negated else []
    said.append(noun.verb)
    if noun.corridor is not None:
        said.append(noun.corridor + (f"/{noun.variant}" if noun.variant else ""))
    if noun.party is not None:
        said.append(str(noun.party))
    if noun.other is not None:
        said += ["from", str(noun.other), "in"]
    if noun.ground:
        said.append(",".join(noun.ground))
    if noun.least is not None:
        said += ["at least", f"{noun.least!r}"]
        said += [] if noun.measure == "places" else ["of", noun.measure]
    if noun.turn is not None:
        said.append(_turn(noun.turn))
    term = noun.term
    if term.by is not None:
        said += ["by", term.by.text]
    if term.start is not None:
        said += ["from", term.start.text]
    if term.end is not None:
        said += ["to", term.end.text]
    if term.within_days is not None:
        said.append(f"within {term.within_days} days")
    return " ".join(said)


def _turn(turn: Turn) -> str:
    if turn.date is not None:
        return turn.date.text
    return turn.report or f"loses {turn.actor} {turn.place}"


def missing_names(
    noun: Proposition,
    corridors: Mapping[str, Collection[str]] | None,
    actors: Collection[str] | None,
    places: Collection[str] | None,
    grounds: Collection[str] | None,
    labels: Collection[str] | None,
) -> list[str]:
    """Say which names of a proposition name nothing, and what is near.

    Parameters
    ----------
    noun
        the proposition
    corridors
        ids of corridors with the names of their variants
    actors, places, grounds, labels
        ids of actors, of places, of areas and ``country:XX``, and labels of reports

    What cannot be asked is None: nothing is said of it then.
    """
    found: list[str] = []

    def ask(name: str | None, known: Collection[str] | None, what: str) -> None:
        if name is not None and known is not None and name not in known:
            hints, some = near(name, known), sorted(known)
            listed = ", ".join(some[:_SHOWN]) + (", …" if len(some) > _SHOWN else "")
            shown = f"near: {', '.join(hints)}" if hints else f"there are: {listed or 'none'}"
            found.append(f"no {what} '{name}' ({shown})")

    ask(noun.corridor, corridors, "corridor")
    if corridors is not None and noun.variant is not None and noun.corridor in corridors:
        ask(noun.variant, corridors[str(noun.corridor)], f"variant of {noun.corridor}")
    for party in (noun.party, noun.other):
        ask(None if party is None else party.actor, actors, "actor")
    if places is not None and grounds is not None:
        known = {*places, *grounds, "all"}
        for spot in noun.ground:
            ask(spot, known, "place or area")
    if noun.turn is not None:
        ask(noun.turn.actor, actors, "actor")
        ask(noun.turn.place, places, "place")
        ask(noun.turn.report, labels, "report with the label")
    return found
