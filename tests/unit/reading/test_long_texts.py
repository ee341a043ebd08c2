"""A text twice as long takes twice the looking, not four times."""

from __future__ import annotations

import hashlib

import pytest

from landbridge.model.readings import Document, Mention, Span
from landbridge.reading.relations import find_relations
from landbridge.reading.tokens import Sentence, Token

LINE = "Iran backs Hezbollah in Homs.\n"


def looks(lines: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count how often two spans are compared."""
    text = LINE * lines
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, digest, "text/plain", "post", "2020-01-01")
    mentions: list[Mention] = []
    sentences: list[Sentence] = []
    for at in range(0, len(text), len(LINE)):
        for kind, word in (("actor", "Iran"), ("actor", "Hezbollah"), ("place", "Homs")):
            start = at + LINE.index(word)
            mentions.append(Mention(Span(start, start + len(word)), kind, word))
        words = LINE.split()
        starts = [at + LINE.index(word) for word in words]
        tokens = [
            Token(start, start + len(word), word, word.lower())
            for word, start in zip(words, starts, strict=True)
        ]
        sentences.append(Sentence(Span(at, at + len(LINE) - 1), tuple(tokens)))
    counted: list[Span] = []
    meets = Span.meets

    def counting(one: Span, other: Span) -> bool:
        counted.append(other)
        return meets(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(Span, "meets", counting)
        find_relations(document, sentences, mentions)
    return len(counted)


def test_relations__of_a_long_text_are_found_in_linear_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert looks(400, monkeypatch) < 3 * looks(200, monkeypatch)
