"""Dates in short passages: are they found, and do they mean what they should?

Run ``python benchmarks/reading_times.py [--data FILE.jsonl] [--show]``. Each line of the file has
``published``, ``text`` and ``times`` (start, end, kind, timex). A span counts where it is exactly
the same (strict) or shares a character (relaxed); a value where a relaxed span has its TIMEX3.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from landbridge.model.readings import Document
from landbridge.reading import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

_DATA = Path(__file__).parents[1] / "training" / "times" / "part-1.jsonl"


def f1(right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--show", action="store_true", help="list what was missed or wrong")
    options = parser.parse_args()
    strict = relaxed = value = found = wanted = 0
    for line in options.data.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        text = passage["text"]
        document = Document(text, "", "", "text/plain", "", passage["published"])
        times = find_times(document, tokenised(text, find_sentences(text)))
        found += len(times)
        wanted += len(passage["times"])
        hit = set()
        for gold in passage["times"]:
            same = [t for t in times if (t.span.start, t.span.end) == (gold["start"], gold["end"])]
            near = same or [
                t for t in times if t.span.start < gold["end"] and gold["start"] < t.span.end
            ]
            strict += bool(same)
            relaxed += bool(near)
            right = any(t.timex == gold["timex"] for t in near)
            value += right
            hit |= {t.span for t in near}
            if options.show and not (same and right):
                told = [(t.span.of(text), t.timex) for t in near]
                print(passage["id"], (text[gold["start"] : gold["end"]], gold["timex"]), told)
        if options.show:
            for time in times:
                if time.span not in hit:
                    print(passage["id"], "not wanted:", time.span.of(text), time.timex, time.rule)
    print("strict spans:", f1(strict, found, wanted))
    print("relaxed spans:", f1(relaxed, found, wanted))
    print("values:", f1(value, found, wanted))


if __name__ == "__main__":
    main()
