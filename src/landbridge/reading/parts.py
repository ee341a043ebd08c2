"""Who does what to whom in a sentence: subjects, objects and complements of verb groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.reading.chunks import Groups, NounGroup, VerbGroup
    from landbridge.reading.tokens import Sentence

__all__ = ["complements_of", "joined_with", "object_of", "subject_of"]

_RELATIVE = frozenset({"which", "who", "that", "whom"})
_TIME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "month",
        "year",
        "day",
        "weekend",
        "dawn",
        "dusk",
    ]
)
_PREPOSITION = frozenset({"IN", "TO", "RP"})
_OPEN = frozenset({"(", "-LRB-"})
_CLAUSE = frozenset(
    [
        "that",
        "while",
        "as",
        "after",
        "before",
        "because",
        "if",
        "although",
        "though",
        "since",
        "when",
        "until",
        "whether",
        "once",
    ]
)
"""Conjunctions that are tagged as prepositions are: a clause begins after them."""


def subject_of(sentence: Sentence, groups: Groups, verb: VerbGroup) -> NounGroup | None:
    """Give the noun group that a verb group is about, or None where none can be told.

    What stands before the verb, past prepositional phrases, appositions in commas and days
    ("Fighters from the group on Sunday seized"), and the subject of the verb before where the two
    are joined ("seized the town and burned it"), or the verb is an infinitive ("failed to take").
    For "which" and "who" it is the group before them. Of a list it is the last member: see
    `joined_with`; of "the army's advance" it is "advance", whose ``owner`` is "the army". For "by"
    after a passive see `complements_of`.
    """
    place = groups.verbs.index(verb)
    for _ in range(len(groups.verbs)):  # from verb to verb, backwards
        verb = groups.verbs[place]
        earlier = groups.verbs[place - 1] if place else None
        after = earlier.end if earlier else 0
        nouns = [noun for noun in groups.nouns if after <= noun.first and noun.end <= verb.first]
        found = _own_subject(sentence, groups, nouns, verb)
        if found is not None or earlier is None:
            return found
        place -= 1
        if (
            verb.form != "finite"
            or earlier.form == "participle"
            or _joined(sentence, earlier, verb)
        ):
            continue
        return _before_relative(sentence, groups, earlier)
    return None


def _own_subject(
    sentence: Sentence, groups: Groups, nouns: list[NounGroup], verb: VerbGroup
) -> NounGroup | None:
    if verb.form == "participle":
        return nouns[-1] if nouns and nouns[-1].end == verb.first else None
    if verb.form in {"infinitive", "gerund"}:
        return None
    found = _nearest(sentence, nouns, verb)
    if found is None or sentence.tokens[found.head].low not in _RELATIVE:
        return found
    before = [noun for noun in groups.nouns if noun.end <= found.first]
    return _nearest(sentence, before[-1:], verb) or (before[-1] if before else None)


def _before_relative(sentence: Sentence, groups: Groups, verb: VerbGroup) -> NounGroup | None:
    """Give the group that the relative clause of a verb belongs to: "the town, which fell"."""
    for place in range(len(groups.nouns) - 1, 0, -1):
        noun = groups.nouns[place]
        if noun.end <= verb.first and sentence.tokens[noun.head].low in _RELATIVE:
            return groups.nouns[place - 1]
    return None


def _nearest(sentence: Sentence, nouns: list[NounGroup], verb: VerbGroup) -> NounGroup | None:
    """Give the last group that hangs on no preposition and is not a day or an apposition."""
    tokens = sentence.tokens
    joint = max((at for at in range(verb.first) if tokens[at].tag == "CC"), default=-1)
    for place in range(len(nouns) - 1, -1, -1):
        noun = nouns[place]
        earlier = nouns[place - 1] if place else None
        before = tokens[noun.first - 1] if noun.first else None
        whole = noun.owner or noun
        skipped = (
            _hangs(sentence, whole)
            or tokens[noun.head].low in _TIME
            or (before is not None and before.tag in _OPEN)
            or (earlier is not None and _apposition(sentence, earlier, noun, verb))
            or (
                earlier is not None
                and before is not None
                and before.tag == "CC"
                and _hangs(sentence, earlier)
            )
        )
        if not skipped:
            alone = noun.end <= joint and not nouns[-1].first > joint
            return None if alone and _verb_before(sentence, noun) else noun
    return None


def _verb_before(sentence: Sentence, noun: NounGroup) -> bool:
    """Whether a noun group is the object of a verb before the ``and`` that follows it."""
    before = sentence.tokens[noun.first - 1] if noun.first else None
    return before is not None and (before.tag.startswith("V") or before.tag == "RP")


def _hangs(sentence: Sentence, noun: NounGroup) -> bool:
    before = sentence.tokens[noun.first - 1] if noun.first else None
    return before is not None and before.tag in {"IN", "TO"} and before.low not in _CLAUSE


def _apposition(sentence: Sentence, before: NounGroup, noun: NounGroup, verb: VerbGroup) -> bool:
    """Whether a group says what the one before it is: ``Idlib, a city of 100,000, fell``."""
    tokens = sentence.tokens
    return (
        tokens[noun.first].tag == "DT"
        and before.end == noun.first - 1
        and tokens[before.end].low == ","
        and tokens[verb.first - 1].low == ","
    )


def _joined(sentence: Sentence, earlier: VerbGroup, verb: VerbGroup) -> bool:
    """Whether ``and``, ``or``, ``but`` or a comma stands between two verb groups."""
    between = sentence.tokens[earlier.end : verb.first]
    return any(token.tag == "CC" for token in between)


def object_of(sentence: Sentence, groups: Groups, verb: VerbGroup) -> NounGroup | None:
    """Give the noun group right after a verb group (adverbs and a particle may stand between)."""
    for preposition, noun in complements_of(sentence, groups, verb):
        if not preposition and sentence.tokens[noun.head].low not in _TIME:
            return noun
        if preposition:
            return None
    return None


def complements_of(
    sentence: Sentence, groups: Groups, verb: VerbGroup
) -> tuple[tuple[str, NounGroup], ...]:
    """Give what follows a verb group up to the next, each with its preposition in small letters.

    The object has the preposition "". Prepositions of more words are joined: "out of". A group
    after "and" or a comma has the preposition of the one that it is joined to; "of" phrases count
    too ("the town of Abu Kamal": ("", the town), ("of", Abu Kamal)).
    """
    tokens = sentence.tokens
    place = groups.verbs.index(verb)
    stop = groups.verbs[place + 1].first if place + 1 < len(groups.verbs) else len(tokens)
    finite = place + 1 < len(groups.verbs) and groups.verbs[place + 1].form == "finite"
    found: list[tuple[str, NounGroup]] = []
    at = verb.end
    for noun in groups.nouns:
        if noun.first < verb.end or noun.end > stop:
            continue
        if finite and noun.end == stop and not _hangs(sentence, noun):
            break  # the subject of the next verb
        if sentence.tokens[noun.head].low in _RELATIVE:
            break
        between = tokens[at : noun.first]
        if any(token.tag in {".", ":", "WRB"} or token.low in _RELATIVE for token in between):
            break
        words = [token.low for token in between if token.tag in _PREPOSITION]
        others = {token.tag for token in between}
        if words:
            preposition = " ".join(words)
        elif found and others & {"CC", ","}:
            preposition = found[-1][0]
        else:
            preposition = ""
        found.append((preposition, noun))
        at = noun.end
    return tuple(found)


def joined_with(sentence: Sentence, groups: Groups, noun: NounGroup) -> tuple[NounGroup, ...]:
    """Give the groups of a list that a noun group is part of: ``Turkey, Iran and Russia``."""
    place = groups.nouns.index(noun)
    first = last = place
    while first and _listed(sentence, groups.nouns[first - 1], groups.nouns[first]):
        first -= 1
    while last + 1 < len(groups.nouns) and _listed(
        sentence, groups.nouns[last], groups.nouns[last + 1]
    ):
        last += 1
    members = groups.nouns[first : last + 1]
    between = sentence.tokens[members[0].end : members[-1].first]
    return members if any(token.tag == "CC" for token in between) else (noun,)


def _listed(sentence: Sentence, one: NounGroup, other: NounGroup) -> bool:
    between = sentence.tokens[one.end : other.first]
    return bool(between) and all(token.tag == "CC" or token.low in {",", "&"} for token in between)
