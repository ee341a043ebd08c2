"""Walking through proposals: every key, under a pipe, two reviewers at once, hostile words."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from landbridge.cli import review_walk
from landbridge.errors import InputError, WorkingFileError
from landbridge.model.proposals import Decision, Proposal, proposal_id
from landbridge.model.readings import Candidate
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

BASE = {"source": "watch", "published": "2020-04-02", "event": "holds", "actor": "red"}


def put(path: Path, *cells: dict[str, str], table: str = "reports", **more: object) -> list[str]:
    """Put rows into the queue."""
    made = []
    for number, told in enumerate(cells):
        key = proposal_id(table, told, {}, "", f"test {number}")
        mode = "past" if table == "reports" else ""
        made.append(
            Proposal(key, table, told, origin="test", mode=mode, rule=f"r-{number}", **more)  # type: ignore[arg-type]
        )
    with SituationFile.open(path, writable=True) as file:
        file.add_reading(made)
    return [one.id for one in made]


def row(date: str, **cells: str) -> dict[str, str]:
    return {**BASE, "place": "mill", "date": date, **cells}


@pytest.fixture
def walk(run: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Walk with these lines typed."""

    def walked(*lines: str, options: tuple[str, ...] = ()) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("review", own, "--by", "tester", *options)

    return walked


def kept(path: Path) -> list[tuple[str, str]]:
    with SituationFile.open(path) as file:
        return [(one.proposal, one.decision) for one in file.read().decisions]


def reports(path: Path) -> list[tuple[str | None, str | None, str]]:
    with SituationFile.open(path) as file:
        return [(r.place, r.actor, r.date.text) for r in file.read().reports]


