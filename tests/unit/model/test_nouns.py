"""Small nouns: states and courses, periods, lines, names."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.errors import QuestionError
from landbridge.model.control import UNKNOWN, ControlCourse, ControlState
from landbridge.model.lines import along, great_circle_metres, halves_of
from landbridge.model.names import near, resolve
from landbridge.model.passage import PassageValue
from landbridge.model.sources import Source
from worlds.build import Drawing, day


def test_control_state__held_has_exactly_one_holder():
    assert ControlState("held", ("army",)).holder == "army"
    assert ControlState("contested", ("army", "foe")).holder is None
    for names in ((), ("army", "foe")):
        with pytest.raises(ValueError, match="exactly one holder"):
            ControlState("held", names)


def test_course__holds_from_its_day_until_the_next():
    held = ControlState("held", ("army",))
    course = ControlCourse((1, 10), (UNKNOWN, held))
    assert [course.on(d) for d in (1, 9, 10, 10**6)] == [UNKNOWN, UNKNOWN, held, held]


def test_passage_value__worst_is_greatest():
    assert max(PassageValue.OPEN, PassageValue.CLOSED, PassageValue.UNKNOWN) is PassageValue.CLOSED
    assert [v.word for v in PassageValue] == ["open", "contested", "unknown", "closed"]


@pytest.mark.parametrize(("letter", "rank"), [("A", 0), ("E", 4), ("F", None), (None, None)])
def test_source__f_cannot_be_judged(letter, rank):
    assert Source("s", "s", reliability=letter).reliability_rank == rank


def test_relation__holds_on_both_its_first_and_last_day():
    drawing = Drawing()
    row = drawing.relate("army ally_of foe", 3, 6)
    assert [row.on(day(n)) for n in (2, 3, 6, 7)] == [False, True, True, False]
    month = drawing.relate("army ally_of foe", "2020-01", "2020-02")
    assert [month.on(day(n)) for n in (-1, 0, 59, 60)] == [False, True, True, False]
    assert drawing.relate("army ally_of foe").on(1)


def test_link__is_there_from_its_first_to_its_last_day():
    drawing = Drawing()
    drawing.link("a", "b", start=3, end=6)
    link = drawing.links["a-b"]
    assert [link.exists_on(day(n)) for n in (2, 3, 6, 7)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("mode", "ground"),
    [("road", True), ("track", True), ("rail", True), ("air", False), ("sea", False)],
)  # fmt: skip
def test_link__ground_lies_under_roads_tracks_and_rails(mode, ground):
    drawing = Drawing()
    drawing.link("a", "b", mode=mode)
    assert drawing.links["a-b"].on_ground is ground


# lines


def test_great_circle__a_degree_of_latitude():
    metres = great_circle_metres(*(np.array([v]) for v in (40.0, 34.0, 40.0, 35.0)))
    assert metres[0] == pytest.approx(111_195, rel=1e-4)


def test_along__leaves_no_two_points_further_apart_than_a_step():
    points = along(np.array([[40.0, 34.0], [41.0, 34.0], [41.0, 34.01]]), 5_000)
    apart = great_circle_metres(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])
    assert apart.max() <= 5_000 * 1.001
    assert points[0].tolist() == [40.0, 34.0]
    assert points[-1].tolist() == [41.0, 34.01]


def test_halves_of__meet_in_the_middle_of_the_length():
    line = np.array([[40.0, 34.0], [40.1, 34.0], [41.0, 34.0]])
    first, second = halves_of(line)
    assert first[0].tolist() == [40.0, 34.0]
    assert second[0].tolist() == [41.0, 34.0]
    np.testing.assert_allclose(first[-1], second[-1])
    assert first[-1][0] == pytest.approx(40.5, abs=1e-6)


def test_halves_of__a_line_without_length_are_its_point():
    first, second = halves_of(np.array([[40.0, 34.0], [40.0, 34.0]]))
    assert first.tolist() == second.tolist() == [[40.0, 34.0]]


# names

TOWNS = {
    "deir-ez-zor": ["Deir ez-Zor", "Dayr az-Zawr"],
    "al-bukamal": ["Al-Bukamal", "Abu Kamal"],
    "paris-fr": ["Paris"],
    "paris-tx": ["Paris"],
}


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("deir-ez-zor", "deir-ez-zor"),
        ("DEIR EZ ZOR", "deir-ez-zor"),
        ("Dayr az Zawr", "deir-ez-zor"),
        ("Al Bu Kamal", "al-bukamal"),
        ("Abū Kamāl", "al-bukamal"),
        ("paris-tx", "paris-tx"),
    ],
)
def test_resolve__forgives_spelling(name, town):
    assert resolve(name, TOWNS, "place") == town


def test_resolve__names_all_that_a_name_can_mean():
    with pytest.raises(QuestionError, match="paris-fr, paris-tx"):
        resolve("Paris", TOWNS, "place")


def test_resolve__names_what_is_near_or_what_there_is():
    with pytest.raises(QuestionError, match="near: deir-ez-zor"):
        resolve("Deir ez-Zoor city", TOWNS, "place")
    with pytest.raises(QuestionError, match="there are"):
        resolve("qqqqqq", TOWNS, "place")


def test_near__gives_the_best_first():
    assert near("dier ez zor", ["Deir ez-Zor", "Paris"])[0] == "Deir ez-Zor"
