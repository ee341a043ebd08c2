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
    """Read the physical reports of one spot in order, and what vehicle the link bears.

    A cut stands until it is repaired; damage does not mend it. A cut, or a repair, that names a
    vehicle class lets that class and lighter ones pass.
    """
    if link is not None and link.max_vehicle is not None and vehicle > link.max_vehicle:
        road = link.id if link.road is None else link.ref or link.road
        why = f"{road} bears vehicles up to class {link.max_vehicle}, asked is {vehicle}"
        return Practicability("closed", why=why)
    standing = sorted(
        (notice for notice in notices if notice.placed <= day),
        key=lambda n: (n.placed, *n.report.order),
    )
    limit: tuple[int, Report] | None = None  # the heaviest class that passes, and who says so
    hurt: Report | None = None
    for report in (notice.report for notice in standing):
        if report.event == "repairs":
            hurt, limit = None, None if report.vehicle is None else (report.vehicle, report)
        elif report.event == "cuts":
            hurt, limit = report, (report.vehicle or 0, report)
        else:
            hurt = report
            if report.vehicle is not None and (limit is None or report.vehicle < limit[0]):
                limit = report.vehicle, report
    if limit is not None and vehicle > limit[0]:
        only = f", only for vehicles up to class {limit[0]}" if limit[0] else ""
        return Practicability("closed", (limit[1],), _said(limit[1]) + only)
    if hurt is not None:
        return Practicability("restricted", (hurt,), _said(hurt))
    if standing:
        return Practicability("open", (standing[-1].report,), _said(standing[-1].report))
    return _GOOD


def _said(report: Report) -> str:
    word = {"cuts": "cut", "damages": "damaged", "repairs": "repaired"}[report.event]
    return f"{word} ({report.source.name}, about {format_day(report.day)})"


_GOOD = Practicability()
