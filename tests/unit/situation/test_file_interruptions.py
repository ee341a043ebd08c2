"""A load is whole or not at all, whatever comes between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.errors import WorkingFileError
from landbridge.situation import SituationFile, opening

if TYPE_CHECKING:
    from collections.abc import Callable


def test_add__waits_for_no_other_writer_for_ever(
    file: SituationFile, make_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_SECONDS_TO_WAIT", 0)
    with SituationFile.open(file.path, writable=True) as other:
        file._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkingFileError, match="another program is writing to it"):
            other.add(make_folder())
        file._connection.execute("ROLLBACK")


KILLED = """
import os, signal, sys
from landbridge.situation import SituationFile
def stop(what):
    if what == "measuring":
        os.kill(os.getpid(), signal.SIGKILL)
file = SituationFile.open(sys.argv[1], writable=True)
file._connection.execute("PRAGMA cache_size = 1")  # so that half of it is on the disk by then
file.add(sys.argv[2], progress=stop)
"""


def test_add__killed_half_way_leaves_the_old_state(
    file: SituationFile,
    make_folder: Callable[..., Path],
    world: dict[str, str],
    our_path: dict[str, str],
) -> None:
    many = "".join(f"daily,2018,2018,holds,hill,,,,north,,,,,,,p. {i},,,\n" for i in range(500))
    folder = make_folder(reports=world["reports.csv"] + many)
    before = file.read()
    file.close()
    old = file.path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(file.path), str(folder)], check=False, env=our_path
    )
    assert done.returncode == -9
    assert file.path.read_bytes() != old
    with SituationFile.open(file.path) as reader:
        assert reader.read() == before
    with SituationFile.open(file.path, writable=True) as writer:
        assert writer.add(folder).added["reports"] == 500


def test_add__that_fails_while_writing_leaves_the_old_state(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(places=world["places.csv"] + "cape,Cape,34.9,33,,,\n")
    before = file.read()

    def fail(what: str) -> None:
        if what == "measuring":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file.add(folder, progress=fail)
    assert file.read() == before
