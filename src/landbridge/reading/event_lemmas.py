"""The plain form of an English word: seized → seize, troops → troop, left → leave."""

from __future__ import annotations

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
forces force forced forcing
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
can ca
not n't
"""
_IRREGULAR = {
    form: line.split()[0] for line in _IRREGULAR_FORMS.strip().splitlines() for form in line.split()
}
_IRREGULAR["crossing"] = "crossing"
_IRREGULAR["crossings"] = "crossing"
_FINAL_E = frozenset(
    ["seiz", "captur", "recaptur", "liberat", "reclos", "clos", "damag", "besieg", "encircl", "blockad", "secur", "evacuat", "surrend", "handl", "mov", "remov", "repuls", "reduc", "announc", "pledg", "promis", "urg", "accus", "denounc", "condem", "critic", "refus", "oppos", "impos", "propos", "dispos", "expos", "los", "ceas", "eas", "releas", "increas", "purchas", "pleas", "negotiat", "mediat", "participat", "cooperat", "celebrat", "demonstrat", "threat", "violat", "investigat", "prob", "operat", "relocat", "infiltrat", "penetrat", "isolat", "vacat", "renegad", "devastat", "detonat", "assassinat", "tortur", "arriv", "receiv", "giv", "liv", "serv", "reserv", "preserv", "prov", "approv", "improv", "involv", "resolv", "leav", "sav", "wav", "dissolv", "driv", "invad", "rad", "explod", "provid", "decid", "divid", "resid", "presid", "persuad", "conced", "barricad", "invit", "unit", "cit", "excit", "not", "quot", "vot", "devot", "dispat", "execut", "contribut", "prosecut", "persecut", "dismiss", "manag", "chang", "exchang", "ring", "ranging", "plung", "charg", "discharg", "merg", "surg", "emerg", "challeng", "aveng", "reveng", "arrang", "judg", "acknowledg", "lodg", "dodg", "forg", "engag", "rampag", "ravag", "salvag", "pillag", "us", "caus", "paus", "refus", "excus", "amus", "abus", "hous", "rous", "aris", "rais", "prais", "advis", "promis", "compris", "surpris", "revis", "supervis", "exercis", "practis", "organis", "reorganis", "mobilis", "demobilis", "recognis", "criticis", "authoris", "apologis", "organiz", "reorganiz", "mobiliz", "demobiliz", "recogniz", "criticiz", "authoriz", "apologiz", "paralys", "clos", "disclos", "enclos", "suppos", "ros", "chos", "lic", "polic", "forc", "reinforc", "enforc", "sourc", "plac", "replac", "sentenc", "balanc", "advanc", "fac", "embrac", "menac", "pounc", "reneg", "retir", "requir", "fir", "acquir", "inquir", "admir", "desir", "hir", "wir", "secur", "assur", "insur", "ensur", "injur", "measur", "pressur", "figur", "declar", "prepar", "shar", "spar", "compar", "restor", "explor", "ignor", "stor", "scor", "endors", "revers", "travers", "enlarg", "pil", "fil", "compil", "stabil", "assembl", "dismantl", "settl", "battl", "tackl", "rattl", "trampl", "toppl", "coupl", "straddl", "cripp", "cripple", "struggl", "smuggl", "bundl", "handcuf", "tak", "mak", "shak", "wak", "strik", "lik", "evok", "invok", "provok", "revok", "chok", "smok", "stok", "hop", "scop", "cop", "tap", "swip", "wip", "escap", "shap", "rap", "stag", "wag", "pag", "nam", "blam", "renam", "resum", "consum", "assum", "presum", "welcom", "com", "overcom", "tim", "combin", "join", "undermin", "min", "confin", "defin", "examin", "determin", "declin", "outlin", "lin", "fin", "condon", "postpon", "phon", "lur", "manoeuvr", "maneuvr", "sabotag", "averag", "bridg", "storag", "requir", "dictat", "hesitat", "retaliat", "escalat", "de-escalat", "annihilat", "incinerat", "obliterat", "reiterat", "initiat", "terminat", "eliminat", "concentrat", "circulat", "alleviat", "accommodat", "coordinat", "co-operat", "co-ordinat", "donat", "allocat", "deplet", "complet", "compet", "delet", "delegat", "dynamit", "rehabilitat", "dislodg", "elevat", "motivat", "repatriat", "separat", "tolerat", "inaugurat", "illustrat", "isolat", "guarante"]
)
_VOWELS = frozenset("aeiouy")
_SHORTEST = 3


def _stem(root: str) -> str:
    if root in _FINAL_E:
        return root + "e"
    if root[-1] == root[-2] and root[-1] in "bdgmnprt" and len(root) > _SHORTEST:
        return root[:-1]
    if root[-1] in "uv" or (root[-1] == "z" and root[-2] == "i"):
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
