"""The codes of ACLED: its sub-events as events of ours, its precisions, who took a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import format_day

if TYPE_CHECKING:
    from landbridge.importers._tables import TableRow

__all__ = ["EVENT_OF", "STRIKES", "WITHIN_KM", "is_unnamed", "moment", "taker"]

STRIKES = (
    "chemical weapon",
    "air/drone strike",
    "suicide bomb",
    "shelling/artillery/missile attack",
    "remote explosive/landmine/ied",
    "grenade",
)
_REGAINS = "government regains territory"
_OVERTAKES = "non-state actor overtakes territory"
EVENT_OF = {
    _REGAINS: "takes",
    _OVERTAKES: "takes",
    "non-violent transfer of territory": "takes",
    "headquarters or base established": "present",
    "agreement": "agrees",
    "armed clash": "contests",
    **dict.fromkeys(STRIKES, "strikes"),
}
WITHIN_KM = {"1": 5.0, "2": 25.0}
"""Kilometres by geo_precision: a town with its outskirts; the part of a region around a town."""

_STATE = ("state forces", "1", "01")
_NOBODY = ("civilians", "unidentified", "unknown", "rioters", "protesters")
_DAY_SECONDS, _EPOCH_DAY = 86_400, 719_163
_FIRST_SECOND, _LAST_SECOND = 852_076_800, 4_102_444_800  # 1997, when the data begin, to 2100


def is_unnamed(name: str) -> bool:
    """Whether a name of ACLED is a kind of people, and nobody that holds ground."""
    return name.lower().startswith(_NOBODY)


def taker(kind: str, row: TableRow, *, actor1_acts: bool) -> int | None:
    """Tell which actor took the place: 1 or 2; None where the codes do not say.

    The order of actors means nothing (codebook, Event aggregation). The sub-event itself says that
    the government regained a place, or that somebody else overtook it: where just one of the two is
    of the state forces, that decides.
    """
    if not row["actor2"] or actor1_acts:
        return 1
    state = [row.code(f"inter{number}").lower() in _STATE for number in (1, 2)]
    if state[0] == state[1] or not (row["inter1"] and row["inter2"]):
        return None
    if kind == _REGAINS:
        return 1 if state[0] else 2
    if kind == _OVERTAKES:
        return 2 if state[0] else 1
    return None


def moment(timestamp: str) -> str:
    """Write seconds since 1970 as a time of publication; empty where they are none."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 11):  # noqa: PLR2004
        return ""
    seconds = int(timestamp)
    if not _FIRST_SECOND <= seconds <= _LAST_SECOND:
        return ""
    day, rest = divmod(seconds, _DAY_SECONDS)
    return f"{format_day(day + _EPOCH_DAY)}T{rest // 3600:02}:{rest % 3600 // 60:02}Z"
