"""What `export` writes, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from landbridge.model.corridors import Question

__all__ = ["export_folder", "export_layers"]

_DEFAULTS = {"layer": None, "avoid": "closed", "buffer": 100.0, "include_unlicensed": False}


def export_folder(options: Namespace, question: Question) -> int:
    """Write the folder that a file was made from."""
    from landbridge.desk.export import export, only_known_by  # noqa: PLC0415  (start-up)

    known_by = only_known_by(question)
    odd = [name for name, value in _DEFAULTS.items() if getattr(options, name) != value]
    if odd:
        words = ", ".join(f"--{name.replace('_', '-')}" for name in odd)
        raise QuestionError(f"{words}: not for a folder; give OUT an ending such as .gpkg, or --as")
    withheld = export(
        options.file, options.out, drop_sensitive=options.drop_sensitive,
        drop_unlicensed=options.drop_unlicensed, known_by=known_by,
    )  # fmt: skip
    _say(options, "situation", {}, withheld, ())
    return 0


def export_layers(options: Namespace, question: Question, form: str) -> int:
    """Write a format of others."""
    from landbridge.desk.export_layers import ExportWish, write_layers  # noqa: PLC0415  (as above)

    if options.drop_unlicensed and options.include_unlicensed:
        raise QuestionError("--drop-unlicensed and --include-unlicensed: give one of them")
    wish = ExportWish(
        form=form, layer=options.layer, unlicensed=options.include_unlicensed,
        drop_sensitive=options.drop_sensitive, recent_detail=options.recent_detail,
        avoid=options.avoid, buffer_metres=options.buffer,
    )  # fmt: skip
    with show.working(options, "laying out (the first use of some kernels compiles them)"):
        found = write_layers(options.file, options.out, question, wish)
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
