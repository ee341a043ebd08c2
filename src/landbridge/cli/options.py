"""The options of every verb, with help and examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from landbridge.cli import article_options, change_options, claims_options, gold_options
from landbridge.cli.export_options import add_export_options
from landbridge.cli.import_options import add_import_options
from landbridge.cli.option_types import count, days_on_end, first_day, last_day, typed, whole
from landbridge.cli.report_columns import add_report_options
from landbridge.days import parse_day
from landbridge.errors import QuestionError
from landbridge.model.reports import vehicle_class

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Parser", "build_parser", "question_parser", "quoted_questions", "wants_json"]

_DETAIL = "name weak points of the last 90 days; written into the recipe"
_ESTIMATORS = (
    "how reports become control: latest_report, majority[:DAYS], nearest_place, "
    "drawn_maps[:SOURCE,…], hidden_markov"
)
_EXAMPLES = {
    "new": "landbridge new levant.gpkg",
    "add": "landbridge add levant.gpkg cases/levant\n"
    "  landbridge add levant.gpkg syria-latest.osm.pbf\n"
    "  landbridge add levant.gpkg events.csv --as acled --preview",
    "check": "landbridge check cases/levant",
    "info": "landbridge info levant.gpkg --claims",
    "report": "landbridge report levant.gpkg --event takes --place abu-kamal --actor syria-gov "
    "--date 2017-11-19 --source ap --published 2017-11-19 --locator https://example.org/a",
    "coverage": "landbridge coverage levant.gpkg -o coverage.svg",
    "belief": "landbridge belief levant.gpkg --place Mayadin --since 2017-06 --until 2017-12\n"
    "  landbridge belief levant.gpkg --place Mayadin --estimator majority:60 -o mayadin.csv",
    "ask": "landbridge ask levant.gpkg --from Tehran --to Beirut --for iran --on 2017-08-23\n"
    "  landbridge ask levant.gpkg --corridor iran-beirut --known-by 2017-11-10 --json\n"
    "  landbridge ask levant.gpkg --corridor iran-beirut --on 2017-11-15 --odds",
    "explain": "landbridge explain levant.gpkg --corridor iran-beirut --on 2017-08-23",
    "suppose": "landbridge suppose levant.gpkg --corridor iran-beirut --on 2018-06-01 "
    "--hold abu-kamal=isis",
    "diff": 'landbridge diff levant.gpkg "--corridor iran-beirut --on 2017-11-10" '
    '"--corridor iran-beirut --on 2017-11-20"',
    "disagree": "landbridge disagree levant.gpkg --since 2017-05 --until 2018-01 -o disagree.svg\n"
    "  landbridge disagree levant.gpkg --place 'Abu Kamal' --since 2017-11 --until 2017-12\n"
    "  landbridge disagree levant.gpkg --corridor iran-beirut --on 2017-11-20",
    "sources": "landbridge sources levant.gpkg -o sources.svg\n"
    "  landbridge sources levant.gpkg --source sohr\n"
    "  landbridge sources levant.gpkg --corridor iran-beirut --on 2017-11-15 "
    "--estimator hidden_markov",
    "brief": "landbridge brief levant.gpkg --corridor iran-beirut --on 2017-08-23 -o brief.html",
    "export": "landbridge export levant.gpkg folder\n"
    "  landbridge export levant.gpkg shared --drop-sensitive --drop-unlicensed\n"
    "  landbridge export levant.gpkg map.gpkg --corridor iran-beirut --on 2017-08-23\n"
    "  landbridge export levant.gpkg holders.csv --layer holders",
}
_HELP = {
    "new": "make an empty working file",
    "add": "add situation folders (format 1), single tables of one, or files of others",
    "check": "validate a folder or table: file, line, column, what would be right",
    "info": "summarise what a working file holds",
    "report": "add one report, checked like any other",
    "coverage": "place by month: how many reports, age of the newest; silence that matters first",
    "belief": "who held a place, and how likely each holder is, day by day",
    "ask": "is there a way, since when, by which road; if not, how wide is the gap, who holds it",
    "explain": "every piece of the route or gap, its three lamps, the reports behind each",
    "suppose": "the same question with changes applied, against the baseline; never a forecast",
    "diff": "two answers side by side, and what decides the difference",
    "disagree": "where, when and by how much sources contradict one another; never resolved",
    "sources": "what was learned of each source, and which of them stand behind an answer",
    "brief": "a cited briefing: .html or .md, or the map alone as .svg or .png",
    "export": "write a file back to a folder without loss, or out in the formats of others",
}


_MORE = (article_options, claims_options, change_options, gold_options)
"""Verbs whose words stand in files of their own: each has HELP, EXAMPLES and `add_options`."""
for _file in _MORE:
    _EXAMPLES |= _file.EXAMPLES
    _HELP |= _file.HELP
_WITHOUT_FILE = ("check", "eval")


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving, so that errors can be told as JSON too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # argparse's own are not typed
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Raise what was wrong."""
        raise QuestionError(f"{message}; see '{self.prog} --help'")


