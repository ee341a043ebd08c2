"""What an article says again: with names that are known by now, from another source."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from landbridge.model.proposals import Decision, Proposal
from landbridge.model.readings import Document, Span
from landbridge.situation import SituationFile, not_read_before

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "The Band took Newton."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SPANS = {"evidence": Span(0, 21), "actor": Span(4, 8), "place": Span(14, 20)}
WRITTEN = {
    "event": "takes", "date": "2020-03-01", "actor_as_named": "Band", "place_as_named": "Newton",
}  # fmt: skip
KNOWN = {"event": "takes", "date": "2020-03-01", "actor": "band", "place": "newton"}


def put(key: str, cells: dict[str, str], **more: object) -> Proposal:
    return replace(
        Proposal(key, "reports", cells, SPANS, document=DIGEST, mode="past"),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("kept", [WRITTEN, KNOWN, {**WRITTEN, "actor": "band"}])
def test_not_read_before__names_known_by_now_make_nothing_new(kept: dict[str, str]) -> None:
    assert not_read_before([put("p-1", kept)], [put("p-2", KNOWN)]) == ()


@pytest.mark.parametrize(
    "other",
    [
        put("p-2", {**KNOWN, "place": "oldton"}),
        put("p-2", {**KNOWN, "date": "2020-03-02"}),
        put("p-2", {**KNOWN, "source": "another"}),
        put("p-2", KNOWN, mode="denied"),
        put("p-2", KNOWN, document="b" * 64),
        put("p-2", KNOWN, spans={"evidence": Span(0, 20)}),
        put("p-2", KNOWN, document="", origin="typed", spans={}),
    ],
)
def test_not_read_before__what_says_otherwise_is_new(other: Proposal) -> None:
    assert not_read_before([put("p-1", KNOWN)], [other]) == (other,)


def test_not_read_before__an_actor_is_told_by_the_words_of_its_name() -> None:
    one = put("p-1", {"id": "band", "name": "Band"}, table="actors", mode="")
    again = replace(one, id="p-2", cells={"id": "band-2", "name": "Band", "kind": "state"})
    assert not_read_before([one], [again]) == ()


def test_acceptance__takes_the_source_that_published_it_first(
    tmp_path: Path, make_folder: Callable[..., Path]
) -> None:
    path = tmp_path / "own.gpkg"
    with SituationFile.create(path) as file:
        file.add(make_folder())
        first, second = [*file.read().sources][:2]
        document = Document(TEXT, DIGEST, DIGEST, "text/plain", first, "2020-03-02")
        cells = {"event": "holds", "place": "hill", "actor": "north", "date": "2020-03-01"}
        one = put("p-1", cells)
        file.add_reading([one], document)
        file.add_reading([one], replace(document, source=second, published="2020-05-02"))
        file.decide([Decision("p-1", "accept", "me", "2020-06-01")])
        (report,) = [r for r in file.read().reports if r.quote == TEXT]
    assert (report.source.id, report.published.text) == (first, "2020-03-02")
