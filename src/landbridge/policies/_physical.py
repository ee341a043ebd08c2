"""Whether a road can be driven: cut, damaged, repaired, and for which vehicle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.geography import Link
    from landbridge.model.reports import Report
    from landbridge.policies._closures import Notice

__all__ = ["Practicability", "practicability"]


@dataclass(frozen=True, slots=True)
class Practicability:
    """open, restricted or closed, and why."""

    value: str = "open"
    reports: tuple[Report, ...] = ()
    why: str = ""


def practicability(
    notices: Sequence[Notice], link: Link | None, vehicle: int, day: int
) -> Practicability:
    """Read the newest physical report of one spot, and what vehicle the link bears."""
    if link is not None and link.max_vehicle is not None and vehicle > link.max_vehicle:
        why = f"{link.id} bears vehicles up to class {link.max_vehicle}, asked is {vehicle}"
        return Practicability("closed", why=why)
    standing = [notice for notice in notices if notice.placed <= day]
    if not standing:
        return Practicability()
    report = max(standing, key=lambda n: (n.placed, *n.report.order)).report
    word = {"cuts": "cut", "damages": "damaged", "repairs": "repaired"}[report.event]
    why = f"{word} ({report.source.name}, about {format_day(report.day)})"
    if report.vehicle is not None and vehicle > report.vehicle:
        why = f"{why}, only for vehicles up to class {report.vehicle}"
        return Practicability("closed", (report,), why)
    if report.event == "repairs":
        return Practicability("open", (report,), why)
    if report.event == "cuts" and report.vehicle is None:
        return Practicability("closed", (report,), why)
    return Practicability("restricted", (report,), why)
