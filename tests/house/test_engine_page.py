"""What the pages on the engine say can be pasted runs, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from landbridge.engine import Courses

DOCS = Path(__file__).parents[2] / "docs"
PAGE, GUIDE = DOCS / "explanation" / "engine.md", DOCS / "extending" / "kernels.md"


def code_of(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


SESSIONS = code_of(PAGE)


@pytest.mark.parametrize("session", SESSIONS, ids=range(1, len(SESSIONS) + 1))
def test_session__runs_as_it_stands(session: str) -> None:
    assert "assert " in session, "a session must be able to fail"
    exec(compile(session, str(PAGE), "exec"), {})


def test_page__has_its_sessions() -> None:
    assert len(SESSIONS) == 2


def test_guide__its_kernel_counts_as_its_twin_does() -> None:
    (example,) = code_of(GUIDE)
    made: dict[str, Any] = {}
    exec(compile(example, str(GUIDE), "exec"), made)
    table = np.random.default_rng(5).integers(0, 4, (40, 90)).astype(np.int8)
    assert made["open_lanes"](Courses.of_table(table)).tolist() == (table == 0).sum(axis=1).tolist()


@pytest.mark.parametrize("page", [PAGE, GUIDE], ids=lambda page: page.stem)
def test_page__leads_to_what_is_there(page: Path) -> None:
    found = re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))
    links = [link for link in found if not link.startswith("http")]
    assert links
    for link in links:
        assert (page.parent / link).is_file(), link
