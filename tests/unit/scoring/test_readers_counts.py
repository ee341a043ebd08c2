"""Scores of a reader: what counts as right, one to one, counted by hand on small texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.model.gold import (
    GoldClaim,
    GoldDocument,
    GoldFact,
    GoldMention,
    GoldQuotation,
    GoldRecord,
    GoldRelation,
    GoldTime,
)
from landbridge.model.proposals import Proposal
from landbridge.model.readings import (
    Candidate,
    Document,
    Mention,
    Quotation,
    Reading,
    Span,
    TimeMention,
)
from landbridge.scoring import Read, reader_scores

TEXT = 'Rebels took Aro and Belo on Monday. "We hold Aro," said the mayor of Cado.'


def at(words: str, text: str = TEXT) -> Span:
    """The first place where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(event: str, mode: str = "past", date: str = "", **spans: str) -> Proposal:
    """A report put forward."""
    found = {role: at(words) for role, words in spans.items()}
    return Proposal(f"p-{event}", "reports", {"event": event, "date": date}, found, mode=mode)


RECORD = GoldRecord(
    "takes", trigger=at("took"), actor=(at("Rebels"),), place=(at("Aro"), at("Belo")),
    date_value="2020-03-02",
)  # fmt: skip
GOLD = GoldDocument("t1", TEXT, "2020-03-04", records=(RECORD,))


def scored(
    gold: GoldDocument, *proposals: Proposal, **layers: object
) -> dict[str, tuple[int, ...]]:
    """Marked, found and right by layer."""
    document = Document(TEXT, "", "", "text/plain", "s", "2020-03-04")
    reading = replace(Reading(document), **layers)  # type: ignore[arg-type]
    scores = reader_scores("x", [Read(gold, reading, proposals)])
    return {s.layer: (s.marked, s.found, s.right) for s in scores.layers}


AT_ARO = report("takes", trigger="took", actor="Rebels", place="Aro", date="2020-03-02")
AT_BELO = report("takes", trigger="took", actor="Rebels", place="Belo", date="2020-03-01")


def test_records__count_one_for_each_place() -> None:
    found = scored(GOLD, AT_ARO, AT_BELO)
    assert found["records: whole record"] == (2, 2, 2)


def test_records__a_second_report_of_one_place_is_not_right_twice() -> None:
    found = scored(GOLD, AT_ARO, replace(AT_ARO, id="again"))
    assert found["records: whole record"] == (2, 2, 1)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (report("loses", trigger="took", actor="Rebels", place="Aro"), (0, 0, 0)),
        (report("takes", trigger="hold", actor="Rebels", place="Aro"), (0, 0, 0)),
        (report("takes", "future", trigger="took", actor="Rebels", place="Aro"), (1, 0, 0)),
        (report("takes", trigger="took", actor="Rebels", place="Cado"), (1, 1, 0)),
        (report("takes", trigger="took", actor="mayor", place="Aro"), (1, 1, 0)),
        (report("takes", trigger="took", place="Aro"), (1, 1, 0)),
        (report("takes", trigger="took", actor="Rebels"), (1, 1, 0)),
        (
            report("takes", trigger="took", actor="Rebels", place="Aro", other_actor="mayor"),
            (1, 1, 0),
        ),
        (AT_ARO, (1, 1, 1)),
    ],
)
def test_records__are_right_by_event_mode_and_parts(
    wrong: Proposal, expected: tuple[int, int, int]
) -> None:
    found = scored(GOLD, wrong)
    layers = ("records: event", "records: event and mode", "records: whole record")
    assert tuple(found[layer][2] for layer in layers) == expected


def test_records__dates_and_reading_per_true_one() -> None:
    document = Document(TEXT, "", "", "text/plain", "s", "2020-03-04")
    invented = report("strikes", trigger="said", place="Cado")
    scores = reader_scores("x", [Read(GOLD, Reading(document), (AT_ARO, AT_BELO, invented))])
    assert scores.values["records: dates right of true records"] == pytest.approx(0.5)
    assert (scores.proposals, scores.true_proposals) == (3, 2)
    assert scores.read_per_true == pytest.approx(1.5)
    assert [(e.kind, e.said) for e in scores.errors] == [("invented", "past strikes")]
    assert {s.layer: s.right for s in scores.by_event} == {"takes": 2, "strikes": 0}


