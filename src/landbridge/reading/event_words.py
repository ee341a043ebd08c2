"""Word lists that the rules for events go by, from the files in ``words``."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["word_list", "written_words"]


def written_words(name: str) -> str:
    """Give the text of a file of words."""
    return (resources.files("landbridge.reading") / "words" / name).read_text(encoding="utf-8")


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in written_words("lists.txt").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            found[name] = []
        else:
            found[name].extend(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def word_list(name: str) -> frozenset[str]:
    """Give a list of words by its name in ``words/lists.txt``."""
    return _lists()[name]
