"""From places and links to a network by position."""

from landbridge.network.build import build_network
from landbridge.network.laying import laid_out, lay_roads
from landbridge.network.parts import differs, part_around, put_back, same_holders

__all__ = [
    "build_network",
    "differs",
    "laid_out",
    "lay_roads",
    "part_around",
    "put_back",
    "same_holders",
]
