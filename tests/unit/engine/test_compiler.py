"""A kernel runs plain where there is little to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from landbridge.engine import compiler
from landbridge.engine.compiler import COMPILE_ABOVE, kernel, part


def test_kernel__below_the_limit_runs_plain_on_lists(monkeypatch):
    monkeypatch.setattr(compiler, "_READ_ABOVE", 1)  # other tests have imported Numba
    seen = []

    @kernel
    def double(numbers):
        seen.append(type(numbers))
        for at in range(len(numbers)):
            numbers[at] = 2 * numbers[at]
        return len(numbers)

    result, columns = double.run(COMPILE_ABOVE - 1, (np.array([1, 2, 3]),))
    assert (result, columns[0], seen) == (3, [2, 4, 6], [list])


def test_kernel__called_often_is_compiled_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path))

    @kernel
    def last(numbers):
        return numbers[-1]

    monkeypatch.setattr(compiler, "_READ_ABOVE", 1)  # other tests have imported Numba
    given, often = np.arange(3), COMPILE_ABOVE // 4
    forms = [type(last.run(often, (given,))[1][0]) for _ in range(5)]
    assert forms[0] is list
    assert forms[-1] is np.ndarray


def test_kernel__above_the_limit_runs_compiled_on_arrays(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path))

    @kernel
    def total(numbers):
        """Add."""
        found = 0
        for number in numbers:
            found += number
        return found

    given = np.arange(5)
    result, columns = total.run(COMPILE_ABOVE, (given,))
    assert result == 10
    assert columns[0] is given
    assert total.__doc__ == "Add."
    assert total.compiled(given) == total.plain(given)


@part
def _square(number):
    return number * number


@kernel
def _sum_of_squares(numbers):
    found = 0
    for number in numbers:
        found += _square(number)
    return found


def test_kernel__calls_its_parts_compiled_too(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path))
    given = np.arange(6)
    assert _sum_of_squares.compiled(given) == _sum_of_squares.plain(given) == 55


STARTED_TOGETHER = """
import numpy as np
from landbridge.engine import Courses, Terrain, compiler, condense, joined, rows_of
compiler.COMPILE_ABOVE = 0
cell = np.array([0, 0, 1, 2, 2], np.int32)
a, b = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4])
way = np.array([0, 1, 0, 1], np.int8)
land = Terrain.by_cells(cell, a, b, np.ones(4, np.int64), way=way)
table = np.zeros((3, 70), np.int8)
table[1, 3] = 3
found = joined(condense(land), rows_of(Courses.of_table(table)), a[:1], b[-1:])[0]
print(int(found.sum()))
"""


def start(folder: Path, count: int) -> list[str]:
    """Run that many processes together on one cache; give the names of the files left."""
    environment = {**os.environ, "LANDBRIDGE_CACHE_DIR": str(folder)}
    environment.pop("NUMBA_CACHE_DIR", None)  # set while other tests of this run compile
    started = [
        subprocess.Popen(
            [sys.executable, "-c", STARTED_TOGETHER],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    told = [process.communicate() for process in started]
    assert [
        (out.strip(), process.returncode) for (out, _), process in zip(told, started, strict=True)
    ] == [("69", 0)] * count, told
    return sorted(path.name for path in (folder / "landbridge" / "numba").rglob("*.nb?"))


def test_kernel__processes_that_start_together_share_one_cache(tmp_path):
    """Three leave what one leaves: each kernel is compiled once, and no entry is lost."""
    kept = start(tmp_path / "three", 3)
    assert kept == start(tmp_path / "one", 1)
    assert sum(name.endswith(".nbi") for name in kept) > 4  # the whole way from roads to an answer


def test_kernel__compiles_elsewhere_where_the_cache_cannot_be_made(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(blocked))
    left = []
    monkeypatch.setattr(
        compiler.atexit, "register", lambda do, *what, **how: left.append((do, what))
    )
    folder = compiler._cache_folder()
    assert folder.is_dir()
    ((remove, (at_exit,)),) = left  # nothing stays behind when the process ends
    assert at_exit == folder
    remove(folder)
    assert not folder.exists()
