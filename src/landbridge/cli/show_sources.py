"""What is known of sources as people read it, or as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.cli import show

if TYPE_CHECKING:
    from argparse import Namespace

    from landbridge.model.disagreements import Disagreements
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = ["disagreed", "reviewed"]


def disagreed(
    options: Namespace, found: Disagreements, situation: Situation, form: str | None
) -> None:
    """Show where sources contradict one another, and write it to a file where one is wanted."""
    from landbridge.desk import show_sources  # noqa: PLC0415  (start-up)

    if form is not None:
        show.write(options.output, show_sources.disagreement_file(found, situation, form))
    document = show_sources.disagreement_document(found) if options.json else {}
    text = "" if options.json else show_sources.disagreement_text(
        found, situation, width=show.terminal_width(), every=options.all
    )  # fmt: skip
    show.say(options, document, text)


def reviewed(
    options: Namespace, found: SourceReview, situation: Situation, form: str | None
) -> None:
    """Show what was learned of sources, and write it to a file where one is wanted."""
    from landbridge.desk import show_sources  # noqa: PLC0415  (start-up)

    shown = show_sources.review_displayed(found, situation, recent_detail=options.recent_detail)
    if form is not None:
        show.write(options.output, show_sources.review_file(shown, situation, form))
    document = show_sources.review_document(shown, situation) if options.json else {}
    text = "" if options.json else show_sources.review_text(
        shown, situation, width=show.terminal_width(), every=options.all
    )  # fmt: skip
    show.say(options, document, text)
