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
    "claims",
    "coverage",
    "diff",
    "disagree",
    "eval",
    "explain",
    "export",
    "influence",
    "info",
    "new",
    "read",
    "report",
    "review",
    "sources",
    "succession",
    "suppose",
]
