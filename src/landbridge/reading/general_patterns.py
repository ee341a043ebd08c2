"""Words that tell of general political events, by type of the PLOVER ontology."""

from __future__ import annotations

__all__ = ["GENERAL_CUES", "Table", "cue_table", "cues_at"]

_WRITTEN = """
AGREE | agree | promise | pledge | offer | vow to help | undertake to | be willing to | be ready to | be prepared to | express readiness
AGREE | commit ~self to | volunteer to | consent to | reach agreement | reach an agreement | reach a deal | strike a deal | conclude a deal | agreement in principle
AGREE | accept ~ mediation | accept ~ invitation | accept ~ offer | accept ~ plan | accept ~ proposal | be open to | express willingness | express ~ interest in | plan to meet | plan to visit
AGREE | express ~ hope to | say yes to | give ~ word | give ~ assurance | assure | guarantee | intend to | propose | be due to visit | be expected to visit | come to an agreement | settle ~ dispute | settle ~ differences
AGREE | approve ~ aid | approve ~ loan | approve ~ plan | earmark | allocate | set aside | announce plan to | announce a plan to | hammer out | be due to meet | be to meet | intention to | readiness to
CONSULT | meet | meet with | hold talk | hold a meeting | hold consultation | hold discussion | hold meeting | visit | arrive in ~ for | arrive in ~ on a visit | arrive on | pay a visit | pay ~ visit
CONSULT | host | receive ~ delegation | receive ~ minister | receive ~ envoy | receive ~ president | discuss | confer | confer with | consult | consult with | mediate | negotiate | telephone | phone | talk by telephone
CONSULT | resume talk | open talk | begin talk | start talk | enter talk | begin negotiation | resume negotiation | continue talk | launch ~ mediation | hold ~ talk | hold ~ meeting | hold ~ negotiation | hold ~ consultation
CONSULT | travel to ~ for | fly to ~ for | return to ~ for talk | tour | leave for ~ on a visit | leave for ~ to | greet | welcome ~ on arrival | sit down with | dine with | speak by telephone | speak with | brief | have talk
CONSULT | exchange view | hold ~ round of | meeting between | talk between | summit | negotiator return to | shuttle between | try to mediate | offer ~ good offices | arrive in | be host to | lunch with | call on ~ at
SUPPORT | praise | welcome | endorse | back | support | commend | laud | hail | applaud | express support | express ~ support | voice support | congratulate | defend | side with | rally support | rally behind
SUPPORT | recognise | recognize | apologise | apologize | forgive | sign ~ agreement | sign an agreement | sign ~ treaty | sign ~ pact | sign ~ accord | sign ~ protocol | sign ~ memorandum | sign ~ deal | sign ~ contract
SUPPORT | establish diplomatic | establish ~ diplomatic | establish ~ relation | restore diplomatic | restore ~ relation | resume diplomatic | resume ~ relation | open an embassy | reopen ~ embassy | upgrade ~ relation
SUPPORT | thank | salute | pay tribute | express condolence | express ~ condolence | express regret | express ~ gratitude | ratify | mobilise support | mobilise ~ support | campaign for | speak out for | speak out in defence of | stand by
SUPPORT | urge ~ to support | urge support | call for support | drum up support | lobby for | vouch for | honour | honor | exonerate | pardon | ask ~ forgiveness | beg ~ pardon | grant diplomatic recognition | normalise ~ relation | declare ~ solidarity
SUPPORT | initial ~ agreement | conclude a treaty | conclude ~ treaty | applause | lend ~ support | throw ~ weight behind | come out in favour of | express confidence | express ~ confidence | mobilize ~ support | mobilise ~ to help | mobilize ~ to help
COOPERATE | cooperate | co-operate | share ~ with | share intelligence | share information | exchange information | exchange ~ information | conduct joint | hold joint | hold ~ joint | carry out ~ joint | joint exercise | joint patrol | joint manoeuvre | joint maneuver
COOPERATE | extradite | trade with | sell ~ to | export ~ to | buy ~ from | import ~ from | work together | work with | work jointly | collaborate | hand ~ suspect | team up | jointly | resume trade | resume export | deliver ~ oil
COOPERATE | launch ~ joint | stage ~ joint | provide ~ intelligence | pass ~ information | pass ~ to | give ~ evidence | open ~ trade | open ~ market | build ~ together | ship ~ to | sail together | train together | swap information | pool | resume flight | set up a joint
AID | give ~ aid | give ~ dollar | give ~ million | give ~ grant | give ~ loan | give ~ food | provide | deliver ~ aid | deliver ~ food | deliver relief | deliver | donate | send ~ aid | send ~ food | send ~ relief | send ~ medicine | send ~ doctor
AID | grant ~ asylum | grant asylum | give ~ asylum | give ~ shelter | shelter | evacuate ~ wounded | airlift | supply | hand over ~ medicine | hand over ~ food | hand over ~ aid | distribute | lend | grant ~ loan | grant ~ million | ship ~ food
AID | open ~ border to | take in | send peacekeeper | send ~ peacekeeper | send peace-keeping | send ~ peacekeeping | deploy ~ peacekeeper | contribute | train ~ troop | train ~ police | train ~ soldier | arm | equip | treat | feed | rescue | extend ~ credit | finance | fund
AID | fly in | bring ~ relief | relief flight | offer asylum to | put up ~ family | vaccinate | write off ~ debt | cancel ~ debt | forgive ~ debt | house | protect | escort ~ aid | help | assist | begin distributing | give ~ ton | give ~ vaccine | hand out | subsidise
CONCEDE | lift ~ curfew | ease ~ curfew | shorten ~ curfew | relax ~ curfew | lift ~ emergency | lift ~ state of | lift martial law | end ~ curfew | end ~ state of emergency | lift ~ ban | ease ~ restriction | lift ~ restriction | cancel ~ restriction
CONCEDE | relax | legalise | legalize | repeal | revoke | rescind | accept ~ demand | accept demand | meet ~ demand | bow to | yield to | give in to | give way to | concede | cave in | accede to | grant ~ autonomy | grant ~ right | grant ~ vote | allow ~ rally | allow ~ candidate
CONCEDE | allow ~ to participate | allow ~ to run | allow ~ to stand | allow ~ to return | allow ~ to hold | let ~ stand | let ~ return | permit ~ to | amnesty | unban | legal recognition | scrap | withdraw ~ bill | drop ~ charge | drop ~ plan | reinstate | dismiss ~ minister | reverse ~ decision
CONCEDE | decide to allow | allow | back down | agree to reform | call early election | restore ~ right | shelve | suspend ~ tax | roll back | abolish | annul | cancel | overturn | loosen | ease | permit | climb down | commute | reform | drop
RETREAT | withdraw | complete ~ withdrawal | begin ~ withdrawal | speed up ~ withdrawal | speed up the withdrawal | withdrawal | pull out | pull back | retreat | surrender | lay down ~ arm | lay down arm | hand in ~ weapon | disarm | demobilise | demobilize | disband | be demobilise
RETREAT | declare ~ ceasefire | declare ~ truce | declare a ceasefire | declare a truce | declare a cease-fire | announce ~ ceasefire | announce ~ truce | observe ~ ceasefire | cease fire | truce | ceasefire | cease-fire | stop fighting | end ~ siege | lift ~ siege | lift ~ blockade | lift the blockade
RETREAT | release | free | set free | return ~ body | return ~ hostage | return ~ prisoner | return ~ land | return ~ territory | hand back | give back | hand over ~ hostage | hand over ~ prisoner | swap ~ prisoner | exchange ~ prisoner | repatriate | let ~ go | lift ~ sanction | ease ~ sanction
RETREAT | lift ~ embargo | ease ~ embargo | resign | step down | stand down | quit | receive ~ observer | receive ~ inspector | receive ~ mission of | receive ~ peacekeeper | admit ~ inspector | let in | let ~ inspector | allow ~ inspector | allow ~ aid | allow ~ convoy | allow ~ delivery
RETREAT | open ~ bridge | open ~ border | open ~ crossing | reopen | reopen ~ border | peacekeeper arrive | peacekeeping troop arrive | peace-keeping troop arrive | troop arrive in | pay compensation | pay ~ compensation | compensate | evacuate | vacate | leave ~ base | abandon | cede | give up
RETREAT | be released | be freed | hand themselves in | turn ~ in | give themselves up | give ~ up | dismantle ~ base | dismantle ~ missile | close ~ base | scrap ~ missile | destroy ~ stockpile | halt ~ bombing | halt ~ offensive | suspend ~ offensive | stop bombing | stop shelling | call off ~ offensive | call off ~ strike
RETREAT | allow ~ delivery of | allow the delivery | allow ~ observer | allow ~ red cross | restore ~ property | return ~ property | return ~ asset | unfreeze | leave | relinquish | open ~ to allow | let ~ through | admit ~ observer | welcome ~ peacekeeper | invite ~ inspector
DEMAND | demand | call on | call upon | appeal | appeal for | appeal to | ask | ask for | request | urge | insist | plead | plead with | must | call for | petition | press | seek | order ~ to appear | order ~ to leave | require | exhort | beg | implore | issue ~ appeal
DEMAND | reiterate ~ demand | make ~ demand | should | solicit | summon | want | lobby | need to | have to | campaign to | press for | push for | clamour for | put pressure on | pressure | order | subpoena | tell ~ to | instruct ~ to
DISAPPROVE | accuse | blame | condemn | denounce | criticise | criticize | deplore | charge | protest to | complain | complain to | complain about | lodge ~ protest | lodge a protest | file ~ protest | lambast | lambaste | blast | slam | rebuke | censure | decry | attack ~ policy | rap
DISAPPROVE | sue | file ~ suit | file ~ lawsuit | file ~ complaint | bring ~ suit | allege | castigate | chide | express ~ concern | express concern | voice ~ concern | express ~ regret over | express ~ anger | express ~ dismay | express outrage | voice anger | assail | object to | take issue with
DISAPPROVE | call for sanction against | call for ~ sanction | call ~ to unite | call ~ against | find ~ guilty | convict | sentence | scold | mock | ridicule | regret | deny responsibility | deny involvement | disown | fault | hold ~ responsible | lash out at | lash out | take ~ to court | warn against
DISAPPROVE | deny | deny ~ involvement | label | brand | describe ~ as ~ criminal | reprimand | upbraid | hit out at | pour scorn | heap blame | impeach | say ~ violate | slander | summon ~ ambassador to protest | summon ~ envoy | summon ~ ambassador | unite ~ against | rally ~ against | urge ~ sanction
REJECT | reject | refuse | refuse to | decline | decline to | veto | turn down | rebuff | rule out | dismiss ~ appeal | dismiss ~ offer | dismiss ~ call | dismiss ~ proposal | dismiss ~ demand | oppose | be oppose to | defy | ignore | spurn | boycott ~ talk | boycott ~ meeting | walk out of
REJECT | renege | renege on | fail to reach | fail to agree | out of the question | say no to | withdraw ~ offer | block ~ resolution | block ~ bid | stonewall | shun ~ talk | resist | disregard | dismiss | will not accept | would not | will not | wo not | would not meet | not to accept | not accept | not allow
REJECT | violate ~ norm | pull out of ~ talk | walk out on | vote down | throw out | strike down | break ~ promise | fall through | unacceptable | no intention of | be against | never agree | break down | collapse without | end without agreement | deadlock | deny ~ request | deny ~ access | bar ~ inspector
REJECT | not agree | not return | not recognise | not recognize | not negotiate | not talk | not release | not give | not withdraw | brush aside | snub | rule ~ out | repudiate | abrogate | scupper | not meet | not attend | set ~ condition
THREATEN | threaten | threaten to | warn | warn of | issue ~ ultimatum | give ~ ultimatum | ultimatum | vow | vow to | swear | swear to | promise revenge | promise ~ retaliation | be prepared to impose | threat | will withdraw | will boycott | will extend ~ curfew | will impose | will expel | will ban | will strike
THREATEN | will no longer tolerate | will attack | will retaliate | will respond | will halt | will cut off | will suspend | will break | will fight | will destroy | will not tolerate | reserve the right | put ~ on notice | serve ~ notice | prepared to impose | say it would retaliate | develop ~ weapon | will use force | would attack | would retaliate | would use force | brandish
PROTEST | demonstrate | protest | rally | march | demonstrator | protester | protestor | riot | rioter | rioting | strike | go on strike | go on hunger strike | hunger strike | hunger-strike | stage ~ strike | stage ~ protest | stage ~ demonstration | stage ~ rally | stage ~ sit-in | walkout | picket | boycott | sit-in
PROTEST | take to the street | block ~ road | block ~ traffic | block ~ highway | blockade ~ road | converge ~ rally | down tool | general strike | strike by | set up ~ barricade | throw ~ stone | stone | hurl ~ stone | throw ~ bottle | burn tyre | burn ~ flag | burn ~ effigy | collect signature | gather signature
PROTEST | occupy ~ university | occupy ~ building | loot | looter | stop work | walk off | abandon ~ classes | chant | clash with police | clash with riot | mourner ~ chant | boycott ~ election | boycott ~ class | pour into the street | pour onto | mob | fast | form ~ human chain | parade | work stoppage | stoppage
SANCTION | impose ~ sanction | impose sanction | sanction | impose ~ embargo | embargo | expel ~ diplomat | expel ~ ambassador | expel ~ envoy | expel ~ mission | expel ~ observer | expel ~ inspector | expel ~ aid | cut ~ tie | cut ~ relation | break ~ relation | break off ~ relation | break off ~ tie | sever ~ relation
SANCTION | sever ~ tie | sever ~ link | suspend ~ aid | suspend ~ link | suspend ~ assistance | suspend ~ loan | suspend ~ talk | suspend ~ negotiation | suspend | halt ~ aid | halt ~ assistance | cut off ~ aid | cut ~ aid | stop ~ aid | withhold | freeze ~ aid | freeze ~ relation | cancel ~ visit | cancel ~ trip | cancel ~ talk | postpone ~ visit
SANCTION | suspension of | recall ~ ambassador | recall ~ envoy | close ~ embassy | shut ~ embassy | break off ~ talk | break off ~ negotiation | halt ~ talk | prohibit ~ aid | deny entry | downgrade | boycott ~ good | ban ~ import | ban import | ban ~ export | ban ~ product | order ~ diplomat to leave | declare ~ persona non grata
SANCTION | withdraw ~ ambassador | withdraw ~ envoy | withdraw ~ peacekeeper | withdraw ~ observer | withdraw ~ staff | throw out ~ diplomat | call off ~ talk | call off ~ visit | cancel ~ contract | cancel ~ aid | slash ~ aid | close ~ consulate | stop delivery | stop ~ supply | turn off ~ gas | cut off ~ gas | cut off ~ supply | walk away from ~ talk | expulsion of | pull out ~ mission
COERCE | arrest | detain | imprison | jail | round up | seize | confiscate | impound | ban | outlaw | censor | close ~ newspaper | shut ~ newspaper | close down | shut down | impose ~ curfew | impose a curfew | impose curfew | curfew | impose ~ martial law | declare ~ martial law | declare martial law | declare ~ state of emergency | declare ~ emergency
COERCE | impose ~ state of emergency | deport | expel | evict | banish | exile | demolish | set fire to | bulldoze | raze | torch | burn down | burn | vandalise | ransack | hack | hack into | hack ~ into | cyberattack | cyber attack | hold ~ as human shield | hold ~ hostage | impose ~ blockade | reimpose ~ blockade | reimpose
COERCE | blockade | restrict | impose ~ restriction | impose restriction | seal off | raid | crack down | crackdown | break up ~ rally | disperse | take ~ into custody | charge ~ with | indict | put on trial | prosecute | freeze ~ asset | freeze ~ account | suspend ~ constitution | dissolve | nationalise | block ~ website | block ~ site | jam | disqualify | bar | prohibit | place ~ under house arrest
COERCE | damage ~ property | destroy ~ property | destroy ~ home | smash | gag | silence | wiretap | capture ~ suspect | deface | strip ~ of | revoke ~ licence | fine | tighten ~ control | interrogate | search | sack | pull down | collect ~ weapon | kidnap | abduct | take ~ hostage | hijack
INVESTIGATE | investigate | probe | inquire into | look into | launch ~ investigation | launch ~ inquiry | launch ~ probe | open ~ investigation | open ~ inquiry | open ~ probe | put ~ under investigation | under investigation | begin ~ investigation | begin ~ inquiry | set up ~ inquiry | order ~ inquiry | order ~ investigation | examine
INVESTIGATE | inspect | question ~ over | send ~ to investigate | exhume | inquiry into | investigation into | audit | trace | collect evidence | gather evidence | establish ~ commission | appoint ~ prosecutor | hear ~ testimony | fact-finding | start ~ investigation | dispatch ~ investigator | search for evidence | study ~ allegation | reopen ~ case
MOBILIZE | mobilise | mobilize | mass ~ troop | mass troop | deploy | reinforce | put ~ on alert | place ~ on alert | on alert | on high alert | call up | call ~ reservist | call up ~ reservist | send ~ troop to ~ border | move ~ troop to | move ~ tank to | dispatch ~ warship | send ~ warship | hold ~ manoeuvre | parade ~ missile
MOBILIZE | test-fire | prepare to attack | prepare to launch | prepare for ~ offensive | prepare for war | step up ~ patrol | raise ~ alert | raise ~ readiness | build up | build-up | buildup | train ~ fighter | train more | recruit | conscript | enlist | muster | amass | flex | show of force | military exercise | war game | concentrate ~ troop | assemble
ASSAULT | kidnap | abduct | hijack | torture | beat | beat up | rape | sexually abuse | sexually assault | kill | murder | assassinate | attempt to assassinate | try to assassinate | assassination | execute | behead | massacre | shoot dead | shoot | stab | lynch | hack to death | hack ~ to death | poison | die of torture | die as a result of torture
ASSAULT | suicide bombing | suicide bomber | suicide bomb | suicide attack | car bomb | car bombing | bomb attack | bombing | roadside bomb | explode ~ bomb | bomb explode | set off ~ bomb | detonate | blow up | blow ~ up | grenade | gun down | open fire on ~ crowd | open fire on ~ demonstrator | fire on ~ crowd | wound | injure | maul | mutilate
ASSAULT | attack ~ with ~ machete | be attack by | abuse | improvised explosive device | ied | letter bomb | parcel bomb | explosion | blast | ambush and kill | slaughter | ethnic cleansing | human shield | tear gas | fire tear gas | fire ~ tear gas | baton | beating | fire rubber bullet | mistreat | manhandle | acid | massacre of | burn to death | drown | strangle
FIGHT | clash | clash with | fight | battle | shell | bombard | bomb | bombing raid | pound | air strike | air raid | airstrike | aircraft | warplane | attack | launch ~ offensive | launch ~ attack | launch ~ missile | fire ~ missile | fire ~ rocket | fire ~ shell | fire on | exchange fire | trade fire | shoot down | open fire on
FIGHT | tank | helicopter gunship | gunboat | artillery | capture ~ town | capture ~ city | capture | overrun | occupy | invade | storm | raid ~ camp | ambush | seize ~ town | seize ~ city | seize ~ village | take control of | besiege | lay siege | repel | repulse | sink | strafe | rocket | fire at | fire upon | advance on | drive ~ from | force out | force ~ out
FIGHT | force ~ from | violate ~ ceasefire | violate ~ truce | break ~ ceasefire | break ~ truce | skirmish | firefight | gun battle | incursion | offensive | cross into | penetrate | destroy ~ base | destroy ~ position | kill ~ soldier | kill ~ rebel | kill ~ guerrilla | kill ~ fighter | shelling | mortar | crossfire | exchange of fire | fighting | engage | recapture | mine
AGREE | commitment to | reach an understanding | be due to sign | be due to conclude | find common ground | assent to | give ~ assent | initial | come to term | resolve to | be ready | stand ready | be willing | hope to | undertake | be to sign | clinch ~ deal | clinch ~ compromise | accord on | approve
AID | bail out | bailout | flow in | fly ~ to | bring ~ to | blanket | drop ~ food | give refuge | rebuild | vaccinate | bankroll | write ~ cheque | drill well | dig well | dispatch ~ aid | dispatch ~ medical | feed | escort | guard ~ convoy | relief worker | relief supply
ASSAULT | hold ~ captive | club | flog | whip | snatch | slit ~ throat | claim ~ life | nerve gas | gas | ill-treat | rough up | ram ~ into | kidnapping | abduction | murder | killing | mustard gas | plant ~ bomb | leave ~ bomb | take hostage | mow down | set upon | beat to death | maim
COERCE | freeze ~ account | freeze ~ asset | requisition | sequestrate | levy | forbid | padlock | apprehend | on trial | intern | tap ~ telephone | pick up by | handcuff | be hold by | refuse ~ entry | revoke ~ permit | revoke ~ passport | withdraw ~ passport | suspend ~ licence | place restriction | martial law | compulsory | turn back | send back
CONCEDE | amend | reinstate | sack ~ minister | backtrack | soften | give back ~ right | return ~ right | restore ~ parliament | do away with | recognise ~ self-rule | reverse ~ ban | accept ~ resignation
CONSULT | shuttle | sit down together | gather for | conduct ~ dialogue | dialogue with | play host to | phone conversation | be receive by | call on ~ in | talk over | round of talk | be lock in talk | for talk with | pay a call | end ~ visit | begin ~ visit | start ~ visit | be receive | hold ~ session | mediation
COOPERATE | side by side | co-produce | tip off | transfer ~ to | turn over ~ to | hand over ~ suspect | common command | together | pump | gas pipeline | open ~ file to | exchange ~ prisoner data | combine | joint raid | joint operation | joint venture | swap ~ information
DEMAND | plea to | plea for | make ~ plea | list of demand | lodge ~ request | challenge ~ to | beseech | turn to ~ for | invite | implore | issue ~ call | send ~ appeal | entreat | ask for ~ help | request | apply to | press ~ to
DISAPPROVE | voice ~ alarm | take exception | criticism of | complaint against | come under fire from | unhappy with | reproach | testify against | bring ~ case | hit back at | describe ~ as | call ~ a | charge that | say ~ be to blame | find fault | snipe at | carp | speak out against | voice ~ disapproval | voice ~ concern
FIGHT | return fire | raid | destroy | assault | ground assault | trade shot | swap fire | down | duel | landing | land on | artillery duel | tighten ~ siege | blockade | siege | naval | counterattack | counter-attack | advance | push into | gunfire
INVESTIGATE | begin ~ hearing | hearing on | take sample | gather testimony | review | scrutinise | scrutinize | dig up | verify | delve into | check up on | inquest | inquiry by | under inquiry | under scrutiny | trace ~ source | panel ~ to establish | set up ~ panel | preliminary examination | send ~ team to investigate | launch ~ examination | detective
MOBILIZE | scramble | rush ~ to | rush ~ reinforcement | flood ~ with | battle station | cancel ~ leave | leave be cancel | ring ~ with troop | heavy guard | position ~ along | combat readiness | station | parade | fortify | recall ~ from leave | bring in ~ troop | send ~ carrier | dispatch ~ troop | dispatch ~ battalion | gather ~ troop | move tank | general mobilisation | mobilisation | mobilization
PROTEST | vigil | barricade | refuse food | refuse to work | stay away from | camp out | bang pot | slogan | chain themselves | petrol bomb | work to rule | sit-down | stand silent | pour into | put up roadblock | demonstration | striker | boycotter | protester | refuse to unload | paralyse | lie down | walk out | set ablaze
REJECT | make no promise | refusal | be unwilling | turn away | no question of | withhold ~ consent | balk at | override | turn ~ back on | shrug off | walk away from | disavow | turn a deaf ear | block | scorn | deny ~ entry | deny asylum | rejection of | dismiss call | dismiss a call | hold up | have none of | not budge
RETREAT | resignation | step aside | pull-out | pullout | pull ~ out | move back | call off ~ blockade | pay back | stop shooting | go home | bring back | bring ~ home | be give access | hand over ~ body | restore ~ land | return ~ to | resign from | give ~ access | be permit to land | ceasefire hold | unblock | relief convoy through | demobilisation
SANCTION | halt ~ lending | halt ~ loan | order out | call home ~ ambassador | call home ~ envoy | freeze ~ rice | cut ~ link | pull ~ peacekeeper | throw out ~ inspector | throw out ~ agency | close ~ border with | quit ~ government | pull out of ~ talk | cut back ~ support | cancel ~ privilege | persona non grata | cut off from | be expel from | evict ~ agent | boycott of | recall ~ diplomat | severing of tie | expel ~ attache | order ~ expulsion | walk out of ~ government | hour to leave
SUPPORT | full backing | backing for | turn out in support | condolence | exchange ~ ratification | solidarity | vote in favour | come to ~ defence | say sorry | ink | prayer in support | speak warmly | grant recognition | recognition to | rally round | uphold | champion | bless | accept ~ apology | take ~ side | reaffirm ~ support
THREATEN | give ~ day to | give ~ hour to | raise the prospect | caution | bloodbath | stern warning | hold out the threat | hint at | put to death if | promise ~ war | day to | hour to | say they would strike | warning
"""


