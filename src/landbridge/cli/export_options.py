"""The options of `export`, beside those of a question."""

from __future__ import annotations

import argparse
from pathlib import Path

from landbridge.errors import QuestionError

__all__ = ["add_export_options"]

_FORMATS = "geopackage, geojson, kml, csv, geoparquet, openrouteservice, closed-ways or prov"


def _metres(text: str) -> float:
    from landbridge.desk.in_words import width_in_words  # noqa: PLC0415  (only where it is given)

    try:
        return width_in_words(text)
    except QuestionError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add what `export` has of its own."""
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="a new or empty folder; or a file in a format below"
    )
    group = parser.add_argument_group("what is written")
    group.add_argument(
        "--as", dest="form", metavar="FORMAT", help=f"{_FORMATS}; else by the ending of OUT"
    )
    group.add_argument("--layer", metavar="NAME", help="only this layer (holders)")
    group.add_argument(
        "--avoid", choices=("closed", "uncertain"), default="closed", metavar="WHAT",
        help="what to keep clear of: closed ground, or uncertain, with contested and unknown",
    )  # fmt: skip
    group.add_argument(
        "--buffer", type=_metres, default=100.0, metavar="METRES",
        help="how far to keep off a road to avoid, to each side (100)",
    )  # fmt: skip
    group = parser.add_argument_group("what stays behind")
    group.add_argument(
        "--drop-sensitive", action="store_true", help="leave out reports marked as sensitive"
    )
    group.add_argument(
        "--drop-unlicensed", action="store_true",
        help="leave out what unlicensed sources say; other formats do unless told otherwise",
    )  # fmt: skip
    group.add_argument(
        "--include-unlicensed", action="store_true",
        help="for your own desk: keep it in other formats too, and mark the file",
    )  # fmt: skip
    group.add_argument(
        "--recent-detail", action="store_true",
        help="show the last 90 days as they are; written into the recipe",
    )  # fmt: skip
