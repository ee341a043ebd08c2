"""What the page on the engine says can be pasted runs, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "engine.md"
TEXT = PAGE.read_text("utf-8")
SESSIONS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("session", SESSIONS, ids=range(1, len(SESSIONS) + 1))
def test_session__runs_as_it_stands(session: str) -> None:
    assert "assert " in session, "a session must be able to fail"
    exec(compile(session, str(PAGE), "exec"), {})


def test_page__has_its_sessions() -> None:
    assert len(SESSIONS) == 2


def test_page__leads_to_what_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", TEXT) if not link.startswith("http")]
    assert links
    for link in links:
        assert (PAGE.parent / link).is_file(), link
