"""The verbs of judging claims against the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.cli import show

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["CLAIMS_VERBS"]


def _claims(options: Namespace) -> int:
    from landbridge.desk.claims import claims  # noqa: PLC0415  (each verb loads its own)
    from landbridge.desk.claims_in_words import claims_in_words  # noqa: PLC0415  (as above)
    from landbridge.desk.in_words import file_form  # noqa: PLC0415  (as above)
    from landbridge.desk.opening import opened  # noqa: PLC0415  (as above)
    from landbridge.desk.show_claims import (  # noqa: PLC0415  (as above)
        FORMS,
        claims_document,
        claims_file,
        claims_text,
    )

    form = None if options.output is None else file_form(str(options.output), FORMS)
    asked = claims_in_words(
        known_by=options.known_by, horizons_days=options.horizons, lexicon=options.lexicon,
        odds=options.odds, draws=options.draws, seed=options.seed,
    )  # fmt: skip
    situation = opened(options.file)
    found = claims(
        situation, asked, speaker=options.speaker, on=options.on, corridor=options.corridor,
        claim=options.claim, progress=show.progress_bar(options, "judging claim", every=5),
    )  # fmt: skip
    if form is not None:
        show.write(options.output, claims_file(found, situation, form))
    document = claims_document(found) if options.json else {}
    text = "" if options.json else claims_text(
        found, situation, width=show.terminal_width(), every=options.all
    )  # fmt: skip
    show.say(options, document, text)
    return 0


CLAIMS_VERBS: dict[str, Callable[[Namespace], int]] = {"claims": _claims}
