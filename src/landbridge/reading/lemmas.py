"""The plain form of an English verb: took, taken and taking are all take."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["verb_lemma"]

_IRREGULAR = """
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
go went gone goes going
say said
take took taken
give gave given
get got gotten
make made
come came
become became
overcome overcame
know knew known
think thought
see saw seen
find found
tell told
leave left
keep kept
hold held
withhold withheld
uphold upheld
lead led
mislead misled
fall fell fallen
befall befell befallen
win won
lose lost
send sent
bring brought
buy bought
catch caught
fight fought
seek sought
teach taught
begin began begun
run ran
overrun overran
drive drove driven
rise rose risen
arise arose arisen
write wrote written
ride rode ridden
break broke broken
choose chose chosen
freeze froze frozen
speak spoke spoken
steal stole stolen
wake woke woken
wear wore worn
tear tore torn
bear bore borne born
swear swore sworn
draw drew drawn
withdraw withdrew withdrawn
throw threw thrown
overthrow overthrew overthrown
grow grew grown
blow blew blown
fly flew flown flies
show showed shown
shoot shot
strike struck stricken
stick stuck
sting stung
swing swung
hang hung
dig dug
spin spun
sit sat
stand stood
withstand withstood
understand understood
meet met
feed fed
flee fled flees
bleed bled
breed bred
speed sped
pay paid
lay laid
lie lied lain lying lies
die died dying dies
tie tied tying ties
build built
rebuild rebuilt
spend spent
lend lent
bend bent
feel felt
deal dealt
mean meant
sleep slept
sweep swept
creep crept
sell sold
hear heard
eat ate eaten
beat beat beaten
bite bit bitten
hide hid hidden
forbid forbade forbidden
forget forgot forgotten
shake shook shaken
retake retook retaken
undertake undertook undertaken
undergo underwent undergone undergoes undergoing
prove proven
wring wrung
overtake overtook overtaken
mistake mistook mistaken
forsake forsook forsaken
swim swam swum
sink sank sunk
drink drank drunk
ring rang rung
sing sang sung
spring sprang sprung
shrink shrank shrunk
cut cutting
put putting
set setting
reset resetting
let letting
hit hitting
quit quitting
shut shutting
split splitting
cost costing
hurt hurting
burst bursting
cast casting
broadcast broadcasting
read reading
spread spreading
bet betting
rid ridding
bind bound
grind ground
wind wound
light lit
slide slid
shed shedding
cling clung
weep wept
will wo 'll
"""

_SPECIAL = {
    form: line.split()[0]
    for line in _IRREGULAR.split("\n")
    if line.strip()
    for form in line.split()
}
_SPECIAL |= {"drove": "drive", "lay": "lay", "laid": "lay", "found": "find", "wound": "wound"}
_E = """
abate abide abuse accelerate accommodate accumulate accuse achieve acquire activate adhere admire
adore advance advise advocate age aggravate agree alienate allege allocate amaze ambulate
annihilate announce anticipate apologise apologize appreciate approximate arbitrate argue arouse
arrange assassinate assume assure ate attribute authorise authorize axe bake balance base bathe
battle behave believe besiege blame blockade bore bounce breathe bribe bridge bulldoze cache cage
calculate capture care cascade castigate cause cease celebrate centralise centre challenge change
charge chase circle circulate cite clone close code coincide collaborate collapse collide collude
combine commemorate commence commiserate communicate commute compare compete compile complete
complicate compose compromise compute concede conceive concentrate conclude concrete condone
confide configure confine confiscate confuse conserve console consolidate consume continue
contribute convene converge converse convince cooperate coordinate cope create cripple criticise
criticize cruise cube curate curse damage dance dare date debate deceive decide declare decline
decrease decree dedicate define defuse degrade delegate delete delineate delude demarcate
demobilise demonstrate denigrate denote denounce deplete deplore depose deprive deregulate derive
describe deserve designate desire destabilise deteriorate determine detonate devastate devote
diagnose dictate die dilute dine disable disagree discharge disclose discourage disguise dislodge
dismantle disperse displace dispose dispute dissolve distribute dive divide divorce dodge dominate
donate dose double downgrade drape dredge drone eclipse elevate eliminate emanate embezzle embrace
emerge enable encircle enclose encourage endorse endure enforce engage enhance enlarge enslave
ensure entangle erase erode escalate escape estimate evacuate evade evaluate evaporate evolve
exacerbate exaggerate examine exchange excite exclude excuse execute exile exonerate expire
explicate explode explore expose extradite extrapolate extricate face facilitate factionalise fade
fake fate file finalise finance fine fire fixate flare fluctuate force foresee forge formulate
fracture frame free fringe fuse gauge generate glue graduate grieve guarantee guide guise halve
handle hate hike hinge hire hope house ice ignite ignore illustrate imagine immobilise immunise
impede impersonate implicate implode implore impose improve inaugurate incapacitate incarcerate
incite incline include incorporate increase indicate indulge infiltrate inflame inflate influence
infringe infuriate infuse inhale initiate injure innovate inquire inspire institute insulate
insure integrate interfere intervene intimate intimidate introduce invade invalidate investigate
invite invoke involve isolate issue jeopardise joke judge knife lace lapse lecture legislate
leverage liaise liberate license like line litigate live locate lodge lose love lure manage
mandate manipulate manoeuvre massacre maximise measure mediate memorise merge migrate mince mine
minimise mistake mobilise mobilize motivate move mutate name narrate nationalise negate negotiate
neutralise neutralize nominate normalise note notice nudge nurse nurture obligate oblige
obliterate obscure observe operate oppose orchestrate organise organize orientate originate
outline outrage overcome overrule overtake overture overwrite owe pace package parade paralyse
participate pause penetrate perpetrate persecute persuade peruse phase phone pierce pile place
plague please pledge plunge poke police populate pose postpone practice practise praise precede
precipitate prejudice prelude prepare presage prescribe preserve preside pressure presume price
prioritise privatise probe procrastinate procure produce profile proliferate promise promote
pronounce propagate propose prosecute prove provide provoke prune publicise puncture purchase
pursue quarantine quote race radicalise rage raise rampage range rape rate ravage reactivate
realise realize rearrange rebuke receive recline recognise recognize reconcile recreate recuperate
redefine redouble reduce refine refuse regenerate rehabilitate rehearse reimburse reinforce
reiterate rejoice relate release relegate relieve relocate remove rename renege renegotiate
renounce reorganise repatriate replace reprise reproduce repudiate repulse require requisite
rescue reserve reside resile resolve resonate restore resume retaliate retire retrace retrieve
reunite revere reverse revile revise revive revolve ride ridicule rinse rotate rouse rule rumble
sabotage sacrifice salvage saturate savage save scale scare scathe schedule scheme score scramble
scrape scrutinise seclude secure seethe seize sense sentence separate serve settle shake shape
share shave shine shove shuttle sideline silence simulate size skate slice slope smile smoke
smuggle sneeze snipe solve source space specialise spike splice splurge spoke square squeeze
stabilise stage stake stampede stare starve state stifle stimulate stipulate stone store strangle
strive stroke structure struggle stumble style subdue submerge subscribe subside subsidise
substitute sue suffice suffocate suicide suite summarise supervise suppose surface surge surmise
surprise survive swathe swerve syndicate tackle tape taste tease telephone terminate terrorise
thrive tie time tire tolerate topple torture trace trade trample translate traverse treasure
trifle trouble trounce tune tussle type undermine unite unlace update upgrade urge use utilise
vacate vaccinate validate value venture verge vibrate vie violate voice vote wage wane waste wave
weave wedge welcome whine whistle wipe wire
"""
_WITH_E = frozenset(_E.split())
_WITH_E |= {word for word in _SPECIAL.values() if word.endswith("e") and word != "be"}
_DOUBLED = frozenset("bdgmnprt")
_L = (
    "kill shell call fill fall pull roll sell tell install stall spell drill dwell grill hall poll"
    " recall refill rebill bill chill mill pill skill smell spill swell thrill till toll yell"
    " enroll enthrall fulfill bull gall"
)
_TWO_L = frozenset(_L.split())
_AS_IT_IS = frozenset({"add", "ebb", "err", "combat", "format"})
_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def verb_lemma(low: str, tag: str = "") -> str:
    """Give the plain form of a verb in small letters; ``tag`` is its Penn tag, where known.

    By a table of irregular verbs and a list of those that end in e, then by rule.
    """
    low = low.replace("\u2019", "'")
    if low in _SPECIAL:
        return _SPECIAL[low]
    prefix, _, last = low.rpartition("-")
    if prefix:
        return f"{prefix}-{verb_lemma(last, tag)}"
    if low.endswith("ing") and tag in {"VBG", ""} and len(low) > _SHORTEST + 1:
        return _stem(low[:-3])
    if low.endswith("ied") and len(low) > _SHORTEST + 1:
        return low[:-3] + "y"
    if low.endswith("ed") and tag in {"VBD", "VBN", ""} and len(low) > _SHORTEST:
        return low[:-1] if low.endswith("eed") else _stem(low[:-2])
    return _without_s(low) if tag in {"VBZ", ""} else low


def _without_s(low: str) -> str:
    if low.endswith("ies") and len(low) > _SHORTEST + 1:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 1 else low


def _stem(stem: str) -> str:
    """Put back the e, or take away the doubled letter, that -ed and -ing took or gave."""
    if stem + "e" in _WITH_E:
        return stem + "e"
    for prefix in ("re", "un", "dis", "over", "out", "mis"):
        if stem.startswith(prefix) and stem[len(prefix) :] + "e" in _WITH_E:
            return stem + "e"
    if len(stem) < _SHORTEST or stem in _AS_IT_IS:
        return stem
    last, before = stem[-1], stem[-2]
    if last == before and (last in _DOUBLED or (last == "l" and stem not in _TWO_L)):
        return stem[:-1]
    ends_in_e = (
        last in "vu"
        or (last == "c" and before != "i")
        or (last == "z" and before != "z")
        or (stem.endswith("at") and stem[-3] not in "aeo")
        or (stem.endswith("ur") and stem[-3] != "o")
        or stem.endswith(("inut", "titut", "ecut", "is", "dg", "reng"))
        or (last == "l" and before in "bcdgkptfz")
    )
    return stem + "e" if ends_in_e else stem
