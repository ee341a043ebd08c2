"""The reader that is always there: rules and small taggers, no network, no download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._version import __version__
from landbridge.coders._contract import Coder, CoderSettings
from landbridge.errors import QuestionError
from landbridge.model.proposals import Coded
from landbridge.reading import drafts_of, proposed, read_document

if TYPE_CHECKING:
    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["CODER"]


def _code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    if settings.options:
        odd = next(iter(settings.options))
        raise QuestionError(f"the coder 'embedded' has no option '{odd}': it takes none")
    reading = read_document(document, known)
    coder = f"embedded {__version__}"
    return Coded(
        coder=coder,
        proposals=proposed(document, drafts_of(reading), reading.mentions, known, coder=coder),
        recipe={"coder": "embedded", "version": __version__},
    )


CODER = Coder("embedded", "rules and small taggers that ship with landbridge", _code)
