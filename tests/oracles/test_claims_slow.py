"""Verdicts on random worlds against a walk through every day."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from landbridge.days import format_day
from landbridge.desk._record import Record
from landbridge.desk._verdicts import reading_of, verdict_on
from landbridge.desk.prepare import Memory
from landbridge.model.corridors import Corridor
from landbridge.naming.propositions import parse_proposition
from landbridge.scoring import claim_day, windows_of
from oracles.slow_claims import slow_verdict
from worlds.build import day
from worlds.claimed import claim_of
from worlds.random_worlds import LAST, worlds

SETTINGS = settings(
    max_examples=80, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
DAYS = st.integers(0, LAST + 10)


@SETTINGS
@given(worlds(), DAYS, st.integers(0, 25), st.data())
def test_verdict__is_what_a_walk_through_every_day_says(world, made, more, data):
    situation, question = world.situation, world.question
    assume(situation.reports and not question.via and question.vehicle is None)
    way = Corridor(
        "way", tuple(question.origin), tuple(question.destination), str(question.traveller),
        cargo=question.cargo, modes=question.modes,
    )  # fmt: skip
    situation = replace(situation, corridors={"way": way})
    verb = data.draw(st.sampled_from(["open way", "closed way", "holds"]))
    if verb == "holds":
        place = data.draw(st.sampled_from(sorted(situation.places)))
        verb = f"holds {data.draw(st.sampled_from(['army', 'foe', 'ally']))} {place}"
    term = data.draw(st.sampled_from(["", "within", "from"]))
    until = {"": "", "within": f" within {more + 1} days"}.get(
        term, f" from {format_day(day(made))} to {format_day(day(made + more))}"
    )
    denied = data.draw(st.sampled_from(["", "not "]))
    claim = claim_of(situation, denied + verb + until, made)
    noun = parse_proposition(str(claim.proposition))
    known_by = question.known_by
    newest = max(report.published.last for report in situation.reports)
    record = Record(situation, Memory(), newest)
    (window,) = windows_of(claim, noun, (30,))
    window = reading_of(record, noun, window, claim_day(claim), claim.published.last)
    found = verdict_on(record, noun, window, claim_day(claim), known_by)
    words = (denied + verb).split()
    words += {"": [], "within": ["within", str(more + 1)]}.get(
        term, ["from", str(day(made)), "to", str(day(made + more))]
    )
    told = slow_verdict(situation, replace(question, known_by=None), claim, words, known_by)
    if found.why == "families of sources disagree":
        assert told in ("borne out", "contradicted")
    elif found.why.startswith("nothing was reported"):
        assert told == "contested in the record"
    else:
        assert found.word == told, found
