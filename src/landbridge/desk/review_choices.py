"""What follows when a reviewer chooses what a name in a text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import now
from landbridge.errors import InputError
from landbridge.model.imports import Spot
from landbridge.model.proposals import Decision, Proposal, proposal_id
from landbridge.naming.made import new_places, place_row
from landbridge.situation import SituationFile, evidence_span

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.queue import QueueItem
    from landbridge.model.readings import Candidate

__all__ = ["chosen"]

_GEONAMES = "geonames:"
_OF_PLACES = ("place", "a", "b")
_BY = "review"


def chosen(
    path: Path, item: QueueItem, column: str, candidate: Candidate, who: str
) -> tuple[dict[str, str], tuple[Decision, ...]]:
    """Give the cells that a choice fills, and the decisions that must go with it.

    A town of a gazetteer that the record does not have is put forward as a new place, to be
    accepted together with the row that names it.

    Raises
    ------
    InputError
        when the candidate is something new whose place is not known
    """
    numbered = candidate.means.startswith(_GEONAMES)
    if candidate.means and not numbered:
        return {column: candidate.means}, ()
    point = {
        "lon": "" if candidate.lon is None else f"{candidate.lon:.5f}",
        "lat": "" if candidate.lat is None else f"{candidate.lat:.5f}",
        "country": candidate.country,
        "geonames": candidate.means.removeprefix(_GEONAMES) if numbered else "",
    }
    if item.proposal.table == "places":
        return {name: cell for name, cell in point.items() if cell}, ()
    if column not in _OF_PLACES or not (point["lon"] and point["lat"]):
        raise InputError(
            f"'{candidate.name}' is new: accept its own proposal first, or write an id with e"
        )
    with SituationFile.open(path, writable=True) as file:
        situation = file.read()
        taken = {*situation.places, *situation.areas}
        spot = Spot(
            candidate.name, candidate.lon, candidate.lat, country=candidate.country or None,
            geonames=point["geonames"] or None,
        )  # fmt: skip
        place = new_places([(spot, "")], lambda key: key in taken)[0]
        cells = {name: cell for name, cell in place_row(place, "").cells.items() if cell}
        cells.pop("note", None)
        own = item.proposal.spans.get(column) or evidence_span(item.proposal.spans)
        spans = {"evidence": own} if own else {}
        origin = item.proposal.origin
        key = proposal_id("places", cells, spans, item.proposal.document, origin)
        made = Proposal(
            key, "places", cells, spans, document=item.proposal.document, origin=origin,
            coder=_BY, rule="review-chosen-place",
        )  # fmt: skip
        file.add_reading([made])
    return {column: place.id}, (Decision(key, "accept", who, now()),)