def test_layers__nobody_looked_for_are_not_scored() -> None:
    assert scored(replace(GOLD, records=None), AT_ARO) == {}


def test_names__exact_overlapping_and_where_they_are() -> None:
    gold = replace(GOLD, records=None, places=(GoldMention(at("Aro"), "place", 10.0, 50.0),))
    near = (Candidate("geonames:1", "Aro", 1.0, lon=10.5, lat=50.5),)
    far = (Candidate("geonames:2", "Aro", 1.0, lon=20.0, lat=50.0),)
    loose = Span(at("took Aro").start, at("took Aro").end)
    for span, candidates, right in ((at("Aro"), near, (1, 1)), (loose, far, (0, 0))):
        mention = Mention(span, "place", "Aro", candidates=candidates)
        found = scored(gold, mentions=(mention, Mention(at("Rebels"), "actor", "Rebels")))
        assert found["places"] == (1, 1, 1)
        assert (found["places: exact"][2], found["places: where they are"][2]) == right
        assert "actors" not in found


def test_times__need_the_value_too() -> None:
    gold = replace(GOLD, records=None, times=(GoldTime(at("Monday"), "2020-03-02"),))
    found = scored(gold, times=(TimeMention(at("on Monday"), "date", "", "2020-03-09"),))
    assert [found[k][2] for k in ("times: exact", "times", "times: value")] == [0, 1, 0]


def test_quotations__overlap_by_half() -> None:
    mark = GoldQuotation(
        (at("the mayor of Cado"),), (at("said"),), (at('"We hold Aro,"'),), "direct"
    )
    gold = replace(GOLD, records=None, quotations=(mark,))
    for source, content, right in (
        ("the mayor of Cado", '"We hold Aro,"', (1, 1)),
        ("the mayor", "We hold Aro,", (1, 0)),
        ("Cado", "We hold Aro,", (0, 0)),
        ("the mayor of Cado", "Aro,", (0, 0)),
    ):
        one = Quotation((at(source),), (at("said"),), (at(content),), "direct")
        found = scored(gold, quotations=(one,))
        assert (found["quotations"][2], found["quotations: exact"][2]) == right
        assert found["quotations: direct and mixed"][0] == 1


def test_claims_and_relations__are_scored_as_put_forward() -> None:
    claim = GoldClaim((at("We hold Aro"),), (at("the mayor of Cado"),), modality="asserted")
    relation = GoldRelation("hostile_to", at("Rebels"), at("the mayor"))
    gold = replace(GOLD, records=None, claims=(claim,), relations=(relation,))
    put = Proposal(
        "p-1", "claims", {"modality": "predicted"},
        {"content": at("We hold Aro,"), "source": at("mayor")},
    )  # fmt: skip
    stands = Proposal(
        "p-2", "relations", {"kind": "hostile_to"}, {"actor": at("Rebels"), "other": at("mayor")}
    )
    document = Document(TEXT, "", "", "text/plain", "s", "2020-03-04")
    scores = reader_scores("x", [Read(gold, Reading(document), (put, stands))])
    assert {s.layer: s.right for s in scores.layers} == {"claims": 1, "relations": 1}
    assert scores.values == {"claims: modality right of right claims": 0.0}


def test_factuality__mean_absolute_error_and_r() -> None:
    marks = (GoldFact(at("took"), 3.0), GoldFact(at("hold"), 0.0), GoldFact(at("said"), -3.0))
    gold = replace(GOLD, records=None, factuality=marks)
    document = Document(TEXT, "", "", "text/plain", "s", "2020-03-04")
    read = [Read(gold, Reading(document), ())]
    scores = reader_scores("x", read, lambda _: (2.0, 0.0, -2.0))
    assert scores.values["factuality: mean absolute error"] == pytest.approx(2 / 3)
    assert scores.values["factuality: r"] == pytest.approx(1.0)


def test_spans__outside_the_kept_text_are_counted() -> None:
    document = Document(TEXT, "", "", "text/plain", "s", "2020-03-04")
    beyond = Mention(Span(0, len(TEXT) + 1), "place", "Aro")
    scores = reader_scores("x", [Read(GOLD, Reading(document, mentions=(beyond,)), (AT_ARO,))])
    assert (scores.spans, scores.spans_right) == (4, 3)
