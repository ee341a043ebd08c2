"""Words that tell names of places and of armed or public bodies from other capitalised words."""

from __future__ import annotations

from landbridge.reading.word_lists import word_set

__all__ = [
    "ACTOR_HEADS",
    "AGENT_AFTER",
    "AGENT_BEFORE",
    "BE",
    "DIRECTIONS",
    "FIRST_NAMES",
    "GENERIC_ACTORS",
    "LANDMARKS",
    "LANDMARKS_AFTER",
    "LANDMARK_HEADS",
    "LANDMARK_KINDS",
    "MONTHS_AND_DAYS",
    "NOT_OF_PLACES",
    "NO_NAMES",
    "PARTICLES",
    "PERSON_TITLES",
    "PLACE_BEFORE",
    "REGION_WORDS",
    "SAID",
    "SIDES",
    "VERB_TAGS",
]

REGION_WORDS = {
    "province": "province", "provinces": "province", "governorate": "province", "governorates":
    "province", "muhafazah": "province", "oblast": "province", "state": "province",
    "prefecture": "province", "wilaya": "province", "county": "district", "district":
    "district", "districts": "district", "subdistrict": "district", "raion": "district",
    "municipality": "district", "parish": "district", "department": "district", "region": "",
    "city": "town", "town": "town", "village": "town", "villages": "town", "suburb": "town",
    "neighborhood": "town", "neighbourhood": "town", "settlement": "town", "countryside": "",
    "area": "", "hamlet": "town", "township": "town", "suburbs": "town", "outskirts": "town",
    "enclave": "",
}  # fmt: skip
"""Words that follow or precede the name of ground, with the kind that they say it is."""

LANDMARKS_AFTER = word_set(
    "ford garrison gorge strip post causeway enclave quarter channel foothills lowlands heights"
)
"""Heads that make a landmark only of a name before them, and only in small letters."""
LANDMARKS = word_set(
    """
    airbase airfield airport airports airstrip aqueduct barracks barrage base basin bay border
    bridge bridges camp camps canal checkpoint checkpoints citadel corridor crossing crossings
    crossroads dam depot desert farm farms ferry field fields footbridge forest gap gasfield
    gate gulf harbor harbour headquarters heights highway hill hills hospital island islands
    jabal jebel junction lake motorway mount mountain mountains oasis ocean oilfield oilfields
    outpost pass peninsula pipeline plain plant plateau pocket port prison range ranges refinery
    ridge river road roundabout sea silos spring square station strait straits stronghold tell
    terminal triangle tunnel valley viaduct wadi well wells zone
    """
)
"""Heads of names of places that no list of towns has."""

LANDMARK_HEADS = word_set(
    """
    airbase airfield airport barracks barrage base bridge camp checkpoint crossing crossings
    crossroads dam field fields gasfield harbor harbour hospital junction oilfield oilfields
    plant port prison refinery roundabout silos station terminal tunnel university
    """
)
"""Heads that make another thing of the town whose name stands before them."""

LANDMARK_KINDS = word_set(
    """
    air airport army border bus cement central gas grain international land main military
    militia naval new oil old power pumping railway refugee sugar suspension train water
    """
)
"""Words between the name of a town and such a head."""

ACTOR_HEADS = word_set(
    """
    administration agency airforce alliance armies army assembly association authorities defence
    defense radio staff television wing
    authority bank battalion battalions bloc border-guards brigade brigades bureau cartel cell
    coalition command commandos commission committee company congress corps council court
    department directorate division divisions faction factions federation fighters fleet force
    forces foundation front fund gang gendarmerie government group groups guard guards house
    institute insurgency insurgents intelligence jihadists league legion loyalists marines
    militants military militia militias ministry mission mobilisation mobilization movement navy
    network observatory office officials opposition organisation organization parliament party
    peshmerga police program programme rangers rebels regime regiment resistance security senate
    separatists service services society soldiers squadron tribe tribes troops union unit units
    university
    """
)
"""Last words of names of bodies that act."""

