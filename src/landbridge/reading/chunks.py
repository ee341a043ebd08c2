"""Groups of words in a sentence: noun groups with their heads, verb groups with voice and tense.

How to use it::

    groups = groups_of(sentence)                 # a Sentence of tokens.tokenised, with tags
    for verb in groups.verbs:
        verb.lemma                               # "drive" of "had not been driven"
        verb.passive, verb.tense, verb.negated, verb.modal
        who = subject_of(sentence, groups, verb)         # of parts.py: a NounGroup or None
        whom = object_of(sentence, groups, verb)
        for preposition, noun in complements_of(sentence, groups, verb):
            ...                                          # ("out of", Tal Afar), ("on", Sunday)
        span_of(sentence, who)                   # the Span in the text

``first``, ``end`` and ``head`` are places in ``sentence.tokens`` (``tokens[first:end]``). Groups
are flat: "the town of Abu Kamal" is two noun groups, and so is "the army's road" ("the army" owns
"road"); "Turkey and Iran" are two that `joined_with` puts together. All goes by tags and a few
word lists, in one pass, and never raises; where tags are wrong so are the groups.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.lemmas import verb_lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.reading.tokens import Sentence, Token

__all__ = ["Groups", "NounGroup", "VerbGroup", "groups_of", "span_of"]

_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ALONE = frozenset({"PRP", "WP", "EX", "WDT"})
_BEGINS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_INSIDE = _NOUN | frozenset(
    {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "$", "ADD", "FW", "HYPH", "AFX"}
)
_VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_BE = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "'m",
        "\u2019s",
        "\u2019re",
        "\u2019m",
    ]
)
_GET = frozenset({"get", "gets", "got", "getting", "gotten"})
_HAVE = frozenset(["have", "has", "had", "having", "'ve", "'d", "\u2019ve", "\u2019d"])
_DO = frozenset({"do", "does", "did"})
_WILL = frozenset({"will", "wo", "shall", "'ll", "\u2019ll", "sha"})
_NOT = frozenset({"not", "n't", "n\u2019t", "never", "hardly", "neither"})
_MOST = 400  # words of a sentence that is looked at


@dataclass(frozen=True, slots=True)
class NounGroup:
    """A noun with what stands before it, or a pronoun. ``owner`` is the group before its 's."""

    first: int
    end: int
    head: int
    owner: NounGroup | None = None


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, adverbs between and particle: ``will not be driven out``.

    ``tense`` is past, present, future, or empty for infinitives and participles, of which
    ``form`` says which: finite, infinitive, gerund or participle ("the town captured by …").
    ``modal`` is the modal word in small letters, empty for none and for will and shall.
    """

    first: int
    end: int
    head: int
    lemma: str
    form: str
    tense: str
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str = ""
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one sentence, each kind in order."""

    nouns: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]


def span_of(sentence: Sentence, group: NounGroup | VerbGroup) -> Span:
    """Give where a group stands in the text."""
    return Span(sentence.tokens[group.first].start, sentence.tokens[group.end - 1].end)


def groups_of(sentence: Sentence) -> Groups:
    """Find the noun and verb groups of a sentence."""
    tokens = sentence.tokens[:_MOST]
    nouns: list[NounGroup] = []
    verbs: list[VerbGroup] = []
    at = 0
    while at < len(tokens):
        verb = _verb_at(tokens, at)
        if verb and verb.form == "participle" and nouns and _in_relative(tokens, nouns, verb):
            verb = replace(verb, form="finite", tense="past", passive=False)
        noun = None if verb else _noun_at(tokens, at, nouns[-1] if nouns else None)
        if verb:
            verbs.append(verb)
            at = verb.end
        elif noun:
            nouns.append(noun)
            at = noun.end
        else:
            at += 1
    return Groups(tuple(nouns), tuple(verbs))


# ------------------------------------------------------------------ nouns


