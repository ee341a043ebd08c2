"""Dates as people write them: what each means, what is refused, how a column decides its order."""

# ruff: noqa: RUF001 - Cyrillic letters and dashes are meant

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from landbridge.days import format_day, parse_day, parse_published, parse_span
from landbridge.importers._dates import (
    DATE_ORDERS,
    DateOrder,
    decide_order,
    is_serial,
    read_date,
    read_published,
)
from landbridge.importers._month_names import MONTHS

PLAIN = {
    "2017": "2017",
    "2017-11": "2017-11",
    "2017-11-19": "2017-11-19",
    "2017-11-19T13:05Z": "2017-11-19",
    "2017-11-19 00:00:00.000": "2017-11-19",
    "2017/3/5": "2017-03-05",
    "2017.11.19.": "2017-11-19",
    "20171119": "2017-11-19",
    "19 Nov 2017": "2017-11-19",
    "19nov2017": "2017-11-19",
    "19. November 2017": "2017-11-19",
    "19-Nov-2017": "2017-11-19",
    "Nov 19, 2017": "2017-11-19",
    "November 19th, 2017": "2017-11-19",
    "Sunday, 19 November 2017": "2017-11-19",
    "2017 Nov 19": "2017-11-19",
    "the 2nd of May 2017": "2017-05-02",
    "November 2017": "2017-11",
    "2017 November": "2017-11",
    "11/2017": "2017-11",
    "Q3 2017": "2017-07/2017-09",
    "2017-Q1": "2017-01/2017-03",
    "1er août 2017": "2017-08-01",
    "3. Jänner 2018": "2018-01-03",
    "19 de noviembre de 2017": "2017-11-19",
    "19 ноября 2017 г.": "2017-11-19",
    "19 листопада 2017 р.": "2017-11-19",
    "19 تشرين الثاني 2017": "2017-11-19",
    "١٩ نوفمبر ٢٠١٧": "2017-11-19",
    "۱۹ نوفمبر ۲۰۱۷": "2017-11-19",
    "19/11/2017": "2017-11-19",
    "11/19/2017": "2017-11-19",
    "19.11.2017": "2017-11-19",
    "4/4/2017": "2017-04-04",
    "19/11/2017 14:30": "2017-11-19",
    "11/19/2017 2:30 PM": "2017-11-19",
    "Sun, 19 Nov 2017 13:05:00 +0000": "2017-11-19",
}
INTERVALS = {
    "17-19 November 2017": "2017-11-17/2017-11-19",
    "17–19 Nov 2017": "2017-11-17/2017-11-19",
    "17 to 19 November 2017": "2017-11-17/2017-11-19",
    "17/18 Nov 2017": "2017-11-17/2017-11-18",
    "November 17-19, 2017": "2017-11-17/2017-11-19",
    "28 Oct - 3 Nov 2017": "2017-10-28/2017-11-03",
    "28 October 2016 – 3 November 2017": "2016-10-28/2017-11-03",
    "Oct-Nov 2017": "2017-10/2017-11",
    "from 3 May to 5 June 2016": "2016-05-03/2016-06-05",
    "between 3 and 5 June 2016": "2016-06-03/2016-06-05",
    "с 17 по 19 ноября 2017": "2017-11-17/2017-11-19",
    "du 5 au 7 mars 2016": "2016-03-05/2016-03-07",
    "17.-19.11.2017": "2017-11-17/2017-11-19",
    "17/11/2017 - 19/11/2017": "2017-11-17/2017-11-19",
    "2017-11-17 to 2017-11-19": "2017-11-17/2017-11-19",
    "2017-11-17/2017-11-19": "2017-11-17/2017-11-19",
    "2017-11-17..2017-11-19": "2017-11-17/2017-11-19",
    "2017-11-17/2017-11-17": "2017-11-17",
}
REFUSED = {
    "": "is not a date",
    "c. 2017": "is not a date",
    "early 2017": "is not a date",
    "before 2017": "is not a date",
    "Nov 17": "is not a date",
    "from 3 May 2016": "is not a date",
    "17 Nov 2017 -": "is not a date",
    "43057": "is not a date",
    "03/04/2017": "can mean 2017-04-03 or 2017-03-04",
    "19-Nov-17": "has a year of two digits",
    "31/02/2017": "is not a day of the calendar",
    "2017-13-01": "is not a day of the calendar",
    "2018-11-17/2017-11-19": "ends before it begins",
    "19/19/2017": "has no month 19",
    "0000-01-01": "is not a day of the calendar",
    "x" * 200: "is not a date",
}


