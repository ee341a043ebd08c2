"""What is public is said, sorted, described; errors are one tree; rooms stay small."""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.util
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import landbridge
from landbridge import errors

PACKAGE = Path(landbridge.__file__).parent
MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages([str(PACKAGE)], "landbridge.")
    if not info.name.endswith("__main__")
)
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
DESK = [name for name in FILES if name.startswith("desk/")]
FILE_LINES, DESK_LINES = 350, 80
LARGE_DESK_FILES: dict[str, str] = {}
"""Desk files that may be larger, each with its reason. Add one only with a decision record."""


def order(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions; each by letter."""
    if name.isupper() or name.strip("_").isupper():
        return 0, name
    return (1 if name.lstrip("_")[:1].isupper() else 2), name


def own_names(module: object) -> set[str]:
    """Public functions and classes that a module makes itself."""
    name = module.__name__  # type: ignore[attr-defined]
    return {
        key
        for key, value in vars(module).items()
        if (inspect.isfunction(value) or inspect.isclass(value))
        and value.__module__ == name
        and value.__name__ == key
        and not key.startswith("_")
    }


@pytest.mark.parametrize("name", MODULES)
def test_module__says_what_it_holds(name: str) -> None:
    module = importlib.import_module(name)
    listed = getattr(module, "__all__", None)
    if listed is None:
        assert not own_names(module), "public things stand in __all__"
        return
    assert list(listed) == sorted(listed, key=order)
    assert len(listed) == len(set(listed))
    for key in listed:
        inside = hasattr(module, "__path__") and importlib.util.find_spec(f"{name}.{key}")
        assert hasattr(module, key) or inside, f"there is no {key}"
    assert own_names(module) <= set(listed)


@pytest.mark.parametrize("name", ["landbridge", *MODULES])
def test_module__begins_with_a_line_that_says_what_is_in_it(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, "no docstring"
    first = module.__doc__.splitlines()[0]
    assert first.strip(), "the docstring begins with an empty line"
    assert len(first) <= 100
    for key in getattr(module, "__all__", ()):
        thing = getattr(module, key, None)
        if (inspect.isfunction(thing) or inspect.isclass(thing)) and thing.__module__ == name:
            assert (thing.__doc__ or "").strip(), f"{key} has no docstring"


def test_errors__are_the_tree_that_is_drawn() -> None:
    drawn: dict[str, tuple[str, set[str]]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"( *)[*x+-] (\w+)(?: \((\w+)\))?", line)
        if found is None:
            continue
        depth = len(found[1]) // 2
        above = [*above[:depth], found[2]]
        parent = above[depth - 1] if depth else "Exception"
        drawn[found[2]] = (parent, {found[3]} - {None})  # type: ignore[arg-type]
    real = {}
    for name in own_names(errors):
        thing = getattr(errors, name)
        if issubclass(thing, Exception):
            parent, *others = [base.__name__ for base in thing.__bases__]
            real[name] = (parent, set(others))
    assert drawn == real
    assert all(hasattr(builtins, other) for _, others in real.values() for other in others)
    assert set(real) <= set(landbridge.__all__), "errors are for catching"


@pytest.mark.parametrize("name", FILES)
def test_file__is_not_too_long(name: str) -> None:
    assert len((PACKAGE / name).read_text("utf-8").splitlines()) <= FILE_LINES


def code_lines(text: str) -> int:
    """Lines that are neither empty, nor comment, nor docstring."""
    skipped: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                skipped |= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in skipped
        for number, line in enumerate(text.splitlines(), 1)
    )


@pytest.mark.parametrize("name", DESK)
def test_desk__files_stay_small(name: str) -> None:
    """When a desk file grows, a workshop is missing."""
    if name.removeprefix("desk/") not in LARGE_DESK_FILES:
        assert code_lines((PACKAGE / name).read_text("utf-8")) <= DESK_LINES


@pytest.mark.parametrize("name", FILES)
def test_file__has_no_grab_bag_name(name: str) -> None:
    bad = {
        "utils",
        "helpers",
        "common",
        "core",
        "manager",
        "handler",
        "processor",
        "service",
        "misc",
    }
    assert not bad & {part.strip("_") for part in name.removesuffix(".py").split("/")}
