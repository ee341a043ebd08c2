"""One function for each thing a user can do.

A front imports the verb that it needs, by its file: a question must not wait for the loading of
what it does not use.
"""

__all__ = [
    "add",
    "ask",
    "belief",
    "brief",
    "check",
    "coverage",
    "diff",
    "disagree",
    "explain",
    "export",
    "influence",
    "info",
    "new",
    "report",
    "sources",
    "succession",
    "suppose",
]
