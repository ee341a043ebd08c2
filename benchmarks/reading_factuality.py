"""How well the reader tells how sure a sentence is: against values of -3 to +3 by people."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.readings import Span
from landbridge.reading.factuality import factuality, signs_of
from landbridge.reading.tagging import tags_of
from landbridge.reading.tokens import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD, _VALUE = 1, 2


def read_gold(path: Path) -> Iterator[tuple[list[str], dict[int, float]]]:
    """Give the words of each sentence and the values of its predicates, from CoNLL columns."""
    words: list[str] = []
    values: dict[int, float] = {}
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if len(columns) <= _VALUE:
            if words:
                yield words, values
            words, values = [], {}
            continue
        if columns[_VALUE] != "_":
            values[len(words)] = float(columns[_VALUE])
        words.append(columns[_WORD])


def sentence_of(words: list[str], tags: list[str]) -> Sentence:
    """Give a sentence of given words, tagged."""
    tokens, at = [], 0
    for word, tag in zip(words, tags, strict=True):
        tokens.append(Token(at, at + len(word), word, word.lower(), tag))
        at += len(word) + 1
    return Sentence(Span(0, max(1, at - 1)), tuple(tokens))


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.conll")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    given = parser.parse_args()
    gold = list(read_gold(given.data / "dev.conll"))
    tagged = tags_of([words for words, _ in gold])
    said, wanted, rows = [], [], []
    for (words, values), tags in zip(gold, tagged, strict=True):
        sentence = sentence_of(words, tags)
        for at, value in values.items():
            said.append(factuality(sentence, at))
            wanted.append(value)
            rows.append((abs(said[-1] - value), words, at, value, said[-1], sentence))
    mine, theirs = np.array(said), np.array(wanted)
    print(f"predicates {len(mine)}")
    print(f"MAE {np.mean(np.abs(mine - theirs)):.3f} r {np.corrcoef(mine, theirs)[0, 1]:.3f}")
    print(f"always +3: MAE {np.mean(np.abs(3.0 - theirs)):.3f}")
    rows.sort(key=lambda row: -row[0])
    for _, words, at, value, ours, sentence in rows[: given.errors]:
        near = " ".join([*words[max(0, at - 14) : at], f"[{words[at]}]", *words[at + 1 : at + 6]])
        print(f"gold {value:+.1f} ours {ours:+.1f} | {near} | {list(signs_of(sentence, at))}")
    if given.errors:
        sums: dict[str, list[float]] = defaultdict(list)
        for _, _, at, value, ours, sentence in rows:
            for sign in signs_of(sentence, at):
                sums[sign].append(ours - value)
        for sign, off in sorted(sums.items(), key=lambda item: -abs(sum(item[1]))):
            if len(off) > 20:
                print(f"{sign:40} n {len(off):5} mean too high by {np.mean(off):+.2f}")


if __name__ == "__main__":
    main()