Table = dict[str, list[tuple[tuple[str, ...], str]]]
"""Patterns by their first word, longest first: words and the type that they point to."""
_LONGEST_GAP = 6
_NO_GAP_OVER = frozenset(';:?!()"\u201c\u201d.')


def cue_table(written: str) -> Table:
    """Read patterns: a type a line, then its patterns between bars, plain forms of words."""
    table: Table = {}
    for line in written.strip().splitlines():
        kind, *pieces = line.split(" | ")
        for piece in pieces:
            words = tuple(piece.split())
            table.setdefault(words[0], []).append((words, kind))
    for listed in table.values():
        listed.sort(key=lambda one: -len(one[0]))
    return table


def _matched(words: tuple[str, ...], lemmas: list[str], at: int) -> int:
    here = at + 1
    for position in range(1, len(words)):
        word = words[position]
        if word[0] == "~":
            continue
        if words[position - 1] == "~":
            stop = min(len(lemmas), here + _LONGEST_GAP)
            while here < stop and lemmas[here] != word and lemmas[here] not in _NO_GAP_OVER:
                here += 1
            if here >= stop or lemmas[here] != word:
                return 0
        elif here >= len(lemmas) or lemmas[here] != word:
            return 0
        here += 1
    return here


GENERAL_CUES = cue_table(_WRITTEN)


def cues_at(table: Table, lemmas: list[str], at: int) -> list[tuple[str, tuple[str, ...], int]]:
    """Give the types that the words from a word on point to, longest first: type, words, end."""
    found = []
    for words, kind in table.get(lemmas[at], ()):
        end = _matched(words, lemmas, at)
        if end:
            found.append((kind, words, end))
    return found
