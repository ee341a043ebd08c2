"""Questions in words of Python: the same as on the command line."""

from __future__ import annotations

from landbridge.desk.in_words import question_in_words


def test_question_in_words__keeps_points_whole() -> None:
    """A point has a comma of its own, as on the command line."""
    asked = question_in_words({"origin": "geo:33.0,36.1", "destination": "east, geo:33,36.5"})
    assert asked.origin == ["geo:33.0,36.1"]
    assert asked.destination == ["east", "geo:33,36.5"]
