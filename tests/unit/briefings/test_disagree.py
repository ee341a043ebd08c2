"""Disagreements laid out: words beside our mapping, marks, hostile text, no need of colour."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from briefing_worlds import DAY, make_situation, report
from test_hostile import EVIL

from landbridge.briefings import (
    disagreement_csv,
    disagreement_text,
    render_disagreements,
)
from landbridge.model.actors import Actor
from landbridge.model.disagreements import (
    ChangeDates,
    Disagreements,
    DisagreementSpell,
    GroundRecord,
    GroundRun,
    PairRecord,
    Reversal,
    ReversalRecord,
    Word,
)

FIRST = report("holds", "x", row=1, actor="north")
SECOND = report("enters", "x", row=2, actor="south", sensitivity="ask first")

UNDONE = Reversal("undone", "x", None, FIRST, SECOND, 1)


def spell(kind: str, **more) -> DisagreementSpell:
    words = (
        Word("one", "held", ("north",), DAY, DAY + 9, (FIRST,)),
        Word("two", "contested", ("north", "south"), DAY, DAY + 9, (SECOND,)),
    )
    told = {"insisted": True, "ended": "changed", "ended_by": (SECOND,), "named_after": ("south",)}
    return DisagreementSpell("x", None, DAY, DAY + 9, kind, words, **(told | more))


@pytest.fixture
def situation():
    actors = {"north": Actor("north", "Northern Army"), "south": Actor("south", "Southern Front")}
    return make_situation(actors=actors, sources={FIRST.source.id: FIRST.source})


@pytest.fixture
def found() -> Disagreements:
    states = ("opposed", "same_side", "contested", "agree", "one")
    runs = tuple(
        GroundRun(DAY + 10 * at, DAY + 10 * at + 9, state, ("north", "south"))
        for at, state in enumerate(states)
    )
    return Disagreements(
        DAY, DAY + 60, None, DAY + 60, 60, False, None, None, None,
        (spell("contested"), spell("opposed", ended="lapsed", ended_by=(), next_report=FIRST),
         spell("same_side", insisted=False, ended="open")),
        (GroundRecord("x", None, 30, 10, 10, 10, runs, True),),
        (PairRecord("one", "two", 1, 30, 10, 0, 10, ChangeDates((0, 2, 20), 1, 1, 4, 0)),),
        (),
        (ReversalRecord(FIRST.source.id, 2, 1, (UNDONE,)),),
    )  # fmt: skip


def flat(text: str) -> str:
    return " ".join(text.split())


def test_text__puts_the_own_word_beside_what_it_is_taken_to_mean(found, situation):
    said = flat(disagreement_text(found, situation))
    assert "contested (Northern Army and Southern Front) (" in said
    assert "“enters”" in said
    assert "held by Northern Army (" in said
    assert "one says contested, another names a holder: 1 spell, 10 place-days" in said
    assert "one two 3 2 33 % 67 % 67 % 33 % 4 0" in said, "dates of common changes"
    assert "one two 1 30 10 33 % 10" in said
    assert "the other has not said otherwise" in said


def test_text__says_how_each_ended(found, situation):
    said = flat(disagreement_text(found, situation))
    assert "Ended: word changed by" in said
    assert "Ended: a word grew too old; what is current after it names Southern Front; next" in said
    assert "Ended: still so on the last day looked at" in said


def test_marks__of_sensitive_reports_are_shown(found, situation):
    assert flat(disagreement_text(found, situation)).count("[marked sensitive: ask first]") == 5
    rows = list(csv.DictReader(io.StringIO(disagreement_csv(found, situation))))
    assert [row["sensitivity"] for row in rows][:2] == ["", "ask first"]


def test_nothing__is_said_to_be_nothing(found, situation):
    bare = replace(found, spells=(), grounds=(), pairs=(), reversals=())
    said = flat(disagreement_text(bare, situation))
    assert "No two current words about the same ground differ." in said
    assert "No two speak of the same ground." in said
    ET.fromstring(render_disagreements(bare, situation))


def test_picture__tells_states_apart_without_colour(found, situation):
    picture = render_disagreements(found, situation)
    root = ET.fromstring(picture)
    shapes = re.findall(r'<path d="M[\d.]+,[\d.]+h[\d.]+v([\d.]+)[^>]*fill="([^"]+)"', picture)
    looks = {fill: high for high, fill in shapes if fill.startswith("url")}
    assert set(looks) == {"url(#lb-opposed)", "url(#lb-same_side)", "url(#lb-contested)"}
    patterns = [e for e in root.iter() if e.tag.endswith("pattern")]
    assert len({ET.tostring(p) for p in patterns}) == 3
    said = " ".join(e.text or "" for e in root.iter() if e.tag.endswith("text"))
    for words in ("N|S", "N|S|?", "N Northern Army", "10 of 30 days", "Listed, never resolved"):
        assert words in said


def test_hostile_names__stay_text(found, situation):
    actors = {key: Actor(key, EVIL) for key in ("north", "south")}
    places = {key: replace(place, name=EVIL) for key, place in situation.places.items()}
    spoilt = replace(situation, actors=actors, places=places)
    root = ET.fromstring(render_disagreements(found, spoilt))
    assert not [e for e in root.iter() if e.tag.endswith(("script", "img", "image"))]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", disagreement_text(found, spoilt))
    formula = replace(situation, places={k: replace(p, name="=1+1") for k, p in places.items()})
    rows = list(csv.DictReader(io.StringIO(disagreement_csv(found, formula))))
    assert {row["name"] for row in rows} == {"'=1+1"}
