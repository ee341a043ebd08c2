"""What a name sounds like, whoever wrote it down, and how far two sounds are from each other.

A sound is one character: small letters as in English, and D (dh, ḍ), P (th), S (sh), C (tsh),
J (dj), Z (zh), T (ts), K (kh), G (gh). Spellings that can mean several sounds have one of their
own: H (ch), c, j, X (Latin x), $ (s with a mark, sz). E and O are the diphthongs ay and aw, A
is any vowel or none (an alif at the beginning, an ayn).
"""
# ruff: noqa: RUF001 - letters with marks are what this file is about

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from landbridge.naming.scripts import is_abjad, is_latin, latin

__all__ = [
    "BARE_VOWEL",
    "SHORT_VOWELS",
    "VOWELS",
    "away",
    "coarse_keys",
    "left_out",
    "readings",
    "weight",
]

SHORT_VOWELS = frozenset("aeiou")
VOWELS = frozenset("aeiouEOA")
BARE_VOWEL = 0.03
"""What a short vowel costs that Arabic or Hebrew script does not write."""
_SOFT = frozenset("hw")
_LONGEST = 48
_MOST_KEYS = 16
_ARTICLES = """
    al el ul il ehl l ad ar as az an at ash adh ath ed er es ez en et esh ech dr
    """
_DROPPED = frozenset(_ARTICLES.split())
_JOINTS = frozenset({"e", "i", "ye", "y"})
_KINDS = frozenset({"town", "city", "village", "municipality", "settlement"})
_KINDS_BEFORE = frozenset(
    {"madinat", "medinat", "mdyna", "qaryat", "qrya", "gorod", "misto", "selo", "shahr"}
)
_MARKED = str.maketrans({
    "ş": "$", "ș": "$", "š": "S", "ŝ": "S", "ś": "S", "č": "C", "ç": "C", "ć": "C", "ž": "Z",
    "ż": "Z", "ź": "Z", "ĵ": "Z", "ğ": "G", "ġ": "G", "ǧ": "J", "ĝ": "J", "ĥ": "K", "ı": "i",
    "ə": "e", "đ": "d", "ł": "l", "ø": "o", "ð": "D", "þ": "P", "ţ": "t", "ț": "t", "ḩ": "h",
    "ḑ": "D", "ḍ": "D", "ẓ": "D", "ǝ": "e", "ň": "n", "æ": "e", "ß": "s", "ö": "o",
})  # fmt: skip


def _rules(*told: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(spelt), sound) for spelt, sound in told)


_AFFRICATE = ("ts|tz", "T")
_IN_LATIN = _rules(
    ("tsch|tch|tsh|tS|tC", "C"),
    ("dsch|dzh|dZ|dj", "J"),
    ("shch|sch|sh", "S"),
    ("zh", "Z"),
    ("kh", "K"),
    ("gh", "G"),
    ("th", "P"),
    ("dh", "D"),
    ("ph", "f"),
    ("ch", "H"),
    ("cz", "C"),
    ("sz", "$"),
    _AFFRICATE,
    ("sci(?=[aou])", "S"),
    ("gi(?=[aou])", "J"),
    ("q[uü](?=[ei])", "k"),
    ("g[uü](?=[ei])", "g"),
    ("x", "X"),
)
_WITH_VOWELS = _rules(_AFFRICATE)
_IN_ALL = _rules(
    ("yy", "y"),
    ("ou|oo|oe(?=[^aeiou])|ue(?=[^aeiou])", "u"),
    ("ee", "i"),
    ("w(?![aeiouy])", "u"),
    ("[ae][iy](?![aeiou])", "E"),
    ("a[ou](?![aeiou])|o[wu]", "O"),
    ("y", "i"),
)
_LABIAL = re.compile("n(?=[bp])")
_JOINED_ARTICLE = re.compile(r"[ae](?:l(?=[^aeiouEOAh])|(?=([tdrzsnSDP$])\1))\1?")
_LONG_ENOUGH = 5
_JOINED_COST = 0.05


