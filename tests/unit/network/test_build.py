"""From places and links to positions."""

from __future__ import annotations

import numpy as np

from landbridge.network import build_network
from worlds.build import Drawing, day


def drawn() -> Drawing:
    """a --- b --> c, and a flight from a to c known from day 10.

    ::

        a --- b --> c
        a ~~~~~~~~~ c
    """
    drawing = Drawing()
    for at, name in enumerate("abc"):
        drawing.place(name, 40 + at, 34)
    drawing.link("a", "b", 12.3456789)
    drawing.link("c", "b", 5, one_way="ba")
    drawing.link("a", "c", 100, mode="air", published=10)
    return drawing


def network_of(drawing: Drawing, **more):
    more.setdefault("modes", ("road", "air"))
    return build_network(drawing.places.values(), drawing.links.values(), **more)


def test_build__lays_arcs_out_by_the_place_they_leave():
    network = network_of(drawn())
    arcs = []
    for place in range(3):
        for arc in range(network.first_arc[place], network.first_arc[place + 1]):
            assert network.tail[arc] == place
            way = ("ab", "ba")[network.arc_direction[arc]]
            arcs.append(
                (place, int(network.head[arc]), network.links[network.arc_link[arc]].id, way)
            )
    assert arcs == [
        (0, 1, "a-b", "ab"),
        (0, 2, "a-c", "ab"),
        (1, 0, "a-b", "ba"),
        (1, 2, "c-b", "ba"),
        (2, 0, "a-c", "ba"),
    ]


def test_build__leaves_out_other_modes_and_what_was_not_known():
    assert [v.id for v in network_of(drawn(), modes=("road",)).links] == ["a-b", "c-b"]
    assert len(network_of(drawn(), known_by=day(9)).links) == 2
    assert len(network_of(drawn(), known_by=day(10)).links) == 3


def test_build__counts_whole_millimetres():
    assert network_of(drawn()).millimetres.tolist() == [12_345_679, 5_000_000, 100_000_000]


def test_build__without_links_has_no_arcs():
    network = network_of(drawn(), modes=("sea",))
    assert network.first_arc.tolist() == [0, 0, 0, 0]
    assert network.head.dtype == np.int32
