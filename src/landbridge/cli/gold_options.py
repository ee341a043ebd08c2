"""The options of scoring a reader on gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli.option_types import typed, whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

__all__ = ["EXAMPLES", "HELP", "add_options"]

EXAMPLES = {
    "eval": "landbridge eval --gold gold/development\n"
    "  landbridge eval --gold ours --situation levant.gpkg --errors 5\n"
    "  landbridge eval --gold ours --coder spacy --option model=en_core_web_sm -o scores.csv",
}
HELP = {"eval": "how well a reader reads, on texts that people marked: precision, recall, F1"}


def add_options(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what `eval` has of its own."""
    parser = verbs["eval"]
    parser.add_argument(
        "--gold", type=Path, required=True, metavar="FOLDER",
        help="a folder with documents.jsonl and annotations.jsonl",
    )  # fmt: skip
    parser.add_argument(
        "--situation", type=Path, metavar="FILE", help="a working file whose names texts may mean"
    )
    parser.add_argument("--coder", default="embedded", metavar="NAME", help="which reader")
    parser.add_argument(
        "--option", action="append", default=[], metavar="KEY=VALUE", help="what the reader is told"
    )
    parser.add_argument(
        "--errors", type=typed(whole), default=0, metavar="N", help="show N of each kind of error"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="X.csv", help="the scores as rows")
