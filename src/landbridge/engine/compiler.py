"""One set of kernels for small and large problems: plain below some work, compiled above.

Importing Numba costs more than a whole answer on a small situation, so a kernel is a plain function
until a caller brings work that pays for the compiler. The same source runs both ways; tests run
both and compare. Compiled code is cached on disk in a folder of our own, and the first compile of
each kernel is guarded by a lock between processes, because Numba's own cache lets two processes
that start together overwrite each other's index (docs/decisions/0003-numba-cache.md).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["COMPILE_ABOVE", "Kernel", "kernel", "part"]

COMPILE_ABOVE = 2_000_000
"""Elementary steps above which a kernel is compiled: about a second of plain Python, which is what
importing Numba and reading one cached kernel costs."""

_READ_ABOVE = 64
"""Where Numba is imported already, reading a cached kernel costs so many times less."""

_CALL_ABOVE = 5_000
"""Where the kernel is read already, calling it still costs the handing over of its arrays."""

P = ParamSpec("P")
R = TypeVar("R")


_PARTS: set[object] = set()
"""Plain functions that kernels may call: they are compiled with the kernel that calls them."""


def part(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a plain function that kernels of the same file call; compiled ones call it compiled.

    Of the same file, because Numba's cache notices a change of the kernel's own file only.
    """
    _PARTS.add(function)
    return function


def _cache_folder() -> Path:
    root = os.environ.get("LANDBRIDGE_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    base = Path(root) if root else Path.home() / ".cache"
    folder = base / "landbridge" / "numba"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        return folder
    instead = Path(tempfile.mkdtemp(prefix="landbridge-numba-"))
    atexit.register(shutil.rmtree, instead, ignore_errors=True)
    return instead


@contextlib.contextmanager
def _between_processes(folder: Path) -> Iterator[None]:
    """Let one process at a time compile and write the cache; elsewhere than POSIX, do without."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  (POSIX only)

    with (folder / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def _compile(function: Any, numba: Any) -> Any:  # Numba has no types that mypy can read
    """Compile a function, and before it the parts that it calls."""
    if function not in _MADE:
        known = function.__globals__
        named = {name: known.get(name) for name in function.__code__.co_names}
        called = {
            name: _compile(thing, numba)
            for name, thing in named.items()
            if isinstance(thing, FunctionType) and thing in _PARTS
        }
        whole = FunctionType(
            function.__code__, {**known, **called}, function.__name__, function.__defaults__
        )
        whole.__qualname__, whole.__module__ = function.__qualname__, function.__module__
        _MADE[function] = numba.njit(cache=True, nogil=True)(whole if called else function)
    return _MADE[function]


def _types(numba: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(numba.typeof(argument) for argument in args)


_MADE: dict[object, Any] = {}


class Kernel(Generic[P, R]):
    """A function over arrays that runs plain or compiled.

    Attributes
    ----------
    plain
        the function as it is written
    """

    def __init__(self, function: Callable[P, R]) -> None:
        self.plain = function
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self._compiled: Any = None  # Numba has no types that mypy can read
        self._numba: Any = None
        self._seen: set[tuple[object, ...]] = set()
        self._plain_steps = 0

    def compiled(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the compiled form, compiling or reading the cache first where need be.

        Arguments are given by position.
        """
        if self._compiled is None:
            folder = _cache_folder()
            import numba  # noqa: PLC0415  (half a second that small problems must not pay)

            settings: Any = numba.config  # filled when Numba starts: mypy cannot see it
            settings.CACHE_DIR = settings.CACHE_DIR or str(folder)
            self._folder = folder
            self._numba = numba
            self._compiled = _compile(self.plain, numba)
        signature = tuple(
            (a.dtype.str, a.ndim, a.flags.c_contiguous, a.flags.writeable)
            if isinstance(a, np.ndarray)
            else type(a)
            for a in args
        )
        if signature in self._seen:
            return self._compiled(*args, **kwargs)  # type: ignore[no-any-return]
        with _between_processes(self._folder):  # while it is compiled or read, not while it runs
            self._compiled.compile(_types(self._numba, args))
        self._seen.add(signature)
        return self._compiled(*args, **kwargs)  # type: ignore[no-any-return]

    def pays(self, work: int) -> bool:
        """Whether compiled code pays for so many elementary steps, and all run plain before them.

        So a kernel that is called often with little to do is compiled in the end. Results are the
        same either way.
        """
        if self._compiled is not None:
            return work >= min(_CALL_ABOVE, COMPILE_ABOVE)
        self._plain_steps += work
        limit = COMPILE_ABOVE // _READ_ABOVE if "numba" in sys.modules else COMPILE_ABOVE
        return self._plain_steps >= limit

    def chosen(self, work: int, columns: tuple[Any, ...]) -> tuple[Callable[P, R], tuple[Any, ...]]:
        """Choose the form for some work, to be called as often as need be on the same columns.

        Plain for little work (elementary steps, an estimate), on lists in the place of arrays; else
        compiled. Kernels write their results into the columns.
        """
        if self.pays(work):
            return self.compiled, columns
        lists = (c.tolist() if isinstance(c, np.ndarray) else c for c in columns)
        return self.plain, tuple(lists)

    def run(self, work: int, columns: tuple[Any, ...]) -> tuple[R, tuple[Any, ...]]:
        """Run once in the form that is chosen; give the result and the columns as they are then."""
        form, columns = self.chosen(work, columns)
        return form(*columns), columns  # type: ignore[call-arg]


def kernel(function: Callable[P, R]) -> Kernel[P, R]:
    """Mark a function as a kernel."""
    return Kernel(function)
