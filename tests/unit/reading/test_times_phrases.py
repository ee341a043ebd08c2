"""Dated phrases in sentences, each with what it means seen from a Wednesday, 22 November 2017."""

import pytest

from landbridge.model.readings import Document
from landbridge.reading.sentences import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

PHRASES = """
They met on [Friday]. = 2017-11-17 = 2017-11-17
They will meet on [Friday]. = 2017-11-24 = 2017-11-24
The envoys meet again [Monday]. = 2017-11-27 = 2017-11-27
The army said [Wednesday] that it had left. = 2017-11-22 = 2017-11-22
The road was cut on the [19th]. = 2017-11-19 = 2017-11-19
The road was cut on the [30th], he said. = 2017-10-30 = 2017-10-30
The road is to be given up by the [25th]. = 2017-11-25 = 2017-11-22/2017-11-25
The road will be given up by the [5th]. = 2017-12-05 = 2017-11-22/2017-12-05
They came before [dawn]. = 2017-11-22TMO = 2017-11-22
The road was cut [last Tuesday]. = 2017-11-21 = 2017-11-21
The road was cut [last Wednesday]. = 2017-11-15 = 2017-11-15
The gate opens [next Wednesday]. = 2017-11-29 = 2017-11-29
Shells fell on [Sunday night]. = 2017-11-19TNI = 2017-11-19
Shells fell on [Monday morning]. = 2017-11-20TMO = 2017-11-20
The town fell [yesterday]. = 2017-11-21 = 2017-11-21
The town is quiet [today]. = 2017-11-22 = 2017-11-22
The convoy leaves [tomorrow]. = 2017-11-23 = 2017-11-23
The convoy leaves [tomorrow morning]. = 2017-11-23TMO = 2017-11-23
They came [the day before yesterday]. = 2017-11-20 = 2017-11-20
They go [the day after tomorrow]. = 2017-11-24 = 2017-11-24
The guns fell silent [last night]. = 2017-11-21TNI = 2017-11-21
The guns may speak again [tonight]. = 2017-11-22TNI = 2017-11-22
Rockets hit the depot [overnight]. = 2017-11-22TNI = 2017-11-21/2017-11-22
[This morning] two lorries passed. = 2017-11-22TMO = 2017-11-22
The bridge was blown up [two weeks ago]. = 2017-W45 = 2017-11-06/2017-11-12
The bridge was blown up [a month ago]. = 2017-10 = 2017-10
The bridge was blown up [three years ago]. = 2014 = 2014
The bridge was blown up [ten days ago]. = 2017-11-12 = 2017-11-12
The bridge was blown up [about two years ago]. = 2015 = 2015
It was built [a decade ago]. = 200 = 2000-01-01/2009-12-31
Shots were heard [an hour ago]. = 2017-11-22TXX = 2017-11-22
They left [several weeks ago]. = PAST_REF =
They left [a few days ago]. = PAST_REF =
[Last week] the pass was snowed in. = 2017-W46 = 2017-11-13/2017-11-19
[Last month] the pass was snowed in. = 2017-10 = 2017-10
[Last year] the pass was open. = 2016 = 2016
[This week] the pass is open. = 2017-W47 = 2017-11-20/2017-11-26
[This month] the pass is open. = 2017-11 = 2017-11
[This year] the pass is open. = 2017 = 2017
[Next week] the pass will open. = 2017-W48 = 2017-11-27/2017-12-03
[Next month] the pass will open. = 2017-12 = 2017-12
[Next year] the pass will open. = 2018 = 2018
[Last quarter] trade fell. = 2017-Q3 = 2017-07-01/2017-09-30
[This decade] saw two wars. = 201 = 2010-01-01/2019-12-31
[Late last year] they came back. = 2016 = 2016-09-01/2016-12-31
[Early this month] they came back. = 2017-11 = 2017-11-01/2017-11-10
[Earlier this year] they came back. = 2017 = 2017-01-01/2017-05-02
[Later this year] they will come back. = 2017 = 2017-09-01/2017-12-31
It should open by [the end of the month]. = 2017-11 = 2017-11-22/2017-11-30
It should open by [the end of the year]. = 2017 = 2017-11-22/2017-12-31
It opened at [the beginning of last month]. = 2017-10 = 2017-10-01/2017-10-11
The gate has been shut since [March]. = 2017-03 = 2017-03-01/2017-11-22
The gate has been shut since [2015]. = 2015 = 2015-01-01/2017-11-22
The gate has been shut since [10 October]. = 2017-10-10 = 2017-10-10/2017-11-22
The gate will stay shut until [Friday]. = 2017-11-24 = 2017-11-22/2017-11-24
The force must leave by [Dec. 31]. = 2017-12-31 = 2017-11-22/2017-12-31
It happened on [19 November]. = 2017-11-19 = 2017-11-19
It happened on [19 November 2016]. = 2016-11-19 = 2016-11-19
It happened on [November 19]. = 2017-11-19 = 2017-11-19
It happened on [Nov. 19, 2016]. = 2016-11-19 = 2016-11-19
It happened on [Nov 19th, 2016]. = 2016-11-19 = 2016-11-19
It happened on [the 5th of June 2016]. ~ 5th of June 2016 = 2016-06-05 = 2016-06-05
It happened on [Sunday, 19 November 2017]. = 2017-11-19 = 2017-11-19
It happened on [Sunday, Nov. 19]. = 2017-11-19 = 2017-11-19
It happened on [19/11/2016]. = 2016-11-19 = 2016-11-19
It happened on [11/19/2016]. = 2016-11-19 = 2016-11-19
It happened on [19.11.2016]. = 2016-11-19 = 2016-11-19
It happened on [03/04/2016]. = 2016-04-03 = 2016-03-04/2016-04-03
It happened on [04/04/2016]. = 2016-04-04 = 2016-04-04
It happened on [2016-11-19]. = 2016-11-19 = 2016-11-19
It happened on [December 20]. = 2016-12-20 = 2016-12-20
It will happen on [January 5]. = 2018-01-05 = 2018-01-05
It will happen in [January]. = 2018-01 = 2018-01
It happened in [December]. = 2016-12 = 2016-12
It happened in [early June]. = 2017-06 = 2017-06-01/2017-06-10
It happened in [mid-October]. = 2017-10 = 2017-10-11/2017-10-21
It happened in [late August 2015]. = 2015-08 = 2015-08-21/2015-08-31
It happened in [June 2015]. = 2015-06 = 2015-06
It happened in [June of last year]. = 2016-06 = 2016-06
It happened [last March]. = 2017-03 = 2017-03
It happened [last December]. = 2016-12 = 2016-12
It will happen [next March]. = 2018-03 = 2018-03
It happened in [May]. = 2017-05 = 2017-05
It happened in [2014]. = 2014 = 2014
It happened in [early 2014]. = 2014 = 2014-01-01/2014-05-02
It happened in [mid-2014]. = 2014 = 2014-05-02/2014-09-01
In [the 1990s] it was open. = 199 = 1990-01-01/1999-12-31
In [the early 1990s] it was open. = 199 = 1990-01-01/1993-05-02
In [the '80s] it was open. = 198 = 1980-01-01/1989-12-31
In [the seventies] it was open. = 197 = 1970-01-01/1979-12-31
In [the 19th century] it was a track. = 18 = 1801-01-01/1900-12-31
In [the summer of 2015] it was open. = 2015-SU = 2015-06-01/2015-08-31
In [spring 2015] it was open. = 2015-SP = 2015-03-01/2015-05-31
[Last summer] it was open. = 2017-SU = 2017-06-01/2017-08-31
[Last winter] it was shut. = 2016-WI = 2016-12-01/2017-02-28
[Next spring] it will be open. = 2018-SP = 2018-03-01/2018-05-31
In [the third quarter of 2016] trade fell. = 2016-Q3 = 2016-07-01/2016-09-30
In [the second half of 2016] trade fell. = 2016-H2 = 2016-07-01/2016-12-31
In [Q3 2016] trade fell. = 2016-Q3 = 2016-07-01/2016-09-30
In [the first half of this year] trade fell. = 2017-H1 = 2017-01-01/2017-06-30
The budget of [fiscal 2018] has no money for it. = FY2018 = 2018
The truce held for [three days]. = P3D =
The truce held for [48 hours]. = PT48H =
The truce held for [a week]. = P1W =
The truce held for [two and a half years]. = P30M =
The truce held for [half an hour]. = PT30M =
The truce held for [several months]. = PXM =
The truce held for [more than two years]. = P2Y =
The truce held for [a single day]. = P1D =
The truce held for [twenty-five minutes]. = PT25M =
The truce held for [years]. = PXY =
A [30-day] truce was signed. = P30D =
A [two-week] truce was signed. = P2W =
[The past three years] were bad. = P3Y = 2014-11-23/2017-11-22
[The next two weeks] will tell. = P2W = 2017-11-22/2017-12-06
In [recent weeks] nothing moved. = PAST_REF =
In [the first nine months] nothing moved. = P9M =
A patrol passes [every Friday]. = XXXX-WXX-5 =
A patrol passes [every day]. = P1D =
A patrol passes [every two weeks]. = P2W =
A patrol passes [twice a week]. = P1W =
A patrol passes [daily]. = P1D =
On [Fridays] the market is full. = XXXX-WXX-5 =
The gate is [now] shut. = PRESENT_REF = 2017-11-22
The gate is [currently] shut. = PRESENT_REF = 2017-11-22
The gate was [recently] shut. = PAST_REF =
The gate will open [soon]. = FUTURE_REF =
In [the future] the gate will stay open. = FUTURE_REF =
In [the past] the gate was open. = PAST_REF =
The gate shut at [8 p.m.] = 2017-11-22T20:00 = 2017-11-22
The gate shut at [noon]. = 2017-11-22T12:00 = 2017-11-22
The gate shut at [10:30 GMT]. = 2017-11-22T10:30 = 2017-11-22
The gate shut at [8 p.m. Friday]. = 2017-11-17T20:00 = 2017-11-17
Shells fell at [dawn yesterday]. = 2017-11-21TMO = 2017-11-21
It must open before [winter]. = XXXX-WI =
The gate was shut on [Christmas Day]. = 2016-12-25 = 2016-12-25
Over [the weekend] the gate was shut. = 2017-W46-WE = 2017-11-18/2017-11-19
[Two days earlier] the gate had been shut. = 2017-11-20 = 2017-11-20
[The day before] the gate had been shut. = 2017-11-21 = 2017-11-21
"""
NO_DATES = """
He may march with them.
The police will march on.
At least 40 people left.
Some 2000 people left the town.
The second division took the bridge.
Route 2017 is a number on a sign.
The spring of the clock was broken.
They sat in the sun.
The order was signed by Gen. May.
Flight 1948 was late.
"""


