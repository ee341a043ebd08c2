"""Rules of passage, by name: who lets whom through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from landbridge.policies import by_stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.actors import PermissionRule, Relation, Traveller
    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Area
    from landbridge.model.passage import PassageHistory
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = ["POLICIES", "Policy"]


class Policy(Protocol):
    """What every policy does."""

    def __call__(  # noqa: D102  (said on the class)
        self,
        control: ControlHistory,
        network: RoadNetwork,
        traveller: Traveller,
        *,
        reports: Iterable[Report],
        relations: Iterable[Relation],
        rules: Iterable[PermissionRule],
        areas: Mapping[str, Area],
        early: bool = False,
        only_day: int | None = None,
        memory: MutableMapping[tuple[object, ...], object] | None = None,
    ) -> PassageHistory: ...


POLICIES: dict[str, Policy] = {"by_stance": by_stance.apply}
