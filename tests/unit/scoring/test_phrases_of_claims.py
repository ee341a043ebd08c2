"""Words of likelihood: which phrase counts, what it means, and of what it speaks."""

from __future__ import annotations

import pytest

from landbridge.model.likelihood import LIKELIHOODS
from landbridge.naming.propositions import parse_proposition
from landbridge.scoring import phrase_in, spans_of_lexicon

OPEN, CLOSED = parse_proposition("open way"), parse_proposition("closed way")


@pytest.mark.parametrize(
    ("text", "put", "words", "low", "high"),
    [
        ("It is almost impossible now to keep Iran from having this way.", OPEN,
         "almost impossible", 0.95, 0.99),
        ("It is almost impossible to prevent it.", CLOSED, "almost impossible", 0.01, 0.05),
        ("It is unlikely that the road can be blocked.", OPEN, "unlikely", 0.55, 0.80),
        ("It is unlikely that the road will be open.", OPEN, "unlikely", 0.20, 0.45),
        ("It is unlikely that the road will be open.", CLOSED, "unlikely", 0.55, 0.80),
        ("They are highly likely to link up.", OPEN, "highly likely", 0.80, 0.95),
        ("The way will very likely be cut.", CLOSED, "very likely", 0.80, 0.95),
        ("The road may open.", OPEN, "may", 0.05, 0.95),
        ("It is not likely to open.", OPEN, "not likely", 0.20, 0.45),
        ("It is not certain to open.", OPEN, "not certain to", 0.05, 0.95),
        ("It is not impossible that it opens.", OPEN, "not impossible", 0.05, 0.95),
        ("The road will open.", OPEN, "", 0.55, 0.99),
        ("Nobody will let it open.", CLOSED, "", 0.55, 0.99),
        ("It will probably not open.", OPEN, "probably not", 0.20, 0.45),
        ("It is almost certain not to open.", OPEN, "almost certain", 0.01, 0.05),
        ("That they could close it is an illusion.", OPEN, "an illusion", 0.95, 0.99),
        ("It isn\u2019t likely to open.", OPEN, "not likely", 0.20, 0.45),
        ("It is a highly-likely opening.", OPEN, "highly likely", 0.80, 0.95),
        ("It is almost\n  certain to open.", OPEN, "almost certain", 0.95, 0.99),
        ("It is not possible that it opens.", OPEN, "not possible", 0.01, 0.05),
        ("It isn't possible to prevent it.", OPEN, "not possible", 0.95, 0.99),
        ("It can't be ruled out that it opens.", OPEN, "can't be ruled out", 0.05, 0.95),
        ("It is by no means certain that it opens.", OPEN, "not certain that", 0.05, 0.95),
        ("It is very likely shut.", CLOSED, "very likely", 0.80, 0.95),
    ],
)  # fmt: skip
def test_phrase__is_found_and_turned_as_the_clause_says(text, put, words, low, high):
    found = phrase_in(text, put, "icd203")
    assert (found.words, found.low, found.high) == (words, low, high)


def test_phrase__the_longest_counts_and_of_equals_the_first():
    assert phrase_in("It may be very likely, or unlikely.", OPEN, "icd203").words == "very likely"
    assert phrase_in("It might, or could, open.", OPEN, "icd203").words == "might"


@pytest.mark.parametrize(
    "text",
    [
        "The road will open in May 2018.",
        "By May the road will open.",
        "The military might of the state will open the road.",
        "They will open the remote road in certain areas.",
        "They will open it as soon as possible.",
    ],
)
def test_phrase__words_that_only_look_so_are_passed_over(text):
    assert phrase_in(text, OPEN, "icd203").words == ""


def test_phrase__being_close_to_something_prevents_nothing():
    assert not phrase_in("They are close to it and it will probably open.", OPEN, "icd203").turned


def test_phrase__only_the_clause_around_it_is_looked_at():
    text = "They lost the town. It is likely to open; others were stopped."
    assert not phrase_in(text, OPEN, "icd203").turned


def test_phrase__a_denied_proposition_turns_it():
    denied = parse_proposition("not open way by 2018")
    found = phrase_in("It is likely to open.", denied, "icd203")
    assert (found.low, found.high, found.turned) == (0.20, 0.45, True)


def test_phrase__of_what_readers_measured_is_another_interval():
    found = phrase_in("It is almost impossible to prevent it.", OPEN, "measured")
    assert (found.said_low, found.said_high) == (0.0, 0.10)
    assert (found.low, found.high) == (0.90, 1.0)
    assert "46 and 123" in found.source


def test_lexicons__hold_the_bands_of_the_directive_and_the_same_phrases():
    directive, measured = (spans_of_lexicon(name) for name in ("icd203", "measured"))
    assert set(directive) == set(measured)
    assert all(directive[band.words] == (band.low, band.high) for band in LIKELIHOODS)
    for spans in (directive, measured):
        assert all(0 <= low < high <= 1 for low, high in spans.values())


def test_lexicon__that_is_not_there_is_told():
    with pytest.raises(ValueError, match="icd203, measured"):
        spans_of_lexicon("kent")
