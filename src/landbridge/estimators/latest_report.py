"""Who holds each piece of ground, if the newest report is believed?

The rules are those of `semantics`, section 3: the newest valid day wins; reports of different
families on days of which neither is later conflict, and the better grade wins only where it is
better in both fields; a report about an area sets only ground without a report of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._grounds import history_of
from landbridge.estimators._rules import LATEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["estimate"]


def estimate(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    fade_after_days: int | None = None,
    memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
) -> ControlHistory:
    """Give the course of every place, and of every link that a report of control names.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    early
        place changes of imprecise date on the first day they can mean, not the last
    fade_after_days
        forget a state so many days after its newest report; None never forgets
    memory
        courses kept from one call to the next, keyed by the reports that they rest on
    """
    return history_of(
        reports, places, areas, links, early=early, fade_after_days=fade_after_days,
        memory=memory, rule=LATEST,
    )  # fmt: skip
