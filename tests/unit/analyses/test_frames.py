"""The map of every run of days on which nothing changes."""

from __future__ import annotations

from landbridge.analyses import atlas
from landbridge.desk.prepare import Memory, prepare
from landbridge.questions import query_of
from worlds import drawn
from worlds.build import day


def atlas_of(situation, question, first, last):
    problem = prepare(situation, query_of(situation, question), Memory()).problem
    period = day(first), day(last)
    return atlas(problem, period, day(last), actor_names={}, source_line="")


def test_frames__tile_the_period():
    found = atlas_of(drawn.moving_front(), drawn.ask_for("a", "f", 40), 5, 40)
    spans = [(f.first - day(0), f.last - day(0)) for f in found.frames]
    assert spans == [(5, 9), (10, 19), (20, 29), (30, 40)]
    assert found.asked == 3
    assert [f.status.value for f in found.frames] == ["closed", "closed", "closed", "open"]


def test_frames__hold_the_route_or_the_gap():
    first, *_, last = atlas_of(drawn.moving_front(), drawn.ask_for("a", "f", 40), 5, 40).frames
    assert (first.route, first.gap, first.gap_road_km) == ((), (0, 1, 2, 3), 60)
    assert (last.route, last.gap, last.gap_road_km) == ((0, 1, 2, 3, 4), (), None)
    assert first.halves[0] == ("open", "closed")
    assert first.places[1].holders == ("foe",)


def test_frames__show_a_one_way_road():
    frame = atlas_of(drawn.one_way(), drawn.ask_for("a", "c", 5), 5, 5).frames[0]
    names = [link.id for link in drawn.one_way().links.values()]
    assert frame.one_way[names.index("a-b")] == "ab"
    assert frame.one_way[names.index("b-c")] is None


def test_frames__mark_what_only_a_party_claims():
    drawing = drawn.people("a claim")
    drawing.source("staff", kind="party")
    drawn.row(drawing, "ab", "**")
    drawing.report("takes", 3, "b", by="army", source="staff")
    frame = atlas_of(drawing.situation(), drawn.ask_for("a", "b", 5), 5, 5).frames[0]
    assert [g.claimed_only for g in frame.places] == [False, True]
