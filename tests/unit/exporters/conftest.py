"""Fixtures of the exporters' tests: the world of ``outgoing_world``, laid out."""

from __future__ import annotations

import pytest
from outgoing_world import CLOSED_DAY, OPEN_DAY, laid_out, question_on

from landbridge.exporters import Outgoing


@pytest.fixture(scope="session")
def closed() -> Outgoing:
    """Everything, with the answer of a day on which the way is closed."""
    return laid_out(question_on(CLOSED_DAY))


@pytest.fixture(scope="session")
def open_() -> Outgoing:
    """Everything, with the answer of a day on which there is a way."""
    return laid_out(question_on(OPEN_DAY))
