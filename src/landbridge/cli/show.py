"""Results as people read them, or as one JSON document."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import shutil
import sys
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day
from landbridge.desk.writing import write_file as write

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from landbridge.errors import Problem
    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Coverage, Difference
    from landbridge.model.place_belief import PlaceBelief
    from landbridge.model.situations import Situation

__all__ = [
    "answered",
    "believed",
    "briefed",
    "checked",
    "compared",
    "counted",
    "covered",
    "explained",
    "inventory",
    "json_text",
    "listed",
    "printable",
    "problem_document",
    "progress_bar",
    "progress_words",
    "reported",
    "say",
    "terminal_width",
    "working",
    "write",
]


def terminal_width() -> int:
    """Give the columns of the terminal, at least 60 and at most 100."""
    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))


def say(options: Namespace, document: dict[str, Any], text: str) -> None:
    """Write a result: the document where JSON is wanted, else the text."""
    if options.json:
        text = json_text(document)
    sys.stdout.write(printable(text.rstrip("\n")) + "\n")


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what follows."""


def json_text(document: dict[str, Any]) -> str:
    """Write JSON; control characters that JSON lets through are escaped, and so survive."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def printable(text: str) -> str:
    """Drop control characters but line ends: text from outside must not steer a terminal."""
    return _CONTROL.sub("", text)


def progress_words(options: Namespace) -> Callable[[str], None] | None:
    """Say on standard error what is being done, where somebody watches."""
    if options.quiet or not sys.stderr.isatty():
        return None
    return lambda words: print(f"\r\033[K{words} …", end="", file=sys.stderr)  # noqa: T201


@contextlib.contextmanager
def working(options: Namespace, words: str) -> Iterator[None]:
    """Say what is being done for as long as it takes, where somebody watches."""
    say_words = progress_words(options)
    if say_words is not None:
        say_words(words)
    try:
        yield
    finally:
        if say_words is not None:
            sys.stderr.write("\r\033[K")


def progress_bar(
    options: Namespace, doing: str, *, every: int
) -> Callable[[int, int], None] | None:
    """Count on standard error, where somebody watches."""
    say_words = progress_words(options)
    if say_words is None:
        return None

    def step(done: int, total: int) -> None:
        if done == total:
            sys.stderr.write("\r\033[K")
        elif done % every == 0:
            say_words(f"{doing} {done} of {total}")

    return step


def problem_document(problem: Problem) -> dict[str, Any]:
    """Give a refusal or warning as JSON."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "severity": problem.severity,
    }


def listed(problems: Iterable[Problem]) -> str:
    """List refusals and warnings, one to a line."""
    return "".join(f"{problem}\n" for problem in problems)


def counted(counts: Any) -> str:  # a mapping of table names to numbers
    """List how many rows there are of each table."""
    return ", ".join(f"{number} {table}" for table, number in counts.items() if number) or "nothing"


def checked(options: Namespace, summary: Any) -> None:  # a CheckSummary, which the desk gave
    """Show what a check found."""
    warnings = [p for p in summary.problems if p.severity != "error"]
    document = {
        "rows": dict(summary.rows),
        "refused": summary.refused,
        "warnings": len(warnings),
        "problems": [problem_document(problem) for problem in summary.problems],
    }
    text = listed(summary.problems) + f"read {counted(summary.rows)}: "
    text += f"{summary.refused} rows would be refused, {len(warnings)} warnings"
    say(options, document, text)


def inventory(options: Namespace, found: Any) -> None:  # an Info, which the desk gave
    """Show what a working file holds."""
    from landbridge.cli.tables import info_document, info_text  # noqa: PLC0415  (start-up)

    say(options, info_document(found), info_text(found, terminal_width(), claims=options.claims))


def reported(options: Namespace, report_id: str, warnings: Sequence[Problem]) -> None:
    """Show the id of a new report, or of the proposal that it is until somebody accepts it."""
    document = {
        "report": None if options.review else report_id,
        "proposal": report_id if options.review else None,
        "problems": [problem_document(p) for p in warnings],
    }
    what = "proposal" if options.review else "report"
    say(options, document, listed(warnings) + f"{what} {report_id}")


