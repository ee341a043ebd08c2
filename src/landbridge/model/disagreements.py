"""Where, when and by how much sources contradict one another. Stated, never resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.answers import Contradiction
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.reports import Report

__all__ = [
    "ChangeDates",
    "DisagreementSpell",
    "Disagreements",
    "GroundRecord",
    "GroundRun",
    "PairRecord",
    "Reversal",
    "ReversalRecord",
    "Word",
]


@dataclass(frozen=True, slots=True)
class Word:
    """What one voice says of who holds a piece of ground, over a run of days.

    A ``voice`` is a family of sources, or a single source. ``kind`` is our mapping: held (by the
    one in ``holders``), lost (not held by that one, nobody else named) or contested (among those
    named). ``reports`` are what it rests on, oldest first: their own events stand beside the
    mapping.
    """

    voice: str
    kind: str
    holders: tuple[str, ...]
    first: int
    last: int
    reports: tuple[Report, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The source's own words: the events of its reports, each once."""
        return tuple(dict.fromkeys(report.event for report in self.reports))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that said it, each once."""
        return tuple(dict.fromkeys(report.source.id for report in self.reports))


@dataclass(frozen=True, slots=True)
class DisagreementSpell:
    """A run of days on which the current words of two voices about one piece of ground differ.

    Attributes
    ----------
    place, link
        the ground: a place, area or ``country:XX``; or a link (its id, or ``a to b``)
    kind
        opposed: different holders, not joined by any relation; same_side: different holders that
        relations join without hostility; contested: one voice says contested, another names a
        holder
    words
        who says what, in order of first day; cut to the spell
    insisted
        words that differ were spoken within the spell by two voices; else one voice spoke and the
        other has only not said otherwise
    ended
        changed: a voice changed its word; lapsed: a word grew too old; open: still so on the last
        day looked at
    ended_by
        the reports with which a voice changed its word
    named_after
        whom the words that are current after the spell name as holder
    next_report
        the first later report about this ground that names a holder, whoever gives it
    on_answer
        it touches the route, the gap or a variant of the question, where one was asked
    """

    place: str | None
    link: str | None
    first: int
    last: int
    kind: str
    words: tuple[Word, ...]
    insisted: bool
    ended: str
    ended_by: tuple[Report, ...] = ()
    named_after: tuple[str, ...] = ()
    next_report: Report | None = None
    on_answer: bool = False

    @property
    def days(self) -> int:
        """Number of days, both ends included."""
        return self.last - self.first + 1

    @property
    def spoken_until(self) -> int:
        """The last day in it that any of its reports is about; after that, words are carried."""
        days = [report.day for word in self.words for report in word.reports]
        return max(self.first, *(day for day in days if day <= self.last))


@dataclass(frozen=True, slots=True)
class GroundRun:
    """A run of days of one piece of ground: what the current words of all voices come to.

    ``state`` is one (a single voice commits to a holder, or none does), agree, same_side, opposed
    or contested; ``holders`` are those named, in order of id.
    """

    first: int
    last: int
    state: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundRecord:
    """One piece of ground in the period.

    ``compared_days`` are those on which two voices or more name a holder; ``opposed_days`` and
    ``same_side_days`` those of them on which they name different ones; ``contested_days`` those on
    which one says contested where another names a holder.
    """

    place: str | None
    link: str | None
    compared_days: int
    opposed_days: int
    same_side_days: int
    contested_days: int
    runs: tuple[GroundRun, ...]
    on_answer: bool = False


@dataclass(frozen=True, slots=True)
class ChangeDates:
    """How two voices date the same changes.

    ``apart_days`` has one entry for each change that both have (same ground, same new holder):
    days between the nearest days that their dates can mean, ascending. ``earlier_one`` and
    ``earlier_two`` count who dates it earlier. ``only_one`` counts changes of the first voice to
    which the second has none within the days looked at, though it speaks of that ground.
    """

    apart_days: tuple[int, ...]
    earlier_one: int
    earlier_two: int
    only_one: int
    only_two: int

    @property
    def median_days(self) -> float | None:
        """The median of the days apart; None where they share no change."""
        apart = self.apart_days
        if not apart:
            return None
        return (apart[(len(apart) - 1) // 2] + apart[len(apart) // 2]) / 2

    def share_within(self, days: int) -> float | None:
        """Share of common changes dated at most so many days apart."""
        apart = self.apart_days
        return sum(gap <= days for gap in apart) / len(apart) if apart else None


@dataclass(frozen=True, slots=True)
class PairRecord:
    """Two voices side by side: place-days on which both name a holder, and changes."""

    one: str
    two: str
    grounds: int
    compared_days: int
    opposed_days: int
    same_side_days: int
    contested_days: int
    changes: ChangeDates

    @property
    def share_opposed(self) -> float | None:
        """Share of the common place-days on which they name opposed holders."""
        return self.opposed_days / self.compared_days if self.compared_days else None


@dataclass(frozen=True, slots=True)
class Reversal:
    """A source goes back on its own word.

    ``kind`` is withdrawn (``second`` retracts ``first``; days between publications) or undone
    (``second`` names the holder that ``first`` took the ground from; most days that lie between
    the two dates).
    """

    kind: str
    place: str | None
    link: str | None
    first: Report
    second: Report
    days: int


@dataclass(frozen=True, slots=True)
class ReversalRecord:
    """How often one source goes back on its own word.

    ``reports`` are all of its reports about who holds ground that were known, withdrawn ones
    included; ``changes`` the changes of holder that it reports and that stand; ``reversals`` those
    undone within 14 days, and every report of it that was withdrawn.
    """

    source: str
    reports: int
    changes: int
    reversals: tuple[Reversal, ...]

    def count(self, kind: str, within_days: int | None = None) -> int:
        """Count reversals of a kind, those within so many days where that is asked."""
        return sum(
            one.kind == kind and (within_days is None or one.days <= within_days)
            for one in self.reversals
        )


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Everything in a record on which sources contradict one another.

    ``first`` and ``last`` are the days looked at, ``carry_days`` the age at which a word lapses,
    ``by_source`` says that single
    sources are compared, not families. ``query`` is the question that
    contradictions are about; without one they are only presence against the holder of the
    estimator ``latest_report``.
    """

    first: int
    last: int
    known_by: int | None
    newest_published: int
    carry_days: int
    by_source: bool
    place: str | None
    source: str | None
    query: CorridorQuery | None
    spells: tuple[DisagreementSpell, ...]
    grounds: tuple[GroundRecord, ...]
    pairs: tuple[PairRecord, ...]
    contradictions: tuple[Contradiction, ...]
    reversals: tuple[ReversalRecord, ...]
