"""What must hold for disagreements whatever the record says."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from landbridge.analyses import disagreements_on_ground, pair_records, reversals_of
from landbridge.model.reports import CONTROL_EVENTS, standing_reports
from landbridge.model.sources import Source
from worlds.build import Drawing, day

PERIOD = (day(0), day(90))
ACTORS = ("army", "ally", "foe")


def record(seed: int) -> Drawing:
    """Three places, four sources of three families, some statements withdrawn."""
    rng, drawing = Random(seed), Drawing("a record")
    drawing.relate("army ally_of ally")
    for place in "abc":
        drawing.place(place, 40, 34)
    for name, family in (("press", None), ("wire", "press"), ("monitor", None), ("party", None)):
        drawing.source(name, family)
    for number in range(30):
        on = rng.randint(0, 70)
        drawing.report(
            rng.choice([*CONTROL_EVENTS, "holds", "takes"]),
            rng.choice([on, (on, on + 4)]),
            rng.choice("abc"),
            by=rng.choice(ACTORS),
            source=rng.choice(list(drawing.sources)),
            published=on + rng.randint(4, 15),
            label=f"n{number}",
        )
        if rng.random() < 0.1:
            gone = drawing.reports[-1]
            drawing.report(
                "retracts", on + 16, None, source=gone.source.id, published=on + 16,
                retracts=f"n{number}",
            )  # fmt: skip
    return drawing


def told(drawing: Drawing, reports, **more):
    return disagreements_on_ground(
        reports, drawing.links, drawing.relations, PERIOD, carry_days=20, **more
    )


def days_of(spells) -> list[tuple[str | None, int, int, str, bool, str]]:
    return sorted((s.place, s.first, s.last, s.kind, s.insisted, s.ended) for s in spells)


@pytest.mark.parametrize("seed", range(40))
def test_law__other_names_of_sources_change_nothing(seed: int) -> None:
    drawing = record(seed)
    standing = standing_reports(drawing.reports, None)
    other = {"press": "z", "wire": "y", "monitor": "x", "party": "w"}
    renamed = [
        replace(
            r,
            source=Source(
                other[r.source.id], r.source.name,
                family_name=other[r.source.family_name] if r.source.family_name else None,
            ),
        )
        for r in standing
    ]  # fmt: skip
    assert days_of(told(drawing, standing)[0]) == days_of(told(drawing, renamed)[0])


@pytest.mark.parametrize("seed", range(40))
def test_law__other_names_of_actors_change_nothing(seed: int) -> None:
    drawing = record(seed)
    standing = standing_reports(drawing.reports, None)
    other = {"army": "one", "ally": "two", "foe": "three"}
    renamed = [replace(r, actor=other[str(r.actor)]) if r.actor else r for r in standing]
    theirs = [replace(row, actor="one", other="two") for row in drawing.relations]
    again, _ = disagreements_on_ground(renamed, {}, theirs, PERIOD, carry_days=20)
    assert days_of(told(drawing, standing)[0]) == days_of(again)


@pytest.mark.parametrize("seed", range(40))
def test_law__saying_the_same_again_on_the_same_day_changes_no_days(seed: int) -> None:
    drawing = record(seed)
    standing = list(standing_reports(drawing.reports, None))
    again = [
        replace(r, id=f"{r.id}-too") for r in standing if r.event in {"holds", "takes", "besieges"}
    ]
    both = sorted([*standing, *again], key=lambda r: r.row)
    assert days_of(told(drawing, standing)[0]) == days_of(told(drawing, both)[0])


@pytest.mark.parametrize("seed", range(40))
def test_law__what_was_published_later_changes_nothing(seed: int) -> None:
    drawing = record(seed)
    known = day(60)
    early = [r for r in drawing.reports if r.known_day <= known]
    assert len(early) < len(drawing.reports)
    then = told(drawing, standing_reports(drawing.reports, known))
    assert then == told(drawing, standing_reports(early, None))


@pytest.mark.parametrize("seed", range(40))
def test_law__days_by_place_are_days_of_spells_and_of_pairs(seed: int) -> None:
    drawing = record(seed)
    standing = standing_reports(drawing.reports, None)
    spells, grounds = told(drawing, standing)
    for kind in ("opposed", "same_side", "contested"):
        by_spell = sum(s.days for s in spells if s.kind == kind)
        assert by_spell == sum(getattr(g, f"{kind}_days") for g in grounds)
    pairs = pair_records(standing, drawing.links, drawing.relations, PERIOD, carry_days=20)
    opposed = sum(g.opposed_days for g in grounds)
    assert opposed <= sum(p.opposed_days for p in pairs) <= 3 * opposed
    assert all(p.opposed_days <= p.compared_days + 90 for p in pairs)


@pytest.mark.parametrize("seed", range(40))
def test_law__nobody_takes_back_more_than_was_said(seed: int) -> None:
    drawing = record(seed)
    standing = standing_reports(drawing.reports, None)
    for one in reversals_of(drawing.reports, standing, drawing.links, PERIOD):
        assert one.count("undone", 2) <= one.count("undone", 14) == one.count("undone")
        assert one.count("undone") <= one.changes <= one.reports
        assert one.count("withdrawn") <= one.reports
        assert all(r.first.source.id == one.source for r in one.reversals)
