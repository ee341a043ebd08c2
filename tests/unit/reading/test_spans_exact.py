"""Laws of sentences and words: every span reproduces the text, and nothing is lost or doubled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.reading.sentences import LONGEST, find_sentences
from landbridge.reading.tokens import tokenised

WORDS = (
    "Gen. U.S. . ! ? ... \u2026 \" \u201c \u201d ' \u2019 ( ) [1] - \u2014 , ; : 3.5 10:30 a.m."
    " St. The Army al-Zor Sana'a don't they've men's rebels' $5m \u0627\u0644\u062c\u064a\u0634"
    " \u061f \u06d4 \u3002 \u5165 \u200f \u200b \ud800 www. http:// @a #b \u0433. 1. a) *"
    " \ufeff \u00bb \u00ab \u064e"
)
SPACES = ("\n", "\n\n", "\r\n", "\u2029", "\t", "\x00", "\u00a0", "\x0c", " \n ", "wrap " * 12)
PIECES = st.sampled_from((*WORDS.split(" "), *SPACES))
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.just(" ")), max_size=120).map("".join),
    st.lists(PIECES, max_size=80).map(" ".join),
)
NO_WORD = set(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS)
def test_sentences__cover_what_is_not_space_in_order(text):
    spans = find_sentences(text)
    before = 0
    for span in spans:
        assert before <= span.start < span.end <= len(text)
        assert not text[before : span.start].strip()
        words = span.of(text)
        assert words == words.strip()
        assert len(words) <= LONGEST
        before = span.end
    assert not text[before:].strip()


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS)
def test_words__reproduce_the_text_and_leave_only_space_between(text):
    for sentence in tokenised(text, find_sentences(text)):
        before = sentence.span.start
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end] != ""
            assert token.low == token.text.lower()
            assert not set("".join(text[before : token.start].split())) - NO_WORD
            before = token.end
        assert before <= sentence.span.end
        assert not set("".join(text[before : sentence.span.end].split())) - NO_WORD


def test_sentences__without_an_end_are_cut_at_a_space():
    text = "word " * 5000
    spans = find_sentences(text)
    assert max(span.end - span.start for span in spans) <= LONGEST
    assert all(span.of(text).split() == ["word"] * len(span.of(text).split()) for span in spans)
