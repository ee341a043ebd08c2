"""Areas as people write them: in any case, and told what is there where they are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.errors import QuestionError
from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from landbridge.questions import area_asked, period_of
from worlds.build import Drawing, day


@pytest.fixture
def situation() -> Situation:
    drawing = Drawing()
    drawing.source("one")
    drawing.actor("army", "state")
    for at, (name, country) in enumerate((("a", "XA"), ("b", "XB"), ("c", ""))):
        drawing.place(name, 40 + at, 34)
        drawing.places[name] = replace(drawing.places[name], country=country or None)
        drawing.report("holds", at, name, by="army", published=at + 5)
    return drawing.situation()


@pytest.mark.parametrize("text", ["all", "ALL", " All "])
def test_area__all_is_all_in_any_case(situation, text):
    assert area_asked(situation, text).places == ("a", "b", "c")


@pytest.mark.parametrize("text", ["country:XA", "Country:xa", "COUNTRY: xa"])
def test_area__a_country_is_found_in_any_case(situation, text):
    found = area_asked(situation, text)
    assert (found.id, found.places) == ("country:XA", ("a",))


@pytest.mark.parametrize("text", ["country:", "country:XC", "country:Xanadu", "a, country:XC"])
def test_area__a_country_that_is_not_there_tells_which_are(situation, text):
    with pytest.raises(QuestionError, match=r"there are: XA, XB$"):
        area_asked(situation, text)


def test_period__that_ends_before_it_begins_is_told_as_that(situation):
    asked = Question(since=day(6), until=day(3))
    with pytest.raises(QuestionError, match="would end before it"):
        period_of(situation, asked, None, day(0))
    with pytest.raises(QuestionError, match="was published up to"):
        period_of(situation, Question(since=day(90), until=day(95)), None, day(0))