def _times(text, published="2017-11-22"):
    document = Document(text, "", "", "text/plain", "", published)
    return find_times(document, tokenised(text, find_sentences(text)))


def _rows():
    for line in PHRASES.strip().splitlines():
        sentence, timex, value = (part.strip() for part in line.split(" = ")) if (
            line.count(" = ") == 2
        ) else (*(part.strip() for part in line.removesuffix(" =").split(" = ")), "")  # fmt: skip
        sentence, _, other = sentence.partition(" ~ ")
        phrase = other or sentence[sentence.index("[") + 1 : sentence.index("]")]
        yield sentence.replace("[", "").replace("]", ""), phrase, timex, value


ROWS = list(_rows())


def test_phrases__are_many():
    assert len(ROWS) >= 120


@pytest.mark.parametrize(("sentence", "phrase", "timex", "value"), ROWS)
def test_find_times__dates_a_phrase(sentence, phrase, timex, value):
    found = [(time.span.of(sentence), time.timex, time.value) for time in _times(sentence)]
    assert found == [(phrase, timex, value)]


@pytest.mark.parametrize("sentence", NO_DATES.strip().splitlines())
def test_find_times__leaves_words_alone_that_are_no_dates(sentence):
    assert [time.span.of(sentence) for time in _times(sentence)] == []


def test_find_times__takes_a_day_beside_one_named_before():
    text = "The town fell on 3 May 2013. Two days later the bridge was cut."
    assert [time.timex for time in _times(text)] == ["2013-05-03", "2013-05-05"]


def test_find_times__scores_an_ambiguous_day_low():
    (time,) = _times("It fell on 03/04/2016.")
    assert time.score < 0.5


def test_find_times__copes_without_a_day_of_publication():
    assert [time.timex for time in _times("It fell on 3 May 2013.", "")] == ["2013-05-03"]
