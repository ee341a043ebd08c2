"""What is odd about a load as a whole. Nothing here refuses a row."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from landbridge.days import FIRST_DAY, LAST_DAY
from landbridge.model.actors import STANCE_OF_RELATION
from landbridge.model.geography import GROUND_MODES
from landbridge.situation.cells import read_number, read_span
from landbridge.situation.geometry import great_circle_metres, parse_line, run_from_a_to_b

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from landbridge.errors import Problem
    from landbridge.situation.tabular import Row

__all__ = ["sanity_problems"]

_SHORTEST_SHARE = 0.95
_LONGEST_SHARE = 4.0
_ROUNDING_KM = 1.0
"""Lengths are often written in whole kilometres, and a bridge as 0."""
_LINE_END_METRES = 5_000.0
_FAR_METRES = 300_000.0
_FAR_TIMES = 3.0
_ENOUGH_PLACES = 5

Point = tuple[float, float]


def sanity_problems(
    written: Mapping[str, Sequence[Row]],
    after: Mapping[str, Sequence[Row]],
    absent: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Look at the rows that a load writes, among all rows as they will stand."""
    points = {row["id"]: _point(row) for row in after["places"]}
    yield from _far_places(written["places"], after["places"])
    if "links" not in absent and not after["roads"]:
        yield from _lonely_places(written["places"], after["links"])
    for link in written["links"] if "places" not in absent else ():
        yield from _length_problems(link, points)
        yield from _line_problems(link, points)
    yield from _contradictions(written["relations"], after["relations"])


def _point(row: Row) -> Point:
    return read_number(row["lon"]), read_number(row["lat"])


def _far_places(written: Sequence[Row], places: Sequence[Row]) -> Iterator[Problem]:
    """Find places that lie far from all others of their country: exchanged signs, wrong codes."""
    countries: dict[str, list[Row]] = {}
    for row in places:
        if row["country"]:
            countries.setdefault(row["country"], []).append(row)
    fresh = {row["id"] for row in written}
    for country, rows in countries.items():
        if len(rows) <= _ENOUGH_PLACES or not any(row["id"] in fresh for row in rows):
            continue
        points = np.array([_point(row) for row in rows])
        middle = (float(np.median(points[:, 0])), float(np.median(points[:, 1])))
        away = np.array([great_circle_metres((lon, lat), middle) for lon, lat in points.tolist()])
        # The median spares the exact sum, which leaves the place itself out, for most places.
        for place in np.flatnonzero((away > _FAR_METRES) & (away > 2 * np.median(away))).tolist():
            usual = float(np.percentile(np.delete(away, place), 90))
            row = rows[place]
            if row["id"] in fresh and away[place] > _FAR_TIMES * usual:
                message = (
                    f"'{row['id']}' lies {away[place] / 1000:.0f} km from the middle of the"
                    f" {country} places; nine in ten of the others lie within"
                    f" {usual / 1000:.0f} km: check lon, lat and country"
                )
                yield row.warning("lon", message)


def _lonely_places(written: Sequence[Row], links: Sequence[Row]) -> Iterator[Problem]:
    joined = {link[end] for link in links for end in ("a", "b")}
    for row in written:
        if row["id"] not in joined:
            message = f"no link leads to '{row['id']}': no route can pass it; add one to links.csv"
            yield row.warning("id", message)


def _length_problems(link: Row, points: Mapping[str, Point]) -> Iterator[Problem]:
    """Compare a written length on the ground with the great circle between its ends."""
    if not link["km"] or (link["mode"] or "road") not in GROUND_MODES:
        return
    km = read_number(link["km"])
    circle = great_circle_metres(points[link["a"]], points[link["b"]]) / 1000
    if km < _SHORTEST_SHARE * circle and circle - km > _ROUNDING_KM:
        message = (
            f"{km:g} km is shorter than the great circle of {circle:.1f} km between"
            f" '{link['a']}' and '{link['b']}': no road can be; check km and both places"
        )
        yield link.warning("km", message)
    elif km > _LONGEST_SHARE * circle and km - circle > _ROUNDING_KM:
        message = (
            f"{km:g} km is more than {_LONGEST_SHARE:g} times the great circle of {circle:.1f} km"
            f" between '{link['a']}' and '{link['b']}': check km and both places"
        )
        yield link.warning("km", message)


def _line_problems(link: Row, points: Mapping[str, Point]) -> Iterator[Problem]:
    """Compare the ends of a drawn line with the places that it joins."""
    if not link["geometry"]:
        return
    a, b = points[link["a"]], points[link["b"]]
    line = run_from_a_to_b(parse_line(link["geometry"]), a, b)
    for name, point, end in ((link["a"], a, line[0]), (link["b"], b, line[-1])):
        away = great_circle_metres(point, end)
        if away > _LINE_END_METRES:
            message = (
                f"the line ends {away / 1000:.1f} km from '{name}': check the line and the place"
            )
            yield link.warning("geometry", message)


def _contradictions(written: Sequence[Row], relations: Sequence[Row]) -> Iterator[Problem]:
    """Find relations of one pair with different effects on the same days."""
    pairs: dict[frozenset[str], list[Row]] = {}
    for row in relations:
        pairs.setdefault(frozenset((row["actor"], row["other"])), []).append(row)
    fresh = {id(row) for row in written}
    for rows in pairs.values():
        for place, late in enumerate(rows):
            against = (early for early in rows[:place] if fresh & {id(early), id(late)})
            found = (problem for early in against for problem in _contradiction(early, late))
            yield from islice(found, 1)


def _contradiction(early: Row, late: Row) -> Iterator[Problem]:
    if STANCE_OF_RELATION[early["kind"]] == STANCE_OF_RELATION[late["kind"]]:
        return
    first = max(_days(early)[0], _days(late)[0])
    last = min(_days(early)[1], _days(late)[1])
    if first <= last:
        message = (
            f"'{late['actor']} {late['kind']} {late['other']}' contradicts '{early['actor']}"
            f" {early['kind']} {early['other']}' ({early.where}) on the same days:"
            " passage between them is unknown there while both stand"
        )
        yield late.warning("kind", message)


def _days(row: Row) -> tuple[int, int]:
    return (
        read_span(row["start"]).first if row["start"] else FIRST_DAY,
        read_span(row["end"]).last if row["end"] else LAST_DAY,
    )