def _noun_at(tokens: Sequence[Token], at: int, before: NounGroup | None) -> NounGroup | None:
    if tokens[at].tag in _ALONE:
        return NounGroup(at, at + 1, at)
    end, head = at, -1
    if tokens[end].tag == "PDT" or (tokens[end].tag in _BEGINS):
        end += 1
        if end < len(tokens) and tokens[end - 1].tag == "PDT" and tokens[end].tag in _BEGINS:
            end += 1
    while end < len(tokens) and _goes_on(tokens, end):
        if tokens[end].tag in _NOUN or tokens[end].tag in {"CD", "ADD", "FW"}:
            head = end
        end += 1
    if head < 0:
        if end > at + 1 and tokens[at].tag in _BEGINS:
            return NounGroup(at, end, end - 1)  # "the wounded"
        return NounGroup(at, at + 1, at) if tokens[at].tag == "DT" else None  # "this", "those"
    owns = before is not None and [token.tag for token in tokens[before.end : at]] == ["POS"]
    return NounGroup(at, head + 1, head, before if owns else None)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    tag = tokens[at].tag
    if tag in _INSIDE:
        return tag not in {"VBN", "VBG"} or _modifies(tokens, at)
    after = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    if tag in {"RB", "RBR", "RBS"}:
        return after in {"JJ", "CD", "VBN"}
    if tag in {"CC", ","}:
        before = tokens[at - 1].tag if at else ""
        return before in {"JJ", "CD"} and after == before and tokens[at - 1].low != "said"
    return False


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands before the noun that it belongs to: ``the besieged town``."""
    after = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    before = tokens[at - 1].tag if at else ""
    return after in _NOUN | {"JJ"} and before in _BEGINS | {"JJ", "CD", "POS", "IN", "RB"}


def _in_relative(tokens: Sequence[Token], nouns: list[NounGroup], verb: VerbGroup) -> bool:
    """Whether it is "which the militias besieged", whose verb taggers often miss."""
    before = nouns[-1]
    return (
        before.end == verb.first
        and before.first > 0
        and tokens[before.first - 1].tag in {"WDT", "WP"}
    )


# ------------------------------------------------------------------ verbs


def _verb_at(tokens: Sequence[Token], at: int) -> VerbGroup | None:
    """Read a verb group that begins at a word, or nothing."""
    tag = tokens[at].tag
    if tag == "TO":
        if not (at + 1 < len(tokens) and _first_verb(tokens, at + 1, {"VB"}) >= 0):
            return None
    elif tag == "RB" and tokens[at].low in _NOT:
        if _first_verb(tokens, at + 1, {"TO", "VBG", "VBN", "VBD"}) != at + 1:
            return None
    elif (tag not in _VERB and tag != "MD") or (tag in {"VBG", "VBN"} and _modifies(tokens, at)):
        return None
    chain, end = _chain(tokens, at)
    if not chain:
        return None
    head = chain[-1]
    particle = ""
    if end < len(tokens) and tokens[end].tag == "RP":
        particle, end = tokens[end].low, end + 1
    return _described(tokens, at, end, chain, head, particle)


def _first_verb(tokens: Sequence[Token], at: int, tags: set[str]) -> int:
    while at < len(tokens) and tokens[at].tag in {"RB", "RBR"}:
        at += 1
    return at if at < len(tokens) and tokens[at].tag in tags else -1


def _chain(tokens: Sequence[Token], at: int) -> tuple[list[int], int]:
    """Give the places of modals, auxiliaries and the verb, and where the group ends."""
    chain: list[int] = []
    end = at
    place = at
    while place < len(tokens):
        tag, low = tokens[place].tag, tokens[place].low
        if tag in {"RB", "RBR", "TO"} or low in _NOT:
            if tag == "TO" and chain and not _obliges(tokens, chain[-1]):
                break
            place += 1
            continue
        if tag != "MD" and tag not in _VERB:
            break
        if chain and not _helps(tokens, chain[-1], tag):
            break
        chain.append(place)
        place += 1
        end = place
    return chain, end


def _obliges(tokens: Sequence[Token], at: int) -> bool:
    """Whether ``to`` after a word makes one group: ``have to``, ``is to``, ``going to``."""
    return tokens[at].low in _BE | _HAVE | {"going", "ought", "used"}


def _helps(tokens: Sequence[Token], at: int, tag: str) -> bool:
    """Whether the verb at a place may be an auxiliary of one with this tag."""
    low = tokens[at].low
    if tokens[at].tag == "MD" or low in _DO | {"ought", "going", "used"}:
        return tag in {"VB", "VBP"}
    if low in _BE:
        return tag in {"VBN", "VBG", "VBD", "VB"}
    if low in _HAVE:
        return tag in {"VBN", "VBD", "VB"}
    return low in _GET and tag == "VBN"


def _described(
    tokens: Sequence[Token], first: int, end: int, chain: list[int], head: int, particle: str
) -> VerbGroup:
    lows = [tokens[place].low for place in chain]
    tags = [tokens[place].tag for place in chain]
    helpers = lows[:-1]
    modals = [low for low, tag in zip(lows, tags, strict=True) if tag == "MD"]
    last_helper = helpers[-1] if helpers else ""
    done = tags[-1] in {"VBN", "VBD"}
    passive = done and (last_helper in _BE or last_helper in _GET)
    form, tense = _form_and_tense(tokens, first, chain, lows, tags)
    if form == "participle":
        passive = True
    between = {token.low for token in tokens[first:end]}
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    return VerbGroup(
        first, end, head,
        lemma=verb_lemma(lows[-1], tags[-1]),
        form=form,
        tense=tense,
        passive=passive,
        perfect=any(low in _HAVE for low in helpers) and done,
        progressive=tags[-1] == "VBG" and any(low in _BE for low in helpers),
        negated=bool(between & _NOT)
        or before[-1:] == ["never"]
        or before == ["no", "longer"]
        or {"no", "longer"} <= between,
        modal=next((low for low in modals if low not in _WILL), ""),
        particle=particle,
    )  # fmt: skip


def _form_and_tense(
    tokens: Sequence[Token], first: int, chain: list[int], lows: list[str], tags: list[str]
) -> tuple[str, str]:
    to = any(token.tag == "TO" for token in tokens[first : chain[0]])
    going = "going" in lows[:-1] or (
        len(chain) > 1
        and lows[0] in _BE
        and any(token.tag == "TO" for token in tokens[chain[0] : chain[-1]])
    )
    tense = "past" if tags[0] == "VBD" or lows[0] in {"had", "was", "were", "did"} else "present"
    form = "finite"
    if to:
        form, tense = "infinitive", ""
    elif lows[0] in _WILL or going:
        tense = "future"
    elif tags[0] == "VBG":
        form, tense = "gerund", ""
    elif tags[0] == "VBN" and len(chain) == 1:
        form, tense = "participle", ""
    return form, tense
