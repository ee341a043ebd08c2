"""Whom a source stands for: surnames, pronouns and offices followed through a text."""

from __future__ import annotations

import re

import pytest

from landbridge.model.readings import Span
from landbridge.reading.speakers import speaker_names


def names(text: str) -> list[str]:
    """Follow the sources that stand in square brackets, which are taken out of the text."""
    plain, spans, at = "", [], 0
    for match in re.finditer(r"\[([^\]]*)\]", text):
        plain += text[at : match.start()]
        spans.append((Span(len(plain), len(plain) + len(match.group(1))),))
        plain += match.group(1)
        at = match.end()
    return speaker_names(plain + text[at:], spans, ())


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("[Osk Tamaral, the mayor,] spoke. [He] left.", ["Osk Tamaral", "Osk Tamaral"]),
        ("[General Osk Tamaral] spoke. [Tamaral] left.", ["General Osk Tamaral"] * 2),
        ("[Osk Tamaral] spoke. [Mr. Tamaral] left.", ["Osk Tamaral"] * 2),
        ("[The Aid Committee] spoke. [It] left.", ["The Aid Committee"] * 2),
        (
            "[Osk Tamaral, the defence minister,] spoke. [The minister] left.",
            ["Osk Tamaral", "Osk Tamaral"],
        ),
        ("The guest was Osk Tamaral, [who] spoke.", ["Osk Tamaral"]),
        ("Osk Tamaral came in. [He] spoke.", ["Osk Tamaral"]),
        ("[The minister] spoke.", ["The minister"]),
        (
            "The host was Capt. Osk Tamaral. [Tamaral] spoke. [He] left.",
            ["Capt. Osk Tamaral"] * 2,
        ),
        ("[analysts] spoke.", ["analysts"]),
        ("[its director, Osk Tamaral,] spoke.", ["Osk Tamaral"]),
        ("[the head of the union, Osk Tamaral,] spoke. [He] left.", ["Osk Tamaral"] * 2),
        ("[Odrania's foreign minister, Osk al-Tamaral,] spoke.", ["Osk al-Tamaral"]),
        ("[General Osk Tamaral, Maro Tessin's deputy,] spoke.", ["General Osk Tamaral"]),
        ("[the mayor, a doctor,] spoke.", ["the mayor"]),
    ],
)
def test_speakers__follows_what_stands_for_a_name(text: str, followed: list[str]) -> None:
    assert names(text) == followed


def test_speakers__gives_nothing_where_nobody_is_named() -> None:
    assert speaker_names("It was said that the road was shut.", [()], ()) == [""]


def test_speakers__follows_the_newest_person_and_the_newest_body_apart() -> None:
    text = "[Osk Tamaral] spoke. [The Aid Committee] replied. [He] spoke again. [It] did too."
    assert names(text)[2:] == ["Osk Tamaral", "The Aid Committee"]
