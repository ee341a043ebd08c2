"""A whole answer in the plainest possible Python, written from ``semantics``, not from the code.

One day at a time, one place at a time, every way through the network written out. Nothing is kept
from one day to the next but who stood where.

Where ``semantics`` is silent, these decisions of the code's docstrings are followed:

* what stood *before* a report is what stood on the day before the first day that it can mean; a
  report that would have no effect on that may answer the newest report of its own family about
  the same days;
* a loss by one of several contenders leaves the others; the last named one holds the ground unless
  somebody without a name is there too; a besieger that leaves lifts its siege;
* a loss without a successor does not disagree with a report that names another holder;
* links into a besieged place are contested between besiegers and the holder of the half, but not
  where the half is held by a besieger;
* a siege, or its end, says nothing about who holds: it conflicts with no report and outdates none
  but is itself ended by a later report about the holder; of a road it says nothing at all;
* a notice lapses when another *named* holder takes the ground;
* explicit rules match holder and traveller exactly; the one with a spot, then a cargo, then a
  direction, then the later start decides;
* the link's own notices and those of the place at its end both count, the stricter wins; once a
  report of control names a link, the place's notices no longer reach onto it;
* a place that is not open costs a millimetre of gap; an air or sea leg none, but it is there only
  while it is not closed and neither of its ends is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise

from landbridge.model.actors import Relation
from landbridge.model.corridors import Question
from landbridge.model.geography import Link
from landbridge.model.reports import Report
from landbridge.model.situations import Situation
from worlds.build import BASE
from worlds.random_worlds import LAST

FIRST, FINAL = BASE - 3, BASE + LAST + 40
"""The oracle's calendar: nothing happens before its third day, or in its last days."""

GROUND = ("road", "track", "rail")
OPEN, CONTESTED, UNKNOWN, CLOSED = 0, 1, 2, 3
EFFECT = {
    "part_of": "free",
    "proxy_of": "free",
    "backed_by": "free",
    "ally_of": "free",
    "partner_of": "free",
    "tolerates": "notify",
    "neutral_to": "permit",
    "hostile_to": "denied",
}
STRICT = ["free", "notify", "permit", "escort", "denied"]


@dataclass(frozen=True)
class Held:
    """Who holds a piece of ground: no names and not contested means unknown."""

    names: frozenset[str] = frozenset()
    contested: bool = False
    unnamed: bool = False
    around: frozenset[str] = frozenset()

    @property
    def side(self) -> object:
        return self.contested, self.names

    @property
    def holder(self) -> str | None:
        return next(iter(self.names)) if self.names and not self.contested else None

    @property
    def nobody(self) -> bool:
        return not self.names and not self.contested


NOBODY = Held()


def held(name: str | None) -> Held:
    return Held(frozenset([str(name)]))


def contested(names: set[str | None], standing: Held) -> Held:
    named = frozenset(n for n in names if n is not None)
    return Held(named, contested=True, unnamed=standing.unnamed or len(named) < 2)


def after(  # noqa: PLR0911  (a table, a return for each row)
    report: Report, standing: Held
) -> tuple[Held, str | None] | None:
    """The table of section 3: what a report leaves, and who lost to nobody. None: no effect."""
    actor, other = report.actor, report.other_actor
    if report.event in ("holds", "takes"):
        return held(actor), None
    if report.event == "enters":
        return (
            None
            if standing.holder == actor
            else (contested({*standing.names, actor}, standing), None)
        )
    if report.event == "contests":
        return contested({*standing.names, actor, other}, standing), None
    if report.event == "besieges":
        around = standing.around | {str(actor)}
        return Held(standing.names, standing.contested, standing.unnamed, around), None
    if report.event in ("loses", "withdraws"):
        if actor in standing.names:
            if other is not None:
                return held(other), None
            rest = standing.names - {actor}
            if not rest:
                return NOBODY, actor
            if len(rest) == 1 and not standing.unnamed:
                return Held(rest), None
            return contested(set(rest), standing), None
        if actor in standing.around:
            left = standing.around - {actor}
            return Held(standing.names, standing.contested, standing.unnamed, left), None
    return None


