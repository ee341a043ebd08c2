"""Forms of a written name: folded, without words in brackets, its first part."""

from __future__ import annotations

import re

from landbridge.model.names import fold

__all__ = ["folded", "is_code", "parts_of", "unbracketed"]

_LONGEST_CODE = 5
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


def folded(name: str) -> str:
    """The folded name; as it stands where nothing of it is a letter or number."""
    return fold(name) or name.strip().casefold()


def is_code(name: str) -> bool:
    """Whether it is a code such as IKA, OIIE or SDF: short, and nothing but capitals and digits."""
    written = name.strip()
    return len(written) <= _LONGEST_CODE and written.isascii() and written.upper() == written


def unbracketed(name: str) -> str:
    """The name without words in brackets; as it stands where nothing else is left."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name


def parts_of(name: str) -> list[str]:
    """What else to look for: "Kyiv / Kiev" both ways, "Raqqa (town), Syria" by its first part.

    Empty where there is nothing else.
    """
    if "/" in name:
        parts = [part.strip() for part in name.split("/")]
    else:
        parts = [unbracketed(name).partition(",")[0].strip()]
    return [part for part in dict.fromkeys(parts) if part and part != name]
