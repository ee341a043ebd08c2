"""Ways from reports to belief about control, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from landbridge.estimators import latest_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from landbridge.model.belief import DrawnControl, LearnedSource
    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["ESTIMATORS", "LEARNERS", "SAMPLERS", "Estimator", "Learned", "Learner", "Sampler"]


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


class Learned(Protocol):
    """What an estimator that learns has learned: opaque to all but itself, but for its sources."""

    @property
    def sources(self) -> tuple[LearnedSource, ...]: ...  # noqa: D102  (said on the class)


class Learner(Protocol):
    """Learns from all reports of a situation what its estimator needs (``learned=…``)."""

    def __call__(  # noqa: D102  (said on the class)
        self,
        reports: Iterable[Report],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        links: Mapping[str, Link],
        *,
        early: bool = False,
    ) -> Learned: ...


class Sampler(Protocol):
    """Draws whole courses of events, with what was learned."""

    def __call__(  # noqa: D102  (said on the class)
        self,
        reports: Iterable[Report],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        links: Mapping[str, Link],
        *,
        learned: Any,  # what the learner of the same name gave
        seed: int,
        first_world: int,
        worlds: int,
        early: bool = False,
    ) -> DrawnControl: ...


ESTIMATORS: dict[str, Callable[..., ControlHistory]] = {"latest_report": latest_report.estimate}
LEARNERS: dict[str, Learner] = {}
SAMPLERS: dict[str, Sampler] = {}
