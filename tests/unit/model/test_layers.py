"""Layers check themselves when made, and name whom their rows rest on."""

from __future__ import annotations

import pytest

from landbridge.model.layers import Column, Layer, LayerSet, Look

COLUMNS = (Column("name"), Column("sources"))


def test_layer__refuses_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="a row of layer 'x' does not fit"):
        Layer("x", "X", COLUMNS, (("one",),))
    with pytest.raises(ValueError, match="has 0 shapes for its rows"):
        Layer("x", "X", COLUMNS, (("one", None),), "point")
    with pytest.raises(ValueError, match="has 1 shapes for its rows"):
        Layer("x", "X", COLUMNS, (("one", None),), None, ((1.0, 2.0),))
    with pytest.raises(ValueError, match="no shape 'circle'"):
        Layer("x", "X", COLUMNS, (), "circle")
    with pytest.raises(ValueError, match="no kind of column 'date'"):
        Column("x", "date")
    with pytest.raises(ValueError, match="no pattern 'striped'"):
        Look("x", "X", "#000000", "striped")


def test_layer__gives_rows_with_their_shapes() -> None:
    layer = Layer("x", "X", COLUMNS, (("one", None), ("two", None)), "point", ((1.0, 2.0), None))
    assert list(layer.features()) == [(("one", None), (1.0, 2.0)), (("two", None), None)]
    plain = Layer("y", "Y", COLUMNS, (("one", None),))
    assert list(plain.features()) == [(("one", None), None)]
    assert layer.position("sources") == 1
    with pytest.raises(KeyError):
        layer.position("nothing")


def test_set__names_the_sources_of_a_layer() -> None:
    some = Layer("some", "S", COLUMNS, (("one", "b;a"), ("two", None)), credits="sources")
    every = Layer("every", "E", COLUMNS, (), credits="*")
    none = Layer("none", "N", COLUMNS, ())
    layers = LayerSet("T", (some, every, none), credits={"c": "Cee", "b": "Bee", "a": "Ay"})
    assert layers.attribution_of(some) == ("Ay", "Bee")
    assert layers.attribution_of(every) == ("Ay", "Bee", "Cee") == layers.attribution
    assert layers.attribution_of(none) == ()
    assert layers["every"] is every
    with pytest.raises(KeyError):
        layers["nothing"]
