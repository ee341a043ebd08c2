"""What stands beside an answer: families, views, contradictions, days and odds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from outgoing_world import REPORTS, SOURCES, made_situation

from landbridge.exporters import Outgoing, Sieve
from landbridge.exporters._beside import layers_beside
from landbridge.model.answers import Answer, Contradiction
from landbridge.model.corridors import Status
from landbridge.model.daily import CorridorRun
from landbridge.model.odds import CorridorOdds, OddsRun


def beside(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    layers = layers_beside(answer, made_situation(), Sieve(SOURCES))
    return {
        layer.name: [
            dict(zip([c.name for c in layer.columns], row, strict=True)) for row in layer.rows
        ]
        for layer in layers
    }


def test_beside__families_and_other_estimators(closed: Outgoing) -> None:
    assert closed.answer is not None
    told = beside(closed.answer)
    assert [row["family"] for row in told["families"]] == [
        test.family for test in closed.answer.rests_on
    ]
    assert {row["estimator"] for row in told["estimators"]} == {
        view.name for view in closed.answer.estimators or ()
    }
    assert "by_day" not in told
    assert "odds" not in told
    assert "estimators" not in beside(replace(closed.answer, estimators=None))


def test_beside__days_and_odds_where_they_were_asked_for(closed: Outgoing) -> None:
    assert closed.answer is not None
    answer = replace(
        closed.answer,
        by_day=(
            CorridorRun(737425, 737430, Status.OPEN, metres=1234.5),
            CorridorRun(737431, 737440, Status.CLOSED, closed_metres=900.0, doubtful_metres=100.0),
        ),
        odds=CorridorOdds(
            "displaced_dates", 200, 0, 10, 737435, 50, 0, 150,
            (OddsRun(737425, 737440, 50, 0, 150),), 737440, None, None, None, None,
        ),
    )  # fmt: skip
    told = beside(answer)
    assert told["by_day"][0] == {
        "status": "open", "start": "2020-01-01", "end": "2020-01-06", "route_km": 1.234,
        "gap_km": None, "closed_km": None, "kept_open": None,
    }  # fmt: skip
    assert told["by_day"][1]["gap_km"] == 1.0
    (row,) = told["odds"]
    assert (row["draws"], row["open"], row["closed"], row["share_open"]) == (200, 50, 150, 0.25)


def test_beside__a_contradiction_goes_only_with_all_its_reports(closed: Outgoing) -> None:
    assert closed.answer is not None
    item = Contradiction("families_disagree", "gate", None, 737425, 737430, "they disagree")
    fine = replace(item, reports=(REPORTS[0], REPORTS[3]))
    bad = replace(item, reports=(REPORTS[0], REPORTS[1]))
    answer = replace(closed.answer, contradictions=(fine, bad))
    (layer,) = [
        one
        for one in layers_beside(answer, made_situation(), Sieve(SOURCES))
        if one.name == "contradictions"
    ]
    assert layer.withheld == 1
    assert layer.shapes == ((21.2, 40.1),)
    assert beside(answer)["contradictions"][0]["sources"] == "wire"
