"""Held-out reports of the bundled cases: nothing held out is shown, and shares are judged alike."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from landbridge.desk.add import add
from landbridge.desk.new import new

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def benchmark():
    """Let the folder of benchmarks be imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        yield
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def lachin(benchmark, tmp_path_factory):
    path = tmp_path_factory.mktemp("lachin") / "lachin.gpkg"
    new(path)
    add(path, [ROOT / "cases" / "lachin"])
    return str(path)


def test_every_statement__is_foretold_once_and_from_others_only(lachin, monkeypatch):
    from benchmarks.belief import cases

    situation, held, _ = cases._opened(lachin)
    read = []

    def reading(path, asked, shown, taught):
        read.append((asked, shown, taught))
        return [(at, {}) for at in asked]

    monkeypatch.setattr(cases, "_read", reading)
    for when in ("hindcast", "nowcast"):
        read.clear()
        told = [cases.foretell(job) for job in cases.jobs_of(lachin) if job[1] == when]
        assert sorted(at for part in told for at, _ in part) == list(range(len(held)))
        for asked, shown, taught in read:
            for at in asked:
                report = held[at].report
                groups = {cases._group(one) for one in shown if one.place in situation.places}
                assert cases._group(report) not in groups
                assert report not in taught
                if when == "nowcast":
                    assert all(one.known_day < report.known_day for one in (*shown, *taught))
    assert len(held) > 20


def test_lachin__every_estimator_gives_shares(lachin):
    from benchmarks.belief.cases import BEST_GUESS, NAMES, foretell, jobs_of

    jobs = jobs_of(lachin)
    for job in (jobs[0], jobs[-1]):
        for _, told in foretell(job):
            assert set(told) == {*NAMES, BEST_GUESS}
            for shares in told.values():
                assert sum(shares) == pytest.approx(1)
                assert min(shares) >= 0
        assert foretell(job) == foretell(job)


def test_error__is_the_share_that_was_wrong():
    """Of ten statements two name another than the one holder: so many, and as many by chance."""
    from benchmarks.belief.cases_page import fitted_error

    given = np.array([1.0] * 8 + [0.0] * 2)
    assert fitted_error(given, 4) == pytest.approx(0.2 * 4 / 3, abs=0.01)
    assert fitted_error(np.ones(10), 4) < 0.01


def test_judged__by_hand():
    from benchmarks.belief.cases_page import judged

    sure = np.eye(2)[[0, 1] * 10]
    said = np.array([0, 1] * 8 + [1, 0] * 2)
    fold, places = np.repeat([0, 1], 10), [f"p{at}" for at in range(20)]
    even = np.full((20, 2), 0.5)
    found = judged({"latest_report": sure, "even": even}, said, fold, places)
    assert found["even"]["loss"] == pytest.approx([np.log(2)] * 3)
    assert found["even"]["right"][0] == 0.5
    assert found["latest_report"]["right"][0] == pytest.approx(0.8)
    assert found["latest_report"]["more than base"] == [0, 0, 0]
    # the first half errs nowhere, the second in four of ten: each is told by the other's rate
    error = found["latest_report"]["error"]
    assert 0.3 < error < 0.5
    low, high = found["latest_report"]["loss"][1:]
    assert low < found["latest_report"]["loss"][0] < high


def test_page__keeps_what_stands_around(tmp_path):
    from benchmarks.belief.cases_page import write_cases

    page = tmp_path / "page.md"
    page.write_text("# A\n\n<!-- cases: begins -->\nold\n<!-- cases: ends -->\nend\n", "utf-8")
    write_cases("new", page)
    assert page.read_text("utf-8") == (
        "# A\n\n<!-- cases: begins -->\nnew\n<!-- cases: ends -->\nend\n"
    )
