"""Add folders, tables and single reports to a working file: judged first, then written whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.errors import FolderError
from landbridge.situation.claim_rules import corridors_in, proposition_problems
from landbridge.situation.codecs import insert_row, read_rows, update_row
from landbridge.situation.columns import TABLES, counted
from landbridge.situation.contents import keep_content, read_content
from landbridge.situation.declaration import Declaration, check_declaration
from landbridge.situation.export import AREA_COLLECTION
from landbridge.situation.folder import Load, refused_rows
from landbridge.situation.intake import Intake, judge
from landbridge.situation.joining import join_declarations
from landbridge.situation.store import (
    AUTHORED,
    get_setting,
    read_declaration,
    refresh_derived,
    set_setting,
    write_declaration,
    write_header,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from landbridge.errors import Problem
    from landbridge.situation.tabular import Row

__all__ = ["AddSummary", "Options", "report_header", "write_load"]


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What a load did: rows by table, and every refusal and warning.

    ``declared`` says that situation.toml was added or changed.
    """

    added: Mapping[str, int]
    unchanged: Mapping[str, int]
    replaced: Mapping[str, int]
    declared: bool
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return refused_rows(self.problems)


@dataclass(frozen=True, slots=True)
class Options:
    """How a load is taken."""

    replace: bool = False
    keep_going: bool = False
    progress: Callable[[str], None] | None = None

    def say(self, what: str) -> None:
        """Tell whoever waits what is being done."""
        if self.progress is not None:
            self.progress(what)


def write_load(connection: sqlite3.Connection, load: Load, options: Options) -> AddSummary:
    """Judge a load against the file and write what is good. The caller holds the transaction.

    Raises
    ------
    FolderError
        when rows were refused and the load was not told to keep going; nothing was written
    """
    options.say("checking")
    kept = {name: read_rows(connection, name, "the working file") for name in TABLES}
    contents = _contents(connection, load)
    intake = judge(load.rows(), kept, replace=options.replace, contents=contents)
    problems = load.problems + intake.problems
    old = read_declaration(connection)
    declaration = _joint_declaration(connection, old, load, intake, options, problems)
    spoilt = any(problem.severity == "error" for problem in problems)
    ways = None if spoilt else corridors_in(declaration.tree)
    problems += proposition_problems(load.rows()["claims"], intake.catalogue, ways)
    refused = refused_rows(problems)
    if refused and not options.keep_going:
        first = next(str(problem) for problem in problems if problem.severity == "error")
        number = "1 row was" if refused == 1 else f"{refused} rows were"
        message = f"{number} refused, so nothing was loaded; first: {first}"
        raise FolderError(message, problems)
    _write(connection, load, intake, options)
    if declaration is not old:
        write_declaration(connection, declaration)
        set_setting(connection, AUTHORED, "yes")
    options.say("measuring")
    refresh_derived(connection)
    counts = intake.settlements.items()
    return AddSummary(
        added=Counter(counted({name: len(done.new) for name, done in counts})),
        unchanged=Counter(counted({name: done.unchanged for name, done in counts})),
        replaced=Counter(counted({name: len(done.changed) for name, done in counts})),
        declared=declaration.text != old.text,
        problems=tuple(problems),
    )


def _contents(connection: sqlite3.Connection, load: Load) -> dict[str, bytes]:
    """Give the texts that proposals of a load point into: those of the load, and those kept."""
    named = {
        row["document"] for s in load.sheets if s.table == "proposals" for row in s.rows
    } - load.contents.keys()
    kept = {digest: read_content(connection, digest) for digest in named}
    return load.contents | {digest: text for digest, text in kept.items() if text is not None}


def _joint_declaration(
    connection: sqlite3.Connection,
    old: Declaration,
    load: Load,
    intake: Intake,
    options: Options,
    problems: list[Problem],
) -> Declaration:
    """Join the declarations of a load with the one that is there."""
    joint = old
    authored = get_setting(connection, AUTHORED) is not None
    for declaration in load.declarations:
        found = check_declaration(declaration, intake.catalogue)
        if not any(problem.severity == "error" for problem in found):
            if authored:
                joint, more = join_declarations(joint, declaration, replace=options.replace)
                found += more
            else:
                joint, authored = declaration, True
        problems += found
    return joint


def _write(connection: sqlite3.Connection, load: Load, intake: Intake, options: Options) -> None:
    for table, header in load.headers().items():
        write_header(connection, table, header)
    if any(sheet.table == "areas" for sheet in load.sheets):
        set_setting(connection, AREA_COLLECTION, load.area_collection)
    for row in intake.settlements["documents"].accepted:
        for digest in {row["sha256"], row["original_sha256"]} & load.contents.keys():
            keep_content(connection, digest, load.contents[digest])
    for table, settlement in intake.settlements.items():
        if settlement.accepted:
            options.say(f"writing {table}")
        for row in settlement.changed:
            update_row(connection, row)
        for row in settlement.new:
            insert_row(connection, row)


def report_header(row: Row) -> tuple[str, ...]:
    """List the columns that a report fills, in the order of the format, unknown ones last."""
    known = [name for name in TABLES["reports"].column_names if row[name]]
    return (*known, *(name for name in row.cells if name not in TABLES["reports"].column_names))
