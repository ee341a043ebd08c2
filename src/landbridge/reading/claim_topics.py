"""Words of what claims are about: roads, crossings, ground, forces, campaigns, deals."""

from __future__ import annotations

import re

__all__ = ["HAPPENING", "HARM", "THING", "TOPIC"]

TOPIC = re.compile(
    r"\b(?:roads?|highways?|routes?|corridors?|crossings?|borders?|frontiers?|bridges?|tunnels?|"
    r"railways?|railroads?|ports?|airports?|airfields?|air ?bases?|checkpoints?|straits?|canals?|"
    r"pass(?:es)?|passages?|land bridge|supply lines?|lifelines?|convoys?|lorr(?:y|ies)|trucks?|"
    r"shipments?|traffic|transit|blockades?|sieges?|besieg\w+|truces?|cease-?fires?|armistices?|"
    r"treat(?:y|ies)|deals?|accords?|agreements?|handovers?|offensives?|campaigns?|advances?|"
    r"assaults?|front ?lines?|fronts?|territor(?:y|ies)|strongholds?|positions?|footholds?|"
    r"captur\w+|recaptur\w+|seiz\w+|retak\w+|retook|overr[ua]n\w*|withdr[ae]w\w*|retreat\w*|"
    r"pull(?:ed|ing)? (?:out|back)|evacuat\w+|deploy\w*|troops?|forces|garrisons?|fighters?|"
    r"militias?|army|armies|rebels?|insurgents?|reopen\w*|clos(?:e|ed|es|ure|ing)|annex\w*|"
    r"invad\w+|invasion|occup\w+|control\w*|liberat\w+|proxy|proxies|foothold|influence|"
    r"operations?|isolat\w+|encircl\w+|surround\w+|gunners?|aircraft|warplanes?|tanks?|ships?|"
    r"vessels?|tankers?|ferr(?:y|ies)|spans?|gates?|airstrips?|hills?|heights|"
    r"in \w+ hands|changed hands|peninsula|barges?|"
    r"street\w* (?:has|had|have) (?:been|changed|fallen)|"
    r"weapons|arms|missiles?|air ?strikes?|shell(?:ed|ing)|towns?|villages?|provinces?|"
    r"by-?pass(?:es)?|causeways?|motorways?|expressways?|ring roads?|carriageways?|fords?|"
    r"fly-?overs?|viaducts?|quays?|docks?|berths?|jett(?:y|ies)|harbou?rs?|runways?|terminals?|"
    r"airspace|channels?|waterways?|moorings?|buoys?|pontoons?|locks|gorges?|ridges?|"
    r"junctions?|crossroads|intersections?|barricades?|barriers?|road ?blocks?|diversions?|"
    r"detours?|tolls?|customs|quarantines?|buses|drivers?|hauliers?|vehicles?|cars|trains?|"
    r"railcars?|rail|wagons?|freight|cargo(?:es)?|supplies|resuppl\w+|reinforce\w+|aid|relief|"
    r"soldiers|peace-?keepers|brigades?|battalions?|regiments?|columns?|patrols?|"
    r"gunmen|militants|commanders?|sappers|mine[ds]|mining|minefields?|demin\w+|landmines?|"
    r"ambush\w*|raid(?:s|ed|ing)?|attack\w*|bomb\w*|bombard\w+|clash\w*|fighting|battles?|"
    r"combat|drones?|artillery|armou?r|war|peace|enemy|surrender\w*|demilitari\w+|"
    r"buffer zones?|zones?|districts?|hamlets?|suburbs?|outposts?|bases?|depots?|forts?|bunkers?|"
    r"trenche?s?|boundar(?:y|ies)|citadel|fall of|talks|negotiat\w+|pacts?|ratif\w+|"
    r"blockad\w+|sail(?:s|ed|ing)?|ceded?|ceding|pipelines?|"
    r"repair\w*|shut\w*|seal(?:ed|ing)|stranded|smuggl\w+|opened|ammunition|"
    r"rockets?|mortars?|guns?|prisoners?|hostages?|dismantl\w+|collaps\w+|"
    r"re-open\w*|impassable|passable|block(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)
"""What makes a statement one about ground, roads and forces."""

THING = re.compile(
    r"\b(?:the|a|an|its|their|this|that) (?:[\w\u2019'-]+ ){0,3}?(?:roads?|highways?|"
    r"routes?|corridors?|"
    r"crossings?|borders?|bridges?|tunnels?|railways?|ports?|airports?|checkpoints?|straits?|"
    r"canals?|convoys?|shipments?|truces?|ceasefires?|offensives?|campaigns?|army|forces|troops|"
    r"garrisons?|rebels|militias?|towns?|villages?|base|siege|blockade|deal|agreement)\b"
)
"""A road, crossing, force or deal with its article and the words before it."""

HAPPENING = re.compile(
    r"\b(?:(?:re)?captures?|fall|arrivals?|departures?|withdrawals?|closures?|(?:re-?)?openings?|"
    r"loss|seizures?|handovers?|retreats?|take-?overs?|deployments?|surrenders?|bombings?|"
    r"bombardments?|shelling|resumption|collapse|destruction|liberation|evacuation|blockades?|"
    r"movements?|advances?|attacks?|clearance|end|start|lifting|violations?)"
    r" (?:of|from|at|in|on|by|to|into|towards?)\b",
    re.IGNORECASE,
)
"""What happened, as a noun with what it happened to: ``the fall of the town``."""

HARM = re.compile(
    r"\b(?:wounded|killed|died|dead|injured|arrested|detained|buried|funeral)\b", re.IGNORECASE
)
"""What happened to people, which is no claim about ground where nothing else is told."""
