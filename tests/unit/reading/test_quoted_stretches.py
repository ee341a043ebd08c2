"""Words in quotation marks: every kind of mark, paragraphs, marks that are odd or left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.reading.quoted import find_stretches


def stretches(text: str) -> list[list[str]]:
    return [[piece.of(text) for piece in one.pieces] for one in find_stretches(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we left" and went.', '"we left"'),
        ("He said \u201cwe left\u201d and went.", "\u201cwe left\u201d"),
        ("Er sagte: \u201eWir gehen\u201c, und ging.", "\u201eWir gehen\u201c"),
        ("Il a dit : \u00ab Nous partons \u00bb.", "\u00ab Nous partons \u00bb"),
        ("He said ''we left'' and went.", "''we left''"),
        ("He said ``we left'' and went.", "``we left''"),
        ("He said \u2018we left\u2019 and went.", "\u2018we left\u2019"),
        (
            "\u5f7c\u306f\u300c\u884c\u304f\u300d\u3068\u8a00\u3063\u305f",
            "\u300c\u884c\u304f\u300d",
        ),
    ],
)
def test_stretches__knows_marks_of_every_kind(text: str, quoted: str) -> None:
    assert stretches(text) == [[quoted]]


def test_stretches__leaves_apostrophes_alone() -> None:
    assert stretches("The rebels\u2019 convoy didn't leave 'til noon, in the '80s.") == []


def test_stretches__keeps_apostrophes_inside_doubled_single_marks() -> None:
    assert stretches("''I don't know,'' he said.") == [["''I don't know,''"]]


def test_stretches__passes_over_marks_inside() -> None:
    text = "\u201cShe told us \u2018go home\u2019 and left,\u201d he said."
    assert stretches(text) == [["\u201cShe told us \u2018go home\u2019 and left,\u201d"]]


def test_stretches__goes_on_over_paragraphs_that_open_again() -> None:
    text = "\u201cFirst part.\n\n\u201cSecond part.\u201d\n\nNo quote."
    assert stretches(text) == [["\u201cFirst part.", "\u201cSecond part.\u201d"]]


def test_stretches__ends_with_its_paragraph_where_never_closed() -> None:
    text = "He said \u201cit is over.\n\nThe road stayed shut."
    (one,) = find_stretches(text)
    assert one.pieces[0].of(text) == "\u201cit is over."
    assert not one.closed


def test_stretches__does_not_take_inches_for_quotations() -> None:
    assert stretches('A 5" pipe and a 7" pipe lay there.') == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.text(
        alphabet="\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e`\u300c\u300d ab.,\n\u202b\u0627",
        max_size=60,
    )
)
def test_stretches__lie_in_the_text_in_order_and_apart(text: str) -> None:
    pieces = [piece for one in find_stretches(text) for piece in one.pieces]
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
