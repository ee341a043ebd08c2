"""What people marked in texts by hand, to measure a reader by; and how a reader fared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.readings import Span

__all__ = [
    "GoldClaim",
    "GoldDocument",
    "GoldFact",
    "GoldMention",
    "GoldQuotation",
    "GoldRecord",
    "GoldRelation",
    "GoldTime",
    "LayerScore",
    "ReaderError",
    "ReaderScores",
]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One report that a text gives: a verb of reports.csv, its mode, and who, whom, where, when."""

    event: str
    mode: str = "past"
    trigger: Span | None = None
    actor: tuple[Span, ...] = ()
    other_actor: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    road: tuple[Span, ...] = ()
    date: Span | None = None
    date_value: str = ""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One statement that a text puts to a speaker; no source where it is not named."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: str = ""
    modality: str = ""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """How an actor stands to another, as relations.csv has it."""

    kind: str
    actor: Span
    other: Span


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A name of an actor or a place; a place may have its point."""

    span: Span
    kind: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A date or duration, with its TIMEX3 value where it is marked."""

    span: Span
    timex: str = ""


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """One attribution: source, cue and content, each of one span or more."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """How certain a text makes it that what a word tells of happened: -3 to +3."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One text with what was marked in it. A layer is None where nobody looked for it."""

    id: str
    text: str
    published: str
    records: tuple[GoldRecord, ...] | None = None
    claims: tuple[GoldClaim, ...] | None = None
    relations: tuple[GoldRelation, ...] | None = None
    actors: tuple[GoldMention, ...] | None = None
    places: tuple[GoldMention, ...] | None = None
    times: tuple[GoldTime, ...] | None = None
    quotations: tuple[GoldQuotation, ...] | None = None
    factuality: tuple[GoldFact, ...] | None = None


@dataclass(frozen=True, slots=True)
class LayerScore:
    """How many things of a layer were marked, found, and found rightly under one rule.

    ``rule`` says in words when a found thing counts as right.
    """

    layer: str
    rule: str
    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was marked that was found; None where nothing was marked."""
        return self.right / self.marked if self.marked else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing either way."""
        both = self.marked + self.found
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class ReaderError:
    """One thing that a reader missed (``missed``), made up (``invented``) or took for another."""

    layer: str
    kind: str
    document: str
    words: str
    said: str


@dataclass(frozen=True, slots=True)
class ReaderScores:
    """How a reader fared on gold.

    ``layers`` are counts under each rule; ``by_event`` counts records of each verb. ``spans`` are
    all spans that it gave and ``spans_right`` those that reproduce their words. ``proposals`` are
    the reports that were shown to a reviewer, ``true_proposals`` those that are right as they
    stand. ``values`` are single figures by name (mean absolute error of factuality, its r, share
    of places within 161 km …).
    """

    coder: str
    documents: int
    layers: tuple[LayerScore, ...]
    by_event: tuple[LayerScore, ...] = ()
    spans: int = 0
    spans_right: int = 0
    proposals: int = 0
    true_proposals: int = 0
    values: Mapping[str, float] = field(default_factory=dict)
    errors: tuple[ReaderError, ...] = ()

    @property
    def read_per_true(self) -> float | None:
        """How many reports a reviewer reads for every true one; None where none is true."""
        return self.proposals / self.true_proposals if self.true_proposals else None
