"""The page on matching names, made from what was measured in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from benchmarks.names.measuring import Score
from benchmarks.names.queries import PARTS, queries, towns
from benchmarks.page import table

__all__ = ["names_page", "part_table", "speed_line", "world_table"]

_HEAD = """# How well are names matched?

The spellings of the towns in other people's files, against towns as a situation has them:
`python -m benchmarks.names`. Every number below was written by the script in one run of it. How
matching works: [names in files of others](formats/names.md). Where the list comes from, how it was
made and what was seen when: [its datasheet](../benchmarks/names/README.md).

*Recall* is the share of names of known towns that were matched with their town, *precision* the
share of matches that are right. Names of towns that are *not* known, but sound or look like one
that is, count against precision when they are matched. *Alone* is without a point, *point* with one
0.3 to 15 km off (the matcher allows 30 km). A name that two known towns share must not be matched
alone. String distances take the likest folded name, from the threshold that has the best F1 on the
development part, with a point among the towns within 30 km. None of them is meant for this; they
are the floor.
"""


def part_table(found: Mapping[tuple[str, str, bool], Score]) -> str:
    """One table for each part of the list."""
    texts = []
    for part in dict.fromkeys(key[0] for key in found):
        title = f"### {part[0].upper()}{part[1:]}\n\n"
        texts.append(title + _told(part) + _table(found, part, "matched by"))
    return "\n\n".join(texts) + "\n"


def _told(part: str) -> str:
    if part not in PARTS:
        return ""
    kinds = Counter(query.kind for query in queries(part))
    known = len({query.means for query in queries(part) if query.means})
    names = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{known} towns; names: {names}.\n\n"


def _table(found: Mapping[tuple[str, str, bool], Score], part: str, first: str) -> str:
    """Rows are ways to match; what a threshold is called differs with and without a point."""
    rows = []
    alone = [key[1] for key in found if key[0] == part and not key[2]]
    pointed = [key[1] for key in found if key[0] == part and key[2]]
    for one, other in zip(alone, pointed, strict=True):
        a, b = found[part, one, False], found[part, other, True]
        name = one if one == other else f"{one} (point: {other.rpartition(' ')[2]})"
        rows.append([name, *_cells(a), *_cells(b)])
    head = [first, "recall alone", "precision", "recall with point", "precision"]
    return table(head, rows)


def _cells(score: Score) -> list[str]:
    return [f"{score.recall:.3f}", f"{score.precision:.3f}"]


def world_table(found: Mapping[tuple[str, str, bool], Score]) -> str:
    """One row for each group of countries."""
    rows = [
        [part, name, *_cells(found[part, name, False]), *_cells(found[part, name, True])]
        for part, name, with_point in found
        if not with_point
    ]
    head = [
        "every town",
        "matched by",
        "recall alone",
        "precision",
        "recall with point",
        "precision",
    ]
    return table(head, rows) + "\n"


def speed_line(places: int, indexed: float, names: int, seconds: list[float]) -> str:
    """How long it took."""
    alone, pointed = seconds
    return (
        f"{places:,} places are indexed in {indexed:.1f} seconds; {names:,} names then take"
        f" {alone:.1f} seconds alone and {pointed:.1f} with points, on one core.\n"
    )


def names_page(versions: Mapping[str, str], parts: str, world: str, speed: str) -> str:
    """The whole page."""
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"""{_HEAD}
Measured with {told}. {len(towns())} towns, {len(queries()):,} names.

## The list

{parts}
## Every town of some countries

Half of the towns of GeoNames (500 people or more) are known, and two other names of every town are
asked for, in whatever language, old names and quite other names among them: so recall is bounded
by what no speller can know. Alone, no name says which of several towns of that name is meant, and
in Ukraine hundreds of villages share theirs: a point, or the country, is worth more than any rule
of spelling.

{world}
## Speed

{speed}"""
