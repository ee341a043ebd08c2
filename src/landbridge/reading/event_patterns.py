"""The words by which English news tells of ground, roads and crossings: one pattern a piece."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PATTERNS", "Pattern", "patterns_at"]

_WRITTEN = """
takes trans | seize | capture | recapture | retake | overrun | reclaim | reconquer | conquer
takes trans | liberate | annex | snatch | wrest | storm and take | take back | win back
takes trans | gain control of | regain control of | take control of | seize control of
takes trans | take full control of | take over control of | establish control over | overtake
takes trans | assume control of | wrest control of | restore control over | get hold of | retake control of
takes trans | extend ~ control over | extend ~ control to | make ~ master of | reassert control over
takes trans | regain possession of | take possession of | gain hold of | consolidate control over
takes trans | recover control of | re-establish control over | raise ~ flag over | hoist ~ flag over
takes ground | take | regain | recover | secure | clear | free | occupy | win | carry | take over
takes ground | storm | sweep through | mop up | be now in | claim | roll up
takes ousting | drive ~ from | drive ~ out of | oust ~ from | expel ~ from | dislodge ~ from | flush ~ out of
takes ousting | clear ~ from | push ~ out of | force ~ out of | eject ~ from | chase ~ from | rout ~ from
takes ousting | evict ~ from | chase ~ out of | purge ~ from | throw ~ out of | wrest ~ from | force ~ from
takes ousting | push ~ from | dislodge ~ out of | clear ~ of | flush ~ from | snatch ~ from
takes falling | fall | succumb | capitulate | change hand
takes nominal | capture | recapture | seizure | fall | liberation | conquest | reconquest | retaking | taking | overrunning
takes nominal | takeover | occupation | recovery | capitulation
holds trans | hold | control | retain control of | keep control of | remain in control of | be in control of
holds trans | be in full control of | maintain control of | have control of | have full control of | keep hold of
holds trans | hold on to | hang on to | cling to | retain | maintain ~ grip on | keep ~ grip on | exercise control over
holds trans | remain in possession of | be in possession of | maintain control over | be master of | be the master of
holds trans | continue to hold | continue to control | have ~ under control | keep ~ under control | administer
holds inside | remain under ~ control | be under ~ control | be under the control of | remain under the control of
holds inside | stay under ~ control | be in the hand of | remain in the hand of | be in ~ hand | remain in ~ hand
holds inside | stay in ~ hand | lie under ~ control | remain with | be in the grip of | fly ~ flag
holds nominal | control | possession
loses trans | lose | lose control of | lose ~ hold on | lose ~ grip on | lose possession of | be bereave of | be bereft of
loses trans | forfeit | lose hold of | cede | yield | relinquish | give up | lose ~ hold of | let slip
loses subject | be drive from | be drive out of | be oust from | be dislodge from | be chase out of | be push out of
loses subject | be chase from | be expel from | be force out of | be evict from | be flush out of | be throw out of
loses subject | be force from | be rout from | be rout at | be eject from
loses nominal | loss
contests fighting | fight for | battle for | fight over | battle over | vie for | clash over | dispute | contest
contests fighting | clash | battle | exchange fire | trade fire | skirmish | fight | engage | struggle for | repel | repulse
contests fighting | attack | assault | counterattack | ambush | come under attack | be under attack | grapple for | storm
contests fighting | exchange gunfire | fire at | fight back | fend off | beat back | beat off | push back
contests nominal | fighting | clash | battle | firefight | skirmish | gunfight | combat | gunbattle | exchange of fire
contests nominal | struggle | assault | offensive | attack | hostility
besieges trans | besiege | encircle | surround | blockade | lay siege to | beleaguer | close the ring around
besieges trans | complete ~ encirclement of | tighten ~ grip around | tighten ~ noose around | tighten ~ siege of
besieges trans | tighten ~ siege on | impose a siege on | invest | envelop | impose a blockade on | starve out | ring
besieges ground | seal off | hem in | cut off | bottle up | close in on | box in | pen in | trap
besieges inside | be under siege | be under a siege | be under blockade | come under siege | remain under siege
besieges nominal | siege | encirclement | blockade
enters trans | enter | penetrate | re-enter | break into | infiltrate | invade
enters motion | advance into | push into | move into | march into | roll into | storm into | drive into | thrust into
enters motion | cross into | fight ~ way into | make ~ way into | burst into | slip into | pour into | ride into | go into
enters motion | move in on | come into | probe into | walk into | send ~ into | gain a foothold in | reach the outskirt of
enters motion | get into | reach the edge of | reach the centre of | reach the center of | gain the interior of | be see inside
enters motion | pour over ~ into | set foot in | push deep into | push deeper into | march deeper into | advance on to
enters nominal | entry | incursion | push | thrust | advance | invasion | foray | infiltration
withdraws leaving | withdraw from | pull out of | pull back from | retreat from | leave | evacuate | abandon | vacate | quit
withdraws leaving | hand over | give back | surrender | hand back | turn over | flee from | depart from | fall back from | flee
withdraws leaving | withdraw ~ from | pull ~ out of | pull ~ back from | pull ~ from | return ~ to | pull out | disengage from
withdraws leaving | complete ~ withdrawal from | begin ~ withdrawal from | march out of | depart | transfer ~ to | hand ~ to
withdraws leaving | hand ~ over to | retire from | move out of | decamp from | clear out of | relinquish | desert | pull back
withdraws leaving | withdraw | retreat | relocate from | hand ~ back to | give up | cede ~ to | yield ~ to | turn ~ over to
withdraws nominal | withdrawal | pullout | pull-out | pullback | retreat | evacuation | handover | departure | exit | surrender
closes way | close | shut | shut down | close down | close off | reclose | seal | seal off | suspend | bar | block off | padlock
closes way | halt | stop | lock | barricade | keep ~ close | keep ~ shut | declare ~ close | shutter | declare ~ shut | order ~ shut
closes way | order ~ close | suspend traffic on | suspend traffic through | halt traffic on | halt traffic through
closes way | stop traffic on | ban traffic on | bar traffic from | close ~ border | order ~ closure | bring ~ barrier down
closes inside | remain close | stay close | be off limit to | be shut | be close | remain shut | stay shut | go shut
closes nominal | closure | shutdown | closing | sealing
opens way | open | reopen | re-open | open up | unblock | unseal | unlock | inaugurate | resume traffic on | resume traffic through
opens way | lift the closure of | lift the blockade of | lift the blockade on | lift the siege of | throw open | resume service on
opens way | allow traffic through | allow traffic on | wave ~ through | let ~ through | let ~ across | admit traffic
opens way | restore traffic on | readmit | let ~ use | allow ~ to use | allow ~ through | allow ~ across
opens inside | be open | remain open | stay open | be pass traffic | be back in use | be open again
opens nominal | reopening | opening | re-opening | resumption of traffic
restricts way | restrict | limit | curb | ration | confine | impose restriction on | impose curb on | tighten check on | tighten control on
restricts way | tighten control at | tighten check at | restrict access to | limit access to | restrict movement on | restrict traffic on
restricts way | limit traffic on | escort traffic on | restrict passage through | require permit for | require ~ permit | admit only
restricts way | let only | allow only | impose limit on | impose check on | turn back ~ at | restrict movement along | slow traffic on
restricts way | require ~ escort | need ~ permit | bar lorry from | bar truck from | ban truck from | ban lorry from | bar ~ from use
restricts inside | be open only to | be close to | be open only for | be limit to | be restrict to | open only to | be bar to | be reserve for
restricts nominal | restriction | limit | curb | check
cuts way | cut | sever | cut off | block | interrupt | disrupt | interdict | destroy | blow up | demolish | wash away | sweep away
cuts way | bring down | dynamite | blow | dig a trench across | dig trench across | straddle | wreck | bury | flood | collapse | snap
cuts way | mine | obstruct | knock out | break | render ~ impassable | make ~ impassable | tear up | render ~ unusable | fell tree across
cuts way | keep ~ cut | keep ~ block | plant mine on | lay mine on | lay mine along | sow mine on | drop tree across
cuts inside | be impassable | become impassable | be under water | be out of use | lie in the river | remain cut | remain block
cuts nominal | destruction | severing | cutting | collapse | blocking | demolition | interruption | interdiction
damages way | damage | crater | crack | weaken | pit | scorch | dent | hole | undermine | scour | buckle | erode | chip | scar
damages nominal | damage
repairs way | repair | rebuild | restore | reconstruct | mend | patch | fix | clear mine from | clear rubble from | clear ~ of mine
repairs way | clear | demine | bridge | resurface | replace | refurbish | shore up | clear snow from | clear debris from | rehabilitate
repairs way | fill ~ crater | lay a bailey bridge | relay | remove rubble from | remove ~ from | fill in | reinstate | pave
repairs nominal | repair | reconstruction | rebuilding | restoration | rehabilitation | demining | clearance
present standing | deploy | deploy to | deploy in | deploy at | be station in | be station at | be base in | be base at | be deploy in
present standing | be deploy at | be deploy to | be deploy along | set up a base in | set up a base at | set up base in | establish a base in
present standing | garrison | encamp at | be encamp at | dig in at | take up position in | take up position at | take up position on
present standing | take up position along | set up ~ headquarters in | set up ~ headquarters at | have a base in | have a base at
present standing | have a garrison in | have a post on | maintain a presence in | maintain a base in | maintain a base at | be present in
present standing | be present at | patrol | man | be position along | be position at | be position in | be dig in around | be dig in at
present standing | set up ~ in | set up at | set up ~ at | set up ~ near | set up ~ on | establish ~ in | establish ~ at | establish ~ near
present standing | deploy ~ to | deploy ~ in | deploy ~ at | deploy ~ along | deploy ~ around | deploy on | deploy along | camp at | camp in
present standing | bivouac at | be in place along | be camp at | be camp in | be billet in | be see in | be see at | be garrison at
present standing | mass on | mass along | mass near | mass at | sit on | be quarter in | keep a garrison in | keep ~ in | have ~ in | have ~ at
present nominal | deployment | presence | garrison
moves moving | cross | cross into | pass through | travel along | travel on | drive along | roll through | roll across | head for
moves moving | drive through | move along | move through | use | transit | pass along | be see on | be see pass | roll along | go through
moves moving | arrive in | arrive at | reach | set out for | leave for | head to | pass | roll into | drive to | be escort through | file through
moves moving | be haul through | be truck through | carry ~ through | carry ~ across | carry ~ to | deliver ~ to | be drive through
moves moving | flow through | flow across | move down | move up | rumble through | rumble across | cross over | come through | be count at
strikes trans | bomb | bombard | shell | pound | strafe | rocket | mortar | hit | strike | target | raid | ambush | attack | torch
strikes trans | fire on | fire at | open fire on | carry out an air strike on | carry out air strike on | carry out airstrike on
strikes trans | launch ~ missile at | fire ~ rocket at | fire ~ shell at | fire ~ missile at | launch an air strike on
strikes trans | launch airstrike on | launch air strike on | launch air raid on | launch ~ attack on | launch ~ strike on | fire upon
strikes trans | hurl ~ grenade at | throw ~ grenade at | drop ~ bomb on | rain ~ on | fire into | lob ~ into | lob ~ at | blast | slam into
strikes trans | fire ~ rocket into | fire ~ shell into | detonate ~ at | detonate ~ near | explode at | explode in | explode near | hit a mine on
strikes trans | fire ~ at | fire ~ into | launch ~ at | launch ~ against | carry out ~ against | carry out ~ on | explode on | go off at | go off near
strikes trans | hit an ied | go off in | land in | land on | hold up | rob | waylay | fall on | crash into | rake | set ~ ablaze | set fire to
strikes nominal | airstrike | air strike | air raid | bombing | shelling | bombardment | strike | ambush | attack | raid | explosion
strikes nominal | rocket fire | mortar fire | drone strike | blast | missile attack | artillery fire | missile strike | artillery strike
agrees dealing | agree to | agree on | agree that | sign a truce | sign a ceasefire | reach an agreement | reach a deal | reach an understanding
agrees dealing | strike a deal | sign an agreement | sign a deal | sign an accord | conclude a truce | conclude an agreement | accept a truce
agrees dealing | agree a truce | agree a ceasefire | declare a truce | declare a ceasefire | announce a truce | announce a ceasefire | come to term
agrees dealing | agree | broker ~ truce | broker ~ ceasefire | negotiate ~ truce | negotiate ~ ceasefire | have a deal | initial | conclude ~ accord
agrees dealing | sign ~ truce | sign ~ ceasefire | sign ~ agreement | reach ~ agreement | reach ~ deal | sign ~ accord | sign ~ protocol | sign
agrees dealing | accept ~ ceasefire | accept ~ truce | agree ~ ceasefire | agree ~ truce | conclude ~ deal | shake hand on | settle on | secure the consent of
agrees nominal | truce | ceasefire | cease-fire | agreement | accord | deal | armistice | pact | handover agreement | understanding | treaty | protocol
"""
_GAP = "~"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling an event: plain forms in a row, ``~`` where words may stand between."""

    event: str
    frame: str
    words: tuple[str, ...]


