"""Styles of KML: the colours of polygons and marks, through style maps; aabbggrr as #rrggbb."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Look", "Styles", "web_colour"]

_KML_COLOUR = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\Z", re.IGNORECASE)
_SLOTS = {"PolyStyle": "fill", "LineStyle": "line", "IconStyle": "icon"}
_MOST_STEPS = 4
_MOST_STYLES = 200_000


def web_colour(text: str) -> str | None:
    """Turn a colour of KML (aabbggrr) into one of the web (#rrggbb); None if it is none.

    >>> web_colour("7f0000ff")
    '#ff0000'
    """
    found = _KML_COLOUR.match(text.strip())
    if found is None:
        return None
    _, blue, green, red = found.groups()
    return f"#{red}{green}{blue}".lower()


@dataclass(slots=True)
class Look:
    """What one style says; ``leads_to`` is the style that a style map gives as the normal one."""

    fill: str | None = None
    line: str | None = None
    icon: str | None = None
    image: str = ""
    leads_to: str = ""


class Styles:
    """The styles of a document, by id; those of a placemark by its number."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}
        self._now: Look | None = None
        self._key = ""

    def begin(self, name: str | None) -> None:
        """A style begins; one inside a style map belongs to the map."""
        if self._now is not None:
            return
        self._now = Look()
        if name and len(self._looks) < _MOST_STYLES:
            self._looks[name] = self._now

    def end(self) -> None:
        """A style ends."""
        self._now = None

    def told(self, name: str, text: str, inside: list[str]) -> None:
        """A colour, an address or a key inside a style."""
        look = self._now
        if look is None:
            return
        if name == "key":
            self._key = text
        elif name == "styleUrl" and (self._key == "normal" or not look.leads_to):
            look.leads_to = text.rpartition("#")[2]
        elif name == "href":
            look.image = look.image or text
        elif name == "color":
            for style, slot in _SLOTS.items():
                if style in inside and getattr(look, slot) is None:
                    setattr(look, slot, web_colour(text))

    def look(self, name: str) -> Look:
        """Give a style, followed through style maps; an empty one where there is none."""
        look = self._looks.get(name)
        for _ in range(_MOST_STEPS):
            if look is None or not look.leads_to:
                break
            look = self._looks.get(look.leads_to)
        return look or Look()
