"""Questions about corridors, one file each."""

from landbridge.analyses.contradictions import contradictions
from landbridge.analyses.coverage import coverage
from landbridge.analyses.difference import difference
from landbridge.analyses.evidence import (
    claims_by,
    conditions_on,
    deciding_grounds,
    disputes_on,
    exposure,
    families_behind,
    first_seen_used,
    legally_open_since,
    reports_of,
)
from landbridge.analyses.fragility import fragility_on
from landbridge.analyses.frames import atlas
from landbridge.analyses.gap import gap_on, places_on_way, with_trend
from landbridge.analyses.history import corridor_history, since, spells, status_in, status_on
from landbridge.analyses.routes import deciding_pieces, route_on

__all__ = [
    "atlas",
    "claims_by",
    "conditions_on",
    "contradictions",
    "corridor_history",
    "coverage",
    "deciding_grounds",
    "deciding_pieces",
    "difference",
    "disputes_on",
    "exposure",
    "families_behind",
    "first_seen_used",
    "fragility_on",
    "gap_on",
    "legally_open_since",
    "places_on_way",
    "reports_of",
    "route_on",
    "since",
    "spells",
    "status_in",
    "status_on",
    "with_trend",
]
