"""Words for what was learned of sources: shares, sides, repeating; never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import DASH, actor_name

if TYPE_CHECKING:
    from landbridge.model.belief import Copying, Interval, LearnedSource, SideRecord
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = [
    "PRIOR_ONLY",
    "copying_words",
    "grade_words",
    "interval_words",
    "percent",
    "review_notes",
    "side_words",
    "source_name",
]

PRIOR_ONLY = "prior only"
_SOME = 0.5


def percent(share: float) -> str:
    """Write a share in whole per cent."""
    return f"{100 * share:.0f} %"


def interval_words(interval: Interval) -> str:
    """Write the 90 % interval of a share."""
    return f"{100 * interval.low:.0f}{DASH}{100 * interval.high:.0f}"


def source_name(situation: Situation, key: str) -> str:
    """Name a source; what is not known is shown as written."""
    return plain(situation.sources[key].name if key in situation.sources else key)


def grade_words(source: LearnedSource) -> str:
    """Write the Admiralty letter with the share right that it stands for."""
    letter = source.reliability
    return f"{DASH if letter in (None, 'F') else letter} {percent(source.graded)}"


def side_words(side: SideRecord, situation: Situation) -> str:
    """Say whom a source names while one side holds the ground."""
    who = "nobody known" if side.actor is None else actor_name(situation, side.actor)
    verb = "held" if side.actor is not None else "held it"
    said = (
        f"when {who} {verb}: names it in {percent(side.right.mean)} "
        f"({interval_words(side.right)}) of about {_number(side.reports)}"
    )
    named = side.instead_share * side.reports
    if side.instead is not None and named >= _SOME:
        instead = actor_name(situation, side.instead)
        said += f"; names {instead} in about {_number(named)} of {_number(side.reports)}"
    return said


def _number(number: float) -> str:
    return f"{number:.0f}" if number >= 1 else "1"


def copying_words(source: LearnedSource, test: Copying, situation: Situation) -> str:
    """Say what the test of copying counted."""
    verdict = "the test says that it repeats it" if test.copies else "the test does not tell"
    return (
        f"{source_name(situation, source.source)}, of {test.wrong} statements of "
        f"{source_name(situation, test.other)} that are probably not so: says the same soon after "
        f"in {test.after}, soon before in {test.before} (p = {test.p_value:.2g}); {verdict}"
    )


def review_notes(found: SourceReview) -> list[str]:
    """Say what the numbers are, and what they are not."""
    return [
        "Right: the share of statements that name the holder, as all reports together make it "
        "likely; there is no outside truth in it. Beside it, the 90 % interval.",
        "Graded: the share right that the Admiralty letter stands for before anything is learned; "
        "lower where a source speaks of whole areas only.",
        f"{PRIOR_ONLY.capitalize()}: too few reports to change much; what is shown is mostly what "
        "was supposed before.",
        "A source that names one side more often than it held says nothing of why.",
        f"Learned by the estimator {found.estimator}.",
    ]
