"""Read a folder of gold: texts, and what people marked in them, as phrases or offsets."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError
from landbridge.model.actors import RELATION_KINDS
from landbridge.model.claims import MODALITIES
from landbridge.model.gold import (
    GoldClaim,
    GoldDocument,
    GoldFact,
    GoldMention,
    GoldQuotation,
    GoldRecord,
    GoldRelation,
    GoldTime,
)
from landbridge.model.readings import FACT_MODES, Span
from landbridge.model.reports import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["LAYERS", "read_gold"]

_TEXTS, _MARKS = "documents.jsonl", "annotations.jsonl"
_PAIR = 2
_NUMBERED = re.compile(r"(.+)#([1-9][0-9]{0,5})", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTED = ("", "direct", "indirect", "mixed")


class _WrongError(ValueError):
    """What is wrong with one mark, in words."""


def _span(text: str, told: Any) -> Span:  # what JSON gave: looked at here
    """Find a phrase (``phrase#2`` is its second occurrence), or take a pair of offsets."""
    if isinstance(told, list):
        if len(told) != _PAIR or not all(type(n) is int for n in told):
            raise _WrongError(f"{told} is no pair of offsets: write [start, end]")
        start, end = told
        if not 0 <= start < end <= len(text):
            raise _WrongError(f"[{start}, {end}] is outside the text of {len(text)} characters")
        return Span(start, end)
    if not isinstance(told, str) or not told:
        raise _WrongError(f"{json.dumps(told)} is neither a phrase nor a pair of offsets")
    phrase, times = told, 1
    if told not in text and (numbered := _NUMBERED.fullmatch(told)):
        phrase, times = numbered[1], int(numbered[2])
    at = -1
    for _ in range(times):
        at = text.find(phrase, at + 1)
        if at < 0:
            raise _WrongError(f"the phrase '{told}' is not in the text")
    return Span(at, at + len(phrase))


def _spans(text: str, told: Any) -> tuple[Span, ...]:
    """Take one phrase, a list of phrases, or a list of pairs; empty and absent are none."""
    if told in (None, "", []):
        return ()
    if isinstance(told, str) or (isinstance(told, list) and type(told[0]) is int):
        return (_span(text, told),)
    if not isinstance(told, list):
        raise _WrongError(f"{json.dumps(told)} is no list of phrases or offsets")
    return tuple(_span(text, one) for one in told)


def _one(text: str, told: Any) -> Span | None:
    found = _spans(text, told)
    return found[0] if found else None


def _must(text: str, mark: Mapping[str, Any], key: str) -> Span:
    found = _one(text, mark.get(key))
    if found is None:
        raise _WrongError(f"'{key}' is missing")
    return found


def _word(mark: Mapping[str, Any], key: str, instead: str = "") -> str:
    told = mark.get(key, instead)
    if not isinstance(told, str):
        raise _WrongError(f"'{key}' is {json.dumps(told)}: write a word")
    return told


def _one_of(mark: Mapping[str, Any], key: str, words: Sequence[str], instead: str = "") -> str:
    """Take a word of a list: one that is not in it would silently count as missed."""
    told = _word(mark, key, instead)
    if told not in words:
        there = ", ".join(word for word in words if word)
        raise _WrongError(f"'{key}' is {json.dumps(told)}; there are: {there}")
    return told


def _days(mark: Mapping[str, Any], key: str) -> str:
    told = _word(mark, key)
    try:
        return parse_span(told).text if told else ""
    except ValueError as error:
        raise _WrongError(f"'{key}': {error}") from None


def _number(mark: Mapping[str, Any], key: str, most: float) -> float | None:
    told = mark.get(key)
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not abs(told) <= most:
        said = str(told) if isinstance(told, float) and not math.isfinite(told) else ""
        said = (said or json.dumps(told))[:40]
        raise _WrongError(f"'{key}' is {said}: write a number from -{most:g} to {most:g}")
    return float(told)


def _record(text: str, mark: Mapping[str, Any]) -> GoldRecord:
    return GoldRecord(
        event=_one_of(mark, "event", EVENTS),
        mode=_one_of(mark, "mode", FACT_MODES, "past"),
        trigger=_one(text, mark.get("trigger")),
        actor=_spans(text, mark.get("actor")),
        other_actor=_spans(text, mark.get("other_actor")),
        place=_spans(text, mark.get("place")),
        road=_spans(text, mark.get("road")),
        date=_one(text, mark.get("date")),
        date_value=_days(mark, "date_value"),
    )


def _claim(text: str, mark: Mapping[str, Any]) -> GoldClaim:
    source = mark.get("source", mark.get("speaker"))
    return GoldClaim(
        content=_spans(text, mark.get("content")),
        source=_spans(text, source),
        cue=_spans(text, mark.get("cue")),
        kind=_one_of(mark, "kind", _QUOTED),
        modality=_one_of(mark, "modality", ("", *MODALITIES)),
    )


def _relation(text: str, mark: Mapping[str, Any]) -> GoldRelation:
    return GoldRelation(
        _one_of(mark, "kind", RELATION_KINDS),
        _must(text, mark, "actor"),
        _must(text, mark, "other"),
    )


def _mention(kind: str) -> Callable[[str, Any], GoldMention]:
    def read(text: str, mark: Any) -> GoldMention:
        if not isinstance(mark, dict):
            return GoldMention(_span(text, mark), kind)
        lon, lat = _number(mark, "lon", 180), _number(mark, "lat", 90)
        if (lon is None) != (lat is None):
            raise _WrongError("a point needs 'lon' and 'lat'")
        return GoldMention(_must(text, mark, "span"), kind, lon, lat)

    return read


def _time(text: str, mark: Mapping[str, Any]) -> GoldTime:
    return GoldTime(_must(text, mark, "span"), _word(mark, "timex"))


def _quotation(text: str, mark: Mapping[str, Any]) -> GoldQuotation:
    return GoldQuotation(
        source=_spans(text, mark.get("source")),
        cue=_spans(text, mark.get("cue")),
        content=_spans(text, mark.get("content")),
        kind=_one_of(mark, "kind", _QUOTED),
    )


def _fact(text: str, mark: Mapping[str, Any]) -> GoldFact:
    value = _number(mark, "value", 3)
    if value is None:
        raise _WrongError("'value' is missing")
    return GoldFact(_must(text, mark, "span"), value)


LAYERS: dict[str, Callable[[str, Any], Any]] = {
    "records": _record,
    "claims": _claim,
    "relations": _relation,
    "actors": _mention("actor"),
    "places": _mention("place"),
    "times": _time,
    "quotations": _quotation,
    "factuality": _fact,
}
"""The layers of an annotation, and how a mark of each is read."""
_PLAIN = ("actors", "places")
"""Layers whose marks may be bare phrases."""


def read_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Read the texts of a folder with their marks, in order.

    Raises
    ------
    InputError
        when a file is missing or a line is wrong: which, and what would be right
    """
    texts = {}
    for where, told in _lines(folder / _TEXTS):
        key, text, published = (told.get(name) for name in ("id", "text", "published"))
        if not (isinstance(key, str) and key and isinstance(text, str) and text):
            raise InputError(f"{where}: a document needs an 'id' and a 'text'")
        if _SURROGATE.search(text):
            raise InputError(f"{where}: the text of '{key}' has half a character (a surrogate)")
        if key in texts:
            raise InputError(f"{where}: the id '{key}' stands twice")
        texts[key] = (text, _day(where, published))
    marks: dict[str, dict[str, Any]] = {}
    for where, told in _lines(folder / _MARKS):
        key = told.get("id")
        if not isinstance(key, str) or key not in texts:
            raise InputError(f"{where}: there is no document '{key}' in {_TEXTS}")
        if key in marks:
            raise InputError(f"{where}: '{key}' was annotated before; one line for each document")
        marks[key] = _layers(where, texts[key][0], told)
    if not marks:
        raise InputError(f"{folder / _MARKS}: nothing is annotated")
    return tuple(
        GoldDocument(key, text, day, **marks[key])
        for key, (text, day) in texts.items()
        if key in marks
    )


def _day(where: str, told: Any) -> str:
    try:
        return parse_published(str(told or "")).text
    except ValueError as error:
        raise InputError(f"{where}: 'published': {error}") from None


def _layers(where: str, text: str, told: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for layer, read in LAYERS.items():
        marks = told.get(layer)
        if marks is None:
            continue
        if not isinstance(marks, list):
            raise InputError(f"{where}: '{layer}' is no list")
        made = []
        for number, mark in enumerate(marks, 1):
            if not isinstance(mark, dict) and layer not in _PLAIN:
                raise InputError(f"{where}: {layer} {number} is no object")
            try:
                made.append(read(text, mark))
            except _WrongError as error:
                raise InputError(f"{where}: {layer} {number}: {error}") from None
        found[layer] = tuple(made)
    if not found:
        raise InputError(f"{where}: no layer; give one of {', '.join(LAYERS)}")
    return found


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the objects of a file of JSON Lines, each with its place in words."""
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        raise InputError(
            f"'{path}' is missing: a folder of gold has {_TEXTS} and {_MARKS}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"'{path}' cannot be read: {error}") from None
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: not JSON: {error}") from None
        if not isinstance(told, dict):
            raise InputError(f"{where}: not an object")
        yield where, told