GENERIC_ACTORS = {
    "troops": "armed", "soldiers": "armed", "forces": "armed", "rebels": "armed", "rebel":
    "armed", "militants": "armed", "insurgents": "armed", "fighters": "armed", "gunmen":
    "armed", "jihadists": "armed", "extremists": "armed", "terrorists": "armed", "separatists":
    "armed", "militiamen": "armed", "militia": "armed", "militias": "armed", "army": "armed",
    "military": "armed", "police": "armed", "policemen": "armed", "guerrillas": "armed",
    "commandos": "armed", "paramilitaries": "armed", "marines": "armed", "peacekeepers":
    "armed", "guards": "armed", "warplanes": "armed", "jets": "armed", "tribesmen": "armed",
    "mercenaries": "armed", "loyalists": "armed", "navy": "armed", "opposition": "other",
    "coalition": "armed", "government": "state", "regime": "state", "authorities": "state",
    "officials": "state", "parliament": "state", "ministry": "state", "villagers": "civilians",
    "residents": "civilians", "civilians": "civilians", "protesters": "civilians",
    "demonstrators": "civilians", "refugees": "civilians", "pilgrims": "civilians", "traders":
    "civilians", "drivers": "civilians", "activists": "civilians", "smugglers": "other",
    "migrants": "civilians", "truckers": "civilians", "farmers": "civilians", "tribes": "other",
    "units": "armed", "unit": "armed", "armour": "armed", "armor": "armed", "patrol": "armed",
    "patrols": "armed", "tanks": "armed", "gunboats": "armed", "drones": "armed", "helicopters":
    "armed", "aircraft": "armed", "warships": "armed", "engineers": "armed", "infantry":
    "armed", "paratroopers": "armed", "snipers": "armed", "conscripts": "armed", "reservists":
    "armed", "volunteers": "armed", "mutineers": "armed", "partisans": "armed", "cadres":
    "armed", "irregulars": "armed", "raiders": "armed", "attackers": "armed", "assailants":
    "armed", "bandits": "armed", "kidnappers": "armed", "pirates": "armed", "gangs": "armed",
    "gang": "armed", "garrison": "armed", "brigade": "armed", "battalion": "armed", "regiment":
    "armed", "defenders": "armed", "besiegers": "armed", "invaders": "armed", "peshmerga":
    "armed", "gendarmes": "armed", "artillery": "armed", "gunners": "armed", "bombers": "armed",
    "planes": "armed", "warlords": "armed", "deserters": "armed", "legionnaires": "armed",
    "junta": "state", "cabinet": "state", "presidency": "state", "administration": "state",
    "ministers": "state", "council": "state", "mediators": "state", "customs": "state",
    "marchers": "civilians", "students": "civilians", "workers": "civilians", "miners":
    "civilians", "strikers": "civilians", "crowd": "civilians", "crowds": "civilians", "mob":
    "civilians", "settlers": "civilians", "islanders": "civilians", "herders": "civilians",
    "herdsmen": "civilians", "fishermen": "civilians", "families": "civilians", "inhabitants":
    "civilians", "locals": "civilians", "townspeople": "civilians", "supporters": "civilians",
    "displaced": "civilians", "shopkeepers": "civilians", "merchants": "civilians", "observers":
    "other", "monitors": "other", "delegation": "other", "delegates": "other", "envoys":
    "other", "hardliners": "other", "dissidents": "other", "faction": "other", "sect": "other",
    "contingent": "armed", "contingents": "armed", "column": "armed", "detachment": "armed",
    "detachments": "armed", "platoon": "armed", "squad": "armed", "squads": "armed", "vanguard":
    "armed", "commanders": "armed", "officers": "armed", "elders": "civilians", "travellers":
    "civilians", "passengers": "civilians", "dockers": "civilians", "mourners": "civilians",
    "leaders": "civilians", "lawmakers": "civilians",
}  # fmt: skip
"""Common nouns for people who act, when no name is given, with what kind of actor they are."""

DIRECTIONS = word_set(
    """
    central downtown east eastern greater inner lower mid north northeast northeastern northern
    northwest northwestern old outer rural south southeast southeastern southern southwest
    southwestern upper west western
    """
)

SIDES = word_set("iranian iraqi israeli jordanian lebanese syrian turkish")

PARTICLES = word_set(
    """
    ad adh al an ar as ash at ath az bin de du ed el er es ez ibn la le of
    """
)
"""Small words inside names."""

PERSON_TITLES = word_set(
    """
    admiral ambassador analyst attorney author ayatollah bishop brigadier capt captain chairman
    chairwoman chancellor chief coach col colonel commander congressman congresswoman corporal
    deputy director director-general dr envoy father gen general gov governor imam judge justice
    king lawmaker leader lieutenant lord lt maj major marshal mayor minister miss mr mrs ms
    mullah pope premier president prince princess prof professor queen rep representative rev
    secretary sen senator sergeant sgt shaikh sheikh sir sister spokesman spokesperson
    spokeswoman
    """
)

