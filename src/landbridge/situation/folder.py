"""Read a situation folder of format 1, or single tables of one; check it without loading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import InputError, Problem
from landbridge.model.names import near
from landbridge.situation.areas import read_areas
from landbridge.situation.claim_rules import corridors_in, proposition_problems
from landbridge.situation.columns import TABLES, TOML_FILE, counted
from landbridge.situation.contents import read_contents_beside
from landbridge.situation.declaration import Declaration, check_declaration, parse_declaration
from landbridge.situation.intake import judge
from landbridge.situation.tabular import Row, Sheet, decode, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["CheckSummary", "Load", "check_folder", "is_own", "read_paths", "refused_rows"]

_NEEDED = ("sources", "actors", "places", "links")
"""Tables that other tables cannot do without; the others may be absent and so empty."""
_LARGEST_FILE = 1 << 30
"""Bytes of a table that are read into memory."""


@dataclass(slots=True)
class Load:
    """What was read from files, in order: sheets, declarations, and what was wrong.

    ``contents`` are the texts of documents, and the bytes that they came from, by SHA-256.
    """

    sheets: list[Sheet] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    area_collection: str = "{}"
    contents: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def rows(self) -> dict[str, list[Row]]:
        """All rows by table, in the order of reading."""
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for sheet in self.sheets:
            rows[sheet.table] += sheet.rows
        return rows

    def headers(self) -> dict[str, tuple[str, ...]]:
        """List the columns of each table: those of later files after those of the first."""
        headers: dict[str, tuple[str, ...]] = {}
        for sheet in self.sheets:
            before = headers.get(sheet.table, ())
            headers[sheet.table] = tuple(dict.fromkeys((*before, *sheet.header)))
        return headers


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """What a check found: rows read by table, and every refusal and warning."""

    rows: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> int:
        """How many rows would be refused."""
        return refused_rows(self.problems)


def refused_rows(problems: Iterable[Problem]) -> int:
    """Count the rows, not the problems, that are refused."""
    errors = [problem for problem in problems if problem.severity == "error"]
    return len({(error.file, error.line) for error in errors})


def check_folder(path: str | Path) -> CheckSummary:
    """Check a folder, or one table of it against the other tables beside it."""
    path = Path(path)
    load = read_paths([path])
    single = not path.is_dir()
    beside = _read_beside(path) if single else Load()
    # Rows beside it that are wrong themselves count as missing.
    there = _accepted(path, beside) if single else {}
    absent: frozenset[str] = frozenset()
    if single:
        here = {sheet.table for sheet in (*beside.sheets, *load.sheets)}
        lacking = _NEEDED if beside.sheets else tuple(TABLES)
        absent = frozenset(lacking) - here
    intake = judge(load.rows(), there, absent=absent, contents=beside.contents | load.contents)
    problems = load.problems + intake.problems
    for declaration in load.declarations:
        problems += check_declaration(declaration, intake.catalogue)
    ways = {k: v for told in load.declarations for k, v in corridors_in(told.tree).items()}
    claims = load.rows()["claims"]
    told = load.declarations and not any(problem.severity == "error" for problem in problems)
    problems += proposition_problems(claims, intake.catalogue, ways if told else None)
    if intake.catalogue.missed:
        files = ", ".join(TABLES[name].file for name in TABLES if name in intake.catalogue.missed)
        message = f"references were not checked: there is no {files} beside it"
        problems.append(Problem(path.name, None, None, message, "warning"))
    counts = counted({name: len(rows) for name, rows in load.rows().items()})
    return CheckSummary(counts, tuple(problems))


def _accepted(path: Path, beside: Load) -> dict[str, Sequence[Row]]:
    """Give the rows beside a file that are right when the file's own rows are there too."""
    own = read_paths([path]).rows()
    rows = {name: [*near, *own.get(name, ())] for name, near in beside.rows().items()}
    together = judge(rows, {}, contents=beside.contents).settlements
    return {name: together[name].accepted for name, near in beside.rows().items() if near}


