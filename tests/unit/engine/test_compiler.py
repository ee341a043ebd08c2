"""A kernel runs plain where there is little to do."""

from __future__ import annotations

import numpy as np

from landbridge.engine.compiler import COMPILE_ABOVE, kernel


def test_kernel__below_the_limit_runs_plain_on_lists():
    seen = []

    @kernel
    def double(numbers):
        seen.append(type(numbers))
        for at in range(len(numbers)):
            numbers[at] = 2 * numbers[at]
        return len(numbers)

    result, columns = double.run(COMPILE_ABOVE - 1, (np.array([1, 2, 3]),))
    assert (result, columns[0], seen) == (3, [2, 4, 6], [list])


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
