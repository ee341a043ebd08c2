"""Propositions of claims that cannot be read, or name what is not there: told, never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.naming.propositions import missing_names, parse_proposition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from landbridge.errors import Problem
    from landbridge.situation.catalogue import Catalogue
    from landbridge.situation.tabular import Row

__all__ = ["corridors_in", "proposition_problems"]

_UNCHECKED = "the claim is kept, and not checkable"


def corridors_in(tree: Mapping[str, Any]) -> dict[str, Collection[str]]:
    """Give the corridors of a situation.toml with the names of their variants."""
    found: dict[str, Collection[str]] = {}
    told = tree.get("corridor", {})
    for name, corridor in told.items() if isinstance(told, dict) else ():
        variants = corridor.get("variant", {}) if isinstance(corridor, dict) else {}
        found[str(name)] = tuple(variants) if isinstance(variants, dict) else ()
    return found


def proposition_problems(
    rows: Iterable[Row],
    catalogue: Catalogue,
    corridors: Mapping[str, Collection[str]] | None,
) -> Iterator[Problem]:
    """Warn of propositions that nothing could judge.

    Parameters
    ----------
    rows
        of claims.csv
    catalogue
        which ids exist
    corridors
        ids of corridors with their variants; None where there is no situation.toml to ask
    """
    known = {
        table: catalogue.ids(table) if catalogue.knows(table) else None
        for table in ("actors", "places", "areas")
    }
    places = known["places"]
    grounds = None if places is None else {*(known["areas"] or ()), *catalogue.wide_grounds()}
    for row in rows:
        if not row["proposition"]:
            continue
        try:
            noun = parse_proposition(row["proposition"])
        except ValueError as wrong:
            yield row.warning("proposition", f"{wrong}; {_UNCHECKED}")
            continue
        for missing in missing_names(
            noun, corridors, known["actors"], places, grounds, tuple(catalogue.labels)
        ):
            yield row.warning("proposition", f"{missing}; {_UNCHECKED}")
