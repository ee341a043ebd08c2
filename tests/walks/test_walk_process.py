"""The command line as its own process: exit codes, channels, a file that may only be read."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from walk_world import CLOSED, OPEN, UNCERTAIN

import landbridge

if TYPE_CHECKING:
    from collections.abc import Iterator

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
SOURCE = Path(landbridge.__file__).parents[1]


def landbridge_process(
    *words: object, encoding: str = "utf-8", settings: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m landbridge`` with words."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, "PYTHONPATH": str(SOURCE), "COLUMNS": "80", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "landbridge", *(str(word) for word in words)],
        check=False, capture_output=True, encoding=encoding, env={**env, **(settings or {})},
        stdin=subprocess.DEVNULL, **more,
    )  # fmt: skip


@pytest.mark.parametrize(("day", "code"), [(OPEN, 0), (CLOSED, 3), (UNCERTAIN, 4)])
def test_process__says_the_status_by_its_exit_code(filled: Path, day: str, code: int) -> None:
    told = landbridge_process("ask", filled, "--corridor", "over", "--on", day, "--json")
    assert (told.returncode, told.stderr) == (code, "")
    assert json.loads(told.stdout)["as_of"] == day


def test_process__keeps_mistakes_off_standard_output(filled: Path, tmp_path: Path) -> None:
    misuse = landbridge_process("ask", filled, "--corridor", "under")
    assert (misuse.returncode, misuse.stdout) == (2, "")
    assert misuse.stderr.startswith("landbridge: no corridor 'under'")
    failure = landbridge_process("info", tmp_path / "missing.gpkg")
    assert (failure.returncode, failure.stdout) == (1, "")
    as_json = landbridge_process("info", tmp_path / "missing.gpkg", "--json")
    assert (as_json.returncode, as_json.stderr) == (1, "")
    assert json.loads(as_json.stdout)["error"]["kind"] == "failure"


def test_process__walks_from_folder_to_page(world: Path, tmp_path: Path) -> None:
    path = tmp_path / "walk.gpkg"
    for words in (
        ("new", path),
        ("add", path, world),
        ("brief", path, "--corridor", "over", "-o", tmp_path / "walk.html"),
        ("export", path, tmp_path / "out"),
    ):
        told = landbridge_process(*words)
        assert (told.returncode, told.stderr) == (0, ""), "nobody watches, so no progress"
    assert (tmp_path / "walk.html").stat().st_size > 10_000
    assert (tmp_path / "out" / "reports.csv").read_bytes() == (world / "reports.csv").read_bytes()


def without_the_rights_of_root() -> None:
    """Give up, before a program starts, the right to write what may not be written."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.fixture
def shut_away(filled: Path, tmp_path: Path) -> Iterator[Path]:
    """A file in a folder that may only be read."""
    folder = tmp_path / "shut"
    folder.mkdir()
    path = Path(shutil.copy(filled, folder / "shut.gpkg"))
    path.chmod(0o444)
    folder.chmod(0o555)
    tried = subprocess.run(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'a')", path],
        check=False, capture_output=True, preexec_fn=without_the_rights_of_root,
    )  # fmt: skip
    if tried.returncode == 0:
        pytest.skip("here everything may be written: run as somebody else than root")
    yield path
    folder.chmod(0o755)


@pytest.mark.parametrize("verb", ["ask", "explain", "info", "coverage"])
def test_process__asks_where_nothing_may_be_written(shut_away: Path, verb: str) -> None:
    before = shut_away.read_bytes()
    words = ("--corridor", "over", "--on", OPEN) if verb in ("ask", "explain") else ()
    told = landbridge_process(verb, shut_away, *words, preexec_fn=without_the_rights_of_root)
    assert (told.returncode, told.stderr) == (0, "")
    assert shut_away.read_bytes() == before
    assert [p.name for p in shut_away.parent.iterdir()] == ["shut.gpkg"]


def test_process__adds_nothing_where_nothing_may_be_written(shut_away: Path) -> None:
    before = shut_away.read_bytes()
    told = landbridge_process(
        "report", shut_away, "--source", "watch", "--published", "2020-07-01",
        "--date", "2020-07-01", "--event", "moves", "--place", "gate", "--actor", "blue",
        preexec_fn=without_the_rights_of_root,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (1, "")
    assert "it cannot be written" in told.stderr or "cannot be opened" in told.stderr
    assert "Traceback" not in told.stderr
    assert shut_away.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "--corridor", "over", "--on", UNCERTAIN, "--json"),
        ("suppose", "--corridor", "over", "--on", OPEN, "--without-source", "watch", "--json"),
        ("coverage", "--json"),
        ("explain", "--corridor", "over", "--on", OPEN),
    ],
)
def test_process__gives_the_same_bits_each_time(filled: Path, words: tuple[str, ...]) -> None:
    verb, *more = words
    told = {
        landbridge_process(verb, filled, *more, settings={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_process__a_terminal_that_knows_only_ascii(filled: Path, *, as_json: bool) -> None:
    words = ["ask", filled, "--corridor", "over", "--on", OPEN, *(["--json"] if as_json else [])]
    told = landbridge_process(*words, settings={"PYTHONIOENCODING": "ascii"})
    assert (told.returncode, told.stderr) == (0, "")
    assert "Town" in told.stdout
    if as_json:
        assert json.loads(told.stdout)["status"] == "open"


def test_process__whoever_reads_may_leave_early(filled: Path) -> None:
    told = subprocess.run(
        f"'{sys.executable}' -m landbridge ask '{filled}' --corridor over --json | head -c 1",
        shell=True, check=False, capture_output=True, encoding="utf-8",
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert (told.stdout, told.stderr) == ("{", "")
