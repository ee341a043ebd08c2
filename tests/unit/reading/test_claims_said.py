"""Claims in a text: what is one, its modality, its proposition, and the row that it becomes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.actors import Actor
from landbridge.model.claims import MODALITIES
from landbridge.model.geography import Place
from landbridge.model.readings import (
    ClaimMention,
    Document,
    EventMention,
    Mention,
    Reading,
    Span,
    TimeMention,
)
from landbridge.naming import Known
from landbridge.reading.claim_drafts import claim_drafts
from landbridge.reading.claims import find_claims
from landbridge.reading.modalities import modality_of
from landbridge.reading.propositions_said import said_proposition
from landbridge.reading.quotations import find_quotations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised


def reading_of(text: str, times: tuple[TimeMention, ...] = ()) -> Reading:
    document = Document(text, "", "", "text/plain", "paper", "2019-03-04")
    sentences = tokenised(text, find_sentences(text))
    mentions = tuple(
        Mention(Span(at, at + len(name)), "place", name)
        for name in ("Berezh", "Tolmak")
        if (at := text.find(name)) >= 0
    )
    quotations = find_quotations(document, sentences, mentions)
    claims = find_claims(document, sentences, mentions, times, quotations, (), Known())
    return Reading(document, mentions=mentions, times=times, quotations=quotations, claims=claims)


def claims_of(text: str) -> tuple[ClaimMention, ...]:
    return reading_of(text).claims


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army said its sappers had reopened the road.", "asserted"),
        ("The ministry expects the highway to reopen by Friday.", "predicted"),
        ("The army said it would take the town within days.", "predicted"),
        ("Monitors suspect the garrison has been resupplied by boat.", "suspected"),
        ("Officials said that if the pass closes, the convoy will turn back.", "conditional"),
        ("Should the pass close, the convoy will turn back, the mayor said.", "conditional"),
        ("Were the pass to be held, he said, relief could reach the town.", "conditional"),
        ("Without the bridge, the mayor said, the town would starve.", "conditional"),
        ("Had the pass held, the town would not have fallen, the mayor said.", "counterfactual"),
        ("Drivers say the convoy may stay at the border.", "suspected"),
        ("Monitors believe that the bridge would be seized within hours.", "suspected"),
        ("The army can now close the strait, the ministry said.", "asserted"),
    ],
)
def test_claims__have_a_modality(text: str, modality: str) -> None:
    (one,) = claims_of(text)
    assert one.modality == modality


def test_claims__of_the_author_are_predictions_about_named_ground() -> None:
    (one,) = claims_of("By Maro Tessin\n\nThe corridor to Berezh will reopen next month.")
    assert (one.speaker, one.modality, one.rule) == ("Maro Tessin", "predicted", "claim-author")


def said(text: str) -> list[tuple[str, list[str], str]]:
    return [
        (one.speaker, [part.of(text) for part in one.content], one.modality)
        for one in claims_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The premier said that the town was never lost and that the hills will be cleared.",
            [
                ("The premier", ["the town was never lost"], "asserted"),
                ("The premier", ["the hills will be cleared"], "predicted"),
            ],
        ),
        (
            "The mayor said that the road was open and that the convoy had passed.",
            [
                (
                    "The mayor",
                    ["the road was open and that the convoy had passed"],
                    "asserted",
                )
            ],
        ),
        (
            "No truce exists, the rebels said, and none will be signed this year.",
            [
                ("the rebels", ["No truce exists"], "asserted"),
                ("the rebels", ["none will be signed this year"], "predicted"),
            ],
        ),
        (
            "Officials rejected reports that the bridge had been blown.",
            [("Officials", ["the bridge had been blown"], "asserted")],
        ),
        (
            "Rumours that the bridge had been blown were denied by the mayor.",
            [("the mayor", ["the bridge had been blown"], "asserted")],
        ),
        (
            "The convoy is at the port, and drivers say it was stopped there.",
            [("drivers", ["it was stopped there"], "asserted")],
        ),
        (
            "\u00ab La route est coup\u00e9e \u00bb, a trader at the crossing said.",
            [("a trader at the crossing", ["\u00ab La route est coup\u00e9e \u00bb"], "asserted")],
        ),
        (
            "\u201cNobody passes the bridge,\u201d a trader said: the ferry was chained up.",
            [
                ("a trader", ["\u201cNobody passes the bridge,\u201d"], "asserted"),
                ("a trader", ["the ferry was chained up"], "asserted"),
            ],
        ),
        ("Two men were wounded near Berezh, according to the hospital.", []),
        ("The rebels agreed to lift the siege of the port.", []),
        ("The two councils failed to agree on who holds the crossing.", []),
        ("The corridor to Berezh will reopen next month.", []),
    ],
)
def test_claims__are_told_statement_by_statement(
    text: str, expected: list[tuple[str, list[str], str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Jordan denied that it had reopened the crossing.",
            "denied that it had reopened the crossing",
        ),
        ("Jordan has denied reopening the crossing.", "has denied reopening the crossing"),
        (
            "Rumours that the bridge had gone were denied by the mayor.",
            "denied: the bridge had gone",
        ),
        (
            "If the bridge falls, the mayor said, the town will starve.",
            "If the bridge falls, the town will starve",
        ),
    ],
)
def test_claim_drafts__do_not_read_as_said_where_denied(text: str, words: str) -> None:
    (draft,) = claim_drafts(reading_of(text))
    assert draft.cells["text"] == words


@pytest.mark.parametrize(
    "text",
    [
        "The corridor to Berezh reopened last month.",
        "Will the corridor to Berezh reopen?",
        "The cook said that the soup was cold.",
        "",
    ],
)
def test_claims__leaves_what_is_none(text: str) -> None:
    assert claims_of(text) == ()


def test_claims__are_about_the_places_and_roads_in_their_words() -> None:
    text = "The governor said the northern road to Berezh had been cleared."
    (one,) = claims_of(text)
    assert [span.of(text) for span in one.about] == ["the northern road", "Berezh"]


def event(text: str, what: str, mode: str = "past") -> EventMention:
    def span(word: str) -> Span:
        return Span(text.index(word), text.index(word) + len(word))

    return EventMention(
        event=what,
        trigger=span("took"),
        evidence=Span(0, len(text)),
        roles={"actor": (span("rebels"),), "place": (span("Berezh"),)},
        mode=mode,
    )


@pytest.mark.parametrize(
    ("what", "mode", "proposition"),
    [
        ("takes", "past", "holds rebels berezh"),
        ("takes", "future", "holds rebels berezh"),
        ("takes", "denied", "not holds rebels berezh"),
        ("loses", "past", "not holds rebels berezh"),
        ("takes", "hypothetical", ""),
        ("strikes", "past", ""),
    ],
)
def test_proposition__is_formed_from_ids_where_the_words_carry_one(
    what: str, mode: str, proposition: str
) -> None:
    text = "rebels took Berezh"
    known = Known(
        actors={"rebels": Actor("rebels", "Rebels")},
        places={"berezh": Place(id="berezh", name="Berezh", lat=1.0, lon=1.0)},
    )
    named = [
        Mention(Span(0, 6), "actor", "rebels", "rebels"),
        Mention(Span(12, 18), "place", "Berezh", "berezh"),
    ]
    assert said_proposition([event(text, what, mode)], named, known) == proposition
    assert said_proposition([event(text, what, mode)], named, Known()) == ""


def test_claim_drafts__are_rows_without_quotation_marks() -> None:
    text = "\u201cThe road to Berezh is ours,\u201d Commander Osk Tamaral said."
    (draft,) = claim_drafts(reading_of(text))
    assert draft.table == "claims"
    assert draft.cells["text"] == "The road to Berezh is ours"
    assert draft.cells["speaker"] == "Commander Osk Tamaral"
    assert {"source", "cue", "content", "evidence"} <= set(draft.spans)
    assert draft.spans["content"].of(text) == "\u201cThe road to Berezh is ours,\u201d"


def test_claim_drafts__keep_the_cue_of_a_denial() -> None:
    text = "The army denied that it had closed the road to Berezh."
    (draft,) = claim_drafts(reading_of(text))
    assert draft.cells["text"] == "denied that it had closed the road to Berezh"


def test_claim_drafts__give_the_last_day_that_a_prediction_sets_itself() -> None:
    text = "The army said it would take Berezh by Friday."
    at = text.index("Friday")
    friday = TimeMention(Span(at, at + 6), "date", "2019-03-08", "2019-03-08")
    (draft,) = claim_drafts(reading_of(text, (friday,)))
    assert draft.cells["due"] == "2019-03-08"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="\u201c\u201d\"' ,.:?\n\u0627\u202b", max_size=30), st.text(max_size=40))
def test_claims__reproduce_the_text_whatever_stands_around(before: str, after: str) -> None:
    text = f"{before}The army said the road to Berezh will reopen{after}"
    reading = reading_of(text)
    for draft in claim_drafts(reading):
        for span in draft.spans.values():
            assert span.end <= len(text)
            assert span.of(text)
    for claim in reading.claims:
        assert claim.modality in MODALITIES
        assert 0 < claim.score <= 1


def test_modality__without_words_is_still_one() -> None:
    modality, sure = modality_of((), (), ())
    assert modality in MODALITIES
    assert 0 < sure <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The governor said the northern bypass had been cleared of debris.",
        "The contractor promised that the causeway would last.",
        "The mayor hopes the repairs will be over soon.",
        "Drivers at the depot say the wait is twenty minutes.",
        "At the border, an officer said the gentlemen were late.",
    ],
)
def test_claim__of_ground_in_other_words(text: str) -> None:
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Radio Concord reported the capture of the town.",
        "The spokesman confirmed the withdrawal from Berezh.",
        "The army took the hill; the rebels deny it.",
    ],
)
def test_claim__of_what_happened_told_by_a_noun(text: str) -> None:
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Had the bridge held, nobody would have learned that the road was mined.",
        "The convoys left the town; the elders at the crossing expect them.",
        "A census would have shown that the town was besieged.",
        "The tribe allowed the army to cross its territory.",
    ],
)
def test_claim__neither_of_nobody_nor_of_a_mere_pronoun(text: str) -> None:
    assert not claims_of(text)


def test_claim__not_of_the_dead_beside_a_road() -> None:
    assert not claims_of("At the border, a doctor said two men had been killed.")
