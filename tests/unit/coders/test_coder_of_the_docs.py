"""The coder that the page on extending shows runs as it is written there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from landbridge.coders import Coder, CoderSettings
from landbridge.model.geography import Place
from landbridge.naming import Known
from landbridge.reading import document_of

PAGE = Path(__file__).parents[3] / "docs" / "extending" / "coders.md"
KNOWN = Known(places={"aro": Place("aro", "Aro", 10.0, 50.0)})


def shown() -> Coder:
    """Run the example of the page; give its coder."""
    (block,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(block, str(PAGE), "exec"), names)  # our own page
    made = names["CODER"]
    assert isinstance(made, Coder)
    return made


def test_coder_of_the_docs__puts_its_sentence_forward() -> None:
    text = "BELO, 4 March (Wire) - Aro fell on Monday, residents said."
    document = document_of(text.encode(), "a.txt", source="wire", published="2020-03-04")
    coded = shown().code(document, KNOWN, CoderSettings())
    (report,) = [one for one in coded.proposals if one.rule == "mine-fell"]
    assert (report.cells["event"], report.cells["place"], report.mode) == ("loses", "aro", "past")
    assert report.spans["evidence"].of(text) == "Aro fell"
    assert (coded.coder, report.coder) == ("mine 1", "mine 1")


def test_coder_of_the_docs__finds_nothing_elsewhere() -> None:
    document = document_of(b"All was quiet.", "a.txt", source="wire", published="2020-03-04")
    assert shown().code(document, KNOWN, CoderSettings()).proposals == ()


def test_coder_of_the_docs__is_named_as_its_entry_point_says() -> None:
    (line,) = re.findall(r"^(\w+) = \"my_package:CODER\"$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert shown().name == line
