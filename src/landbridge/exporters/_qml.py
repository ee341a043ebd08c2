"""Styles of layers as QML, the style files of QGIS: colours by value, hatching, days."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.exporters._text import escaped
from landbridge.model.layers import Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from landbridge.model.layers import Layer

__all__ = ["END_TIME", "qml"]

END_TIME = "end_time"
"""The column with the last moment of the last day, which QGIS needs beside the day itself.

It compares dates with moments as text, by which a day lies before its own midnight: with the day
alone a row would vanish on its last day.
"""

_KINDS = {"point": "marker", "line": "line", "polygon": "fill"}
_GEOMETRY = {"point": 0, "line": 1, "polygon": 2}
_NEUTRAL = "#55524d"
_FAINT = 60
"""Opacity of areas, of 255: what lies under them stays seen."""
_EDGE = "255,255,255,255"
_FORMS = ("circle", "square", "triangle", "diamond", "pentagon", "star")


def _rgba(colour: str, opacity: int = 255) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + f",{opacity}"


def _layer(kind: str, settings: Mapping[str, str], inner: str = "") -> str:
    """Write one symbol layer, as older and as newer versions of QGIS read it."""
    options = "".join(
        f'<Option name="{key}" type="QString" value="{escaped(value)}"/>'
        for key, value in settings.items()
    )
    props = "".join(f'<prop k="{key}" v="{escaped(value)}"/>' for key, value in settings.items())
    return (
        f'<layer class="{kind}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{options}</Option>{props}{inner}</layer>'
    )


def _symbol(name: str, kind: str, layers: str) -> str:
    return (
        f'<symbol type="{kind}" name="{name}" alpha="1" clip_to_extent="1" force_rhr="0">'
        f"{layers}</symbol>"
    )


def _hatching(name: str, colour: str, opacity: int = 255) -> str:
    """Write white ground with slanted bars."""
    ground = {"color": f"255,255,255,{opacity}", "style": "solid", "outline_style": "no"}
    bars = {"angle": "45", "distance": "1.2", "distance_unit": "MM", "line_width": "0.6"}
    line = _layer(
        "SimpleLine",
        {"line_color": _rgba(colour), "line_width": "0.6", "line_width_unit": "MM"},
    )
    inner = _symbol(f"@{name}@1", "line", line)
    return _layer("SimpleFill", ground) + _layer("LinePatternFill", bars, inner)


def _marker(name: str, look: Look, form: str) -> str:
    if look.pattern == "hatched":
        size = {"name": form, "size": "3.2", "size_unit": "MM"}
        edge = _layer(
            "SimpleMarker",
            {
                **size, "color": "255,255,255,0", "outline_color": _rgba(look.colour),
                "outline_width": "0.4", "outline_width_unit": "MM",
            },
        )  # fmt: skip
        fill = _symbol(f"@{name}@0", "fill", _hatching(f"@{name}@0", look.colour))
        return _layer("FilledMarker", size, fill) + edge
    return _layer(
        "SimpleMarker",
        {
            "name": form, "size": "3", "size_unit": "MM", "color": _rgba(look.colour),
            "outline_color": _EDGE, "outline_width": "0.3", "outline_width_unit": "MM",
        },
    )  # fmt: skip


def _line(look: Look) -> str:
    styles = {"plain": "solid", "hatched": "dash dot", "dashed": "dash", "dotted": "dot"}
    return _layer(
        "SimpleLine",
        {
            "line_color": _rgba(look.colour), "line_style": styles[look.pattern],
            "line_width": "0.9", "line_width_unit": "MM", "capstyle": "flat",
        },
    )  # fmt: skip


def _fill(name: str, look: Look) -> str:
    edge = {
        "color": _rgba(look.colour, _FAINT), "style": "solid", "outline_color": _rgba(look.colour),
        "outline_width": "0.4", "outline_width_unit": "MM",
    }  # fmt: skip
    if look.pattern == "hatched":
        return _hatching(name, look.colour, _FAINT) + _layer("SimpleFill", {**edge, "style": "no"})
    return _layer("SimpleFill", edge)


def _drawn(name: str, shape: str, look: Look, form: str = _FORMS[0]) -> str:
    if shape == "point":
        return _symbol(name, "marker", _marker(name, look, form))
    return _symbol(name, _KINDS[shape], _line(look) if shape == "line" else _fill(name, look))


def _temporal(layer: Layer) -> str:
    """Write from and to when rows are shown: both ends are included (``limitMode`` 1)."""
    if layer.start is None or layer.end is None:
        return ""
    return (
        f'<temporal enabled="1" mode="2" limitMode="1" startField="{escaped(layer.start)}" '
        f'endField="{END_TIME}" durationField="" fixedDuration="0" durationUnit="d" '
        'accumulate="0" startExpression="" endExpression="">'
        "<fixedRange><start></start><end></end></fixedRange></temporal>"
    )


def _categories(looks: tuple[Look, ...]) -> Iterator[str]:
    for number, look in enumerate(looks):
        yield (
            f'<category symbol="{number}" value="{escaped(look.value)}" '
            f'label="{escaped(look.label)}" type="string" render="true"/>'
        )


def _forms(looks: tuple[Look, ...]) -> list[str]:
    """Give each look a form of its marker that no other of its colour and pattern has."""
    seen: Counter[tuple[str, str]] = Counter()
    forms = []
    for look in looks:
        key = look.colour, look.pattern
        forms.append(_FORMS[seen[key] % len(_FORMS)])
        seen[key] += 1
    return forms


def qml(layer: Layer) -> str:
    """Write the style of a layer that lies on the map.

    Looks by the value of a column become categories; rows of any other value are drawn plainly.
    """
    shape = layer.shape or "point"
    plain = Look("", "other", _NEUTRAL)
    if layer.style is None:
        renderer = '<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0"><symbols>'
        renderer += f"{_drawn('0', shape, plain)}</symbols></renderer-v2>"
    else:
        looks = (*layer.style.looks, plain)
        forms = _forms(looks)
        symbols = "".join(_drawn(str(n), shape, look, forms[n]) for n, look in enumerate(looks))
        categories = "".join(_categories(looks))
        renderer = (
            '<renderer-v2 type="categorizedSymbol" symbollevels="0" enableorderby="0" '
            f'attr="{escaped(layer.style.column)}"><categories>{categories}</categories>'
            f"<symbols>{symbols}</symbols></renderer-v2>"
        )
    label = (
        f'<previewExpression>"{escaped(layer.label)}"</previewExpression>' if layer.label else ""
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        '<qgis version="3.22.0" styleCategories="Symbology|Temporal|MapTips" '
        'hasScaleBasedVisibilityFlag="0">'
        f"{_temporal(layer)}{renderer}{label}"
        f"<layerGeometryType>{_GEOMETRY[shape]}</layerGeometryType></qgis>\n"
    )
