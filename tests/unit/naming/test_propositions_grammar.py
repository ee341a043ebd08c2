"""The grammar of propositions: written and read back, and what is said where it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.days import parse_span
from landbridge.model.influence import LEVELS
from landbridge.model.propositions import Party, Proposition, Term, Turn
from landbridge.model.stakes import MEASURES
from landbridge.naming.propositions import (
    missing_names,
    parse_proposition,
    written_proposition,
)

SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, database=None)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DATES = st.sampled_from(["2017", "2017-08", "2017-08-23", "2017-08-01/2017-08-23"]).map(parse_span)
PARTIES = st.builds(Party, IDS, st.sampled_from([None, *LEVELS]))
GROUNDS = st.one_of(
    st.lists(IDS.filter(lambda name: name != "all"), min_size=1, max_size=3, unique=True).map(
        tuple
    ),
    st.sampled_from([("all",), ("country:SY",)]),
)
SHARES = st.one_of(st.floats(0.001, 1.0), st.sampled_from([0.5, 1.0, 0.333]))
TERMS = st.one_of(
    st.just(Term()),
    st.builds(lambda d: Term(by=d), DATES),
    st.builds(lambda d: Term(start=d), DATES),
    st.just(Term(start=parse_span("2016"), end=parse_span("2017-08-23"))),
    st.builds(lambda n: Term(within_days=n), st.integers(1, 4000)),
)
TURNS = st.one_of(
    st.builds(lambda d: Turn(date=d), DATES),
    st.builds(lambda label: Turn(report=label), IDS.filter(lambda name: name != "loses")),
    st.builds(lambda a, p: Turn(actor=a, place=p), IDS, IDS),
)
LONG = Term(start=parse_span("2016"), end=parse_span("2017-08-23"))


@st.composite
def propositions(draw: st.DrawFn) -> Proposition:
    verb = draw(
        st.sampled_from(["open", "closed", "first open", "survives", "holds", "share", "gains"])
    )
    negated, term = draw(st.booleans()), draw(TERMS)
    if verb in ("open", "closed", "first open", "survives"):
        way = {"corridor": draw(IDS), "variant": draw(st.one_of(st.none(), IDS))}
        turn = draw(TURNS) if verb == "survives" else None
        return Proposition(verb, negated=negated, term=term, turn=turn, **way)
    ground = {"party": draw(PARTIES), "ground": draw(GROUNDS)}
    if verb == "holds":
        return Proposition(verb, negated=negated, term=term, **ground)
    measured = {"least": draw(SHARES), "measure": draw(st.sampled_from(MEASURES))}
    if verb == "share":
        return Proposition(verb, negated=negated, term=term, **ground, **measured)
    measured = draw(st.sampled_from([measured, {}]))
    return Proposition(verb, negated=negated, term=LONG, other=draw(PARTIES), **ground, **measured)


@SETTINGS
@given(propositions())
def test_proposition__is_read_back_as_it_was_written(noun):
    assert parse_proposition(written_proposition(noun)) == noun


SAID = (
    "not first open closed holds gains share survives from to by within in at least of a b c,d + "
    "50% 2 30 days 2017-08-23 loses x+allies w/v"
)
WORDS = st.sampled_from(SAID.split())


@SETTINGS
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text__is_read_or_told_what_would_be_right(text):
    noun = told = None
    try:
        noun = parse_proposition(text)
    except ValueError as wrong:
        told = str(wrong)
    assert bool(told) == (noun is None)
    if noun is not None:
        assert parse_proposition(written_proposition(noun)) == noun


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("NOT Open way BY 2018-04", "not open way by 2018-04"),
        ("share x all at least 50%", "share x all at least 0.5"),
        ("share x+backed all at least 1 of PLACES", "share x+ all at least 1.0"),
        ("holds x a,b,a", "holds x a,b"),
        (
            "gains x from y in all from 2016 to 2017 at least 25%",
            "gains x from y in all at least 0.25 from 2016 to 2017",
        ),
        ("open way within 1 day", "open way within 1 days"),
    ],
)
def test_spellings__mean_the_same(text, same):
    assert parse_proposition(text) == parse_proposition(same)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing is said"),
        ("opne way", "is 'open' meant"),
        ("open", "a corridor is missing"),
        ("open way/", "CORRIDOR/VARIANT"),
        ("open way soon", "'soon' cannot stand at the end"),
        ("open way by spring", "is not a date"),
        ("open way from 2018 to 2017", "not before it"),
        ("open way within a month", "no number of days"),
        ("first way", "'open' is expected before 'way'"),
        ("holds x", "an area is missing"),
        ("holds x+friends a", "own, parts, proxies"),
        ("share x all", "'at' is expected"),
        ("share x all at least 150%", "above 0 and up to 1"),
        ("share x all at least 1/2", "write 0.5 or 50%"),
        ("share x all at least 50% of cars", "of places, of people, of road-km"),
        ("gains x from y in all", "a gain needs its period"),
        ("gains x y in all", "'from' is expected before 'y'"),
        ("survives way", "an event"),
        ("survives way loses x", "a place is missing"),
        ("open " + "x" * 3000, "up to 2,000 characters"),
    ],
)
def test_what_cannot_be_read__is_told_with_what_would_be_right(text, told):
    with pytest.raises(ValueError, match=r"\w") as caught:
        parse_proposition(text)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("open weg", ["no corridor 'weg' (there are: way)"]),
        ("open way/north", ["no variant of way 'north' (near: northern)"]),
        (
            "holds army+ xyzzy,town",
            ["no place or area 'xyzzy' (there are: all, country:SY, gate, town)"],
        ),
        ("gains army from fo in all from 2016 to 2017", ["no actor 'fo' (near: foe)"]),
        ("survives way report-1", ["no report with the label 'report-1' (near: report-7)"]),
        ("survives way loses foe gate", []),
        ("share foe country:SY at least 50%", []),
    ],
)
def test_names__that_name_nothing_are_told_with_what_is_near(text, told):
    found = missing_names(
        parse_proposition(text), {"way": ("northern",)}, {"army", "foe"}, {"town", "gate"},
        {"country:SY"}, {"report-7"},
    )  # fmt: skip
    assert found == told


def test_names__of_what_cannot_be_asked_are_passed_over():
    noun = parse_proposition("open anything")
    assert missing_names(noun, None, None, None, None, None) == []
