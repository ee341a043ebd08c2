"""How dates and durations are written: the patterns of every rule, by its id."""

from __future__ import annotations

import re

from landbridge.reading.moments import NUMBERS

__all__ = ["PATTERNS"]

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Jun\.|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?"
    r"|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
    r"|DECEMBER)"
)
_WEEKDAY = (
    r"(?P<weekday>Mon(?:day|\.)|Tue(?:s(?:day|\.)|\.)|Wed(?:nesday|\.)|Thu(?:r(?:s(?:day|\.)|\.)|\.)"
    r"|Fri(?:day|\.)|Sat(?:urday|\.)|Sun(?:day|\.)|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY"
    r"|SATURDAY|SUNDAY)"
)
_DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)[0-9]{2})(?![0-9])"
_MOD = (
    r"(?P<mod>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|end|middle) of"
    r"|[Ll]ater?|[Ee]arlier)"
)
_PLAIN_MOD = r"(?:(?P<mod>[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
_NUMBER_WORDS = "|".join(sorted(set(NUMBERS) - {"the", "a", "an"}, key=len, reverse=True))
_COUNT = (
    rf"(?P<count>(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\.[0-9]+)?)(?: and a half)?"
    rf"|(?i:half an?|a single|an?|a couple of|a dozen|dozens of|hundreds of|thousands of|(?:a )?few"
    rf"|several|many|some|{_NUMBER_WORDS})"
    r"(?i: and a half)?)"
)
_ABOUT = (
    r"(?:(?P<about>(?i:about|around|nearly|almost|roughly|approximately|more than|less than"
    r"|at least|at most|up to|another|fewer than|no more than|just over|just under)) )?"
)
_UNIT = (
    r"(?P<unit>(?i:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?"
    r"|quarters?|years?|decades?|centur(?:y|ies)))"
)
_SHORT_UNIT = r"(?P<unit>(?i:week|month|year|quarter|decade|century|weekend|day|season))"
_PART = r"(?P<part>(?i:morning|afternoon|evening|night))"
_CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.h](?P<minute>[0-5][0-9]))?"
    r"(?: ?(?P<half>[aApP]\.?[mM]\b\.?))?"
)
_SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter))"
_ORDINAL = r"(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th|final|last))"
_ZONE = r"(?: (?:GMT|UTC|EST|EDT|PST|BST|CET|local time))?"

