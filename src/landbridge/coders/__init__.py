"""Shelf: ways to turn a text into proposals. To add one is to add a file and a line.

Those of others come through the entry point ``landbridge.coders``, each a `Coder`; ours come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.coders import embedded, gliner, llm, spacy
from landbridge.coders._contract import Coder, CoderSettings
from landbridge.coders._others import coders_of_others
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODERS", "Coder", "CoderSettings", "coder_named"]

_SHELF: tuple[Coder, ...] = (embedded.CODER, spacy.CODER, gliner.CODER, llm.CODER)

CODERS: Mapping[str, Coder] = {coder.name: coder for coder in _SHELF}
"""Ours by name, in the order in which they are listed to people."""


def coder_named(name: str) -> Coder:
    """Find a coder: one of ours, or one that an installed package brings.

    Raises
    ------
    QuestionError
        when there is none of that name
    InputError
        when a package brings one that cannot be loaded, or is none
    """
    if name in CODERS:
        return CODERS[name]
    theirs = coders_of_others()
    if name in theirs:
        return theirs[name]()
    there = ", ".join((*CODERS, *(other for other in theirs if other not in CODERS)))
    raise QuestionError(f"--coder {name}: there is none; there are: {there}")
