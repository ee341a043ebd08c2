"""Dates as exactly as they were given, and what was made of them."""

from __future__ import annotations

import pytest

from landbridge.days import (
    LAST_DAY,
    DaySpan,
    format_day,
    parse_day,
    parse_published,
    parse_span,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-11-19", "2017-11-19", "2017-11-19"),
        ("2017-11", "2017-11-01", "2017-11-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-11-19/2017-11-21", "2017-11-19", "2017-11-21"),
        ("2017-11/2018", "2017-11-01", "2018-12-31"),
        (" 2017-11 / 2017-12 ", "2017-11-01", "2017-12-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_parse_span__reads_first_and_last_day(text, first, last):
    span = parse_span(text)
    assert (format_day(span.first), format_day(span.last)) == (first, last)
    assert span.text == text.strip()
    assert span.precise is (first == last)


@pytest.mark.parametrize(
    "text",
    ["", "2017-13", "2017-00", "2017-02-30", "0000", "0000-01", "17-11-19", "2017/11/19",
     "2017-11-19T10:00", "2018/2017", "tomorrow", "2017-1-1", "2017-11-19/"],
)  # fmt: skip
def test_parse_span__refuses_what_is_not_a_date(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-24T13:05Z", "2022-03-24"),
        ("2022-03-24T23:30-04:00", "2022-03-25"),
        ("2022-03-24T01:00+03:00", "2022-03-23"),
        ("2022-03-24T13:05", "2022-03-24"),
        ("2022-03-24", "2022-03-24"),
    ],
)
def test_parse_published__gives_the_day_in_utc(text, day):
    span = parse_published(text)
    assert (span.first, span.last) == (parse_day(day), parse_day(day))
    assert span.text == text


def test_parse_published__of_a_month_is_the_month():
    assert format_day(parse_published("2022-02").last) == "2022-02-28"


@pytest.mark.parametrize("text", ["2022-03-24T25:00Z", "0001-01-01T00:00+03:00"])
def test_parse_published__refuses_times_that_are_none(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_published(text)


def test_parse_day__wants_one_day():
    assert format_day(parse_day("2020-02-29")) == "2020-02-29"
    with pytest.raises(ValueError, match="not one day"):
        parse_day("2020-02")


def test_day_span__does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        DaySpan(2, 1, "x")


def test_day_span__is_wholly_after_only_without_a_common_day():
    month = parse_span("2020-02")
    assert parse_span("2020-03-01").wholly_after(month)
    assert not parse_span("2020-02-29").wholly_after(month)
    assert not month.wholly_after(month)


def test_last_day__is_the_calendars():
    assert format_day(LAST_DAY) == "9999-12-31"
