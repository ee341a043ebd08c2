"""Lines parted where they meet, and chains made one, on drawn roads small enough to see."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.importers._roads_chains import chains_of
from landbridge.importers._roads_lines import (
    MOST_POINTS,
    Lines,
    part_at_junctions,
    without_repeats,
    wkt_of,
)


def drawn(*lines: str) -> Lines:
    """Lines by the letters of their nodes; a letter lies at its place in the alphabet."""
    letters = [ord(letter) - ord("a") for line in lines for letter in line]
    first = np.cumsum([0, *(len(line) for line in lines)])
    x = np.array(letters, dtype=np.int32) * 100_000
    return Lines(first.astype(np.int64), np.array(letters, dtype=np.int64), x, x // 2)


def parted(where: str, *lines: str) -> list[str]:
    """The segments as letters."""
    found = drawn(*lines)
    segments = part_at_junctions(found, where)
    return [
        "".join(chr(97 + node) for node in found.node[begins : ends + 1])
        for begins, ends in zip(segments.begins, segments.ends, strict=True)
    ]


def joined(*lines: str, kinds: str = "", one_way: str = "") -> list[str]:
    """Chains as letters; ``kinds`` tells lines apart, ``one_way`` names those that are."""
    found = drawn(*lines)
    segments = part_at_junctions(found)
    alike = np.array([ord(kind) for kind in kinds or "x" * len(lines)])[segments.line]
    flows = np.array([mark == ">" for mark in one_way or "-" * len(lines)])[segments.line]
    told = []
    for chain in chains_of(segments, alike, flows):
        word = ""
        for segment, backwards in chain:
            run = found.node[segments.begins[segment] : segments.ends[segment] + 1]
            letters = "".join(chr(97 + node) for node in (run[::-1] if backwards else run))
            assert not word or word[-1] == letters[0]
            word += letters[1:] if word else letters
        told.append(word)
    return told


def test_lines__are_parted_at_vertices_that_others_have() -> None:
    assert parted("vertices", "abcde", "fcg") == ["abc", "cde", "fc", "cg"]
    assert parted("ends", "abcde", "fcg", "cz") == ["abc", "cde", "fc", "cg", "cz"]
    assert parted("ends", "abcde", "fcg") == ["abcde", "fcg"]
    assert parted("none", "abcde", "cz") == ["abcde", "cz"]


def test_lines__that_cross_or_close_themselves() -> None:
    assert parted("vertices", "abcdbe") == ["ab", "bcdb", "be"]
    assert parted("vertices", "abca") == ["abca"]


def test_lines__repeats_go_and_so_do_lines_of_one_point() -> None:
    told, alive = without_repeats(drawn("aabbc", "dd", "ee", "fg"))
    assert told.first.tolist() == [0, 3, 5]
    assert alive.tolist() == [0, 3]
    assert without_repeats(drawn("a"))[0].first.tolist() == [0]


def test_lines__longer_than_a_cell_are_parted() -> None:
    count = 2 * MOST_POINTS + 5
    numbers = np.arange(count)
    long = Lines(np.array([0, count]), numbers, numbers.astype(np.int32), numbers.astype(np.int32))
    segments = part_at_junctions(long)
    sizes = (segments.ends - segments.begins + 1).tolist()
    assert max(sizes) == MOST_POINTS
    assert sum(size - 1 for size in sizes) == count - 1
    flags = np.zeros(len(sizes), dtype=bool)
    assert len(chains_of(segments, np.zeros(len(sizes), dtype=np.int64), flags)) == len(sizes)
    assert len(wkt_of([(0, MOST_POINTS - 1, False)], long)) < 131_072


def test_segments__are_measured_on_the_ellipsoid() -> None:
    degree = Lines(
        np.array([0, 2, 4]),
        np.array([1, 2, 3, 4]),
        np.array([0, 10_000_000, 0, 0], dtype=np.int32),
        np.array([0, 0, 0, 10_000_000], dtype=np.int32),
    )
    metres = part_at_junctions(degree).metres
    assert metres == pytest.approx([111_319.4908, 110_574.3886], abs=1e-3)


def test_chains__run_as_their_first_segment_does() -> None:
    assert joined("ab", "bc", "cd") == ["abcd"]
    assert joined("bc", "ba", "dc") == ["abcd"]
    assert joined("ab", "bc", "bd") == ["ab", "bc", "bd"]


def test_chains__only_what_is_alike_is_joined() -> None:
    assert joined("ab", "bc", "cd", kinds="xxy") == ["abc", "cd"]


def test_chains__one_way_only_head_to_tail() -> None:
    assert joined("ab", "bc", one_way=">>") == ["abc"]
    assert joined("bc", "ab", one_way=">>") == ["abc"]
    assert joined("ab", "cb", one_way=">>") == ["ab", "cb"]
    assert joined("ba", "bc", one_way=">>") == ["ba", "bc"]


def test_chains__loops_and_parallel_roads_stay() -> None:
    assert joined("ab", "ab") == ["aba"]
    assert joined("abc", "ca") == ["abca"]
    assert joined("xabca", "ay") == ["xa", "abca", "ay"]
    assert joined("ab", "ab", "bc", "ad") == ["ab", "ab", "bc", "ad"]


def test_wkt__writes_a_shared_point_once() -> None:
    told = wkt_of([(1, 2, True), (0, 1, True)], drawn("abc"))
    assert told == ("LINESTRING (0.0200000 0.0100000, 0.0100000 0.0050000, 0.0000000 0.0000000)")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    lines=st.lists(
        st.tuples(st.text("abcdefgh", min_size=2, max_size=5), st.sampled_from("xy")),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_chains__as_many_and_as_long_as_a_graph_says(lines) -> None:
    """Against networkx, which takes nodes of two alike edges away one after the other."""
    raw, alive = without_repeats(drawn(*(word for word, _ in lines)))
    if not len(alive):
        return
    kinds = np.array([ord(lines[line][1]) for line in alive])
    segments = part_at_junctions(raw)
    alike = kinds[segments.line]
    chains = chains_of(segments, alike, np.zeros(len(alike), dtype=bool))
    assert sorted(s for chain in chains for s, _ in chain) == list(range(len(alike)))
    graph = nx.MultiGraph()
    for tail, head, kind in zip(segments.tail, segments.head, alike, strict=True):
        graph.add_edge(int(tail), int(head), kind=int(kind))
    for node in list(graph.nodes):
        edges = list(graph.edges(node, keys=True, data="kind"))
        if graph.degree(node) != 2 or len(edges) != 2 or edges[0][3] != edges[1][3]:
            continue
        (_, one, first, kind), (_, other, second, _) = edges
        graph.remove_edge(node, one, first)
        graph.remove_edge(node, other, second)
        graph.add_edge(one, other, kind=kind)
    assert len(chains) == graph.number_of_edges()
