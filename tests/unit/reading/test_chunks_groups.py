"""Noun and verb groups, and who does what to whom, on sentences of the field."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.readings import Span
from landbridge.reading.chunks import groups_of, span_of
from landbridge.reading.lemmas import verb_lemma
from landbridge.reading.parts import complements_of, joined_with, object_of, subject_of
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import Sentence, Token, tokenised


def parsed(text):
    (sentence,) = tokenised(text, find_sentences(text))
    groups = groups_of(sentence)
    return sentence, groups


def words(sentence, group):
    return (
        None
        if group is None
        else " ".join(t.text for t in sentence.tokens[group.first : group.end])
    )


def roles(text, lemma):
    sentence, groups = parsed(text)
    verb = next(verb for verb in groups.verbs if verb.lemma == lemma)
    given = complements_of(sentence, groups, verb)
    return (
        words(sentence, subject_of(sentence, groups, verb)),
        words(sentence, object_of(sentence, groups, verb)),
        {preposition: words(sentence, noun) for preposition, noun in given if preposition},
    )


@pytest.mark.parametrize(
    ("text", "lemma", "who", "whom", "more"),
    [
        ("Rebels took the town of Harsin on Monday.", "take", "Rebels", "the town",
         {"of": "Harsin", "on": "Monday"}),
        ("The militants were driven out of Kestane on Sunday, the army said.", "drive",
         "The militants", None, {"out of": "Kestane", "on": "Sunday"}),
        ("The militants were driven out of Kestane on Sunday, the army said.", "say",
         "the army", None, {}),
        ("Fighters from the group on Sunday seized the post and burned two trucks.", "burn",
         "Fighters", "two trucks", {}),
        ("Troops failed to retake the hill and withdrew from Kestane.", "withdraw", "Troops", None,
         {"from": "Kestane"}),
        ("Troops failed to retake the hill and withdrew from Kestane.", "retake", "Troops",
         "the hill", {}),
        ("Harsin, a city of 100,000, fell to rebels.", "fall", "Harsin", None, {"to": "rebels"}),
        ("The bridge, which the army held, was blown up by rebels.", "blow", "The bridge", None,
         {"by": "rebels"}),
        ("He said the army may be forced to withdraw.", "force", "the army", None, {}),
    ],
)  # fmt: skip
def test_roles__of_verbs(text, lemma, who, whom, more):
    assert roles(text, lemma) == (who, whom, more)


@pytest.mark.parametrize(
    ("text", "lemma", "traits"),
    [
        ("The town had not been taken.", "take",
         {"passive": True, "tense": "past", "negated": True, "perfect": True}),
        ("Rebels will not leave the town.", "leave",
         {"passive": False, "tense": "future", "negated": True, "modal": ""}),
        ("The road may be closed by snow.", "close",
         {"passive": True, "modal": "may", "negated": False}),
        ("The army has been shelling the hill.", "shell",
         {"progressive": True, "perfect": False, "passive": False, "tense": "present"}),
        ("The garrison no longer controls the bridge.", "control", {"negated": True}),
        ("The army is going to open the road.", "open", {"tense": "future"}),
        ("The town captured by rebels burned.", "capture", {"form": "participle", "passive": True}),
        ("They want to set up a post.", "set", {"form": "infinitive", "particle": "up"}),
    ],
)  # fmt: skip
def test_verbs__say_voice_tense_and_mode(text, lemma, traits):
    _, groups = parsed(text)
    verb = next(verb for verb in groups.verbs if verb.lemma == lemma)
    assert {name: getattr(verb, name) for name in traits} == traits


def test_nouns__know_owner_and_list():
    sentence, groups = parsed("The army's advance on Harsin, Kestane and Tolmak failed.")
    advance = next(n for n in groups.nouns if sentence.tokens[n.head].low == "advance")
    assert words(sentence, advance.owner) == "The army"
    harsin = next(n for n in groups.nouns if sentence.tokens[n.head].low == "harsin")
    together = joined_with(sentence, groups, harsin)
    assert [words(sentence, noun) for noun in together] == ["Harsin", "Kestane", "Tolmak"]


@pytest.mark.parametrize(
    ("form", "tag", "plain"),
    [("took", "VBD", "take"), ("taking", "VBG", "take"), ("besieged", "VBN", "besiege"),
     ("shelled", "VBD", "shell"), ("controlled", "VBD", "control"), ("denied", "VBD", "deny"),
     ("attacks", "VBZ", "attack"), ("visited", "VBD", "visit"), ("evacuated", "VBN", "evacuate"),
     ("blocked", "VBD", "block"), ("re-opened", "VBD", "re-open"), ("withdrew", "VBD", "withdraw"),
     ("using", "VBG", "use"), ("s", "VBZ", "s"), ("\u2019s", "VBZ", "be"), ("", "VBD", "")],
)  # fmt: skip
def test_lemma__of_verbs(form, tag, plain):
    assert verb_lemma(form, tag) == plain


TAGS = st.sampled_from(
    [
        "NN",
        "NNS",
        "NNP",
        "DT",
        "JJ",
        "VBD",
        "VBN",
        "VBG",
        "VBZ",
        "VB",
        "MD",
        "TO",
        "IN",
        "RB",
        "CC",
        ",",
        ".",
        "PRP",
        "POS",
        "RP",
        "WDT",
    ]
)
LOWS = st.sampled_from(
    [
        "be",
        "have",
        "not",
        "going",
        "to",
        "said",
        "no",
        "longer",
        "was",
        "had",
        "will",
        "by",
        "and",
        "which,",
        "x",
        "get",
    ]
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.tuples(LOWS, TAGS), min_size=1, max_size=30))
def test_groups__never_raise_whatever_the_tags(pairs):
    tokens, at = [], 0
    for low, tag in pairs:
        tokens.append(Token(at, at + len(low), low, low, tag))
        at += len(low) + 1
    sentence = Sentence(Span(0, at), tuple(tokens))
    groups = groups_of(sentence)
    for kind in (groups.nouns, groups.verbs):
        ends = [0, *(group.end for group in kind)]
        for group, before in zip(kind, ends, strict=False):
            assert before <= group.first <= group.head < group.end <= len(tokens)
            assert span_of(sentence, group).end <= at
    for verb in groups.verbs:
        subject_of(sentence, groups, verb)
        object_of(sentence, groups, verb)
        complements_of(sentence, groups, verb)
    for noun in groups.nouns:
        assert noun in joined_with(sentence, groups, noun)
