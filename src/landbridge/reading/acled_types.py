"""The ACLED sub-event of a sentence's main event: cues, who acts, and a tagger."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from landbridge.reading.event_modes import mode_and_cue
from landbridge.reading.event_weights import event_tagger
from landbridge.reading.event_words import word_list, written_words
from landbridge.reading.general_patterns import cue_table, cues_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.reading.events import Trigger
    from landbridge.reading.word_groups import Clauses, Group

__all__ = ["ACLED_NAMES", "acled_features", "acled_label", "acled_rule", "side_of"]

ACLED_NAMES = {
    "GOV_REGAINS_TERRITORY": "Government regains territory",
    "NON_STATE_OVERTAKES_TERRITORY": "Non-state actor overtakes territory",
    "NON_VIOLENT_TRANSFER": "Non-violent transfer of territory",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "ARMED_CLASH": "Armed clash",
    "AIR_STRIKE": "Air/drone strike",
    "SHELLING": "Shelling/artillery/missile attack",
    "AGREEMENT": "Agreement",
    "REMOTE_EXPLOSIVE": "Remote explosive/landmine/IED",
    "SUICIDE_BOMB": "Suicide bomb",
    "GRENADE": "Grenade",
    "CHEMICAL_WEAPON": "Chemical weapon",
    "ATTACK": "Attack",
    "ABDUCTION": "Abduction/forced disappearance",
    "SEXUAL_VIOLENCE": "Sexual violence",
    "PEACEFUL_PROTEST": "Peaceful protest",
    "PROTEST_WITH_INTERVENTION": "Protest with intervention",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "VIOLENT_DEMONSTRATION": "Violent demonstration",
    "MOB_VIOLENCE": "Mob violence",
    "ARREST": "Arrests",
    "CHANGE_TO_GROUP": "Change to group/activity",
    "DISRUPTED_WEAPONS": "Disrupted weapons use",
    "PROPERTY_DESTRUCTION": "Looting/property destruction",
}
"""Labels of the training sentences and the names that ACLED gives its sub-events (codebook)."""

_CUES = cue_table(written_words("acled_cues.txt"))
_STATE = word_list("acled_types.state")
_NOT_STATE = word_list("acled_types.not_state")


def side_of(clauses: Clauses, groups: Sequence[Group]) -> str:
    """Say whether those who act are of a state (state), of none (group), or cannot be told."""
    for group in groups:
        words = [clauses.lemmas[at] for at in range(group.first, group.last)]
        if any(word in _NOT_STATE for word in words[::-1]) and words[-1] not in (
            "government",
            "army",
            "police",
            "military",
        ):
            return "group"
        if any(word in _STATE for word in words):
            return "state"
        if words[-1] in ("force", "unit", "troop") and clauses.is_name(group.first):
            return "state"
    return ""


_NAMED = {"state": "GOV_REGAINS_TERRITORY", "group": "NON_STATE_OVERTAKES_TERRITORY"}
_OTHER_SIDE = {"state": "group", "group": "state"}
_TRUST = 0.8
"""How much the rule's label counts beside the chances of the tagger, which add up to 1."""
_OTHER_WITH_CUE = 0.5
_ORDER = (
    ("SUIC", "SUICIDE_BOMB"),
    ("CHEM", "CHEMICAL_WEAPON"),
    ("GREN", "GRENADE"),
    ("SEX", "SEXUAL_VIOLENCE"),
    ("ATTR", "ATTRIBUTION"),
    ("ABD", "ABDUCTION"),
    ("WEAP", "DISRUPTED_WEAPONS"),
)


def _found_cues(clauses: Clauses) -> list[tuple[int, str, str]]:
    """Give the classes of cues in a sentence: where, class, words."""
    found = []
    taken = -1
    for at in range(len(clauses.lemmas)):
        matches = cues_at(_CUES, clauses.lemmas, at)
        if matches and at >= taken:
            longest = max(len(words) for _, words, _ in matches)
            for kind, words, end in matches:
                if len(words) == longest:
                    found.append((at, kind, " ".join(words)))
                    taken = max(taken, at + 1 if "~" in words else end)
    return found


def _territory(clauses: Clauses, triggers: Sequence[Trigger]) -> str:
    for trigger in triggers:
        roles = trigger.found.roles
        event = trigger.pattern.event
        if (
            event == "takes"
            and _happened(clauses, trigger)
            and (roles.get("place") or roles.get("road"))
        ):
            side = side_of(clauses, roles.get("actor", ()))
            if not side:
                side = _OTHER_SIDE.get(side_of(clauses, roles.get("other_actor", ())), "")
            if side:
                return _NAMED[side]
    return ""


