"""What the record says of a proposition, as known on a day: its course, and what decides a day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._holding import holding
from landbridge.desk.prepare import prepare
from landbridge.model.corridors import Question, Status
from landbridge.model.verdicts import TruthCourse
from landbridge.questions import query_of, stops_of

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.control import ControlHistory
    from landbridge.model.corridors import CorridorHistory, CorridorProblem, CorridorQuery, Gap
    from landbridge.model.propositions import Proposition
    from landbridge.model.situations import Situation

__all__ = ["Record", "Way"]

_MOST_WAYS = 48
"""Kept at a time: with imported roads each is large, and hardly any is asked for twice."""


@dataclass(frozen=True, slots=True)
class Way:
    """A corridor, or one variant of it, as known by a day."""

    prepared: Prepared
    query: CorridorQuery
    history: CorridorHistory
    gaps: dict[int, Gap | None] = field(default_factory=dict)

    @property
    def problem(self) -> CorridorProblem:
        """The network, who passes where, and the stops."""
        return self.prepared.problem

    def gap(self, day: int) -> Gap | None:
        """Give the gap of a day; many claims are decided by the same one."""
        if day not in self.gaps:
            self.gaps[day] = analyses.gap_on(self.problem, day)
        return self.gaps[day]

    def course(self, status: Status) -> TruthCourse:
        """Give whether the way had a status, day by day; an uncertain one is unsure."""
        return TruthCourse(
            self.history.days,
            tuple(None if s is Status.UNCERTAIN else s is status for s in self.history.statuses),
        )


@dataclass(frozen=True, slots=True)
class Record:
    """All that a situation says, with the memory in which what was worked out is kept."""

    situation: Situation
    memory: Memory
    newest: int
    ways: dict[tuple[str | None, str | None, int | None], Way] = field(default_factory=dict)

    def way(self, noun: Proposition, known_by: int | None) -> Way:
        """Work out the history of the corridor that a proposition names."""
        key = (noun.corridor, noun.variant, known_by)
        if key not in self.ways:
            asked = Question(corridor=noun.corridor, known_by=known_by, on=known_by or self.newest)
            query = query_of(self.situation, asked)
            made = prepare(self.situation, query, self.memory)
            if noun.variant is not None:
                via = query.variants[noun.variant]
                stops = stops_of(query, via, made.problem.network.position)
                made = replace(made, problem=replace(made.problem, stops=stops))
            if len(self.ways) >= _MOST_WAYS:
                del self.ways[next(iter(self.ways))]
            self.ways[key] = Way(made, query, analyses.corridor_history(made.problem))
        return self.ways[key]

    def control(self, known_by: int | None) -> ControlHistory:
        """Say who held which place, as the situation's estimator reads the reports."""
        key = ("claimed control", known_by)
        if key not in self.memory.same:
            asked = Question(known_by=known_by)
            self.memory.same[key] = holding(self.situation, asked, self.memory)[1]
        found: ControlHistory = self.memory.same[key]
        return found

    def first(self, noun: Proposition) -> int:
        """Give the first day that the record covers: of the corridor, else of its first report."""
        way = None if noun.corridor is None else self.situation.corridors[noun.corridor].since
        if way is not None:
            return way.first
        return min((report.first_day for report in self.situation.reports), default=self.newest)

    def end(self, known_by: int | None) -> int:
        """Give the last day that the record covers: K, but not beyond what is published at all."""
        return self.newest if known_by is None else min(known_by, self.newest)
