"""The benchmark of imports runs, and its page is made of its results alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("osmium")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def benchmark():
    """Let the folder of benchmarks be imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        yield
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


def test_reader__of_ours_on_a_made_country(tmp_path: Path, monkeypatch) -> None:
    from benchmarks.imports import files

    monkeypatch.setattr(files, "_KEPT", tmp_path)
    path = files.made_country(5)
    words = [sys.executable, "-m", "benchmarks.imports.readers", "landbridge", str(path)]
    told = subprocess.run(words, capture_output=True, check=True, text=True, cwd=ROOT)
    found = json.loads(told.stdout)
    assert 0 < found["edges"] <= 40
    assert found["kilometres"] == pytest.approx(40 * 1.76, rel=0.1)
    assert found["peak"] > 0
    plain = files.as_xml(path, frozenset({"primary", "secondary", "tertiary", "unclassified"}))
    assert plain.read_text("utf-8").count("<way ") == 40


def test_page__tells_who_was_not_there(tmp_path: Path) -> None:
    from benchmarks.imports.report import page_of, write_page

    one = {
        "seconds": 2.0,
        "worked": 3.0,
        "peak": 1e8,
        "loaded": 9e7,
        "bytes": 1e6,
        "edges": 10,
        "kilometres": 5.0,
    }
    found = {
        "versions": {"Python": "3.11"},
        "rounds": 1,
        "segments": {"a.pbf": 100},
        "files": {"a.pbf": {"landbridge": [one], "GDAL": [one | {"seconds": 4.0}],
                            "pyrosm": "not installed"}},
    }  # fmt: skip
    text = page_of(found)
    assert "| landbridge | 2.00 | 3.00 | 0.50 | 50 | 10 | 5.0 | 100 | 90 |" in text
    assert "(not installed)" in text
    assert "| GDAL, a.pbf | 2.00 | 1.00 | 1.00 |" in text
    page = tmp_path / "page.md"
    write_page(text, page)
    write_page("anew", page)
    assert page.read_text("utf-8").endswith("begins -->\nanew\n<!-- imports: ends -->\n")
