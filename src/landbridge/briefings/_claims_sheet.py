"""Claims by day as a picture: a mark for each verdict, then and now, told by shape and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._claims_words import counted_words, name_of
from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import count, known_words
from landbridge.briefings._sheet import map_css, wrapped

if TYPE_CHECKING:
    from landbridge.model.situations import Situation
    from landbridge.model.verdicts import ClaimReview, JudgedClaim

__all__ = ["render_claims"]

_ROW, _TOP, _SIZE = 19.0, 78.0, 9.5
_DAY, _NAME, _THEN, _NOW = 0.0, 78.0, 330.0, 372.0
_PUT = 410.0
_SHAPES = {
    # Blue and orange of Okabe & Ito (2008); the shape alone tells the verdict.
    "borne out": '<path d="M{x0:.1f},{y:.1f}a5,5 0 1,0 10,0a5,5 0 1,0 -10,0" fill="#0072b2"/>',
    "contradicted": '<path d="M{x0:.1f},{y0:.1f}l10,10m0,-10l-10,10" fill="none" '
    'stroke="#d55e00" stroke-width="2.6"/>',
    "contested in the record": '<path d="M{x:.1f},{y0:.1f}l5,5l-5,5l-5,-5z" fill="#fff" '
    'stroke="#1d1d1b" stroke-width="1.6"/><path d="M{x:.1f},{y0:.1f}l5,5l-5,5z" fill="#1d1d1b"/>',
    "too early": '<path d="M{x0:.1f},{y0:.1f}h10v10h-10z" fill="#fff" stroke="#1d1d1b" '
    'stroke-width="1.2" stroke-dasharray="2 2"/>',
    "not checkable": '<path d="M{x0:.1f},{y:.1f}h10" fill="none" stroke="#8a8a86" '
    'stroke-width="2"/>',
}


def _mark(word: str, x: float, y: float) -> str:
    return _SHAPES[word].format(x=x, y=y, x0=x - 5, y0=y - 5)


def _cut(text: str, wide: float) -> str:
    """Cut a text so that it is no wider, with a sign where something is left out."""
    shown = plain(text)
    while text_width(shown, _SIZE) > wide and len(shown) > 1:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    return shown


def _row(judged: JudgedClaim, top: float, width: float) -> str:
    claim, y = judged.claim, top + _ROW / 2
    told = (
        f"{claim.speaker}: “{claim.text}” ({claim.source.name}, {claim.published.text}). "
        f"Then: {judged.then.word}. Now: {judged.now.word}."
    )
    put = f"{claim.proposition or 'no proposition'} · {claim.speaker}"
    cells = (
        (_DAY, _cut(claim.published.text, _NAME - _DAY - 8)),
        (_NAME, _cut(name_of(judged), _THEN - _NAME - 20)),
        (_PUT, _cut(put, width - _PUT)),
    )
    said = "".join(
        f'<text class="n cov" x="{x:.1f}" y="{y + 3.5:.1f}">{html(text)}</text>'
        for x, text in cells
    )
    marks = _mark(judged.then.word, _THEN, y) + _mark(judged.now.word, _NOW, y)
    return f"<g><title>{html(plain(told))}</title>{said}{marks}</g>"


def _key(y: float) -> str:
    said, x = [], 6.0
    for word in _SHAPES:
        said.append(
            f'{_mark(word, x, y - 4)}<text class="foot" x="{x + 11:.1f}" y="{y:.1f}">'
            f"{html(word)}</text>"
        )
        x += text_width(word, 9) + 38
    return "".join(said)


def render_claims(
    found: ClaimReview, situation: Situation, *, most: int = 80, width: float = 900
) -> str:
    """Draw a row for each claim in the order in which they were made, with both verdicts.

    Every verdict has a shape of its own, so that colour is not needed.

    Parameters
    ----------
    found
        claims in the order of days
    situation
        where the title stands
    most
        no more rows than this; how many are left out is said
    width
        width of the picture in pixels
    """
    rows = found.claims[:most]
    bottom = _TOP + _ROW * len(rows)
    body = "".join(_row(one, _TOP + _ROW * at, width) for at, one in enumerate(rows))
    stripes = "".join(
        f'<path d="M0,{_TOP + _ROW * at:.1f}h{width:.0f}v{_ROW}h-{width:.0f}z" fill="#f3f2ee"/>'
        for at in range(0, len(rows), 2)
    )
    head = f"Claims and what the record says of them: {situation.title}"
    sub = f"{count(len(found.claims), 'claim')}: {counted_words(found)}."
    heads = "".join(
        f'<text class="foot" x="{x:.1f}" y="{_TOP - 6}" text-anchor="{anchor}">{word}</text>'
        for x, word, anchor in (
            (_DAY, "made", "start"), (_NAME, "claim", "start"), (_THEN, "then", "middle"),
            (_NOW, "now", "middle"), (_PUT, "put as · by", "start"),
        )
    )  # fmt: skip
    tail = (
        "Then: by reports published by the day of the claim, or for a prediction by the end of the "
        f"days looked at. Now: {known_words(found.asked.known_by, found.newest_published)}. "
        "Claims are never evidence."
    )
    if len(found.claims) > len(rows):
        tail += f" {count(len(found.claims) - len(rows), 'claim')} not shown."
    lines = wrapped(tail, 9, width)
    foot = "".join(
        f'<text class="foot" x="0" y="{bottom + 40 + 13 * at:.1f}">{html(line)}</text>'
        for at, line in enumerate(lines)
    )
    inside = (
        f'<text class="keyhead" x="0" y="16">{html(_cut(head, width))}</text>'
        f'<text class="foot" x="0" y="33">{html(plain(sub))}</text>{_key(54)}{heads}'
        f"{stripes}{body}{foot}"
    )
    wide, high = width + 16, bottom + 48 + 13 * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" role="img" '
        f'aria-labelledby="lb-clm-title lb-clm-desc" viewBox="-8 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}"><title id="lb-clm-title">{html(plain(head))}'
        f'</title><desc id="lb-clm-desc">{html(plain(sub + " " + tail))}</desc>'
        f"<style>{map_css()}</style>"
        f'<path class="paper" d="M-8,0h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>{inside}</svg>'
    )
