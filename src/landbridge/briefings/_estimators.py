"""What the other estimators would have said: one line, and a table where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import joined
from landbridge.briefings._outline import Section, lines, table
from landbridge.briefings._phrases import km, prose_day
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.answers import Answer, EstimatorView

__all__ = ["estimators_section"]


def _length(view: EstimatorView) -> str:
    """Say how long its way is, or how wide its gap; of an uncertain status there is neither."""
    if view.route_metres is not None:
        return km(view.route_metres)
    closed = view.status is Status.CLOSED and view.gap_metres is not None
    return f"gap {km(view.gap_metres or 0)}" if closed else ""


def _own_length(answer: Answer) -> str:
    if answer.status is Status.OPEN and answer.route is not None:
        return km(answer.route.metres)
    closed = answer.status is Status.CLOSED and answer.gap is not None
    return f"gap {km(answer.gap.road_metres)}" if closed and answer.gap else ""


def _since(view: EstimatorView) -> str:
    return "" if view.settled is None or view.settled <= 1 else prose_day(view.settled)


def _otherwise(view: EstimatorView) -> str:
    since, length = _since(view), _length(view)
    said = status_word(view.status) + (f" since {since}" if since else "")
    return f"{plain(view.name)}: {said}" + (f", {length}" if length else "")


def _alike(view: EstimatorView, own: str) -> str:
    """Name an estimator that says the same, with its length where that is another."""
    length = _length(view)
    return plain(view.name) + (f" ({length})" if length and length != own else "")


def estimators_section(answer: Answer, *, brief: bool) -> Section | None:
    """Say which of the other estimators would have answered otherwise, and which not."""
    views = answer.estimators
    if not views:
        return None
    own = _own_length(answer)
    other = [_otherwise(view) for view in views if view.differs]
    same = [_alike(view, own) for view in views if not view.differs]
    if other:
        said = f"The status would differ with {'; '.join(other)}."
        said += f" It would not with {joined(same)}." if same else ""
    else:
        said = f"All estimators agree: {joined(same)} too."
    told = lines([said])
    if brief or not other:
        return Section("estimators", "By other estimators", (told,))
    rows = [
        [
            plain(view.name),
            status_word(view.status),
            _since(view),
            "" if view.route_metres is None else km(view.route_metres),
            "" if view.gap_metres is None else km(view.gap_metres),
        ]
        for view in views
    ]
    headers = ["estimator", "status", "since, where it differs", "way", "gap"]
    made = table("The asked day, with the same reports otherwise believed", headers, rows, {3, 4})
    return Section("estimators", "By other estimators", (told, made))
