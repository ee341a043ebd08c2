"""Score a reader on texts that people marked; no situation needs to be open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.gold import ReaderScores

__all__ = ["eval"]


def eval(  # noqa: A001  (the verb's name)
    gold: str | Path,
    *,
    situation: str | Path | None = None,
    coder: str = "embedded",
    options: Mapping[str, str] | None = None,
) -> ReaderScores:
    """Read every text of a folder of gold, and score what is found (see `landbridge eval`).

    ``situation`` is a working file whose names the texts may mean.

    Raises
    ------
    InputError
        when a file of the folder is missing or wrong
    """
    from landbridge.desk.eval import eval as score  # noqa: PLC0415  (each verb loads its own)
    from landbridge.desk.opening import opened  # noqa: PLC0415  (as above)

    known = None if situation is None else opened(Path(situation))
    return score(Path(gold), coder=coder, options=options, situation=known)
