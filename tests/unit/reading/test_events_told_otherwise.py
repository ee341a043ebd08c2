"""Events told by nouns, of traffic, of ground without a name, and words that tell of none."""

from __future__ import annotations

import hashlib

import pytest

from landbridge.model.readings import Document, Draft
from landbridge.naming import Known
from landbridge.reading.drafts import drafts_of
from landbridge.reading.whole import read_document


def drafted(text: str) -> list[Draft]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, digest, "text/plain", "wire", "2019-03-08")
    return [one for one in drafts_of(read_document(document, Known())) if one.table == "reports"]


def told(text: str) -> set[tuple[str, str]]:
    return {
        (draft.cells["event"], span.of(text))
        for draft in drafted(text)
        for span in draft.places.values()
    }


@pytest.mark.parametrize(
    ("text", "verb", "spot"),
    [
        ("Near Mosul, five strikes destroyed two tanks.", "strikes", "Mosul"),
        ("Near Mosul, two strikes destroyed six stills, two tanks and a bridge.", "cuts", "bridge"),
        ("Heavy shelling of Aleppo went on until dawn.", "strikes", "Aleppo"),
        ("A convoy came under mortar fire at Aleppo.", "strikes", "Aleppo"),
        ("Aid lorries left Aleppo on Sunday.", "moves", "Aleppo"),
        ("The last soldiers left Aleppo on Sunday.", "withdraws", "Aleppo"),
        ("Nothing has reached the besieged town of Homs.", "besieges", "Homs"),
        ("The army handed the gate to the police and rebels shut it.", "closes", "gate"),
        ("The M5 is open between Homs and Hama.", "opens", "M5"),
        ("Aircraft attacked the bridge at Raqqa.", "strikes", "bridge at Raqqa"),
        ("Homs airport fell before noon.", "loses", "Homs airport"),
    ],
)
def test_events__are_read_however_they_are_told(text: str, verb: str, spot: str) -> None:
    assert any(event == verb and spot in name for event, name in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers showed tanks captured near Aleppo.",
        "A tanker flying the flag of Syria docked.",
        "The ministers agreed that Syria needs help.",
        "Gunmen have taken to robbing drivers in Homs.",
        "Police stopped buses on the Homs road.",
    ],
)
def test_events__are_none_where_words_mean_another_thing(text: str) -> None:
    assert not {event for event, _ in told(text)} & {"takes", "holds", "agrees", "closes"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The army will close the Homs road if rebels attack.", "hypothetical"),
        ("The rebels began an operation to isolate Homs.", "future"),
        ("No power on earth can cut the Homs road.", "denied"),
        ("The ministry rejected reports that rebels had taken Homs.", "denied"),
        ("When the Homs road is opened, traders will come.", "future"),
    ],
)
def test_modes__follow_what_stands_far_from_the_verb(text: str, mode: str) -> None:
    assert mode in {draft.mode for draft in drafted(text)}


def test_actors__own_the_strike_that_hits() -> None:
    text = "A U.S. strike hit the bridge at Raqqa on Monday."
    assert {draft.actors["actor"].of(text) for draft in drafted(text)} == {"U.S."}
    assert {draft.spans["trigger"].of(text) for draft in drafted(text)} == {"strike"}


def test_dates__are_the_day_beside_the_hour() -> None:
    text = "Chadian troops captured Faya at dawn on Sunday."
    assert {draft.cells["date"] for draft in drafted(text)} == {"2019-03-03"}
