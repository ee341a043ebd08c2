"""The benchmark of imports: ``python -m benchmarks.imports [--quick] [--rounds N]``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.engine.measure import say, versions
from benchmarks.imports.files import REAL, as_xml, made_country, real
from benchmarks.imports.readers import CLASSES, READERS
from benchmarks.imports.report import page_of, write_page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks-imports.md"
RESULTS = ROOT / "out" / "imports.json"
NAMED = ("processor", "cores", "Python")
PEERS = ("osmium", "pyogrio", "pyrosm", "osmnx", "pyproj")
LONGEST = 1800
LONG = 60
"""Seconds from which on a reader reads a file once only."""


def _once(reader: str, path: Path) -> dict[str, Any] | str:
    """Read once in a fresh process; in a few words why not, where it cannot."""
    given = as_xml(path, CLASSES) if reader == "osmnx" else path
    words = [sys.executable, "-m", "benchmarks.imports.readers", reader, str(given)]
    try:
        told = subprocess.run(
            words, capture_output=True, check=False, text=True, cwd=ROOT, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return f"not done after {LONGEST // 60} minutes"
    if told.returncode:
        last = (told.stderr.strip().splitlines() or [f"ended with {told.returncode}"])[-1]
        return "not installed" if "ModuleNotFoundError" in last else last[:120]
    found: dict[str, Any] = json.loads(told.stdout.strip().splitlines()[-1])
    return found


def _measure(path: Path, rounds: int) -> dict[str, Any]:
    readers: dict[str, Any] = {}
    for number in range(rounds):
        for reader in READERS:
            before = readers.get(reader, [])
            if isinstance(before, str) or (before and before[0]["seconds"] > LONG):
                continue
            told = _once(reader, path)
            if isinstance(told, str):
                readers[reader] = told
            else:
                readers.setdefault(reader, []).append(told)
            said = told if isinstance(told, str) else f"{told['seconds']:.2f} s"
            say(f"{path.name}, round {number + 1}, {reader}: {said}")
    return readers


def _segments(path: Path) -> int:
    import osmium  # noqa: PLC0415  optional

    ways = osmium.FileProcessor(str(path), osmium.osm.WAY)
    return sum(len(way.nodes) - 1 for way in ways if way.tags.get("highway") in CLASSES)


def main(words: list[str]) -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small made country; no page")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(words)
    paths = [path for name in REAL if (path := real(name)) is not None]
    paths.append(made_country(40) if asked.quick else made_country())
    named = {name: value for name, value in versions().items() if name in NAMED}
    for package in PEERS:
        with suppress(PackageNotFoundError):
            named[package] = version(package)
    titles = {path: f"{path.name} ({path.stat().st_size / 1e6:.1f} MB)" for path in paths}
    found = {
        "versions": named,
        "rounds": asked.rounds,
        "segments": {title: _segments(path) for path, title in titles.items()},
        "files": {title: _measure(path, asked.rounds) for path, title in titles.items()},
    }
    text = page_of(found)
    print(text)
    if not asked.quick:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        write_page(text, PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
