"""The verb that scores a reader on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["GOLD_VERBS"]


def _eval(options: Namespace) -> int:
    from landbridge.desk import show_reader  # noqa: PLC0415  (start-up: each verb loads its own)
    from landbridge.desk.eval import eval as score  # noqa: PLC0415  (as above)
    from landbridge.desk.opening import opened  # noqa: PLC0415  (as above)

    if options.output is not None and options.output.suffix.lower() != ".csv":
        raise QuestionError(f"-o {options.output}: the name must end in .csv")
    told = dict(show_reader.option_in_words(words) for words in options.option)
    scores = score(
        options.gold, coder=options.coder, options=told,
        situation=None if options.situation is None else opened(options.situation),
        progress=show.progress_bar(options, "text", every=25),
    )  # fmt: skip
    if options.output is not None:
        show.write(options.output, show_reader.reader_scores_csv(scores).encode())
    text = show_reader.reader_scores_text(
        scores, width=show.terminal_width(), errors=options.errors
    )
    show.say(options, show_reader.reader_scores_document(scores), text)
    return 0


GOLD_VERBS: dict[str, Callable[[Namespace], int]] = {"eval": _eval}
