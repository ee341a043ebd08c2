"""Modes of reports: questions, biddings, what stays so, what was to be and what is ordered."""

from __future__ import annotations

import hashlib

import pytest

from landbridge.model.readings import Document
from landbridge.naming import Known
from landbridge.reading.drafts import drafts_of
from landbridge.reading.whole import read_document


def modes(text: str) -> set[str]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, digest, "text/plain", "wire", "2019-03-08")
    drafts = drafts_of(read_document(document, Known()))
    return {draft.mode for draft in drafts if draft.table == "reports"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Open the Nakhal crossing, the envoy urged.", "hypothetical"),
        ("Is the Nakhal road open?", "hypothetical"),
        ("The Nakhal road will stay open, the minister said.", "future"),
        ("The Nakhal road is likely to stay shut.", "hypothetical"),
        ("Traders fear losses should the Nakhal road be closed.", "hypothetical"),
        ("The Nakhal road was to have opened in May.", "denied"),
        ("The army came close to clashing with rebels in Aleppo.", "denied"),
        ("The army neither took Aleppo nor shelled Idlib.", "denied"),
        ("They have ordered the Nakhal road shut.", "hypothetical"),
        ("Rebels pledged not to block the Nakhal road.", "denied"),
        ("The council voted to close the Nakhal road.", "future"),
        ("The experts recommend closing the Nakhal crossing.", "hypothetical"),
        ("The decision to pull the brigade out of Aleppo was criticised.", "future"),
        ("The Nakhal road stayed shut on Monday.", "past"),
        ("Has anyone seen the convoy since it left Aleppo?", "past"),
    ],
)
def test_mode__follows_what_stands_over_the_trigger(text: str, mode: str) -> None:
    assert modes(text) <= {mode}
    assert modes(text) or "Has anyone" in text
