"""How long does the embedded reader take for an article, and which layer takes it?

Run with ``python -m benchmarks.reading_speed [--articles N] [--repeat N] [--large]``. Articles of
about 600 words are put together from the passages of ``training/quotations`` (our own, so that
everybody can run this); what the bundled case knows is what names can mean. Each layer is timed by
itself, on what the layers before it found; the best of the repeats counts. ``--large`` reads one
text of 1 MB and one of 4 MB too, to see that time grows with length and not with its square.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import landbridge as lb
from landbridge.desk.read import known_of
from landbridge.model.readings import Document, Reading
from landbridge.naming import Known
from landbridge.reading import document_of, drafts_of, proposed
from landbridge.reading.claims import find_claims
from landbridge.reading.events import find_events
from landbridge.reading.mentions import find_mentions
from landbridge.reading.quotations import find_quotations
from landbridge.reading.relations import find_relations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

ROOT = Path(__file__).parents[1]
CASE = ROOT / "cases" / "levant"
WORDS = 600
GOAL = 20.0
"""Articles a second that the embedded reader should read on one core."""


def known() -> Known:
    """What the bundled case knows."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.gpkg"
        lb.new(file).add(CASE)
        return known_of(lb.open(file).situation)


def articles(many: int) -> list[str]:
    """Put passages together to articles of about `WORDS` words, each paragraph by itself."""
    passages = [
        json.loads(line)["text"]
        for path in sorted((ROOT / "training" / "quotations").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    made: list[str] = []
    paragraphs: list[str] = []
    while len(made) < many:
        for passage in passages:
            paragraphs.append(passage)
            if sum(len(paragraph.split()) for paragraph in paragraphs) >= WORDS:
                made.append("\n\n".join(paragraphs))
                paragraphs = []
    return made[:many]


def layers(text: str, knows: Known, clock: dict[str, float]) -> Reading:
    """Read one text, and add the seconds that each layer takes to the clock."""

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        found = work()
        clock[name] = clock.get(name, 0.0) + time.perf_counter() - start
        return found

    document: Document = timed(
        "text",
        lambda: document_of(text.encode(), "a.txt", source="wire", published="2020-01-01"),
    )
    spans = timed("sentences", lambda: find_sentences(text))
    sentences = timed("words and tags", lambda: tokenised(text, spans))
    mentions = timed("names", lambda: find_mentions(document, sentences, knows))
    times = timed("dates", lambda: find_times(document, sentences))
    quotations = timed("quotations", lambda: find_quotations(document, sentences, mentions))
    events = timed("events", lambda: find_events(document, sentences, mentions, times, quotations))
    relations = timed("relations", lambda: find_relations(document, sentences, mentions))
    claims = timed(
        "claims",
        lambda: find_claims(document, sentences, mentions, times, quotations, events, knows),
    )
    reading = Reading(document, spans, mentions, times, quotations, events, relations, claims)
    drafts = timed("drafts", lambda: drafts_of(reading))
    timed("proposals", lambda: proposed(document, drafts, mentions, knows, coder="embedded"))
    return reading


def best(texts: list[str], knows: Known, repeats: int) -> dict[str, float]:
    """Milliseconds an article, by layer: the best of the repeats."""
    runs = []
    for _ in range(repeats):
        clock: dict[str, float] = {}
        for text in texts:
            layers(text, knows, clock)
        runs.append(clock)
    return {name: min(run[name] for run in runs) * 1000 / len(texts) for name in runs[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="read texts of 1 and 4 MB too")
    options = parser.parse_args()
    knows = known()
    texts = articles(options.articles)
    start = time.perf_counter()
    layers(texts[0], knows, {})
    print(f"first article, with what is loaded once: {time.perf_counter() - start:.2f} s")
    taken = best(texts, knows, options.repeat)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {words:.0f} words on the average")
    for name, milliseconds in taken.items():
        print(f"{name:>16} {milliseconds:8.2f} ms")
    whole = sum(taken.values())
    verdict = "goal reached" if 1000 / whole >= GOAL else "goal MISSED"
    print(f"{'whole':>16} {whole:8.2f} ms: {1000 / whole:.1f} articles/s ({verdict}: {GOAL:.0f})")
    if options.large:
        for megabytes in (1, 4):
            long = "\n\n".join(texts)
            long = (long * (megabytes * 1_000_000 // len(long) + 1))[: megabytes * 1_000_000]
            clock: dict[str, float] = {}
            layers(long, knows, clock)
            parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in clock.items())
            print(f"{megabytes} MB: {sum(clock.values()):.1f} s ({parts})")


if __name__ == "__main__":
    main()