def better(one: Report, two: Report) -> bool:
    letters = "ABCDE"
    grades = [(r.source.reliability or "F", r.credibility or 6) for r in (one, two)]
    if any(letter not in letters or number == 6 for letter, number in grades):
        return False
    return grades[0][0] < grades[1][0] and grades[0][1] < grades[1][1]


@dataclass
class Said:
    """A report on the front and what it left."""

    report: Report
    state: Held
    lost_by: str | None

    @property
    def about_siege(self) -> bool:
        """Besieging, or the leaving of one who stood around: the holder is as it was."""
        left = self.report.event in ("loses", "withdraws")
        return self.report.event == "besieges" or (left and self.lost_by is None and self.lifted)

    lifted: bool = False


def stands_around(sieges: list[Said]) -> frozenset[str]:
    """Read all that was said about a siege in order."""
    around: set[str] = set()
    for said in sieges:
        if said.report.event == "besieges":
            around.add(str(said.report.actor))
        else:
            around.discard(str(said.report.actor))
    return frozenset(around)


def order(report: Report) -> tuple[int, int]:
    return report.published.last, report.row


def verdict(front: list[Said]) -> Held:
    """Rule 2: the newest reports, of which none is later than another, say together who holds."""
    front = [
        s
        for s in front
        if s.lost_by is None
        or not any(
            o.lost_by is None and not o.state.nobody and o.state.holder != s.lost_by for o in front
        )
    ]
    last_of_family = {s.report.family: s for s in sorted(front, key=lambda s: order(s.report))}
    voices = sorted(last_of_family.values(), key=lambda s: order(s.report))
    left = [
        s
        for s in voices
        if not any(better(o.report, s.report) and o.state.side != s.state.side for o in voices)
    ]
    if len({s.state.side for s in left}) == 1:
        newest = left[-1].state
        unnamed = all(s.state.unnamed for s in left)
        return Held(newest.names, newest.contested, unnamed)
    names = frozenset(n for s in left for n in s.state.names)
    unnamed = len(names) < 2 or any(s.state.unnamed or s.state.nobody for s in left)
    return Held(names, contested=True, unnamed=unnamed)


@dataclass
class Ground:
    """One piece of ground walked through day by day."""

    by_day: dict[int, Held] = field(default_factory=dict)
    own_from: int | None = None
    """The first day on which a report of its own had an effect."""

    def on(self, day: int) -> Held:
        return self.by_day.get(day, NOBODY)


