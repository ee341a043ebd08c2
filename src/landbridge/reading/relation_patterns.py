"""Relations read off the words between two names: "part of", "loyal to", "X's proxy Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from landbridge.model.readings import Span
from landbridge.reading.relation_words import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["patterned"]

Told = tuple[str, Span, Span, str]
"""Kind, who stands in it, to whom, rule."""

_LONGEST_GAP = 110
_MOST_SIDES = 24
_NEXT_SIDES = 4
_THE = (
    r"(?:the |an? |its |their )?"
    r"(?:(?:same|local|new|other|various|several|some|many|most|neighbou?ring|powerful) ){0,2}"
)
_BE = r"(?:is|are|was|were|be|been|has been|have been|had been|remains?|remained|became|being)"
_ADV = r"(?:(?:still|also|now|long|largely|closely|mainly|openly|heavily|reportedly|partly|once) )?"
_WHO = r"(?:,? ?(?:who|which|that) )?"
_DONE = (
    r"(?:backed|supported|funded|armed|trained|sponsored|bankrolled|equipped|financed|paid|aided"
    r"|propped up|supplied|advised)"
)
_HELPS = (
    r"(?:backs?|supports?|funds?|arms?|trains?|sponsors?|bankrolls?|equips?|finances?|pays?|aids?"
    r"|props? up|supplies|advises?|assists?)"
)
_HELPING = (
    r"(?:backing|supporting|funding|arming|training|sponsoring|bankrolling|equipping|financing"
    r"|paying|supplying|advising|assisting)"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|denie[sd]|deny|former|formerly|ex|longer|if|alleged|would"
    r"|without|unless|until)\b|n't"
)

_SUPPOSED = re.compile(r"\b(?:if|unless|whether|should|suppose) [^,;.]*$")


class _Between(NamedTuple):
    """What the words between two names say: of the first to the second, or the other way."""

    rule: str
    kind: str
    words: re.Pattern[str]
    turned: bool = False


def _between(rule: str, kind: str, words: str, *, turned: bool = False) -> _Between:
    return _Between(f"relation-{rule}", kind, re.compile(words), turned)


_BETWEEN = (
    _between(
        "done-by",
        "backed_by",
        rf",? ?{_WHO}(?:{_BE} )?{_ADV}{_DONE}(?:,? (?:and )?{_DONE})* by {_THE}",
    ),
    _between(
        "part-of",
        "part_of",
        rf"{_WHO}(?:{_BE} )?{_ADV},? ?(?:(?:an? (?:small |large |key |core )?)?part of"
        rf"|a (?:founding |leading )?member of|a component of|a unit of|a branch of) {_THE}",
    ),
    _between(
        "belongs",
        "part_of",
        rf"{_WHO},? ?(?:belongs?|belonging|subordinate|subordinated|answers?|answering|reports?"
        rf"|affiliated) (?:to|with) {_THE}",
    ),
    _between(
        "under",
        "part_of",
        rf",? ?(?:operating |fighting )?under the (?:umbrella|command) of {_THE}",
    ),
    _between(
        "includes",
        "part_of",
        rf",? ?(?:which |that )?(?:includes?|comprises?|is made up of"
        rf"|made up(?: in part| mainly| mostly)? (?:of|by)|an umbrella (?:group |body )?of) {_THE}",
        turned=True,
    ),
    _between(
        "wing",
        "part_of",
        rf",? ?(?:{_BE} )?(?:,? ?(?:the|an?) )?(?:armed|military|political|militant|local|youth)"
        rf" (?:wing|arm|branch) of {_THE}",
    ),
    _between(
        "loyal",
        "ally_of",
        rf",? ?{_WHO}(?:{_BE} )?{_ADV}(?:loyal to|allied (?:with|to)|aligned with|in alliance with"
        rf"|sided with|an? (?:\w+ )?ally of|allies of) {_THE}",
    ),
    _between(
        "alongside",
        "partner_of",
        rf"{_WHO},? ?(?:(?:{_BE} )?(?:fights?|fighting|fought|serves?|serving|operates?|operating"
        rf"|works?|working|partnered|cooperates?|cooperating|coordinates?|coordinating))"
        rf" (?:closely |together |side by side )?(?:alongside|with) {_THE}",
    ),
    _between(
        "enemies",
        "hostile_to",
        rf",? ?{_WHO}(?:{_BE} )?{_ADV}(?:at war with|hostile to|(?:an? |the )?(?:\w+ )?"
        rf"(?:enem(?:y|ies)|rivals?|foes?|opponents?|adversar(?:y|ies)) of|opposed to|opposes?"
        rf"|at odds with"
        rf"|locked in (?:an? )?(?:\w+ )?feud with) {_THE}",
    ),
    _between(
        "helps",
        "backed_by",
        rf",? ?{_WHO}{_ADV}(?:has |have )?(?:{_HELPS}|(?:{_BE} ){_HELPING})"
        rf"(?:,? (?:and )?(?:{_HELPS}|{_HELPING}))* {_THE}",
        turned=True,
    ),
    _between(
        "pay-from",
        "backed_by",
        rf",? ?{_WHO}(?:gets?|takes?|receives?|draws?) (?:their|its|his|most of its|much of its)?"
        rf" ?(?:pay|money|weapons|arms|orders|funds|funding|support|supplies)[\w ,]{{0,40}} from"
        rf" {_THE}(?:same )?",
    ),
    _between(
        "in-pay",
        "backed_by",
        rf",? ?{_WHO}(?:{_BE} )?(?:in the pay of|on the payroll of|living off) {_THE}",
    ),
    _between(
        "front-for",
        "proxy_of",
        rf",? ?{_WHO}(?:{_BE} )?{_ADV}(?:(?:an? |the )?(?:\w+ )?front for"
        rf"|acts? (?:for|on behalf of)|acting (?:for|on behalf of)|does the bidding of) {_THE}",
    ),
    _between(
        "tolerated",
        "tolerates",
        rf",? ?{_WHO}(?:{_BE} )?{_ADV}tolerated by {_THE}",
        turned=True,
    ),
    _between(
        "tolerates", "tolerates", rf",? ?{_WHO}{_ADV}(?:tolerates?|turns? a blind eye to) {_THE}"
    ),
    _between(
        "neutral",
        "neutral_to",
        rf",? ?{_WHO}(?:{_BE} )?(?:neutral (?:to|towards?)|neutral between) {_THE}",
    ),
)

_KINDS = {
    **NOUNS,
    **dict.fromkeys(("proxies",), "proxy_of"),
    **dict.fromkeys(("allies",), "ally_of"),
    **dict.fromkeys(("partners",), "partner_of"),
    **dict.fromkeys(("enemies", "rivals", "foes", "opponents"), "hostile_to"),
    **dict.fromkeys(("backer", "patron", "sponsor", "paymaster", "backers", "patrons"), "backs"),
}
_OWN_NOUN = "|".join(
    sorted((w for w, k in _KINDS.items() if k != "part_of" or w in {"wing", "arm"}), key=len)[::-1]
)
_OWNED = re.compile(rf"['\u2019]s? (?:[\w-]+ ){{0,3}}(?P<noun>{_OWN_NOUN})\b")
"""What follows an owner: "'s main proxy"."""
_ITS = re.compile(
    rf"(?:,? ?and|,? ?with|,? ?against|,? ?from|,) (?:its|their|his) (?:[\w-]+ ){{0,3}}"
    rf"(?P<noun>{_OWN_NOUN}),? {_THE}"
)
_ARE = re.compile(
    r" (?:are|were|remain|have long been|have been) (?:[\w-]+ ){0,2}"
    r"(?P<noun>enemies|rivals|foes|allies|partners|at war)\b"
)
_SUPPORT_OF = re.compile(
    rf"with (?:the )?(?:\w+ )?(?:support|backing|help|assistance) (?:of|from) {_THE}"
    r"(?:[\w-]+ ){0,3}$"
)
_BONDS = {"alliance": "ally_of", "axis": "ally_of", "rivalry": "hostile_to",
          "enmity": "hostile_to", "feud": "hostile_to"}  # fmt: skip
_AND_SOME = re.compile(r"and (?:the )?(?:[\w-]+ ){0,3}")
_BOND_BETWEEN = re.compile(
    rf"\b(?P<noun>alliance|partnership|cooperation|rivalry|enmity|feud|joint force)"
    rf" (?:between|of) {_THE}$"
)
_WHICH = re.compile(rf"(?:, (?:which|whom)|that|whom) {_THE}")
_HELPS_NOW = re.compile(rf"\s*{_ADV}(?:has |have )?{_HELPS}\b")
_PAIRED = re.compile(
    r"\b(?P<one>[A-Z][\w.]*)[-\u2013](?P<two>[A-Z]\w+) (?:[a-z]\w+ )?"
    r"(?P<noun>alliance|partnership|rivalry|axis)\b"
)
_APPOSITION_END = re.compile(r"\s*(?:,|\.|;|:|\)|in |of |on |and |at |$|[\u2014\u2013])")


def patterned(text: str, sides: Sequence[Span], start: int, end: int) -> Iterator[Told]:
    """Give what a sentence from ``start`` to ``end`` states of pairs of names, in order of text."""
    for match in _PAIRED.finditer(text, start, end):
        kind = _BONDS.get(match["noun"], "partner_of")
        yield kind, Span(*match.span("one")), Span(*match.span("two")), "relation-bond"
    sides = sides[:_MOST_SIDES]
    for number, one in enumerate(sides):
        for two in sides[number + 1 : number + 1 + _NEXT_SIDES]:
            if two.start <= one.end or two.start - one.end > _LONGEST_GAP:
                continue
            gap = text[one.end : two.start].lower().lstrip(" ")
            before = text[max(start, one.start - 60) : one.start].lower()
            if _DENIED.search(gap) or _SUPPOSED.search(before):
                continue
            after = text[two.end : min(end, two.end + 60)]
            yield from _by_gap(one, two, gap)
            yield from _by_owner(one, two, gap, after)
            yield from _both(one, two, gap, before, after)


def _by_gap(one: Span, two: Span, gap: str) -> Iterator[Told]:
    for pattern in _BETWEEN:
        if pattern.words.fullmatch(gap):
            actor, other = (two, one) if pattern.turned else (one, two)
            yield pattern.kind, actor, other, pattern.rule
            return


def _by_owner(one: Span, two: Span, gap: str, after: str) -> Iterator[Told]:
    """Read "Y, X's main proxy", "X's main proxy, Y" and "X and its rival Y"."""
    if gap in {", ", "\u2014", "\u2013 ", ", the ", "("}:
        match = _OWNED.match(after)
        if match and _APPOSITION_END.match(after, match.end()):
            yield _owned(match["noun"], one, two)
    match = _OWNED.match(gap)
    rest = gap[match.end() :] if match else ""
    if match and rest in {" ", ", ", ", the ", " the ", ", a "}:
        yield _owned(match["noun"], two, one)
    match = _ITS.fullmatch(gap)
    if match:
        yield _owned(match["noun"], two, one)


def _owned(noun: str, who: Span, owner: Span) -> Told:
    kind = _KINDS[noun]
    if kind == "backs":
        return "backed_by", owner, who, "relation-own-backer"
    return kind, who, owner, f"relation-own-{noun}"


def _both(one: Span, two: Span, gap: str, before: str, after: str) -> Iterator[Told]:
    """Read what two are to one another: "A and B are enemies", "the alliance of A and B"."""
    low = after.lower()
    if gap in {"and ", "and the "}:
        match = _ARE.match(low)
        if match:
            noun = match["noun"]
            yield _KINDS.get(noun, "hostile_to"), one, two, "relation-both-are"
    match = _BOND_BETWEEN.search(before)
    if match and _AND_SOME.fullmatch(gap):
        yield _BONDS.get(match["noun"], "partner_of"), one, two, "relation-bond-between"
    if _WHICH.fullmatch(gap) and _HELPS_NOW.match(low):
        yield "backed_by", one, two, "relation-helps"
    if gap in {", ", ", the "} and _SUPPORT_OF.search(before):
        yield "backed_by", two, one, "relation-support-of"