@lru_cache(maxsize=1 << 16)
def readings(name: str) -> tuple[tuple[str, float, bool], ...]:
    """Give the sounds of a name, as it can be read.

    Returns
    -------
    tuple of (str, float, bool)
        the sounds without spaces, articles and doubled ones; what that reading costs; and whether
        short vowels are not written
    """
    bare = is_abjad(name)
    own = _IN_LATIN if is_latin(name) else () if bare else _WITH_VOWELS
    words = _words(name)
    kept = [word for place, word in enumerate(words) if not _drops(word, place, words)] or words
    sounded = _as_heard("".join(_as_heard(word, own) for word in kept), _IN_ALL)
    found = {} if bare else {_LABIAL.sub("m", _undoubled(sounded)): 0.0}
    if bare:  # a vowel may part the two
        found = dict.fromkeys(
            (sounds := _undoubled(sounded, bare=True), _LABIAL.sub("m", sounds)), 0.0
        )
    joined = _JOINED_ARTICLE.match(sounded)
    if joined and len(sounded) - joined.end() >= _LONG_ENOUGH - 1:
        rest = _undoubled(sounded[joined.end() :], bare=bare)
        found.setdefault(_LABIAL.sub("m", rest), _JOINED_COST)
    for sounds, cost in tuple(found.items()):
        if "X" in sounds:
            found.setdefault(sounds.replace("X", "ks"), cost)
    return tuple((sounds[:_LONGEST], cost, bare) for sounds, cost in found.items())


def _words(name: str) -> list[str]:
    text = latin(name).translate(_MARKED)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub("[\u2018\u2019\u02bf\u02be\u02bb\u02bc\u02b9\u02bd'`´\"”“]", "", text)
    return re.findall(r"[\w$]+", text.replace("_", " "))


def _drops(word: str, place: int, words: list[str]) -> bool:
    """Whether a word says nothing: an article, an ezafe, the kind of place at the end."""
    last = place == len(words) - 1
    if last:
        return len(words) > 1 and word in _KINDS
    if place == 0 and word in _KINDS_BEFORE:
        return True
    return word in _DROPPED or (place > 0 and word in _JOINTS)


