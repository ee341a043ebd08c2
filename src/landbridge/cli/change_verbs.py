"""The verbs of who gained what whom lost, and shares over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from landbridge.model.situations import Situation

__all__ = ["CHANGE_VERBS"]


def _read(options: Namespace) -> Situation:
    from landbridge.desk.opening import opened  # noqa: PLC0415  (each verb loads its own)

    return opened(options.file)


def _succession(options: Namespace) -> int:
    from landbridge.desk import show_changes  # noqa: PLC0415  (as above)
    from landbridge.desk.in_words import file_form  # noqa: PLC0415  (as above)
    from landbridge.desk.succession import succession  # noqa: PLC0415  (as above)

    form = None
    if options.output is not None:
        form = file_form(str(options.output), show_changes.SUCCESSION_FORMS)
    situation = _read(options)
    with show.working(options, "following ground from holder to holder"):
        found = succession(
            situation, options.area, since=options.since, until=options.until,
            known_by=options.known_by, by=options.by, estimator=options.estimator,
        )  # fmt: skip
    if form is not None:
        show.write(options.output, show_changes.succession_file(found, situation, form))
    document = show_changes.succession_document(found, situation) if options.json else {}
    text = "" if options.json else show_changes.succession_text(
        found, situation, width=show.terminal_width(), every=options.all
    )  # fmt: skip
    show.say(options, document, text)
    return 0


def _influence(options: Namespace) -> int:
    from landbridge.desk import show_changes  # noqa: PLC0415  (as above)
    from landbridge.desk.in_words import file_form  # noqa: PLC0415  (as above)
    from landbridge.desk.influence import influence  # noqa: PLC0415  (as above)

    if options.on is not None and (options.since is not None or options.until is not None):
        raise QuestionError("--on is one day, --since and --until a period: give either")
    form = None
    if options.output is not None:
        form = file_form(str(options.output), show_changes.INFLUENCE_FORMS)
    situation = _read(options)
    with show.working(options, "adding up ground"):
        found = influence(
            situation, options.actor, options.area, since=options.on or options.since,
            until=options.on or options.until, known_by=options.known_by, up_to=options.up_to,
            by=options.by, estimator=options.estimator,
        )  # fmt: skip
    if form is not None:
        show.write(options.output, show_changes.influence_file(found, situation, form))
    document = show_changes.influence_document(found, situation) if options.json else {}
    text = "" if options.json else show_changes.influence_text(
        found, situation, width=show.terminal_width(), every=options.all
    )  # fmt: skip
    show.say(options, document, text)
    return 0


CHANGE_VERBS: dict[str, Callable[[Namespace], int]] = {
    "influence": _influence,
    "succession": _succession,
}
