"""Where blocks of worlds are asked: here, or on the workers of a scheduler."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["runner"]


def runner(
    scheduler: str | None, progress: Callable[[int, int], None] | None
) -> Callable[..., Any]:
    """Give what runs a task on each block: in this process, or on a scheduler at an address."""
    from landbridge.ensembles import run_here, run_on_dask  # noqa: PLC0415  (only where asked)

    if scheduler is None:
        return partial(run_here, progress=progress)

    def on_workers(task: Any, plan: Any, blocks: Sequence[Any]) -> Any:
        """Draw all blocks first: they are sent at once, and read more than once on the way."""
        return run_on_dask(task, plan, list(blocks), address=scheduler, progress=progress)

    return on_workers
