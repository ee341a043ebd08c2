"""Names that no list has: places by the words around them, actors by what they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.name_words import (
    AGENT_BEFORE,
    DIRECTIONS,
    GENERIC_ACTORS,
    MONTHS_AND_DAYS,
    NO_NAMES,
    PERSON_TITLES,
    PLACE_BEFORE,
    REGION_WORDS,
)
from landbridge.reading.nations import adjectives
from landbridge.reading.text_names import Found, TextNames
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OF_GROUND", "UnknownNames"]

_LONGEST = 4
_SHORT = 4
_WHERE = word_set(
    "in near outside around at from into towards toward through via between across over beyond"
    " captured seized retook recaptured besieged liberated entered reached leaving capture seize"
    " retake recapture besiege liberate enter reach leave regain regained overran overrun grabbed"
    " inside hold holds held holding lose lost losing recover recovered reclaim reclaimed encircle"
    " encircled enters control controls shelled shell bombed bomb secured evacuated stormed left"
    " off round past capturing seizing retaking entering reaching besieging shelling bombing"
    " storming surrounding encircling overrunning recapturing abandoned abandon retakes captures"
    " seizes loses gain gained gains regaining keeps kept defend defended defends blockade"
    " blockaded blockades infiltrated clear cleared clears clearing takes reinforces"
    " reinforced relieve surround surrounds surrounded blocked evacuate defending"
)
_WHERE_AFTER = word_set(
    "fell falls village villages town city district province suburb suburbs outskirts"
    " countryside valley enclave pocket front"
)
_MOVING = word_set(
    "returned return moved move moving advanced advance withdrew withdraw went go going travelled"
    " traveled fled flee flew sent send drove drive retreated retreat back road route highway"
    " march marched marching got gets came come close closer link links way led leads short access"
    " railway track path line siege convoy convoys bus buses driven carried taken brought bring"
    " brings shipped transported deployed flown headed heading bound journey trip delivered deliver"
    " ferried trucked"
)
"""Words after which "to" and a name is where somebody goes."""
_BOUND = word_set("bound headed heading destined left leaving leave")
_GIVING = word_set("give gave gives giving given")
_WINNING = word_set("win won take took taken get got")
_STRUCK = word_set(
    "fell fall falling fired rained dropped attack attacks strike strikes raid raids assault"
    " advance advanced advancing march marched marching offensive attacked closing"
)
OF_GROUND = word_set(
    "mayor governor sheriff people population bishop "
    "loss fall capture siege battle control port outskirts edge side recapture encirclement out"
    " liberation charge station village villages city town towns gates gate hills bank streets"
    " centre center suburb suburbs district districts north south east west northeast northwest"
    " southeast southwest way area areas square fields street parts quarter half road airport"
    " bridge bridges crossing crossings banks harbour harbor province region countryside enclave"
    " elders crossroads limits entrance entrances approaches fortress hamlet hamlets isolation"
    " evacuation hills silos defences defenses market markets ruins heights slums bazaar prefecture"
    " skies bombing shelling bombardment surrender handover blockade defence sack"
)
"""Words that with "of" come before the name of a place."""
_OWNED_BY = (
    OF_GROUND | DIRECTIONS | word_set("army rebels people authorities elders government vicinity")
)
_LEADING = {"as": frozenset({"far"}), "for": _BOUND, "on": _STRUCK, "of": _OWNED_BY,
            "up": _GIVING, "back": _WINNING}  # fmt: skip
"""Words that lead to a place, by the word between."""
_RIVERS = word_set("across along up down crossed cross crossing beyond banks bank bridges over")
"""Words after which "the" and a name alone is a river, a coast or a range."""
_TAKEN = word_set(
    "taken retaken captured recaptured entered besieged shelled bombed surrounded encircled overrun"
    " liberated held lost abandoned reopened stormed blockaded bombarded seized evacuated closed"
    " opened sealed given handed ceded relieved reached secured defended freed regained isolated"
    " cut hemmed shut contested penned stormed"
)
"""Participles of what is done to places: "had been taken"."""
_OWN_GROUND = word_set(
    """
    airport approach approaches airfield bazaar bridge bridges bypass centre center citadel
    defenders districts fighters gates gate harbour harbor hospital inhabitants market outskirts
    port quarters residents road roads square streets suburbs walls
    """
)
"""What a place may own: "Monrova's port"."""
_ROAD_HEADS = word_set("road highway railway motorway track route spur line bypass pipeline trail")
_GROUNDS = _OWN_GROUND | _ROAD_HEADS | frozenset(REGION_WORDS)
_FIRST_PARTS = word_set(
    "fort camp mount lake port cape umm tell tel tal tall kafr bab wadi jebel jabal bir ain ayn ras"
    " deir dayr bandar nahr beit bayt qalat khirbet puerto villa"
)
"""Words that names of places begin with."""
_LAST_PARTS = word_set(
    "nord sud est ouest gharbi sharqi norte sur este oeste east west north south"
)
"""Words that names of places end with, behind a hyphen."""
_SIDES = word_set("side bound border")
_NO_PLACES = word_set(
    """
    african european asian arab western eastern summer winter spring autumn senate parliament
    latin christian islamic facebook twitter instagram youtube telegram whatsapp internet
    exercise operation campaign agreement accord process plan treaty conference cup league
    zoo market schools school elementary laboratories institutes institute centers embassy forum
    assembly humans embassies museum restaurant hotel
    """
)
_OTHER_SCRIPT = re.compile(r"\s?\(\s?([^\W\dA-Za-z_][^()\n]{1,40}?)\s?\)")
_LAST_LATIN = "\u024f"
_JOINING = frozenset("-\u2013")
_LINKS = (", and ", " and ", "-", "\u2013", " or ", " nor ")
_REACH = 80


class UnknownNames(TextNames):
    """Finds names that neither the situation nor a list has."""

    def _unknown(self) -> None:
        """Places after "in" or "fell", before "road"; actors before a verb."""
        for first, end in self._bare_runs():
            if not self._free(first, end) or end - first > _LONGEST:
                continue
            if any(at in self._people for at in range(first, end)):
                continue
            if not self._may_be_name(first, end):
                continue
            if self._is_where(first, end):
                self._take(first, end, "place", "mention-unknown-place", 0.45)
            elif self._is_told_ground(first, end):
                self._take(first, end, "place", "mention-unknown-ground", 0.4)
            elif self._is_who(first, end):
                self._take(first, end, "actor", "mention-unknown-actor", 0.4)
        self._sides()
        self._in_other_scripts()

    def _bare_runs(self) -> Iterator[tuple[int, int]]:
        """Runs without the first word of a sentence that is no name: "Near Hawija"."""
        for begin, end in self._runs:
            first, free = begin, end
            while first < end and (self._skips(first, end) or self._taken[first]):
                first += 1
            stop = first
            while stop < end and not self._taken[stop]:
                stop += 1
            if first < stop and (stop == free or not self._taken[first]):
                yield first, stop

    def _may_be_name(self, first: int, end: int) -> bool:
        keys = [piece.key for piece in self._pieces[first:end]]
        if keys[-1] in NO_NAMES or any(key in MONTHS_AND_DAYS or key in _NO_PLACES for key in keys):
            return False
        if any(key[0].isdigit() for key in keys) or (
            keys[-1] in DIRECTIONS and not self._begins_as_ground(first, end)
        ):
            return False
        words = self._words(first, end)
        if words in adjectives() or (words.isupper() and (end - first > 1 or len(words) <= _SHORT)):
            return False
        alone = self._pieces[first].initial and end - first == 1
        if alone and not self._is_proper(first) and not self._owns_ground(end):
            return False
        if keys[0] in GENERIC_ACTORS or keys[0] in PERSON_TITLES:
            return False
        return keys[-1] not in self._last_names

    def _is_proper(self, at: int) -> bool:
        return self._tags.get(self._pieces[at].start, "NNP").startswith("NNP")

    def _is_where(self, first: int, end: int) -> bool:
        """Whether the words right before or after say that a place is named."""
        before, after = self._before(first), self._after(end)
        if self._words(first, end).isupper():
            return False
        if before in _WHERE:
            return not self._is_thing(first, end)
        if before == "to":
            at = first - 1
            while at > 0 and self._pieces[at].key != "to":
                at -= 1
            return any(piece.key in _MOVING for piece in self._pieces[max(0, at - 2) : at])
        return (after is not None and after.text in _WHERE_AFTER) or self._is_led_to(first)

    def _is_led_to(self, first: int) -> bool:
        """Whether two words before it lead to a place: "far as", "fell on", "north of"."""
        if first < 2 or not self._pieces[first].tied:  # noqa: PLR2004
            return False
        led = self._pieces[first - 1].key
        return self._pieces[first - 2].key in _LEADING.get(led, frozenset())

    def _is_thing(self, first: int, end: int) -> bool:
        """Whether a name in front of a noun is that of a make or a body: "in Toyota pick-ups"."""
        after = self._after(end)
        if after is None or after.capital or end - first > 1:
            return False
        tag = self._tags.get(after.start, "")
        return tag.startswith("NN") and after.key not in _GROUNDS

    def _is_told_ground(self, first: int, end: int) -> bool:
        """Whether what is told of it, or what it owns or lends its name to, is told of ground."""
        if self._words(first, end).isupper():
            return False
        return (
            self._is_joined(first, end)
            or self._is_river(first, end)
            or self._is_done_to(end)
            or self._owns_ground(end)
            or self._names_road(end)
            or self._is_called(first)
            or self._begins_as_ground(first, end)
        )

    def _is_joined(self, first: int, end: int) -> bool:
        """Whether it follows a place and "and", a comma or a dash: "between A and B"."""
        start = self._pieces[first].start
        link = next(
            (one for one in _LINKS
             if start - len(one) in self._place_ends and self._text.endswith(one, 0, start)), ""
        )  # fmt: skip
        if not link or link in _JOINING or not self._governs(end):
            return bool(link)
        return "between" in self._text[max(0, start - _REACH) : start].lower().split()

    def _is_river(self, first: int, end: int) -> bool:
        if end - first > 1 or first < 2 or not self._pieces[first].tied:  # noqa: PLR2004
            return False
        if self._pieces[first - 1].key != "the" or not self._pieces[first - 1].tied:
            return False
        after = self._after(end)
        if after is not None and self._tags.get(after.start, "").startswith(("NN", "JJ")):
            return False
        if self._tags.get(self._pieces[first].start, "") == "NNS":
            return False
        before = self._pieces[first - 2]
        of_banks = before.key == "of" and first > 2 and self._pieces[first - 3].key in _RIVERS  # noqa: PLR2004
        return before.key in _RIVERS or of_banks

    def _is_done_to(self, end: int) -> bool:
        """Whether a verb in the passive follows that is said of places: "had been taken"."""
        at = end
        while at < len(self._pieces) and at - end < _LONGEST and self._pieces[at].tied:
            piece = self._pieces[at]
            if piece.key in _TAKEN:
                return at > end and self._pieces[at - 1].key in _PASSIVE
            if piece.key in {"in", "under"}:
                later = self._pieces[at + 1 : at + 1 + _LONGEST]
                return at > end and any(one.key in _PLIGHTS for one in later)
            if piece.key not in _HELPING:
                return False
            at += 1
        return False

    def _owns_ground(self, end: int) -> bool:
        if end >= len(self._pieces) or not self._is_possessive(end):
            return False
        for piece in self._pieces[end + 1 : end + 3]:
            if piece.key in _OWN_GROUND:
                return True
            if piece.key not in DIRECTIONS:
                return False
        return False

    def _names_road(self, end: int) -> bool:
        for at in (end, end + 1):
            if at >= len(self._pieces) or not self._pieces[at].tied or self._pieces[at].capital:
                return False
            if self._pieces[at].text in _ROAD_HEADS:
                return True
            if not self._tags.get(self._pieces[at].start, "").startswith("NN"):
                return False
        return False

    def _begins_as_ground(self, first: int, end: int) -> bool:
        """Whether its first or last word is a common part of names of places: "Tell Samra"."""
        if end - first < 2:  # noqa: PLR2004
            return False
        keys = [piece.key for piece in self._pieces[first:end]]
        joined = self._text[self._pieces[end - 2].end : self._pieces[end - 1].start] == "-"
        return keys[0] in _FIRST_PARTS or (joined and keys[-1] in _LAST_PARTS)

    def _is_called(self, first: int) -> bool:
        """Whether "city" and a comma stand before: "the desert's only city, Raqsha"."""
        if first < 1 or self._pieces[first].tied:
            return False
        before = self._pieces[first - 1]
        gap = self._text[before.end : self._pieces[first].start]
        return gap == ", " and before.key in _CALLED

    def _is_who(self, first: int, end: int) -> bool:
        """Whether a name is followed by a verb, or comes after "by" or "against"."""
        if self._before(first) in AGENT_BEFORE:
            return True
        part = first > 0 and self._pieces[first].tied and self._pieces[first - 1].key == "of"
        if part or self._before(first) in PLACE_BEFORE:
            return False
        return self._governs(end) and not self._pieces[first].initial

    def _sides(self) -> None:
        """Read the place off "Hungary-side police"."""
        for at, piece in enumerate(self._pieces[:-1]):
            follower = self._pieces[at + 1]
            if piece.capital and follower.key in _SIDES and self._free(at, at + 1) and (
                self._text[piece.end : follower.start] == "-"
            ) and piece.text not in adjectives():  # fmt: skip
                self._take(at, at + 1, "place", "mention-unknown-side", 0.45)

    def _in_other_scripts(self) -> None:
        """Take a place again where its name stands in brackets in another script."""
        starts = sorted(found.span.start for found in self._found)
        for one in [found for found in self._found if found.kind == "place"]:
            match = _OTHER_SCRIPT.match(self._text, one.span.end, one.span.end + 50)
            if match is None or any(
                letter <= _LAST_LATIN and letter.isalpha() for letter in match.group(1)
            ):
                continue
            span = Span(*match.span(1))
            at = bisect_left(starts, one.span.end)
            nearest = starts[at : at + 1]
            if not nearest or nearest[0] >= span.end:
                self._found.append(
                    Found(span, "place", "mention-other-script", 0.45, name=match.group(1))
                )


_PLIGHTS = word_set("danger siege flames ruins hands")
_PASSIVE = word_set("been was were is are be being remain remains remained stay stays stayed")
_HELPING = _PASSIVE | word_set(
    "had has have will would could can may might not never to about still back again now yet"
)
_CALLED = word_set(
    "city town village capital port stronghold suburb hamlet hometown base airfield crossing"
    " checkpoint frontier"
)
