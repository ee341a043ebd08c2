"""Who gained what whom lost?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._staking import staked
from landbridge.desk.prepare import Memory
from landbridge.model.corridors import Question
from landbridge.model.succession import Succession

if TYPE_CHECKING:
    from landbridge.model.situations import Situation

__all__ = ["succession"]


def succession(
    situation: Situation,
    area: str,
    *,
    since: int | None = None,
    until: int | None = None,
    known_by: int | None = None,
    by: str = "places",
    estimator: str | None = None,
    memory: Memory | None = None,
) -> Succession:
    """Follow all ground of an area from holder to holder, and add up who has whose.

    Parameters
    ----------
    area
        ``all``, ``country:XX``, an area, a province (``admin1``), or places with commas between
    since, until
        first and last day, both included: else from the first report of control to the newest
    by
        what shares and order go by: "places", "people" or "road-km"

    Raises
    ------
    QuestionError
        when something is named that is not there, or no day is left to look at
    """
    asked = Question(since=since, until=until, known_by=known_by, estimator=estimator)
    found = staked(situation, area, asked, by, memory or Memory())
    changes = analyses.handovers(found.stakes, found.period)
    every = analyses.added_up(changes)
    net = analyses.net_of(found.stakes, found.period)
    return Succession(
        **found.told, changes=changes, every=every, net=net,
        heirs_every=analyses.heirs_of(every, by), heirs_net=analyses.heirs_of(net, by),
    )  # fmt: skip
