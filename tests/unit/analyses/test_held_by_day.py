"""Runs of days of one place: where the best guess turns, or a share moves by a point."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.analyses import belief_runs, reports_about_place
from landbridge.model.belief import Belief, CellBelief
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState
from worlds.build import Drawing, day

ARMY, FOE = (ControlState("held", (name,)) for name in ("army", "foe"))


def course(*turns: tuple[int, ControlState]) -> ControlCourse:
    return ControlCourse((1, *(day(on) for on, _ in turns)), (UNKNOWN, *(s for _, s in turns)))


def history(army: list[float], *turns: tuple[int, ControlState]) -> ControlHistory:
    """Belief from day 0 on: the army's share, and nobody known the rest."""
    shares = np.array([[share, 1 - share] for share in army], dtype=np.float32)
    cells = {"a": CellBelief(("army", None), shares)}
    belief = Belief(day(0), day(len(army) - 1), cells)
    places = {"a": course(*turns), "b": course()}
    return ControlHistory(places, {}, belief)


def told(control: ControlHistory, since: int, until: int, place: str = "a") -> list[tuple]:
    runs = belief_runs(control, place, day(since), day(until))
    assert [run.first for run in runs[1:]] == [run.last + 1 for run in runs[:-1]]
    assert (runs[0].first, runs[-1].last) == (day(since), day(until))
    return [(run.first - day(0), run.last - day(0), run.state.holder) for run in runs]


def test_runs__end_where_a_share_moved_by_a_point_since_their_first_day():
    control = history([0.900, 0.904, 0.908, 0.911, 0.914, 0.95], (0, ARMY))
    assert told(control, 0, 5) == [(0, 2, "army"), (3, 4, "army"), (5, 5, "army")]


def test_runs__end_where_the_best_guess_is_another():
    control = history([0.5] * 6, (0, ARMY), (4, FOE))
    assert told(control, 0, 5) == [(0, 3, "army"), (4, 5, "foe")]


def test_runs__name_the_likeliest_first():
    (run,) = belief_runs(history([0.25], (0, FOE)), "a", day(0), day(0))
    assert run.shares == {None: 0.75, "army": 0.25}
    assert list(run.shares) == [None, "army"]


def test_runs__keep_the_last_shares_after_the_last_day_and_the_first_before_the_first():
    control = history([0.9, 0.2], (0, ARMY))
    assert told(control, -4, 9) == [(-4, -1, None), (0, 0, "army"), (1, 9, "army")]
    runs = belief_runs(control, "a", day(-4), day(9))
    assert [run.shares["army"] for run in runs] == pytest.approx([0.9, 0.9, 0.2])


def test_runs__of_a_place_without_any_report_have_empty_shares():
    (run,) = belief_runs(history([0.5]), "b", day(0), day(3))
    assert (run.shares, run.state.kind) == ({}, "unknown")


def test_runs__of_an_estimator_without_belief_have_no_shares():
    control = ControlHistory({"a": course((2, ARMY), (4, ARMY), (6, FOE))}, {})
    assert told(control, 0, 8) == [(0, 1, None), (2, 5, "army"), (6, 8, "foe")]
    assert [run.shares for run in belief_runs(control, "a", day(0), day(8))] == [None] * 3


def test_reports__are_those_of_control_of_the_place_its_area_and_country_in_the_period():
    world = Drawing()
    world.source("one")
    world.place("a", 40, 34, country="XX")
    world.place("b", 41, 34)
    world.area("region", "a")
    own = world.report("holds", 5, "a", by="army")
    area = world.report("takes", (1, 4), "region", by="army")
    country = world.report("holds", 9, "country:XX", by="army")
    world.report("holds", 1, "a", by="army")
    world.report("holds", 10, "a", by="army")
    world.report("holds", 5, "b", by="army")
    world.report("strikes", 5, "a", by="army")
    world.report("closes", 5, "a", by="army")
    period = day(3), day(9)
    found = reports_about_place(world.reports, "a", world.places, world.areas, period)
    assert found == (area, own, country)
