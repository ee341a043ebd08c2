"""Add situation folders, single tables, or files of others to a working file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.desk._said_of_theirs import must_say_nothing_of_theirs, telling_of_theirs
from landbridge.errors import FolderError, InputError, Problem
from landbridge.model.imports import ImportRequest
from landbridge.situation import SituationFile, is_own

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from landbridge.model.imports import ImportReview
    from landbridge.situation import AddSummary

_ROADS = "roads.csv"

__all__ = ["add", "must_be_added"]


def add(
    path: Path,
    sources: Sequence[Path],
    *,
    replace: bool = False,
    keep_going: bool = False,
    progress: Callable[[str], None] | None = None,
    request: ImportRequest | None = None,
) -> tuple[AddSummary | None, tuple[ImportReview, ...]]:
    """Add all rows of folders, tables or files of others, or, where one is refused, none.

    Returns
    -------
    tuple
        what was added, None where nothing was to be: a preview, a mapping that has to be
        confirmed, rows of theirs that cannot be used; and how each file of others was read

    Raises
    ------
    FolderError
        when rows were refused; it carries every problem
    InputError
        when a file cannot be used as a whole, or ours and theirs are given together
    """
    request = request or ImportRequest()
    theirs = [one for one in sources if request.importer is not None or not is_own(one)]
    with SituationFile.open(path, writable=True) as file:
        if not theirs:
            must_say_nothing_of_theirs(request)
            with telling_of_theirs():
                told = file.add(sources, replace=replace, keep_going=keep_going, progress=progress)
            return _with_road_warnings(told, file), ()
        if len(theirs) < len(sources):
            raise InputError("give folders and tables of a situation, and files of others, apart")
        from landbridge.desk.importing import review  # noqa: PLC0415  (start-up: only for theirs)

        situation = file.read()
        reviews: tuple[ImportReview, ...] = ()
        for one in theirs:
            reviews = (*reviews, review(one, request, situation, reviews))
        if request.preview or not all(one.ready for one in reviews):
            return None, reviews
        if not keep_going and any(p.severity == "error" for one in reviews for p in one.problems):
            return None, reviews
        if request.review:
            from landbridge.desk._to_review import rows_to_review  # noqa: PLC0415  (as above)

            return rows_to_review(file, reviews, keep_going=keep_going), reviews
        summary = file.add_rows(
            [row for one in reviews for row in one.rows],
            [problem for one in reviews for problem in one.problems],
            replace=replace, keep_going=keep_going, progress=progress,
        )  # fmt: skip
        return _with_road_warnings(summary, file), reviews


def _with_road_warnings(summary: AddSummary, file: SituationFile) -> AddSummary:
    """Say beside what was added which places stand far from imported roads, or on none."""
    if not any(summary.added.get(table) for table in ("roads", "places", "barriers")):
        return summary
    from landbridge.network import laid_out  # noqa: PLC0415  (start-up: only where roads are)

    laid = laid_out(file.read()).laid
    told = [Problem(_ROADS, None, None, said, "warning") for said in laid.warnings] if laid else []
    return replace(summary, problems=(*summary.problems, *told))


def must_be_added(
    summary: AddSummary | None, reviews: Sequence[ImportReview]
) -> AddSummary | tuple[ImportReview, ...]:
    """Give what was added; of a preview how the files were read.

    Raises
    ------
    FolderError
        when nothing was added because rows cannot be used, or a mapping has to be confirmed
    """
    if summary is not None:
        return summary
    problems = [problem for one in reviews for problem in one.problems]
    refused = [problem for problem in problems if problem.severity == "error"]
    if not all(one.ready for one in reviews):
        raise FolderError("the mapping was guessed: look at it, and give it or accept it", problems)
    if refused:
        raise FolderError(f"{len(refused)} rows cannot be used; first: {refused[0]}", problems)
    return tuple(reviews)
