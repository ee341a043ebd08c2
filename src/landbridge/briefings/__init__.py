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
* _claims*    what the record says of claims: text, Markdown, document, rows, ClaimReview, picture
* _sources*   what was learned of sources: text, document, rows, picture
* _succession*, _influence*  who gained what whom lost, shares over time: the same four
* png         an SVG of ours as PNG

A file is read when something of it is first asked for, so that text does not wait for pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.briefings._claims_sheet import render_claims
    from landbridge.briefings._claims_text import claims_markdown, claims_text
    from landbridge.briefings._claims_wire import (
        claim_review_document,
        claims_csv,
        claims_document,
    )
    from landbridge.briefings._coverage_csv import coverage_csv
    from landbridge.briefings._disagree_sheet import render_disagreements
    from landbridge.briefings._disagree_text import disagreement_text
    from landbridge.briefings._disagree_wire import disagreement_csv, disagreement_document
    from landbridge.briefings._influence_sheet import render_influence_sheet
    from landbridge.briefings._influence_text import render_influence
    from landbridge.briefings._influence_wire import influence_csv, influence_document
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
    from landbridge.briefings._succession_sheet import render_succession_sheet
    from landbridge.briefings._succession_text import render_succession, succession_markdown
    from landbridge.briefings._succession_wire import succession_csv, succession_document
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
    "claim_review_document",
    "claims_csv",
    "claims_document",
    "claims_markdown",
    "claims_text",
    "coarsen_recent",
    "coverage_csv",
    "disagreement_csv",
    "disagreement_document",
    "disagreement_text",
    "district",
    "headline",
    "influence_csv",
    "influence_document",
    "proposal_words",
    "reader_scores_csv",
    "reader_scores_document",
    "reader_scores_text",
    "render_answer",
    "render_belief",
    "render_claims",
    "render_coverage",
    "render_disagreements",
    "render_explanation",
    "render_influence",
    "render_influence_sheet",
    "render_map",
    "render_markdown",
    "render_page",
    "render_png",
    "render_review",
    "render_strip",
    "render_succession",
    "render_succession_sheet",
    "render_table",
    "review_csv",
    "review_document",
    "review_text",
    "succession_csv",
    "succession_document",
    "succession_markdown",
]

_FILES = {
    "NOT_A_CLEARANCE": "_words",
    "RECENT_DAYS": "_recent",
    "answer_document": "document",
    "belief_csv": "belief",
    "belief_document": "belief",
    "claim_review_document": "_claims_wire",
    "claims_csv": "_claims_wire",
    "claims_document": "_claims_wire",
    "claims_markdown": "_claims_text",
    "claims_text": "_claims_text",
    "coarsen_recent": "_recent",
    "coverage_csv": "_coverage_csv",
    "disagreement_csv": "_disagree_wire",
    "disagreement_document": "_disagree_wire",
    "disagreement_text": "_disagree_text",
    "district": "_recent",
    "headline": "_words",
    "influence_csv": "_influence_wire",
    "influence_document": "_influence_wire",
    "proposal_words": "_proposals",
    "reader_scores_csv": "_reader_scores",
    "reader_scores_document": "_reader_scores",
    "reader_scores_text": "_reader_scores",
    "render_answer": "text",
    "render_belief": "belief",
    "render_claims": "_claims_sheet",
    "render_coverage": "coverage",
    "render_disagreements": "_disagree_sheet",
    "render_explanation": "text",
    "render_influence": "_influence_text",
    "render_influence_sheet": "_influence_sheet",
    "render_map": "map",
    "render_markdown": "markdown",
    "render_page": "page",
    "render_png": "png",
    "render_review": "_sources_sheet",
    "render_strip": "strip",
    "render_succession": "_succession_text",
    "render_succession_sheet": "_succession_sheet",
    "render_table": "table",
    "review_csv": "_sources_wire",
    "review_document": "_sources_wire",
    "review_text": "_sources_text",
    "succession_csv": "_succession_wire",
    "succession_document": "_succession_wire",
    "succession_markdown": "_succession_text",
}

__getattr__ = on_demand(__name__, _FILES)
