"""Ways from reports to belief about control, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from landbridge.estimators import (
    drawn_maps,
    hidden_markov,
    latest_report,
    majority,
    nearest_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from landbridge.model.belief import DrawnControl, LearnedSource
    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

__all__ = [
    "BESIDE",
    "ESTIMATORS",
    "KEEPERS",
    "LEARNERS",
    "LOOKING_AHEAD",
    "NOT_LOCAL",
    "SAMPLERS",
    "ChosenEstimator",
    "Estimator",
    "Learned",
    "Learner",
    "Sampler",
    "estimator_named",
]


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


ESTIMATORS: dict[str, Callable[..., ControlHistory]] = {
    "latest_report": latest_report.estimate,
    "majority": majority.estimate,
    "nearest_place": nearest_place.estimate,
    "drawn_maps": drawn_maps.estimate,
    "hidden_markov": hidden_markov.estimate,
}
LEARNERS: dict[str, Learner] = {"hidden_markov": hidden_markov.learn}
KEEPERS = {"hidden_markov": (hidden_markov.key_of, hidden_markov.packed, hidden_markov.unpacked)}
"""How what was learned is kept between runs: a digest of what it rests on, to arrays, and back."""
SAMPLERS: dict[str, Sampler] = {"hidden_markov": hidden_markov.draw}
NOT_LOCAL = frozenset({"nearest_place"})
"""Those of which a report about one place can change another that no link joins to it."""
LOOKING_AHEAD = frozenset({"hidden_markov"})
"""Those that read what is reported of later days when they judge a day."""


BESIDE = ("latest_report", "majority", "nearest_place", "drawn_maps", "hidden_markov")
"""Those of which every answer says what they would have said."""


@dataclass(frozen=True, slots=True)
class ChosenEstimator:
    """An estimator as a question names it, with what stood after the colon filled in.

    ``learn`` and ``draw`` are None where it learns nothing, or draws nothing. ``is_local`` says
    that a report changes only the ground that it speaks of, and the links that lead there;
    ``looks_ahead`` that it changes the days before it too.
    """

    name: str
    estimate: Callable[..., ControlHistory]
    learn: Learner | None
    draw: Sampler | None
    is_local: bool
    looks_ahead: bool


def estimator_named(name: str, sources: Mapping[str, Source]) -> ChosenEstimator:
    """Find an estimator: ``latest_report``, ``majority:60``, ``drawn_maps:SOURCE,SOURCE`` …

    Parameters
    ----------
    name
        its name, and for some what is chosen, after a colon
    sources
        the sources of the situation by id

    Raises
    ------
    LookupError
        when there is no such estimator
    ValueError
        when what stands after the colon cannot be
    """
    base, _, choice = name.partition(":")
    if base not in ESTIMATORS:
        raise LookupError(f"no estimator '{base}'; there are: {', '.join(sorted(ESTIMATORS))}")
    estimate = ESTIMATORS[base]
    if base == "majority":
        estimate = partial(estimate, window_days=majority.window_days_of(choice))
    elif base == "drawn_maps":
        estimate = partial(estimate, sources=drawn_maps.chosen_sources(choice, sources))
    elif choice:
        raise ValueError(f"{base} has nothing to choose: leave out ':{choice}'")
    return ChosenEstimator(
        name, estimate, LEARNERS.get(base), SAMPLERS.get(base), base not in NOT_LOCAL,
        base in LOOKING_AHEAD,
    )  # fmt: skip
