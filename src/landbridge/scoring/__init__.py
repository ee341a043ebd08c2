"""How good were probabilities, now that it is known what happened? Scores and calibration."""

from landbridge.scoring.calibration import (
    Decomposition,
    ReliabilityBin,
    decompose,
    recalibrated,
    reliability,
    reliability_in_words,
)
from landbridge.scoring.isotonic import pool_adjacent_violators
from landbridge.scoring.resampling import block_interval, moving_blocks
from landbridge.scoring.scores import (
    LOG_FLOOR,
    brier_of_shares,
    brier_scores,
    log_of_shares,
    log_scores,
    skill,
)

__all__ = [
    "LOG_FLOOR",
    "Decomposition",
    "ReliabilityBin",
    "block_interval",
    "brier_of_shares",
    "brier_scores",
    "decompose",
    "log_of_shares",
    "log_scores",
    "moving_blocks",
    "pool_adjacent_violators",
    "recalibrated",
    "reliability",
    "reliability_in_words",
    "skill",
]
