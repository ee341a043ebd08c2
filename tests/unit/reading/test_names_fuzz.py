"""Any text: names and dates are found without a traceback, and spans reproduce the text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.days import parse_span
from landbridge.model.geography import Place
from landbridge.model.readings import Document, Draft, Span
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.placing import settle_places
from landbridge.reading.proposing import proposed
from landbridge.reading.sentences import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

KNOWN = Known(places={"x": Place("x", "Abu Kamal", 40.9, 34.4, "settlement", "SY")})
_WORDS = (
    "Iraqi army Abu Kamal the of U.S. Paris , . ( ) PMF (PMF) crossing 2017 19 November Friday "
    "last two weeks ago since March's \u201c \u2019s al-Qaim \u0627\u0644\u0642\u0627\u0626\u0645 "
    "\n\n Texas, 31/12/0000 29 February 9999 century 0th mid-1990s next year 24:00 \u00e9\u0301 "
    "\U0001f600 New South Wales Gen. said with by near \u200f"
)
WORDS = st.sampled_from(_WORDS.split(" "))
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
RUNS = settings(max_examples=150, deadline=None, derandomize=True)


@RUNS
@given(TEXTS)
def test_find_mentions__copes_with_any_text(text):
    document = Document(text, "", "", "text/plain", "", "2017-11-22")
    mentions = find_mentions(document, tokenised(text, find_sentences(text)), KNOWN)
    for mention in mentions:
        assert mention.span.of(text) == mention.name
        assert mention.kind in {"actor", "place"}
        assert 0 <= mention.score <= 1
        assert all(0 <= one.score <= 1 for one in mention.candidates)
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start


@RUNS
@given(TEXTS, st.sampled_from(["2017-11-22", "0001-01-01", "9999-12-31", "2016", "", "odd"]))
def test_find_times__copes_with_any_text(text, published):
    document = Document(text, "", "", "text/plain", "", published)
    for time in find_times(document, tokenised(text, find_sentences(text))):
        assert time.span.of(text).strip() == time.span.of(text)
        assert time.kind in {"date", "time", "duration", "set"}
        assert time.timex
        if time.value:
            assert parse_span(time.value).first >= 1


@RUNS
@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6))
def test_settle_places__gives_something_for_each_span(text, pairs):
    spans = [Span(start, start + length) for start, length in pairs]
    assert len(settle_places(text, spans, KNOWN)) == len(spans)


@RUNS
@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6))
def test_proposed__reproduces_the_text_in_every_span(text, pairs):
    document = Document(text, "cd" * 32, "", "text/plain", "s", "2017-11-22")
    mentions = find_mentions(document, tokenised(text, find_sentences(text)), KNOWN)
    drafts = []
    for start, length in pairs:
        wide, narrow = Span(start, start + length), Span(start, start + 1)
        cells, spans = {"event": "takes"}, {"evidence": wide}
        drafts.append(Draft("reports", cells, spans, {"actor": narrow}, {"place": wide}))
    for one in proposed(document, drafts, mentions, KNOWN, coder="x"):
        assert all(span.end <= len(text) and span.of(text).strip() for span in one.spans.values())
