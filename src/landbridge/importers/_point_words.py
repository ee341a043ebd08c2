"""What a placemark of KML is called by its folder, mark or properties: its kind and its side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._meanings import colour_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.importers._kml import Placemark
    from landbridge.model.imports import ImportSettings

__all__ = ["kind_words", "side_column", "side_word"]

_ICON = re.compile(r"icons?/([0-9a-f]{6})/(true|false)/(?:.*/)?([^/]+?)\.\w+\Z", re.IGNORECASE)
_OLD_ICON = re.compile(r"_circles_([0-9a-f]{6})_(\w+?)\.\w+\Z", re.IGNORECASE)
"""How GeoConfirmed names marks: the colour of a side, whether destroyed, and the kind of thing."""
_STYLE_ICON = re.compile(r"icon-(\w+)-([0-9a-f]{6})\b", re.IGNORECASE)
"""How Google My Maps names marks: a number and a colour."""
_KINDS = ("event", "type", "category", "kind", "Event", "Type", "Category", "Kind")
_SIDES = ("style", "folder", "name")


def kind_words(mark: Placemark) -> list[str]:
    """Give the words by which the kind of a placemark may be mapped, the most telling first."""
    return list(dict.fromkeys(word for word in _kinds(mark) if word))


def _kinds(mark: Placemark) -> Iterator[str]:
    yield from (mark.data.get(name, "") for name in _KINDS)
    for text in (mark.style, mark.image):
        if found := _ICON.search(text):
            destroyed = found[2].lower() == "true"
            yield f"{found[3]} destroyed" if destroyed else found[3]
        elif found := _OLD_ICON.search(text):
            yield found[2]
        elif found := _STYLE_ICON.search(text):
            yield f"icon {found[1]}"
    yield from mark.folders[-1:]


def side_column(marks: Sequence[Placemark], settings: ImportSettings) -> str:
    """Say where the sides of placemarks stand: style, folder, name or a property.

    Raises
    ------
    InputError
        when the user names a property that no placemark has
    """
    asked = settings.options.get("holder") or settings.map.get("columns", {}).get("holder", "style")
    there = {name: None for mark in marks for name in mark.data}
    if asked not in {*_SIDES, *there}:
        told = ", ".join([*_SIDES, *list(there)[:20]])
        raise InputError(f"no point has a property '{asked}'; there are: {told}")
    return asked


def side_word(mark: Placemark, column: str) -> str:
    """Give the word or colour that tells the side of a placemark; empty where there is none."""
    if column == "style":
        return _colour(mark)
    if column == "folder":
        return mark.folders[-1] if mark.folders else ""
    return mark.name if column == "name" else mark.data.get(column, "")


def _colour(mark: Placemark) -> str:
    for text in (mark.style, mark.image):
        for form, group in ((_ICON, 1), (_OLD_ICON, 1), (_STYLE_ICON, 2)):
            if found := form.search(text):
                return colour_in("#" + found[group]) or ""
    return mark.icon or mark.fill or ""
