"""The options of ``add`` that speak of files of others, and the request that they make."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.imports import ImportRequest, ImportSettings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

__all__ = ["add_import_options", "import_request", "read_map"]


def add_import_options(parser: ArgumentParser) -> None:
    """Add what ``add`` has of its own."""
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help="folders, tables, or files of others"
    )
    parser.add_argument("--replace", action="store_true", help="take changed rows of known ids")
    parser.add_argument("--keep-going", action="store_true", help="leave refused rows out")
    group = parser.add_argument_group("files of others (docs/formats)")
    group.add_argument(
        "--as", dest="importer", metavar="NAME", help="whose they are, where they do not say so"
    )
    group.add_argument("--source", metavar="ID", help="the source that rows are put down to")
    group.add_argument("--published", metavar="DATE", help="when the file was published")
    group.add_argument("--map", type=Path, metavar="X.toml", help="what their words mean")
    group.add_argument(
        "--accept-map", action="store_true", help="take the guessed mapping as it was shown"
    )
    group.add_argument("--classes", metavar="C,…", help="classes of road to take (OpenStreetMap)")
    group.add_argument(
        "--set",
        dest="settings",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting of the importer; repeatable",
    )
    group.add_argument("--new-actors", action="store_true", help="make actors of unknown names")
    group.add_argument("--new-places", action="store_true", help="make places of unknown names")
    group.add_argument(
        "--names-out", type=Path, metavar="names.csv", help="write unknown names, to be settled"
    )
    group.add_argument(
        "--preview", action="store_true", help="show how it would be read; add nothing"
    )
    group.add_argument(
        "--review", action="store_true", help="put rows forward for review; see landbridge review"
    )


def read_map(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Read a TOML file of tables of words.

    Raises
    ------
    QuestionError
        when it is missing, not TOML, or holds anything but tables of words
    """
    try:
        tree = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as wrong:
        raise QuestionError(f"--map {path}: it cannot be read ({wrong.strerror})") from wrong
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise QuestionError(f"--map {path}: not TOML ({wrong})") from wrong
    for name, table in tree.items():
        if not isinstance(table, dict):
            raise QuestionError(
                f"--map {path}: '{name}' is not in a table: write [columns] above it"
            )
        for word, meaning in table.items():
            if isinstance(meaning, bool) or not isinstance(meaning, str | int | float):
                message = f"'{name}.{word}' is not a word: write it between quotation marks"
                raise QuestionError(f"--map {path}: {message}")
    return {name: {w: str(meaning) for w, meaning in table.items()} for name, table in tree.items()}


def _refuse_names_over(options: Namespace) -> None:
    """Refuse to write names over the working file, or over what is read."""
    if options.names_out is None:
        return
    out = options.names_out.resolve()
    if out in {path.resolve() for path in (options.file, options.map, *options.paths) if path}:
        message = "it is read here, and would be written over: give another name"
        raise QuestionError(f"--names-out {options.names_out}: {message}")
    if _is_filled_in(out):
        message = "meanings were filled in there: add it to the file first, or give another name"
        raise QuestionError(f"--names-out {options.names_out}: {message}")


def _is_filled_in(path: Path) -> bool:
    """Whether it is a table of names in which somebody wrote what they mean."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return any((row.get("means") or "").strip() for row in csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        return False


def import_request(options: Namespace, progress: Callable[[str], None] | None) -> ImportRequest:
    """Turn options into a request.

    Raises
    ------
    QuestionError
        when one cannot be read
    """
    _refuse_names_over(options)
    settings = {}
    for word in options.settings:
        key, equals, value = word.partition("=")
        if not equals or not key.strip():
            raise QuestionError(f"--set {word}: write KEY=VALUE")
        settings[key.strip()] = value.strip()
    if options.classes is not None:
        settings["classes"] = options.classes
    return ImportRequest(
        importer=options.importer,
        settings=ImportSettings(
            source=options.source,
            published=options.published,
            map=read_map(options.map) if options.map is not None else {},
            options=settings,
            progress=progress,
        ),
        accept_map=options.accept_map,
        preview=options.preview,
        review=options.review,
        new_actors=options.new_actors,
        new_places=options.new_places,
    )
