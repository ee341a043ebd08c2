"""Write a situation, and the answer to a question, in a format of others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from landbridge import exporters
from landbridge.desk.export import not_a_working_file
from landbridge.desk.in_words import question_in_words, width_in_words
from landbridge.desk.layers import LayerWish, layers
from landbridge.desk.opening import opened
from landbridge.desk.writing import write_out
from landbridge.errors import QuestionError
from landbridge.questions import asks_for_a_way
from landbridge.situation import read_outlines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from landbridge.model.corridors import Question

__all__ = ["AVOID", "ExportWish", "Exported", "export_layers", "wish_in_words", "write_layers"]

AVOID = {"closed": ("closed",), "uncertain": ("closed", "contested", "unknown")}
"""What to keep clear of: closed ground, or all ground that is not known to be open."""
_ONE = "holders"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is wanted of an export beside the question.

    ``form`` names the exporter; ``layer`` the one layer wanted, None for all; ``as_folder`` that
    what is written is a folder. The others are as in `LayerWish` and in `exporters.Outgoing`.
    """

    form: str
    layer: str | None = None
    as_folder: bool = False
    unlicensed: bool = False
    drop_sensitive: bool = False
    recent_detail: bool = False
    avoid: str = "closed"
    buffer_metres: float = 100.0


@dataclass(frozen=True, slots=True)
class Exported:
    """Files by name (one under the empty name is the file itself), what stayed, what is to say."""

    files: Mapping[str, bytes]
    withheld: Mapping[str, int]
    said: tuple[str, ...]


def export_layers(path: Path, question: Question, wish: ExportWish) -> Exported:
    """Lay out what goes out, and write it in that format.

    Raises
    ------
    QuestionError
        when the question makes no sense, or the format needs one
    InputError
        when there is no such layer, or an optional package is missing
    """
    exporter = exporters.exporter_named(wish.form)
    if exporter.asks and not asks_for_a_way(question, else_only=("estimator", "known_by")):
        raise QuestionError(f"{exporter.title}: give --corridor ID, or --from, --to and --for")
    laid = LayerWish(
        wish.unlicensed, wish.drop_sensitive, wish.recent_detail, not exporter.reads,
        read_outlines(path),
    )  # fmt: skip
    found, answer = layers(opened(path), question, laid)
    one = None if exporter.many or wish.as_folder else _ONE
    outgoing = exporters.Outgoing(
        found, answer, wish.layer or one, AVOID[wish.avoid], wish.buffer_metres
    )
    written = exporter.write(outgoing)
    read_from = exporter.reads if outgoing.only is None else (outgoing.only,)
    counted = {
        name: count for name, count in found.withheld.items() if not read_from or name in read_from
    }
    quotes = [note for note in found.notes if "Quotes left out" in note]
    if read_from and not set(read_from) & {"reports", "relations"}:
        quotes = []
    return Exported(written.files, counted, (*written.said, *quotes))


def write_layers(path: Path, out: Path, question: Question, wish: ExportWish) -> Exported:
    """Write a file, or where ``out`` has no ending and no layer is named, a folder of layers.

    Raises
    ------
    InputError
        when a working file, or a folder with something in it, would be written over
    """
    not_a_working_file(out)
    as_folder = wish.layer is None and (out.is_dir() or not out.suffix)
    found = export_layers(path, question, replace(wish, as_folder=as_folder))
    write_out(out, found.files)
    return found


def wish_in_words(
    form: str, words: Mapping[str, Any], *, drop_sensitive: bool = False
) -> tuple[ExportWish, Question]:
    """Part keyword arguments into what is wanted of an export and a question.

    Raises
    ------
    QuestionError
        when there is no such format, or a part of the question cannot be read
    """
    if form not in exporters.EXPORTERS:
        raise QuestionError(f"no format '{form}'; there are: {', '.join(exporters.EXPORTERS)}")
    told = dict(words)
    wish = ExportWish(
        form, told.pop("layer", None), as_folder=True, drop_sensitive=drop_sensitive,
        unlicensed=told.pop("include_unlicensed", False),
        recent_detail=told.pop("recent_detail", False), avoid=told.pop("avoid", "closed"),
        buffer_metres=width_in_words(told.pop("buffer_metres", 100.0)),
    )  # fmt: skip
    if wish.avoid not in AVOID:
        raise QuestionError(f"avoid '{wish.avoid}': write one of {', '.join(AVOID)}")
    return wish, question_in_words(told)
