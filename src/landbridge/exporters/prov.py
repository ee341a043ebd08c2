"""PROV-JSON of an answer: what it was derived from, by what run, and who stands behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day
from landbridge.errors import InputError
from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.answers import Answer
    from landbridge.model.layers import Layer, LayerSet

__all__ = ["EXPORTER", "write"]

Json = dict[str, Any]

_PREFIXES = {
    "lb": "https://landbridge.invalid/terms#",
    "situation": "https://landbridge.invalid/situation/",
    "dcterms": "http://purl.org/dc/terms/",
}
_ANSWER, _RUN, _ENGINE = "situation:answer", "situation:run", "situation:landbridge"


def _typed(value: str, kind: str) -> Json:
    return {"$": value, "type": kind}


def _filled(told: Json) -> Json:
    """Leave out what is not said, and clean text."""
    return {key: clean(v) if isinstance(v, str) else v for key, v in told.items() if v is not None}


def _day(text: Any) -> Json | None:
    return _typed(text, "xsd:date") if text else None


class _Graph:
    """A document of PROV as it grows: records by kind, relations with numbered names."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Json]] = {"entity": {}, "activity": {}, "agent": {}}
        self.relations: dict[str, dict[str, Json]] = {}

    def put(self, kind: str, name: str, told: Json) -> None:
        """Put an entity, an activity or an agent; the first word about it stands."""
        self.records[kind].setdefault(name, _filled(told))

    def join(self, relation: str, kind: str | None = None, **ends: str) -> None:
        """Join two records by a relation, perhaps of a kind of its own."""
        there = self.relations.setdefault(relation, {})
        told: Json = {f"prov:{key}": end for key, end in ends.items()}
        if kind is not None:
            told["prov:type"] = _typed(kind, "prov:QUALIFIED_NAME")
        there[f"_:{relation}{len(there) + 1}"] = told


def _answer(graph: _Graph, answer: Answer, layers: LayerSet, headline: str) -> None:
    recipe = answer.recipe
    version = recipe.versions.get("landbridge", "")
    graph.put("entity", _ANSWER, {
        "prov:type": _typed("lb:Answer", "prov:QUALIFIED_NAME"),
        "prov:label": headline,
        "lb:status": str(answer.status),
        "lb:asOf": _day(format_day(answer.as_of)),
        "lb:knownBy": _day(answer.known_by and format_day(answer.known_by)),
        "lb:recipe": layers.recipe,
        "lb:notice": "\n".join(layers.notes),
        "dcterms:license": layers.licence,
    })  # fmt: skip
    graph.put("activity", _RUN, {
        "prov:type": _typed("lb:EngineRun", "prov:QUALIFIED_NAME"),
        "lb:estimator": recipe.estimator,
        "lb:policy": recipe.policy,
        "lb:seed": recipe.seed,
        "lb:digests": json.dumps(dict(recipe.digests), sort_keys=True),
    })  # fmt: skip
    graph.put("agent", _ENGINE, {
        "prov:type": _typed("prov:SoftwareAgent", "prov:QUALIFIED_NAME"),
        "prov:label": f"landbridge {version}".strip(),
        "lb:version": version or None,
    })  # fmt: skip
    graph.join("wasGeneratedBy", entity=_ANSWER, activity=_RUN)
    graph.join("wasAssociatedWith", activity=_RUN, agent=_ENGINE)


def _rows(layer: Layer) -> Iterator[dict[str, Any]]:
    names = [column.name for column in layer.columns]
    for row in layer.rows:
        yield dict(zip(names, row, strict=True))


def _sources(graph: _Graph, layers: LayerSet, named: set[str]) -> None:
    """Put each source twice: who publishes, and what was published."""
    for row in _rows(layers["sources"]):
        if row["id"] not in named:
            continue
        agent, document = f"situation:publisher-{row['id']}", f"situation:source-{row['id']}"
        graph.put("agent", agent, {
            "prov:type": _typed("prov:Organization", "prov:QUALIFIED_NAME"),
            "prov:label": row["name"],
            "lb:family": row["family"],
            "lb:reliability": row["reliability"],
        })  # fmt: skip
        graph.put("entity", document, {
            "prov:type": _typed("lb:Source", "prov:QUALIFIED_NAME"),
            "prov:label": row["name"],
            "prov:location": row["url"],
            "dcterms:license": row["licence"] or "none: not to be passed on",
            "lb:archive": row["archive_url"],
            "lb:sha256": row["sha256"],
        })  # fmt: skip
        graph.join("wasAttributedTo", entity=document, agent=agent)


def _report(graph: _Graph, row: dict[str, Any]) -> None:
    """Put a report, and the passage that it was taken from."""
    name = f"situation:{row['id']}"
    about = row["place_name"] or row["place"] or row["link"] or f"{row['a']} - {row['b']}"
    actor = row["actor_name"] or row["actor"]
    label = " ".join(str(word) for word in (actor, row["event"], about) if word)
    graph.put("entity", name, {
        "prov:type": _typed("lb:Report", "prov:QUALIFIED_NAME"),
        "prov:label": f"{label} ({row['date']})",
        "lb:event": row["event"],
        "lb:place": row["place"],
        "lb:actor": row["actor"],
        "lb:from": _day(row["start"]),
        "lb:to": _day(row["end"]),
        "lb:published": _day(row["published"]),
        "lb:credibility": row["credibility"],
    })  # fmt: skip
    passage = f"situation:passage-{row['id']}"
    graph.put("entity", passage, {
        "prov:type": _typed("lb:Passage", "prov:QUALIFIED_NAME"),
        "prov:location": row["locator"],
        "prov:value": row["quote"],
    })  # fmt: skip
    source = f"situation:source-{row['source']}"
    kind = "prov:Quotation" if row["quote"] else "prov:PrimarySource"
    graph.join("wasDerivedFrom", kind, generatedEntity=passage, usedEntity=source)
    graph.join("wasDerivedFrom", generatedEntity=name, usedEntity=passage)
    graph.join("wasAttributedTo", entity=name, agent=f"situation:publisher-{row['source']}")
    graph.join("used", activity=_RUN, entity=name)
    graph.join("wasDerivedFrom", generatedEntity=_ANSWER, usedEntity=name)


def write(outgoing: Outgoing) -> Written:
    """Write the provenance of the answer: reports that the way or the gap rests on, and spells.

    Raises
    ------
    InputError
        when no question was asked
    """
    answer, layers = outgoing.answer, outgoing.layers
    if answer is None:
        raise InputError("PROV is of an answer: give --corridor ID, or --from, --to and --for")
    behind = {report.id for report in answer.reports}
    behind |= {report.id for spell in answer.spells for report in spell.caused_by}
    told = [row for row in _rows(layers["reports"]) if row["id"] in behind]
    graph = _Graph()
    headline = next(_rows(layers["answer"]))["headline"]
    _answer(graph, answer, layers, headline)
    _sources(graph, layers, {row["source"] for row in told})
    for row in told:
        _report(graph, row)
    tree = {"prefix": _PREFIXES, **graph.records, **graph.relations}
    text = json.dumps(tree, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    said = [f"{len(told)} reports of {len(behind)} behind the answer"]
    return Written({"": text.encode()}, tuple(said))


EXPORTER = Exporter(
    "prov", "PROV-JSON of an answer", (".prov.json",), write, asks=True, many=True,
    reads=("reports",),
)  # fmt: skip