@dataclass
class Plain:
    """One reading (settled or earliest) of what counts in one question."""

    situation: Situation
    question: Question
    early: bool = False
    known_by: int | None = None
    """Overrides the question's known day."""

    @cached_property
    def k(self) -> int:
        told = self.known_by if self.known_by is not None else self.question.known_by
        return 10**9 if told is None else told

    # what counts

    @cached_property
    def reports(self) -> list[Report]:
        known = [r for r in self.situation.reports if r.published.last <= self.k]

        def stands(report: Report) -> bool:
            return not any(
                r.retracts is not None and r.retracts == report.label and stands(r) for r in known
            )

        return [r for r in known if stands(r)]

    def known(self, row: object) -> bool:
        published = row.published  # type: ignore[attr-defined]
        return published is None or published.last <= self.k

    @cached_property
    def relations(self) -> list[Relation]:
        return [row for row in self.situation.relations if self.known(row)]

    @cached_property
    def links(self) -> list[Link]:
        modes = self.question.modes or ("road", "track")
        return [v for v in self.situation.links.values() if v.mode in modes and self.known(v)]

    def placed(self, report: Report) -> int:
        whole = report.date.first if self.early else report.date.last
        return min(whole, report.published.last)

    @staticmethod
    def interval(report: Report) -> tuple[int, int]:
        last = report.published.last
        return min(report.date.first, last), min(report.date.last, last)

    # control

    def speaks_of_place(self, report: Report, place: str) -> str | None:
        """own, wide or None."""
        if report.place == place:
            return "own"
        if report.place is None or report.place in self.situation.places:
            return None
        if report.place == f"country:{self.situation.places[place].country}":
            return "wide"
        area = self.situation.areas.get(report.place)
        return "wide" if area is not None and place in area.members else None

    @staticmethod
    def speaks_of_link(report: Report, link: Link) -> bool:
        pair = {report.a, report.b} == {link.a, link.b} and link.on_ground
        return report.link == link.id or pair

    def walk(
        self, own: list[Report], wide: list[Report], ends: tuple[Ground, Ground] | None
    ) -> Ground:
        """Walk through the days. ``ends`` are given for a link."""
        ground = Ground()
        own_front: list[Said] = []
        own_sieges: list[Said] = []
        wide_front: list[Said] = []
        wide_sieges: list[Said] = []
        state = NOBODY
        for day in range(FIRST, FINAL + 1):
            mine = sorted((r for r in own if self.placed(r) == day), key=order)
            around = sorted((r for r in wide if self.placed(r) == day), key=order)
            state = self.read(mine, own_front, own_sieges, ground, ends, state)
            spoken = bool(own_front or own_sieges)
            if spoken and ground.own_from is None:
                ground.own_from = day
            if not spoken and ends is None:
                state = self.read(around, wide_front, wide_sieges, ground, ends, state)
            elif spoken:
                for report in around:
                    taken = report.event == "takes" and report.other_actor is not None
                    if taken and state.holder == report.other_actor:
                        state = held(report.actor)
            ground.by_day[day] = state
        return ground

    def read(
        self,
        reports: list[Report],
        front: list[Said],
        sieges: list[Said],
        ground: Ground,
        ends: tuple[Ground, Ground] | None,
        state: Held,
    ) -> Held:
        """Take in the reports of one day, and say who holds the ground then."""
        about_holder = about_siege = False
        for report in reports:
            first, _ = self.interval(report)
            standing = ground.on(first - 1)
            if ends is not None and ground.own_from is None and not front and not sieges:
                a, b = (end.on(first - 1) for end in ends)
                standing = a if a.side == b.side else NOBODY
            result = after(report, standing)
            if result is None:
                kin = [
                    s
                    for s in (*front, *sieges)
                    if s.report.family == report.family and self.interval(s.report)[1] >= first
                ]
                if kin:
                    standing = max(kin, key=lambda s: order(s.report)).state
                    result = after(report, standing)
            if result is None:
                continue
            lifted = report.actor in standing.around and report.actor not in standing.names
            said = Said(report, *result, lifted=lifted)
            if said.about_siege:
                if ends is not None:  # only a place can be besieged
                    continue
                about_siege = True
                sieges.append(said)
                continue
            about_holder = True
            front[:] = [s for s in front if self.interval(s.report)[1] >= first]
            sieges[:] = [s for s in sieges if self.interval(s.report)[1] >= first]
            front.append(said)
        if about_holder:
            state = verdict(front)
        if about_holder or about_siege:
            named = sorted(sieges, key=lambda s: (self.interval(s.report)[1], *order(s.report)))
            around = stands_around(named) - {str(state.holder)}
            state = Held(state.names, state.contested, state.unnamed, around)
        return state

    @cached_property
    def control_reports(self) -> list[Report]:
        events = ("holds", "takes", "loses", "withdraws", "enters", "contests", "besieges")
        return [r for r in self.reports if r.event in events]

    @cached_property
    def place_ground(self) -> dict[str, Ground]:
        found = {}
        for place in self.situation.places:
            own = [r for r in self.control_reports if self.speaks_of_place(r, place) == "own"]
            wide = [r for r in self.control_reports if self.speaks_of_place(r, place) == "wide"]
            found[place] = self.walk(own, wide, None)
        return found

    @cached_property
    def link_ground(self) -> dict[str, Ground | None]:
        found: dict[str, Ground | None] = {}
        for link in self.links:
            own = [r for r in self.control_reports if self.speaks_of_link(r, link)]
            wide = [
                r
                for r in self.control_reports
                if self.speaks_of_place(r, link.a) == self.speaks_of_place(r, link.b) == "wide"
            ]
            ends = self.place_ground[link.a], self.place_ground[link.b]
            found[link.id] = self.walk(own, wide, ends) if own else None
        return found

    def half_held(self, link: Link, end: str, day: int) -> tuple[Held, bool]:
        """Who holds a half, sieges aside, and whether a report of the link says so."""
        named = self.link_ground[link.id]
        if named is not None and named.own_from is not None and day >= named.own_from:
            return named.on(day), True
        return self.place_ground[end].on(day), False

    # permission

    def distances(self, actor: str, day: int) -> dict[str, int]:
        found, queue = {actor: 0}, deque([actor])
        while queue:
            one = queue.popleft()
            for row in self.relations:
                patron = row.kind in ("part_of", "proxy_of", "backed_by") and row.actor == one
                if patron and in_force(row, day) and row.other not in found:
                    found[row.other] = found[one] + 1
                    queue.append(row.other)
        return found

    def stance(self, holder: str, day: int) -> str:
        traveller = str(self.question.traveller)
        if holder == traveller:
            return "free"
        mine, theirs = self.distances(holder, day), self.distances(traveller, day)
        nearest: int | None = None
        effects: set[str] = set()
        for row in self.relations:
            if not in_force(row, day):
                continue
            ways = [(row.actor, row.other)]
            if row.kind != "tolerates":
                ways.append((row.other, row.actor))
            for one, other in ways:
                if one in mine and other in theirs and one != other:
                    steps = mine[one] + theirs[other]
                    if nearest is None or steps < nearest:
                        nearest, effects = steps, set()
                    if steps == nearest:
                        effects.add(EFFECT[row.kind])
        return effects.pop() if len(effects) == 1 else "unknown"

    def word(self, holder: str, day: int, place: str, link: Link | None, way: str | None) -> str:
        """An explicit rule, else the stance."""
        fitting = []
        for rule in self.situation.permissions:
            if (
                self.known(rule)
                and rule.holder == holder
                and rule.traveller == self.question.traveller
                and rule.cargo in (None, self.question.cargo)
                and in_force(rule, day)
                and rule.place in (None, place)
                and (rule.link is None or (link is not None and rule.link == link.id))
                and (rule.direction in (None, "both") or rule.direction == way)
            ):
                spot = rule.place is not None or rule.link is not None
                directed = rule.direction in ("ab", "ba")
                start = rule.start.first if rule.start else 0
                fitting.append(((spot, rule.cargo is not None, directed, start), rule.permission))
        if fitting:
            top = max(key for key, _ in fitting)
            return next(permission for key, permission in fitting if key == top)
        return self.stance(holder, day)

    def notices(
        self, day: int, place: str | None, link: Link | None, way: str | None
    ) -> list[Report]:
        """Closures, openings and restrictions in force about one spot (a place or a link)."""
        kind = self.situation.actors[str(self.question.traveller)].kind
        found = []
        for report in self.reports:
            if report.event not in ("closes", "opens", "restricts") or self.placed(report) > day:
                continue
            if report.for_whom not in (None, self.question.traveller, kind):
                continue
            if report.cargo not in (None, self.question.cargo):
                continue
            if place is not None and self.speaks_of_place(report, place):
                found.append(report)
            if link is not None and self.speaks_of_link(report, link) and runs(report, link, way):
                found.append(report)
        return found

    def notice_says(self, notices: list[Report]) -> tuple[str, str | None]:
        """(closed | lifted | at-best | nothing, permission) of the standing notices of one spot."""
        if not notices:
            return "nothing", None
        traveller = self.question.traveller

        def level(r: Report) -> tuple[int, bool, bool]:
            whom = 0 if r.for_whom is None else 2 if r.for_whom == traveller else 1
            return whom, r.cargo is not None, r.direction in ("ab", "ba")

        def age(r: Report) -> tuple[int, int, int]:
            return (self.placed(r), *order(r))

        newest = {}
        for report in sorted(notices, key=age):
            newest[level(report)] = report
        decides = newest[max(newest)]
        if not closing(decides):
            wider = [r for r in newest.values() if closing(r) and age(r) > age(decides)]
            if wider:
                decides = max(wider, key=age)
        if closing(decides):
            return "closed", None
        word = "free" if decides.event == "opens" else str(decides.permission)
        if decides.for_whom is not None:
            return "lifted", word
        return ("nothing", None) if decides.event == "opens" else ("at-best", word)

    def lapsed(self, report: Report, day: int, place: str, link: Link | None) -> bool:
        """Whether another named holder has had the ground since."""

        def holder_on(d: int) -> str | None:
            if link is not None:
                return self.half_held(link, place, d)[0].holder
            return self.place_ground[place].on(d).holder

        placed = self.placed(report)
        holder = holder_on(placed)
        for d in range(max(placed, FIRST) + 1, day + 1):
            now = holder_on(d)
            if now is None:
                continue
            if holder is not None and now != holder:
                return True
            holder = now
        return False

    # practicability

    def road_state(self, day: int, place: str | None, link: Link | None, way: str | None) -> str:
        """The state of one spot: cuts stand until repairs; the heaviest class that still passes."""
        vehicle = self.question.vehicle or 5
        said = []
        for report in self.reports:
            if report.event in ("cuts", "damages", "repairs") and self.placed(report) <= day:
                if place is not None and self.speaks_of_place(report, place):
                    said.append(report)
                if (
                    link is not None
                    and self.speaks_of_link(report, link)
                    and runs(report, link, way)
                ):
                    said.append(report)
        said.sort(key=lambda r: (self.placed(r), *order(r)))
        state = "open"
        for report in said:
            too_heavy = report.vehicle is not None and vehicle > report.vehicle
            if report.event == "repairs":
                state = "closed" if too_heavy else "open"
            elif too_heavy or (report.event == "cuts" and report.vehicle is None):
                state = "closed"
            elif report.event == "cuts" or state != "closed":
                state = "restricted"
        return state

    # passage

    def passage(
        self, day: int, place: str, link: Link | None = None, way: str | None = None
    ) -> int:
        """The passage of the ground at a place, or of the half of a link at that place."""
        if link is not None and not link.on_ground:
            closed = self.notice_says(self.notices(day, None, link, way))[0] == "closed"
            cut = self.road_state(day, None, link, way) == "closed"
            return CLOSED if closed or cut else OPEN
        state, by_report = self.place_ground[place].on(day), False
        if link is not None:
            state, by_report = self.half_held(link, place, day)
            ends = [self.place_ground[e].on(day) for e in (link.a, link.b)]
            besiegers = frozenset(b for end in ends for b in end.around)
            if besiegers and state.holder not in besiegers:
                names = state.names | besiegers
                state = Held(names, contested=True, unnamed=state.unnamed or len(names) < 2)
        spots = [] if link is None else [self.notices(day, None, link, way)]
        roads = [] if link is None else [self.road_state(day, None, link, way)]
        if not by_report:
            spots.append(self.notices(day, place, None, None))
            roads.append(self.road_state(day, place, None, None))
        said = [
            self.notice_says([r for r in spot if not self.lapsed(r, day, place, link)])
            for spot in spots
        ]
        if (
            link is not None
            and link.max_vehicle
            and (self.question.vehicle or 5) > link.max_vehicle
        ):
            roads.append("closed")
        lamps = [CLOSED if "closed" in roads else OPEN]
        lamps.append(CLOSED if any(s == "closed" for s, _ in said) else OPEN)
        words = [self.word(n, day, place, link, way) for n in sorted(state.names)]
        if state.nobody:
            lamps.append(UNKNOWN)
        elif state.contested:
            shut = bool(words) and not state.unnamed and all(w == "denied" for w in words)
            lamps.append(CLOSED if shut else CONTESTED)
        else:
            lifted = [str(p) for s, p in said if s == "lifted"]
            leave = max(lifted, key=STRICT.index) if lifted else words[0]
            for s, p in said:
                if s == "at-best" and leave != "unknown":
                    leave = max(leave, str(p), key=STRICT.index)
            lamps.append({"denied": CLOSED, "unknown": UNKNOWN}.get(leave, OPEN))
        return max(lamps)

    # the network of one day

    def view(self, day: int) -> View:
        if day not in self._views:
            self._views[day] = View(self, day)
        return self._views[day]

    _views: dict[int, View] = field(default_factory=dict)

    def status(self, day: int) -> str:
        return self.view(day).status()


