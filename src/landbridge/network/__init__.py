"""From places and links to a network by position."""

from landbridge.network.build import build_network
from landbridge.network.parts import differs, part_around, put_back, same_holders

__all__ = ["build_network", "differs", "part_around", "put_back", "same_holders"]
