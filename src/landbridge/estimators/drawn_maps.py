"""Who holds each piece of ground, if a chosen source's word, a map's say, is taken for the truth?

Only what the chosen sources report counts; between two of their reports the last word stands. Where
several are chosen, they settle among themselves by the rules of ``latest_report``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._grounds import history_of
from landbridge.estimators._rules import LATEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, MutableMapping

    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

__all__ = ["chosen_sources", "estimate"]


def estimate(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    fade_after_days: int | None = None,
    memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
    sources: Collection[str] = (),
) -> ControlHistory:
    """Give the course of every place and named link, as the chosen sources have it.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    sources
        ids of the sources that are believed; all others are not heard about control. None named:
        all sources of kind ``map``
    early, fade_after_days, memory
        as for every estimator
    """
    heard = [
        report
        for report in reports
        if (report.source.id in sources if sources else report.source.kind == "map")
    ]
    return history_of(
        heard, places, areas, links, early=early, fade_after_days=fade_after_days,
        memory=memory, rule=LATEST,
    )  # fmt: skip


def chosen_sources(text: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Read which sources are chosen: ids or names with commas between, or else every map.

    Raises
    ------
    ValueError
        when one of them is not there, or none is named and none is a map
    """
    there = ", ".join(sorted(sources)) or "none"
    if not text.strip():
        maps = tuple(source.id for source in sources.values() if source.kind == "map")
        if not maps:
            raise ValueError(
                "drawn_maps: no source is of kind map; choose with drawn_maps:SOURCE; "
                f"sources: {there}"
            )
        return maps
    by_name = {source.name.casefold(): source.id for source in sources.values()}
    chosen: dict[str, None] = {}
    for part in text.split(","):
        name = part.strip()
        found = name if name in sources else by_name.get(name.casefold())
        if found is None:
            raise ValueError(f"drawn_maps: no source '{name}'; there are: {there}")
        chosen[found] = None
    return tuple(chosen)
