"""Situations drawn by hand.

``*`` is held by the army (who asks), ``o`` by its foe, ``+`` by its ally, ``?`` by nobody known.

Every road is 20 km unless its length is drawn. Places stand 0.2 degrees apart on latitude 34.
"""

from __future__ import annotations

from itertools import pairwise

from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from worlds.build import Drawing, day


def ask_for(
    origin: str | list[str], destination: str | list[str], on: int, **more: object
) -> Question:
    """Ask for the army, unless told otherwise."""
    ends = [[end] if isinstance(end, str) else end for end in (origin, destination)]
    more.setdefault("traveller", "army")
    return Question(origin=ends[0], destination=ends[1], on=day(on), **more)  # type: ignore[arg-type]


def people(title: str) -> Drawing:
    """Two sources, the army, its ally and its foe, an aid organisation, and nothing else."""
    drawing = Drawing(title)
    drawing.source("press")
    drawing.source("monitor")
    drawing.actor("army", "state")
    for name in ("ally", "foe", "guards", "militia"):
        drawing.actor(name)
    drawing.actor("aid", "organisation")
    drawing.relate("army ally_of ally")
    drawing.relate("foe hostile_to army")
    drawing.relate("guards neutral_to army")
    return drawing


def row(drawing: Drawing, names: str, holders: str, *, lat: float = 34.0, km: float = 20) -> None:
    """Lay places in a row, held from day 0 on as the letters say, each joined to the next."""
    actor = {"*": "army", "o": "foe", "+": "ally", "=": "guards"}
    for at, (name, holder) in enumerate(zip(names, holders, strict=True)):
        drawing.place(name, 40 + 0.2 * at, lat)
        if holder in actor:
            drawing.report("holds", 0, name, by=actor[holder])
    for a, b in pairwise(names):
        drawing.link(a, b, km)


def bridge() -> Situation:
    """A bridge: cut on day 10, damaged on day 15, repaired for light trucks on 20, for all on 30.

    a* ===bridge=== b*
    """
    drawing = people("a bridge")
    row(drawing, "ab", "**")
    drawing.report("cuts", 10, ("a", "b"))
    drawing.report("repairs", 20, ("b", "a"), vehicle=4)
    drawing.report("repairs", 30, ("a", "b"))
    return drawing.situation()


def diamond() -> Situation:
    """Two roads: the short one over n is lost on day 10, the long one over s on day 20.

       n*
    20/  \\20
     a*  d* --20-- e*
    30\\  /30
       s*
    """
    drawing = people("two roads")
    drawing.place("a", 40.0, 34.0)
    drawing.place("n", 40.2, 34.2)
    drawing.place("s", 40.2, 33.8)
    drawing.place("d", 40.4, 34.0)
    drawing.place("e", 40.6, 34.0)
    for place in "ansde":
        drawing.report("holds", 0, place, by="army")
    for a, b, km in (
        ("a", "n", 20),
        ("n", "d", 20),
        ("a", "s", 30),
        ("s", "d", 30),
        ("d", "e", 20),
    ):
        drawing.link(a, b, km)
    drawing.report("takes", 10, "n", by="foe", other_actor="army")
    drawing.report("takes", 20, "s", by="foe", other_actor="army")
    return drawing.situation()


def pocket() -> Situation:
    """A pocket: the army in the middle of its foe's ground, and its own ground on either side.

    a* --- b* --- c(o) --- d* --- e(o) --- f*
    """
    drawing = people("a pocket")
    row(drawing, "abcdef", "**o*o*")
    return drawing.situation()


def ally_corridor() -> Situation:
    """A corridor through an ally; on day 10 a client of the ally takes c, on 20 the alliance ends.

    a* --- b+ --- c+ --- d*
    """
    drawing = people("a corridor through an ally")
    drawing.relations.pop(0)
    drawing.relate("army ally_of ally", None, 19)
    drawing.relate("militia proxy_of ally")
    row(drawing, "abcd", "*++*")
    drawing.report("takes", 10, "c", by="militia", other_actor="ally")
    return drawing.situation()


def moving_front() -> Situation:
    """A front that moves: the army takes a place every ten days and meets those who hold e and f.

    a* --- b(o) --- c(o) --- d(o) --- e* --- f*
          day 10    day 20   day 30
    """
    drawing = people("a front that moves")
    row(drawing, "abcdef", "*ooo**")
    for at, place in enumerate("bcd"):
        drawing.report("takes", 10 * (at + 1), place, by="army", other_actor="foe")
    return drawing.situation()


def siege() -> Situation:
    """A siege: from day 10 to day 20 the foe stands around c.

    a* --- b* --- c* --- d*
    """
    drawing = people("a siege")
    row(drawing, "abcd", "****")
    drawing.report("besieges", 10, "c", by="foe")
    drawing.report("withdraws", 20, "c", by="foe")
    return drawing.situation()


def one_way() -> Situation:
    """A one-way road out, and no way back.

    a* --> b* --- c*
    """
    drawing = people("a one-way road")
    row(drawing, "abc", "***")
    old = drawing.links.pop("a-b")
    drawing.link("a", "b", old.metres / 1000, one_way="ab")
    return drawing.situation()


