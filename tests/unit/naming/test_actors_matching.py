"""Actors: by names.csv, id, name, alias; hardly ever by spelling."""

from __future__ import annotations

import pytest

from landbridge.model.imports import KnownName
from landbridge.naming.actors import ActorMatcher
from unit.naming.levant import known

MATCHER = ActorMatcher(known())


@pytest.mark.parametrize(
    ("name", "actor", "how"),
    [
        ("sdf", "sdf", "by id"),
        ("SDF", "sdf", "by alias"),
        ("syrian democratic forces", "sdf", "by name"),
        ("Syrian Democratic Forces (2015-)", "sdf", "by name"),
        ("Islamic State [Iraq and the Levant]", "isis", "by name"),
        ("Daesh", "isis", "by alias"),
        ("Taliban (2021-)", "taliban-new", "by name"),
        ("Syrian Demokratic Forces", "sdf", "by spelling"),
    ],
)
def test_match__takes(name: str, actor: str, how: str) -> None:
    verdict = MATCHER.match(name)
    assert (verdict.id, verdict.how) == (actor, how)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Taliban", ("taliban-new", "taliban-old")),
        ("Syrian Arab Army", ("sdf",)),
        ("Islamic Front", ()),
        ("ISIL", ()),
        ("Somebody", ()),
    ],
)
def test_match__lists(name: str, candidates: tuple[str, ...]) -> None:
    verdict = MATCHER.match(name)
    assert (verdict.id, verdict.candidates) == (None, candidates)
    assert verdict.why


def test_match__by_the_table_of_names() -> None:
    rows = (KnownName("actor", "ISIL", "isis"), KnownName("actor", "Bandits", "-"))
    matcher = ActorMatcher(known(*rows))
    assert (matcher.match("isil").id, matcher.match("Bandits").id) == ("isis", "-")
    wrong = ActorMatcher(known(KnownName("actor", "SDF", "homs"))).match("SDF")
    assert (wrong.id, wrong.why) == (None, "names.csv says 'homs', which is no actor")
