"""Words for disagreements: where, who says what in whose words, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import DASH, actor_name, joined, place_name
from landbridge.briefings._phrases import count
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.disagreements import Disagreements, DisagreementSpell, Word
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "KIND_WORDS",
    "ended_words",
    "ground_name",
    "mapped_words",
    "rules",
    "said_words",
    "sensitive_words",
    "short_source",
    "voice_words",
]

KIND_WORDS = {
    "opposed": "different holders",
    "same_side": "different holders of one side",
    "contested": "one says contested, another names a holder",
}
_FEW = 4


def ground_name(situation: Situation, place: str | None, link: str | None) -> str:
    """Name the ground: a place, area or country, or a link by its two ends."""
    if place is not None:
        return place_name(situation, place)
    found = situation.links.get(link or "")
    ends = (found.a, found.b) if found is not None else tuple((link or "").split(" to "))
    return DASH.join(place_name(situation, end) for end in ends)


def short_source(report: Report) -> str:
    """Name a source without what stands in brackets."""
    return plain(report.source.name).partition(" (")[0]


def mapped_words(word: Word, situation: Situation) -> str:
    """Say what a word is taken to mean: our mapping, not the source's own words."""
    names = joined([actor_name(situation, key) for key in word.holders])
    if word.kind == "held":
        return f"held by {names}"
    if word.kind == "lost":
        return f"no longer held by {names}"
    return f"contested ({names})" if names else "contested"


def voice_words(word: Word) -> str:
    """Name who says it, in which of its own words, and about which days.

    Of many reports of one word the first and the last are dated.
    """
    who = joined(dict.fromkeys(short_source(report) for report in word.reports))
    events = ", ".join(word.events)
    days = list(dict.fromkeys(format_day(report.day) for report in word.reports))
    about = days[0] if not days[1:] else f"{days[0]} to {days[-1]}"
    return f"{who}: “{events}”, {about}{sensitive_words(word.reports)}"


def sensitive_words(reports: Iterable[Report]) -> str:
    """Repeat the marks of reports: a mark is shown wherever the report is."""
    marks = dict.fromkeys(plain(report.sensitivity) for report in reports if report.sensitivity)
    return f" [marked sensitive: {'; '.join(marks)}]" if marks else ""


def said_words(spell: DisagreementSpell, situation: Situation) -> list[str]:
    """Say who says what: a line for each thing said, with everybody who says so."""
    groups: dict[str, list[str]] = {}
    for word in sorted(spell.words, key=lambda w: w.reports[0].day):
        groups.setdefault(mapped_words(word, situation), []).append(voice_words(word))
    found = []
    for meaning, voices in groups.items():
        more = len(voices) - _FEW
        told = "; ".join(voices[:_FEW]) + (f"; and {more} more" if more > 0 else "")
        found.append(f"{meaning} ({told})")
    return found


def ended_words(spell: DisagreementSpell, situation: Situation) -> str:
    """Say how it ended, and what was said next."""
    if spell.ended == "open":
        return "still so on the last day looked at"
    after = joined([actor_name(situation, key) for key in spell.named_after])
    left = f"; what is current after it names {after}" if after else ""
    if spell.ended == "changed":
        who = joined(
            dict.fromkeys(
                f"{short_source(r)} ({r.event}, {format_day(r.day)})" for r in spell.ended_by
            )
        )
        return f"word changed by {who}{sensitive_words(spell.ended_by)}{left}"
    later = spell.next_report
    if later is None:
        return f"a word grew too old{left}; no later report names a holder"
    holder = actor_name(situation, later.actor) if later.actor else "somebody not named"
    return (
        f"a word grew too old{left}; next said: {holder}, {short_source(later)} "
        f"({later.event}, {format_day(later.day)}){sensitive_words([later])}"
    )


def rules(found: Disagreements) -> list[str]:
    """Say how words are compared."""
    voice = "source" if found.by_source else "family of sources"
    carry = count(found.carry_days, "day")
    return [
        f"A word is the newest standing statement of one {voice} about one piece of ground. It "
        f"counts until the {voice.split(maxsplit=1)[0]} says otherwise, or for {carry}.",
        "What is said of an area is not taken as said of each place in it.",
        "Listed, never resolved. Many days of a spell can be carried: see until when anything was "
        "said.",
    ]
