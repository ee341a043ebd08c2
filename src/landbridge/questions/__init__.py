"""From what a person asked to a query that says everything."""

from landbridge.questions.settle import newest_published, query_of, stops_of, traveller_of

__all__ = ["newest_published", "query_of", "stops_of", "traveller_of"]