def _names(text: str) -> list[str]:
    from landbridge.model.names import names_in  # noqa: PLC0415  (only where names are given)

    names = names_in(text)
    if not names:
        raise argparse.ArgumentTypeError("names nothing")
    return names


def _add_question(parser: argparse.ArgumentParser) -> None:
    """Add the options of a question."""
    group = parser.add_argument_group("the question")
    group.add_argument("--corridor", metavar="ID", help="a corridor of the situation")
    group.add_argument(
        "--from",
        dest="origin",
        type=_names,
        metavar="A[,A2…]",
        default=[],
        help="where from: any of",
    )
    group.add_argument(
        "--to",
        dest="destination",
        type=_names,
        metavar="B[,B2…]",
        default=[],
        help="where to: any of",
    )
    group.add_argument("--for", dest="traveller", metavar="T", help="the traveller: an actor")
    day = typed(parse_day)
    first, last = typed(first_day), typed(last_day)
    group.add_argument("--on", type=day, metavar="DAY", help="the day asked about")
    group.add_argument("--known-by", type=last, metavar="DATE", help="only what was published by")
    group.add_argument("--since", type=first, metavar="D", help="first day of the period")
    group.add_argument("--until", type=last, metavar="D", help="last day of the period")
    group.add_argument(
        "--mode", dest="modes", type=_names, metavar="road,track,air…", help="ways to go"
    )
    group.add_argument(
        "--via", action="append", default=[], metavar="P", help="repeatable, in order"
    )
    group.add_argument(
        "--vehicle", type=typed(vehicle_class), metavar="CLASS", help="UNSDI-T, 1 to 6"
    )
    group.add_argument("--cargo", metavar="KIND", help="people, relief, goods, fuel or arms")
    group.add_argument("--estimator", metavar="NAME", help=_ESTIMATORS)
    group.add_argument("--policy", metavar="NAME", help="how control becomes passage")
    group.add_argument("--fade-after", type=typed(count), metavar="DAYS", help="forget after")


def _add_odds(parser: argparse.ArgumentParser) -> None:
    """Add the options of odds."""
    number = typed(whole)
    group = parser.add_argument_group("odds: the share of drawn courses of events with a way")
    group.add_argument("--odds", action="store_true", help="draw courses of events, and count")
    group.add_argument("--draws", type=number, metavar="N", help="how many (1000)")
    group.add_argument("--seed", type=number, metavar="N", help="which ones (0)")
    group.add_argument(
        "--spread",
        type=number,
        metavar="DAYS",
        help="displace dates by up to (10); not for an estimator that draws",
    )
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="draw on the workers of a Dask scheduler"
    )


def _add_changes(parser: argparse.ArgumentParser) -> None:
    """Add the options of a supposition."""
    group = parser.add_argument_group("changes supposed from the asked day on")
    group.add_argument(
        "--hold", action="append", default=[], metavar="PLACE=ACTOR", help="who holds"
    )
    group.add_argument("--close", action="append", default=[], metavar="A,B", help="or a place")
    group.add_argument(
        "--open", dest="reopen", action="append", default=[], metavar="A,B", help="opened, mended"
    )
    group.add_argument(
        "--relation", action="append", default=[], metavar='"A KIND B"', help="e.g. a hostile_to b"
    )
    group.add_argument(
        "--without-source", action="append", default=[], metavar="ID", help="unheard"
    )


def _add_disagree(parser: argparse.ArgumentParser) -> None:
    """Add what `disagree` has of its own."""
    parser.add_argument("--place", metavar="P", help="only this place or area, with its reports")
    parser.add_argument("--source", metavar="ID", help="only what this source has a part in")
    parser.add_argument(
        "--carry",
        type=typed(days_on_end),
        metavar="DAYS",
        help="how long a word counts that is not said again (60)",
    )
    parser.add_argument("--by-source", action="store_true", help="single sources, not families")
    parser.add_argument("--all", action="store_true", help="leave nothing out of the tables")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="X.svg", help="place by time; or X.png, or X.csv"
    )


def _add_sources(parser: argparse.ArgumentParser) -> None:
    """Add what `sources` has of its own."""
    number = typed(whole)
    parser.add_argument("--source", metavar="ID", help="only this source, with all its sides")
    parser.add_argument("--draws", type=number, metavar="N", help="courses of events drawn (1000)")
    parser.add_argument("--seed", type=number, metavar="N", help="which ones (0)")
    parser.add_argument("--all", action="store_true", help="leave nothing out of the tables")
    parser.add_argument("--recent-detail", action="store_true", help=_DETAIL)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="X.svg", help="graded and learned; or X.png, or X.csv"
    )


