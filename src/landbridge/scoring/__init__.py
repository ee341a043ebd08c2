"""How good was what was said, now that it is known what happened? Scores, calibration, verdicts."""

from landbridge.scoring.calibration import (
    Decomposition,
    ReliabilityBin,
    decompose,
    recalibrated,
    reliability,
    reliability_in_words,
)
from landbridge.scoring.forecasts import base_rate, forecast_of, score_of
from landbridge.scoring.gold_folder import read_gold
from landbridge.scoring.held import held_course, passed_on
from landbridge.scoring.isotonic import pool_adjacent_violators
from landbridge.scoring.phrases import phrase_in, spans_of_lexicon
from landbridge.scoring.readers import Read, reader_scores
from landbridge.scoring.resampling import block_interval, moving_blocks
from landbridge.scoring.scores import (
    LOG_FLOOR,
    brier_of_shares,
    brier_scores,
    log_of_shares,
    log_scores,
    skill,
)
from landbridge.scoring.verdicts import (
    CONTESTED,
    EARLY,
    NO,
    NOTHING,
    YES,
    Finding,
    all_of,
    denied,
    enough,
    first_time,
    on_date,
    on_every_day,
    on_some_day,
    survived,
    verdict_word,
)
from landbridge.scoring.windows import (
    EVERY_DAY,
    FIRST_TIME,
    ON_DATE,
    OVER_PERIOD,
    SOME_DAY,
    AskedWindow,
    claim_day,
    looks_ahead,
    windows_of,
)

__all__ = [
    "CONTESTED",
    "EARLY",
    "EVERY_DAY",
    "FIRST_TIME",
    "LOG_FLOOR",
    "NO",
    "NOTHING",
    "ON_DATE",
    "OVER_PERIOD",
    "SOME_DAY",
    "YES",
    "AskedWindow",
    "Decomposition",
    "Finding",
    "ReliabilityBin",
    "all_of",
    "base_rate",
    "block_interval",
    "brier_of_shares",
    "brier_scores",
    "claim_day",
    "decompose",
    "denied",
    "enough",
    "first_time",
    "forecast_of",
    "held_course",
    "log_of_shares",
    "log_scores",
    "looks_ahead",
    "moving_blocks",
    "on_date",
    "on_every_day",
    "on_some_day",
    "passed_on",
    "phrase_in",
    "pool_adjacent_violators",
    "recalibrated",
    "reliability",
    "reliability_in_words",
    "score_of",
    "skill",
    "spans_of_lexicon",
    "survived",
    "verdict_word",
    "windows_of",
]
