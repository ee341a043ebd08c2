"""Which actor a name in somebody's file means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.names import fold
from landbridge.naming.forms import folded, unbracketed
from landbridge.naming.known import Decisions
from landbridge.naming.spellings import Spellings
from landbridge.naming.verdicts import CLEARLY, NOBODY, Verdict, sure_of_actor

if TYPE_CHECKING:
    from landbridge.naming.known import Known

__all__ = ["ActorMatcher"]

_SHOWN = 5
_LEAST_LETTERS = 4
_GENERIC = frozenset({
    "armed", "army", "front", "forces", "force", "government", "group", "groups", "islamic",
    "liberation", "militia", "militias", "military", "movement", "national", "party", "people",
    "police", "popular", "republic", "state", "united", "with", "from", "unidentified",
})  # fmt: skip
"""Words that many actors share."""


class ActorMatcher:
    """Matches names of actors with the actors of a situation.

    By id, names.csv, name or alias; words in brackets, such as "(2019-)", are left aside where
    nothing has them. A spelling is taken only where vowels or an article differ, in a long name:
    everything else is listed.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._decisions = Decisions("actor", known.names)
        self._by_name: dict[str, set[str]] = {}
        self._own_name: set[tuple[str, str]] = set()
        for actor in known.actors.values():
            for name in (actor.name, *actor.aliases):
                for form in (name, unbracketed(name)):
                    self._by_name.setdefault(folded(form), set()).add(actor.id)
            self._own_name.add((actor.id, folded(actor.name)))
            self._own_name.add((actor.id, folded(unbracketed(actor.name))))
        self._spellings = Spellings(
            {actor.id: (actor.name, *actor.aliases) for actor in known.actors.values()}
        )

    def match(self, name: str, source: str = "") -> Verdict:
        """Say whom a name means."""
        name = name.strip()
        means = self._decisions(name, source)
        if means is not None:
            if means == NOBODY or means in self._known.actors:
                return Verdict(means, "by names.csv")
            return Verdict(why=f"names.csv says '{means}', which is no actor", ambiguous=True)
        if name in self._known.actors:
            return Verdict(name, "by id")
        for form in dict.fromkeys((name, unbracketed(name))):
            found = self._exactly(name, form)
            if len(found) == 1:
                key = min(found)
                own = (key, folded(form)) in self._own_name
                return Verdict(key, "by name" if own else "by alias")
            if found:
                return Verdict(
                    candidates=tuple(sorted(found)),
                    why="several actors have that name",
                    ambiguous=True,
                )
        return self._by_spelling(name)

    def _exactly(self, name: str, form: str) -> set[str]:
        """Actors whose name or alias it is; one written so, brackets and all, before others."""
        found = self._by_name.get(folded(form), set())
        if len(found) > 1:
            written = {
                key
                for key in found
                for known in (self._known.actors[key].name, *self._known.actors[key].aliases)
                if folded(known) == folded(name)
            }
            return written if len(written) == 1 else found
        return found

    def _by_spelling(self, name: str) -> Verdict:
        hits = self._spellings.near(unbracketed(name))
        if hits and sure_of_actor(hits[0][0]):
            alone = len(hits) == 1 or hits[1][0].far >= hits[0][0].far + CLEARLY
            if alone:
                return Verdict(hits[0][1], "by spelling")
        likely = [key for _, key in hits] or self._sharing_words(name)
        if not likely:
            return Verdict(why="nobody like it")
        why = f"perhaps '{self._known.actors[likely[0]].name}', not sure"
        return Verdict(candidates=tuple(likely[:_SHOWN]), why=why)

    def _sharing_words(self, name: str) -> list[str]:
        """Actors that share long words with the name, most first: a hint, never a match."""
        words = {word for word in fold(name).split() if len(word) >= _LEAST_LETTERS} - _GENERIC
        shared = []
        for key, actor in self._known.actors.items():
            theirs = {word for one in (actor.name, *actor.aliases) for word in fold(one).split()}
            if common := len(words & theirs):
                shared.append((-common, key))
        return [key for _, key in sorted(shared)]
