"""Actors told by what they are: the mayor, a rebel envoy, returnees, his men, the alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.bodies import NO_BODIES
from landbridge.reading.event_lemmas import lemma_of
from landbridge.reading.name_words import GENERIC_ACTORS, PERSON_TITLES
from landbridge.reading.text_names import Found, TextNames
from landbridge.reading.word_groups import SAYING
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from landbridge.reading.pieces import Piece

__all__ = ["BACKING", "OFFICES", "RoleNames"]

BACKING = word_set(
    "led backed allied aligned supported sponsored funded armed trained equipped financed"
)
"""What stands behind the hyphen of "Turkish-backed"."""

OFFICES = word_set(
    """
    admiral agent ambassador analyst archbishop brigadier broker captain chancellor chief
    chieftain clerk colonel commander contractor corporal correspondent courier delegate deputy
    deserter diplomat director doctor driver elder emir envoy farmer fighter fisherman foreman
    general governor guard guerrilla haulier head herder insider inspector insurgent judge king
    lawmaker leader lieutenant lorryman manager marshal mayor mediator medic merchant militiaman
    minister monitor negotiator nurse observer officer official operator pilot policeman prefect
    premier president priest prince prosecutor rebel resident sapper secretary sentry sergeant
    sheik sheikh shopkeeper smuggler soldier spokesman spokesperson spokeswoman strongman sultan
    teacher trader villager warlord witness worker
    """
)
"""One person by office or work: needs an article, a number or an owner before it."""
_SOMEBODY = word_set(
    """
    agency airline alliance bloc caliphate cartel charity clan clergy command company consortium
    embassy emirate enemy firm gang group guard inspectorate junta leadership legation mission
    monarchy movement neighbor neighbour operator presidency rearguard resistance rival
    secretariat tribe watchdog
    """
)
"""A body in the singular: needs an article or an owner before it."""
_MANY = word_set(
    """
    advisers advisors agents airmen allies ambassadors armies backers battalions brigades
    brokers captains captors chiefs chieftains clans clerks colonels columns commanders
    correspondents councillors councilors councils couriers deputies diplomats directors doctors
    donors emirs envoys evacuees exporters factions fishermen fronts garrisons generals
    governments governors groups hauliers helpers importers inspectors insurers jihadis judges
    kings labourers leaders levies lookouts lorrymen loyalists marshals mayors medics merchants
    monitors monks navies negotiators nuns nurses occupiers officers officials operatives
    operators opponents paramedics paratroops parties pensioners pilots porters presidents
    priests professors prosecutors rangers ranks regiments reinforcements returnees rivals
    runners saboteurs sailors sappers scouts secessionists sentries sheikhs shepherds shippers
    skippers spies spokesmen spokespeople squadrons staff stevedores strongmen surgeons
    survivors teachers technicians thieves troopers truckers vigilantes witnesses youths
    """
)
"""Several who act, by what they are: needs nothing before it."""
_HEADS_AFTER_NAMES = word_set(
    "front authority radio movement party force inspectorate command mission union alliance league"
    " syndicate"
)
"""Bodies in small letters after a name: "the Moro front"."""
_OWN_MEN = word_set("men boys")
"""Fighters, where an owner stands before: his men, our boys."""
_OWNERS = word_set("his her its their our my your")
_BEFORE_ONE = _OWNERS | word_set(
    "the a an one another two three four five six seven eight nine ten some several many most"
    " all both these those each every no this that either neither other former"
)
_MOST_BEFORE = 4
_MATERIEL = word_set(
    "tanks artillery aircraft planes jets warplanes drones helicopters gunboats warships bombers"
    " armour armor infantry customs military unit"
)
_RANKS = word_set(
    """
    admiral ambassador ayatollah brigadier capt captain chancellor col colonel commander envoy gen
    general governor king lieutenant lt maj major marshal mayor minister mullah premier president
    prince secretary sergeant sgt sheikh spokesman spokeswoman spokesperson
    """
)
_SHORTEST, _LONGEST_SHORT = 3, 6
_NOBODY = Found(Span(0, 1), "", "", 0.0)
_NOUN_TAGS = ("NN", "FW")
_SPEAKS = word_set(
    "groups parties agents fronts ranks runners advisers advisors allies backers rivals"
)
_SAID = word_set("said told wrote thought swore")
_NO_HEADS = word_set("head general chief guard agent command mission")
"""Words that are as often something else: believed only before a verb, "of" or a comma."""


class RoleNames(TextNames):
    """Finds actors that have no name of their own in the text."""

    def _is_materiel(self, first: int, end: int, rule: str) -> bool:
        """Whether words such as "tanks" stand for what is used, not for who uses it."""
        last, after = self._pieces[end - 1], self._after(end)
        if rule == "mention-group-head" or last.key not in _MATERIEL:
            return False
        tag = self._tags.get(after.start, "") if after is not None else ""
        if tag.startswith("NN") or self._text[last.end : last.end + 1] == "-":
            return True
        if last.key in {"customs", "military", "unit"} or rule == "mention-nation-noun":
            return False
        acts = tag.startswith(("VB", "MD", "RB")) or (after is not None and after.key == "from")
        return not acts and self._lead(first) != "by"

    def _the_short(self) -> None:
        """Short forms in capitals after "the", once is enough: "the ISF"."""
        for at, piece in enumerate(self._pieces):
            if not self._taken[at] and _is_short_form(piece.text) and self._lead(at) == "the":
                after = self._after(at + 1)
                tag = self._tags.get(after.start, "") if after is not None else "VBD"
                if piece.text not in NO_BODIES and not tag.startswith("NN"):
                    self._take(at, at + 1, "actor", "mention-acronym", 0.5)

    def _persons(self) -> None:
        """Persons with the title of an office: "Colonel Haitham Qarra"."""
        for first, end in self._runs:
            start = first
            while start < end and self._pieces[start].key in PERSON_TITLES:
                start += 1
            stop = start
            while stop < end and stop in self._people:
                stop += 1
            titles = {piece.key for piece in self._pieces[first:start]}
            if stop > start > first and titles & _RANKS and self._free(first, stop):
                self._take(first, stop, "actor", "mention-person", 0.6)

    def _roles(self) -> None:
        self._persons()
        self._the_short()
        self._nations_at = {
            one.span.end: one for one in self._found if one.rule == "mention-adjective"
        }
        told_by: set[Found] = set()
        pieces = self._pieces
        for at, piece in enumerate(pieces):
            if self._taken[at] or (piece.capital and not piece.initial):
                continue
            tag = self._tags.get(piece.start, "NN")
            noun = tag.startswith("NN") or (piece.key in OFFICES and tag == "JJ")
            if not noun or not self._is_head(at):
                continue
            first = self._group_first(at)
            if self._is_role(first, at):
                nation = self._nation_before(first) if piece.key in _MANY else None
                if (whole := self._backed(first)) is not None:
                    told_by.add(self._nations_at.get(pieces[whole].end, _NOBODY))
                    self._take(whole, at + 1, "actor", "mention-role", 0.6)
                elif nation is None:
                    self._take(first, at + 1, "actor", "mention-role", 0.6)
                else:
                    told_by.add(nation)
                    self._take(
                        first - 1, at + 1, "actor", "mention-nation-noun", 0.7,
                        country=nation.country,
                    )  # fmt: skip
        self._found = [one for one in self._found if one not in told_by]

    def _backed(self, first: int) -> int | None:
        """Where "Turkish-backed factions" begins, whose "Turkish" is nobody here, where it does."""
        two = 2
        if first < two or self._pieces[first - 1].text not in BACKING:
            return None
        nation = self._pieces[first - two]
        if not nation.capital or self._text[nation.end : nation.end + 1] != "-":
            return None
        return first - two

    def _nation_before(self, first: int) -> Found | None:
        """The adjective of a nation right before a group: "Libyan garrisons"."""
        if not first or not self._pieces[first].tied:
            return None
        end = self._pieces[first - 1].end
        if self._text[end : self._pieces[first].start] != " ":
            return None
        return self._nations_at.get(end)

    def _is_role(self, first: int, at: int) -> bool:
        key = self._pieces[at].key
        led = self._leading(first)
        if key in _MANY:
            return key not in _SPEAKS or led or at > first
        if key in _OWN_MEN:
            before = self._pieces[at - 1].key if at > first else ""
            if before in {"armed", "security", "defence", "masked", "unknown", "unidentified"}:
                return True
            return self._lead(first) in _OWNERS or self._owned(first)
        if key in OFFICES:
            return led and (key not in _NO_HEADS or self._stands_out(at))
        if key in _HEADS_AFTER_NAMES and at > first and self._pieces[at - 1].capital:
            return True
        return key in _SOMEBODY and led and (key not in _NO_HEADS or self._stands_out(at))

    def _is_head(self, at: int) -> bool:
        """Whether no noun follows that it only describes, and nothing that it owns."""
        piece = self._pieces[at]
        after = self._text[piece.end : piece.end + 2]
        owner = after[:1] in {"'", "\u2019"} and after[1:2].lower() in {"s", " "}
        if owner:
            return piece.key in _SOMEBODY or piece.key in _MANY
        follower = self._after(at + 1)
        if follower is None:
            return True
        if self._text[piece.end : follower.start] == "-":
            return False
        tag = self._tags.get(follower.start, "")
        if follower.capital:
            return False
        said = follower.key.endswith(("s", "ed")) or follower.key in _SAID
        speaks = said and lemma_of(follower.key) in SAYING
        return not tag.startswith(_NOUN_TAGS) or speaks

    def _group_first(self, at: int) -> int:
        """Where the words begin that describe it: "deputy" of "the deputy commander"."""
        first = at
        while first > 0 and at - first < _MOST_BEFORE and self._pieces[first].tied:
            before = self._pieces[first - 1]
            if self._taken[first - 1] or before.key in _BEFORE_ONE:
                break
            if self._text[before.end : self._pieces[first].start] not in {" ", "-"}:
                break
            if not self._describes(before):
                break
            first -= 1
        return first

    def _describes(self, piece: Piece) -> bool:
        tag = self._tags.get(piece.start, "")
        if piece.key in GENERIC_ACTORS and not piece.capital:
            return True
        return tag in {"JJ", "JJR", "JJS", "NN", "NNP", "CD"} or (
            tag in {"NNS", "VBN", "VBG"} and self._text[piece.end : piece.end + 1] == "-"
        )

    def _lead(self, first: int) -> str:
        """The word right before a group, where it is tied to it."""
        if first and self._pieces[first].tied:
            return self._pieces[first - 1].key
        return ""

    def _leading(self, first: int) -> bool:
        return self._lead(first) in _BEFORE_ONE or self._owned(first)

    def _owned(self, first: int) -> bool:
        """Whether an owner stands before: the valley's commander, the rebels' envoy."""
        if not first:
            return False
        last = self._pieces[first - 1]
        gap = self._text[last.end : self._pieces[first].start]
        return self._is_possessive(first - 1) or gap in {"' ", "\u2019 "}

    def _stands_out(self, at: int) -> bool:
        """Whether a verb, "of" or a mark follows, as after somebody spoken of."""
        follower = self._after(at + 1)
        if follower is None:
            return True
        tag = self._tags.get(follower.start, "")
        return tag.startswith(("VB", "MD")) or follower.key in {"of", "in", "who", "from"}


def _is_short_form(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST_SHORT and word.isupper() and word.isalpha()
