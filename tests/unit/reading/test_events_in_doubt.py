"""Triggers that tell of nothing on the ground: no report is put forward for them."""

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


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The militia violated the truce again on Friday.", "agrees"),
        ("Greece and Bulgaria signed a treaty on river waters in Sofia.", "agrees"),
        ("The government agreed to extradite the banker to Peru.", "agrees"),
        ("The rebels handed over the bodies of 14 soldiers to Georgia.", "withdraws"),
        ("Kenya returned two fishing boats to Tanzania.", "withdraws"),
        ("The army freed three French nationals in Aleppo.", "takes"),
        ("Syrian police arrested a forger in a joint raid near the frontier.", "strikes"),
        ("The minister held up the aid package in Brussels.", "strikes"),
        ("Marines were placed on full combat readiness in Aleppo.", "contests"),
        ("Libya withdrew its deposits from Swiss banks.", "withdraws"),
        ("Guerrillas surrendered to government troops in Aleppo.", "withdraws"),
        ("Both armies claim the town of Saraqib.", "takes"),
        ("The rebels turned back at the canal.", "restricts"),
        ("Government units stopped an advance on the Marran ridge.", "enters"),
        ("Security forces repelled an assault on a checkpoint in Aleppo.", "strikes"),
        ("Two buses collided and fell into a ravine.", "strikes"),
        ("Ninety policemen deserted to the rebels in Aleppo.", "withdraws"),
        ("Militants overran a garrison town in the lake region.", "present"),
    ],
)
def test_doubts__put_no_report_forward(text: str, verb: str) -> None:
    assert verb not in {draft.cells["event"] for draft in drafted(text)}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The army and the rebels signed a truce on Friday.", "agrees"),
        ("The rebels agreed to let the convoy through.", "agrees"),
        ("The rebels handed over the town of Saraqib to the army.", "withdraws"),
        ("Rebels raided an army post near Aleppo.", "strikes"),
        ("Rebels stormed Aleppo and captured Saraqib.", "takes"),
    ],
)
def test_doubts__leave_what_is_told_of_ground(text: str, verb: str) -> None:
    assert verb in {draft.cells["event"] for draft in drafted(text)}


def test_roles__name_nobody_and_no_state_of_a_road() -> None:
    (taken,) = drafted("Nobody has taken the bridge at Saraqib.")
    assert not taken.actors
    text = "The council declared the Nakhal corridor open."
    assert [span.of(text) for one in drafted(text) for span in one.places.values()] == [
        "Nakhal corridor"
    ]
