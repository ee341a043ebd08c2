"""Iran to Beirut and the coast, overland: answers that must come out of the reports."""

from __future__ import annotations

from typing import Any

import pytest

from landbridge.days import format_day
from landbridge.library import OpenSituation
from landbridge.model.answers import Answer


def _day(number: int | None) -> str | None:
    return None if number is None else format_day(number)


def _asked(levant: OpenSituation, on: str, corridor: str = "iran-beirut", **more: Any) -> Answer:
    return levant.ask(corridor=corridor, on=on, **more)


def _spells(answer: Answer) -> dict[str, str]:
    return {format_day(s.first): s.status.value for s in answer.spells}


def test_levant__is_as_large_as_it_says(levant: OpenSituation) -> None:
    s = levant.situation
    assert len(s.places) >= 60
    assert len(s.links) >= 90
    assert len(s.actors) >= 20
    assert sum(r.published is not None and r.locator is not None for r in s.relations) >= 40
    assert len(s.reports) >= 120
    assert len(s.claims) >= 20
    assert all(r.locator and r.locator.startswith("http") for r in s.reports)


@pytest.mark.parametrize("on", ["2013-05-01", "2014-03-01"])
def test_levant__2012_to_2014_baghdads_permission_is_disputed(
    levant: OpenSituation, on: str
) -> None:
    answer = _asked(levant, on)
    southern, central = answer.variants["southern"], answer.variants["central"]
    assert southern.status.value == "uncertain"
    assert southern.gap is not None
    assert southern.gap.closed_metres == 0
    assert {h.actor for h in southern.gap.holders} <= {"iraq", None}
    assert any(c.kind == "relation_disputed" for c in answer.contradictions)
    assert central.status.value == "closed"
    assert _day(central.since.settled) == "2012-07-19"
    assert any(r.event == "moves" and r.day <= answer.as_of for r in levant.situation.reports)


def test_levant__the_lorries_of_2012_contradict_a_first_time(levant: OpenSituation) -> None:
    answer = _asked(levant, "2012-12-31", since="2012-01-01", until="2012-12-31")
    traffic = [c for c in answer.contradictions if c.kind == "traffic_while_not_open"]
    assert "western-intelligence" in {r.source.id for c in traffic for r in c.reports}


def test_levant__june_2014_shuts_all_three(levant: OpenSituation) -> None:
    answer = _asked(levant, "2014-07-15")
    assert answer.status.value == "closed"
    assert _day(answer.since.settled) == "2014-06-21"
    assert {v.status.value for v in answer.variants.values()} == {"closed"}


def test_levant__the_border_touched_is_not_a_way(levant: OpenSituation) -> None:
    assert _asked(levant, "2017-06-09").status.value == "closed"
    place = levant.situation.places["border-point-northeast-of-tanf"]
    assert not any(place.id in (k.a, k.b) for k in levant.situation.links.values())
    told = [r for r in levant.situation.reports if r.place == place.id and "2017-06" in r.date.text]
    assert told


def test_levant__23_august_2017(levant: OpenSituation) -> None:
    answer = _asked(levant, "2017-08-23")
    assert answer.status.value == "closed"
    southern, central = answer.variants["southern"].gap, answer.variants["central"].gap
    northern = answer.variants["northern"]
    assert southern is not None
    assert central is not None
    assert southern.road_metres == pytest.approx(84_500)
    assert southern.straight_metres == pytest.approx(81_504, abs=5)
    assert [h.actor for h in southern.holders] == ["mat"]
    assert central.road_metres == pytest.approx(239_500)
    assert central.straight_metres == pytest.approx(192_080, abs=5)
    assert [h.actor for h in central.holders] == ["isis"]
    assert central.front_from is not None
    assert central.front_to is not None
    assert (central.front_from.place, central.front_to.place) == ("haditha", "humaymah")
    assert northern.status.value == "closed"
    assert northern.gap is not None
    assert {h.actor for h in northern.gap.holders} == {"sdf"}
    stance = {
        (row.kind, row.source) for piece in northern.gap.pieces for row in piece.passage.relations
    }
    assert any(kind == "hostile_to" and source is not None for kind, source in stance)
    assert answer.since.settled is not None


