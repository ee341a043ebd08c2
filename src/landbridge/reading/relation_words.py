"""Words that say how one actor stands to another, and how far they can be believed."""

from __future__ import annotations

__all__ = ["BY_PARTICIPLE", "BY_PREFIX", "NOUNS", "SCORES"]

BY_PREFIX = {
    **dict.fromkeys(
        ("backed", "supported", "sponsored", "funded", "armed", "trained", "financed", "equipped"),
        "backed_by",
    ),
    **dict.fromkeys(("allied", "aligned"), "ally_of"),
    **dict.fromkeys(("controlled", "run", "directed"), "proxy_of"),
}
"""What "X-backed Y" says of Y towards X."""
NOUNS = {
    **dict.fromkeys(("proxy", "surrogate", "puppet", "client"), "proxy_of"),
    **dict.fromkeys(("ally",), "ally_of"),
    **dict.fromkeys(("partner",), "partner_of"),
    **dict.fromkeys(
        (
            "nemesis",
            "enemy",
            "foe",
            "rival",
            "adversary",
            "archenemy",
            "arch-enemy",
            "arch-foe",
            "arch-rival",
            "opponent",
        ),
        "hostile_to",
    ),
    **dict.fromkeys(
        (
            "arm",
            "wing",
            "branch",
            "offshoot",
            "faction",
            "component",
            "unit",
            "division",
            "affiliate",
            "franchise",
            "umbrella",
            "subsidiary",
        ),
        "part_of",
    ),
}
"""What "Y, a … of X" says of Y towards X."""
_WRITTEN = """
backed_by by | backed | supported | funded | armed | trained | sponsored | bankrolled
backed_by by | equipped | financed | propped up | aided
ally_of with | allied | aligned | in alliance | sided
ally_of to | allied | loyal
hostile_to with | at war | in conflict | at loggerheads
hostile_to to | hostile | sworn enemy
partner_of with | partnered | in partnership | joint force | cooperating | in coordination
proxy_of by | controlled | run | directed | commanded
part_of to | belonging | subordinate
part_of with | affiliated
"""
BY_PARTICIPLE: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
"""Words that join two actors, by their first: words, kind, preposition before the other."""
for _line in _WRITTEN.strip().splitlines():
    _head, *_pieces = _line.split(" | ")
    _kind, _preposition = _head.split()
    for _piece in _pieces:
        _words = tuple(_piece.split())
        BY_PARTICIPLE.setdefault(_words[0], []).append((_words, _kind, _preposition))
SCORES = {
    "relation-prefix": 0.9,
    "relation-backed": 0.85,
    "relation-proxy-of": 0.9,
    "relation-ally-of": 0.9,
    "relation-nemesis-of": 0.9,
    "relation-enemy-of": 0.85,
    "relation-rival-of": 0.7,
    "relation-own-proxy": 0.85,
    "relation-own-ally": 0.8,
    "relation-own-rival": 0.65,
    "relation-own-enemy": 0.8,
    "relation-arm-of": 0.85,
    "relation-wing-of": 0.85,
    "relation-branch-of": 0.8,
    "relation-offshoot-of": 0.7,
    "relation-affiliate-of": 0.7,
    "relation-umbrella-of": 0.8,
    "relation-supported": 0.75,
    "relation-trained": 0.85,
    "relation-armed": 0.85,
    "relation-funded": 0.85,
    "relation-sponsored": 0.85,
    "relation-allied": 0.85,
    "relation-loyal": 0.7,
    "relation-at-war": 0.85,
    "relation-hostile": 0.8,
    "relation-affiliated": 0.65,
    "relation-partnered": 0.75,
    "relation-done-by": 0.85,
    "relation-part-of": 0.85,
    "relation-belongs": 0.75,
    "relation-under": 0.7,
    "relation-includes": 0.7,
    "relation-alongside": 0.75,
    "relation-enemies": 0.8,
    "relation-helps": 0.75,
    "relation-pay-from": 0.75,
    "relation-tolerates": 0.8,
    "relation-neutral": 0.8,
    "relation-own-backer": 0.8,
    "relation-own-partner": 0.7,
    "relation-own-enemies": 0.7,
    "relation-own-wing": 0.75,
    "relation-own-arm": 0.75,
    "relation-both-are": 0.75,
    "relation-bond": 0.7,
    "relation-bond-between": 0.7,
    "relation-support-of": 0.75,
    "relation-in-pay": 0.75,
    "relation-front-for": 0.75,
    "relation-tolerated": 0.75,
}
"""Chance that a reviewer would accept what a rule finds; 0.5 where a rule is not listed."""