def in_force(row: object, day: int) -> bool:
    start, end = row.start, row.end  # type: ignore[attr-defined]
    return (start is None or start.first <= day) and (end is None or day <= end.last)


def closing(report: Report) -> bool:
    return report.event == "closes" or report.permission == "denied"


def runs(report: Report, link: Link, way: str | None) -> bool:
    """Whether a report about a link speaks of this direction (ab or ba of the link)."""
    if report.direction not in ("ab", "ba"):
        return True
    turned = report.link is None and report.a == link.b
    said = report.direction if not turned else {"ab": "ba", "ba": "ab"}[report.direction]
    return said == way


@dataclass(frozen=True)
class Arc:
    """A link in one direction on one day."""

    tail: str
    head: str
    link: Link
    near: int
    far: int


class View:
    """Everything about one day."""

    def __init__(self, plain: Plain, day: int) -> None:
        self.places = {p: plain.passage(day, p) for p in plain.situation.places}
        self.arcs: list[Arc] = []
        for link in plain.links:
            if not in_force(link, day):
                continue
            for way, tail, head in (("ab", link.a, link.b), ("ba", link.b, link.a)):
                if link.one_way in (None, way):
                    near = plain.passage(day, tail, link, way)
                    far = plain.passage(day, head, link, way)
                    self.arcs.append(Arc(tail, head, link, near, far))
        q = plain.question
        stops = [list(q.origin), *([p] for p in q.via), list(q.destination)]
        self.legs = list(pairwise(stops))

    def joined(self, start: list[str], end: list[str], limit: int, lost: frozenset[str]) -> bool:
        reached = set(start)
        queue = list(start)
        for place in queue:
            if self.places[place] > limit or place in lost:
                continue
            for arc in self.arcs:
                ok = max(arc.near, arc.far) <= limit and self.places[arc.head] <= limit
                if arc.tail == place and ok and arc.head not in lost and arc.head not in reached:
                    reached.add(arc.head)
                    queue.append(arc.head)
        return bool(reached & set(end))

    def all_joined(self, limit: int, lost: frozenset[str] = frozenset()) -> bool:
        return all(self.joined(start, end, limit, lost) for start, end in self.legs)

    def status(self) -> str:
        if self.all_joined(OPEN):
            return "open"
        return "uncertain" if self.all_joined(UNKNOWN) else "closed"

    def ways(self, start: list[str], end: list[str]) -> list[list[Arc]]:
        """Every way that visits no place twice, whatever its state."""
        found: list[list[Arc]] = []

        def go(place: str, seen: list[str], way: list[Arc]) -> None:
            if place in end:
                found.append(way)
                return
            for arc in self.arcs:
                if arc.tail == place and arc.head not in seen:
                    go(arc.head, [*seen, arc.head], [*way, arc])

        for place in start:
            go(place, [place], [])
        return found

    def shortest(self, limit: int) -> float | None:
        """Metres of the shortest way with no piece worse than the limit, all legs together."""
        total = 0.0
        for start, end in self.legs:
            lengths = [
                sum(arc.link.metres for arc in way)
                for way in self.ways(start, end)
                if not way
                or all(
                    max(arc.near, arc.far, self.places[arc.tail], self.places[arc.head]) <= limit
                    for arc in way
                )
            ]
            if not lengths:
                return None
            total += min(lengths)
        return total

    def gap(self) -> tuple[float, float, float] | None:
        """Closed, doubtful and open metres of the way that needs least, all legs together."""
        total = [0.0, 0.0, 0.0]
        for start, end in self.legs:
            costs = [self.cost(way) for way in self.ways(start, end) if self.flyable(way)]
            if not costs:
                return None
            best = min(costs)
            total = [t + m for t, m in zip(total, best[1], strict=True)]
        return total[0], total[1], total[2]

    def flyable(self, way: list[Arc]) -> bool:
        return all(
            arc.link.on_ground
            or max(arc.near, arc.far, self.places[arc.tail], self.places[arc.head]) < CLOSED
            for arc in way
        )

    def cost(self, way: list[Arc]) -> tuple[list[float], list[float]]:
        """What ways are compared by (a place not open counts a millimetre), and the metres."""
        column = {CLOSED: 0, CONTESTED: 1, UNKNOWN: 1, OPEN: 2}
        metres, toll = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
        for arc in way:
            if not arc.link.on_ground:
                metres[2] += arc.link.metres
            else:
                metres[column[arc.near]] += arc.link.metres / 2
                metres[column[arc.far]] += arc.link.metres / 2
            if self.places[arc.head] != OPEN:
                toll[column[self.places[arc.head]]] += 0.001
        return [m + t for m, t in zip(metres, toll, strict=True)], metres

    @property
    def stops(self) -> set[str]:
        return {p for start, end in self.legs for p in (*start, *end)}

    def single_points(self) -> set[str]:
        """Places, other than those of the question, without which there is no way."""
        others = set(self.places) - self.stops
        return {p for p in others if not self.all_joined(OPEN, frozenset([p]))}

    def critical_roads(self) -> set[str]:
        """Links without which there is no way."""
        arcs, found = self.arcs, set()
        for link in {arc.link.id for arc in arcs}:
            self.arcs = [arc for arc in arcs if arc.link.id != link]
            if not self.all_joined(OPEN):
                found.add(link)
        self.arcs = arcs
        return found

    def smallest_cut(self) -> int | None:
        """How many places must be lost; None where no number will do."""
        others = sorted(set(self.places) - self.stops)
        for count in range(1, len(others) + 1):
            for lost in combinations(others, count):
                if not self.all_joined(OPEN, frozenset(lost)):
                    return count
        return None


