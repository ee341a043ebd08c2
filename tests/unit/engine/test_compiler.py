"""A kernel runs plain where there is little to do."""

from __future__ import annotations

import os
import subprocess
import sys

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


STARTED_TOGETHER = """
import numpy as np
from landbridge.engine import compiler, sweeps
from landbridge.engine.courses import pack, unpack
compiler.COMPILE_ABOVE = 0
first, head = np.array([0, 1, 2, 2], np.int32), np.array([1, 2], np.int32)
places = np.ones((3, 70), bool)
places[1, 3] = False
rows = pack(places)
found = sweeps.sweep_words(first, head, rows, {0: rows[0]})
print(int(unpack(found, 70)[2].sum()))
"""


def test_kernel__calls_its_parts_compiled_too(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path))
    given = np.arange(6)
    assert _sum_of_squares.compiled(given) == _sum_of_squares.plain(given) == 55


@part
def _square(number):
    return number * number


@kernel
def _sum_of_squares(numbers):
    found = 0
    for number in numbers:
        found += _square(number)
    return found


def test_kernel__processes_that_start_together_share_one_cache(tmp_path):
    environment = {**os.environ, "LANDBRIDGE_CACHE_DIR": str(tmp_path)}
    environment.pop("NUMBA_CACHE_DIR", None)  # set while other tests of this run compile
    started = [
        subprocess.Popen(
            [sys.executable, "-c", STARTED_TOGETHER],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = [process.communicate() for process in started]
    assert [
        (out.strip(), process.returncode) for (out, _), process in zip(told, started, strict=True)
    ] == [("69", 0)] * 3, told
    kept = sorted(path.suffix for path in (tmp_path / "landbridge" / "numba").rglob("*.nb?"))
    assert kept == [".nbc", ".nbi"]  # compiled once, and one index


def test_kernel__compiles_elsewhere_where_the_cache_cannot_be_made(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(blocked))
    assert compiler._cache_folder().is_dir()
