"""Names in files of others: what is said where more of them could be known."""

from __future__ import annotations

from pathlib import Path

import pytest

import landbridge as lb
from landbridge.desk.importing import review
from landbridge.model.imports import ImportRequest, ImportSettings
from landbridge.naming import towns

TABLE = "date,place,event,actor,source\n2020-01-02,{place},holds,South,press\n"


def notes_of(folder: Path, place: str) -> str:
    situation = lb.new(folder / "x.gpkg", "X").situation
    path = folder / "reports.csv"
    path.write_text(TABLE.format(place=place), "utf-8")
    request = ImportRequest("table", ImportSettings(published="2020-02-01"), accept_map=True)
    return " ".join(review(path, request, situation).notes)


def test_review__says_that_geonames_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towns, "find_spec", lambda _: None)
    assert "pip install 'landbridge[names]'" in notes_of(tmp_path, "Nowhere")


def test_review__does_not_say_so_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towns, "find_spec", lambda _: object())
    monkeypatch.setattr(towns, "_towns", lambda _: iter(()))
    assert "landbridge[names]" not in notes_of(tmp_path, "Nowhere")
