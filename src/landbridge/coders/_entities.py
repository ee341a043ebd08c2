"""From the entities of a library of others to names, and on with rules of ours to proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.proposals import Coded
from landbridge.model.readings import Mention, Span
from landbridge.reading import drafts_of, proposed, read_document

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping

    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["coded_with", "mention_of", "must_be_known"]


def must_be_known(coder: str, told: Mapping[str, str], there: Mapping[str, str]) -> None:
    """Refuse options that a coder does not have.

    Raises
    ------
    QuestionError
        when there is one
    """
    for name in told:
        if name not in there:
            known = ", ".join(there)
            raise QuestionError(f"the coder '{coder}' has no option '{name}'; it has: {known}")


def mention_of(
    text: str,
    found: tuple[int, int, str],
    kinds: Mapping[str, str],
    rule: str,
    dropped: Counter[str],
    *,
    words: str | None = None,
    score: float = 0.7,
) -> Mention | None:
    """Turn one entity into a name; what is not where it says, or of no use here, is counted.

    Parameters
    ----------
    found
        first and last character (not included), and the label that the library gave
    kinds
        which labels are actors and which are places
    words
        what the library says that it covers, where it says so
    """
    start, end, label = found
    kind = kinds.get(label)
    if kind is None:
        dropped[f"an entity of the kind {label}"] += 1
        return None
    if not 0 <= start < end <= len(text) or (words is not None and text[start:end] != words):
        dropped["an entity that is not where it was said to be"] += 1
        return None
    return Mention(Span(start, end), kind, text[start:end], rule=rule, score=score)


def coded_with(
    document: Document,
    known: Known,
    mentions: Iterable[Mention],
    coder: str,
    recipe: Mapping[str, str],
    dropped: Mapping[str, int],
) -> Coded:
    """Read a document with names from elsewhere beside ours, and put forward what it says."""
    reading = read_document(document, known, mentions)
    return Coded(
        coder=coder,
        proposals=proposed(document, drafts_of(reading), reading.mentions, known, coder=coder),
        dropped=dict(dropped),
        recipe=recipe,
    )
