"""The options of reading articles, reviewing proposals, and scoring a reader on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.errors import QuestionError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

__all__ = ["EXAMPLES", "HELP", "add_options", "pairs"]

EXAMPLES: dict[str, str] = {
    "read": "landbridge read levant.gpkg article.html --source ap --published 2017-11-19\n"
    "  landbridge read levant.gpkg article.txt --source ap --published 2017-11-19 --preview",
    "review": "landbridge review levant.gpkg\n"
    "  landbridge review levant.gpkg --list --table reports\n"
    "  landbridge review levant.gpkg --accept p-0123456789ab --set actor=syria-gov",
}
HELP: dict[str, str] = {
    "read": "read an article, and put forward what it says for review",
    "review": "accept, edit or reject proposals: none counts before it is accepted",
}


def add_options(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what these verbs have of their own."""
    _add_read(verbs["read"])
    _add_review(verbs["review"])


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="articles: text, HTML or PDF; - is standard input"
    )
    parser.add_argument("--source", required=True, metavar="ID", help="whose article: a source")
    parser.add_argument("--published", required=True, metavar="DATE", help="day of publication")
    parser.add_argument("--title", default="", metavar="…", help="its title, where it says none")
    parser.add_argument("--url", default="", metavar="URL", help="where it was found; not fetched")
    parser.add_argument("--preview", action="store_true", help="show what it says; keep nothing")
    parser.add_argument(
        "--layers",
        action="store_true",
        help="all that the embedded reader finds, as JSON: names, dates, …; keep nothing",
    )
    group = parser.add_argument_group("who reads")
    group.add_argument(
        "--coder", default="embedded", metavar="NAME", help="which reader (embedded)"
    )
    group.add_argument(
        "--option",
        dest="coder_options",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the coder; repeatable",
    )
    group.add_argument("--endpoint", metavar="URL", help="address of a model, for --coder llm")
    group.add_argument("--model", metavar="M", help="which model")
    group.add_argument("--seed", metavar="N", help="seed of the model")


def _add_review(parser: argparse.ArgumentParser) -> None:
    ids: dict[str, Any] = {"action": "append", "default": [], "metavar": "ID[,ID…]"}
    parser.add_argument(
        "--list", action="store_true", dest="listed", help="list, and decide nothing"
    )
    parser.add_argument("--table", metavar="T", help="only proposals for this table")
    parser.add_argument("--document", metavar="SHA", help="only of this document: first digits do")
    parser.add_argument(
        "--status",
        choices=("open", "accepted", "rejected", "all"),
        default="open",
        help="where they stand (open)",
    )
    group = parser.add_argument_group("decide without a walk")
    group.add_argument(
        "--accept", **ids, help="take these into the record; all: all that are ready"
    )
    group.add_argument(
        "--set",
        dest="cells",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="with --accept ID: another cell; repeatable",
    )
    group.add_argument(
        "--with-new", action="store_true", help="accept new actors and places with what needs them"
    )
    group.add_argument("--reject", **ids, help="turn these down")
    group.add_argument("--undo", **ids, help="open again what was rejected")
    group.add_argument("--reason", default="", metavar="TEXT", help="why")
    group.add_argument(
        "--keep-going", action="store_true", help="leave out what cannot be accepted"
    )
    group.add_argument("--by", metavar="NAME", help="who decides (the user of this machine)")


def pairs(words: Iterable[str], option: str) -> dict[str, str]:
    """Part KEY=VALUE words.

    Raises
    ------
    QuestionError
        when one has no key
    """
    found = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key.strip():
            raise QuestionError(f"{option} {word}: write KEY=VALUE")
        found[key.strip()] = value.strip()
    return found
