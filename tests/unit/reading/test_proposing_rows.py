"""Drafts become proposals: names settled or kept as written, new actors and places put forward."""

from dataclasses import replace

from landbridge.model.actors import Actor
from landbridge.model.geography import Place
from landbridge.model.imports import KnownName
from landbridge.model.proposals import PROPOSED_TABLES
from landbridge.model.readings import Document, Draft, Span
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.proposing import proposed
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

KNOWN = Known(
    places={"qaim": Place("qaim", "al-Qaim", 41.06, 34.37, "settlement", "IQ")},
    actors={"iraq": Actor("iraq", "Iraqi government", "state", "IQ", ("Iraqi army",))},
)


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def _draft(text, event="takes", score=0.9, table="reports", **names):
    actors = {k: _span(text, v) for k, v in names.items() if "actor" in k or k == "other"}
    places = {k: _span(text, v) for k, v in names.items() if k in {"place", "a", "b"}}
    cells = {"event": event, "date": "2017-11-03"} if table == "reports" else {"kind": event}
    spans = {"evidence": Span(0, len(text)), "trigger": _span(text, text.split()[1])}
    return Draft(table, cells, spans, actors, places, rule="event-test", score=score)


def _proposed(text, *drafts, known=KNOWN):
    document = Document(text, "ab" * 32, "", "text/plain", "s", "2017-11-22")
    mentions = find_mentions(document, tokenised(text, find_sentences(text)), known)
    return proposed(document, drafts, mentions, known, coder="test 1")


def _of(proposals, table):
    return [one for one in proposals if one.table == table]


def test_proposed__settles_names_to_ids():
    text = "Iraqi army units took al-Qaim."
    (one,) = _proposed(text, _draft(text, actor="Iraqi army", place="al-Qaim"))
    assert one.cells == {"event": "takes", "date": "2017-11-03", "actor": "iraq", "place": "qaim"}
    assert (one.mode, one.coder, one.document) == ("past", "test 1", "ab" * 32)
    assert one.spans["actor"].of(text) == "Iraqi army"


def test_proposed__keeps_names_that_mean_nothing_yet():
    text = "Rebels took Mosul from the Blue Brigade."
    draft = _draft(text, actor="Rebels", other_actor="Blue Brigade", place="Mosul")
    made = _proposed(text, draft)
    (report,) = _of(made, "reports")
    assert report.cells["actor_as_named"] == "Rebels"
    assert report.cells["place_as_named"] == "Mosul"
    assert report.candidates["place"][0].means.startswith("geonames:")
    assert report.score < 0.9
    (actor,) = _of(made, "actors")
    assert (actor.cells["name"], actor.cells["kind"]) == ("Blue Brigade", "armed-group")
    (place,) = _of(made, "places")
    assert (place.cells["id"], place.cells["country"]) == ("mosul", "IQ")
    assert abs(float(place.cells["lat"]) - 36.3) < 0.2


def test_proposed__gives_a_new_state_for_its_troops():
    text = "Turkish troops took al-Qaim."
    made = _proposed(text, _draft(text, actor="Turkish troops", place="al-Qaim"))
    (actor,) = _of(made, "actors")
    assert actor.cells["country"] == "TR"
    assert actor.cells["aliases"] == "Turkish troops"


def test_proposed__gives_a_short_form_as_an_alias():
    text = "The Blue Brigade (BB) took al-Qaim. The BB left."
    made = _proposed(text, _draft(text, actor="BB", place="al-Qaim"))
    (actor,) = _of(made, "actors")
    assert (actor.cells["name"], actor.cells["aliases"]) == ("Blue Brigade", "BB")


def test_proposed__puts_forward_what_the_text_names_often():
    text = "They left Mosul. They saw Mosul. Mosul is far. Mosul, Iraq, was lost."
    (place,) = _of(_proposed(text), "places")
    assert place.cells["name"] == "Mosul"
    assert place.cells["geonames"] == "99072"


def test_proposed__makes_nobody_of_a_name_that_is_nobody():
    text = "The Blue Brigade took al-Qaim."
    known = replace(KNOWN, names=(KnownName("actor", "Blue Brigade", "-"),))
    made = _proposed(text, _draft(text, actor="Blue Brigade", place="al-Qaim"), known=known)
    assert _of(made, "actors") == []


def test_proposed__makes_no_place_of_a_province():
    text = "Rebels took Nineveh province."
    made = _proposed(text, _draft(text, actor="Rebels", place="Nineveh province"))
    assert _of(made, "places") == []


def test_proposed__puts_a_new_spelling_forward():
    text = "They reached Al-Qaem."
    (one,) = _of(_proposed(text), "names")
    assert one.cells == {"kind": "place", "name": "Al-Qaem", "means": "qaim"}


def test_proposed__drops_spans_outside_the_text():
    text = "Rebels took Mosul."
    bad = Draft("reports", {"event": "takes"}, {"evidence": Span(0, 500)})
    assert _proposed(text, bad) == ()


def test_proposed__gives_the_same_row_once_with_its_likeliest_span():
    text = "Iraq took al-Qaim. Iraqi army units took al-Qaim."
    first = _draft(text, actor="Iraqi army", place="al-Qaim", score=0.6)
    second = _draft(text, actor="Iraqi army", place="al-Qaim", score=0.8)
    (one,) = _of(_proposed(text, first, second), "reports")
    assert one.score == 0.8


def test_proposed__nobody_is_his_own_ally():
    text = "Iraq helps the Iraqi army."
    draft = _draft(text, "ally_of", table="relations", actor="Iraqi army", other="Iraqi army")
    assert _of(_proposed(text, draft), "relations") == []


def test_proposed__says_a_place_once_with_the_state_it_lies_in():
    text = "Rebels took Springfield, Illinois."
    both = [_draft(text, actor="Rebels", place=place) for place in ("Springfield", "Illinois")]
    (one,) = _of(_proposed(text, *both), "reports")
    assert one.cells["place_as_named"] == "Springfield"


def test_proposed__takes_nouns_beside_a_name_for_the_name():
    text = "Troops of many kinds and Iraqi army fighters took al-Qaim."
    (one,) = _proposed(text, _draft(text, actor="Iraqi army fighters", place="al-Qaim"))
    assert one.cells["actor"] == "iraq"


def test_proposed__settles_the_ends_of_a_road_by_themselves():
    text = "Rebels cut the al-Qaim-Mosul bridge."
    made = _proposed(text, _draft(text, "cuts", a="al-Qaim", b="Mosul"))
    (report,) = _of(made, "reports")
    assert report.cells["a"] == "qaim"
    assert report.candidates["b"][0].country == "IQ"


def test_proposed__is_the_same_twice_and_in_tables_that_can_be_proposed():
    text = "Rebels took Mosul from the Blue Brigade."
    draft = _draft(text, actor="Rebels", other_actor="Blue Brigade", place="Mosul")
    made = _proposed(text, draft)
    assert made == _proposed(text, draft)
    assert {one.table for one in made} <= set(PROPOSED_TABLES)
    assert len({one.id for one in made}) == len(made)
