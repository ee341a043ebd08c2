"""What may go out: rows by the licence of their source, marked ones, strikes of recent days."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.licences import attribution_line, may_pass_on, may_quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from landbridge.model.control import ControlState
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

__all__ = ["WITHHELD", "Sieve"]

WITHHELD = "withheld"
"""The kind of ground that is known only from what may not be passed on."""


@dataclass(slots=True)
class Sieve:
    """What may go out, and what went: the sources that have to be named.

    Parameters
    ----------
    sources
        the sources of the situation by id
    unlicensed
        let everything go, whatever licences say
    drop_sensitive
        keep back reports that carry a mark of sensitivity
    no_strikes_from
        a day number: reports of strikes from then on stay behind
    """

    sources: Mapping[str, Source]
    unlicensed: bool = False
    drop_sensitive: bool = False
    no_strikes_from: int | None = None
    used: set[str] = field(default_factory=set)
    quotes_left: int = 0

    def lets_source(self, source: str | None) -> bool:
        """Whether rows of a source may go; one without a source is the situation's own."""
        if source is None or self.unlicensed:
            return True
        return source in self.sources and may_pass_on(self.sources[source])

    def lets(self, report: Report) -> bool:
        """Whether a report may go."""
        if self.drop_sensitive and report.sensitivity:
            return False
        strike = report.event == "strikes" and self.no_strikes_from is not None
        if strike and report.date.last >= (self.no_strikes_from or 0):
            return False
        return self.unlicensed or may_pass_on(report.source)

    def hides(self, state: ControlState) -> bool:
        """Whether who holds ground is known from nothing but reports that may not go."""
        return bool(state.reports) and not any(self.lets(report) for report in state.reports)

    def going(self, reports: Iterable[Report]) -> list[Report]:
        """Keep the reports that may go, and note their sources."""
        kept = [report for report in reports if self.lets(report)]
        self.used.update(report.source.id for report in kept)
        return kept

    def quoted(self, quote: str | None, source: str | None) -> str | None:
        """Give words of a source where its licence lets them go along."""
        if quote is None or source is None or self.unlicensed:
            return quote
        if source in self.sources and may_quote(self.sources[source]):
            return quote
        self.quotes_left += 1
        return None

    def credit(self, ids: Collection[str]) -> str | None:
        """Name sources with their licences, in one line, and note that they have to be named."""
        self.used.update(ids)
        named = [
            attribution_line(self.sources[key]) for key in sorted(set(ids) & set(self.sources))
        ]
        return "; ".join(named) or None

    def credits(self) -> dict[str, str]:
        """Name every source that went out, by its id."""
        there = sorted(self.used & set(self.sources))
        return {key: attribution_line(self.sources[key]) for key in there}