def test_levant__23_august_2017_by_air_and_then_by_road(levant: OpenSituation) -> None:
    answer = _asked(levant, "2017-08-23", "iran-air-road")
    assert answer.status.value == "open"
    assert answer.route is not None
    assert {"tehran-airport", "damascus-airport"} <= set(answer.route.places)


def test_levant__a_wrong_map_is_listed_and_changes_nothing(levant: OpenSituation) -> None:
    answer = _asked(levant, "2017-08-23")
    listed = [
        c
        for c in answer.contradictions
        if c.kind == "families_disagree" and any(r.source.kind == "map" for r in c.reports)
    ]
    assert {"humaymah", "t2"} <= {c.place for c in listed}
    without = levant.suppose(
        corridor="iran-beirut", on="2017-08-23", without_source="russian-mod-map"
    )
    assert without.after.status is without.before.status
    central = [x.variants["central"].gap for x in (without.before, without.after)]
    assert central[0] is not None
    assert central[1] is not None
    assert central[0].road_metres == central[1].road_metres


def test_levant__the_road_behind_the_front_is_cut(levant: OpenSituation) -> None:
    way = {"origin": "palmyra", "destination": "deir-ez-zor", "traveller": "syria-gov"}
    states = _spells(levant.ask(**way, since="2017-09-01", until="2017-11-01"))
    opened = [day for day, status in states.items() if status == "open"]
    cut = [day for day, status in states.items() if status != "open" and day > opened[0]]
    assert any("2017-09-25" <= day <= "2017-10-06" for day in cut)
    assert any(day > cut[0] for day in opened)


def test_levant__november_2017_reverses_itself(levant: OpenSituation) -> None:
    answer = _asked(levant, "2017-12-31")
    spells = _spells(answer)
    assert spells["2017-11-08"] == "uncertain"
    assert spells["2017-11-09"] == "open"
    assert spells["2017-11-11"] == "closed"
    assert spells["2017-11-19"] == "open"
    assert _day(answer.since.settled) == "2017-11-19"
    assert _day(answer.since.earliest) == "2017-11-09"
    inside = _asked(levant, "2017-11-20", known_by="2017-11-10")
    assert inside.status.value == "uncertain"
    assert inside.carried_forward_days == 10
    assert _asked(levant, "2017-11-20").status.value == "open"


def test_levant__the_desert_track_opens_before_the_river_road(levant: OpenSituation) -> None:
    for on, road in (("2017-11-25", "uncertain"), ("2017-12-07", "open")):
        track = levant.ask(origin="abu-kamal", destination="humaymah", traveller="iran", on=on)
        assert track.status.value == "open"
        pieces = levant.ask(
            origin="abu-kamal", destination="mayadin", traveller="iran", on=on, modes="road"
        )
        river = [p for p in _ways(pieces) if p.link == "abu-kamal-mayadin"]
        states = {p.passage.value.word for p in river}
        assert states == ({"open"} if road == "open" else {"contested"}) or not river
    link = levant.situation.links["abu-kamal-mayadin"]
    assert {link.a, link.b} == {"abu-kamal", "mayadin"}


def _ways(answer: Answer) -> list[Any]:
    found = [answer.route, answer.optimist_route, answer.gap.route if answer.gap else None]
    return [piece for route in found if route is not None for piece in route.pieces]


def test_levant__two_crossings_are_named_for_the_first_use(levant: OpenSituation) -> None:
    seen = _asked(levant, "2017-12-31").first_seen_used
    assert {"tell-al-badi", "abu-kamal-crossing"} <= {one.place for one in seen}
    assert all("2017-12" in one.report.date.text for one in seen)


