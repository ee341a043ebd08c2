"""From places and links to a network by position."""

from landbridge.network.build import build_network

__all__ = ["build_network"]
