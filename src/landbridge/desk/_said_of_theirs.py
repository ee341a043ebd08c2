"""What is said of files of others with the options of ``add``, and makes no sense."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from landbridge.days import parse_published
from landbridge.errors import FolderError, QuestionError
from landbridge.model.names import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.imports import Imported, ImportRequest
    from landbridge.model.situations import Situation

__all__ = [
    "day_must_be_one",
    "must_say_nothing_of_theirs",
    "source_must_be_there",
    "telling_of_theirs",
]


def day_must_be_one(request: ImportRequest) -> None:
    """Refuse a day of publication that is none, whether the file needs it or not.

    Raises
    ------
    QuestionError
        when it is not as format 1 has it
    """
    if request.settings.published is not None:
        try:
            parse_published(request.settings.published)
        except ValueError as wrong:
            raise QuestionError(f"--published: {wrong}") from None


def must_say_nothing_of_theirs(request: ImportRequest) -> None:
    """Refuse to pass over in silence what is said of files of others, where there is none.

    Raises
    ------
    QuestionError
        when something is said; it names the options
    """
    settings = request.settings
    said = {
        "--preview": request.preview, "--review": request.review,
        "--accept-map": request.accept_map,
        "--new-actors": request.new_actors, "--new-places": request.new_places,
        "--source": settings.source, "--published": settings.published,
        "--map": settings.map, "--set or --classes": settings.options,
    }  # fmt: skip
    if given := [option for option, value in said.items() if value]:
        message = f"{', '.join(given)}: only for files of others; these are a situation's own"
        raise QuestionError(f"{message}. 'landbridge check' judges a folder without adding it")


def source_must_be_there(read: Imported, request: ImportRequest, situation: Situation) -> None:
    """Refuse once what else every row would be refused for.

    Raises
    ------
    QuestionError
        when rows are put down to a source that nobody has described
    """
    named = request.settings.source
    made = {row.cells.get("id") for row in read.rows if row.table == "sources"}
    if named is None or named in situation.sources or named in made:
        return
    hint = near(named, situation.sources, 1)
    meant = f"; is '{hint[0]}' meant?" if hint else ""
    raise QuestionError(f"--source {named}: no such source; add it to sources.csv first{meant}")


@contextmanager
def telling_of_theirs() -> Iterator[None]:
    """Say of a table that has our name and other columns how to read it as somebody else's."""
    try:
        yield
    except FolderError as wrong:
        if any(p.line == 1 and p.severity == "error" for p in wrong.problems):
            hint = "; a table of somebody else's that has such a name is read with --as table"
            raise FolderError(f"{wrong}{hint}", wrong.problems) from wrong
        raise