_RULES = {
    "date-iso": r"(?P<year>[0-9]{4})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9])",
    "date-slashed": (
        r"(?<![0-9/.])(?P<one>[0-9]{1,2})(?P<mark>[/.])(?P<two>[0-9]{1,2})(?P=mark)"
        r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])(?!\.[0-9])"
    ),
    "date-day-month": (
        rf"(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: day)?(?: of)?[ -]{_MONTH}\b(?:,? {_YEAR})?"
    ),
    "date-month-day": rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?:,? {_YEAR})?(?!:[0-9])",
    "date-month": (
        rf"(?:{_MOD}[ -])?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past) )?{_MONTH}"
        rf"(?:(?:,? | of |-){_YEAR}| (?P<of>of (?:last|this|next) year)|(?![\w-]))"
    ),
    "date-season": (
        rf"(?:(?P<det>[Tt]he|[Tt]his|[Tt]hat) )?(?:{_MOD}[ -])?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his"
        rf"|coming|past|following) )?{_SEASON}\b(?:(?: of)? {_YEAR}|(?! of\b))"
    ),
    "date-weekday": (
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Ll]ate|[Ee]arly) )?{_WEEKDAY}(?!s)"
        rf"(?: {_PART})?(?!\w)"
    ),
    "date-deictic": (
        r"(?P<word>(?i:the day before yesterday|the day after tomorrow"
        r"|(?:(?:late|early|earlier|later) )?(?:today|yesterday|tomorrow)"
        r"(?: (?:morning|afternoon|evening|night))?"
        r"|tonight|(?:late |early )?last night|overnight|(?:(?:late|early|earlier|later) )?"
        r"this (?:morning|afternoon|evening)))\b"
    ),
    "date-unit": (
        rf"(?:{_MOD}[ -])?(?P<which>(?i:this|last|next|the same|that|the following|the previous"
        rf"|the current|this coming|this past)) {_SHORT_UNIT}\b(?!s)"
    ),
    "date-part-of": rf"{_MOD}[ -](?P<which>(?i:the|this|last|next)) {_SHORT_UNIT}\b",
    "date-ago": (
        rf"{_ABOUT}{_COUNT}[ -]{_UNIT} (?P<way>(?i:ago|earlier|later|before|from now|hence))\b"
    ),
    "date-day-beside": r"[Tt]he day (?P<way>before|after)(?! yesterday| tomorrow)\b",
    "duration-window": (
        rf"(?:(?P<det>[Tt]he|[Tt]hese|[Tt]his) )(?P<which>(?i:past|last|next|first|coming|previous"
        rf"|following|preceding|final|recent|latest)) "
        rf"(?:(?P<count>(?i:[0-9]+|{_NUMBER_WORDS}|few|several|couple of|dozen)) )?{_UNIT}\b"
    ),
    "date-recent-units": (
        r"(?P<which>(?i:recent|past|coming|later|last|next)) "
        rf"(?:(?P<count>(?i:[0-9]+|{_NUMBER_WORDS}|few|several)) )?"
        r"(?P<unit>(?i:hours|days|weeks|months|years|decades))\b"
    ),
    "duration": rf"{_ABOUT}{_COUNT}(?P<dash>[ -]){_UNIT}(?![\w-]| old\b)",
    "duration-compound": (
        rf"(?P<dash>(?i:{_NUMBER_WORDS}|[0-9]+))-(?P<unit>(?i:second|minute|hour|day|week|month"
        r"|year|decade))(?:-(?P<tail>long))?(?![\w-]| old\b)"
    ),
    "duration-bare": (
        r"(?P<unit>(?i:seconds|minutes|hours|days|weeks|months|years|decades"
        r"|centuries))\b"
    ),
    "duration-decades": r"(?P<unit>(?i:decades|years|months|weeks|days|hours)) (?P<ago>ago)\b",
    "date-reference": (
        r"(?P<word>(?i:now|currently|recently|lately|nowadays|previously|soon"
        r"|the (?:near |distant |foreseeable |recent )?(?:future|past)|at present"
        r"|the present(?! \w)|at the moment|formerly|these days))\b"
    ),
    "date-year": (
        rf"(?<![\w$£€.,-])(?:{_MOD}[ -])?(?P<fiscal>[Ff]iscal (?:year )?)?{_YEAR}"
        r"(?![\w%]|[.,]\d|-\d)"
    ),
    "date-decade": (
        rf"(?:(?P<det>[Tt]he) )?{_PLAIN_MOD}"
        r"(?P<decade>(?:1[5-9]|20)[0-9]0|['\u2019]?[2-9]0)['\u2019]?s\b"
    ),
    "date-decade-words": (
        rf"(?:(?P<det>[Tt]he) ){_PLAIN_MOD}"
        r"(?P<words>(?i:nineteen-?)?(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties"
        r"|nineties))\b"
    ),
    "date-century": (
        rf"(?:[Tt]he )?{_PLAIN_MOD}"
        r"(?P<number>[12]?[0-9])(?:st|nd|rd|th)[ -][Cc]entury\b"
    ),
    "date-quarter": (
        rf"(?:(?P<det>[Tt]he|[Tt]his|[Ii]ts|[Tt]heir) )?(?:fiscal )?"
        rf"{_ORDINAL}[ -](?P<unit>quarter|half)\b"
        rf"(?:(?: of)?(?: fiscal)? (?:{_YEAR}|(?P<of>last year|this year|next year|the year)))?"
    ),
    "date-q": rf"\bQ(?P<ordinal>[1-4])(?:[ /-]?{_YEAR})?\b",
    "time-clock": (
        rf"(?<![0-9:.,$£€])(?:{_CLOCK}{_ZONE}|(?P<noon>(?i:noon|midnight)))(?![0-9%:])"
        rf"(?:,? (?:{_WEEKDAY}|(?P<word>today|yesterday|tomorrow)))?"
    ),
    "time-part": (
        r"(?:(?<=[Aa]t |[Bb]y )|(?<=[Bb]efore ))"
        r"(?P<part>dawn|daybreak|sunrise|first light|dusk|sunset|nightfall)"
        r"(?: (?:on )?(?P<word>today|yesterday|tomorrow))?\b"
    ),
    "set-every": (
        rf"(?P<each>(?i:every|each)) (?:(?P<count>(?i:other|[0-9]+|{_NUMBER_WORDS}|few)) )?"
        rf"(?:{_UNIT}|{_WEEKDAY}|{_PART})\b"
    ),
    "set-rate": (
        r"(?P<times>(?i:once|twice|(?:[0-9]+|two|three|four|five|several) times)) "
        rf"(?i:an?|each|every|per) {_SHORT_UNIT}\b"
    ),
    "set-adverb": (
        r"(?P<word>(?i:daily|weekly|monthly|quarterly|annually|yearly|hourly|nightly|every day))\b"
    ),
    "set-weekdays": r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s\b",
    "date-feast": (
        r"(?P<word>Christmas Eve|Christmas Day|Christmas|New Year['\u2019]s (?:Eve|Day)"
        r"|Halloween|Valentine['\u2019]s Day)(?:,? (?P<year>(?:19|20)[0-9]{2}))?\b"
    ),
    "date-day-alone": (
        r"(?:(?<=[Oo]n the )|(?<=[Bb]y the )|(?<=ntil the )|(?<=ince the ))"
        r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?=[,.;:)?!]|$| and\b| or\b| at\b)"
    ),
    "date-weekend": r"(?P<which>[Tt]he) weekend\b",
}

PATTERNS = {name: re.compile(rf"(?<![\w/-]){pattern}") for name, pattern in _RULES.items()}
"""Compiled, in the order in which they are tried where two are as long."""