def history(plain: Plain) -> list[str]:
    """The status of every day of the calendar, the first before anything is known."""
    return [plain.status(day) for day in range(FIRST, FINAL + 1)]


def since(statuses: list[str], day: int) -> tuple[int | None, int | None]:
    """(earliest, settled) of the status of a day: None where it holds since before the calendar."""
    at = day - FIRST
    status = statuses[at]
    settled = at
    while settled > 0 and statuses[settled - 1] == status:
        settled -= 1
    earliest = settled
    while earliest > 0:
        back = earliest - 1
        while back >= 0 and statuses[back] != status:
            back -= 1
        if back < 0 or earliest - back - 1 > 14:
            break
        while back > 0 and statuses[back - 1] == status:
            back -= 1
        earliest = back
    return (
        None if earliest == 0 else FIRST + earliest,
        None if settled == 0 else FIRST + settled,
    )


def first_known(
    situation: Situation, question: Question, status: str, day: int | None, *, early: bool
) -> int | None:
    """The first day, not before the day itself, on which its status could be known.

    What was published after the question's own known day never counts.
    """
    if day is None:
        return None
    last = question.known_by
    for known_by in range(day, FINAL + 40):
        k = known_by if last is None else min(known_by, last)
        if Plain(situation, question, early=early, known_by=k).status(day) == status:
            return known_by
    return None


def reduced(situation: Situation, family: str) -> Situation:
    """The situation as if no source of a family had said anything."""
    from dataclasses import replace

    gone = {s.id for s in situation.sources.values() if s.family == family}
    return replace(
        situation,
        reports=tuple(r for r in situation.reports if r.source.id not in gone),
        relations=tuple(r for r in situation.relations if r.source not in gone),
        permissions=tuple(r for r in situation.permissions if r.source not in gone),
        links={k: v for k, v in situation.links.items() if v.source not in gone},
    )
