"""From what a person asked to a query that says everything."""

from landbridge.questions.areas import AskedArea, area_asked
from landbridge.questions.settle import (
    asks_for_a_way,
    newest_published,
    period_of,
    query_of,
    stops_of,
    traveller_of,
)

__all__ = [
    "AskedArea",
    "area_asked",
    "asks_for_a_way",
    "newest_published",
    "period_of",
    "query_of",
    "stops_of",
    "traveller_of",
]
