"""Names in Arabic, Cyrillic, Armenian, Georgian, Ethiopic and Hebrew script, in Latin letters."""
# ruff: noqa: RUF001 - letters of other scripts are what this file is about

from __future__ import annotations

import re
import unicodedata

__all__ = ["english", "is_abjad", "is_latin", "latin"]

_ANY_VOWEL = "A"

# Our own tables: each sound with the letters that have it, as one would write it in English;
# capitals are single sounds (see `sounds`), - is none.


def _letters(table: str) -> dict[str, str]:
    words = table.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return {letter: sound.strip("-") for sound, letters in pairs for letter in letters}


_ARABIC = _letters(
    """
    a اةۃىہۀآأٱ  b ب  t تطټٹٺ  P ث  J ج  h حهھ  K خ  d دډڈ  D ذضظ  r رڕړڑ  z زږځ
    s سص  S شښ  - عءئؤـ  G غ  f ف  q ق  k كکڪ  l لڵ  m م  n نںڼ  w و  y يیۍ  p پ  C چ
    Z ژ  g گګ  v ڤۋ  u ۇۈ  o ۆ  e ێەےې  i إ  T څ
    """
)
_CYRILLIC = _letters(
    """
    a аә  b б  v в  g гґ  d д  e еєэѣ  Z ж  z зҙ  i иіїйыјӣѵѝ  k кќ  l лљ  m м
    n нњң  o оёө  p п  r р  s сҫ  t т  u уүұӯ  f ф  K х  T ц  C чћ  S шщ  - ъьӏ
    iu ю  ia я  J ђѓџҷҗ  G ғ  q қҡ  h ҳһ  w ў
    """
)
_ARMENIAN = _letters(
    """
    a ա  b բ  g գ  d դ  e եէը  z զձ  t թտ  Z ժ  i ի  l լ  K խ  T ծց  k կք  h հ  G ղ
    C ճչ  m մ  y յ  n ն  S շ  o ոօ  p պփ  J ջ  r ռր  s ս  v վ  w ւ  f ֆ  ev և
    """
)
_GEORGIAN = _letters(
    """
    a ა  b ბ  g გ  d დ  e ე  v ვ  z ზძ  t თტ  i ი  k კქ  l ლ  m მ  n ნ  o ო  p პფ
    Z ჟ  r რ  s ს  u უ  G ღ  q ყ  S შ  C ჩჭ  T ცწ  K ხ  J ჯ  h ჰ
    """
)
_HEBREW = _letters(
    """
    a א  b ב  g ג  d ד  h ה  w ו  z ז  K ח  t טת  y י  k ךכק  l ל  m םמ  n ןנ  s ס
    - ע  f ף  p פ  T ץצ  r ר  S ש
    """
)
_LETTERS = {**_ARABIC, **_CYRILLIC, **_ARMENIAN, **_GEORGIAN, **_HEBREW}
_AS_ENGLISH = {
    "S": "sh", "C": "ch", "J": "j", "Z": "zh", "T": "ts", "K": "kh", "G": "gh", "D": "dh",
    "P": "th",
}  # fmt: skip
_UKRAINIAN = frozenset("іїєґ")
_SOFT_BEFORE_VOWEL = re.compile("[ьъ](?=[аеёиоуэюяіїє])")
_ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_FULL_VOWELS = re.compile("[\u06d5\u06c6\u06ce]")
_ETHIOPIC_VOWELS = {"AA": "a", "EE": "e", "A": "e", "E": "", "I": "i", "U": "u", "O": "o"}
_ETHIOPIC_SOUNDS = {
    "HH": "h", "X": "h", "SZ": "s", "SH": "S", "Q": "q", "QH": "q", "KX": "K", "NY": "n", "ZH": "Z",
    "J": "J", "DZ": "J", "GG": "g", "TH": "t", "CH": "C", "PH": "p", "TS": "T", "TZ": "T", "C": "C",
}  # fmt: skip
_SYLLABLE = re.compile(r"(GLOTTAL |PHARYNGEAL |[B-DF-HJ-NP-TV-Z]*?)(W?)(AA|EE|[AEIOU])\Z")


def is_abjad(name: str) -> bool:
    """Whether it is in a script that leaves short vowels out (Arabic, Hebrew; not Sorani)."""
    return _ABJAD.search(name) is not None and _FULL_VOWELS.search(name) is None


def is_latin(name: str) -> bool:
    """Whether no letter of it is of another script that is known here."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return not any(letter in _LETTERS or "\u1200" <= letter <= "\u137f" for letter in plain)


def latin(name: str) -> str:
    """Write a name in Latin letters, with capitals for single sounds; what is Latin stays."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = plain.replace("ու", "u").replace("дж", "џ")
    if not _UKRAINIAN.isdisjoint(plain):
        plain = plain.replace("г", "h")
    if _ABJAD.search(plain):
        words = plain.replace("\u200c", " ").split()
        plain = " ".join(_arabic_word(word, last=word is words[-1]) for word in words)
    plain = _SOFT_BEFORE_VOWEL.sub("и", plain)
    return "".join(_LETTERS.get(letter, "") or _other(letter) for letter in plain)


def english(name: str) -> str:
    """Write a name in small Latin letters, as one would in English: for ids."""
    return "".join(_AS_ENGLISH.get(letter, letter) for letter in latin(name)).lower()


def _arabic_word(word: str, *, last: bool) -> str:
    """Leave the article out; mark an alif that begins and an ayn (any vowel), a he that ends (-a).

    A word that ends in -a and is followed by another is spoken with -at: Ma'arrat an-Nu'man.
    """
    word = re.sub("\\Aال(?=...)", "", word)
    word = re.sub("\\A[اأإ](?=[^اويیى])", _ANY_VOWEL, word)
    word = re.sub("ع(?=[^اويیىآ])", _ANY_VOWEL, word)
    if not last:
        return re.sub("ة\\Z", "ت", word)
    return re.sub("(?<=[^اوآ])ه\\Z", "ة", word) if len(word) > len("ده") else word


def _other(letter: str) -> str:
    if letter in _LETTERS:
        return ""
    if "\u1200" <= letter <= "\u137f":
        return _ethiopic(letter)
    return letter


def _ethiopic(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if not name.startswith("ETHIOPIC SYLLABLE "):
        return " "
    found = _SYLLABLE.match(name.removeprefix("ETHIOPIC SYLLABLE "))
    if found is None:
        return ""
    consonant, labial, vowel = found.groups()
    sound = _ETHIOPIC_SOUNDS.get(consonant, consonant.lower())
    if consonant in {"GLOTTAL ", "PHARYNGEAL "}:
        return "a" if vowel in {"A", "AA"} else _ETHIOPIC_VOWELS[vowel] or "e"
    return sound + ("w" if labial else "") + _ETHIOPIC_VOWELS[vowel]
