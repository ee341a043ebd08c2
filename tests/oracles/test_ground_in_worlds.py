"""Drawn worlds over imported roads, against each world judged and answered by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import landbridge as lb
from landbridge import analyses
from landbridge.analyses._drawn import DrawnWorlds, WorldSource, notice_days
from landbridge.desk._grounds import grounds_under, links_under, spread
from landbridge.desk.prepare import Memory, prepare
from landbridge.estimators import latest_report
from landbridge.model.corridors import CorridorQuery, Status
from landbridge.model.situations import Situation
from landbridge.policies import POLICIES
from landbridge.questions import traveller_of
from oracles.test_imported_roads import FIRST, made
from worlds.stand_in_sampler import history_of_world, stand_in

DRAWS = 8


@pytest.mark.parametrize("seed", range(12))
def test_worlds__have_the_status_that_each_has_judged_by_itself(tmp_path: Path, seed: int) -> None:
    """Roads closed by name and towns closed, reopened or in other hands; nobody besieges."""
    check(*made(tmp_path, seed))


@pytest.mark.parametrize("seed", range(6))
def test_worlds__a_road_closed_by_name_opens_when_its_ground_changes_hands(
    tmp_path: Path, seed: int
) -> None:
    """west ----|---- east, closed while the north held both; the south lets everybody pass."""
    tables = {
        "sources": "id,name\ns,S",
        "actors": "id,name,kind\nnorth,N,armed-group\nsouth,S,armed-group\nwest,W,armed-group\n"
                  "aid,A,organisation",
        "relations": "actor,kind,other\nnorth,ally_of,aid\nsouth,ally_of,aid\nwest,ally_of,aid",
        "places": "id,name,lon,lat\nw,W,36,33\ne,E,36.4,33",
        "roads": 'id,geometry\nmain,"LINESTRING (36 33, 36.4 33)"',
        "reports": "source,published,date,event,place,link,actor\n"
                   "s,2020-01-05,2020-01-05,holds,w,,north\n"
                   "s,2020-01-05,2020-01-05,holds,e,,north\n"
                   "s,2020-01-20,2020-01-20,closes,,main,\n"
                   "s,2020-02-10,2020-02-10,takes,w,,south\n"
                   "s,2020-02-10,2020-02-10,takes,e,,south",
    }  # fmt: skip
    (tmp_path / "folder").mkdir()
    for name, rows in tables.items():
        (tmp_path / "folder" / f"{name}.csv").write_text(rows + "\n")
    (tmp_path / "folder" / "situation.toml").write_text('format = 1\ntitle = "one road"\n')
    file = lb.new(tmp_path / "made.gpkg")
    file.add(tmp_path / "folder")
    query = CorridorQuery(("w",), ("e",), "aid", FIRST + 55, since=FIRST, until=FIRST + 60)
    check(file.situation, query, seed)


def check(situation: Situation, query: CorridorQuery, seed: int = 7) -> None:
    peaceful = tuple(r for r in situation.reports if r.event != "besieges")
    situation = replace(situation, reports=peaceful)
    prepared = prepare(situation, query, Memory())
    problem, rows = prepared.problem, prepared.rows
    network = problem.network
    places = {place.id: place for place in network.places}
    links = {link.id: link for link in network.links}
    grounds = grounds_under(situation, places)
    control = latest_report.estimate(
        rows.reports, grounds, situation.areas, links_under(situation, rows, links)
    )
    draw = stand_in(control, ("north", "south", "west"), seed)

    def judge(history):
        return POLICIES["by_stance"](
            spread(history, situation, places), network, traveller_of(situation, query),
            reports=rows.reports, relations=rows.relations, rules=rows.rules, areas=situation.areas,
        )  # fmt: skip

    days = notice_days(rows.reports, network, situation.areas, early=False)
    drawn = DrawnWorlds(problem, WorldSource("stand_in", draw, judge, days, {}))
    world = draw(0, DRAWS)
    histories = [
        analyses.corridor_history(replace(problem, passage=judge(history_of_world(world, w))))
        for w in range(DRAWS)
    ]
    for on in range(FIRST, FIRST + 60, 4):
        found = analyses.odds_on_day(drawn, DRAWS, on)
        statuses = [analyses.status_in(history, on) for history in histories]
        assert (found.open, found.uncertain, found.closed) == tuple(
            statuses.count(status) for status in Status
        )
