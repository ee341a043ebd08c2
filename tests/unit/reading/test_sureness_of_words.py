"""How sure a text is of marked words: each in its own sentence, by its first word."""

from __future__ import annotations

from landbridge.model.readings import Span
from landbridge.reading import find_sentences, sureness_of
from landbridge.reading.factuality import factuality
from landbridge.reading.tokens import tokenised

TEXT = "The army took Aro. It did not take Belo.  It may close the road."


def at(words: str) -> Span:
    """Where words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_sureness_of__reads_each_word_in_its_own_sentence() -> None:
    sentences = tokenised(TEXT, find_sentences(TEXT))
    expected = tuple(
        factuality(sentence, [token.text for token in sentence.tokens].index(word))
        for sentence, word in zip(sentences, ("took", "take", "close"), strict=True)
    )
    assert sureness_of(TEXT, [at("took Aro"), at("take Belo"), at("close")]) == expected
    assert expected[1] < 0 < expected[2] < expected[0]


def test_sureness_of__takes_spans_in_any_order_and_over_sentences() -> None:
    wide = Span(0, len(TEXT))
    first, late = sureness_of(TEXT, [wide, at("close")])
    assert late == sureness_of(TEXT, [at("close")])[0]
    assert first == sureness_of(TEXT, [at("The")])[0]


def test_sureness_of__says_nothing_where_there_is_no_word() -> None:
    gap = TEXT.index("  ")
    assert sureness_of(TEXT, [Span(gap, gap + 1), Span(900, 901)]) == (0.0, 0.0)
    assert sureness_of("", [Span(0, 1)]) == (0.0,)
    assert sureness_of(TEXT, []) == ()
