"""Since when, in which spells, and what began each."""

from __future__ import annotations

import pytest

from landbridge.analyses import since, status_in
from landbridge.days import FIRST_DAY
from landbridge.desk.ask import ask
from landbridge.model.corridors import CorridorHistory, Status
from worlds.build import day
from worlds.drawn import ask_for, people, row

OPEN, U, C = Status.OPEN, Status.UNCERTAIN, Status.CLOSED


def history(*runs: tuple[int, Status]) -> CorridorHistory:
    """Runs by their first day; the first begins with the calendar."""
    days = (FIRST_DAY, *(day(n) for n, _ in runs[1:]))
    return CorridorHistory(days, tuple(status for _, status in runs))


@pytest.mark.parametrize(
    ("runs", "on", "expected"),
    [
        ([(0, OPEN)], 50, (None, None)),
        ([(0, C), (10, OPEN)], 50, (10, 10)),
        ([(0, C), (10, OPEN), (20, C), (34, OPEN)], 50, (10, 34)),  # shut for 14 days
        ([(0, C), (10, OPEN), (20, C), (35, OPEN)], 50, (35, 35)),  # shut for 15
        (
            [(0, C), (10, OPEN), (20, C), (30, OPEN), (40, U), (50, OPEN)],
            60,
            (10, 50),
        ),  # each at most 14
        ([(0, C), (10, OPEN), (20, C), (30, OPEN), (40, U), (55, OPEN)], 60, (55, 55)),
        ([(0, C), (10, OPEN), (20, C), (25, U), (34, OPEN)], 50, (10, 34)),  # two others in 14 days
        ([(0, C), (10, OPEN), (20, C), (25, U), (35, OPEN)], 50, (35, 35)),
        ([(0, OPEN), (20, C), (30, OPEN)], 50, (None, 30)),
        ([(0, C), (10, OPEN), (20, C)], 15, (10, 10)),
        ([(0, C), (10, OPEN), (20, C)], 10, (10, 10)),
        ([(0, C), (10, OPEN), (20, C)], 30, (None, 20)),
    ],
)
def test_since__reaches_back_over_interruptions_of_at_most_14_days(runs, on, expected):
    told = since(history(*runs), day(on))
    assert tuple(None if d is None else d - day(0) for d in told) == expected


def test_status_in__is_that_of_the_run_that_holds_the_day():
    course = history((0, C), (10, OPEN), (20, U))
    assert [status_in(course, day(n)) for n in (-9, 9, 10, 19, 20, 99)] == [C, C, OPEN, OPEN, U, U]


def test_spells__name_the_reports_that_flipped_them():
    drawing = people("a line")
    row(drawing, "ab", "**")
    lost = drawing.report("takes", 5, "b", by="foe")
    won = drawing.report("takes", 9, "b", by="army")
    cut = drawing.report("cuts", 12, ("a", "b"))
    fixed = drawing.report("repairs", 14, ("a", "b"))
    shut = drawing.report("closes", 16, "a")
    opened = drawing.report("opens", 18, "a")
    spells = ask(drawing.situation(), ask_for("a", "b", 20)).spells
    causes = [s.caused_by for s in spells[1:]]
    assert causes == [(r,) for r in (lost, won, cut, fixed, shut, opened)]
    assert [s.first - day(0) for s in spells] == [0, 5, 9, 12, 14, 16, 18]
    assert [s.last - day(0) for s in spells] == [4, 8, 11, 13, 15, 17, 20]


def test_spells__of_a_relation_or_a_road_name_it():
    drawing = people("a line")
    row(drawing, "ab", "*+")
    drawing.relations[0] = drawing.relate("ally ally_of army", 5)
    drawing.relations.pop()
    drawing.links["a-b"] = type(drawing.links["a-b"])(
        "a-b", "a", "b", 20_000, end=drawing.relations[0].start
    )
    spells = ask(drawing.situation(), ask_for("a", "b", 9)).spells
    assert [s.status.value for s in spells] == ["uncertain", "open", "closed"]
    assert [s.first - day(0) for s in spells] == [0, 5, 6]
    assert "ally ally_of army begins" in spells[1].other_causes[0]
    assert spells[2].other_causes == ("a-b ended",)


def test_spells__of_a_period_are_cut_at_its_ends():
    drawing = people("a line")
    row(drawing, "ab", "**")
    drawing.report("takes", 5, "b", by="foe")
    question = ask_for("a", "b", 9, since=day(3), until=day(7))
    spells = ask(drawing.situation(), question).spells
    assert [(s.first - day(0), s.last - day(0)) for s in spells] == [(3, 4), (5, 7)]
    assert spells[0].caused_by == ()


def test_spells__do_not_begin_with_what_was_published_later():
    drawing = people("a line")
    row(drawing, "ab", "**")
    drawing.report("holds", -40, "a", by="army", published=30)
    spells = ask(drawing.situation(), ask_for("a", "b", 9, known_by=day(9))).spells
    assert spells[0].first == day(0)
