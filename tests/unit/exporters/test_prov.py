"""PROV-JSON: shaped as the submission wants it, and what leads to what."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from outgoing_world import CLOSED_DAY, laid_out, question_on

from landbridge.errors import InputError
from landbridge.exporters import Outgoing, exporter_named

WRITE = exporter_named("prov").write
ENDS = {
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "used": {"prov:activity": "activity", "prov:entity": "entity"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
    "wasAttributedTo": {"prov:entity": "entity", "prov:agent": "agent"},
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
}
"""What each relation joins, by PROV-DM."""


def tree_of(outgoing: Outgoing) -> Any:
    return json.loads(WRITE(outgoing).files[""])


def names_in(tree: Any) -> Any:
    for kind in ("entity", "activity", "agent"):
        for name, told in tree[kind].items():
            yield from (name, *told)
    for relation in ENDS:
        for told in tree.get(relation, {}).values():
            yield from (end for end in told.values() if isinstance(end, str))


def test_write__has_only_what_prov_json_has(closed: Outgoing) -> None:
    tree = tree_of(closed)
    assert set(tree) == {"prefix", "entity", "activity", "agent", *ENDS}
    for relation, ends in ENDS.items():
        for name, told in tree[relation].items():
            assert name.startswith("_:")
            assert set(told) - {"prov:type"} == set(ends)
            for end, kind in ends.items():
                assert told[end] in tree[kind], f"{relation} {end}"
    for kind in ("entity", "activity", "agent"):
        for told in tree[kind].values():
            for value in told.values():
                typed = isinstance(value, dict) and set(value) == {"$", "type"}
                assert typed or isinstance(value, str | int)


def test_write__every_prefix_is_declared(closed: Outgoing) -> None:
    tree = tree_of(closed)
    there = {*tree["prefix"], "prov", "xsd", "_"}
    assert {name.partition(":")[0] for name in names_in(tree)} <= there


def test_write__from_the_answer_to_its_sources(closed: Outgoing) -> None:
    tree = tree_of(closed)
    assert tree["entity"]["situation:answer"]["lb:status"] == "closed"
    derived = {
        (d["prov:generatedEntity"], d["prov:usedEntity"]) for d in tree["wasDerivedFrom"].values()
    }
    report = "r0000000000000002"
    chain = [
        "situation:answer",
        f"situation:{report}",
        f"situation:passage-{report}",
        "situation:source-facts",
    ]
    assert set(pairwise(chain)) <= derived
    attributed = {(a["prov:entity"], a["prov:agent"]) for a in tree["wasAttributedTo"].values()}
    assert ("situation:source-facts", "situation:publisher-facts") in attributed
    (made,) = tree["wasGeneratedBy"].values()
    assert made == {"prov:entity": "situation:answer", "prov:activity": "situation:run"}
    assert tree["activity"]["situation:run"]["lb:policy"] == "by_stance"


def test_write__says_what_is_quoted(closed: Outgoing) -> None:
    kinds = {
        d["prov:generatedEntity"]: d["prov:type"]["$"]
        for d in tree_of(closed)["wasDerivedFrom"].values()
        if "prov:type" in d
    }
    assert kinds["situation:passage-r0000000000000000"] == "prov:Quotation"
    assert kinds["situation:passage-r0000000000000003"] == "prov:PrimarySource"


def test_write__what_may_not_go_does_not(closed: Outgoing) -> None:
    text = WRITE(closed).files[""].decode()
    assert "r0000000000000001" not in text, "the report of a source without a licence"
    assert "its very words" not in text, "a quote of a source whose licence covers facts"
    assert "North holds the west" in text
    kept = laid_out(question_on(CLOSED_DAY), unlicensed=True)
    assert "not ours to give" in WRITE(kept).files[""].decode()


def test_write__needs_a_question() -> None:
    with pytest.raises(InputError, match="PROV is of an answer"):
        WRITE(laid_out())


def test_write__same_bytes(closed: Outgoing) -> None:
    assert WRITE(closed).files == WRITE(replace(closed)).files


def test_write__the_package_prov_reads_it(closed: Outgoing) -> None:
    model = pytest.importorskip("prov.model", reason="the package prov is not installed")
    document = model.ProvDocument.deserialize(
        content=WRITE(closed).files[""].decode(), format="json"
    )
    records = list(document.get_records(model.ProvEntity))
    assert len(records) == len(tree_of(closed)["entity"])
