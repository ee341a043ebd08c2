"""Options of the importers of roads: what may be said, and what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.days import parse_day, parse_published
from landbridge.errors import QuestionError
from landbridge.importers._roads_traits import ROAD_KMH, SURFACE_KMH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from landbridge.model.imports import ImportSettings

__all__ = [
    "LINE_OPTIONS",
    "country_of",
    "one_day",
    "one_of",
    "parted_at",
    "published_of",
    "refuse_others",
    "speeds",
    "yes_or_no",
]

LINE_OPTIONS = {
    "layer": "which layer is read, where a file has several",
    "crs": "the system of coordinates (EPSG:32637), where the file names none or a wrong one",
    "node": "where lines are parted: vertices (at every point that two lines have, or one twice), "
    "ends (where another line ends), none",
}
"""What can be said of any file of lines."""
_SPEED = "speed."
_FASTEST = 300.0
_COUNTRY = re.compile(r"[A-Z]{2}\Z")


def refuse_others(
    settings: ImportSettings, known: Iterable[str], tables: Collection[str] = ()
) -> None:
    """Refuse options, and tables of a map, that an importer does not have.

    ``speed.*`` among the known options stands for all of that kind.
    """
    for table in settings.map:
        if table not in tables:
            there = f"there are: {', '.join(tables)}" if tables else "none is read here"
            raise QuestionError(f"--map: no table '{table}'; {there}")
    names = sorted(known)
    for name in settings.options:
        if name in names or (f"{_SPEED}*" in names and name.startswith(_SPEED)):
            continue
        raise QuestionError(f"--set {name}: no option '{name}'; there are: {', '.join(names)}")


def yes_or_no(options: Mapping[str, str], name: str, default: bool) -> bool:  # noqa: FBT001
    """Read an option that is yes or no."""
    said = options.get(name, "").strip().lower()
    if said in {"yes", "true", "1"}:
        return True
    if said in {"no", "false", "0"}:
        return False
    if said:
        raise QuestionError(f"--set {name}={options[name]}: write yes or no")
    return default


def one_of(options: Mapping[str, str], name: str, words: tuple[str, ...]) -> str:
    """Read an option that is one of some words; the first where nothing is said."""
    said = options.get(name, "").strip().lower() or words[0]
    if said not in words:
        raise QuestionError(f"--set {name}={options[name]}: write {', '.join(words)}")
    return said


def parted_at(options: Mapping[str, str]) -> str:
    """Read where lines are parted (``node``)."""
    return one_of(options, "node", ("vertices", "ends", "none"))


def country_of(options: Mapping[str, str]) -> str:
    """Read the country that places lie in; empty where nothing is said."""
    said = options.get("country", "").strip()
    if said and _COUNTRY.match(said) is None:
        raise QuestionError(f"--set country={said}: write two capital letters, such as SY")
    return said


def speeds(options: Mapping[str, str]) -> dict[str, float]:
    """Kilometres per hour by class and by ``surface.NAME``, with those that the user sets.

    ``speed.primary=60`` sets a class, ``speed.surface.gravel=25`` what a surface allows at most.
    """
    kmh = dict(ROAD_KMH) | {f"surface.{name}": most for name, most in SURFACE_KMH.items()}
    for option, said in options.items():
        if not option.startswith(_SPEED):
            continue
        name = option.removeprefix(_SPEED)
        if name not in ROAD_KMH and not name.startswith("surface."):
            raise QuestionError(f"no class of road '{name}'; there are: {', '.join(ROAD_KMH)}")
        try:
            value = float(said)
        except ValueError:
            value = 0.0
        if not 0 < value <= _FASTEST:
            raise QuestionError(f"--set {option}={said}: write kilometres per hour, up to 300")
        kmh[name] = value
    return kmh


def published_of(settings: ImportSettings) -> str:
    """Read the day of publication that the user gives; empty where none is given."""
    said = (settings.published or "").strip()
    if said:
        try:
            parse_published(said)
        except ValueError as wrong:
            raise QuestionError(f"--published: {wrong}") from None
    return said


def one_day(options: Mapping[str, str], name: str) -> int | None:
    """Read an option that is one day, as a day number; None where nothing is said."""
    said = options.get(name, "").strip()
    if not said:
        return None
    try:
        return parse_day(said)
    except ValueError as wrong:
        raise QuestionError(f"--set {name}: {wrong}") from None
