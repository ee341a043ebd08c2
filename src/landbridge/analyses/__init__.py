"""Questions about corridors, one file each.

A file is read when something of it is first asked for: an answer does not wait for maps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.analyses._drawn import DrawnWorlds, WorldSource, notice_days, sieges_in
    from landbridge.analyses.by_day import runs_by_day
    from landbridge.analyses.contradictions import contradictions_of, presence_against_holders
    from landbridge.analyses.coverage import coverage_of
    from landbridge.analyses.day_odds import odds_on_day
    from landbridge.analyses.difference import difference_between
    from landbridge.analyses.disagreement import disagreements_on_ground, ground_touched
    from landbridge.analyses.evidence import (
        claims_by,
        conditions_on,
        deciding_grounds,
        disputes_on,
        exposure,
        families_behind,
        first_seen_used,
        legally_open_since,
        reports_of,
        watched_places,
    )
    from landbridge.analyses.fragility import fragility_on
    from landbridge.analyses.frames import atlas
    from landbridge.analyses.gap import gap_on, gap_with_trend, places_on_way
    from landbridge.analyses.held_by_day import belief_runs, reports_about_place
    from landbridge.analyses.history import corridor_history, since, spells, status_in, status_on
    from landbridge.analyses.influence import rules_over, shares_by_day, whose
    from landbridge.analyses.next_questions import questions_next
    from landbridge.analyses.odds import odds_over_draws
    from landbridge.analyses.reversals import reversals_of
    from landbridge.analyses.routes import deciding_pieces, route_on
    from landbridge.analyses.source_pairs import pair_records
    from landbridge.analyses.stakes import stakes_of
    from landbridge.analyses.succession import (
        added_up,
        handovers,
        heirs_of,
        held_on,
        label_of,
        net_of,
    )

__all__ = [
    "DrawnWorlds",
    "WorldSource",
    "added_up",
    "atlas",
    "belief_runs",
    "claims_by",
    "conditions_on",
    "contradictions_of",
    "corridor_history",
    "coverage_of",
    "deciding_grounds",
    "deciding_pieces",
    "difference_between",
    "disagreements_on_ground",
    "disputes_on",
    "exposure",
    "families_behind",
    "first_seen_used",
    "fragility_on",
    "gap_on",
    "gap_with_trend",
    "ground_touched",
    "handovers",
    "heirs_of",
    "held_on",
    "label_of",
    "legally_open_since",
    "net_of",
    "notice_days",
    "odds_on_day",
    "odds_over_draws",
    "pair_records",
    "places_on_way",
    "presence_against_holders",
    "questions_next",
    "reports_about_place",
    "reports_of",
    "reversals_of",
    "route_on",
    "rules_over",
    "runs_by_day",
    "shares_by_day",
    "sieges_in",
    "since",
    "spells",
    "stakes_of",
    "status_in",
    "status_on",
    "watched_places",
    "whose",
]

_FILES = {
    "DrawnWorlds": "_drawn",
    "WorldSource": "_drawn",
    "added_up": "succession",
    "atlas": "frames",
    "belief_runs": "held_by_day",
    "claims_by": "evidence",
    "conditions_on": "evidence",
    "contradictions_of": "contradictions",
    "corridor_history": "history",
    "coverage_of": "coverage",
    "deciding_grounds": "evidence",
    "deciding_pieces": "routes",
    "difference_between": "difference",
    "disagreements_on_ground": "disagreement",
    "disputes_on": "evidence",
    "exposure": "evidence",
    "families_behind": "evidence",
    "first_seen_used": "evidence",
    "fragility_on": "fragility",
    "gap_on": "gap",
    "gap_with_trend": "gap",
    "ground_touched": "disagreement",
    "handovers": "succession",
    "heirs_of": "succession",
    "held_on": "succession",
    "label_of": "succession",
    "legally_open_since": "evidence",
    "net_of": "succession",
    "notice_days": "_drawn",
    "odds_on_day": "day_odds",
    "odds_over_draws": "odds",
    "pair_records": "source_pairs",
    "places_on_way": "gap",
    "presence_against_holders": "contradictions",
    "questions_next": "next_questions",
    "reports_about_place": "held_by_day",
    "reports_of": "evidence",
    "reversals_of": "reversals",
    "route_on": "routes",
    "rules_over": "influence",
    "runs_by_day": "by_day",
    "shares_by_day": "influence",
    "sieges_in": "_drawn",
    "since": "history",
    "spells": "history",
    "stakes_of": "stakes",
    "status_in": "history",
    "status_on": "history",
    "watched_places": "evidence",
    "whose": "influence",
}

__getattr__ = on_demand(__name__, _FILES)
