"""Roads cut to pieces at the points where ground meets and where places stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.geography import Link, Place
from landbridge.model.imported_roads import NODE, ON_RAILS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.imported_roads import ImportedRoads
    from landbridge.network._columns import RoadSteps
    from landbridge.network._dividing import Stretches
    from landbridge.network._snapping import Snap

__all__ = ["Cutter"]

_Mark = tuple[int, float]
"""A point of a road: a step and a share of it, so that marks of one road sort along it."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a place stands within a road, how far from it, and whether that is its main road."""

    mark: _Mark
    place: int
    metres: float
    main: bool


class Cutter:
    """Cuts roads, one after another, and names the nodes between the pieces.

    Parameters
    ----------
    node_ground
        ``[node]``: whose ground each junction lies on, as in `Stretches`
    stretches, grounded
        the straight steps that run over ground, divided, and which steps those are
    """

    def __init__(
        self,
        roads: ImportedRoads,
        steps: RoadSteps,
        places: tuple[Place, ...],
        node_ground: NDArray[np.int64],
        stretches: Stretches,
        grounded: NDArray[np.int64],
    ) -> None:
        self._roads, self._steps, self._places = roads, steps, places
        self._beyond = stretches.beyond
        self._node_ground: list[int] = node_ground.tolist()
        self._node_id: list[str] = [
            _node_name(lon, lat, rail=rail)
            for (lon, lat), rail in zip(
                steps.node_point.tolist(), steps.rail_node.tolist(), strict=True
            )
        ]
        self._runs = _runs_by_road(steps, stretches, grounded)
        self._marks: dict[int, list[_Stand]] = {}
        self._joins: list[tuple[int, str, int, float, str]] = []
        self._joined: dict[str, int] = {}
        self._number = 0
        self._nodes: dict[str, Place] = {}
        self._ground: dict[str, str] = {}
        self._bearers: dict[int, str] = {}
        self._links: list[Link] = []
        self._taken: dict[str, str] = {}

    def stand(self, place: int, snap: Snap, *, main: bool = True) -> None:
        """Put a place on a road, where it is then cut, or on the junction at its end.

        Where it is not the ``main`` road of the place, the two are joined by a straight piece.
        """
        road = int(self._steps.road[snap.step])
        first, last = self._steps.first_step[road], self._steps.first_step[road + 1] - 1
        at_end = (snap.step == first and snap.share <= 0, snap.step == last and snap.share >= 1)
        if any(at_end):
            node = int(self._steps.node[road, 0 if at_end[0] else 1])
            told = self._node_id[node], self._node_ground[node]
            if main and told[1] == place and told[0] not in self._taken:
                self._taken[told[0]] = self._places[place].id
            else:
                self._joins.append((place, *told, snap.metres, self._roads.modes[road]))
            return
        stand = _Stand((snap.step, snap.share), place, snap.metres, main)
        self._marks.setdefault(road, []).append(stand)

    def cut(
        self,
    ) -> tuple[dict[str, Place], tuple[Link, ...], dict[str, str], dict[str, frozenset[str]]]:
        """Cut all roads; give nodes, pieces, whose ground each node lies on, and far ground."""
        for join in self._joins:  # only now is it known which place stands at which junction
            self._join(*join)
        for road in range(len(self._roads.ids)):
            self._cut_road(road)
        bearers = {node: self._beyond[-1 - told] for told, node in self._bearers.items()}
        return self._nodes, tuple(self._links), self._ground, bearers

    def _join(self, place: int, node: str, ground: int, metres: float, mode: str) -> None:
        """Join a place to a point of a road by a straight piece."""
        own = self._places[place]
        lon, lat = (float(word) for word in node.removeprefix(NODE).split("|")[0].split(","))
        there = self._taken.get(node) or self._node(node, (lon, lat), ground)
        if there == own.id:
            return
        number = self._joined.get(own.id, 0) + 1
        self._joined[own.id] = number
        self._links.append(
            Link(
                id=f"{own.id}~road{number if number > 1 else ''}",
                a=own.id,
                b=there,
                metres=metres,
                mode="rail" if mode == "rail" else "road",
                estimated=True,
                road_class="connector",
                line=((own.lon, own.lat), (lon, lat)),
            )
        )

    def _node(self, name: str, point: tuple[float, float], ground: int) -> str:
        """Give the id of a node: the place that stands there, else its own; make it if need be."""
        if name in self._taken:
            return self._taken[name]
        if name not in self._nodes:
            owner = self._places[ground] if ground >= 0 else None
            said = f"a junction near {owner.name}" if owner else "a junction far from any place"
            self._nodes[name] = Place(
                name, said, point[0], point[1], "junction", owner.country if owner else None
            )
            self._ground[name] = owner.id if owner else self._bearers.setdefault(ground, name)
        return name

    def _end(self, road: int, end: int) -> tuple[str, int]:
        """Give the node at an end of a road, and whose ground it lies on."""
        node = int(self._steps.node[road, end])
        lon, lat = self._steps.node_point[node].tolist()
        ground = self._node_ground[node]
        return self._node(self._node_id[node], (lon, lat), ground), ground

    def _cut_road(self, road: int) -> None:
        """Lay the pieces of one road from a to b, with a fresh pair of nodes where ground meets."""
        steps = self._steps
        first, last = int(steps.first_step[road]), int(steps.first_step[road + 1]) - 1
        start, ground = self._end(road, 0)
        finish, final = self._end(road, 1)
        runs = self._runs.get(road)
        if runs is None:  # it runs over no ground: by air or sea
            self._piece(road, start, finish, (first, 0.0), (last, 1.0), whole=True)
            return
        marks: list[tuple[_Mark, int, _Stand | None]] = [(mark, told, None) for mark, told in runs]
        marks += [(stand.mark, 0, stand) for stand in self._marks.get(road, ())]
        marks.sort(key=lambda mark: (mark[0], mark[2] is not None))
        self._number = 0
        here, at = start, (first, 0.0)
        cuts = len(marks) > 1 or runs[0][1] != ground or runs[-1][1] != final
        for mark, told, stand in marks:
            if stand is not None:
                there = self._stand_within(stand, ground)
                self._piece(road, here, there, at, mark)
                here, at = there, mark
            elif told != ground:
                before = self._border(road, mark, ground) if mark != (first, 0.0) else here
                if before != here:
                    self._piece(road, here, before, at, mark)
                here, at, ground = self._border(road, mark, told), mark, told
                self._piece(road, before, here, mark, mark)
        if ground != final:
            before = self._border(road, (last, 1.0), ground)
            self._piece(road, here, before, at, (last, 1.0))
            here, at = before, (last, 1.0)
        self._piece(road, here, finish, at, (last, 1.0), whole=not cuts)

    def _stand_within(self, stand: _Stand, ground: int) -> str:
        """Make the node at which a place stands within a road: itself, or one joined to it."""
        point, own = self._steps.point_at(*stand.mark), self._places[stand.place]
        road = int(self._steps.road[stand.mark[0]])
        node = _node_name(*point, rail=self._roads.modes[road] == "rail")
        if stand.main and ground == stand.place and node not in self._taken:
            self._taken[node] = own.id
            return own.id
        there = self._node(node, point, ground)
        self._join(stand.place, node, ground, stand.metres, self._roads.modes[road])
        return there

    def _border(self, road: int, mark: _Mark, ground: int) -> str:
        """Make the node on one side of a point where ground meets."""
        point = self._steps.point_at(*mark)
        owner = self._places[ground].id if ground >= 0 else f"-{-ground}"
        name = f"{NODE}{point[0]:.7f},{point[1]:.7f}|{self._roads.ids[road]}|{owner}"
        return self._node(name, point, ground)

    def _piece(
        self, road: int, a: str, b: str, start: _Mark, end: _Mark, *, whole: bool = False
    ) -> None:
        """Lay a piece of a road between two of its points."""
        roads, steps = self._roads, self._steps
        self._number += 1
        metres = float(roads.metres[road]) if whole else self._along(end) - self._along(start)
        speed = float(roads.kilometres_per_hour[road])
        inner = range(start[0], end[0] if end[1] > 0 else end[0] - 1)
        line = [
            steps.point_at(*start),
            *((float(x), float(y)) for x, y in steps.end[inner.start : inner.stop]),
        ]
        line.append(steps.point_at(*end))
        self._links.append(
            Link(
                id=roads.ids[road] if whole else f"{roads.ids[road]}~{self._number}",
                a=a,
                b=b,
                metres=max(0.0, metres),
                mode=roads.modes[road],
                ref=roads.refs[road] or roads.names[road],
                road_class=roads.classes[road],
                max_vehicle=roads.max_vehicle[road],
                one_way=roads.one_way[road],
                line=tuple(line),
                start=roads.starts[road],
                end=roads.ends[road],
                source=roads.sources[road],
                road=roads.ids[road],
                kilometres_per_hour=None if np.isnan(speed) else speed,
                ways=roads.ways[road],
            )
        )

    def _along(self, mark: _Mark) -> float:
        """How many metres of a road lie before a point of it."""
        step, share = mark
        return float(self._steps.along[step] + share * self._steps.metres[step])


def _node_name(lon: float, lat: float, *, rail: bool) -> str:
    return f"{NODE}{lon:.7f},{lat:.7f}{ON_RAILS if rail else ''}"


def _runs_by_road(
    steps: RoadSteps, stretches: Stretches, grounded: NDArray[np.int64]
) -> dict[int, list[tuple[_Mark, int]]]:
    """Give for each road over ground where each run of one ground begins, along the road."""
    step = grounded[stretches.step]
    road = steps.road[step]
    fresh = np.ones(step.shape[0], dtype=np.bool_)
    fresh[1:] = (road[1:] != road[:-1]) | (stretches.ground[1:] != stretches.ground[:-1])
    runs: dict[int, list[tuple[_Mark, int]]] = {}
    for at in np.flatnonzero(fresh).tolist():
        mark = (int(step[at]), float(stretches.share[at]))
        runs.setdefault(int(road[at]), []).append((mark, int(stretches.ground[at])))
    return runs
