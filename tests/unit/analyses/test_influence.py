"""Whose is whose on a day: the rule, level by level, as rows of relations stand and are known."""

from __future__ import annotations

import pytest

from landbridge.analyses import rules_over, shares_by_day, whose
from landbridge.model.control import ControlCourse, ControlState
from landbridge.model.influence import BANDS
from landbridge.model.stakes import Amount, Stake
from worlds.build import Drawing, day


def near(*rows: str, actor: str = "state", on: int = 0) -> dict[str, str | None]:
    drawing = Drawing()
    for row in rows:
        drawing.relate(row)
    found = whose(actor, drawing.relations, day(on))
    return {one.actor: found.level_of(one.actor) for one in found.members}


def test_whose__follows_patronage_down_and_never_up():
    rows = ("guard part_of state", "state part_of league", "cell proxy_of guard")
    assert near(*rows) == {"state": "own", "guard": "parts", "cell": "proxies"}


def test_whose__takes_a_chain_for_its_weakest_row():
    rows = ("front backed_by state", "band part_of front", "band proxy_of state")
    assert near(*rows) == {"state": "own", "front": "backed", "band": "proxies"}
    assert near("a proxy_of b", "b backed_by state")["a"] == "backed"


def test_whose__reads_alliance_either_way_and_gives_it_to_parts():
    rows = ("state ally_of friend", "wing part_of friend", "mercenary proxy_of friend")
    assert near(*rows) == {"state": "own", "friend": "allies", "wing": "allies"}


@pytest.mark.parametrize("through", ["part_of", "proxy_of", "ally_of"])
def test_whose__has_no_allies_through_others(through: str):
    assert "far" not in near(f"mate {through} state", "far ally_of mate", "far partner_of mate")


def test_whose__has_the_nearer_of_two_levels():
    assert near("x partner_of state", "x ally_of state")["x"] == "allies"
    assert near("x ally_of state", "x backed_by state")["x"] == "backed"


@pytest.mark.parametrize("row", ["x hostile_to state", "state hostile_to x"])
def test_whose__counts_nothing_through_rows_that_contradict_one_another(row: str):
    found = near("x proxy_of state", "y part_of x", row)
    assert found == {"state": "own", "x": "disputed"}


def test_whose__does_not_mind_who_only_tolerates_or_is_neutral():
    assert near("x tolerates state", "y neutral_to state") == {"state": "own"}


def test_whose__obeys_start_end_and_publication():
    drawing = Drawing()
    drawing.relate("x proxy_of state", 5, 9, published=7)
    rows = drawing.relations
    assert [whose("state", rows, day(n)).level_of("x") for n in (4, 5, 9, 10)] == [
        None, "proxies", "proxies", None,
    ]  # fmt: skip
    assert whose("state", rows, day(6), known_by=day(6)).level_of("x") is None
    assert whose("state", rows, day(6), known_by=day(7)).level_of("x") == "proxies"


def test_whose__names_the_rows_of_the_shortest_chain():
    drawing = Drawing()
    long = drawing.relate("c proxy_of b"), drawing.relate("b proxy_of state")
    short = drawing.relate("c proxy_of state")
    by_name = {m.actor: m for m in whose("state", drawing.relations, day(0)).members}
    assert by_name["c"].chain == (short,)
    assert by_name["b"].chain == (long[1],)


def test_whose__bears_a_circle():
    assert near("a part_of b", "b part_of a", "a proxy_of state") == {
        "state": "own", "a": "proxies", "b": "proxies",
    }  # fmt: skip


def test_rules__change_on_the_days_on_which_rows_begin_and_after_they_end():
    drawing = Drawing()
    drawing.relate("x proxy_of state", 5, 9)
    rules = rules_over("state", drawing.relations, (day(0), day(20)))
    assert [(r.first - day(0), r.last - day(0), len(r.members)) for r in rules] == [
        (0, 4, 1), (5, 9, 2), (10, 20, 1),
    ]  # fmt: skip


def test_shares__tell_contested_with_somebody_near_from_contested_among_others():
    def of(*names: str) -> Stake:
        return Stake("p", ControlCourse((1,), (ControlState("contested", names),)), Amount(1))

    drawing = Drawing()
    drawing.relate("x ally_of state")
    period = day(0), day(3)
    rules = rules_over("state", drawing.relations, period)
    (run,) = shares_by_day([of("x", "foe"), of("foe", "other"), of("foe")], rules, period)
    amounts = dict(zip(BANDS, run.amounts, strict=True))
    assert (amounts["contested_with"].places, amounts["contested"].places) == (1, 2)
    assert (run.share(), run.most()) == (0, 1)


def test_shares__have_no_number_where_there_is_nothing_to_count():
    period = day(0), day(3)
    (run,) = shares_by_day([], rules_over("state", (), period), period)
    assert (run.share(), run.most("people")) == (None, None)