@pytest.mark.parametrize(("text", "date"), (PLAIN | INTERVALS).items())
def test_date__is_read_as_people_write_it(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_date__that_is_none_or_more_than_one_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_date(text)


def test_date__that_needs_an_order_asks_for_it() -> None:
    with pytest.raises(ValueError, match="--set dates=dmy, mdy or ymd"):
        read_date("03/04/2017")


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("03/04/2017", "dmy", "2017-04-03"),
        ("03/04/2017", "mdy", "2017-03-04"),
        ("03/04/17", "dmy", "2017-04-03"),
        ("03/04/70", "dmy", "1970-04-03"),
        ("17/04/03", "ymd", "2017-04-03"),
        ("19-Nov-17", "dmy", "2017-11-19"),
        ("01/02/2017 - 03/02/2017", "dmy", "2017-02-01/2017-02-03"),
        ("2017-11-19", "dmy", "2017-11-19"),
    ],
)
def test_date__is_read_in_the_order_given(text: str, order: str, date: str) -> None:
    assert read_date(text, order=order) == date


def test_date__against_the_order_given_is_refused() -> None:
    with pytest.raises(ValueError, match="has no month 19 when read day/month/year"):
        read_date("11/19/2017", order="dmy")
    with pytest.raises(ValueError, match="not written year, month, day"):
        read_date("11/12/2017", order="ymd")


def test_serials__are_days_of_a_spreadsheet_where_that_is_said() -> None:
    assert read_date("43058", serials="1900") == "2017-11-19"
    assert read_date("43058.75", serials="1900") == "2017-11-19"
    assert read_date("41596", serials="1904") == "2017-11-19"
    assert [is_serial(text) for text in ("43058", "2017", "21915", "73416", "430580")] == [
        True,
        *[False] * 4,
    ]
    with pytest.raises(ValueError, match="is not a date"):
        read_date("99999", serials="1900")


@pytest.mark.parametrize(
    ("texts", "order", "why"),
    [
        (["03/04/2017", "19/11/2017"], "dmy", "'19/11/2017' (1) can only be day/month/year"),
        (["03/04/2017", "11/19/2017 10:00"], "mdy", "can only be month/day/year"),
        (["11/19/2017", "19/11/2017", "1/2/2017"], None, "in more than one order"),
        (["1/2/2017", "3/4/2017"], None, "no date shows whether day or month comes first"),
        (["19/11/2017"], "dmy", ""),
        (["2017-01-02", "3 May 2017", "43057", "", "4/4/2017"], None, ""),
    ],
)
def test_order__is_decided_by_what_can_be_read_in_one_way(
    texts: list[str], order: str | None, why: str
) -> None:
    found = decide_order(texts)
    assert found.order == order
    assert why in found.why
    assert bool(found.why) == bool(why)


def test_order__is_unknown_where_there_are_no_dates() -> None:
    assert decide_order([]) == DateOrder(None)


def test_published__keeps_its_time() -> None:
    assert read_published("2022-03-24T13:05Z") == "2022-03-24T13:05Z"
    assert read_published("2022-03-24 13:05") == "2022-03-24T13:05"
    assert read_published("2014-01-22 00:00:00.000") == "2014-01-22"
    assert read_published("24 March 2022") == "2022-03-24"
    assert read_published("03/04/2022", order="dmy") == "2022-04-03"


def test_months__of_one_language_are_no_months_of_another() -> None:
    each = [name for names in MONTHS for name in names]
    assert all(len(names) == len(set(names)) for names in MONTHS)
    assert len(each) == len(set(each))


@given(st.integers(parse_day("1900-01-01"), parse_day("2099-12-31")))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_date__that_is_written_out_is_read_back(day: int) -> None:
    iso = format_day(day)
    year, month, number = iso.split("-")
    for name in MONTHS[int(month) - 1]:
        assert read_date(f"{int(number)} {name} {year}") == iso
    assert read_date(f"{number}/{month}/{year}", order="dmy") == iso
    assert read_date(f"{month}/{number}/{year}", order="mdy") == iso


ALPHABET = "0123456789/-. ,:TZQqmM\u2013\u0661\u0662аяنوفمNovembrtofp+'"


@given(
    st.one_of(st.text(max_size=40), st.text(alphabet=ALPHABET, max_size=30)),
    st.sampled_from([None, *DATE_ORDERS]),
    st.sampled_from([None, "1900", "1904"]),
)
@example("m11m 2017", None, None)
@example("9999-99-99", "ymd", "1904")
@settings(derandomize=True, deadline=None, max_examples=400)
def test_date__is_one_of_ours_or_refused(text: str, order: str | None, serials: str | None) -> None:
    for read, check in ((read_date, parse_span), (read_published, parse_published)):
        try:
            found = read(text, order=order, serials=serials)
        except ValueError:
            continue
        check(found)
    decide_order([text])