PATTERNS = tuple(
    Pattern(*line.split(" | ")[0].split(), tuple(piece.split()))
    for line in _WRITTEN.strip().splitlines()
    for piece in line.split(" | ")[1:]
)
"""All of them, in the order written."""

_BY_FIRST: dict[str, list[Pattern]] = {}
for _pattern in PATTERNS:
    _BY_FIRST.setdefault(_pattern.words[0], []).append(_pattern)
for _listed in _BY_FIRST.values():
    _listed.sort(key=lambda p: -len(p.words))
_LONGEST_GAP = 5
_NO_GAP_OVER = frozenset(".,;:?!()\"\u201c\u201d")


def _matched(words: tuple[str, ...], lemmas: list[str], at: int) -> tuple[int, tuple[int, int]]:
    """Give where a match ends (0: none) and the words in its gap."""
    here, gap = at + 1, (0, 0)
    for position in range(1, len(words)):
        word = words[position]
        if word == _GAP:
            continue
        if words[position - 1] == _GAP:
            stop = min(len(lemmas), here + _LONGEST_GAP)
            found = here
            while found < stop and lemmas[found] != word:
                if lemmas[found] in _NO_GAP_OVER:
                    return 0, gap
                found += 1
            if found >= stop or found == here:
                return 0, gap
            gap = (here, found)
            here = found + 1
            continue
        if here >= len(lemmas) or lemmas[here] != word:
            return 0, gap
        here += 1
    return here, gap


def patterns_at(lemmas: list[str], at: int) -> list[tuple[Pattern, int, tuple[int, int]]]:
    """Give the patterns that begin at a word, longest first, with their ends and gaps."""
    found = []
    for pattern in _BY_FIRST.get(lemmas[at], ()):
        end, gap = _matched(pattern.words, lemmas, at)
        if end:
            found.append((pattern, end, gap))
    return found
