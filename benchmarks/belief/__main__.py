"""The benchmark of belief: ``python -m benchmarks.belief [--quick] [--world KIND …]``."""

from __future__ import annotations

import argparse
import sys

from benchmarks.belief.baselines import NAMES
from benchmarks.belief.small import small_table
from benchmarks.belief.study import DENSITIES, Setup, study
from benchmarks.belief.worlds import KINDS


def main(words: list[str]) -> int:
    """Run what is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.belief", description=__doc__)
    parser.add_argument("--world", choices=KINDS, help="one kind of war, one small table")
    parser.add_argument("--density", choices=DENSITIES, default="dense")
    parser.add_argument("--only", default=",".join(NAMES), help="estimators, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--places", type=int, default=600)
    parser.add_argument("--days", type=int, default=1219)
    parser.add_argument("--every", type=int, default=112, help="days between nowcasts; 0: none")
    parser.add_argument("--variant", default="copier")
    parser.add_argument("--statements-only", action="store_true")
    parser.add_argument("--plain", action="store_true", help="sources that err at random")
    parser.add_argument("--held-out", action="store_true", help="loss on held-out reports")
    parser.add_argument("--draws", type=int, default=0, help="worlds to draw")
    asked = parser.parse_args(words)
    setup = Setup(
        asked.world, asked.density, asked.seed, asked.places, asked.days,
        tuple(asked.only.split(",")), asked.every or None, asked.variant, asked.statements_only,
        asked.plain, asked.held_out, asked.draws,
    )  # fmt: skip
    print(small_table(study(setup)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
