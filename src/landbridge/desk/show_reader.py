"""What is shown of a reader's scores, and how options of a reader are written."""

from __future__ import annotations

from landbridge.briefings import reader_scores_csv, reader_scores_document, reader_scores_text
from landbridge.errors import QuestionError

__all__ = ["option_in_words", "reader_scores_csv", "reader_scores_document", "reader_scores_text"]


def option_in_words(words: str) -> tuple[str, str]:
    """Part ``KEY=VALUE``.

    Raises
    ------
    QuestionError
        when there is no key or no ``=``
    """
    key, sign, value = words.partition("=")
    if not (key.strip() and sign):
        raise QuestionError(f"--option {words}: write KEY=VALUE")
    return key.strip(), value.strip()
