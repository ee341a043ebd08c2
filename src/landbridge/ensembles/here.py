"""Tasks run in this process, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["run_here"]

Shared = TypeVar("Shared")
Part = TypeVar("Part")
Result = TypeVar("Result")


def run_here(
    task: Callable[[Shared, Part], Result],
    shared: Shared,
    parts: Sequence[Part],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Result]:
    """Give the result of a task for each part, in their order.

    ``progress`` hears how many are done, of how many.
    """
    for done, part in enumerate(parts, 1):
        yield task(shared, part)
        if progress is not None:
            progress(done, len(parts))
