"""The options of `report`: the columns of reports.csv, with what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

__all__ = ["add_report_options"]

_COLUMNS = {
    "source": "whose word it is: a source",
    "published": "day of publication",
    "date": "day or interval that it is about",
    "event": "holds, takes, loses, …: see the format",
    "place": "a place, an area or country:XX",
    "a": "one end of a road",
    "b": "the other end",
    "link": "a link by its id",
    "actor": "who did it",
    "other_actor": "from or against whom",
    "for": "whom a closure or opening concerns",
    "cargo": "people, relief, goods, fuel or arms",
    "direction": "both, ab or ba",
    "permission": "notify, permit, escort or denied, with restricts",
    "vehicle": "heaviest class that still passes",
    "credibility": "Admiralty, 1 to 6",
    "locator": "address or spot in the source",
    "quote": "the words it rests on",
    "label": "a handle of your own",
    "note": "a note",
    "sensitivity": "a mark",
    "retracts": "label of the report withdrawn",
}


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """Add an option for each column."""
    parser.add_argument(
        "--review", action="store_true", help="put it forward; see landbridge review"
    )
    for column, words in _COLUMNS.items():
        required = column in ("source", "published", "date", "event")
        parser.add_argument(
            f"--{column.replace('_', '-')}",
            dest=f"cell_{column}",
            required=required,
            metavar="…",
            help=words,
        )
