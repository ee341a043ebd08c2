"""Sentences of the field with their parts of speech, put together from words and patterns of ours.

UD English-EWT is of the web and hardly knows the words of war and roads: "overran" and "the border
crossing" are as rare in it as in a letter to a friend. These sentences teach the tagger those
words, not grammar; they are made anew, the same each time, by `made`. Licence: CC BY 4.0.
"""

from __future__ import annotations

import random

__all__ = ["made"]


def _listed(words: str) -> list[str]:
    return words.split()


PLURALS = _listed(
    "rebels fighters troops militants insurgents soldiers forces militiamen paramilitaries gunmen"
    " jihadists separatists brigades units guerrillas residents villagers smugglers monitors"
)
PEOPLES = _listed("Syrian Iraqi Turkish Kurdish Iranian Russian Ukrainian Malian Somali Saudi")
GROUPS = _listed("ISIS YPG PKK SDF Hezbollah Hamas Houthi al-Shabaab M-17 UNITA Taliban Wagner")
BACKED = _listed("U.S.-backed Iran-backed Turkish-backed Saudi-backed Russian-backed UN-backed")
THINGS = _listed(
    "town village city bridge airport airbase garrison checkpoint port hill road highway corridor"
    " camp dam refinery hospital barracks pass route village district town post base"
)
SYLLABLES = _listed("al bar dar el gor ha im ka lo mar na or qa ru sha tal um ve zor kes tan har")
TAKE = [  # plain, past, participle, -ing, third person
    tuple(line.split())
    for line in """
    seize seized seized seizing seizes
    take took taken taking takes
    capture captured captured capturing captures
    retake retook retaken retaking retakes
    recapture recaptured recaptured recapturing recaptures
    overrun overran overrun overrunning overruns
    storm stormed stormed storming storms
    besiege besieged besieged besieging besieges
    shell shelled shelled shelling shells
    bomb bombed bombed bombing bombs
    hold held held holding holds
    control controlled controlled controlling controls
    encircle encircled encircled encircling encircles
    enter entered entered entering enters
    cross crossed crossed crossing crosses
    close closed closed closing closes
    reopen reopened reopened reopening reopens
    block blocked blocked blocking blocks
    cut cut cut cutting cuts
    leave left left leaving leaves
    abandon abandoned abandoned abandoning abandons
    lose lost lost losing loses
    attack attacked attacked attacking attacks
    strike struck struck striking strikes
    hit hit hit hitting hits
    target targeted targeted targeting targets
    raid raided raided raiding raids
    liberate liberated liberated liberating liberates
    occupy occupied occupied occupying occupies
    surround surrounded surrounded surrounding surrounds
    clear cleared cleared clearing clears
    mine mined mined mining mines
    evacuate evacuated evacuated evacuating evacuates
    blockade blockaded blockaded blockading blockades
    contest contested contested contesting contests
    ambush ambushed ambushed ambushing ambushes
    reach reached reached reaching reaches
    free freed freed freeing frees
    """.strip().split("\n")
]
GO = [
    tuple(line.split())
    for line in """
    fall fell fallen falling falls
    flee fled fled fleeing flees
    withdraw withdrew withdrawn withdrawing withdraws
    retreat retreated retreated retreating retreats
    advance advanced advanced advancing advances
    surrender surrendered surrendered surrendering surrenders
    retire retired retired retiring retires
    return returned returned returning returns
    regroup regrouped regrouped regrouping regroups
    freeze froze frozen freezing freezes
    """.strip().split("\n")
]
CHOICES = {
    "PLURALS": PLURALS,
    "People": PEOPLES,
    "GROUP": GROUPS,
    "BACKED": BACKED,
    "THING": THINGS,
    "DAY": _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "SAID": _listed("said claimed reported denied announced"),
    "MODAL": _listed("will may could would might"),
    "TRIED": _listed("failed tried threatened refused agreed"),
    "SHOTS": _listed("strikes shells raids attacks mines clashes mortars"),
    "ARM": _listed("Army Rebel Air Drone"),
    "SHELLING": _listed("shelling bombing fighting"),
    "CIVILIANS": _listed("people civilians soldiers"),
}
FORMS = {"VB": 0, "VBP": 0, "VBD": 1, "VBN": 2, "VBG": 3, "VBZ": 4}
PLURAL_ACTORS = (
    "PLURALS/NNS",
    "People/JJ PLURALS/NNS",
    "GROUP/NNP fighters/NNS",
    "government/NN forces/NNS",
    "BACKED/JJ PLURALS/NNS",
    "PLURALS/NNS from/IN the/DT group/NN",
)
SINGULAR_ACTORS = ("the/DT army/NN", "the/DT People/JJ army/NN", "the/DT garrison/NN", "GROUP/NNP")
PLACES = (
    "NAME",
    "the/DT THING/NN of/IN NAME",
    "the/DT NAME crossing/NN",
    "the/DT border/NN crossing/NN",
    "a/DT THING/NN near/IN NAME",
    "the/DT road/NN to/IN NAME",
    "the/DT THING/NN",
)
TIMES = (
    "",
    "",
    "on/IN DAY/NNP",
    "in/IN May/NNP 2017/CD",
    "at/IN dawn/NN",
    "overnight/RB",
    "last/JJ week/NN",
    "yesterday/NN",
)
PATTERNS = (
    "WHO TAKE/VBD WHERE WHEN STOP",
    "WHO TAKE/VBD WHERE WHEN STOP",
    "WHO HAVE TAKE/VBN WHERE WHEN STOP",
    "WHERE was/VBD TAKE/VBN by/IN WHO WHEN STOP",
    "WHO ARE TAKE/VBG WHERE STOP",
    "WHO TAKE/NOW WHERE",
    "WHERE fell/VBD to/IN WHO WHEN STOP",
    "WHO GO/VBD from/IN WHERE WHEN STOP",
    "the/DT governor/NN SAID/VBD WHO had/VBD TAKE/VBN WHERE STOP",
    "WHO MODAL/MD TAKE/VB WHERE WHEN STOP",
    "WHO TRIED/VBD to/TO TAKE/VB WHERE WHEN STOP",
    "WHERE ,/, which/WDT WHO TAKE/VBD WHEN ,/, fell/VBD STOP",
    "WHERE ,/, TAKE/VBN by/IN WHO ,/, was/VBD quiet/JJ STOP",
    "WHO did/VBD n't/RB TAKE/VB WHERE WHEN STOP",
    "People/JJ SHELLING/NN killed/VBD six/CD CIVILIANS/NNS in/IN WHERE STOP",
    "People/JJ SHOTS/NNS hit/VBD WHERE WHEN STOP",
    "ARM/NN SHOTS/NNS kill/VBP six/CD in/IN WHERE",
    "clashes/NNS erupted/VBD near/IN WHERE as/IN WHO GO/VBD STOP",
    "clashes/NNS erupt/VBP near/IN WHERE as/IN WHO GO/NOW",
    "WHO no/RB longer/RBR TAKE/NOW WHERE STOP",
    "WHO GO/VBD WHEN STOP",
)
_WITHOUT_STOP = 0.15  # of sentences, as in headlines
_SAME_IN_THE_PAST = frozenset({"cut", "hit"})


