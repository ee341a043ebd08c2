"""Fixtures of the briefings' tests: the made worlds of ``briefing_worlds``."""

from __future__ import annotations

import pytest
from briefing_worlds import make_answer, make_atlas, make_situation

from landbridge.model.answers import Answer
from landbridge.model.atlas import Atlas
from landbridge.model.corridors import Status
from landbridge.model.situations import Situation


@pytest.fixture
def situation() -> Situation:
    """Give the six-place world's tables."""
    return make_situation()


@pytest.fixture
def atlas() -> Atlas:
    """Give the six-place world's atlas."""
    return make_atlas()


@pytest.fixture(params=list(Status), ids=str)
def answer(request) -> Answer:
    """Give an answer of each status in turn."""
    return make_answer(request.param)
