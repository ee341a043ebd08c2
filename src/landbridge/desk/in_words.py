"""Keyword arguments read as the command line reads its options."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from landbridge.days import parse_day, parse_span
from landbridge.errors import QuestionError
from landbridge.model.corridors import Question
from landbridge.model.names import names_in
from landbridge.model.odds import OddsQuestion
from landbridge.model.reports import vehicle_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "drawn_as",
    "file_form",
    "last_day_in_words",
    "odds_in_words",
    "question_in_words",
    "width_in_words",
]

_WIDEST_METRES = 20_000.0
"""What is wider than this is no road."""


def file_form(name: str, forms: Sequence[str]) -> str:
    """Give the form of a file by the end of its name.

    Raises
    ------
    QuestionError
        when it is none that can be written
    """
    form = name.rpartition(".")[2].lower()
    if form not in forms:
        raise QuestionError(f"-o {name}: the name must end in .{', .'.join(forms)}")
    return form


def _list(names: str | Sequence[str]) -> list[str]:
    return names_in(names) if isinstance(names, str) else list(names)


def _read(read: Callable[[str], int], text: object) -> int:
    try:
        return read(str(text))
    except ValueError as error:
        raise QuestionError(str(error)) from None


def drawn_as(draws: int | None, seed: int | None) -> OddsQuestion | None:
    """Read how many courses of events to draw, and which; None where nothing was said."""
    given = {"draws": draws, "seed": seed}
    told = {name: value for name, value in given.items() if value is not None}
    return OddsQuestion(**told) if told else None


def last_day_in_words(text: str) -> int:
    """Read a date, and give the last day that it can mean.

    Raises
    ------
    QuestionError
        when it is no date
    """
    return _read(lambda words: parse_span(words).last, text)


def question_in_words(words: Mapping[str, Any]) -> Question:
    """Read the parts of a question; what is None was not said.

    Raises
    ------
    QuestionError
        when a day or a vehicle class cannot be read
    """
    told = {name: value for name, value in words.items() if value is not None}
    unknown = sorted(set(told) - {field.name for field in fields(Question)})
    if unknown:
        raise TypeError(f"no part of a question: {', '.join(unknown)}")
    for name in ("origin", "destination", "via", "modes"):
        if name in told:
            told[name] = _list(told[name])
    for name, read in (
        ("on", parse_day),
        ("known_by", lambda text: parse_span(text).last),
        ("since", lambda text: parse_span(text).first),
        ("until", lambda text: parse_span(text).last),
        ("vehicle", vehicle_class),
    ):
        if name in told:
            told[name] = _read(read, told[name])
    return Question(**told)


def width_in_words(text: object) -> float:
    """Read how far to keep off a road, in metres.

    Raises
    ------
    QuestionError
        when it is no width
    """
    try:
        metres = float(str(text))
    except ValueError:
        metres = -1.0
    if not 0 < metres <= _WIDEST_METRES:
        told = f"write metres, above 0 and up to {_WIDEST_METRES:g}"
        raise QuestionError(f"'{text}' is no width: {told}")
    return metres


def odds_in_words(**words: Any) -> OddsQuestion | None:
    """Read what was asked about odds, if anything was."""
    if all(value is None or value is False for value in words.values()):
        return None
    from landbridge.desk.odds import odds_question  # noqa: PLC0415  (only where asked)

    return odds_question(**words)
