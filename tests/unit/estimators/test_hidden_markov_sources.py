"""What is learned of sources with known faults: partisans, one who copies, a stale map."""

from __future__ import annotations

import pytest

from landbridge.estimators import hidden_markov
from landbridge.model.belief import LearnedSource
from worlds.build import day
from worlds.faulty_press import DAYS, LETTERS, PLACES, PLAIN, FaultyPress, faulty_press, place_name


@pytest.fixture(scope="module")
def war() -> FaultyPress:
    return faulty_press(0)


@pytest.fixture(scope="module")
def learned(war) -> hidden_markov.Learned:
    drawing = war.drawing
    return hidden_markov.learn(drawing.reports, drawing.places, drawing.areas, drawing.links)


@pytest.fixture(scope="module")
def records(learned) -> dict[str, LearnedSource]:
    return {record.source: record for record in learned.sources}


def side(record: LearnedSource, actor: str):
    return next(one for one in record.by_side if one.actor == actor)


def test_belief__is_near_the_truth(war, learned):
    drawing = war.drawing
    belief = hidden_markov.estimate(
        drawing.reports, drawing.places, drawing.areas, drawing.links, learned=learned
    ).belief
    assert belief is not None
    missed = [
        (1 - belief.on(place_name(at), day(on))[war.holder(at, on)]) ** 2
        for at in range(PLACES)
        for on in range(20, DAYS - 20, 5)
    ]
    assert sum(missed) / len(missed) < 0.02


def truly_right(war: FaultyPress, source: str, holder: str | None = None) -> float:
    """The share of a source's words that are right, while one side holds or in all."""
    told = [
        (report.actor, war.holder(int(report.place[1:]), report.day - day(0)))
        for report in war.drawing.reports
        if report.source.id == source and report.place
    ]
    counted = [said == true for said, true in told if holder in {None, true}]
    return sum(counted) / len(counted)


@pytest.mark.parametrize("source", PLAIN)
def test_plain_source__is_learned_to_be_as_good_as_it_is(war, records, source):
    record = records[source]
    assert record.right.mean == pytest.approx(truly_right(war, source), abs=0.02)
    for actor in ("army", "foe"):
        expected = truly_right(war, source, actor)
        assert side(record, actor).right.mean == pytest.approx(expected, abs=0.04)


def test_plain_sources__are_told_apart(records):
    assert records["careful"].right.low > records["desk"].right.high


@pytest.mark.parametrize("source", ["voice", "herald", "echo"])
def test_partisan__is_learned_by_side(war, records, source):
    own, others = side(records[source], "army"), side(records[source], "foe")
    assert others.right.mean == pytest.approx(truly_right(war, source, "foe"), abs=0.15)
    assert own.right.mean > 0.93
    assert others.right.mean < 0.75
    assert others.right.high < own.right.low
    assert others.instead == "army"
    assert others.instead_share == pytest.approx(0.5, abs=0.15)


def test_stale_map__is_found_to_be_weeks_old_and_others_up_to_date(records):
    lag = records["map"].lag_days
    assert 10 <= lag.mean <= 25
    assert lag.low <= 20 <= lag.high
    assert lag.low > 0
    for source in (*PLAIN, "voice", "herald"):
        assert records[source].lag_days.mean == 0
    assert records["map"].published_after_days == 0, "what it says is old, not the edition"


def test_stale_map__is_good_once_its_lag_is_known(records):
    assert records["map"].right.mean > 0.95


def test_copier__is_told_from_a_partisan_that_errs_by_itself(records):
    assert {name: one.copies for name, one in records.items() if one.copies} == {"echo": "voice"}
    clear = records["echo"].copying[0]
    assert (clear.other, clear.copies) == ("voice", True)
    assert clear.after > 10 * max(clear.before, 1)
    assert clear.wrong >= clear.after
    assert clear.p_value < 0.01


def test_copier__is_read_as_one_family_with_whom_it_copies(learned, records):
    voices, family = learned.statements.voices, learned.fit.parameters.family
    of = {source: int(family[at]) for at, (source, _) in enumerate(voices)}
    assert of["echo"] == of["voice"]
    assert len(set(of.values())) == len(of) - 1
    assert records["echo"].family == "echo", "the situation's own word for it is kept"


def test_copier__mostly_says_again_what_it_copies_and_others_do_not(records):
    assert records["echo"].repeats.mean > 0.5
    for source in ("careful", "wire", "desk", "herald"):
        assert records[source].repeats.mean < 0.3


def test_records__are_complete_and_intervals_lie_around_their_means(learned, records):
    told = learned.sources
    assert set(records) == set(LETTERS)
    assert [one.reports for one in told] == sorted((one.reports for one in told), reverse=True)
    for one in told:
        assert one.reliability == LETTERS[one.source]
        assert not one.prior_only
        assert [s.reports for s in one.by_side] == sorted(
            (s.reports for s in one.by_side), reverse=True
        )
        assert sum(s.reports for s in one.by_side) == pytest.approx(one.reports, rel=0.02)
        for interval in (one.right, one.repeats, *(s.right for s in one.by_side)):
            assert 0 <= interval.low < interval.mean < interval.high <= 1
        assert one.lag_days.low <= one.lag_days.mean <= one.lag_days.high


def test_hazards__add_up_to_what_happened(war, learned):
    days = sum(rate.place_days for rate in learned.hazards)
    assert days == pytest.approx(PLACES * (learned.statements.days - 1), rel=1e-6)
    happened = sum(on < DAYS for on in (*war.fell, *war.freed))
    assert sum(rate.changes for rate in learned.hazards) == pytest.approx(happened, rel=0.25)
