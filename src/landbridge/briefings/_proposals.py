"""A proposal in words: what it would add to the record, names that are not settled in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import actor_name, joined, place_name
from landbridge.briefings._phrases import event_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.situations import Situation

__all__ = ["proposal_words"]

_NAMED = "_as_named"


def proposal_words(
    table: str, cells: Mapping[str, str], situation: Situation, mode: str = ""
) -> str:
    """Say in one line what a row says.

    A name that means nothing here yet stands in quotes with a question mark.
    """
    made = {
        "reports": _report,
        "relations": _relation,
        "claims": _claim,
        "actors": _actor,
        "places": _place,
    }.get(table, _other)
    said = made(cells, situation)
    before = {
        "future": "to come: ",
        "denied": "denied: ",
        "hypothetical": "perhaps: ",
    }.get(mode, "")
    return " ".join(f"{before}{said}".split())


def _name(cells: Mapping[str, str], column: str, situation: Situation) -> str:
    key, told = cells.get(column, ""), cells.get(column + _NAMED, "")
    if not key:
        return f"“{plain(told)}”?" if told else ""
    if column in ("place", "a", "b"):
        return place_name(situation, key)
    if column == "link":
        return f"the road {plain(key)}"
    return actor_name(situation, key)


def _report(cells: Mapping[str, str], situation: Situation) -> str:
    ends = [name for name in (_name(cells, "a", situation), _name(cells, "b", situation)) if name]
    where = _name(cells, "place", situation) or _name(cells, "link", situation)
    where = where or joined(ends) or "a place not named"
    said = event_words(
        cells.get("event", ""),
        actor=_name(cells, "actor", situation),
        other=_name(cells, "other_actor", situation),
        where=where,
        source=cells.get("source", "") or "the source",
    )
    terms = [cells[name] for name in ("permission", "cargo") if cells.get(name)]
    whom = _name(cells, "for", situation)
    terms += [f"for {whom}"] if whom else []
    date = f" ({plain(cells['date'])})" if cells.get("date") else " (no date)"
    return f"{said}{date}" + (f" [{plain(', '.join(terms))}]" if terms else "")


def _relation(cells: Mapping[str, str], situation: Situation) -> str:
    kind = cells.get("kind", "").replace("_", " ")
    one, other = _name(cells, "actor", situation), _name(cells, "other", situation)
    dates = [cells[name] for name in ("start", "end") if cells.get(name)]
    return f"{one} {plain(kind)} {other}" + (f" ({plain(' to '.join(dates))})" if dates else "")


def _claim(cells: Mapping[str, str], _situation: Situation) -> str:
    said = f"{plain(cells.get('speaker', ''))}: “{plain(cells.get('text', ''))}”"
    terms = [cells[name] for name in ("modality", "proposition", "date") if cells.get(name)]
    return said + (f" ({plain('; '.join(terms))})" if terms else "")


def _actor(cells: Mapping[str, str], _situation: Situation) -> str:
    return "new actor: " + _described(cells, ("kind", "country", "aliases"))


def _place(cells: Mapping[str, str], _situation: Situation) -> str:
    said = "new place: " + _described(cells, ("kind", "country", "admin1", "aliases"))
    if cells.get("lon") and cells.get("lat"):
        return f"{said} at {plain(cells['lat'])}, {plain(cells['lon'])}"
    return f"{said}, where is not known"


def _described(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    terms = [plain(cells[name]) for name in columns if cells.get(name)]
    named = f"{plain(cells.get('name', ''))} ({plain(cells.get('id', ''))})"
    return ", ".join([named, *terms])


def _other(cells: Mapping[str, str], _situation: Situation) -> str:
    return ", ".join(f"{plain(name)} {plain(cell)}" for name, cell in cells.items() if cell)
