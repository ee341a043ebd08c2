"""What goes through review: articles, the documents kept of them, proposals as they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.proposals import Decision, Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "STATUSES",
    "Article",
    "Decided",
    "KeptDocument",
    "NearRow",
    "Queue",
    "QueueItem",
    "ReadRequest",
    "ReviewRequest",
]

STATUSES = ("open", "accepted", "rejected")
"""Where a proposal stands: by its newest decision that is no ``skip``."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it came: its bytes, and the name of the file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document that was read, without its text. Fields as in `Document`.

    ``retrieved`` is the day on which it was read.
    """

    sha256: str
    source: str
    published: str
    title: str = ""
    media_type: str = ""
    original_sha256: str = ""
    language: str = ""
    url: str = ""
    retrieved: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """How articles are to be read: whose they are, when they were published, by which coder.

    ``source`` is an id or a name. ``options`` are those of the coder. ``progress`` hears in a few
    words what is being done. A ``preview`` keeps nothing.
    """

    source: str
    published: str
    title: str = ""
    url: str = ""
    coder: str = "embedded"
    options: Mapping[str, str] = field(default_factory=dict)
    preview: bool = False
    progress: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What is to be listed, or decided, of the proposals in a file.

    ``accept``, ``reject`` and ``undo`` (open again what was rejected) are ids; ``accept_all`` takes
    every one that is listed and can be accepted as it stands. ``cells`` are taken instead of those
    proposed (empty ones are cleared). ``with_new`` accepts the new actors and places that an
    accepted one needs together with it. ``who`` decides; ``keep_going`` leaves out what is refused.
    """

    table: str | None = None
    document: str | None = None
    status: str = "open"
    accept: tuple[str, ...] = ()
    accept_all: bool = False
    reject: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    reason: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    with_new: bool = False
    keep_going: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class NearRow:
    """A row of the record that a proposal may repeat: its table, its id, what it says, why."""

    table: str
    key: str
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One proposal as a reviewer sees it.

    ``cells`` are the row as it would be added today: names that the record has learned since the
    text was read are filled in. ``missing`` says what stands in the way of acceptance, in words;
    ``needs`` are open proposals of actors and places that it could be accepted together with, by
    the column that they would fill.
    """

    proposal: Proposal
    status: str
    cells: Mapping[str, str]
    said: str
    missing: tuple[str, ...] = ()
    needs: Mapping[str, Proposal] = field(default_factory=dict)
    near: tuple[NearRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    before: str = ""
    """The text before the span of the evidence, the words themselves, and the text after it."""
    words: str = ""
    after: str = ""

    @property
    def ready(self) -> bool:
        """Whether it can be accepted as it stands."""
        return self.status != "accepted" and not self.missing


@dataclass(frozen=True, slots=True)
class Queue:
    """Proposals that were asked for, in the order of review, and how many there are in all."""

    items: tuple[QueueItem, ...]
    counts: Mapping[str, int]
    """By status: open, accepted, rejected."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of decisions: those kept, rows added by table, what was left out and why."""

    decisions: tuple[Decision, ...]
    added: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