def crossing() -> Situation:
    """A border crossing with closures for kinds of traveller and cargo.

    a* --- x*(crossing) --- b*

    Day 5: closed for everybody. Day 10: opened for organisations. Day 15: opened for everybody,
    but fuel. Day 20: closed for the army. Day 25: closed for everybody, which also ends day 10's.
    """
    drawing = people("a crossing")
    row(drawing, "axb", "***")
    drawing.relate("army tolerates aid")
    drawing.report("closes", 5, "x")
    drawing.report("opens", 10, "x", for_whom="organisation")
    drawing.report("opens", 15, "x")
    drawing.report("closes", 15, "x", cargo="fuel")
    drawing.report("closes", 20, "x", for_whom="army")
    drawing.report("closes", 25, "x")
    return drawing.situation()


def parallel_links() -> Situation:
    """Two roads and a track between the same two towns; a report about the pair means all of them.

    a* ==20== b*      a* ==30== b*      a* ..16.. b* (track, up to motorbikes)

    Day 10: the 20 km road is cut. Day 20: the pair is cut. Day 30: the 30 km road is repaired.
    """
    drawing = people("parallel links")
    row(drawing, "ab", "**")
    drawing.link("a", "b", 30, id="long")
    drawing.link("b", "a", 16, id="path", mode="track", max_vehicle=2)
    drawing.report("cuts", 10, "link:a-b")
    drawing.report("cuts", 20, ("b", "a"))
    drawing.report("repairs", 30, "link:long")
    return drawing.situation()


def air_leg() -> Situation:
    """By air over closed ground, then by road. On day 10 the flights stop, on 20 the foe takes p.

    a* ~~~~~~ p*(airport) --- b*
      \\          /
       --- c(o) -
    """
    drawing = people("an air leg")
    drawing.place("a", 40.0, 34.0, "airport")
    drawing.place("c", 40.2, 33.8)
    drawing.place("p", 40.4, 34.0, "airport")
    drawing.place("b", 40.6, 34.0)
    for place, holder in (("a", "army"), ("c", "foe"), ("p", "army"), ("b", "army")):
        drawing.report("holds", 0, place, by=holder)
    drawing.link("a", "c")
    drawing.link("c", "p")
    drawing.link("p", "b")
    drawing.link("a", "p", 50, mode="air", id="flight")
    drawing.report("closes", 10, "link:flight")
    drawing.report("opens", 15, "link:flight")
    drawing.report("takes", 20, "p", by="foe", other_actor="army")
    return drawing.situation()


def irregular_date() -> Situation:
    """ "In the second half of January" the army took b, published on day 40; "in January", said on
    day 12, it took c: placed on day 12, which is as far as the writer could see.

    a* --- b(o) --- c(o)
    """
    drawing = people("irregular dates")
    row(drawing, "abc", "*oo")
    drawing.report("takes", (15, 30), "b", by="army", other_actor="foe", published=40)
    drawing.report("takes", "2020-01", "c", by="army", other_actor="foe", published=12)
    return drawing.situation()


def with_via() -> Situation:
    """Out and back through one town: legs may share places.

    a* --- b* --- c*
           |
           p(o), the army's from day 10
    """
    drawing = people("a via")
    row(drawing, "abc", "***")
    drawing.place("p", 40.2, 33.8)
    drawing.report("holds", 0, "p", by="foe")
    drawing.link("b", "p")
    drawing.report("takes", 10, "p", by="army")
    return drawing.situation()


def coast() -> Situation:
    """From any of two towns to a coast of two ports: any of them will do.

    a(o) --- c* --- p(o)
    b*   --- c      q*  --- c
    """
    drawing = people("set ends")
    drawing.place("a", 40.0, 34.0)
    drawing.place("b", 40.0, 33.8)
    drawing.place("c", 40.2, 34.0)
    drawing.place("p", 40.4, 34.0, "port")
    drawing.place("q", 40.4, 33.8, "port")
    for place, holder in (("a", "foe"), ("b", "army"), ("c", "army"), ("p", "foe"), ("q", "army")):
        drawing.report("holds", 0, place, by=holder)
    for a, b in (("a", "c"), ("b", "c"), ("c", "p"), ("c", "q")):
        drawing.link(a, b)
    return drawing.situation()


EVERY = {
    "bridge": (bridge, ask_for("a", "b", 40)),
    "diamond": (diamond, ask_for("a", "e", 40)),
    "pocket": (pocket, ask_for("a", "f", 40)),
    "ally_corridor": (ally_corridor, ask_for("a", "d", 40)),
    "moving_front": (moving_front, ask_for("a", "f", 40)),
    "siege": (siege, ask_for("a", "d", 40)),
    "one_way": (one_way, ask_for("a", "c", 40)),
    "crossing": (crossing, ask_for("a", "b", 40)),
    "parallel_links": (parallel_links, ask_for("a", "b", 40)),
    "air_leg": (air_leg, ask_for("a", "b", 40, modes=("road", "air"))),
    "irregular_date": (irregular_date, ask_for("a", "c", 60)),
    "with_via": (with_via, ask_for("a", "c", 40, via=["p"])),
    "coast": (coast, ask_for(["a", "b"], ["p", "q"], 40)),
}
"""Each world with a question that makes use of it."""
