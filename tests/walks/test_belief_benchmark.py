"""The benchmark of belief: wars and sources are what they claim, dates are paired by the rule."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

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
def front(benchmark):
    from benchmarks.belief.worlds import world_of

    return world_of("front", 1)


@pytest.fixture(scope="module")
def press(front):
    from benchmarks.belief.sources import press_of

    return press_of(front, np.random.default_rng(3))


def said_of(press, source: str) -> list:
    return [report for report in press.reports if report.source.id == source]


# Wars


@pytest.mark.parametrize("kind", ["front", "pockets", "actors", "sieges", "collapse"])
def test_war__has_about_the_changes_of_the_real_ground(kind):
    from benchmarks.belief.worlds import world_of

    world = world_of(kind, 2)
    changes = world.changes()
    assert world.holder.shape == (600, 1219)
    assert 330 < len(changes) < 530
    assert 0.25 < len({change.place for change in changes}) / 600 < 0.65
    brief = sum(change.lasts < 14 for change in changes) / len(changes)
    assert 0.01 < brief < 0.2
    assert any(change.lasts <= 2 for change in changes)
    assert len(world.actors) == (2 if kind != "actors" else len(np.unique(world.holder)))


def test_war__is_the_same_again_and_another_with_another_seed(front):
    from benchmarks.belief.worlds import world_of

    same, other = world_of("front", 1), world_of("front", 2)
    np.testing.assert_array_equal(front.holder, same.holder)
    assert front.ground.places == same.ground.places
    assert front.ground.links == same.ground.links
    assert not np.array_equal(front.holder, other.holder)


def test_collapse__takes_hundreds_of_places_in_ten_days():
    from benchmarks.belief.worlds import world_of

    for seed in (1, 2, 3):
        world = world_of("collapse", seed)
        days = np.bincount([change.day for change in world.changes()], minlength=world.days)
        assert np.convolve(days, np.ones(10)).max() > 200
    calm = world_of("front", 1)
    days = np.bincount([change.day for change in calm.changes()], minlength=calm.days)
    assert np.convolve(days, np.ones(10)).max() < 100


def test_sieges_and_pockets__stand_for_as_long_as_they_say():
    from benchmarks.belief.worlds import world_of

    for kind, least in (("sieges", 40), ("pockets", 90)):
        world = world_of(kind, 1)
        lengths = [siege.last - siege.first for siege in world.sieges]
        assert len(lengths) > 40
        assert np.median(lengths) > least


def test_advances__follow_roads(front):
    """A town falls soon after a neighbour by road far more often than by chance."""
    roads = front.ground.roads_from()
    changes = front.changes()
    days = np.array([change.day for change in changes])

    def beside(which: np.ndarray) -> float:
        by_place: dict[int, list[int]] = {}
        for change, day in zip(changes, which.tolist(), strict=True):
            by_place.setdefault(change.place, []).append(day)
        hits = [
            any(
                0 < day - other <= 14
                for place, _ in roads[change.place]
                for other in by_place.get(place, ())
            )
            for change, day in zip(changes, which.tolist(), strict=True)
        ]
        return float(np.mean(hits))

    assert beside(days) > 2 * beside(np.random.default_rng(1).permutation(days))


def test_roads__reach_everywhere_and_go_around(front):
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import shortest_path
    from scipy.spatial import cKDTree

    ground = front.ground
    away, near = cKDTree(ground.km).query(ground.km, k=2)
    assert away[:, 1].min() >= 4.0
    matrix = coo_matrix((ground.road_km, (ground.a, ground.b)), shape=(600, 600)).tocsr()
    by_road = shortest_path(matrix, directed=False)
    assert np.isfinite(by_road).all()
    ratios = by_road[np.arange(600), near[:, 1]] / away[:, 1]
    assert (ratios > 3).mean() > 0.01, "some neighbours are parted by a river or a waste"
    assert np.median(ratios) < 1.6


def test_front__is_midway_to_the_nearest_place_of_another(front):
    day = 700
    away = np.linalg.norm(front.ground.km[:, None] - front.ground.km[None], axis=2)
    other = front.holder[:, day][:, None] != front.holder[:, day][None]
    nearest = np.where(other, away, np.inf).min(axis=1) / 2
    found = front.front_km()[:, day]
    close = nearest < 20
    np.testing.assert_allclose(found[close], nearest[close], rtol=1e-5)


# Sources


@pytest.mark.parametrize(("density", "wanted"), [(23.0, 24.0), (6.0, 6.25)])
def test_press__is_as_dense_as_asked(front, density, wanted):
    from benchmarks.belief.sources import press_of

    made = press_of(front, np.random.default_rng(4), density=density)
    assert len(made.reports) / front.holder.size * 365.25 == pytest.approx(wanted, rel=0.08)


def test_press__is_the_same_again(front, press):
    from benchmarks.belief.sources import press_of

    made, again = (press_of(front, np.random.default_rng(3), density=2.0) for _ in range(2))
    assert [r.id for r in again.reports] == [r.id for r in made.reports]
    assert len({r.id for r in press.reports}) == len(press.reports)


def test_sources__err_as_they_claim(front, press):
    """Counted from the reports themselves, of statements with an exact day."""
    position = {place: at for at, place in enumerate(front.place_ids)}
    number = {actor.id: at for at, actor in enumerate(front.actors)}
    trails = {"careful": 2, "wire": 0, "map": 25, "party-a": 0, "party-b": 0}
    right, by_side = {}, {}
    for source, days in trails.items():
        hits, sides = [], []
        for report in said_of(press, source):
            if report.event in ("holds", "takes") and report.date.precise:
                day = max(report.day - front.first_day - days, 0)
                true = int(front.holder[position[report.place], day])
                hits.append(number[report.actor] == true)
                sides.append(true)
        right[source] = np.mean(hits)
        by_side[source] = [np.mean(np.array(hits)[np.array(sides) == side]) for side in (0, 1)]
    assert right["careful"] == pytest.approx(0.98, abs=0.015)
    assert right["wire"] == pytest.approx(0.92, abs=0.02)
    assert right["map"] > 0.96
    for source, side in (("party-a", 0), ("party-b", 1)):
        own, others = by_side[source][side], by_side[source][1 - side]
        assert own > 0.95
        assert 0.75 < others < 0.92
        assert press.truth[source].right(side) == pytest.approx(own, abs=0.02)
        assert press.truth[source].right(1 - side) == pytest.approx(others, abs=0.03)


def test_partisans__claim_two_in_five_places_of_others_near_the_line(front, press):
    position = {place: at for at, place in enumerate(front.place_ids)}
    near = front.front_km()
    claims = []
    for report in said_of(press, "party-a"):
        if report.event in ("holds", "takes") and report.date.precise:
            place, day = position[report.place], report.day - front.first_day
            if front.holder[place, day] == 1 and near[place, day] < 5:
                claims.append(report.actor == front.actors[0].id)
    assert len(claims) > 300
    assert 0.3 < np.mean(claims) < 0.55


def test_copier__says_what_its_model_said_up_to_three_days_later(front, press):
    model: dict[tuple, list[int]] = {}
    for report in said_of(press, "party-a"):
        model.setdefault((report.place, report.actor), []).append(report.known_day)
    copied = [r for r in said_of(press, "channel") if r.event in ("holds", "takes")]
    delays = [
        min((r.known_day - day for day in model.get((r.place, r.actor), ()) if day <= r.known_day),
            default=99)
        for r in copied
    ]  # fmt: skip
    assert np.mean([delay <= 3 for delay in delays]) > 0.97  # some of the rest are contests
    assert len(copied) / len(said_of(press, "party-a")) == pytest.approx(0.8, abs=0.04)
    assert press.truth["channel"].copies == "party-a"
    assert {r.source.family for r in copied} == {"channel"}


def test_lags__are_those_of_the_sources(press):
    assert press.truth["careful"].lag_days == pytest.approx(2, abs=0.2)
    assert press.truth["wire"].lag_days == pytest.approx(0.5, abs=0.1)
    assert press.truth["map"].lag_days == pytest.approx(25, abs=1)


def test_wording__keeps_the_calendar(press):
    assert all(r.first_day <= r.known_day for r in press.reports)
    assert 0.08 < np.mean([not r.date.precise for r in press.reports]) < 0.2
    events = {r.event for r in press.reports}
    assert events == {"holds", "takes", "contests", "besieges", "retracts"}
    labels = {r.label: r for r in press.reports}
    for report in press.reports:
        if report.retracts:
            assert labels[report.retracts].event == "takes"
            assert labels[report.retracts].known_day < report.known_day
    assert {r.event for r in said_of(press, "map")} == {"holds"}


def test_press__of_statements_only_asserts_no_change(front):
    from benchmarks.belief.sources import press_of

    made = press_of(front, np.random.default_rng(3), density=2.0, statements_only=True)
    assert {r.event for r in made.reports} == {"holds"}


def test_variants__have_the_sources_that_they_say():
    from benchmarks.belief.sources import press_of
    from benchmarks.belief.worlds import world_of

    small = world_of("front", 1, places=60, days=300)

    def sources(variant: str) -> set[str]:
        made = press_of(small, np.random.default_rng(3), variant=variant)
        return {r.source.id for r in made.reports}

    plain = {"careful", "wire", "party-a", "party-b", "map"}
    assert sources("no copier") == plain
    assert sources("copier") == plain | {"channel"}
    assert sources("two partisans") == plain | {"party-a2"}


# Judging


def test_brief_spells__are_taken_out():
    from benchmarks.belief.change_dates import without_brief

    course = np.array([0] * 20 + [1] * 5 + [0] * 20 + [1] * 30 + [0] * 3)
    expected = np.array([0] * 45 + [1] * 30 + [0] * 3)
    np.testing.assert_array_equal(without_brief(course), expected)
    np.testing.assert_array_equal(without_brief(np.array([1] * 3 + [0] * 20)), np.array([0] * 23))


def test_dates__by_hand():
    """Place 0: dated 6 days late, with a false change that goes back; place 1: missed, a raid."""
    from benchmarks.belief.change_dates import date_changes

    true = np.zeros((2, 365), dtype=np.int8)
    true[0, 100:] = 1
    true[1, 200:] = 1
    true[1, 50:53] = 1
    told = np.zeros((2, 365), dtype=np.int64)
    told[0, 106:] = 1
    told[0, 250:280] = 0
    told[1, 52:56] = 1
    told[1, 290:] = 1
    found = date_changes(true, told)
    assert [(pair.place, pair.true, pair.estimated) for pair in found.pairs] == [(0, 100, 106)]
    assert found.missed == [(1, 200, 1)]
    # the two of place 0 at 250 and 280, and the one of place 1 at 290; those of the raid are not
    assert found.false == 3
    means = found.means()
    assert means["median days"] == 6
    assert means["missed"] == 0.5
    assert means["false a place-year"] == pytest.approx(3 / (2 * 365 / 365.25))


def test_dates__to_another_holder_are_no_pair():
    from benchmarks.belief.change_dates import date_changes

    true = np.array([[0] * 100 + [1] * 100], dtype=np.int8)
    told = np.array([[0] * 100 + [2] * 100])
    found = date_changes(true, told)
    assert (found.pairs, found.missed, found.false) == ([], [(0, 100, 1)], 1)


def test_leading__stays_while_nobody_has_more_than_half():
    from benchmarks.belief.change_dates import leading

    first = np.array([0.5, 0.9, 0.5, 0.4, 0.2], dtype=np.float32)
    shares = np.stack([first, 1 - first], axis=1)[None]
    np.testing.assert_array_equal(leading(shares), [[0, 0, 0, 1, 1]])


def test_shares__of_contested_and_unknown_ground(front):
    from benchmarks.belief.baselines import shares_of
    from landbridge.days import DaySpan
    from landbridge.estimators.latest_report import estimate
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

    source, place = Source("s", "S"), front.place_ids[0]

    def report(row: int, day: int, event: str, actor: str, other: str | None = None) -> Report:
        span = DaySpan(front.first_day + day, front.first_day + day, "")
        return Report(f"r{row}", row, source, span, span, event, place=place, actor=actor,
                      other_actor=other)  # fmt: skip

    reports = [report(1, 10, "holds", "side-b"), report(2, 20, "contests", "side-a", "side-b")]
    history = estimate(reports, front.ground.places, {}, front.ground.links)
    shares = shares_of(front, history, reports)
    np.testing.assert_allclose(shares[0, [0, 10, 19, 20]], [[0.5, 0.5], [0, 1], [0, 1], [0.5, 0.5]])
    np.testing.assert_allclose(shares[1, 30], [0.5, 0.5])


def test_held_out__are_a_fifth_and_whole_months(press):
    from benchmarks.belief.held_out import split

    shown, held = split(press.reports)
    assert len(held) / len(press.reports) == pytest.approx(0.2, abs=0.02)
    groups = {(r.source.id, r.place, r.day // 30) for r in held}
    left = {(r.source.id, r.place, r.day // 30) for r in shown if r.event in ("holds", "takes")}
    assert not groups & left


def test_held_out__the_truth_foretells_better_than_a_coin(front, press):
    from benchmarks.belief.held_out import foretold_loss, split

    held = split(press.reports)[1]
    true = np.eye(2, dtype=np.float32)[front.holder]
    coin = np.full_like(true, 0.5)
    wrong = true[::-1]
    losses = [foretold_loss(front, shares, held) for shares in (true, coin, wrong)]
    assert losses[0] < 0.75 * losses[1]
    assert losses[0] < losses[2]


def test_corridors__joint_odds_are_right_where_places_fall_together(front):
    """Two worlds in which all is one side's or all the other's: a product knows nothing of that."""
    from benchmarks.belief.drawn import corridor_cases, corridor_scores
    from landbridge.model.belief import DrawnControl
    from landbridge.model.control import ControlCourse, ControlState

    courses = tuple(
        ControlCourse((1,), (ControlState("held", (actor.id,)),)) for actor in front.actors
    )
    ids = front.place_ids
    of_world = np.array([0, 0, 0, 1], dtype=np.int32)
    drawn = DrawnControl(0, 4, dict.fromkeys(ids, courses), dict.fromkeys(ids, of_world), {})
    ours = replace(front, holder=np.zeros_like(front.holder))
    cases = corridor_cases(front, drawn, [600], np.random.default_rng(1))
    assert set(cases["joint"]) == {0.75}
    assert max(cases["product"]) == pytest.approx(0.75**8)
    cases = {key: [*more] for key, more in cases.items()} | {"so": [1.0] * len(cases["so"])}
    scores = corridor_scores(cases)
    assert scores["joint"]["brier"] == pytest.approx(1 / 16)
    assert scores["product"]["brier"] > 0.7
    assert corridor_cases(ours, drawn, [600], np.random.default_rng(1))["so"] == []  # no front


def test_intervals__hold_the_true_day_or_not(front):
    from benchmarks.belief.change_dates import Pair
    from benchmarks.belief.drawn import date_intervals
    from landbridge.model.belief import DrawnControl
    from landbridge.model.control import ControlCourse, ControlState

    first, second = (ControlState("held", (actor.id,)) for actor in front.actors)
    courses = tuple(
        ControlCourse((1, front.first_day + day), (first, second)) for day in range(100, 111)
    )
    place = front.place_ids[4]
    drawn = DrawnControl(0, 11, {place: courses}, {place: np.arange(11, dtype=np.int32)}, {})
    pairs = [Pair(4, 1, 107, 105), Pair(4, 1, 130, 105)]
    found = date_intervals(front, drawn, pairs)
    assert (found["intervals"], found["inside"]) == (2, 1)
    assert found["median days wide"] == 11


def test_run__from_end_to_end(tmp_path):
    from benchmarks.belief.__main__ import run
    from benchmarks.belief.plans import TINY
    from benchmarks.belief.report import write_belief

    plan = replace(TINY, names=("latest_report", "majority", "hidden_markov"))
    results = tmp_path / "results.json"
    found, text = run(plan, ["wars", "copiers"], results, workers=1)
    assert json.loads(results.read_text("utf-8")) == found
    assert {war["setup"]["density"] for war in found["wars"]} == {"dense", "sparse"}
    for war in found["wars"]:
        for when in ("hindcast", "nowcast"):
            marks = war[when]["majority"]["marks"]["all"]
            assert 0 < marks["brier"] < 0.4
            assert marks["n"] == war["setup"]["places"] * (300 if when == "hindcast" else 3)
    assert "| `latest_report` |" in text
    page = tmp_path / "page.md"
    page.write_text(
        "# Mine\n\n<!-- belief: begins -->\nold\n<!-- belief: ends -->\n\nend\n", "utf-8"
    )
    write_belief(text, page)
    told = page.read_text("utf-8")
    assert told.startswith("# Mine\n")
    assert told.endswith("end\n")
    assert "old\n<!--" not in told
    assert "## Targets" in told
