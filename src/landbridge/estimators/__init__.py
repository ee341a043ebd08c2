"""Ways from reports to belief about control, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from landbridge.estimators import latest_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["ESTIMATORS", "Estimator"]


class Estimator(Protocol):
    """What every estimator does."""

    def __call__(  # noqa: D102  (said on the class)
        self,
        reports: Iterable[Report],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        links: Mapping[str, Link],
        *,
        early: bool = False,
        fade_after_days: int | None = None,
        memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
    ) -> ControlHistory: ...


ESTIMATORS: dict[str, Estimator] = {"latest_report": latest_report.estimate}
