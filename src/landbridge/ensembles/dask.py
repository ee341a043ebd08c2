"""Tasks run on the workers of a Dask scheduler: the one file that reaches for the network.

Tasks have names made from what they compute, so that asking again finds what is done already. What
they share is a task too, not scattered data: when a worker is lost the scheduler computes again
whatever was on it, elsewhere. See docs/decisions/0011-ensembles-on-dask.md.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from functools import cache
from importlib import resources
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from landbridge._version import __version__
from landbridge.errors import InputError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["run_on_dask"]

Shared = TypeVar("Shared")
Part = TypeVar("Part")
Result = TypeVar("Result")

_ANSWER_SECONDS = 15
"""How long a scheduler may take to answer, and a first worker to be there."""
_ALONE_SECONDS = 120
"""How long to wait for a new worker when the last one is lost in the middle of it."""
_LOOK_SECONDS = 2
_RETRIES = 3
_LARGE_GRAPH = {"distributed.admin.large-graph-warning-threshold": "4GB"}


def run_on_dask(
    task: Callable[[Shared, Part], Result],
    shared: Shared,
    parts: Sequence[Part],
    *,
    address: str,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Result]:
    """Give the result of a task for each part, in their order, computed on a scheduler's workers.

    Parameters
    ----------
    task
        a function of an importable module; its results should be small, for they wait here for
        their turn
    shared, parts
        what every task reads, and what each reads of its own
    address
        of the scheduler, such as ``tcp://127.0.0.1:8786``
    progress
        hears how many are done, of how many

    Raises
    ------
    InputError
        when distributed is not installed, the scheduler does not answer, it has no workers, their
        landbridge is not ours, or they are all lost
    """
    distributed, dask = _distributed()
    content = pickle.dumps((task, shared), protocol=5)
    name = hashlib.sha256(content + _own_code().encode()).hexdigest()[:24]
    with _client(distributed, address) as client, dask.config.set(_LARGE_GRAPH):
        _check_workers(client, address)
        ready = client.submit(
            _unpacked, content, _own_code(), key=f"landbridge-shared-{name}", retries=_RETRIES
        )
        keys = [f"landbridge-{name}-{hashlib.sha256(repr(p).encode()).hexdigest()[:16]}"
                for p in parts]  # fmt: skip
        futures = client.map(_on_worker, [ready] * len(parts), parts, key=keys, retries=_RETRIES)
        yield from _in_order(distributed, client, futures, progress)


def _distributed() -> tuple[Any, Any]:  # both are optional: nothing here has their types
    try:
        import dask  # noqa: PLC0415  (an extra)
        import distributed  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise InputError(
            "a scheduler needs the package distributed: pip install 'landbridge[dask]'"
        ) from error
    return distributed, dask


def _client(distributed: Any, address: str) -> Any:
    """Connect within the time; a listener that says nothing would hold distributed for ever."""
    told: SimpleQueue[Any] = SimpleQueue()

    def connect() -> None:
        try:
            told.put(distributed.Client(
                address, timeout=_ANSWER_SECONDS, set_as_default=False, name="landbridge"
            ))  # fmt: skip
        except Exception as error:  # raised below, where it was asked
            told.put(error)

    Thread(target=connect, daemon=True).start()
    try:
        found = told.get(timeout=2 * _ANSWER_SECONDS)
    except Empty:
        found = TimeoutError()
    if isinstance(found, OSError):  # a TimeoutError is one
        raise InputError(
            f"no scheduler answers at '{address}' within {_ANSWER_SECONDS} seconds: start one with "
            "'dask scheduler', workers with 'dask worker ADDRESS'"
        ) from found
    if isinstance(found, ValueError):
        raise QuestionError(
            f"'{address}' is no address of a scheduler: write HOST:PORT or tcp://HOST:PORT"
        ) from found
    if isinstance(found, Exception):
        raise found
    return found


def _check_workers(client: Any, address: str) -> None:
    """Refuse to begin without workers, or with workers whose bits may differ from ours."""
    try:
        client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
    except (OSError, TimeoutError) as error:
        raise InputError(
            f"the scheduler at '{address}' has no workers: start some with 'dask worker {address}'"
        ) from error
    try:
        codes = client.run(_own_code, on_error="return")
    except OSError:  # one was lost in this moment: what is run there looks for itself
        return
    for worker, code in codes.items():
        if code != _own_code() and not isinstance(code, OSError):
            raise InputError(_differs(worker, code))


def _differs(worker: str, code: object) -> str:
    if isinstance(code, Exception):
        return f"the worker at {worker} has no landbridge that can be used: {code}"
    return (
        f"the worker at {worker} has landbridge {code}, here is {_own_code()}: "
        "install the same on all, so that every bit is the same"
    )


@cache
def _own_code() -> str:
    """Name this landbridge: its version, and a digest of what worlds are drawn and counted with."""
    digest = hashlib.sha256()
    for room in ("engine", "analyses"):
        folder = resources.files("landbridge") / room
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".py"):
                digest.update(file.name.encode() + file.read_bytes())
    return f"{__version__} ({digest.hexdigest()[:12]})"


def _unpacked(content: bytes, expected: str) -> Any:
    """Unpack on a worker what all tasks share; a worker that came later may be another one too."""
    if _own_code() != expected:
        raise InputError(f"a worker has landbridge {_own_code()}, asked from {expected}")
    return pickle.loads(content)  # noqa: S301  (our own bytes, from the client of this scheduler)


def _on_worker(ready: Any, part: Any) -> Any:
    task, shared = ready
    return task(shared, part)


def _in_order(
    distributed: Any,
    client: Any,
    futures: list[Any],
    progress: Callable[[int, int], None] | None,
) -> Iterator[Any]:
    """Fetch results as they come, and give them in order; each leaves the cluster when fetched."""
    at = {future.key: place for place, future in enumerate(futures)}
    pending: set[Any] = set(futures)
    total, given = len(futures), 0
    futures.clear()  # a future that is held keeps its result on a worker
    waiting: dict[int, Any] = {}
    alone_since: float | None = None
    while pending:
        try:
            with client.as_current():
                found = distributed.wait(
                    pending, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED"
                ).done
        except TimeoutError:
            alone_since = _still_alone(client, alone_since)
            continue
        alone_since = None
        for future, result in zip(found, client.gather(list(found)), strict=True):
            waiting[at[future.key]] = result
        pending -= found
        if progress is not None:
            progress(total - len(pending), total)
        while given in waiting:
            yield waiting.pop(given)
            given += 1


def _still_alone(client: Any, since: float | None) -> float | None:
    """Say since when there has been no worker at all; give up when that is too long ago."""
    if client.status != "running":
        raise InputError("the scheduler was lost while worlds were drawn: ask again")
    if client.scheduler_info(n_workers=-1)["workers"]:
        return None
    now = time.monotonic()
    since = now if since is None else since
    if now - since > _ALONE_SECONDS:
        raise InputError(f"all workers were lost, and none came within {_ALONE_SECONDS} seconds")
    return since
