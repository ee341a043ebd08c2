"""From places and links to a network by position; imported roads laid on divided ground."""

from landbridge.network.build import build_network
from landbridge.network.condensing import Condensed, condensed
from landbridge.network.laying import laid_out, lay_roads
from landbridge.network.parts import differs, part_around, put_back, same_holders

__all__ = [
    "Condensed",
    "build_network",
    "condensed",
    "differs",
    "laid_out",
    "lay_roads",
    "part_around",
    "put_back",
    "same_holders",
]
