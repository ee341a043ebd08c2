"""Was it so? Windows over courses of truth against a walk through every day."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.days import FIRST_DAY
from landbridge.model.verdicts import TruthCourse
from landbridge.scoring import (
    CONTESTED,
    EARLY,
    EVERY_DAY,
    NO,
    NOTHING,
    ON_DATE,
    SOME_DAY,
    YES,
    all_of,
    base_rate,
    enough,
    first_time,
    on_date,
    on_every_day,
    on_some_day,
    score_of,
    survived,
)

SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, database=None)
VALUES = st.sampled_from([True, False, None])


def course_of(values: list[bool | None], first: int = 100) -> TruthCourse:
    """From day ``first`` on a value a day; unknown before, the last one after."""
    return TruthCourse((FIRST_DAY, *range(first, first + len(values))), (None, *values))


COURSES = st.lists(VALUES, min_size=1, max_size=30).map(course_of)
DAYS = st.integers(95, 140)


def days_of(course: TruthCourse, first: int, last: int) -> list[bool | None]:
    return [course.on(day) for day in range(first, last + 1)]


@SETTINGS
@given(COURSES, DAYS, st.integers(0, 25), DAYS)
def test_some_day__is_what_every_day_says(course, first, more, end):
    last = first + more
    seen = days_of(course, first, min(last, end))
    if True in seen:
        told = YES
    elif last > end:
        told = EARLY
    else:
        told = CONTESTED if None in seen else NO
    found = on_some_day(course, first, last, end)
    assert found.outcome == told
    if told == YES:
        assert found.day == first + seen.index(True)


@SETTINGS
@given(COURSES, DAYS, st.integers(0, 25), DAYS)
def test_every_day__is_what_every_day_says(course, first, more, end):
    last = first + more
    seen = days_of(course, first, min(last, end))
    if False in seen:
        told = NO
    elif last > end:
        told = EARLY
    else:
        told = CONTESTED if None in seen else YES
    assert on_every_day(course, first, last, end).outcome == told


@SETTINGS
@given(COURSES, DAYS, st.integers(0, 5), DAYS)
def test_date__decides_only_where_all_its_days_agree(course, first, more, end):
    seen = set(days_of(course, first, min(first + more, end)))
    told = {(True,): YES, (False,): NO}.get(tuple(seen), CONTESTED)
    if first > end or (first + more > end and told != CONTESTED):
        told = EARLY
    assert on_date(course, first, first + more, end).outcome == told


@SETTINGS
@given(COURSES, DAYS, st.integers(0, 25))
def test_runs__cover_the_days_in_order(course, first, more):
    told = [
        value
        for begins, ends, value in course.runs(first, first + more)
        for _ in range(begins, ends + 1)
    ]
    assert told == days_of(course, first, first + more)


@SETTINGS
@given(st.lists(COURSES, min_size=1, max_size=3), DAYS)
def test_all_of__is_so_where_each_is(courses, day):
    told = [course.on(day) for course in courses]
    wanted = False if False in told else None if None in told else True
    assert all_of(courses).on(day) is wanted


def first_on(text: str, day: int, term: tuple[int, int] | None = None, end: int = 199) -> str:
    """Days from 100 on, as ``o`` open, ``.`` closed, ``?`` unsure; 100 times the last one."""
    values = [{"o": True, ".": False, "?": None}[letter] for letter in text]
    return first_time(course_of(values), 100, term, day, end).outcome


@pytest.mark.parametrize(
    ("text", "day", "term", "told"),
    [
        ("..ooo", 103, None, YES),
        ("..ooo", 101, None, YES),
        (".....", 101, None, EARLY),
        ("oo" + "." * 20 + "oo", 123, None, NO),
        ("oo" + "." * 5 + "oo", 108, None, YES),  # one spell over a short interruption
        ("oo" + "." * 20, 110, None, NO),
        ("??" + "." * 20 + "oo", 123, None, CONTESTED),
        ("....?ooo", 106, None, YES),  # the doubt is how the spell began
        ("....ooo", 101, (101, 103), NO),
        ("....ooo", 101, (101, 104), YES),
        ("." * 20 + "o", 101, (101, 250), YES),
    ],
)
def test_first_time__knows_spells_before(text, day, term, told):
    assert first_on(text, day, term) == told


@pytest.mark.parametrize(
    ("values", "turn", "last", "end", "told"),
    [
        ([True] * 5, 102, 104, 120, YES),
        ([True, True, True, False], 102, 104, 120, NO),
        ([False, True, True], 101, 102, 120, NOTHING),
        ([None, True, True], 101, 102, 120, CONTESTED),
        ([True] * 5, 102, 130, 120, EARLY),
        ([False] * 5, 121, 130, 120, EARLY),
    ],
)
def test_survived__needs_something_to_survive(values, turn, last, end, told):
    assert survived(course_of(values), turn, last, end).outcome == told


@pytest.mark.parametrize(
    ("low", "high", "least", "told"),
    [
        (0.5, 0.6, 0.5, YES),
        (0.4, 0.6, 0.5, CONTESTED),
        (0.3, 0.4, 0.5, NO),
        (0.0, 0.0, None, NO),
        (0.0, 0.1, None, CONTESTED),
        (0.1, 0.1, None, YES),
    ],
)
def test_enough__is_sure_only_where_both_ends_agree(low, high, least, told):
    assert enough(low, high, least, "").outcome == told


@SETTINGS
@given(COURSES, st.integers(0, 10), st.sampled_from([SOME_DAY, EVERY_DAY, ON_DATE]))
def test_base_rate__is_the_share_of_like_spans(course, length, reading):
    first, last = 100, 115
    spans = []
    long = 0 if reading == ON_DATE else length
    for begins in range(first, last - long + 1):
        seen = days_of(course, begins, begins + long)
        sure, never = (True in seen), all(value is False for value in seen)
        if reading == EVERY_DAY:
            sure, never = all(value is True for value in seen), False in seen
        spans.append(1.0 if sure else 0.0 if never else 0.5)
    found = base_rate(course, first, last, length, reading)
    assert found is not None
    assert found == (pytest.approx(sum(spans) / len(spans)), len(spans))


def test_base_rate__is_none_where_no_span_fits():
    assert base_rate(course_of([True]), 100, 110, 11, SOME_DAY) is None


def test_score__is_an_expectation_where_what_happened_is_only_likely():
    sure, half = score_of(0.9, 1.0), score_of(0.9, 0.5)
    assert sure.brier == pytest.approx(0.01)
    assert half.brier == pytest.approx((0.01 + 0.81) / 2)
    assert score_of(1.0, 0.0).log == pytest.approx(9.2103, abs=1e-4)
