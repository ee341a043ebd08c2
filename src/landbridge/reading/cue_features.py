"""What speaks for and against a word as the cue of an attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.reading.clauses import Words
    from landbridge.reading.possible import Range

__all__ = ["cue_features"]


def cue_features(
    words: Words, head: int, begin: int, after: int, base: str, frames: str, form: str,
    pattern: str, holder: str, content: list[Range],
) -> dict[str, float]:  # fmt: skip
    """Give the signs of a proposal: its words, its pattern, what stands around its cue."""
    low, kind = words.low, words.kind
    first, last = words.bounds(head)
    size = sum(b - a for a, b in content)
    follows = low[after] if after < last and kind[after] in "ITCWX" else (
        kind[after] if after < last else "end"
    )  # fmt: skip
    before = low[begin - 1] if begin > first and kind[begin - 1] in "ITCWX" else (
        kind[begin - 1] if begin > first else "start"
    )  # fmt: skip
    length = (
        "1" if size < 2 else "3" if size < 4 else "7" if size < 8 else "15" if size < 16 else "+"  # noqa: PLR2004
    )
    verb = any(kind[n] in "VM" for a, b in content for n in range(a, b))
    modal = any(kind[n] == "M" for n in range(begin, head))
    negated = any(low[n] in ("not", "n't", "never") for n in range(begin, head))
    return {
        "bias": 1.0,
        f"base={base}": 1.0,
        f"frames={frames}": 1.0,
        f"pattern={pattern}": 1.0,
        f"pattern={pattern},holder={holder}": 1.0,
        f"pattern={pattern},frames={'q' if 'q' in frames else frames}": 1.0,
        f"base={base},pattern={pattern}": 1.0,
        f"holder={holder}": 1.0,
        f"form={form}": 1.0,
        f"form={form},holder={holder}": 1.0,
        f"tag={words.tokens[head].tag}": 1.0,
        f"after={follows}": 1.0,
        f"before={before}": 1.0,
        f"length={length},pattern={pattern}": 1.0,
        f"verb={verb},pattern={pattern}": 1.0,
        f"modal={modal}": 1.0,
        f"negated={negated}": 1.0,
        f"quoted={any(words.inside[n] >= 0 for a, b in content for n in (a, b - 1))}": 1.0,
    }
