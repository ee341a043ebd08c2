"""Shelf of briefings: an answer laid out for a reader.

* text        a terminal
* markdown    Markdown with footnotes
* document    JSON
* map         SVG map
* strip       SVG history
* page        one HTML file
* belief      who held a place: text, document, CSV
* coverage    SVG of reports by place and month
* table       plain text table
* _disagree*  where sources contradict one another: text, document, rows, picture
* _reader_scores  how well a reader read: text, document, rows
* _sources*   what was learned of sources: text, document, rows, picture
* png         an SVG of ours as PNG

A file is read when something of it is first asked for, so that text does not wait for pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.briefings._coverage_csv import coverage_csv
    from landbridge.briefings._disagree_sheet import render_disagreements
    from landbridge.briefings._disagree_text import disagreement_text
    from landbridge.briefings._disagree_wire import disagreement_csv, disagreement_document
    from landbridge.briefings._proposals import proposal_words
    from landbridge.briefings._reader_scores import (
        reader_scores_csv,
        reader_scores_document,
        reader_scores_text,
    )
    from landbridge.briefings._recent import RECENT_DAYS, coarsen_recent, district
    from landbridge.briefings._sources_sheet import render_review
    from landbridge.briefings._sources_text import review_text
    from landbridge.briefings._sources_wire import review_csv, review_document
    from landbridge.briefings._words import NOT_A_CLEARANCE, headline
    from landbridge.briefings.belief import belief_csv, belief_document, render_belief
    from landbridge.briefings.coverage import render_coverage
    from landbridge.briefings.document import answer_document
    from landbridge.briefings.map import render_map
    from landbridge.briefings.markdown import render_markdown
    from landbridge.briefings.page import render_page
    from landbridge.briefings.png import render_png
    from landbridge.briefings.strip import render_strip
    from landbridge.briefings.table import render_table
    from landbridge.briefings.text import render_answer, render_explanation

__all__ = [
    "NOT_A_CLEARANCE",
    "RECENT_DAYS",
    "answer_document",
    "belief_csv",
    "belief_document",
    "coarsen_recent",
    "coverage_csv",
    "disagreement_csv",
    "disagreement_document",
    "disagreement_text",
    "district",
    "headline",
    "proposal_words",
    "reader_scores_csv",
    "reader_scores_document",
    "reader_scores_text",
    "render_answer",
    "render_belief",
    "render_coverage",
    "render_disagreements",
    "render_explanation",
    "render_map",
    "render_markdown",
    "render_page",
    "render_png",
    "render_review",
    "render_strip",
    "render_table",
    "review_csv",
    "review_document",
    "review_text",
]

_FILES = {
    "proposal_words": "_proposals",
    "NOT_A_CLEARANCE": "_words",
    "RECENT_DAYS": "_recent",
    "answer_document": "document",
    "belief_csv": "belief",
    "belief_document": "belief",
    "coarsen_recent": "_recent",
    "coverage_csv": "_coverage_csv",
    "disagreement_csv": "_disagree_wire",
    "disagreement_document": "_disagree_wire",
    "disagreement_text": "_disagree_text",
    "district": "_recent",
    "headline": "_words",
    "reader_scores_csv": "_reader_scores",
    "reader_scores_document": "_reader_scores",
    "reader_scores_text": "_reader_scores",
    "render_answer": "text",
    "render_belief": "belief",
    "render_coverage": "coverage",
    "render_disagreements": "_disagree_sheet",
    "render_explanation": "text",
    "render_map": "map",
    "render_markdown": "markdown",
    "render_page": "page",
    "render_png": "png",
    "render_review": "_sources_sheet",
    "render_strip": "strip",
    "render_table": "table",
    "review_csv": "_sources_wire",
    "review_document": "_sources_wire",
    "review_text": "_sources_text",
}

__getattr__ = on_demand(__name__, _FILES)
