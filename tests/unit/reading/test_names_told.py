"""Names that no list has, told by the words around them; actors told by what they are."""

import pytest

from landbridge.model.readings import Document
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised


def _found(text, kind):
    document = Document(text, "", "", "text/plain", "", "2017-11-22")
    mentions = find_mentions(document, tokenised(text, find_sentences(text)), Known())
    return [m.name for m in mentions if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trucks crossed the Velika at Gornji Prelac on Monday.", ["Velika", "Gornji Prelac"]),
        ("The road between Ostrevo and Malkin was closed.", ["Ostrevo", "Malkin"]),
        ("The Ostrevo-Malkin road was closed.", ["Ostrevo", "Malkin"]),
        ("Near Tal Orun, shells hit a depot.", ["Tal Orun"]),
        ("Shells hit a depot north of Tal Orun.", ["Tal Orun"]),
        ("They denied that Zarune had been taken.", ["Zarune"]),
        ("A bus went as far as Zarune.", ["Zarune"]),
        ("Zarune's southern outskirts were quiet.", ["Zarune"]),
        ("Workers repaired the Zarune bypass.", ["Zarune"]),
        ("Police on the Zarune-side bank watched.", ["Zarune"]),
        ("They reached Zarune (\u0417\u0430\u0440\u0443\u043d\u0435) at noon.",
         ["Zarune", "\u0417\u0430\u0440\u0443\u043d\u0435"]),
        ("Soldiers stood along the Velika.", ["Velika"]),
    ],
)  # fmt: skip
def test_find_mentions__finds_places_that_no_list_has(text, names):
    assert _found(text, "place") == names


@pytest.mark.parametrize(
    "text",
    [
        "They came in Farrago pick-ups.",
        "Samples have been taken from the well.",
        "The mayor of Dogubayazit, Mukkades Kubilay, was absent.",
        "They took part in Exercise Bold Otter.",
    ],
)
def test_find_mentions__does_not_take_other_names_for_places(text):
    assert set(_found(text, "place")) <= {"Dogubayazit"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor hopes for traffic.", ["mayor"]),
        ("The deputy commander said little.", ["deputy commander"]),
        ("A rebel envoy left in haste.", ["rebel envoy"]),
        ("It opened to returnees at noon.", ["returnees"]),
        ("The reinforcements never came.", ["reinforcements"]),
        ("The demining charity said so.", ["demining charity"]),
        ("His men closed the gate.", ["men"]),
    ],
)
def test_find_mentions__finds_actors_by_what_they_are(text, names):
    assert _found(text, "actor") == names


@pytest.mark.parametrize(
    "text",
    ["The head of cattle were sold.", "They met in the mayor's office.", "General terms apply."],
)
def test_find_mentions__does_not_take_every_such_word_for_an_actor(text):
    assert "mayor" not in _found(text, "actor")
    assert "General" not in _found(text, "actor")


def test_find_mentions__does_not_take_whom_a_country_backs_for_the_country():
    document_text = "Turkish-backed rebels took the hill."
    document = Document(document_text, "", "", "text/plain", "", "2017-11-22")
    mentions = find_mentions(
        document, tokenised(document_text, find_sentences(document_text)), Known()
    )
    assert not [m for m in mentions if m.name.endswith("rebels") and m.rule.endswith("nation-noun")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A U.S. strike hit the post.", ["U.S."]),
        ("Men of the 58th Division left.", ["58th Division"]),
        ("The barracks of Division 17 were empty.", ["Division 17"]),
        ("The Libyan garrisons went home.", ["Libyan garrisons"]),
        ("On Monday the ISF fought back.", ["ISF"]),
        ("Thirty UN lorries waited.", ["UN"]),
        ("Turkish-backed factions left.", ["Turkish-backed factions"]),
        ("The Civil Defence said so.", ["Civil Defence"]),
        ("Colonel Haitham Qarra of the Levant Division wrote.",
         ["Colonel Haitham Qarra", "Levant Division"]),
        ("Aircraft bombed the street.", ["Aircraft"]),
        ("They seized the tanks and a customs post.", []),
    ],
)  # fmt: skip
def test_find_mentions__finds_bodies_and_not_what_they_use(text, names):
    assert _found(text, "actor") == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lorries were bound for Port Sandin.", "Port Sandin"),
        ("Planes bring flour to Baidaba every day.", "Baidaba"),
        ("Shells fell on Kafr Nabra.", "Kafr Nabra"),
        ("He said that Tetvova had never been in danger.", "Tetvova"),
    ],
)
def test_find_mentions__finds_where_something_goes_or_falls(text, name):
    assert name in _found(text, "place")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The insurgents gave up Vakarai after a week.", "Vakarai"),
        ("After the shelling of Zarune the shops closed.", "Zarune"),
        ("Gunmen hid on Tell Samra.", "Tell Samra"),
        ("Zarune-Gharbi was calm.", "Zarune-Gharbi"),
        ("A post guards the Velika ferry.", "Velika ferry"),
        ("Zarune is back in government hands.", "Zarune"),
    ],
)
def test_find_mentions__finds_places_by_what_befalls_them(text, name):
    assert name in _found(text, "place")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They spoke with the Vakaro front.", "Vakaro front"),
        ("About thirty armed men stood there.", "thirty armed men"),
        ("The bridge was shut, the prefect wrote.", "prefect"),
        ("Iran and Iraq agreed on it.", "Iran"),
        ("The SPLA commands the road.", "SPLA"),
    ],
)
def test_find_mentions__finds_more_who_act(text, name):
    assert name in _found(text, "actor")
