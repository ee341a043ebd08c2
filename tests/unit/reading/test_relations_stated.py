"""Relations between actors that sentences of our own state, and sentences that state none."""

import pytest

from landbridge.model.readings import Document
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.relations import find_relations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised


def _stated(text):
    document = Document(text, "", "", "text/plain", "", "2017-11-22")
    tokens = tokenised(text, find_sentences(text))
    found = find_relations(document, tokens, find_mentions(document, tokens, Known()))
    return {
        (one.kind, one.actor.of(text), one.other.of(text))
        for one in found
        if not one.rule.startswith("relation-event-")
    }


@pytest.mark.parametrize(
    ("text", "kind", "actor", "other"),
    [
        (
            "They want to link up with Hezbollah, Iran's main proxy in the region.",
            "proxy_of",
            "Hezbollah",
            "Iran",
        ),
        ("Iran's ally Hezbollah left.", "ally_of", "Hezbollah", "Iran"),
        ("Turkish-backed factions left.", "backed_by", "Turkish-backed factions", "Turkish"),
        ("Odrania-allied gunmen left.", "ally_of", "Odrania-allied gunmen", "Odrania"),
        (
            "The Northern Front, the armed wing of the Sahel Party, took the town.",
            "part_of",
            "Northern Front",
            "Sahel Party",
        ),
        ("Fighters loyal to the Sahel Party left.", "ally_of", "Fighters", "Sahel Party"),
        ("The YPG is the sworn enemy of Turkey.", "hostile_to", "YPG", "Turkey"),
        (
            "The Levant Division, which is part of the Northern Front, left.",
            "part_of",
            "Levant Division",
            "Northern Front",
        ),
        ("The SDF was trained and armed by Odrania.", "backed_by", "SDF", "Odrania"),
        ("Turkey arms the Levant Division.", "backed_by", "Levant Division", "Turkey"),
        (
            "The Shouf Legion, which Damascus arms and pays, has gone.",
            "backed_by",
            "Shouf Legion",
            "Damascus",
        ),
        (
            "The SDF, which includes the Syrian Arab Coalition, took the town.",
            "part_of",
            "Syrian Arab Coalition",
            "SDF",
        ),
        (
            "With the support of the Northern Coalition, the SDF has taken the town.",
            "backed_by",
            "SDF",
            "Northern Coalition",
        ),
        ("Iran and Israel are sworn enemies.", "hostile_to", "Iran", "Israel"),
        (
            "The government tolerates the Levant Division.",
            "tolerates",
            "government",
            "Levant Division",
        ),
        ("A strong U.S.-Iraq partnership is needed.", "partner_of", "U.S.", "Iraq"),
        (
            "The Levant Division fights alongside the Syrian army.",
            "partner_of",
            "Levant Division",
            "Syrian army",
        ),
        ("Russia, Syria's main backer, said no.", "backed_by", "Syria", "Russia"),
    ],
)
def test_find_relations__finds_what_is_stated(text, kind, actor, other):
    assert _stated(text) == {(kind, actor, other)}


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah is not part of the Syrian army.",
        "Nations that flew over Iraq include Australia.",
        "Iran and Israel are far apart.",
        "Hezbollah left, and Iran's foreign minister wept.",
        "The Levant Division was never backed by Turkey.",
        "If Turkey arms the Levant Division, the truce ends.",
        "The Levant Division supports the plan of Turkey.",
    ],
)
def test_find_relations__invents_none(text):
    assert _stated(text) == set()


def test_find_relations__is_quick_on_a_sentence_without_an_end():
    text = "Turkey and Iran, " * 40 + "left."
    assert isinstance(_stated(text), set)