class _Maker:
    """Draws sentences."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def name(self) -> list[tuple[str, str]]:
        many = self.random.choice((2, 2, 3))
        made = "".join(self.random.choice(SYLLABLES) for _ in range(many)).capitalize()
        whole = self.random.choice(("", "", "", "al-", "Deir ", "Tal ")) + made
        return [(word, "NNP") for word in whole.split()]

    def filled(self, pattern: str, slots: dict[str, str]) -> list[tuple[str, str]]:
        """Put words in the place of the slots of a pattern."""
        words: list[tuple[str, str]] = []
        for part in pattern.split():
            word, _, tag = part.partition("/")
            if word in slots:
                words += self.filled(slots[word], slots)
            elif word == "NAME":
                words += self.name()
            elif word in {"TAKE", "GO"}:
                tag = slots["now"] if tag == "NOW" else tag
                words.append((slots["take" if word == "TAKE" else "go"].split()[FORMS[tag]], tag))
            elif word in CHOICES:
                words.append((self.random.choice(CHOICES[word]), tag))
            else:
                words.append((word, tag))
        return words

    def sentence(self) -> list[tuple[str, str]]:
        """One sentence by a pattern that is drawn."""
        plural = self.random.random() < 2 / 3
        pattern = self.random.choice(PATTERNS)
        take = self.random.choice(TAKE)
        if "TAKE/NOW" in pattern and take[0] in _SAME_IN_THE_PAST:
            take = TAKE[0]
        slots = {
            "WHO": self.random.choice(PLURAL_ACTORS if plural else SINGULAR_ACTORS),
            "WHERE": self.random.choice(PLACES),
            "WHEN": self.random.choice(TIMES),
            "STOP": "./." if self.random.random() > _WITHOUT_STOP else "",
            "HAVE": "have/VBP" if plural else "has/VBZ",
            "ARE": "are/VBP" if plural else "is/VBZ",
            "now": "VBP" if plural else "VBZ",
            "take": " ".join(take),
            "go": " ".join(self.random.choice(GO)),
        }
        words = self.filled(pattern, slots)
        first, tag = words[0]
        return [(first[:1].upper() + first[1:], tag), *words[1:]]


def made(many: int, seed: int = 20261125) -> list[tuple[list[str], list[str]]]:
    """Make so many sentences, each as words and Penn tags."""
    maker = _Maker(seed)
    sentences = [maker.sentence() for _ in range(many)]
    return [([word for word, _ in one], [tag for _, tag in one]) for one in sentences]