def _as_heard(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for spelt, sound in rules:
        text = spelt.sub(sound, text)
    return text


def _undoubled(sounds: str, *, bare: bool = False) -> str:
    """Leave doubled sounds out; two consonants side by side without vowels may be parted by one."""
    return re.sub(r"([aeiouEOA])\1+" if bare else r"(.)\1+", r"\1", sounds)


_PAIRS = """
    Aa 0 Ai .03 Au .03 Ae .03 Ao .03 AE .1 AO .1
    kq 0 kg .3 qg .2 qG .25 gG .05 kG .35 kK .25 qK .3 KG .35 Kh .15 gh .2 Gh .3 kh .6 hH .15
    s$ 0 S$ 0 Ss .25 sz .3 zZ .2 ZJ .1 Jj 0 Zj .1 Jg .2 jg .3 CS .15 CJ .3 Cj .3 HS 0 HC 0 HK 0
    Hk .15 $C .2 ck 0 cs .1 cJ .05 cj .1 cC .1 cT .05 cS .2 cZ .2 cg .25 cz .4 Ts .3 Tz .2 Tt .4
    TC .3 XK 0 Xh .15 Xk .35 Xs .5 Xz .5 ji .1 jE .1 je .2 Zs .4 Jz .4 JS .5 jh .25 jK .25
    dz .35 Dd 0 Dz .05 Dt .3 td .35 ts .7 Pt 0 Ps .1 Pd .35 PS .4 bp .15 bv .25 pf .3 fv .15
    mn .25 vw .1 vu .15 vO .2 vo .2 fw .4 ae .08 ei .08 iE .08 eE .03 aE .2 ou .03 uO .05 oO .03
    ao .15 aO .33 au .33 ai .3 eo .25 eu .3 iu .25 io .25 Eo .4 Eu .4 iO .5 EO .5 eO .4 wu .05
    wo .1 wO .1
    """
"""How far pairs of sounds are from each other, where that is nearer than 1 (tuned on spellings)."""


def _table(pairs: str) -> dict[tuple[str, str], float]:
    words = pairs.split()
    return {
        (pair[one], pair[1 - one]): float(far)
        for pair, far in zip(words[::2], words[1::2], strict=True)
        for one in (0, 1)
    }


_AWAY = _table(_PAIRS)
_OTHERWISE = 1.0
_MIXED = 1.2
"""A vowel is no consonant: leaving both out is always as near."""
_LEFT_OUT = {
    "h": 0.2,
    "w": 0.3,
    "j": 0.8,
    "c": 0.35,
    "v": 0.5,
    "G": 0.7,
    "K": 0.8,
    **dict.fromkeys(VOWELS, 0.2),
    "E": 0.3,
    "O": 0.3,
    "A": 0.05,
}
_AT_START, _AT_END, _AFTER_CLUSTER = 0.25, 0.35, 0.75
_MUTE, _LIKE_Y, _LIKE_K = 0.2, 0.3, 0.1


def away(one: str, other: str) -> float:
    """How far a sound is from another: 0 is the same, 1 as far as can be."""
    far = _AWAY.get((one, other))
    if far is not None:
        return far
    if one == other:
        return 0.0
    return _MIXED if (one in VOWELS) != (other in VOWELS) else _OTHERWISE


def left_out(sounds: str, place: int, *, long: bool = False) -> float:
    """What it costs that the other spelling has no such sound there.

    ``long`` says that vowels are long, as those are that Arabic script writes.
    """
    sound, last = sounds[place], len(sounds) - 1
    if sound in VOWELS and sound != "A":
        if long and sound in SHORT_VOWELS:
            return _AT_END
        rest = sounds[place + 1 :]
        if rest in ("", "h"):
            return _end_left_out(sounds, place)
        return _AT_START if place == 0 else _LEFT_OUT[sound]
    if sound == "h" and place == last and place > 0 and sounds[place - 1] in VOWELS:
        return 0.0
    beside = sounds[max(0, place - 1) : place + 2]
    if sound == "j" and not {"i", "e", "E"}.isdisjoint(beside):
        return _LIKE_Y
    return _LIKE_K if sound == "c" and "k" in beside else _LEFT_OUT.get(sound, _OTHERWISE)


def _end_left_out(sounds: str, place: int) -> float:
    """A vowel at the end: mute -e is little, but -ske is not -sk."""
    before = sounds[max(0, place - 2) : place]
    if not VOWELS.isdisjoint(before):
        return _MUTE if sounds[place] == "e" and before[-1] not in VOWELS else _AT_END
    return _AFTER_CLUSTER if len(before) > 1 else _AT_END


def weight(sounds: str) -> int:
    """How many consonants the sounds have, h and w half: the fewer, the less a likeness says."""
    firm = sum(sound not in VOWELS and sound not in _SOFT for sound in sounds)
    return firm + sum(sound in _SOFT for sound in sounds) // 2


_COARSE = {
    **dict.fromkeys("bpf", ("P",)),
    **dict.fromkeys("v", ("P", "")),
    **dict.fromkeys("tdPDzs$SCZT", ("T",)),
    **dict.fromkeys("kqX", ("K",)),
    **dict.fromkeys("KgG", ("K", "")),
    **dict.fromkeys("c", ("T", "K")),
    **dict.fromkeys("H", ("T", "K", "")),
    **dict.fromkeys("J", ("T", "K")),
    **dict.fromkeys("j", ("T", "")),
    **dict.fromkeys("mn", ("N",)),
    **dict.fromkeys("hwaeiouEOA", ("",)),
}


def coarse_keys(sounds: str) -> frozenset[str]:
    """Give the classes of consonants of some sounds, in the ways that they can be heard."""
    ways, many = [], 1
    for sound in sounds:
        heard = _COARSE.get(sound, (sound,))
        many *= len(heard)
        ways.append(heard if many <= _MOST_KEYS else heard[:1])
        many = min(many, _MOST_KEYS)
    return frozenset(_undoubled("".join(way)) for way in product(*ways))