def _happened(clauses: Clauses, trigger: Trigger) -> bool:
    nominal = trigger.pattern.frame == "nominal"
    return mode_and_cue(clauses, trigger.at, nominal=nominal)[0] == "past"


def acled_label(clauses: Clauses, triggers: Sequence[Trigger]) -> tuple[str, float]:
    """Choose the label by the tagger and the rule together, with its share of belief."""
    chances = event_tagger("event_acled").chances(acled_features(clauses, triggers))
    rule = acled_rule(clauses, triggers)
    belief = {label: chance for label, chance in chances.items() if label != "none"}
    belief["OTHER"] = belief.get("OTHER", 0.0) * (_OTHER_WITH_CUE if rule else 1.0)
    if rule:
        belief[rule] = belief.get(rule, 0.0) + _TRUST
    label = max(belief, key=lambda one: belief[one])
    return label, belief[label] / sum(belief.values())


def acled_rule(clauses: Clauses, triggers: Sequence[Trigger]) -> str:  # noqa: PLR0911
    """Choose a label by cues in a set order; empty where none speaks."""
    cues = _found_cues(clauses)
    classes = {kind for _, kind, _ in cues}
    if any("rocket-propelled" in words or words == "rpg" for _, _, words in cues):
        return "SHELLING"
    told = cues[0][1] if cues else ""
    for cue, label in _ORDER:
        if cue in classes and (cue != "ATTR" or told == "ATTR"):
            return label
    if classes & {"PROT", "RIOT"}:
        return _crowd(classes)
    events = {trigger.pattern.event for trigger in triggers}
    if "takes" in events and "TAKE" in classes:
        if "LEAVE" in classes:
            return "NON_VIOLENT_TRANSFER"
        named = _territory(clauses, triggers)
        if named:
            return named
    if "AIR" in classes and classes & {"CLASH", "GUN", "DEAD", "ART", "AIR"}:
        return "AIR_STRIKE"
    for cue, label in (
        ("BASE", "HQ_ESTABLISHED"),
        ("ART", "SHELLING"),
        ("IED", "REMOTE_EXPLOSIVE"),
        ("MOB", "MOB_VIOLENCE"),
        ("ARR", "ARREST"),
        ("DEAL", "AGREEMENT"),
        ("CLASH", "ARMED_CLASH"),
        ("LEAVE", "NON_VIOLENT_TRANSFER"),
        ("GROUP", "CHANGE_TO_GROUP"),
        ("GUN", "ATTACK"),
        ("PROP", "PROPERTY_DESTRUCTION"),
    ):
        if cue in classes:
            return label
    return ""


def _crowd(classes: set[str]) -> str:
    if "FORCE" in classes:
        if "RIOT" in classes:
            return "VIOLENT_DEMONSTRATION"
        return "FORCE_AGAINST_PROTEST" if "DEAD" in classes else "PROTEST_WITH_INTERVENTION"
    return "VIOLENT_DEMONSTRATION" if "RIOT" in classes else "PEACEFUL_PROTEST"


def acled_features(clauses: Clauses, triggers: Sequence[Trigger]) -> list[str]:
    """Describe a sentence for the tagger of ACLED sub-events."""
    cues = _found_cues(clauses)
    rule = acled_rule(clauses, triggers)
    says = [f"rule={rule}"]
    says.extend(f"k={kind}" for _, kind, _ in cues)
    says.extend(f"kw={kind}.{words}" for _, kind, words in cues)
    says.extend(f"k{rank}={kind}" for rank, (_, kind, _) in enumerate(cues[:3]))
    says.extend(f"kk={a[1]} {b[1]}" for a, b in pairwise(cues))
    for trigger in triggers[:6]:
        event = trigger.pattern.event
        side = side_of(clauses, trigger.found.roles.get("actor", ()))
        says += [f"e={event}", f"es={event}.{side}", f"p={' '.join(trigger.pattern.words)}"]
        other = side_of(clauses, trigger.found.roles.get("other_actor", ()))
        if other:
            says.append(f"eo={event}.{other}")
    for at, lemma in enumerate(clauses.lemmas):
        if clauses.kinds[at] in "NV" and not (clauses.is_name(at) and at):
            says.append(f"u={lemma}")
    return says
