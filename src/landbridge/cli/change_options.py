"""The options of who gained what whom lost, and shares over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli.option_types import first_day, last_day, typed
from landbridge.days import parse_day
from landbridge.model.influence import COUNTED, LEVELS
from landbridge.model.stakes import MEASURES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

__all__ = ["EXAMPLES", "HELP", "add_options"]

EXAMPLES: dict[str, str] = {
    "succession": "landbridge succession levant.gpkg --area all --since 2014 --until 2019\n"
    "  landbridge succession levant.gpkg --area country:SY --since 2017 --until 2017 "
    "--by road-km -o syria.svg",
    "influence": "landbridge influence levant.gpkg --actor iran --area all --since 2011\n"
    "  landbridge influence levant.gpkg --actor iran --area country:SY --with allies -o iran.svg\n"
    "  landbridge influence levant.gpkg --actor iran --area country:IQ --on 2017-11-20",
}
HELP: dict[str, str] = {
    "succession": "who gained what whom lost: by places, people or road, with the reports",
    "influence": "share of an area under an actor and those near it, over time",
}
_AREA = "all, country:XX, an area, a province (admin1), a place; several with commas"


def add_options(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what these verbs have of their own."""
    first, last = typed(first_day), typed(last_day)
    verbs["influence"].add_argument("--actor", required=True, metavar="X", help="under whom")
    for name in ("succession", "influence"):
        verb = verbs[name]
        verb.add_argument("--area", required=True, metavar="A", help=_AREA)
        verb.add_argument("--since", type=first, metavar="D", help="first day (first report)")
        verb.add_argument("--until", type=last, metavar="D", help="last day (newest that counts)")
        verb.add_argument(
            "--known-by", type=last, metavar="DATE", help="only what was published by"
        )
        verb.add_argument(
            "--by", choices=MEASURES, default=MEASURES[0], help="what is counted (places)"
        )
        verb.add_argument("--estimator", metavar="NAME", help="as in ask")
        verb.add_argument("--all", action="store_true", help="leave nothing out of the tables")
    verbs["influence"].add_argument(
        "--on", type=typed(parse_day), metavar="DAY", help="one day, in place of a period"
    )
    verbs["influence"].add_argument(
        "--with", dest="up_to", choices=LEVELS, default=COUNTED,
        help=f"the last level that counts, with all before it ({COUNTED})",
    )  # fmt: skip
    verbs["succession"].add_argument(
        "-o", "--output", type=Path, metavar="X.svg",
        help="flow and matrix; or X.png, X.csv (every change), X.md (with footnotes)",
    )  # fmt: skip
    verbs["influence"].add_argument(
        "-o", "--output", type=Path, metavar="X.svg", help="bands over time; or X.png, or X.csv"
    )
