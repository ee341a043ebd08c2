"""One page of results, of which each benchmark writes its own part between two marks."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PAGE", "table", "write_part"]

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PARTS = ("engine", "small case")
_HEAD = """# Benchmarks

Every number on this page was written by a script in one run of it: `make bench-engine` for networks
of a country's size, `make bench` for the bundled case. Times are wall clock on the machine that is
named; the ratios are what carries over.
"""


def _marks(part: str) -> tuple[str, str]:
    return f"<!-- {part}: begins -->\n", f"<!-- {part}: ends -->\n"


def write_part(part: str, text: str, page: Path = PAGE) -> None:
    """Put the text where the part stands on the page; the other parts stay as they are."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    written = [_HEAD]
    for name in PARTS:
        begins, ends = _marks(name)
        kept = old.partition(begins)[2].partition(ends)[0]
        body = text.strip() + "\n" if name == part else kept
        if body:
            written.append(f"{begins}{body}{ends}")
    page.write_text("\n".join(written), encoding="utf-8")


def table(head: list[str], rows: list[list[str]]) -> str:
    """Lay out a table; a column behind the first is set to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
