"""Every verb's JSON document is what docs/schema says: each key described, none besides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from walk_world import CLOSED, OPEN, TABLES, UNCERTAIN, write_world

from landbridge import days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from walk_world import Ran

SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parents[2] / "docs" / "schema").glob("*.schema.json"))
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
OF_VERB = {
    "ask": "answer",
    "explain": "answer",
    "suppose": "difference",
    "diff": "difference",
    "belief": "belief",
    **{v: v for v in ("new", "add", "check", "info", "report", "coverage", "brief", "export")},
    "disagree": "disagree",
    "sources": "sources",
    "read": "read",
    "review": "review",
    "succession": "succession",
    "influence": "influence",
    "claims": "claims",
    "eval": "eval",
}
REPORT = (
    "--source", "watch", "--published", "2020-07-01", "--date", "2020-07-01",
    "--event", "moves", "--place", "gate", "--actor", "blue",
)  # fmt: skip


def agrees(document: Any, name: str) -> None:
    """Assert that a document is what a schema says, and name the first place where it is not."""
    checker = Draft202012Validator(SCHEMAS[name], registry=REGISTRY, format_checker=FormatChecker())
    wrong = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in checker.iter_errors(document)
    ]
    assert wrong == []


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    if isinstance(schema, dict):
        if "type" in schema or "properties" in schema:
            yield schema
        for value in schema.values():
            yield from parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from parts(value)


def test_schemas__there_is_one_for_every_verb_and_for_errors() -> None:
    assert {*OF_VERB.values(), "error"} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema__is_valid_described_and_shut(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{name}.schema.json")
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"]), "every key is always there"
    for part in parts(schema):
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), f"{key} is not described"


ASKED = [
    ("--corridor", "over", "--on", OPEN),
    ("--corridor", "over", "--on", CLOSED),
    ("--corridor", "over", "--on", UNCERTAIN, "--known-by", "2020-05"),
    ("--corridor", "over", "--on", CLOSED, "--mode", "road,air"),
    ("--corridor", "relief", "--on", "2020-02-01", "--via", "abbey", "--vehicle", "4"),
    ("--corridor", "over", "--on", "2019-06-01", "--known-by", "2019-07"),
    ("--from", "port", "--to", "port", "--for", "blue"),
    ("--from", "port", "--to", "field", "--for", "blue", "--mode", "sea"),
    ("--corridor", "over", "--on", OPEN, "--fade-after", "30", "--recent-detail"),
]


@pytest.mark.parametrize("verb", ["ask", "explain"])
@pytest.mark.parametrize("words", ASKED)
def test_document__of_an_answer(
    run: Callable[..., Ran], filled: Path, verb: str, words: tuple[str, ...]
) -> None:
    told = run(verb, filled, *words, "--json")
    assert told.code in (0, 3, 4), told.out
    agrees(told.document, "answer")


def test_document__of_answers_of_every_status(run: Callable[..., Ran], filled: Path) -> None:
    found = {run("ask", filled, *words, "--json").document["status"] for words in ASKED}
    assert found == {"open", "closed", "uncertain"}


def test_document__of_the_bundled_cases(run: Callable[..., Ran], case: Path) -> None:
    info = run("info", case, "--json").document
    agrees(info, "info")
    agrees(run("coverage", case, "--json").document, "coverage")
    for corridor in info["corridors"][:2]:
        agrees(run("ask", case, "--corridor", corridor["id"], "--json").document, "answer")


@pytest.mark.parametrize(
    "words",
    [
        ("--hold", "fort=red"),
        ("--close", "gate", "--open", "mill,gate"),
        ("--relation", "green hostile_to blue"),
        ("--without-source", "watch"),
        ("--hold", "mill=blue"),
    ],
)
def test_document__of_a_supposition(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...]
) -> None:
    told = run("suppose", filled, "--corridor", "over", "--on", OPEN, *words, "--json")
    agrees(told.document, "difference")


@pytest.mark.parametrize("later", [0, 90, 500])
@pytest.mark.parametrize("words", [("--close", "gate"), ("--open", "gate"), ("--hold", "fort=red")])
def test_document__of_recent_days(
    run: Callable[..., Ran],
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, str],
    later: int,
) -> None:
    monkeypatch.setattr(days, "today", lambda: days.parse_day(OPEN) + later)
    agrees(run("ask", filled, "--corridor", "over", "--on", OPEN, "--json").document, "answer")
    told = run("suppose", filled, "--corridor", "over", "--on", OPEN, *words, "--json")
    agrees(told.document, "difference")
    detail = run(
        "suppose", filled, "--corridor", "over", "--on", OPEN, *words, "--recent-detail", "--json"
    )
    agrees(detail.document, "difference")


@pytest.mark.parametrize(
    "second", [f"--on {OPEN}", f"--on {CLOSED}", f"--on {OPEN} --without-source courier"]
)
def test_document__of_a_difference(run: Callable[..., Ran], filled: Path, second: str) -> None:
    told = run(
        "diff", filled, f"--corridor over --on {OPEN}", f"--corridor over {second}", "--json"
    )
    agrees(told.document, "difference")


def test_document__of_every_verb_that_works_on_files(
    run: Callable[..., Ran], world: Path, own: Path, tmp_path: Path
) -> None:
    agrees(run("new", tmp_path / "fresh.gpkg", "--json").document, "new")
    agrees(run("info", tmp_path / "fresh.gpkg", "--json").document, "info")
    agrees(run("add", tmp_path / "fresh.gpkg", world, "--json").document, "add")
    agrees(run("add", tmp_path / "fresh.gpkg", world, "--json").document, "add")
    agrees(run("info", own, "--json").document, "info")
    agrees(run("report", own, *REPORT, "--json").document, "report")
    agrees(run("report", own, *REPORT, "--json").document, "report")
    agrees(run("coverage", own, "--json").document, "coverage")
    agrees(run("coverage", own, "-o", tmp_path / "c.svg", "--json").document, "coverage")
    for estimator in ("majority", "hidden_markov"):
        words = ("--place", "fort", "--estimator", estimator, "--json")
        agrees(run("belief", own, *words).document, "belief")
    agrees(run("export", own, tmp_path / "out", "--json").document, "export")
    words = ("--corridor", "over", "-o", tmp_path / "brief.html", "--json")
    agrees(run("brief", own, *words).document, "brief")


@pytest.mark.parametrize("name", ["", *TABLES, "areas.geojson", "situation.toml"])
def test_document__of_a_check(run: Callable[..., Ran], world: Path, name: str) -> None:
    agrees(run("check", world / name, "--json").document, "check")


def test_document__of_refused_rows(run: Callable[..., Ran], own: Path, tmp_path: Path) -> None:
    places = TABLES["places.csv"].replace("field,Airfield,20.85", "field,Airfield,abc")
    bad = write_world(tmp_path / "bad", places=places)
    agrees(run("check", bad, "--json").document, "check")
    agrees(run("add", own, bad, "--json").document, "error")
    run("new", tmp_path / "kept.gpkg")
    agrees(run("add", tmp_path / "kept.gpkg", bad, "--keep-going", "--json").document, "add")
    agrees(run("report", own, *REPORT, "--event", "dances", "--json").document, "error")


@pytest.mark.parametrize("verb", OF_VERB)
def test_document__of_a_mistake_in_every_verb(
    run: Callable[..., Ran], tmp_path: Path, verb: str
) -> None:
    misuse = run(verb, "--no-such-option", "--json")
    assert (misuse.code, misuse.err) == (2, "")
    agrees(misuse.document, "error")
    more = {
        "add": (tmp_path,),
        "export": (tmp_path / "out",),
        "diff": ("--corridor a", "--corridor b"),
        "belief": ("--place", "fort"),
        "succession": ("--area", "all"),
        "influence": ("--area", "all", "--actor", "blue"),
        "brief": ("-o", tmp_path / "x.md"),
        "report": REPORT,
        "read": (__file__, "--source", "watch", "--published", "2020-07-01"),
    }.get(verb, ())
    missing = tmp_path / "no" / "such.gpkg"
    where = ("--gold", missing) if verb == "eval" else (missing,)
    failure = run(verb, *where, *more, "--json")
    assert (failure.code, failure.err) == (1, "")
    agrees(failure.document, "error")
    assert failure.document["error"]["kind"] == "failure"
