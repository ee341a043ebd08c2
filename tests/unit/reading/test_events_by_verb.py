"""Events by verb: who, whom, where, in every voice and mode."""

from __future__ import annotations

import pytest

from landbridge.model.readings import Document, EventMention
from landbridge.reading.events import find_events
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised


def events_of(text: str) -> list[EventMention]:
    document = Document(text, "", "", "text/plain", "s", "2017-11-20")
    return list(find_events(document, tokenised(text, find_sentences(text)), (), (), ()))


def told(text: str, verb: str) -> tuple[EventMention, dict[str, list[str]]]:
    found = [event for event in events_of(text) if event.event == verb]
    assert found, f"no {verb} in: {text}"
    best = max(found, key=lambda event: (len(event.roles), event.score))
    return best, {role: [span.of(text) for span in spans] for role, spans in best.roles.items()}


@pytest.mark.parametrize(
    ("text", "verb", "actor", "where"),
    [
        ("Rebels captured Saraqib on Monday.", "takes", "Rebels", "Saraqib"),
        ("Saraqib was captured by rebels.", "takes", "rebels", "Saraqib"),
        ("Saraqib fell to the rebels.", "takes", "rebels", "Saraqib"),
        ("Residents spoke of the fall of Saraqib to the rebels.", "takes", "rebels", "Saraqib"),
        ("The army drove the rebels out of Marran.", "takes", "army", "Marran"),
        ("Ardovian troops still hold Tarsum.", "holds", "Ardovian troops", "Tarsum"),
        ("The militia remains in control of Sabrel.", "holds", "militia", "Sabrel"),
        ("The army lost control of Tumbala.", "loses", "army", "Tumbala"),
        ("Government troops clashed with rebels in Kurmuk.", "contests", "troops", "Kurmuk"),
        ("Rebels have besieged Mandara since May.", "besieges", "Rebels", "Mandara"),
        ("Soldiers entered Garabil on Sunday.", "enters", "Soldiers", "Garabil"),
        ("The army withdrew from Teknar.", "withdraws", "army", "Teknar"),
        ("Jordan closed the Jafr crossing.", "closes", "Jordan", "Jafr crossing"),
        ("The Jafr crossing was closed by Jordan.", "closes", "Jordan", "Jafr crossing"),
        ("Lebanon reopened the Masna crossing.", "opens", "Lebanon", "Masna crossing"),
        ("Police restricted traffic on the Beira road.", "restricts", "Police", "Beira road"),
        ("Rebels cut the Terzan highway.", "cuts", "Rebels", "Terzan highway"),
        ("Shelling damaged the Antona bridge.", "damages", "", "Antona bridge"),
        ("Engineers repaired the Dorvel bridge.", "repairs", "Engineers", "Dorvel bridge"),
        ("French troops are stationed in Tessalim.", "present", "French troops", "Tessalim"),
        ("A convoy of trucks crossed into Bab Nur.", "moves", "convoy", "Bab Nur"),
        ("Warplanes bombed Kafr Salim.", "strikes", "Warplanes", "Kafr Salim"),
        ("The rebels agreed to a truce in Lahta.", "agrees", "rebels", "Lahta"),
    ],
)
def test_events__give_actor_and_place_of_each_verb(
    text: str, verb: str, actor: str, where: str
) -> None:
    event, roles = told(text, verb)
    assert event.mode == "past"
    if actor:
        assert any(actor in name for name in roles.get("actor", []))
    assert any(where in name for name in roles.get("place", []) + roles.get("road", []))


@pytest.mark.parametrize(
    ("text", "verb", "mode"),
    [
        ("The army did not capture Saraqib.", "takes", "denied"),
        ("The army denied that rebels had taken Deir Hafer.", "takes", "denied"),
        ("Turkey threatened to close the Hawa crossing.", "closes", "hypothetical"),
        ("If rebels seize Kemera, the siege is over.", "takes", "hypothetical"),
        ("The militia could seize Kemera within days.", "takes", "hypothetical"),
        ("Ugandan troops will withdraw from Lubero next week.", "withdraws", "future"),
        ("Iran plans to reopen the Mehr gate.", "opens", "future"),
        ("The rebels failed to capture Saraqib.", "takes", "denied"),
    ],
)
def test_events__tell_modes_apart(text: str, verb: str, mode: str) -> None:
    event, _ = told(text, verb)
    assert event.mode == mode
    assert (event.factuality < 0) == (mode == "denied")


def test_events__find_several_in_a_sentence() -> None:
    text = "Rebels cut the Terzan highway and shelled Harasta."
    verbs = [event.event for event in events_of(text) if event.event]
    assert verbs == ["cuts", "strikes"]
    _, roles = told(text, "strikes")
    assert roles["actor"] == ["Rebels"]


def test_events__keep_both_of_two_actors_and_two_places() -> None:
    _, roles = told("Iraqi forces and Shiite militias entered Tal Afar.", "enters")
    assert roles["actor"] == ["Iraqi forces", "Shiite militias"]
    _, roles = told("Rebels captured Saraqib and Kemera.", "takes")
    assert roles["place"] == ["Saraqib", "Kemera"]


def test_events__follow_it_to_who_speaks() -> None:
    _, roles = told("The army said it had captured Saraqib.", "takes")
    assert roles["actor"] == ["army"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister took part in a conference in Vienna.",
        "The parties held talks in Geneva.",
        "The exchange closed lower in Tokyo.",
        "Railway workers began a strike in Lyon.",
        "The company moved its offices to Dubai.",
    ],
)
def test_events__do_not_believe_other_senses(text: str) -> None:
    assert not [event for event in events_of(text) if event.event and event.score >= 0.6]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Albania on Friday denounced Serbia.", "DISAPPROVE", "Albania", "Serbia"),
        ("Pakistan threatened to break relations with Congo.", "THREATEN", "Pakistan", "Congo"),
        ("Japan suspended economic aid to Zelmira.", "SANCTION", "Japan", "Zelmira"),
        ("Norway will send food aid to Sudan.", "AGREE", "Norway", "Sudan"),
        ("Syria refused to admit Turkish inspectors.", "REJECT", "Syria", "Turkish"),
    ],
)
def test_events__give_plover_type_source_and_target(
    text: str, kind: str, source: str, target: str
) -> None:
    (event,) = [event for event in events_of(text) if event.plover]
    assert event.plover == kind
    assert any(source in span.of(text) for span in event.roles["actor"])
    assert any(target in span.of(text) for span in event.roles["other_actor"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army retook Sawran from insurgents.", "Government regains territory"),
        ("Rebels captured Kishma from the army.", "Non-state actor overtakes territory"),
        ("Warplanes bombed Kafr Salim, killing nine.", "Air/drone strike"),
        ("Artillery shelled the village of Oblivka.", "Shelling/artillery/missile attack"),
        ("Soldiers and militants clashed in Karmat.", "Armed clash"),
        ("The rebels signed a ceasefire with the government.", "Agreement"),
    ],
)
def test_events__give_acled_sub_event_of_the_main_event(text: str, name: str) -> None:
    assert name in {event.acled for event in events_of(text)}