def question_parser() -> Parser:
    """Read the quoted question of `diff`: options of ask, and of suppose."""
    parser = Parser(prog="landbridge diff FILE", add_help=False)
    _add_question(parser)
    _add_changes(parser)
    return parser


def _verb(verbs: Any, name: str) -> argparse.ArgumentParser:  # argparse keeps the type to itself
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=_HELP[name], description=_HELP[name].capitalize() + ".",
        epilog=f"example:\n  {_EXAMPLES[name]}",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    parser.add_argument("--verbose", action="store_true", help="show the traceback of an error")
    return parser


def build_parser() -> Parser:
    """Make the parser of all verbs."""
    from landbridge._version import __version__  # noqa: PLC0415  (for --version alone)

    parser = Parser(
        prog="landbridge",
        description="Is there a way overland from A to B for T, on day D, as far as could be known "
        "on day K?\nFrom public, dated, cited reports. Not a safety clearance.",
        epilog="exit codes: 0 done (ask: open), 3 closed, 4 uncertain, 2 misuse, 1 failure",
    )
    parser.add_argument("--version", action="version", version=f"landbridge {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    for name in _HELP:
        verb = _verb(verbs, name)
        if name not in _WITHOUT_FILE:
            verb.add_argument("file", type=Path, metavar="FILE", help="the working file")
        if name in ("ask", "explain", "suppose", "brief"):
            _add_question(verb)
            verb.add_argument("--recent-detail", action="store_true", help=_DETAIL)
        if name in ("ask", "brief"):
            _add_odds(verb)
        if name in ("disagree", "sources", "export"):
            _add_question(verb)
    _special(verbs.choices)
    for more in _MORE:
        more.add_options(verbs.choices)
    return parser


def _add_period(parser: argparse.ArgumentParser) -> None:
    """Add the options of a look at one place over a period."""
    first, last = typed(first_day), typed(last_day)
    parser.add_argument("--place", required=True, metavar="P", help="which place")
    parser.add_argument("--since", type=first, metavar="D", help="first day (of its first report)")
    parser.add_argument("--until", type=last, metavar="D", help="last day (the newest that counts)")
    parser.add_argument("--known-by", type=last, metavar="DATE", help="only what was published by")
    parser.add_argument("--estimator", metavar="NAME", help="as in ask (hidden_markov)")
    parser.add_argument("-o", "--output", type=Path, metavar="X.csv", help="every run and holder")


def _special(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what single verbs have of their own."""
    verbs["new"].add_argument("--title", help="a title, until a situation.toml brings one")
    add_import_options(verbs["add"])
    verbs["check"].add_argument("path", type=Path, metavar="FOLDER_OR_FILE", help="what to check")
    verbs["info"].add_argument("--claims", action="store_true", help="list the claims")
    add_report_options(verbs["report"])
    last = typed(last_day)
    verbs["coverage"].add_argument("--known-by", type=last, help="only what was published by")
    verbs["coverage"].add_argument("--corridor", metavar="ID", help="only this corridor's ways")
    verbs["coverage"].add_argument("--all", action="store_true", help="also places on no corridor")
    verbs["coverage"].add_argument("-o", "--output", type=Path, metavar="X.svg", help="or X.png")
    _add_period(verbs["belief"])
    verbs["ask"].add_argument(
        "--by-day", action="store_true", help="length or gap, and holders, of every day asked"
    )
    verbs["ask"].add_argument(
        "--kept-open",
        type=typed(days_on_end),
        metavar="DAYS",
        help="with --by-day: where one route is kept open for so many days on end",
    )
    verbs["explain"].add_argument("--place", help="only the pieces at this place")
    _add_changes(verbs["suppose"])
    _add_changes(verbs["brief"])
    verbs["diff"].add_argument("one", metavar='"Q1"', help="options of ask, quoted as one")
    verbs["diff"].add_argument("--recent-detail", action="store_true", help=_DETAIL)
    verbs["diff"].add_argument("two", metavar='"Q2"', help="the second question")
    _add_disagree(verbs["disagree"])
    _add_sources(verbs["sources"])
    verbs["brief"].add_argument(
        "-o", "--output", type=Path, required=True, metavar="X.html", help="or .md .svg .png"
    )
    add_export_options(verbs["export"])


def wants_json(words: list[str]) -> bool:
    """Whether errors must be told as JSON, even where the words cannot be parsed."""
    return "--json" in words


def quoted_questions(words: list[str]) -> list[str]:
    """Mark the quoted questions of `diff` as values: one of one word looks like an option."""
    if not words or words[0] != "diff":
        return words
    own = ("--json", "--quiet", "--verbose", "--recent-detail", "--help", "-h")
    return [f" {word}" if word.startswith("-") and word not in own else word for word in words]