FIRST_NAMES = word_set(
    """
    abdel abdul abdullah abu adam ahmad ahmed alan albert alex alexander ali alice amir amy
    andre andrew angela ann anna anne anthony antonio barack bashar ben benjamin bernard bill
    bob boris brian bruce carl carlos carol catherine charles charlie chris christian christine
    christopher claire colin craig dan daniel dave david dean denis dennis derek diana dick don
    donald donna doug douglas ed eddie edward elena elizabeth ellen emily emma emmanuel eric
    erik ernesto eva evan fadi faisal fatima felix fernando francis francisco frank fred gary
    geoffrey george gerald gordon graham greg hamid hamza harry hasan hassan heather helen henry
    herbert hugo hussain hussein ian ibrahim igor isabel ivan jaber jack jacob jake jamal james
    jan jane janet jason jay jean jeff jeffrey jennifer jeremy jerry jessica jim jimmy joe joel
    john jon jonathan jose joseph joshua juan judith julia julian julie karen karim karl kate
    katherine kathleen keith kelly ken kenneth kevin khaled khalid kim larry laura lawrence lee
    leon leonard linda lisa louis lucy luis luke mahmoud manuel margaret maria marie mario mark
    martha martin mary masoud massoud matt matthew maurice max mehdi mehmet michael michel
    michelle miguel mike mikhail mohamed mohammad mohammed muhammad muqtada murad mustafa nancy
    nasser natalie nathan nicholas nick nigel nikolai noah norman nouri olga oliver omar osama
    oscar paris pat patricia patrick paul pedro peter phil philip pierre qassem rachel ralph
    raymond rebecca recep richard rick rob robert roger ron ronald rosa ross roy russell ruth
    ryan saad saddam salah salim sam samuel sandra sara sarah scott sean sergei sergey seth
    sharon simon sophie stanley stefan stephanie stephen steve steven stuart sue susan sylvia
    tariq taylor ted terry theresa thomas tim timothy todd tom tony valery victor viktor vincent
    vladimir walid walter wayne wendy william yasser yousef yuri yusuf zach zaid
    """
)

MONTHS_AND_DAYS = word_set(
    """
    apr april aug august christmas dec december easter feb february fri friday jan january jul
    july jun june mar march may mon monday nov november oct october ramadan sat saturday sep
    sept september sun sunday thu thurs thursday tue tues tuesday wed wednesday
    """
)

BE = word_set("is was are were be been being")
VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of verbs that agree with a subject."""

NO_NAMES = word_set(
    """
    a about according across act afp after against aids all allah almost along also although
    amazon an and another any ap apple arab arabic arabs are army around as at ball bank bar
    bath battle be beach because been before behind being best between bible big bill black blue
    both bush business but by can castro center central centre chief child children christ
    christian christians church civil college company could court covid culture current daily
    date day defence defense department deputy despite did do does down dr during each earlier
    early eastern ebola editor eight english even evening facebook federal few file first five
    flu for ford foreign former four from general god google government green group guardian had
    has have he health her herald here his hiv hope hospital house how however hull human i if
    image in independent inside interior international internet into is islam islamic it its
    jewish jews joint journal just king kurd kurdish kurds last late later law lead local long
    love mail male man manning many march marine marks may meanwhile men microsoft might
    military minister ministry mirror mission mobile month more morning most mr mrs ms much
    muslim muslims my national near nearly new news next nice night nine no northern not now of
    officials old on one only opinion or orange order other our out outside over page party
    peace people photo plan police politics post president press price prime private public read
    reading red report reports reuters rice rights said same say saying says school science
    second security see senior seven several share she shia shiite should since six so some
    source southern special split sports star state still story street such sun sunni supreme
    sure technology telegraph ten than that the their then there these they third this those
    though three through times to today tomorrow tour tribune twitter two under union university
    until up update us van video virus war was watch we week well wells were western what when
    where which while white who why will with woman women world would year yes yesterday you
    young your youtube
    """
)
"""Words that begin sentences, or mean other things, more often than they name a town."""

PLACE_BEFORE = word_set(
    """
    across around at attacked beside besieged between beyond bombed captured capturing
    controlled controls east encircled enter entered entering from in inside into leaving left
    liberated near north northeast northwest outside over overran reach reached reaching
    recaptured retaking retook seized seizing shelled south southeast southwest stormed
    surrounding through throughout to took toward towards via west
    """
)
"""Words after which a name is a place."""

NOT_OF_PLACES = word_set(
    """
    accord accords agreement convention daily declaration disease fever herald jeeps pick pickups
    plan post process trucks
    protocol strain summit syndrome times treaty tribune university virus
    """
)
"""Words after the name of a place that make something of it that is nowhere."""

SAID = word_set("added argued asked explained noted recalled said says told wrote")
"""Verbs of speech: a town that no state sits in does not speak."""

AGENT_BEFORE = word_set(
    "accused against asked backed blamed by condemned criticised criticized pressed readmitted"
    " sanctioned supported told urged warned with"
)

AGENT_AFTER = word_set(
    """
    accused agreed announced attacked backed backs believes blamed blames bombed called captured
    claimed condemned confirmed could decided denied denies deployed did does had has have hopes
    insisted is launched may must opposed opposes ordered pulled refused rejected said says
    seeks seized sent shelled should signed sought struck supported supports told urged vowed
    wanted wants warned was will withdrew would
    """
)
"""Words after which, or before which, the name of a country or capital is that of its state."""
