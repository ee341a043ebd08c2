"""The options of judging claims against the record."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli.option_types import days_on_end, last_day, typed, whole
from landbridge.days import parse_span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.days import DaySpan

__all__ = ["EXAMPLES", "HELP", "add_options"]

EXAMPLES: dict[str, str] = {
    "claims": "landbridge claims levant.gpkg --speaker SOHR\n"
    "  landbridge claims levant.gpkg --corridor iran-beirut --on 2017 -o claims.svg\n"
    "  landbridge claims levant.gpkg --claim sohr-2017-unstoppable --lexicon measured --json"
}
HELP: dict[str, str] = {
    "claims": "what the record says of each claim, as known then and as known now, with scores"
}


def _date(text: str) -> DaySpan:
    try:
        return parse_span(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_options(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what these verbs have of their own."""
    parser, last = verbs["claims"], typed(last_day)
    parser.add_argument("--speaker", metavar="S", help="only speakers with these words in the name")
    parser.add_argument("--on", type=_date, metavar="DAY", help="only claims of a day, or month")
    parser.add_argument("--corridor", metavar="ID", help="only claims about this corridor")
    parser.add_argument("--claim", metavar="LABEL", help="only this claim")
    parser.add_argument(
        "--known-by",
        type=last,
        metavar="DATE",
        help="only what was published by then counts as now",
    )
    parser.add_argument(
        "--horizon", dest="horizons", type=typed(days_on_end), nargs="+", metavar="DAYS",
        help="when predictions without a date are judged (30 90 180 365 1095)",
    )  # fmt: skip
    parser.add_argument(
        "--lexicon", choices=("icd203", "measured"),
        help="what words of likelihood mean: the bands of ICD 203, or surveys of readers (icd203)",
    )  # fmt: skip
    number = typed(whole)
    parser.add_argument(
        "--odds", action="store_true",
        help="where the record is unsure, score a prediction over drawn courses of events",
    )  # fmt: skip
    parser.add_argument("--draws", type=number, metavar="N", help="how many (1000)")
    parser.add_argument("--seed", type=number, metavar="N", help="which ones (0)")
    parser.add_argument("--all", action="store_true", help="leave no report and no claim out")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="X.csv", help="or X.md, X.svg, X.png, X.jsonld"
    )
