"""What holds for any names: order does not matter, nothing is lost, nothing is matched two ways."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.geography import Place
from landbridge.model.imports import ForeignRow, KnownName, Spot
from landbridge.naming import Settled, names_table, settled
from landbridge.naming.spellings import FARTHEST, likeness
from unit.naming.levant import PLACES, known, report

LAW = settings(deadline=None, derandomize=True, max_examples=60)
NAMES = st.sampled_from(
    [
        "Homs", "Hims", "حمص", "Al-Qusayr", "Qusayr", "Dayr az-Zawr", "Palmyra", "Mill", "Qaim",
        "Tell Nowhere", "Tall Nowhere", "Abou Kemal", "Eastern Desert", "homs", "x", "", "?",
    ]
)  # fmt: skip
ACTORS = st.sampled_from(["SDF", "Daesh", "Taliban", "Bandits", "Nobody here", "isis", ""])
DEGREES = st.one_of(st.none(), st.sampled_from([36.7, 34.7, 36.5, 30.0, 40.1, 35.3]))
SPOTS = st.builds(
    Spot,
    st.one_of(st.none(), NAMES),
    DEGREES,
    DEGREES,
    st.sampled_from([None, 0.0, 20.0, 500.0]),
    country=st.sampled_from([None, "SY", "LY"]),
)
ROWS = st.lists(
    st.builds(
        report,
        SPOTS,
        ACTORS,
        event=st.sampled_from(["holds", "strikes"]),
        source=st.sampled_from(["map", "wire"]),
        line=st.integers(2, 99),
    ),
    max_size=12,
)
TABLE = (
    KnownName("actor", "Bandits", "-"),
    KnownName("place", "Mill", "homs"),
    KnownName("place", "Mill", "qaim", "wire"),
    KnownName("place", "x", ""),
)
ANEW = st.booleans()


def ways(found: Settled) -> set[tuple[tuple[str, str], ...]]:
    return {tuple(sorted(row.cells.items())) for row in found.rows}


@LAW
@given(ROWS, ANEW, st.randoms(use_true_random=False))
def test_order_of_rows__does_not_matter(rows, anew, random) -> None:
    there = known(*TABLE)
    before = settled(rows, there, new_places=anew, new_actors=anew)
    random.shuffle(rows)
    after = settled(rows, there, new_places=anew, new_actors=anew)
    assert ways(before) == ways(after)
    assert before.matched == after.matched
    assert [(u.name, u.count, u.candidates) for u in before.unknown] == [
        (u.name, u.count, u.candidates) for u in after.unknown
    ]


@LAW
@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_places__does_not_matter(rows, random) -> None:
    there = known(*TABLE)
    ids = list(there.places)
    random.shuffle(ids)
    names = list(TABLE)
    random.shuffle(names)
    other = replace(there, places={key: there.places[key] for key in ids}, names=tuple(names))
    assert settled(rows, there) == settled(rows, other)


@LAW
@given(ROWS, ANEW)
def test_rows__are_settled_held_back_or_left_out(rows, anew) -> None:
    found = settled(rows, known(*TABLE), new_places=anew, new_actors=anew)
    reports = [row for row in found.rows if row.table == "reports"]
    assert len(reports) + len(found.problems) + found.left_out == len(rows)
    assert all(not row.actors and not row.spots for row in found.rows)
    assert bool(found.problems) == bool(found.unknown)
    assert all(problem.severity == "error" for problem in found.problems)


@LAW
@given(ROWS)
def test_name__is_matched_one_way_by_one_source_and_spot(rows) -> None:
    for row in rows:
        alone = settled([row], known(*TABLE))
        twice = settled([row, row], known(*TABLE))
        assert alone.matched == twice.matched
        assert len({(kind, name) for kind, name, _, _ in alone.matched}) == len(alone.matched)


@LAW
@given(
    ROWS,
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.floats(-180, 180),
    st.floats(-90, 90),
)
def test_another_place__changes_no_match_by_id_or_table(rows, name, lon, lat) -> None:
    firm = {"by id", "by names.csv", "by P-code"}
    before = settled(rows, known(*TABLE))
    after = settled(rows, known(*TABLE, more=(Place("another-place", name, lon, lat),)))
    kept = {match for match in before.matched if match[3] in firm}
    assert kept <= set(after.matched)


ANY_TEXT = st.text(max_size=40)
ANY_NUMBER = st.one_of(st.none(), st.floats())


@settings(deadline=None, derandomize=True, max_examples=150)
@given(ANY_TEXT, ANY_TEXT, ANY_NUMBER, ANY_NUMBER, ANY_NUMBER, ANEW, ANY_TEXT)
def test_any_text__raises_nothing(name, actor, lon, lat, within_km, anew, code) -> None:
    spot = Spot(name, lon, lat, within_km, pcode=code, country=code or None, admin1=name)
    rows = [
        report(spot, actor),
        ForeignRow("places", {"id": code, "name": name, "lon": actor}, "f"),
    ]
    more = (Place("odd", name, 1.0, 1.0), Place("odder", "a", math.nan, math.inf))
    there = known(KnownName("place", name, code), more=more)
    found = settled(rows, there, new_places=anew, new_actors=anew)
    assert len(found.problems) + len(found.rows) >= 1
    assert names_table(found.unknown).startswith("kind,name,means,source,note\n")


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness__is_symmetric_and_none_to_itself(one, other) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert math.isclose(there.far, back.far, abs_tol=1e-9)
    assert 0 <= there.far <= FARTHEST
    assert likeness(one, one).far == 0


def test_places__each_is_found_by_its_own_name() -> None:
    for place in PLACES:
        found = settled([report(Spot(place.name, place.lon, place.lat))], known())
        assert found.rows[0].cells["place"] == place.id
