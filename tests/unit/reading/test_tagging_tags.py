"""Parts of speech: on sentences of the field, in batches and one by one, and whatever the words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.reading import tagging
from landbridge.reading.tagging import tags_of


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("Rebels took the town on Monday .", "NNS VBD DT NN IN NNP ."),
        ("The army said it had retaken the bridge .", "DT NN VBD PRP VBD VBN DT NN ."),
        ("The road was not closed by snow .", "DT NN VBD RB VBN IN NN ."),
        ("They will not leave Kestane .", "PRP MD RB VB NNP ."),
        ("the border crossing has been shelled", "DT NN NN VBZ VBN VBN"),
        ("Its two U.S.-backed brigades do n't fight .", "PRP$ CD JJ NNS VBP RB VB ."),
    ],
)
def test_tags__of_plain_sentences(words, tags):
    assert " ".join(tags_of([words.split()])[0]) == tags


def test_tags__do_not_depend_on_the_batch(monkeypatch):
    sentences = [f"The army took {n} towns on day {n} .".split() for n in range(40)]
    whole = tags_of(sentences)
    monkeypatch.setattr(tagging, "_BATCH", 50)
    assert tags_of(sentences) == whole
    assert [tags_of([words])[0] for words in sentences] == whole


def test_tags__of_nothing():
    assert tags_of([]) == []
    assert tags_of([[], ["a"], []])[0::2] == [[], []]


def test_weights__are_small_and_finite():
    weights = tagging._weights()
    assert len(weights.tags) == weights.first.weights.shape[1]
    for table in (weights.first, weights.second):
        assert table.weights.dtype == np.int8
        assert table.row_of.max() == len(table.weights) - 1


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.text(min_size=1, max_size=80), max_size=12), max_size=6))
def test_tags__have_the_shape_of_the_words(sentences):
    tags = tags_of(sentences)
    assert [len(run) for run in tags] == [len(words) for words in sentences]
    assert all(tag for run in tags for tag in run)
