"""Everything that a user can do has a desk file, a command, a Python function and a page."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest
from command_line_page import PAGE, command_line_page, parsers

import landbridge as lb
from landbridge import desk
from landbridge.cli.verbs import VERBS
from landbridge.estimators import ESTIMATORS

NEW_OR_CHECK = {"new", "check", "eval"}
"""These have no open situation yet, so they are functions of the package."""


def test_verbs__are_the_same_in_desk_parser_and_front() -> None:
    assert set(desk.__all__) == set(parsers()) == set(VERBS)


@pytest.mark.parametrize("verb", desk.__all__)
def test_verb__has_a_desk_function_of_its_name(verb: str) -> None:
    module = importlib.import_module(f"landbridge.desk.{verb}")
    assert inspect.isfunction(getattr(module, verb))
    assert verb in module.__all__


@pytest.mark.parametrize("verb", desk.__all__)
def test_verb__is_a_python_function_too(verb: str) -> None:
    place = lb if verb in NEW_OR_CHECK else lb.OpenSituation
    assert callable(getattr(place, verb))
    assert (getattr(place, verb).__doc__ or "").strip()


@pytest.mark.parametrize("verb", desk.__all__)
def test_verb__has_help_with_an_example(verb: str) -> None:
    parser = parsers()[verb]
    assert parser.description
    assert f"landbridge {verb} " in (parser.epilog or "")
    assert {"--json", "--verbose", "--quiet"} <= set(parser._option_string_actions)


@pytest.mark.parametrize("verb", desk.__all__)
def test_verb__says_what_every_word_does(verb: str) -> None:
    silent = [a.option_strings or a.dest for a in parsers()[verb]._actions if not a.help]
    assert silent == []


@pytest.mark.parametrize("verb", desk.__all__)
def test_verb__has_a_section_on_the_page(verb: str) -> None:
    sections = re.findall(r"^## (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert verb in sections
    assert len(sections) == len(desk.__all__)


def test_page__is_what_the_parser_says() -> None:
    """Where it is not: python tests/house/command_line_page.py."""
    assert PAGE.read_text("utf-8") == command_line_page()


def test_page__names_every_option() -> None:
    text = PAGE.read_text("utf-8")
    for parser in parsers().values():
        for option in parser._option_string_actions:
            if option.startswith("--") and option != "--help":
                assert option in text


def test_page__leads_to_what_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGE.read_text("utf-8"))
    assert links
    for link in links:
        assert (PAGE.parent / link).is_file(), link


def test_help__names_every_estimator() -> None:
    help_text = next(a.help for a in parsers()["ask"]._actions if "--estimator" in a.option_strings)
    named = re.findall(r"[a-z_]+(?=[\[,]|$)", str(help_text))
    assert set(ESTIMATORS) <= set(named)
