"""Exports written whole or not at all, and what is said of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.errors import InputError, LandbridgeError, QuestionError
from landbridge.model.corridors import Question

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

__all__ = ["export_folder", "export_layers"]

_DEFAULTS = {"layer": None, "avoid": "closed", "buffer": 100.0, "include_unlicensed": False}


def export_folder(options: Namespace, question: Question) -> int:
    """Write the folder that a file was made from."""
    from landbridge.desk.export import export  # noqa: PLC0415  (start-up)

    plain = Question(origin=[], destination=[], via=[], known_by=question.known_by)
    if question != plain:
        raise QuestionError(
            "a folder holds tables and no answers: give OUT an ending such as .gpkg, or --as"
        )
    odd = [name for name, value in _DEFAULTS.items() if getattr(options, name) != value]
    if odd:
        words = ", ".join(f"--{name.replace('_', '-')}" for name in odd)
        raise QuestionError(f"{words}: not for a folder; give OUT an ending such as .gpkg, or --as")
    withheld = export(
        options.file, options.out, drop_sensitive=options.drop_sensitive,
        drop_unlicensed=options.drop_unlicensed, known_by=question.known_by,
    )  # fmt: skip
    _say(options, "situation", {}, withheld, ())
    return 0


def export_layers(options: Namespace, question: Question, form: str) -> int:
    """Write a format of others."""
    from landbridge.desk.export import not_a_working_file  # noqa: PLC0415  (as above)
    from landbridge.desk.export_layers import ExportWish, export_layers  # noqa: PLC0415  (as above)

    out: Path = options.out
    if options.drop_unlicensed and options.include_unlicensed:
        raise QuestionError("--drop-unlicensed and --include-unlicensed: give one of them")
    not_a_working_file(out)
    as_folder = options.layer is None and (out.is_dir() or not out.suffix)
    wish = ExportWish(
        form=form, layer=options.layer, as_folder=as_folder,
        unlicensed=options.include_unlicensed, drop_sensitive=options.drop_sensitive,
        recent_detail=options.recent_detail, avoid=options.avoid, buffer_metres=options.buffer,
    )  # fmt: skip
    with show.working(options, "laying out (the first use of some kernels compiles them)"):
        found = export_layers(options.file, question, wish)
    if "" in found.files:
        if out.is_dir():
            raise InputError(f"'{out}' is a folder: give a name for the file")
        show.write(out, found.files[""])
    else:
        _write_folder(out, found.files)
    _say(options, form, found.files, found.withheld, found.said)
    return 0


def _say(
    options: Namespace, form: str, files: Mapping[str, bytes], withheld: Mapping[str, int],
    said: tuple[str, ...],
) -> None:  # fmt: skip
    many = sum(bool(name) for name in files)
    words = [f"wrote {options.out}{f' ({many} files)' if many else ''}", *said]
    if withheld:
        left = ", ".join(f"{count} of {table}" for table, count in withheld.items())
        if form == "situation":
            words.append(f"left out: {left}; answers from this folder can differ from yours")
        else:
            words.append(f"left out or made blank, as not to be passed on: {left}")
    document = {
        "exported": str(options.out),
        "format": form,
        "files": sorted(name for name in files if name),
        "withheld": dict(withheld),
        "said": list(said),
    }
    show.say(options, document, "\n".join(words))


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder, which appears whole or not at all."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"'{folder}' is not a new or empty folder: give another name")
    partial: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        name = tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".partial", dir=folder.parent)
        partial = Path(name)
        for name, content in files.items():
            (partial / name).write_bytes(content)
        mask = os.umask(0)
        os.umask(mask)
        partial.chmod(0o777 & ~mask)  # mkdtemp makes folders that only their owner may read
        if folder.is_dir():
            folder.rmdir()
        partial.rename(folder)
    except OSError as error:
        raise LandbridgeError(f"cannot write '{folder}': {error.strerror}") from error
    finally:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)
