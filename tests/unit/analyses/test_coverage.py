"""Where is nothing reported?"""

from __future__ import annotations

from landbridge.analyses import coverage_of
from landbridge.days import parse_day
from worlds.build import Drawing, day
from worlds.drawn import people, row


def counted(drawing: Drawing, ways=None):
    s = drawing.situation()
    return coverage_of(s.reports, s.places, s.areas, s.links, ways or {}, parse_day("2020-03-01"))


def world() -> Drawing:
    drawing = people("a line")
    row(drawing, "abc", "*?*")
    drawing.area("region", "b", "c")
    drawing.report("takes", 35, "c", by="army", published=40)
    drawing.report("holds", 36, "region", by="army")
    drawing.report("cuts", 37, ("a", "b"))
    drawing.report("cuts", 38, "link:a-b")
    return drawing


def test_coverage__counts_by_month_of_the_day_that_is_meant():
    rows = {r.place: r for r in counted(world()).rows}
    assert rows["c"].months == {"2020-01": 1, "2020-02": 1}
    assert (rows["c"].reports, rows["c"].by_area) == (2, 1)
    assert (rows["a"].reports, rows["b"].reports, rows["b"].by_area) == (3, 2, 1)


def test_coverage__knows_the_age_of_the_newest():
    rows = {r.place: r for r in counted(world()).rows}
    assert (rows["c"].newest, rows["c"].age_days) == (day(40), 20)


def test_coverage__puts_silence_that_matters_first():
    drawing = world()
    drawing.place("silent", 41, 34)
    drawing.place("elsewhere", 41, 35)
    rows = counted(drawing, {"north": ["a", "silent"], "south": ["a"]}).rows
    assert [r.place for r in rows[:2]] == ["silent", "a"]
    assert rows[1].matters_to == ("north", "south")
    assert rows[0].age_days is None
    assert rows[2].place == "elsewhere"
