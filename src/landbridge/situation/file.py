"""The working file: one SQLite file in the layout of GeoPackage, which QGIS opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from landbridge.errors import Problem, WorkingFileError
from landbridge.situation.adding import AddSummary, Options, report_header, write_load
from landbridge.situation.columns import FORMAT, TABLES, TOML_FILE
from landbridge.situation.contents import read_content
from landbridge.situation.deciding import write_decisions
from landbridge.situation.export import export_folder
from landbridge.situation.folder import Load, read_paths
from landbridge.situation.foreign import foreign_load
from landbridge.situation.inventory import FileSummary, take_inventory
from landbridge.situation.joining import write_toml
from landbridge.situation.keeping_articles import keep_document, keep_proposals
from landbridge.situation.opening import create_file, open_file, speaking_of, transaction
from landbridge.situation.reading import read_open
from landbridge.situation.store import set_setting
from landbridge.situation.tabular import Row, Sheet
from landbridge.situation.withholding import EVERYTHING, Withholding

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType

    from landbridge.model.imports import ForeignRow
    from landbridge.model.proposals import Decision, Proposal
    from landbridge.model.queue import Decided
    from landbridge.model.readings import Document
    from landbridge.model.situations import Situation

__all__ = ["SituationFile"]


class SituationFile:
    """One situation in one file. Use it in a ``with`` block, or close it.

    Make one with `create` or `open`. Reports in it are only ever added.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._connection = connection

    @classmethod
    def create(cls, path: str | Path, title: str | None = None) -> Self:
        """Make a new working file and open it for writing.

        The title stands until a situation.toml is added.

        Raises
        ------
        WorkingFileError
            when the file is already there or cannot be made; nothing is left behind
        """
        path = Path(path)
        text = write_toml({"format": FORMAT, "title": title or path.stem})
        create_file(path, lambda connection: set_setting(connection, TOML_FILE, text))
        return cls.open(path, writable=True)

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = False) -> Self:
        """Open a working file, to read unless told otherwise.

        Raises
        ------
        WorkingFileError
            when it is missing, damaged, not ours, or written by a newer landbridge
        """
        path = Path(path)
        return cls(path, open_file(path, writable=writable), writable=writable)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def add(
        self,
        paths: Iterable[str | Path] | str | Path,
        *,
        replace: bool = False,
        keep_going: bool = False,
        progress: Callable[[str], None] | None = None,
    ) -> AddSummary:
        """Add folders or single tables: all of their rows, or, where one is refused, none.

        Parameters
        ----------
        replace
            take the new row where an id is already there with other content; reports stay
        keep_going
            leave refused rows out and load the good ones
        progress
            told in a few words what is being done

        Raises
        ------
        FolderError
            when rows were refused; it carries every problem
        InputError
            when a path is nothing that the format knows
        """
        self._must_be_writable()
        load = read_paths([paths] if isinstance(paths, (str, Path)) else paths)
        return self._write(load, Options(replace, keep_going, progress))

    def add_rows(
        self,
        rows: Iterable[ForeignRow],
        problems: Iterable[Problem] = (),
        *,
        replace: bool = False,
        keep_going: bool = False,
        progress: Callable[[str], None] | None = None,
    ) -> AddSummary:
        """Add rows out of files of others, judged as rows of a folder are; all of them or none.

        Raises
        ------
        FolderError
            when rows were refused, here or (``problems``) where they came from
        """
        self._must_be_writable()
        with speaking_of(self.path):
            load = foreign_load(self._connection, rows, problems)
        return self._write(load, Options(replace, keep_going, progress))

    def add_report(self, cells: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
        """Add one report, checked as a row of reports.csv is; give its id and the warnings.

        Raises
        ------
        FolderError
            when it was refused; it carries every problem
        """
        self._must_be_writable()
        row = Row("reports", "<report>", None, dict(cells))
        unknown = [name for name in cells if name not in TABLES["reports"].column_names]
        load = Load(sheets=[Sheet("reports", row.file, report_header(row), (row,))])
        load.problems += [
            row.warning(
                name, f"the format knows no column '{name}': it is kept, and read by nothing"
            )
            for name in unknown
        ]
        summary = self._write(load, Options())
        problems = list(summary.problems)
        if not summary.added["reports"]:
            problems.append(row.warning(None, "the report is already there: nothing was added"))
        return row.report_id, tuple(problems)

    def add_reading(
        self,
        proposals: Iterable[Proposal],
        document: Document | None = None,
        original: bytes = b"",
        retrieved: str = "",
    ) -> tuple[tuple[Proposal, ...], int]:
        """Put proposals into the queue, with the document that they were read out of.

        The text is kept once, and the bytes that it came from where they are not the same.

        Returns
        -------
        tuple
            the proposals that are new, and how many were there already
        """
        self._must_be_writable()
        with speaking_of(self.path), transaction(self._connection):
            if document is not None:
                keep_document(self._connection, document, original, retrieved)
            return keep_proposals(self._connection, proposals, document)

    def text_of(self, sha256: str) -> str:
        """Give the text of a document that is kept.

        Raises
        ------
        WorkingFileError
            when there is none of that digest, or it is damaged
        """
        with speaking_of(self.path):
            content = read_content(self._connection, sha256)
        if content is None:
            raise WorkingFileError(f"'{self.path}' holds no text {sha256[:12]}…")
        return content.decode()

    def decide(
        self, decisions: Sequence[Decision], *, keep_going: bool = False, only_try: bool = False
    ) -> Decided:
        """Keep what reviewers decided, and add the rows that they accepted: all, or nothing.

        Parameters
        ----------
        keep_going
            leave out what is refused
        only_try
            write nothing: say what would become of it

        Raises
        ------
        FolderError
            when accepted rows were refused; it carries every problem
        InputError
            when somebody else accepted one of them before
        """
        self._must_be_writable()
        with speaking_of(self.path), transaction(self._connection, only_try=only_try):
            return write_decisions(self._connection, decisions, keep_going=keep_going)

    def read(self) -> Situation:
        """Read everything as nouns; nothing is written."""
        return read_open(self.path, self._connection)

    def export(self, folder: str | Path, withholding: Withholding = EVERYTHING) -> dict[str, int]:
        """Write the folder that the file was made from: same cells, columns and order of rows.

        Returns
        -------
        dict
            how many rows stayed behind, by table; empty where nothing did

        Raises
        ------
        WorkingFileError
            when the folder is not empty or cannot be written; nothing half-written stays
        """
        with speaking_of(self.path):
            return export_folder(self._connection, Path(folder), withholding)

    def summary(self) -> FileSummary:
        """Count what the file holds."""
        with speaking_of(self.path):
            return take_inventory(self._connection)

    def _write(self, load: Load, options: Options) -> AddSummary:
        with speaking_of(self.path), transaction(self._connection):
            return write_load(self._connection, load, options)

    def _must_be_writable(self) -> None:
        if not self.writable:
            raise WorkingFileError(f"'{self.path}' was opened to read: open it with writable=True")
