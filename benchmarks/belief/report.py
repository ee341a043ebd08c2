"""The report on belief, made from the results of a run and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.belief import tally
from benchmarks.belief.tables import (
    copier_table,
    corridor_table,
    date_table,
    kind_table,
    large_text,
    loss_table,
    rank_table,
    reliability_table,
    score_table,
    source_table,
)
from benchmarks.belief.targets import target_table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["belief_part", "write_belief"]

BEGINS, ENDS = "<!-- belief: begins -->\n", "<!-- belief: ends -->\n"


def belief_part(found: dict[str, Any]) -> str:
    """Lay out everything that was measured."""
    wars, plain = found.get("wars", []), found.get("plain", [])
    parts = [_head(found, wars), "## Targets", target_table(found)]
    for density in ("dense", "sparse"):
        some = tally.of_density(wars, density)
        if some:
            parts += [f"## Every estimator, {density}", score_table(some)]
    parts += ["## By kind of war", kind_table(wars)]
    if plain:
        parts.append("## Sources that err at random")
        parts.append(
            "The same war with the recipe of the design paper: every place is told of alike, and "
            "no error depends on another. No real press is so; these rows are here to stand beside "
            "the figures published with the recipe."
        )
        for density in ("dense", "sparse"):
            parts += [f"### {density}", score_table(tally.of_density(plain, density))]
    parts += ["## Dates of changes", date_table(wars)]
    parts += ["## Does it happen as often as it says?", reliability_table(wars)]
    parts += ["## What was learned of sources", source_table(wars)]
    parts += ["## Copiers", copier_table(found.get("copiers", []))]
    parts += ["## Reports that were held out", rank_table(wars, found.get("ranking", []))]
    parts += ["## Corridors", corridor_table(wars)]
    parts += ["## A large war", large_text(found.get("large", []))]
    parts += ["## Where `hidden_markov` loses", loss_table([*wars, *plain])]
    return "\n\n".join(part for part in parts if part)


def _head(found: dict[str, Any], wars: list[dict[str, Any]]) -> str:
    versions = ", ".join(f"{name} {value}" for name, value in found["versions"].items())
    missing = sorted({(name, why) for war in wars for name, why in war["missing"].items()})
    busy = sum(one.get("busy", 0.0) for part in found.values() if isinstance(part, list)
               for one in part) / 60  # fmt: skip
    told = [
        f"Two processes on: {versions}. The whole took {found['minutes']:.0f} minutes beside other "
        f"work, {busy:.0f} minutes of one processor."
    ]
    if wars:
        setup = wars[0]["setup"]
        kinds = ", ".join(dict.fromkeys(war["setup"]["kind"] for war in wars))
        changes = " to ".join(
            str(pick(war["world"]["changes"] for war in wars)) for pick in (min, max)
        )
        told.append(
            f"Wars of {setup['places']:,} places and {setup['days']:,} days ({kinds}), with "
            f"{changes} changes; nowcasts every {setup['nowcast_every']} days."
        )
    told += [f"Left out: {name} ({why})." for name, why in missing]
    return " ".join(told)


def write_belief(text: str, page: Path) -> None:
    """Put the text where it stands on the page; what is written around it stays."""
    old = page.read_text("utf-8") if page.exists() else f"{BEGINS}{ENDS}"
    before, _, rest = old.partition(BEGINS)
    after = rest.partition(ENDS)[2]
    page.write_text(f"{before}{BEGINS}{text.strip()}\n{ENDS}{after}", encoding="utf-8")