def test_walk__keys_are_shown_and_explained(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-03-01"))
    told = walk("?", "x", "q")
    assert review_walk.HELP in told.out
    assert "'x' is no key here" in told.out
    assert "1 not decided in this walk" in told.out
    assert kept(own) == []


def test_walk__edits_before_it_accepts(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-03-01", note="odd"))
    told = walk("e", "actor=Green Guard", "date=2020-03-02", "note=", "", "a")
    assert told.code == 0, told.out
    assert "edited: actor=green, date=2020-03-02" in told.out
    assert ("mill", "green", "2020-03-02") in reports(own)
    with SituationFile.open(own) as file:
        (one,) = file.read().decisions
    assert one.cells == {**row("2020-03-02"), "actor": "green"}
    assert one.became.startswith("reports r")


def test_walk__bytes_that_are_no_letters_are_replaced(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-03-01"), row("2020-03-02"))
    told = walk("e", "note=b\udcff", "", "a", "r", "no\udcff")
    assert told.code == 0, told.out
    with SituationFile.open(own) as file:
        decisions = file.read().decisions
    assert [one.cells and one.cells["note"] for one in decisions] == ["b?", None]
    assert decisions[1].reason == "no?"


def test_walk__an_edit_that_is_no_pair_is_told(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-03-01"))
    assert "write KEY=VALUE" in walk("e", "nonsense", "", "q").out


def test_walk__chooses_what_a_name_means(walk: Callable[..., Ran], own: Path) -> None:
    cells = {k: v for k, v in row("2020-03-01", actor_as_named="Guard men").items() if k != "actor"}
    many = {"actor": (Candidate("red", "Red", 0.5), Candidate("green", "Green Guard", 0.4))}
    put(own, cells, candidates=many)
    refused = walk("a", "c", "actor 7", "q")
    assert "actor: 'Guard men' means nothing here yet" in refused.out
    assert "number from 1 to 2" in refused.out
    assert walk("c", "actor 2", "a").code == 0
    assert ("mill", "green", "2020-03-01") in reports(own)


def test_walk__what_was_accepted_just_now_is_not_missing(
    walk: Callable[..., Ran], own: Path
) -> None:
    band = {"id": "band", "name": "The Band", "kind": "armed-group"}
    told = {k: v for k, v in row("2020-03-01", actor_as_named="Band").items() if k != "actor"}
    origin, keys = "test", [proposal_id(t, c, {}, "", "x") for t, c in (("a", band), ("r", told))]
    made = [
        Proposal(keys[0], "actors", band, origin=origin),
        Proposal(keys[1], "reports", told, origin=origin, mode="past"),
    ]
    with SituationFile.open(own, writable=True) as file:
        file.add_reading(made)
    both = ("--status", "all")
    before = " ".join(walk("s", "q", options=both).out.split())
    assert before.count("accept that first") == 1
    shown = " ".join(walk("a", "a", options=both).out.split())
    assert "accept that first" not in shown
    assert ("mill", "band", "2020-03-01") in reports(own)


def test_walk__a_town_of_a_gazetteer_becomes_a_place(walk: Callable[..., Ran], own: Path) -> None:
    cells = {k: v for k, v in row("2020-03-01", place_as_named="Newton").items() if k != "place"}
    town = Candidate("geonames:77", "Newton", 0.8, "GeoNames", 20.3, 40.05, "XN")
    put(own, cells, candidates={"place": (town,)})
    told = walk("c", "1", "a")
    assert told.code == 0, told.out
    assert ("newton", "red", "2020-03-01") in reports(own)
    with SituationFile.open(own) as file:
        place = file.read().places["newton"]
    assert (place.lon, place.lat, place.geonames, place.country) == (20.3, 40.05, "77", "XN")


def test_walk__something_new_without_a_place_cannot_be_chosen(
    walk: Callable[..., Ran], own: Path
) -> None:
    cells = {k: v for k, v in row("2020-03-01", actor_as_named="Band").items() if k != "actor"}
    put(own, cells, candidates={"actor": (Candidate("", "Band", 0.8),)})
    assert "accept its own proposal first" in walk("c", "1", "q").out


def test_walk__a_refused_row_is_told_at_once(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2031-01-01"), row("2020-03-01"))
    told = walk("a", "s", "a")
    assert "not accepted:" in told.out
    assert "wholly after its publication" in told.out
    assert [decision for _, decision in kept(own)] == ["skip", "accept"]


def test_walk__undo_takes_back_only_what_waits(
    walk: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_walk, "WAITING", 2)
    ids = put(own, *(row(f"2020-03-0{day}") for day in range(1, 6)))
    told = walk("a", "a", "a", "u", "u", "u", "r", "no", "q")
    assert told.out.count("> taken back") == 2
    assert "nothing waits that could be taken back" in told.out
    assert kept(own) == [(ids[0], "accept"), (ids[1], "reject")]


def test_walk__what_waits_is_written_where_input_ends(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-03-01"), row("2020-03-02"))
    assert "1 accepted" in walk("a").out
    assert ("mill", "red", "2020-03-01") in reports(own)


def test_walk__what_waits_is_written_where_it_is_interrupted(
    run: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own, row("2020-03-01"), row("2020-03-02"))
    lines = iter(["a\n"])

    class Typed:
        def readline(self) -> str:
            for line in lines:
                return line
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Typed())
    run("review", own)
    assert ("mill", "red", "2020-03-01") in reports(own)


def test_walk__says_what_somebody_else_took_meanwhile(
    walk: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = put(own, row("2020-03-01"))
    write = review_walk.Walk.write

    def late(self: review_walk.Walk, groups: object = None) -> None:
        with SituationFile.open(own, writable=True) as file:
            file.decide([Decision(key, "accept", "ann", "2020-04-03")])
        write(self, groups)  # type: ignore[arg-type]

    monkeypatch.setattr(review_walk.Walk, "write", late)
    told = walk("r", "wrong")
    assert told.code == 1
    assert f"{key} was not taken: it was accepted by ann" in told.out
    assert kept(own) == [(key, "accept")]


def test_walk__what_could_not_be_written_still_waits(
    walk: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = put(own, row("2020-03-01"), row("2020-03-02"))
    decide, tries = review_walk.decide, []

    def busy(*words: object, **more: object) -> object:
        tries.append(words)
        if len(tries) == 1:
            raise WorkingFileError("another program is writing to it")
        return decide(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(review_walk, "decide", busy)
    told = walk("r", "no", "w", "w", "r", "so", "q")
    assert "not written: another program is writing to it" in told.out
    assert told.code == 0
    assert kept(own) == [(first, "reject"), (second, "reject")]


def test_walk__says_what_was_not_kept_in_the_end(
    walk: Callable[..., Ran], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = put(own, row("2020-03-01"))

    def full(*words: object, **more: object) -> object:
        raise WorkingFileError("the disk is full")

    monkeypatch.setattr(review_walk, "decide", full)
    told = walk("r", "no such day")
    assert told.code == 1
    assert f"not kept: reject {key} no such day" in told.out


def test_walk__shows_what_is_near_in_the_record(walk: Callable[..., Ran], own: Path) -> None:
    put(own, row("2020-05-03", event="contests", place="fort", other_actor="green"))
    told = " ".join(walk("q").out.split())
    assert "near: 2020-05-01 red contests fort (watch)" in told
    assert "same place and event, 2 days apart" in told


def test_walk__an_empty_queue_is_said(walk: Callable[..., Ran]) -> None:
    assert "no more to review" in walk().out


def test_walk__words_from_outside_do_not_steer_the_terminal(
    walk: Callable[..., Ran], own: Path
) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\x00"
    many = {f"actor{evil}": (Candidate("red", evil, 0.5), Candidate("green", "Green", 0.4))}
    put(own, row("2020-03-01", actor_as_named=evil, quote=evil), candidates=many)
    keys = ("e", f"note={evil}", "", "c", "", "c", "1 1", "x\x1b", "q")
    for told in (walk(*keys), walk(options=("--list",)), walk(options=("--list", "--json"))):
        assert not {"\x1b", "\x07", "\u202e", "\x00"} & set(told.out)


def test_review__under_a_pipe_in_a_process_of_its_own(own: Path) -> None:
    put(own, row("2020-03-01"))
    told = subprocess.run(
        [sys.executable, "-m", "landbridge", "review", str(own)], input="a\n", check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    assert "\x1b" not in told.stdout
    assert ("mill", "red", "2020-03-01") in reports(own)


def test_review__many_at_once_lose_no_decision(own: Path) -> None:
    ids = put(own, *(row(f"2020-03-{day:02d}") for day in range(1, 13)))

    def decide(number: int) -> str:
        who = f"reviewer-{number % 3}"
        with SituationFile.open(own, writable=True) as file:
            try:
                file.decide([Decision(ids[number % 12], "accept", who, "2020-04-03")])
            except InputError:
                return "late"
        return "kept"

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(decide, range(24)))
    assert told.count("kept") == 12
    assert sorted(key for key, _ in kept(own)) == sorted(ids)
    assert len(reports(own)) == len(set(reports(own)))


def test_review__rejected_can_still_be_accepted(run: Callable[..., Ran], own: Path) -> None:
    (key,) = put(own, row("2020-03-01"))
    assert run("review", own, "--reject", key, "--reason", "doubtful", "--by", "ann").code == 0
    (one,) = run("review", own, "--status", "rejected", "--json").document["proposals"]
    assert one["decisions"][0]["reason"] == "doubtful"
    assert run("review", own, "--undo", key).code == 0
    assert run("review", own, "--json").document["counts"]["open"] == 1
    assert run("review", own, "--reject", key).code == 0
    assert run("review", own, "--accept", key).code == 0
    assert "retracts" in run("review", own, "--undo", key).err
    again = run("review", own, "--accept", key)
    assert again.code == 1
    assert "retracts" in again.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--accept", "p-0"), "there is no proposal 'p-0'"),
        (("--accept", "all,p-0"), "name no others"),
        (("--accept", "p-0", "--reject", "p-0"), "decided in two ways at once"),
        (("--set", "a=b"), "--set goes with --accept"),
        (("--accept", "all", "--set", "a=b"), "one proposal at a time"),
        (("--list", "--table", "rivers"), "--table rivers"),
    ],
)
def test_review__misuse_is_told(
    run: Callable[..., Ran], own: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("review", own, *words)
    assert told.code == 2
    assert said in told.err


def test_review__all_takes_what_is_ready_and_lists_the_rest(
    run: Callable[..., Ran], own: Path
) -> None:
    ready, bad = put(own, row("2020-03-01"), row("", place="fort"))
    told = run("review", own, "--accept", "all", "--json")
    assert told.code == 0
    assert [d["proposal"] for d in told.document["decided"]["decisions"]] == [ready]
    assert told.document["decided"]["left_out"] == {bad: "date is empty"}


def test_review__all_takes_a_new_actor_of_two_articles_once(
    run: Callable[..., Ran], own: Path
) -> None:
    band = {"id": "band", "name": "The Band", "kind": "armed-group"}
    one, two = put(own, band, {**band, "note": "of another article"}, table="actors")
    told = run("review", own, "--accept", "all", "--json")
    assert told.code == 0, told.err
    assert [d["proposal"] for d in told.document["decided"]["decisions"]] == [one]
    assert "stands twice" in told.document["decided"]["left_out"][two]
    (left,) = run("review", own, "--json").document["proposals"]
    assert left["missing"] == ["'band' is in the record already: reject it, or give another id"]
    assert not left["ready"]
    assert run("review", own, "--accept", two, "--set", "id=other-band").code == 0


def test_review__new_names_fill_what_waits_for_them(run: Callable[..., Ran], own: Path) -> None:
    put(own, {"id": "band", "name": "The Band", "kind": "armed-group"}, table="actors")
    told = {k: v for k, v in row("2020-03-01", actor_as_named="Band").items() if k != "actor"}
    put(own, told)
    assert run("review", own, "--accept", "all", "--table", "actors").code == 0
    (one,) = run("review", own, "--json").document["proposals"]
    assert one["ready"]
    assert one["row"]["actor"] == "band"
    assert run("review", own, "--accept", "all").code == 0
    assert ("mill", "band", "2020-03-01") in reports(own)
