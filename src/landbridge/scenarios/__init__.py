"""Apply suppositions to reports, relations and control."""

from landbridge.scenarios.apply import (
    supposed_control,
    supposed_relations,
    supposed_reports,
    supposed_rules,
)

__all__ = ["supposed_control", "supposed_relations", "supposed_reports", "supposed_rules"]
