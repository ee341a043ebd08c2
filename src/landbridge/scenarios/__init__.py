"""Apply suppositions to reports, relations and control."""

from landbridge.scenarios.apply import (
    SUPPOSED_ROW,
    heard_reports,
    supposed_control,
    supposed_links,
    supposed_relations,
    supposed_reports,
    supposed_rules,
)

__all__ = [
    "SUPPOSED_ROW",
    "heard_reports",
    "supposed_control",
    "supposed_links",
    "supposed_relations",
    "supposed_reports",
    "supposed_rules",
]
