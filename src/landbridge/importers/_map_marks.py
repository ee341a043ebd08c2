"""Marks of the detailed maps of Wikipedia: what their names of files say, by form and colour."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.importers._meanings import CONTESTED, Meanings, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.importers._changes import Standing

__all__ = ["LARGEST_MARK", "SYRIAN_COLOURS", "MarkWords", "kind_of_mark", "legend_of", "mark_name"]

LARGEST_MARK = 40
"""Pixels: a larger mark is a picture laid under the map (roads, a town's own map, a scale)."""
SYRIAN_COLOURS = {
    "red": "Syrian government",
    "lime": "Syrian opposition",
    "yellow": "Syrian Democratic Forces",
    "grey": "Hayat Tahrir al-Sham",
    "black": "Islamic State",
}
"""What colours meant on the Syrian map for most of its years, where its legend has them not."""

_BASES = (
    "red", "lime", "green", "yellow", "grey", "gray", "black", "blue", "purple", "orange", "teal",
    "cyan", "magenta", "pink", "white", "brown", "coral", "ochre", "violet", "gold",
)  # fmt: skip
_COLOUR = re.compile(rf"(?:dark|light|bright|deep|medium)?[ -]?(?:{'|'.join(_BASES)})[a-z]*")
_SAME = {"gray": "grey", "lightgray": "lightgrey", "darkgray": "darkgrey"}
_CODED = {"0d0": "lime", "ff4": "yellow"}
"""Dots whose names give a colour by its code: 'Dot green 0d0' is the lime of the other marks."""
_NO_ONE = re.compile(
    r"mountain pass|arch dam|gota\d|nuclear|scale|roadmap|road overlay|location map|pictogram\.svg"
)
_AROUND = re.compile(r"map-circle|map-arc|-arc[nsew]{2}")
_RURAL = re.compile(r"\d+x\d+dot")
_KINDS = (
    (re.compile(r"fighter-jet|airport|plane"), "airport"),
    (re.compile(r"helicopter|abm-|base"), "base"),
    (re.compile(r"anchor"), "port"),
    (re.compile(r"mountain pass"), "border-point"),
    (re.compile(r"dam |gota|nuclear|icon_|peak|hill|factory"), "landmark"),
    (re.compile(r"dot|80x80|ctl\d|anim"), "settlement"),
)
_FILE = re.compile(r"\[\[(?:File|Image):\s*([^|\[\]]+)[^\[\]]*\]\]", re.IGNORECASE)
_LINK = re.compile(r"\[\[(?:[^|\[\]]*\|)?([^|\[\]]*)\]\]")
_LONGEST_WORD = 80


def mark_name(mark: str) -> str:
    """Write the name of a mark in one way: spaces, lower case, no prefix."""
    plain = re.sub(r"[_\s]+", " ", mark).strip().lower()
    return re.sub(r"^(?:file|image):\s*", "", plain)


def _colours(name: str) -> list[str]:
    """Give the colours in the name of a mark, in order."""
    for code, colour in _CODED.items():
        if re.search(rf"\b{code}\b", name):
            return [colour]
    found = (re.sub(r"[ -]", "", colour) for colour in _COLOUR.findall(name))
    return list(dict.fromkeys(_SAME.get(colour, colour) for colour in found))


def kind_of_mark(name: str) -> str | None:
    """Say what kind of place a mark stands for; None where it does not say."""
    return next((kind for form, kind in _KINDS if form.search(name)), None)


def legend_of(caption: str) -> dict[str, str]:
    """Read who holds the places of each colour from the legend under the map.

    A mark is followed by its words, up to a semicolon, a break or the next mark.
    """
    holders: dict[str, str] = {}
    caption = html.unescape(caption)
    marks = list(_FILE.finditer(caption))
    for number, mark in enumerate(marks):
        name = mark_name(mark[1])
        colours = _colours(name)
        if len(colours) != 1 or kind_of_mark(name) != "settlement" or _is_other(name):
            continue
        until = marks[number + 1].start() if number + 1 < len(marks) else len(caption)
        text = re.split(r";|<br|\n", caption[mark.end() : until].lstrip(), maxsplit=1)[0]
        text = _LINK.sub(r"\1", text)
        word = " ".join(re.sub(r"'{2,}|<[^>]*>", "", text).split()).strip(" :.,")
        if word and len(word) <= _LONGEST_WORD:
            holders.setdefault(colours[0], word.replace(" + ", " and "))
    return holders


def _is_other(name: str) -> bool:
    return bool(_RURAL.search(name) or _AROUND.search(name))


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What marks mean: by the map's own word for a mark, else by its form and colours.

    ``marks`` and ``colours`` are what the user says, ``guesses`` a holder by colour where the user
    does not.
    """

    marks: Meanings
    colours: Meanings
    guesses: Mapping[str, str]

    def meaning(self, mark: str) -> str:
        """Say what a mark means, in the words of a table of meanings; ``-`` is nothing."""
        if self.marks.knows(mark_name(mark)):
            return self.marks.table_word(mark_name(mark))
        name = mark_name(mark)
        if _NO_ONE.search(name) or _RURAL.search(name):
            return "-"
        every = list(dict.fromkeys(self._holder(colour) for colour in _colours(name)))
        holders = [holder for holder in every if holder != "-"]
        if not holders:
            return "-"
        if len(holders) == 1 < len(every):
            holders.append(CONTESTED)
        if _AROUND.search(name):
            return f"besieges {' + '.join(holders)}"
        return " + ".join(holders)

    def standing(self, mark: str) -> Standing | None:
        """Say who stands where a mark is; None where it says nothing about that."""
        return standing_of(self.meaning(mark))

    def said(self, mark: str) -> bool:
        """Whether the user's words, and no guess, say what a mark means."""
        name = mark_name(mark)
        if self.marks.knows(name) or _NO_ONE.search(name) or _RURAL.search(name):
            return True
        return all(self.colours.knows(colour) for colour in _colours(name))

    def table(self, marks: Iterable[str]) -> dict[str, str]:
        """Give what each mark means, to be shown and to be given back with ``--map``."""
        return {name: self.meaning(name) for name in sorted({mark_name(mark) for mark in marks})}

    def _holder(self, colour: str) -> str:
        if self.colours.knows(colour):
            return self.colours.table_word(colour)
        return self.guesses.get(colour, colour)
