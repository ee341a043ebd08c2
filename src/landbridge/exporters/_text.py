"""Text from outside made fit for every format: no letter that XML or UTF-8 cannot hold."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.exporters._contract import Outgoing
    from landbridge.model.layers import Cell, Layer

__all__ = ["chosen_layer", "clean", "cleaned", "escaped"]

_KEPT = {9: "&#9;", 10: "&#10;", 13: "&#13;"}
"""What an XML parser would else turn into spaces or other line ends."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Drop what no XML can hold: control characters but tab and line ends, lone surrogates.

    >>> clean("a" + chr(0) + "b")
    'ab'
    """
    return _UNFIT.sub("", text)


def cleaned(cell: Cell) -> Cell:
    """Clean a cell that is text."""
    return clean(cell) if isinstance(cell, str) else cell


def escaped(text: object) -> str:
    """Write text into XML or HTML, between tags or quotes; tabs and line ends stay as they are.

    Yes and no are ``true`` and ``false``, as XML has them.
    """
    if isinstance(text, bool):
        return "true" if text else "false"
    return html.escape(clean(str(text)), quote=True).translate(_KEPT)


def chosen_layer(outgoing: Outgoing, default: str = "holders") -> Layer:
    """Give the one layer that is wanted.

    Raises
    ------
    InputError
        when there is none of that name
    """
    name = outgoing.only or default
    try:
        return outgoing.layers[name]
    except KeyError:
        there = ", ".join(layer.name for layer in outgoing.layers.layers)
        raise InputError(f"no layer '{name}'; there are: {there}") from None