def _read_beside(path: Path) -> Load:
    """Read the tables beside a single file; their own problems are not asked for."""
    beside = [
        path.parent / table.file
        for table in TABLES.values()
        if (path.parent / table.file).is_file() and table.file != path.name
    ]
    return read_paths(beside)


def read_paths(paths: Iterable[str | Path]) -> Load:
    """Read folders and single tables of format 1.

    Raises
    ------
    InputError
        when a path is missing, or is nothing that the format knows
    """
    load = Load()
    given = [Path(path) for path in paths]
    for path in given:
        if path.is_dir():
            prefix = f"{path.name}/" if len(given) > 1 else ""
            _read_folder(path, prefix, load)
        elif path.exists():
            _read_file(path, path.name, load)
        else:
            raise InputError(f"there is no '{path}': give a situation folder or one of its tables")
    return load


def _read_folder(folder: Path, prefix: str, load: Load) -> None:
    known = [TOML_FILE, *(table.file for table in TABLES.values())]
    there = [name for name in known if (folder / name).is_file()]
    if not there:
        wanted = ", ".join(known)
        raise InputError(f"'{folder}' is not a situation folder: it holds none of {wanted}")
    if TOML_FILE not in there:
        message = 'the folder has none: write format = 1 and title = "…" into it'
        load.problems.append(Problem(prefix + TOML_FILE, None, None, message, "warning"))
    for name in there:
        _read_file(folder / name, prefix + name, load)
    load.problems += _strangers(folder, prefix, known)


def _strangers(folder: Path, prefix: str, known: list[str]) -> Iterator[Problem]:
    """Say which tables of a folder are passed over."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".csv", ".geojson", ".toml"} and path.name not in known:
            hint = near(path.name, known, 1)
            meant = f"; is '{hint[0]}' meant?" if hint else ""
            message = f"the format knows no such file: it is not read{meant}"
            yield Problem(prefix + path.name, None, None, message, "warning")


def _read_file(path: Path, file: str, load: Load) -> None:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST_FILE else b""
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    if size > _LARGEST_FILE:
        most = f"{size >> 20:,} MB, more than {_LARGEST_FILE >> 20:,}"
        raise InputError(f"'{path}' has {most}: split it, or take a part")
    if path.suffix.lower() == ".toml":
        _read_declaration(data, file, load)
        return
    table = _table_of(path)
    if table == "areas":
        sheet, load.area_collection, problems = read_areas(data, file)
    else:
        sheet, problems = read_sheet(data, TABLES[table], file)
    load.problems += problems
    if sheet is not None and table == "documents":
        sheet, contents, problems = read_contents_beside(path.parent, sheet)
        load.contents |= contents
        load.problems += problems
    if sheet is not None:
        load.sheets.append(sheet)


def _read_declaration(data: bytes, file: str, load: Load) -> None:
    text, problems = decode(data, file)
    if not problems:
        mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
        declaration, problems = parse_declaration(mark + text, file)
        if declaration is not None:
            load.declarations.append(declaration)
    load.problems += problems


def is_own(path: str | Path) -> bool:
    """Say whether a path is a situation folder or one of its tables, by its name."""
    path = Path(path)
    if path.is_dir():
        return (
            any((path / table.file).is_file() for table in TABLES.values())
            or (path / TOML_FILE).is_file()
        )
    try:
        return path.suffix.lower() == ".toml" or bool(_table_of(path))
    except InputError:
        return False


def _table_of(path: Path) -> str:
    """Say which table a file is: by its name, which may say more before or after a '-'."""
    words = path.stem.lower().replace("_", "-").replace(".", "-").split("-")
    for word in (words[0], words[-1]):
        if word in TABLES and TABLES[word].suffix == path.suffix.lower():
            return word
    files = ", ".join((TOML_FILE, *(table.file for table in TABLES.values())))
    raise InputError(
        f"'{path.name}' is no table of a situation: name it as one of {files};"
        " more may follow a '-', as in reports-2024.csv"
    )
