"""The plain form of an English word: seized → seize, troops → troop, left → leave."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["lemma_of"]

_IRREGULAR_FORMS = """
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
take takes took taken taking
retake retakes retook retaken retaking
overtake overtakes overtook overtaken overtaking
hold holds held holding
withhold withholds withheld withholding
lose loses lost losing
fall falls fell fallen falling
leave leaves left leaving
go goes went gone going
come comes came coming
overrun overruns overran overrunning
run runs ran running
win wins won winning
cut cuts cutting
shut shuts shutting
hit hits hitting
set sets setting
put puts putting
let lets letting
give gives gave given giving
get gets got gotten getting
drive drives drove driven driving
fight fights fought fighting
strike strikes struck stricken striking
blow blows blew blown blowing
break breaks broke broken breaking
sweep sweeps swept sweeping
send sends sent sending
bring brings brought bringing
build builds built building
rebuild rebuilds rebuilt rebuilding
keep keeps kept keeping
stand stands stood standing
sit sits sat sitting
lie lies lay lain lying
dig digs dug digging
lay lays laid laying
say says said saying
tell tells told telling
make makes made making
see sees saw seen seeing
find finds found finding
meet meets met meeting
seek seeks sought seeking
begin begins began begun beginning
become becomes became becoming
bid bids bidding
buy buys bought buying
hang hangs hung hanging
boycott boycotts boycotted boycotting
forgive forgives forgave forgiven forgiving
use uses used using
probe probes probed probing
cling clings clung clinging
catch catches caught catching
choose chooses chose chosen choosing
deal deals dealt dealing
draw draws drew drawn drawing
withdraw withdraws withdrew withdrawn withdrawing
fly flies flew flown flying
flee flees fled fleeing
forbid forbids forbade forbidden forbidding
grow grows grew grown growing
hear hears heard hearing
know knows knew known knowing
lead leads led leading
mean means meant meaning
pay pays paid paying
quit quits quitting
rise rises rose risen rising
sell sells sold selling
shake shakes shook shaken shaking
shoot shoots shot shooting
show shows showed shown showing
speak speaks spoke spoken speaking
spend spends spent spending
spread spreads spreading
swear swears swore sworn swearing
think thinks thought thinking
throw throws threw thrown throwing
wear wears wore worn wearing
write writes wrote written writing
bomb bombs bombed bombing
deploy deploys deployed deploying
ally allies allied
tie ties tied tying
die dies died dying
man men
woman women
child children
people peoples
police
foot feet
agree agrees agreed agreeing
free frees freed freeing
force forces forced forcing
shell shells shelled shelling
pull pulls pulled pulling
kill kills killed killing
roll rolls rolled rolling
pass passes passed passing
cross crosses crossed crossing
press presses pressed pressing
repel repels repelled repelling
patrol patrols patrolled patrolling
control controls controlled controlling
expel expels expelled expelling
cancel cancels cancelled canceled cancelling canceling
ring rings ringed rang rung ringing
storm storms stormed storming
enter enters entered entering
bus buses
base bases based basing
crossing crossings
will 'll wo
willing
during
sue sues sued suing
label labels labelled labeled labelling
help helps helped helping
open opens opened opening
enlist enlists enlisted
view views viewed viewing
vow vows vowed vowing
bury buries buried burying
can ca
not n't
"""
_IRREGULAR = {
    form: line.split()[0] for line in _IRREGULAR_FORMS.strip().splitlines() for form in line.split()
}
_IRREGULAR["crossing"] = "crossing"
_IRREGULAR["crossings"] = "crossing"
_FINAL_E = re.compile(
    r"(?:[^aeiou](?:at|ar|id|ad|ud|od|ed|ut|am|im|um|il|ul|ak|ik|ok|uk|ap|ip|yp)|qu?[aei]t"
    r"|[^aeiouy]ir|u[ai]r|[^o]ur|[uvcz]|is|ys|as|os|us|[lnrp]s|[aeid]g|[rl]g|[aeu]ng"
    r"|[bcdfgkptz]l|eat[eu]|[ui]at|[^aeiou]iev)$"
)
"""Ends of roots that have lost a final e, as a rule."""
_NO_FINAL_E = frozenset(
    "combat format format visit limit edit hang bang gang focus bias discuss pass press cross guess "
    "miss possess process access address progress stress confess dismiss toss harass embarrass "
    "impress express suppress bar star debut claim plea traffic panic shoot pencil fulfil victim "
    "proceed exceed succeed need heed seed feed canvas surpass amass bypass trespass witness harness "
    "assess obsess dress bless kiss focus campaign frequent hail nail trail fail bail gas plan".split()
)
_WITH_FINAL_E = frozenset(
    "extradit invit cit unit ignit excit incit recit vot promot quot devot demot complet delet compet "
    "telephon phon postpon condon dethron combin join undermin confin defin examin determin declin "
    "outlin lin fin min imagin machin rout din min welcom com overcom hop scop cop implor deplor "
    "explor restor ignor stor scor ador shor consol captur scal whal inhal pil til smil fil "
    "reconcil compil vil tun prun hon ton styl typ hyp sam dar fir tir bath breath sooth loath "
    "eas leas releas creas increas decreas pleas purchas chas eras ceas guarante agre fre decre "
    "refere clon cas caus paus rais prais prov approv improv involv resolv leav driv giv liv "
    "tim blam fram nam tam sham tap wip swip escap shap rap fat hat dat rat stat creat relat "
    "sh writ bit quit unit exil nul rul whistl handcuf alli di ti li dy ey toe shoe dynamit "
    "massacr acr centr manoeuvr sabr execut engin line caf chafe stok arriv surviv storag "
    "condol polic voyag sieg pledg judg bridg lodg oblig indulg divulg merg surg emerg urg charg "
    "enlarg forg purg chang rang arrang exchang plung aveng reveng challeng alleg besieg".split()
)
_DOUBLED = re.compile(r"([bdgmnprtl])\1$")
_SHORTEST = 3
_VOWELS = frozenset("aeiouy")


def _stem(root: str) -> str:
    if root in _WITH_FINAL_E:
        return root + "e"
    if _DOUBLED.search(root) and len(root) > _SHORTEST:
        if root[-1] != "l" or root in (
            "compell",
            "expell",
            "repell",
            "patroll",
            "controll",
            "cancell",
            "travell",
            "labell",
            "signall",
            "propell",
            "dispell",
        ):
            return root[:-1]
        return root
    if root not in _NO_FINAL_E and not root.endswith("ss") and _FINAL_E.search(root):
        return root + "e"
    return root


@lru_cache(maxsize=20_000)
def lemma_of(low: str) -> str:
    """Give the plain form of a word in lower case. What cannot be told stays as it is."""
    known = _IRREGULAR.get(low)
    if known is not None:
        return known
    if len(low) <= _SHORTEST or not low.isalpha():
        return low
    if low.endswith("ies") and len(low) > _SHORTEST + 1:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2] if not low.endswith("zes") or low[-4] == "z" else low[:-1]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    if low.endswith("ied"):
        return low[:-3] + "y"
    for ending in ("ed", "ing"):
        root = low[: -len(ending)]
        if low.endswith(ending) and len(root) > 2 and _VOWELS & set(root):  # noqa: PLR2004
            return _stem(root)
    return low
