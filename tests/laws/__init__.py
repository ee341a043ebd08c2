"""What must hold in every world, whatever is reported in it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

LAW = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""The same worlds on every machine; nothing is timed."""
