"""What was learned as plain arrays, to be kept between runs, and back again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge._version import __version__
from landbridge.estimators.hidden_markov._classes import Grounds
from landbridge.estimators.hidden_markov._learning import Fit, Smoothed
from landbridge.estimators.hidden_markov._likelihood import echoes_of
from landbridge.estimators.hidden_markov._model import Learned
from landbridge.estimators.hidden_markov._parameters import Parameters, Settings
from landbridge.estimators.hidden_markov._statements import statements_of
from landbridge.model.belief import Copying

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["key_of", "packed", "unpacked"]

MAKE = 5
"""Raised whenever the model learns otherwise: what was kept before is then learned anew."""


def key_of(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
) -> str:
    """Digest all that learning rests on (SHA-256, hex digits)."""
    told = hashlib.sha256(f"{MAKE} {__version__} {asdict(Settings())}".encode())
    for report in reports:
        source, dates = report.source, (report.first_day, report.day, *report.order)
        about = (report.place, report.event, report.actor, report.other_actor)
        who = (source.id, source.family, source.reliability)
        told.update(repr((report.id, who, dates, about)).encode())
    for place in places.values():
        told.update(f"\n{place.id} {place.lon!r} {place.lat!r} {place.country}".encode())
    for area in areas.values():
        told.update(f"\n{area.id} {sorted(area.members)}".encode())
    for link in links.values():
        told.update(f"\n{link.a} {link.b} {link.mode} {link.metres!r}".encode())
    return told.hexdigest()


def packed(learned: Learned) -> dict[str, NDArray[Any]]:
    """Give all that was learned as arrays by name."""
    fit = learned.fit
    found: dict[str, NDArray[Any]] = {}
    for what, thing in (("p", fit.parameters), ("g", fit.grounds), ("l", fit.last)):
        for field in fields(thing):
            found[f"{what}_{field.name}"] = np.asarray(getattr(thing, field.name))
    told = {
        "rounds": fit.rounds,
        "lags": [[voice, *bounds] for voice, bounds in fit.lag_bounds.items()],
        "copying": {name: [asdict(one) for one in all_of] for name, all_of in fit.copying.items()},
    }
    found["told"] = np.frombuffer(json.dumps(told).encode(), dtype=np.uint8)
    return found


def unpacked(
    arrays: Mapping[str, NDArray[Any]],
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
) -> Learned | None:
    """Give back what was learned from these very rows; None where the arrays do not fit them."""
    statements = statements_of(reports, places, areas)
    try:
        parameters = Parameters(**_of("p", Parameters, arrays))
        grounds = Grounds(**_of("g", Grounds, arrays))
        last = Smoothed(**_of("l", Smoothed, arrays))
        told = json.loads(arrays["told"].tobytes())
        copying = {
            name: tuple(Copying(**one) for one in all_of)
            for name, all_of in told["copying"].items()
        }
        bounds = {int(voice): (low, high) for voice, low, high in told["lags"]}
        rounds = int(told["rounds"])
    except (KeyError, TypeError, ValueError):
        return None
    cells, days = len(statements.cells), statements.days
    sides = len(statements.voices), len(statements.actors) + 1
    if (
        last.shares.shape != (cells, days, statements.local.shape[1])
        or last.said.shape[0] != statements.count
        or parameters.right.shape != sides
    ):
        return None
    echoes = echoes_of(statements, parameters.family)
    fit = Fit(parameters, grounds, echoes, last, rounds, bounds, copying)
    return Learned(statements, Settings(), fit, places, links)


def _of(what: str, noun: type, arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Give the parts of a noun; numbers as numbers."""
    found: dict[str, Any] = {}
    for field in fields(noun):
        array = arrays[f"{what}_{field.name}"]
        found[field.name] = array if array.shape else array.item()
    return found
