"""What is needed to compute an answer again, bit for bit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Recipe"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Estimator, policy, settings, seed, versions, digests, and the changes supposed, if any."""

    query: dict[str, Any]
    estimator: str
    policy: str
    settings: dict[str, Any]
    versions: dict[str, str]
    digests: dict[str, str]
    seed: int | None = None
    suppositions: tuple[str, ...] = ()
    recent_detail: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
