"""What a claim says in a form that the record can judge, or what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.names import joined_words
from landbridge.naming.propositions import missing_names, parse_proposition

if TYPE_CHECKING:
    from landbridge.model.claims import Claim
    from landbridge.model.propositions import Proposition
    from landbridge.model.situations import Situation

__all__ = ["proposition_of"]


def proposition_of(situation: Situation, claim: Claim) -> tuple[Proposition | None, str]:
    """Read the proposition of a claim; the second says why it is not checkable, if it is not."""
    if claim.proposition is None:
        return None, "it is not put as a proposition"
    try:
        noun = parse_proposition(claim.proposition)
    except ValueError as wrong:
        return None, f"the proposition cannot be read: {wrong}"
    countries = {f"country:{place.country}" for place in situation.places.values()}
    provinces = {joined_words(place.admin1) for place in situation.places.values() if place.admin1}
    missing = missing_names(
        noun,
        {corridor.id: corridor.variants for corridor in situation.corridors.values()},
        situation.actors,
        situation.named_places,
        {*situation.areas, *countries, *provinces},
        {report.label for report in situation.reports if report.label},
    )
    if claim.modality == "counterfactual":
        missing = ["counterfactual: what would have been cannot be looked up"]
    return noun, "; ".join(missing)
