"""The history of an answer as a strip: a standalone SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._strip import strip_svg

if TYPE_CHECKING:
    from landbridge.model.answers import Answer

__all__ = ["render_strip"]


def render_strip(answer: Answer, *, width: float = 1000) -> str:
    """Draw a bar for every run of days, with the asked day and both days of "since when".

    Each named variant has a row of its own. Height and pattern tell the status as well as colour.
    """
    return strip_svg(answer, width=width)
