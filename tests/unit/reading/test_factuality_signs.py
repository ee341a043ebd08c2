"""How sure a sentence is of what it tells of, and the mode that follows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.readings import FACT_MODES
from landbridge.reading.factuality import factuality, mode_of
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import Sentence, tokenised


def placed(text: str, word: str) -> tuple[Sentence, int]:
    (sentence,) = tokenised(text, find_sentences(text))
    return sentence, [token.text for token in sentence.tokens].index(word)


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Rebels closed the crossing on Monday.", "closed", "past"),
        ("The army said it had captured the town.", "captured", "past"),
        ("Rebels managed to take the town.", "take", "past"),
        ("The road will reopen on Monday.", "reopen", "future"),
        ("Fighters plan to open the corridor.", "open", "future"),
        ("The ministry said the road would reopen.", "reopen", "future"),
        ("Troops failed to take the town.", "take", "denied"),
        ("The convoy did not reach the town.", "reach", "denied"),
        ("Nobody has taken the bridge.", "taken", "denied"),
        ("The army denied that it had closed the road.", "closed", "denied"),
        ("If they had closed the road, the town would have fallen.", "fallen", "denied"),
        ("The rebels threatened to close the crossing.", "close", "hypothetical"),
        ("The forces tried to enter the city.", "enter", "hypothetical"),
        ("The ministry ordered guards to close the gate.", "close", "hypothetical"),
        ("If the road is cut, the town will fall.", "cut", "hypothetical"),
        ("Did the army take the town?", "take", "hypothetical"),
        ("The rebels may close the crossing.", "close", "hypothetical"),
    ],
)
def test_mode_of__tells_what_is_so_from_what_is_not(text: str, word: str, mode: str) -> None:
    sentence, at = placed(text, word)
    assert mode_of(factuality(sentence, at), sentence, at) == mode


def test_factuality__orders_degrees_of_sureness() -> None:
    values = [
        factuality(*placed(text, word))
        for text, word in (
            ("Rebels did not close the road.", "close"),
            ("Rebels may close the road.", "close"),
            ("Rebels will close the road.", "close"),
            ("Rebels closed the road.", "closed"),
        )
    ]
    assert values == sorted(values)
    assert values[0] < -2 < 2 < values[-1]


def test_factuality__of_no_word_says_nothing() -> None:
    sentence, _ = placed("Rebels closed the road.", "closed")
    assert factuality(sentence, 99) == 0.0


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "not",
                "to",
                "deny",
                "fail",
                "will",
                "would",
                "have",
                "had",
                "the",
                "road",
                "close",
                ",",
                ".",
                "?",
                "no",
                "may",
            ]
        ),
        min_size=1,
        max_size=30,
    )
)
def test_factuality__stays_within_bounds(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in tokenised(text, find_sentences(text)):
        for at in range(len(sentence.tokens)):
            value = factuality(sentence, at)
            assert -3.0 <= value <= 3.0
            assert mode_of(value, sentence, at) in FACT_MODES
