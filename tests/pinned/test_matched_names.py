"""Names of towns are matched as well as they were: floors of recall and precision on the list."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = {
    ("development", False): (0.95, 0.95),
    ("development", True): (0.97, 0.98),
    ("test", False): (0.94, 0.95),
    ("test", True): (0.98, 0.99),
    ("drawn", False): (0.82, 0.95),
    ("drawn", True): (0.93, 0.98),
}
"""Recall and precision without and with a point. Lower one only on purpose, and say why."""


@pytest.fixture(scope="module", autouse=True)
def benchmark():
    """Let the folder of benchmarks be imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        yield
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


@pytest.mark.parametrize(("part", "with_point"), FLOORS)
def test_names__are_matched_as_well_as_before(part: str, with_point: bool) -> None:
    from benchmarks.names.matchers import ours
    from benchmarks.names.measuring import score
    from benchmarks.names.queries import queries, towns

    found = score(ours(towns()), queries(part), with_point=with_point)
    recall, precision = FLOORS[part, with_point]
    assert found.recall >= recall
    assert found.precision >= precision


def test_list__is_what_its_datasheet_says() -> None:
    from benchmarks.names.queries import PARTS, queries, towns

    names = queries()
    assert (len(towns()), len(names)) == (267, 1652)
    by_town = {}
    for query in names:
        if query.means:
            by_town.setdefault(query.means, set()).add(query.part)
    assert all(len(parts) == 1 for parts in by_town.values()), "no town is in two parts"
    assert {query.part for query in names} == set(PARTS)
    assert {query.means for query in names if query.means} <= {t.id for t in towns().values()}


def test_floor__string_distance_alone_does_worse() -> None:
    from benchmarks.names.matchers import MEASURES, Likest, by_skeleton, ours
    from benchmarks.names.measuring import best_threshold, score
    from benchmarks.names.queries import queries, towns

    names = queries("test")
    likest = Likest(towns(), MEASURES["rapidfuzz ratio"])
    best = likest.above(best_threshold(likest, queries("development"), with_point=False))
    mine = score(ours(towns()), names, with_point=False)
    for match in (best, by_skeleton(towns())):
        assert score(match, names, with_point=False).f1 < mine.f1
