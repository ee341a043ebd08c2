"""The article in a page: its main text by paragraphs, without menus and advertisements."""

from __future__ import annotations

import logging

from landbridge.reading.markup import Page, plain_page

__all__ = ["LARGEST_SIFTED", "MOST_TAGS", "article_of"]

LARGEST_SIFTED = 3_000_000
"""Characters of a page whose main text is looked for; of a larger one all visible text is taken."""
MOST_TAGS = 30_000
"""The same in marks that open a tag: looking for the main text takes time for each."""

_SHORTEST = 120  # characters of a main text; below that all that is seen is taken
_WHOLLY = 3  # when all that is seen is this many times as much as a short main text


def article_of(page: str) -> tuple[Page, tuple[str, ...]]:
    """Give the article of a page and notes on how it was found. Never fails.

    The main text is found by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15);
    where it finds nothing, breaks, or the page is too large for it, all visible text is taken.
    """
    seen = plain_page(page)
    if len(page) > LARGEST_SIFTED or page.count("<") > MOST_TAGS:
        return seen, ("all visible text of the page: it is too large to look for the article in",)
    main = _main_text(page)
    whole = sum(map(len, seen.paragraphs))
    if len(main) < _SHORTEST and whole > _WHOLLY * len(main):
        return seen, ("all visible text of the page: no article was found in it",)
    seen.paragraphs = [line for line in map(str.strip, main.splitlines()) if line]
    share = min(100, round(100 * len(main) / max(1, whole)))
    return seen, (f"the main text of the page, {share} % of what is seen of it",)


def _main_text(page: str) -> str:
    """Ask trafilatura; nothing where it breaks, since a page may be made to break it."""
    logger = logging.getLogger("trafilatura")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  (heavy)

        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:
        return ""
    finally:
        logger.setLevel(before)
    return getattr(found, "text", None) or ""
