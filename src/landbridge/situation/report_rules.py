"""What a report must be: one target, the actors and words that its event needs, its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.reports import ACTOR_EVENTS, EVENTS, PERMISSION_EVENTS
from landbridge.situation.cells import read_published, read_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.errors import Problem
    from landbridge.situation.catalogue import Catalogue
    from landbridge.situation.tabular import Row

__all__ = ["label_problems", "report_problems"]

_NEED_NO_TARGET = ("agrees", "retracts")
_CARRY_CARGO = (*PERMISSION_EVENTS, "moves", "strikes")
_HAVE_DIRECTION = (*PERMISSION_EVENTS, "moves")


def report_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    """Find what is wrong or odd about the cells of a report together."""
    yield from _date_problems(row)
    yield from _target_problems(row, catalogue)
    if row["event"] in EVENTS:
        yield from _event_problems(row)
    yield from _direction_problems(row)


def _date_problems(row: Row) -> Iterator[Problem]:
    try:
        date, published = read_span(row["date"]), read_published(row["published"])
    except ValueError:
        return  # said of the cell itself
    if date.wholly_after(published):
        message = (
            f"'{row['date']}' is wholly after its publication ({row['published']}):"
            " that is a claim: write it in claims.csv"
        )
        yield row.error("date", message)


def _target_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    a, b = row["a"], row["b"]
    targets = [name for name in ("place", "link") if row[name]] + ["a + b"] * bool(a or b)
    if len(targets) > 1:
        message = (
            f"the report names {' and '.join(targets)}: write one place, or one link, or a and b"
        )
        yield row.error("a" if targets[1] == "a + b" else targets[1], message)
    elif not targets and row["event"] not in _NEED_NO_TARGET:
        message = "the report names no place, no link and no pair a + b: write one of them"
        yield row.error("place", message)
    if bool(a) != bool(b):
        missing = "b" if a else "a"
        yield row.error(missing, f"'{missing}' is empty: a stretch of road needs both its ends")
    elif a and a == b:
        yield row.error("b", f"the stretch runs from '{a}' to itself: write two places")
    elif a and catalogue.row("places", a) and catalogue.row("places", b):
        yield from _pair_problems(row, catalogue)


def _pair_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    """Refuse a stretch that no ground link makes."""
    a, b = row["a"], row["b"]
    if not catalogue.knows("links") or catalogue.joined(a, b):
        return
    there = ", ".join(catalogue.neighbours(a)[:6]) or "nothing"
    message = (
        f"no road, track or railway joins '{a}' and '{b}' in links.csv; '{a}' is joined to: {there}"
    )
    yield row.error("b", message)


def _event_problems(row: Row) -> Iterator[Problem]:
    event = row["event"]
    if event in ACTOR_EVENTS and not row["actor"]:
        yield row.error("actor", f"'{event}' needs an actor: write who, from actors.csv")
    if event == "restricts" and not row["permission"]:
        message = "'restricts' needs a permission: write notify, permit, escort or denied"
        yield row.error("permission", message)
    if event != "restricts" and row["permission"]:
        yield row.warning("permission", f"'{event}' takes no permission: it is kept and ignored")
    if event == "retracts" and not row["retracts"]:
        message = "'retracts' names no report: write the label of the report that it withdraws"
        yield row.error("retracts", message)
    for column, events in (("for", PERMISSION_EVENTS), ("cargo", _CARRY_CARGO)):
        if row[column] and event not in events:
            message = f"'{column}' says nothing with '{event}': it is kept and ignored"
            yield row.warning(column, f"{message}; it belongs to {', '.join(events)}")


def _direction_problems(row: Row) -> Iterator[Problem]:
    if not row["direction"]:
        return
    if not (row["link"] or row["a"] or row["b"]):
        message = "a direction needs a link or a and b: name them, or leave it empty"
        yield row.error("direction", message)
    elif row["event"] in EVENTS and row["event"] not in _HAVE_DIRECTION:
        message = f"'direction' says nothing with '{row['event']}': it is kept and ignored"
        yield row.warning("direction", f"{message}; it belongs to {', '.join(_HAVE_DIRECTION)}")


def label_problems(rows: Sequence[Row], catalogue: Catalogue) -> Iterator[Problem]:
    """Check what retractions name, when all labels of a load are known."""
    for row in rows:
        label = row["retracts"]
        if not label:
            continue
        target = catalogue.labels.get(label)
        if label == row["label"]:
            yield row.error("retracts", "the report withdraws itself: write another report's label")
        elif target is None:
            if catalogue.knows("reports"):
                yield row.error("retracts", catalogue.label_objection(label))
        elif catalogue.family(target["source"]) != catalogue.family(row["source"]):
            message = (
                f"'{label}' ({target.where}) is of another source family,"
                f" {catalogue.family(target['source'])}: sources withdraw what they said themselves"
            )
            yield row.warning("retracts", message)
