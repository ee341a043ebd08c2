"""What a reader finds in a text: mentions, dates, quotations, events, each with its exact span."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.proposal_words import FACT_MODES

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FACT_MODES",
    "Candidate",
    "ClaimMention",
    "Document",
    "Draft",
    "EventMention",
    "Mention",
    "Quotation",
    "Reading",
    "RelationMention",
    "Span",
    "TimeMention",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of a stored text: ``text[start:end]``, in Unicode code points from 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"({self.start}, {self.end}) is no run of characters")

    def of(self, text: str) -> str:
        """Give the words that it covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether every character of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it is kept: what offsets count in.

    ``sha256`` is of the text in UTF-8, ``original_sha256`` of the bytes that it was taken from (a
    page, a PDF), which are the same where it was plain text. ``published`` is as in reports.csv;
    dates in the text are anchored on its last day. ``source`` is the id of a source.
    """

    text: str
    sha256: str
    original_sha256: str
    media_type: str
    source: str
    published: str
    title: str = ""
    language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    """What was done to make the text out of the original, in words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name in a text may mean.

    ``means`` is an id of the situation, ``geonames:NUMBER``, ``country:XX`` or empty for a new one;
    ``score`` between 0 and 1 orders them; ``why`` says by what, in a few words.
    """

    means: str
    name: str
    score: float
    why: str = ""
    lon: float | None = None
    lat: float | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an actor or a place. ``means`` is the best candidate's, or empty where none is."""

    span: Span
    kind: str
    name: str
    means: str = ""
    candidates: tuple[Candidate, ...] = ()
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date in a text and what it means, anchored on the day of publication.

    ``value`` is a date or interval as in reports.csv, empty where it cannot be told; ``timex`` is
    the value in TIMEX3 (ISO-TimeML: ``2017-W34``, ``P3D``, ``PAST_REF``); ``kind`` is date, time,
    duration or set.
    """

    span: Span
    kind: str
    value: str
    timex: str
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody is said to have said, thought, feared, planned or denied something.

    ``content`` has more than one span where it is interrupted. ``speaker`` is the name that stands
    for the source once pronouns are followed; ``kind`` is direct, indirect or mixed.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    speaker: str = ""
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class EventMention:
    """Something that a sentence says happens: by its trigger, with who, whom, where and when.

    ``event`` is a verb of reports.csv, or empty; ``plover`` a type of the PLOVER ontology and
    ``acled`` a sub-event type of ACLED, where the event has one. ``spans`` of roles: actor,
    other_actor, place (several: a, b), road, date; each a tuple, for "A and B agreed". ``evidence``
    is the clause or sentence. ``factuality`` runs from -3 (certainly not) to +3 (certainly).
    """

    event: str
    trigger: Span
    evidence: Span
    roles: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    mode: str = "past"
    factuality: float = 3.0
    plover: str = ""
    acled: str = ""
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class RelationMention:
    """How two actors stand to one another: ``kind`` as in relations.csv, ``actor`` to ``other``."""

    kind: str
    actor: Span
    other: Span
    evidence: Span
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """A statement that time can judge, as a text reports it: words, speaker, modality, about whom.

    ``modality`` as in claims.csv; ``about`` are spans of actors and places that it is about;
    ``proposition`` in the grammar of claims.csv, empty where none can be formed.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: str
    kind: str
    modality: str
    about: tuple[Span, ...] = ()
    proposition: str = ""
    date: str = ""
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the embedded reader finds in a document, layer by layer, each in order of text."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that a coder found, with names still spans of the text: every coder gives these.

    ``cells`` are settled already (event, date, modality, kind, text, speaker …). ``actors`` and
    ``places`` give, by column (actor, other_actor, place, a, b, other), the span of the name.
    ``spans`` are the others: trigger, evidence, date, source, cue, content, content2 ….
    """

    table: str
    cells: Mapping[str, str]
    spans: Mapping[str, Span]
    actors: Mapping[str, Span] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    mode: str = ""
    rule: str = ""
    score: float = 1.0
