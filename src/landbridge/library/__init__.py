"""The Python front: the same verbs as the command line, on an open situation."""

from landbridge.library.situation import OpenSituation, check, new, open  # noqa: A004  (lb.open)

__all__ = ["OpenSituation", "check", "new", "open"]
