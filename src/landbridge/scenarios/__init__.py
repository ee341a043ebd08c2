"""Apply suppositions to reports, relations and control; count rows as known or told by fewer."""

from landbridge.scenarios.apply import SUPPOSED_ROW, supposed_control
from landbridge.scenarios.rows import known_then, rows_of, without_family
from landbridge.scenarios.touched import (
    only_holders_can_change,
    places_bound_to_others,
    reports_about,
    touched_places,
    uses_of_relations,
)

__all__ = [
    "SUPPOSED_ROW",
    "known_then",
    "only_holders_can_change",
    "places_bound_to_others",
    "reports_about",
    "rows_of",
    "supposed_control",
    "touched_places",
    "uses_of_relations",
    "without_family",
]