@pytest.mark.parametrize("corridor", ["iran-civilians-beirut", "iran-traders-beirut"])
def test_levant__legally_open_from_30_september_2019(levant: OpenSituation, corridor: str) -> None:
    assert _asked(levant, "2019-09-29", corridor).status.value == "closed"
    after = _asked(levant, "2019-10-15", corridor)
    assert after.status.value == "open"
    assert _day(after.legally_open_since) == "2019-09-30"


def test_levant__raids_and_strikes(levant: OpenSituation) -> None:
    assert _asked(levant, "2018-06-09").status.value == "uncertain"
    struck = _asked(levant, "2023-02-01").exposure
    assert any(r.date.text.startswith("2022-11") for r in struck)
    assert any(r.date.text.startswith("2023-01") for r in struck)
    cargo = {
        r.cargo
        for r in levant.situation.reports
        if r.event in ("moves", "strikes") and r.date.text.startswith("2022-11")
    }
    assert {"fuel", "arms"} <= cargo


def test_levant__the_masnaa_road_is_cut_in_october_2024(levant: OpenSituation) -> None:
    before = _asked(levant, "2024-10-03", "damascus-beirut")
    cut = _asked(levant, "2024-10-05", "damascus-beirut")
    again = _asked(levant, "2024-11-28", "damascus-beirut")
    for answer, by_masnaa in ((before, True), (cut, False), (again, True)):
        assert answer.route is not None
        assert ("masnaa" in answer.route.places) is by_masnaa
    on_foot = _asked(levant, "2024-10-05", "damascus-beirut", vehicle=1)
    assert on_foot.route is not None
    assert "masnaa" in on_foot.route.places


def test_levant__december_2024_is_three_cuts(levant: OpenSituation) -> None:
    answer = _asked(levant, "2024-12-31")
    assert answer.status.value == "closed"
    assert _day(answer.since.settled) == "2024-12-06"
    first = next(s for s in answer.spells if format_day(s.first) == "2024-12-06")
    assert {"abu-kamal", "abu-kamal-crossing"} & {r.place for r in first.caused_by}

    def holder(place: str, on: str) -> str | None:
        piece = levant.ask(origin=place, destination=place, traveller="iran", on=on)
        assert piece.route is not None
        return piece.route.pieces[0].passage.control.holder

    assert holder("abu-kamal", "2024-12-06") == "sdf"
    assert holder("homs", "2024-12-06") == "syria-gov"
    assert holder("homs", "2024-12-08") in ("hts", "syria-new")
    assert holder("damascus", "2024-12-07") == "syria-gov"
    later = _asked(levant, "2025-03-01")
    assert later.gap is not None
    assert "syria-new" in {h.actor for h in later.gap.holders}


def test_levant__june_2025_freight_passes_and_nationals_do_not(levant: OpenSituation) -> None:
    on = "2025-06-20"
    assert _asked(levant, on, "baghdad-damascus").status.value == "open"
    assert _asked(levant, on).status.value == "closed"
    assert _asked(levant, on, "iran-civilians-beirut").status.value == "closed"


def test_levant__an_answer_computed_twice_is_the_same_document(levant: OpenSituation) -> None:
    documents = [levant.document(_asked(levant, "2017-08-23")) for _ in range(3)]
    assert documents[0] == documents[1] == documents[2]
    assert documents[0]["recipe"]["digests"]["reports"]


def test_levant__13_years_of_spells_add_up(levant: OpenSituation) -> None:
    whole = _asked(levant, "2025-12-31", since="2012-01-01", until="2025-12-31").spells
    first = _asked(levant, "2018-12-31", since="2012-01-01", until="2018-12-31").spells
    second = _asked(levant, "2025-12-31", since="2019-01-01", until="2025-12-31").spells
    days = [(s.first, s.last, s.status) for s in (*first, *second)]
    joined = [days[0]]
    for begin, end, status in days[1:]:
        if status is joined[-1][2] and joined[-1][1] + 1 == begin:
            joined[-1] = (joined[-1][0], end, status)
        else:
            joined.append((begin, end, status))
    assert [(s.first, s.last, s.status) for s in whole] == joined
