"""The Python front: the same verbs as the command line, on an open situation."""

from landbridge.library.gold import eval  # noqa: A004  (lb.eval)
from landbridge.library.situation import OpenSituation, check, new, open  # noqa: A004  (lb.open)

__all__ = ["OpenSituation", "check", "eval", "new", "open"]
