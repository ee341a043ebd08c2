"""What every coder is: a document and what the situation knows in, proposals with spans out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from landbridge.model.proposals import Coded
    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["Coder", "CoderSettings"]


@dataclass(frozen=True, slots=True)
class CoderSettings:
    """What the user says to a coder, as words by name (``endpoint``, ``model``, ``seed``, …).

    A coder refuses those that it does not have with `QuestionError`. ``progress`` hears in a few
    words what is being done.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """One way to turn a text into proposals.

    ``options`` are the names of its options with what each is; ``extra`` is what
    ``pip install 'landbridge[EXTRA]'`` needs, empty for none.
    """

    name: str
    title: str
    code: Callable[[Document, Known, CoderSettings], Coded]
    options: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""
