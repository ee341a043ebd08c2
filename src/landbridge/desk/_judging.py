"""From who holds the ground to who may pass: the policy that a question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.network import build_network
from landbridge.policies import POLICIES
from landbridge.questions import traveller_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from landbridge.desk.prepare import Setting
    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Link
    from landbridge.model.passage import PassageHistory
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Rows, Situation

__all__ = ["network_of", "passage_under"]


def network_of(situation: Situation, links: Iterable[Link], modes: Collection[str]) -> RoadNetwork:
    """Lay out places and links of these modes by position, with the ground of imported roads."""
    ground = situation.laid.ground if situation.laid is not None else None
    return build_network(situation.places.values(), links, modes=modes, ground=ground)


def passage_under(
    setting: Setting,
    network: RoadNetwork,
    rows: Rows,
    control: ControlHistory,
    *,
    only_day: int | None = None,
) -> PassageHistory:
    """Let the query's policy say who passes where so and so hold the ground.

    Raises
    ------
    QuestionError
        when the policy does not exist
    """
    query = setting.query
    if query.policy not in POLICIES:
        there = ", ".join(sorted(POLICIES))
        raise QuestionError(f"no policy '{query.policy}'; there are: {there}")
    return POLICIES[query.policy](
        control, network, traveller_of(setting.situation, query),
        reports=rows.reports, relations=rows.relations, rules=rows.rules,
        areas=setting.situation.areas, early=setting.early, only_day=only_day,
        memory=setting.memory.passage,
    )  # fmt: skip
