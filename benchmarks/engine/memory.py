"""How much memory does a country of 4 million nodes take? Each measured in a fresh process.

The process loads the made arrays from disk and answers; its peak is what the system says of it at
the end, interpreter and compiler included. On Linux that is ``VmHWM``, since ``ru_maxrss`` of a new
process begins at the size of the one that started it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engine.ours import Ours
from benchmarks.engine.worlds import Spec, world_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["peak_bytes", "peak_gigabytes"]

ROOT = Path(__file__).parents[2]


def peak_gigabytes(spec: Spec, questions: Sequence[str]) -> float:
    """Answer the questions in a fresh process and give its peak."""
    made = json.dumps(asdict(spec))
    words = [sys.executable, "-m", "benchmarks.engine.memory", made, *questions]
    told = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True, cwd=ROOT)
    peak: float = json.loads(told.stdout)["gigabytes"]
    return peak


def _main(spec: Spec, questions: Sequence[str]) -> None:
    world = world_of(spec)
    if list(questions) != ["load"]:
        ours = Ours(world)
        for question in questions:
            getattr(ours, question)()
    print(json.dumps({"gigabytes": peak_bytes() / 1e9}))


def peak_bytes() -> int:
    """The most memory that this process has had."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    _main(Spec(**json.loads(sys.argv[1])), sys.argv[2:])
