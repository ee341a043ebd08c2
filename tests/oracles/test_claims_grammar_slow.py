"""Every verb and time of the grammar on random worlds, against lists of days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.days import format_day
from landbridge.desk.claims import claims
from landbridge.model.corridors import Corridor
from landbridge.model.verdicts import ClaimsQuestion
from oracles.plain import Plain
from oracles.slow_changes import near_by_brute_force
from oracles.slow_claim_grammar import Said, gains_by_walk, judged_by_walk, kept_by_walk
from worlds.build import BASE, day
from worlds.claimed import claim_of
from worlds.random_worlds import LAST, Kinds, Seeded, random_world

KINDS = Kinds(via=False, sourced_rows=False)
PARTIES = ("army", "foe", "army+", "foe+allies", "militia")


def _term(c: Seeded, made: int) -> tuple[str, tuple]:
    one, other = (max(0, min(LAST + 20, made + c.number(-12, 20))) for _ in "ab")
    early, late = sorted((day(one), day(other)))
    kind = c.pick(["", "by", "within", "from", "from to"])
    if kind == "within":
        days = c.number(1, 25)
        return f" within {days} days", ("within", days)
    if kind == "from to":
        return f" from {format_day(early)} to {format_day(late)}", ("from", early, late)
    at = day(one)
    return (f" {kind} {format_day(at)}", (kind, at)) if kind else ("", ())


def _whose(situation, party, at):
    """Who surely counts as a party's on a day, and who may."""
    name, plus, level = party.partition("+")
    if not plus:
        return {name}, set()
    ladder = ("own", "parts", "proxies", "backed", "allies", "partners")
    near = ladder[: ladder.index(level or "backed") + 1]
    rows = situation.relations
    bands = near_by_brute_force(name, rows, at)
    maybe = set()
    for one in (one for one, band in bands.items() if band == "disputed"):
        calm = [
            r for r in rows if not (r.kind == "hostile_to" and {r.actor, r.other} == {name, one})
        ]
        if near_by_brute_force(name, calm, at)[one] in near:
            maybe.add(one)
    return {one for one, band in bands.items() if band in near}, maybe


def _held(plain, situation, party, place, at):
    state = plain.place_ground[place].on(at)
    sure, maybe = _whose(situation, party, at)
    if state.holder is not None:
        return True if state.holder in sure else None if state.holder in maybe else False
    if state.contested and not state.unnamed:
        return None if (sure | maybe) & set(state.names) else False
    return None


def _all_of(values):
    return False if False in values else None if None in values else True


@pytest.mark.parametrize("seed", [*range(150), 260])
def test_grammar__is_judged_as_by_a_walk_through_every_day(seed: int):
    c = Seeded(seed)
    world = random_world(c, KINDS)
    situation, question = world.situation, replace(world.question, known_by=None)
    if not situation.reports or question.vehicle is not None:
        return
    way = Corridor(
        "way", tuple(question.origin), tuple(question.destination), str(question.traveller),
        cargo=question.cargo, modes=question.modes,
    )  # fmt: skip
    situation = replace(situation, corridors={"way": way})
    newest = max(report.published.last for report in situation.reports)
    dawn = min(report.first_day for report in situation.reports)
    for _ in range(6):
        made = c.number(0, LAST + 5)
        verb = c.pick(["open", "closed", "holds", "share", "first open", "survives", "gains"])
        denied, said = c.pick(["", "not "]), c.pick(["asserted", "predicted", "conditional"])
        words, term = _term(c, made)
        party, other = c.pick(PARTIES), c.pick(PARTIES)
        spots = sorted({c.pick(sorted(situation.places)) for _ in range(c.number(1, 3))})
        event = day(min(LAST + 15, max(1, made + c.number(-15, 15))))
        part = c.number(1, 10) * 10
        if verb == "gains":
            least = c.pick([None, part / 100])
            start, end = sorted(day(c.number(0, LAST)) for _ in "ab")
            words = f" from {format_day(start)} to {format_day(end)}"
        put = {
            "holds": f"holds {party} {','.join(spots)}",
            "share": f"share {party} {','.join(spots)} at least {part}%",
            "survives": f"survives way {format_day(event)}",
            "gains": f"gains {party} from {other} in {','.join(spots)}"
            + ("" if verb != "gains" or least is None else f" at least {part}%"),
        }.get(verb, f"{verb} way")
        claim = claim_of(situation, denied + put + words, made, modality=said)
        asked = ClaimsQuestion(horizons_days=(15,))
        (found,) = claims(replace(situation, claims=(claim,)), asked).claims
        before = Plain(situation, question, known_by=claim.published.last)
        for verdict in (found.now, found.then):
            known_by = verdict.known_by
            plain = Plain(situation, question, known_by=known_by)
            reach = newest if known_by is None else min(known_by, newest)
            if known_by is not None and all(
                report.published.last > known_by for report in situation.reports
            ):
                told = "not checkable"
            elif verb == "gains":
                told = _gains(plain, situation, spots, (start, end), (party, other), least, reach)
                turned = {"borne out": "contradicted", "contradicted": "borne out"}
                told = turned.get(told, told) if denied else told
            else:
                so, then = (
                    _state(one, situation, verb, party, spots, part) for one in (plain, before)
                )
                ahead = said == "predicted" or (
                    said == "conditional" and verb != "first open" and not term
                )
                told = judged_by_walk(so, then, Said(
                    verb, bool(denied), term, ahead, 15, claim.published.last, reach, dawn, event,
                ))  # fmt: skip
            if verdict.why == "families of sources disagree":
                assert told in ("borne out", "contradicted")
            elif verdict.why.startswith("nothing was reported"):
                assert told == "contested in the record"
            else:
                assert verdict.word == told, (denied + put + words, said, claim.published, verdict)


def _state(plain, situation, verb, party, spots, part):
    def so(at):
        at = max(BASE - 3, min(at, BASE + LAST + 39))
        if verb in ("open", "closed", "first open", "survives"):
            status = plain.status(at)
            return (
                None
                if status == "uncertain"
                else status == verb.replace("first ", "").replace("survives", "open")
            )
        held = {p: _held(plain, situation, party, p, at) for p in spots}
        if verb == "share":  # all that is contested may come to be anybody's
            disputed = _whose(situation, party.split("+")[0] + "+partners", at)[1]
            torn = {
                p for p in spots
                if plain.place_ground[p].on(at).contested
                or ("+" in party and plain.place_ground[p].on(at).holder in disputed)
            }  # fmt: skip
            held |= dict.fromkeys(torn)
        return _all_of(held.values()) if verb == "holds" else kept_by_walk(held, part / 100)

    return so


def _gains(plain, situation, spots, period, parties, least, newest):
    since, until = period[0], min(period[1], newest)
    if until < since:
        return "too early"
    dawn = BASE - 3
    labels = [[plain.place_ground[p].on(at).holder for at in range(dawn, until + 1)] for p in spots]
    party, other = parties

    def ours(name, at):
        sure, maybe = _whose(situation, party, at)
        return True if name in sure else None if name in maybe else False

    found = gains_by_walk(
        labels, since, until, dawn, lambda n, at: n in _whose(situation, other, at)[0], ours, least
    )
    if period[1] > newest and found != "yes":
        return "too early"
    return {"yes": "borne out", "no": "contradicted", "unsure": "contested in the record"}[found]
