"""Drafts: rows that events and relations put forward, with exact spans and honest dates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.days import parse_span
from landbridge.model.readings import Document, Draft, Reading, Span, TimeMention
from landbridge.model.reports import EVENTS
from landbridge.reading.drafts import drafts_of
from landbridge.reading.events import find_events
from landbridge.reading.relations import find_relations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

PUBLISHED = "2017-11-20"
PIECES = (
    "rebels",
    "The army",
    "captured",
    "Saraqib",
    "and",
    ",",
    "the road",
    "between",
    "to",
    "closed",
    "was",
    "not",
    "said",
    "it",
    "had",
    "if",
    "will",
    "\u201c",
    "\u201d",
    "Iran-backed",
    "from",
    ".",
    "\u0627\u0644\u062c\u064a\u0634",
    "\u2028",
    "\x00",
    "Damascus-Homs highway",
    "fall of",
    "by",
    "of",
    "deploy",
    "in",
    "(",
    ")",
    "\ud83d\ude00",
    "ally of",
    "'s",
    "-",
    "withdrew",
    "Tuesday",
)


def read(text: str, times: tuple[TimeMention, ...] = ()) -> Reading:
    document = Document(text, "", "", "text/plain", "s", PUBLISHED)
    sentences = find_sentences(text)
    tokens = tokenised(text, sentences)
    return Reading(
        document=document,
        sentences=sentences,
        times=times,
        events=find_events(document, tokens, (), times, ()),
        relations=find_relations(document, tokens, ()),
    )


def reports(text: str, times: tuple[TimeMention, ...] = ()) -> list[Draft]:
    return [draft for draft in drafts_of(read(text, times)) if draft.table == "reports"]


def test_drafts__give_actor_place_and_an_honest_interval_without_a_date() -> None:
    text = "Rebels captured Saraqib from the army, residents said."
    (draft,) = reports(text)
    assert draft.cells == {"event": "takes", "date": "2017-11-13/2017-11-20"}
    assert draft.actors["actor"].of(text) == "Rebels"
    assert draft.places["place"].of(text) == "Saraqib"
    assert draft.rule.endswith("+date-none")


def test_drafts__take_the_date_that_the_text_gives() -> None:
    text = "Rebels captured Saraqib on 3 November."
    at = text.index("3 November")
    time = TimeMention(Span(at, at + 10), "date", "2017-11-03", "2017-11-03")
    (draft,) = reports(text, (time,))
    assert draft.cells["date"] == "2017-11-03"
    assert draft.spans["date"] == time.span


def test_drafts__never_date_what_happened_after_publication() -> None:
    text = "Rebels captured Saraqib on 3 December."
    at = text.index("3 December")
    time = TimeMention(Span(at, at + 10), "date", "2017-12-03", "2017-12-03")
    (draft,) = reports(text, (time,))
    assert parse_span(draft.cells["date"]).last <= parse_span(PUBLISHED).last


@pytest.mark.parametrize(
    "text",
    [
        "Rebels cut the Damascus-Homs highway.",
        "Rebels cut the road between Damascus and Homs.",
        "Rebels cut the road linking Damascus with Homs.",
    ],
)
def test_drafts__name_both_ends_of_a_road(text: str) -> None:
    (draft,) = reports(text)
    ends = {column: span.of(text) for column, span in draft.places.items()}
    assert ends == {"a": "Damascus", "b": "Homs"}


def test_drafts__say_what_a_crossing_is_closed_to() -> None:
    text = "The Nasib crossing was closed to trucks but remains open for humanitarian convoys."
    closed, opened = reports(text)
    assert (closed.cells["event"], closed.cells["cargo"]) == ("closes", "goods")
    assert (opened.cells["event"], opened.cells["cargo"]) == ("opens", "relief")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Turkey threatened to close the Bab Hawa crossing.", "hypothetical"),
        ("The army denied that rebels had taken Deir Hafer.", "denied"),
        ("Ugandan troops will withdraw from Lubero.", "future"),
    ],
)
def test_drafts__carry_the_mode(text: str, mode: str) -> None:
    assert {draft.mode for draft in reports(text)} == {mode}


@pytest.mark.parametrize(
    "text",
    [
        "The town was captured at dawn.",
        "The parties held talks in Geneva.",
        "Somebody holds something somewhere.",
    ],
)
def test_drafts__are_none_without_a_named_place_and_an_actor_where_one_is_needed(
    text: str,
) -> None:
    assert reports(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor", "other"),
    [
        ("Iran-backed Houthi rebels fired rockets.", "backed_by", "Houthi rebels", "Iran"),
        ("Hezbollah, the main proxy of Iran, said so.", "proxy_of", "Hezbollah", "Iran"),
        ("Turkey is an ally of Qatar.", "ally_of", "Turkey", "Qatar"),
        ("Kalvesh, the sworn enemy of Ardovia, spoke.", "hostile_to", "Kalvesh", "Ardovia"),
        ("The Front was trained and armed by Ardovia.", "backed_by", "Front", "Ardovia"),
        ("Tamruk is at war with Zelmira.", "hostile_to", "Tamruk", "Zelmira"),
    ],
)
def test_relations__are_drafted_from_what_a_text_states(
    text: str, kind: str, actor: str, other: str
) -> None:
    (draft,) = [draft for draft in drafts_of(read(text)) if draft.table == "relations"]
    assert draft.cells == {"kind": kind}
    assert draft.actors["actor"].of(text) == actor
    assert draft.actors["other"].of(text) == other


def test_relations__read_off_fighting_are_a_layer_and_no_row() -> None:
    reading = read("Tamruk soldiers attacked Zelmira troops.")
    assert {relation.kind for relation in reading.relations} == {"hostile_to"}
    assert [draft for draft in drafts_of(reading) if draft.table == "relations"] == []


def test_relations__that_are_denied_are_not_told() -> None:
    reading = read("Hezbollah is not a proxy of Iran.")
    assert not [one for one in reading.relations if one.kind == "proxy_of"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_layers__give_spans_inside_their_sentence_whatever_the_text(text: str) -> None:
    reading = read(text)
    sentences = set(reading.sentences)
    for event in reading.events:
        assert event.evidence in sentences
        for span in (event.trigger, *(span for spans in event.roles.values() for span in spans)):
            assert event.evidence.covers(span)
            assert span.of(text).strip() == span.of(text) != ""
        assert 0 <= event.score <= 1
        assert -3 <= event.factuality <= 3
    for relation in reading.relations:
        assert relation.evidence in sentences
        assert relation.evidence.covers(relation.actor)
        assert relation.evidence.covers(relation.other)
    for draft in drafts_of(reading):
        assert draft.rule
        assert draft.cells.get("event", "holds") in EVENTS
        if draft.cells.get("date") and draft.mode == "past":
            assert parse_span(draft.cells["date"]).last <= parse_span(PUBLISHED).last
