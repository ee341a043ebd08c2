"""Write a working file back to a situation folder, in row order; without loss unless asked."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from landbridge import exporters
from landbridge.errors import InputError, QuestionError, WorkingFileError
from landbridge.situation import SituationFile, Withholding

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.corridors import Question

__all__ = ["export", "form_of", "not_a_working_file", "only_known_by"]

_WORD = re.compile(r"\.[A-Za-z]{2,8}\Z")


def export(
    path: Path,
    folder: Path,
    *,
    drop_sensitive: bool = False,
    drop_unlicensed: bool = False,
    known_by: int | None = None,
) -> dict[str, int]:
    """Write the folder.

    Parameters
    ----------
    drop_sensitive
        leave out reports that carry a mark of sensitivity
    drop_unlicensed
        leave out what sources without a licence say
    known_by
        a day number: leave out what was published later

    Returns
    -------
    dict
        how many rows stayed behind, by table; empty where nothing did

    Raises
    ------
    WorkingFileError
        when the folder is not empty or cannot be written
    """
    choice = Withholding(drop_sensitive, drop_unlicensed, known_by)
    with SituationFile.open(path) as file:
        return file.export(folder, choice)


def form_of(out: Path, named: str | None) -> str | None:
    """Name the format that is wanted: the one named, or by the ending; None for a folder of ours.

    Raises
    ------
    QuestionError
        when there is no such format, or the ending is of none
    """
    if named is not None:
        if named not in exporters.EXPORTERS:
            there = ", ".join(exporters.EXPORTERS)
            raise QuestionError(f"--as {named}: there is no such format; there are: {there}")
        return named
    form = exporters.format_of(out.name)
    if form is None and _WORD.match(out.suffix) and not out.is_dir():
        there = ", ".join(exporters.EXPORTERS)
        raise QuestionError(f"'{out.name}' has the ending of no format: give --as one of {there}")
    return form


def not_a_working_file(out: Path) -> None:
    """Make sure that nothing is written over a working file.

    Raises
    ------
    InputError
        when there is one of that name
    """
    if not out.is_file():
        return
    try:
        SituationFile.open(out).close()
    except WorkingFileError:
        return
    raise InputError(f"'{out}' is a working file: it is never written over; give another name")


def only_known_by(question: Question) -> int | None:
    """Give the known day of a question that asks nothing else: a folder of ours holds no answers.

    Raises
    ------
    QuestionError
        when more is asked
    """
    given = {part.name for part in fields(question) if getattr(question, part.name)}
    if question.fade_after_days is not None or given - {"known_by"}:
        raise QuestionError(
            "a folder holds tables and no answers: give OUT an ending such as .gpkg, or --as"
        )
    return question.known_by
