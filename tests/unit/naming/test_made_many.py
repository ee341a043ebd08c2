"""Many names made anew: each is looked at once, not once for every other."""

from __future__ import annotations

import pytest

from landbridge.model.imports import ForeignRow, Spot
from landbridge.naming import Known, made, settled

MANY = 150


def test_new_names__are_each_folded_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    folds: list[str] = []

    def counting(text: str) -> str:
        folds.append(text)
        return text.casefold()

    monkeypatch.setattr(made, "folded", counting)
    rows = [
        ForeignRow(
            "reports",
            {"source": "s", "event": "holds"},
            "many.csv",
            number,
            {"actor": f"Side {number}"},
            {"place": Spot(name=f"Town {number}", lon=20.0 + number, lat=10.0)},
        )
        for number in range(MANY)
    ]
    found = settled(rows, Known({}, {}, {}, ()), new_places=True, new_actors=True)
    assert len(found.rows) == 3 * MANY
    assert len(folds) <= 10 * MANY
