"""How a holder stands to a traveller (``semantics``, section 4, Relations)."""

from __future__ import annotations

import pytest

from landbridge.policies._stances import Stance, Stances
from worlds.build import Drawing, day


def stance(
    *rows: str | tuple[str, int | None, int | None], holder: str = "h", on: int = 5
) -> Stance:
    """The stance of h to t."""
    drawing = Drawing()
    for row in rows:
        drawing.relate(row) if isinstance(row, str) else drawing.relate(*row)
    return Stances(drawing.relations, "t").on(holder, day(on))


@pytest.mark.parametrize(
    ("kind", "permission"),
    [
        ("part_of", "free"),
        ("proxy_of", "free"),
        ("backed_by", "free"),
        ("ally_of", "free"),
        ("partner_of", "free"),
        ("neutral_to", "permit"),
        ("hostile_to", "denied"),
    ],
)
def test_stance__holds_both_ways(kind, permission):
    assert stance(f"h {kind} t").permission == permission
    assert stance(f"t {kind} h").permission == permission


def test_stance__tolerance_runs_from_the_holder_only():
    assert stance("h tolerates t").permission == "notify"
    assert stance("t tolerates h").permission == "unknown"


def test_stance__own_ground_is_free_and_no_row_is_unknown():
    assert stance(holder="t").permission == "free"
    assert stance().permission == "unknown"


@pytest.mark.parametrize("patronage", ["part_of", "proxy_of", "backed_by"])
def test_stance__is_inherited_from_a_patron_on_either_side(patronage):
    assert stance(f"h {patronage} p", "p hostile_to t").permission == "denied"
    assert stance(f"t {patronage} p", "p ally_of h").permission == "free"
    assert stance(f"h {patronage} p", f"t {patronage} q", "p neutral_to q").permission == "permit"


@pytest.mark.parametrize("kind", ["ally_of", "partner_of", "neutral_to", "hostile_to", "tolerates"])
def test_stance__is_never_chained_through_other_relations(kind):
    assert stance(f"h {kind} p", "p ally_of t").permission == "unknown"


def test_stance__is_not_inherited_from_a_client():
    assert stance("c proxy_of h", "c hostile_to t").permission == "unknown"


def test_stance__a_direct_row_beats_an_inherited_one():
    assert stance("h part_of p", "p hostile_to t", "h ally_of t").permission == "free"


def test_stance__the_nearest_patron_decides():
    rows = ("h part_of p", "p part_of q", "q hostile_to t")
    assert stance(*rows).permission == "denied"
    assert stance(*rows, "p neutral_to t").permission == "permit"


def test_stance__of_two_clients_of_one_patron_is_free():
    assert stance("h part_of p", "t part_of p").permission == "free"


def test_stance__of_equal_rows_that_differ_is_unknown_and_disputed():
    direct = stance("h ally_of t", "t hostile_to h")
    assert (direct.permission, direct.disputed) == ("unknown", True)
    inherited = stance("h part_of p", "h part_of q", "p ally_of t", "q hostile_to t")
    assert (inherited.permission, inherited.disputed) == ("unknown", True)


def test_stance__of_equal_rows_with_one_effect_is_that():
    found = stance("h ally_of t", "h partner_of t")
    assert (found.permission, found.disputed) == ("free", False)


def test_stance__names_the_rows_that_decide_and_lead_there():
    found = stance("h part_of p", "p hostile_to t", "x ally_of t")
    assert {str(row) for row in found.rows} == {"h part_of p", "p hostile_to t"}


def test_stance__holds_on_the_first_and_the_last_day_of_its_row():
    told = [stance(("h ally_of t", 3, 6), on=on).permission for on in (2, 3, 6, 7)]
    assert told == ["unknown", "free", "free", "unknown"]


def test_stance__falls_back_on_the_patron_when_the_direct_row_ends():
    rows = (("h ally_of t", None, 4), ("h part_of p", None, None), ("p hostile_to t", None, None))
    assert [stance(*rows, on=on).permission for on in (4, 5)] == ["free", "denied"]


def test_stance__a_circle_of_patrons_ends():
    assert stance("h part_of p", "p part_of h", "p hostile_to t").permission == "denied"


def test_days__are_those_on_which_a_stance_can_change():
    drawing = Drawing()
    drawing.relate("h part_of p", 3, 6)
    drawing.relate("p hostile_to t", 4)
    drawing.relate("x ally_of y", 9)
    assert Stances(drawing.relations, "t").days("h") == [1, day(3), day(4), day(7)]
