"""Likelihood in words: the seven expressions of ICD 203, with their bands.

Intelligence Community Directive 203, *Analytic Standards* (Office of the Director of National
Intelligence, 2015). Its bands end at 1 and 99 per cent and share their borders. Here the outer
words also stand for what lies beyond, since counting draws never shows that a thing is impossible
or certain; and a probability on a border takes the word nearer to an even chance, so that a thing
and its opposite get opposite words.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIKELIHOODS", "Likelihood", "likelihood_of"]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """An expression of likelihood, and the probabilities from ``low`` to ``high`` it stands for."""

    words: str
    low: float
    high: float


LIKELIHOODS = (
    Likelihood("almost no chance", 0.01, 0.05),
    Likelihood("very unlikely", 0.05, 0.20),
    Likelihood("unlikely", 0.20, 0.45),
    Likelihood("roughly even chance", 0.45, 0.55),
    Likelihood("likely", 0.55, 0.80),
    Likelihood("very likely", 0.80, 0.95),
    Likelihood("almost certain", 0.95, 0.99),
)
"""From the least likely to the most."""

_EVEN = 3


def likelihood_of(probability: float) -> Likelihood:
    """Give the expression for a probability.

    >>> likelihood_of(0.288).words, likelihood_of(0.05).words, likelihood_of(0.95).words
    ('unlikely', 'very unlikely', 'very likely')

    Raises
    ------
    ValueError
        when it does not lie in 0 to 1
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies in 0 to 1, not {probability!r}")
    for band in LIKELIHOODS[:_EVEN]:
        if probability < band.high:
            return band
    for band in reversed(LIKELIHOODS[_EVEN + 1 :]):
        if probability > band.low:
            return band
    return LIKELIHOODS[_EVEN]
