"""Names of actors and places in a text, and what each may mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.readings import Mention
from landbridge.reading.groups import abbreviations, groups_of, people_of, runs_of
from landbridge.reading.known_names import key_of, known_names
from landbridge.reading.meanings import actor_candidates
from landbridge.reading.pieces import pieces_of
from landbridge.reading.placing import asked_about, settle_asked
from landbridge.reading.spotting import Found, Spotter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Candidate, Document
    from landbridge.naming import Known
    from landbridge.reading.pieces import Piece
    from landbridge.reading.placing import Asked
    from landbridge.reading.tokens import Sentence

__all__ = ["find_mentions"]

_SURE = 0.5


def find_mentions(
    document: Document, sentences: Sequence[Sentence], known: Known
) -> tuple[Mention, ...]:
    """Find names of actors and places, and settle them for the whole document.

    Names of the situation come first, then bodies and common nouns for people who act, landmarks,
    countries and towns. A name that nothing has is a mention without ``means``.
    """
    text = document.text
    names = known_names(known)
    pieces = pieces_of(text, (sentence.span for sentence in sentences))
    runs = runs_of(pieces, text)
    people, last_names = people_of(pieces, runs)
    groups = list(groups_of(text, pieces, runs, people))
    tags = {token.start: token.tag for sentence in sentences for token in sentence.tokens}
    spotter = Spotter(text, pieces, runs, people, last_names, names, tags)
    short = abbreviations(text, pieces, groups)
    found = spotter.find(groups, short)
    places = [one for one in found if one.kind == "place"]
    asked = [_asked(text, one, pieces) for one in places]
    votes = Counter(one.country for one in found if one.country)
    settled = dict(zip(places, settle_asked(asked, names, votes), strict=True))
    mentions = []
    for one in found:
        if one.kind == "place":
            mentions.append(_place(one, settled[one], text))
        else:
            mentions.append(_actor(one, actor_candidates(one, names, document.published), text))
    return tuple(mentions)


def _asked(text: str, one: Found, pieces: Sequence[Piece]) -> Asked:
    """What to ask of a name; a landmark is asked about by the name that the situation has."""
    asked = asked_about(text, one.span, pieces)
    own = [own for own in one.owned if own.kind != "actor"]
    if own and key_of(own[0].written) != asked.key:
        return replace(asked, key=key_of(own[0].written), words="")
    return asked


def _place(one: Found, candidates: tuple[Candidate, ...], text: str) -> Mention:
    means = candidates[0].means if candidates else ""
    score = one.score * (0.5 + 0.5 * candidates[0].score) if candidates else one.score * 0.5
    return Mention(
        one.span, "place", one.span.of(text), means, candidates, one.rule, round(score, 3)
    )


def _actor(one: Found, candidates: tuple[Candidate, ...], text: str) -> Mention:
    means = candidates[0].means if candidates and candidates[0].score >= _SURE else ""
    return Mention(
        one.span, "actor", one.span.of(text), means, candidates, one.rule, round(one.score, 3)
    )
