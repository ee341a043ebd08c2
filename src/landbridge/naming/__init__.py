"""Which place or actor a name in somebody's file means."""

from landbridge.naming.known import Known, Settled
from landbridge.naming.listing import joined, names_table
from landbridge.naming.populations import populations
from landbridge.naming.settling import settled
from landbridge.naming.towns import Gazetteer, gazetteer

__all__ = [
    "Gazetteer",
    "Known",
    "Settled",
    "gazetteer",
    "joined",
    "names_table",
    "populations",
    "settled",
]
