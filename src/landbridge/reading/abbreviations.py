"""Short forms that end in a full stop, and what may follow them: ranks, months, units."""

# ruff: noqa: RUF001

from __future__ import annotations

__all__ = [
    "ANY",
    "BEFORE_NAMES",
    "BEFORE_NUMBERS",
    "DAYS",
    "HOURS",
    "IN_NAMES",
    "MAY_END",
    "NEVER_END",
    "SPEECH",
    "STARTERS",
    "UNITS",
    "YEAR",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BEFORE_NAMES = _set(
    "mr mrs ms mx messrs mme mlle dr drs prof gen lt col maj capt sgt cpl brig adm vadm radm cmdr"
    " cdr comdr pvt pfc spc gov sen sens rep reps pres rev hon st ste mt ft supt insp amb asst"
    " assoc det fr pte wg sqn flt cllr bros atty dist msgr mgr maj-gen brig-gen lt-gen lt-col"
    " г-н г-жа ген полк им ул пл"
)
"""Ranks and titles: a name comes next, so they end no sentence."""

BEFORE_NUMBERS = _set(
    "no nos art arts sec sect fig figs p pp vol vols ch chap para paras approx ca c ver v tel ext"
    " jan feb mar apr jun jul aug sep sept oct nov dec rs est incl res doc op lat long par"
    " pop pt pts"
)
"""Short forms that end no sentence where a number follows."""

NEVER_END = _set("e.g eg i.e ie vs v viz cf al et ca approx incl resp т.е т.к напр")
"""A sentence goes on after them whatever follows."""

MAY_END = _set(
    "inc corp ltd co llc plc bros jr sr ph.d d.c esq dept div univ assn bldg ave blvd rd mon tue"
    " tues wed thu thur thurs fri jan feb mar apr jun jul aug sep sept oct nov dec gov est calif"
    " conn fla ga ill ind kan ky md mich minn mo neb nev okla ore pa tenn tex va vt wash wis wyo"
)
"""They end a sentence only where the next word often begins one."""

HOURS = _set("a.m p.m")

YEAR = "г"
"""Russian: "year" after a number, where it may end a sentence, and "city" before a name."""

UNITS = _set("etc km m cm mm kg lb lbs sq cu mi yd oz hr hrs min mins гг т.д т.п руб тыс млн млрд")
"""They end a sentence where a capital letter follows."""

ANY = BEFORE_NAMES | BEFORE_NUMBERS | NEVER_END | MAY_END | UNITS
"""All that keep their full stop as part of the word."""

DAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december gmt utc eastern local est edt cet"
)
"""What goes on after an hour: "10 a.m. Tuesday"."""

STARTERS = _set(
    "the a an this that these those there here he she it they we you i his her its their our my"
    " in on at by for from with after before since until during when while as if although though"
    " because but and or so yet however meanwhile then now also both some many most all no not"
    " one two three several more other others another each every what who why how where which"
    " according about under over among between despite earlier later last next"
)
"""Words that, with a capital letter, more often begin a sentence than belong to a name."""

SPEECH = _set(
    "said says asked asks told tells added adds shouted cried replied answered wrote writes"
    " declared warned insisted exclaimed wondered demanded called yelled argued tweeted remarked"
)

IN_NAMES = _set("of al bin ibn de von van der el spokesman spokeswoman")
"""Words in small letters that stand inside names and their titles."""
