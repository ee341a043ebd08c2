"""Imported text is never trusted: names, quotes and addresses that try to break out."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from briefing_worlds import LINKS, PLACES, make_answer, make_atlas, make_situation, network, report
from markdown_it import MarkdownIt

from landbridge.briefings._escape import json_for_script, markdown, plain, safe_url
from landbridge.briefings.map import render_map
from landbridge.briefings.markdown import render_markdown
from landbridge.briefings.page import render_page
from landbridge.briefings.text import render_answer
from landbridge.model.actors import Actor
from landbridge.model.corridors import Status

EVIL = (
    "</script></style><img src=x onerror=alert(1)>\"'`|[x](javascript:alert(1))\x1b[2J\u202e&\n# h"
)


@pytest.fixture
def evil():
    """Give an answer, atlas and tables whose every text is hostile."""
    places = {k: replace(p, name=EVIL, admin1=EVIL, country=EVIL) for k, p in PLACES.items()}
    actors = {k: Actor(k, EVIL) for k in ("north", "south", "east", "traveller")}
    situation = make_situation(
        title=EVIL, attribution=EVIL, places=places, actors=actors,
    )  # fmt: skip
    bad = report("holds", "x", row=9, quote=EVIL, locator="javascript:alert(1)", note=EVIL)
    answer = make_answer(Status.CLOSED, reports=(bad,), warnings=(EVIL,), notes=(EVIL,))
    variant = answer.variants["north"]
    views = tuple(replace(view, name=EVIL) for view in answer.estimators)
    answer = replace(answer, variants={EVIL: replace(variant, name=EVIL)}, estimators=views)
    atlas = replace(
        make_atlas(), network=network(places, LINKS), source_line=EVIL,
        actor_names=dict.fromkeys(("north", "south", "east"), EVIL),
    )  # fmt: skip
    return answer, atlas, situation


class Tags(HTMLParser):
    """Collect tags, and attributes that load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, key, value or "") for key, value in attrs]


def test_page__hostile_text_makes_no_element_and_no_address(evil):
    page = render_page(*evil)
    tags = Tags()
    tags.feed(page)
    assert "img" not in tags.tags
    assert tags.tags.count("script") == 2
    assert not [a for a in tags.attributes if a[1].startswith("on")]
    links = [v for tag, key, v in tags.attributes if key == "href"]
    assert all(v.startswith(("#", "https://", "http://")) for v in links)
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_map__hostile_text_stays_text(evil):
    answer, atlas, _ = evil
    root = ET.fromstring(render_map(atlas, answer))
    assert not [e for e in root.iter() if e.tag.endswith(("script", "img", "image"))]


def test_markdown__hostile_text_makes_no_link_and_no_markup(evil):
    answer, _, situation = evil
    said = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(render_markdown(answer, situation))
    )
    assert "<img" not in said
    assert 'href="javascript' not in said.lower()
    assert said.count("<h1>") == 1


def test_text__no_control_characters_reach_the_terminal(evil):
    answer, _, situation = evil
    said = render_answer(answer, situation)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", said)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "http://", "https:///x", "//x.example",
        "https://x.example/\"onload=", "https://x.example/a b", "ftp://x.example", "", "http://[",
    ],
)  # fmt: skip
def test_safe_url__refuses(address):
    assert safe_url(address) is None


def test_safe_url__keeps_plain_addresses():
    assert safe_url(" https://x.example/a?b=c&d=%20#e ") == "https://x.example/a?b=c&d=%20#e"


def test_json_for_script__cannot_end_its_element():
    said = json_for_script({"a": "</script><!--\u2028"})
    assert "<" not in said
    assert ">" not in said
    assert "\u2028" not in said


def test_plain_and_markdown__leave_ordinary_words_alone():
    assert plain("Zahlé  al-Qa'im\tÅbo") == "Zahlé al-Qa'im Åbo"
    assert markdown("a*b") == r"a\*b"
    assert markdown("8.0 km - far") == "8.0 km - far"
    assert markdown("1. x") == r"1\. x"
    assert markdown("- x") == r"\- x"
    assert markdown("2011-2025") == "2011-2025"
    assert markdown("https://x.example a@b.c") == r"https\://x.example a\@b.c"
