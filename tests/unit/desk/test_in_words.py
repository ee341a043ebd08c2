"""Questions in words of Python: the same as on the command line."""

from __future__ import annotations

import pytest

from landbridge.desk.in_words import question_in_words, width_in_words
from landbridge.errors import QuestionError


def test_question_in_words__keeps_points_whole() -> None:
    """A point has a comma of its own, as on the command line."""
    asked = question_in_words({"origin": "geo:33.0,36.1", "destination": "east, geo:33,36.5"})
    assert asked.origin == ["geo:33.0,36.1"]
    assert asked.destination == ["east", "geo:33,36.5"]


@pytest.mark.parametrize("width", [-5, 0, "wide", float("nan"), 30_000, None])
def test_width_in_words__refuses_what_is_none(width: object) -> None:
    """A width below nothing would keep clear of nothing, and not say so."""
    with pytest.raises(QuestionError, match="is no width"):
        width_in_words(width)
    assert width_in_words("250") == 250.0