def covered(options: Namespace, found: Coverage, situation: Situation) -> None:
    """Show coverage as a table, and as a picture where one is wanted."""
    from landbridge.cli import tables  # noqa: PLC0415  (start-up)

    if options.output is not None:
        form = options.output.suffix.lstrip(".").lower()
        write(options.output, tables.coverage_picture(found, situation, form))
    document = tables.coverage_document(found, situation)
    say(
        options,
        document,
        tables.coverage_text(found, situation, terminal_width(), every=options.all),
    )


def believed(options: Namespace, found: PlaceBelief, situation: Situation) -> None:
    """Show who held a place, and write the rows where they are wanted."""
    from landbridge.desk import show_belief  # noqa: PLC0415  (start-up)

    if options.output is not None:
        write(options.output, show_belief.csv(found, situation))
    text = "" if options.json else show_belief.text(found, situation, width=terminal_width())
    say(options, show_belief.document(found, situation) if options.json else {}, text)


_LEFT_OUT = ("--quiet", "--verbose", "--by-day", "--odds")
_LEFT_OUT_WITH_VALUE = ("--kept-open", "--draws", "--seed", "--spread", "--scheduler")


def _asked_again(words: Sequence[str]) -> str:
    """Give the words of a question as every verb takes them."""
    kept, value_follows = [], False
    for word in words:
        name, equals, _ = word.partition("=")
        if not value_follows and name not in (*_LEFT_OUT, *_LEFT_OUT_WITH_VALUE):
            kept.append(word)
        value_follows = not value_follows and name in _LEFT_OUT_WITH_VALUE and not equals
    return shlex.join(kept)


def _odds_again(options: Namespace) -> str:
    """Give the options of odds that were given, as words."""
    if not options.odds:
        return ""
    told = [(name, getattr(options, name)) for name in ("draws", "seed", "spread", "scheduler")]
    words = [word for name, value in told if value is not None for word in (f"--{name}", value)]
    return " " + shlex.join(["--odds", *map(str, words)])


def answered(options: Namespace, answer: Answer, situation: Situation) -> None:
    """Show an answer."""
    from landbridge.desk import show  # noqa: PLC0415  (start-up)

    detail = options.recent_detail
    if options.json:
        say(options, show.document(answer, situation, recent_detail=detail), "")
        return
    asked, odds = _asked_again(options.words[1:]), _odds_again(options)
    hints = (f"landbridge explain {asked}", f"landbridge brief {asked}{odds} -o brief.html")
    say(
        options,
        {},
        show.text(answer, situation, width=terminal_width(), hints=hints, recent_detail=detail),
    )


def explained(options: Namespace, answer: Answer, situation: Situation, place: str | None) -> None:
    """Show every piece with its lamps and reports."""
    from landbridge.desk import show  # noqa: PLC0415  (start-up)

    detail = options.recent_detail
    document = show.document(answer, situation, recent_detail=detail) if options.json else {}
    if options.json and place is not None:
        document = show.only_at(document, place)
    text = (
        ""
        if options.json
        else show.explanation(answer, situation, width=terminal_width(), place=place)
    )
    say(options, document, text)


def compared(
    options: Namespace, found: Difference, situation: Situation, *, supposed: bool
) -> None:
    """Show two answers side by side."""
    from landbridge.cli import tables  # noqa: PLC0415  (start-up)
    from landbridge.desk.show import displayed_difference  # noqa: PLC0415  (start-up)

    detail = bool(getattr(options, "recent_detail", False))
    shown = displayed_difference(found, situation, recent_detail=detail)
    if options.json:
        say(options, tables.difference_document(shown, situation, supposed=supposed), "")
    else:
        say(
            options,
            {},
            tables.difference_text(shown, situation, terminal_width(), supposed=supposed),
        )


def briefed(options: Namespace, answer: Answer, size: int) -> None:
    """Say where a briefing was written."""
    document = {
        "written": str(options.output),
        "bytes": size,
        "status": answer.status.value,
        "as_of": format_day(answer.as_of),
    }
    from landbridge.desk.show import status_words  # noqa: PLC0415  (start-up)

    words = f"{status_words(answer.status)} on {format_day(answer.as_of)}"
    say(options, document, f"wrote {options.output} ({size:,} bytes): {words}")
