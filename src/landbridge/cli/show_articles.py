"""What was read out of articles, the queue of proposals, and what became of decisions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from landbridge.cli import show
from landbridge.cli.proposal_text import (
    decision_document,
    item_document,
    item_text,
    proposal_document,
    proposal_text,
)
from landbridge.model.queue import Decided

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from landbridge.model.proposals import ReadSummary
    from landbridge.model.queue import Queue
    from landbridge.model.readings import Document

__all__ = ["layers", "reviewed", "was_read"]

_SHOWN = 200
_DONE = {"accept": "accepted", "reject": "rejected", "skip": "skipped", "undo": "open again"}


def layers(found: Sequence[dict[str, Any]]) -> int:
    """Write all that the embedded reader found, one JSON document."""
    sys.stdout.write(show.json_text({"documents": list(found)}) + "\n")
    return 0


def _document(document: Document) -> dict[str, Any]:
    return {
        "sha256": document.sha256,
        "original_sha256": document.original_sha256,
        "media_type": document.media_type,
        "source": document.source,
        "published": document.published,
        "title": document.title,
        "language": document.language,
        "url": document.url,
        "characters": len(document.text),
        "notes": list(document.notes),
    }


def was_read(options: Namespace, found: Sequence[ReadSummary]) -> int:
    """Show what articles say, and what of it is new to the queue."""
    document = {
        "kept": not options.preview,
        "new": sum(len(one.new) for one in found),
        "already": sum(one.already for one in found),
        "dropped": sum(sum(one.coded.dropped.values()) for one in found),
        "documents": [
            {
                **_document(one.document),
                "coder": one.coded.coder,
                "recipe": dict(one.coded.recipe),
                "coder_notes": list(one.coded.notes),
                "dropped": dict(one.coded.dropped),
                "new": [p.id for p in one.new],
                "already": one.already,
                "proposals": [
                    {"said": one.said.get(p.id, ""), **proposal_document(p, one.document.text)}
                    for p in one.coded.proposals
                ],
            }
            for one in found
        ],
    }
    parts = [] if options.json else [_read_text(one) for one in found]
    if options.preview:
        parts.append("a preview: nothing was kept")
    elif found and not options.json:
        parts.append(f"none of it counts yet: landbridge review {options.file}")
    show.say(options, document, "\n\n".join(parts))
    return 0


def _read_text(one: ReadSummary) -> str:
    document, width = one.document, show.terminal_width()
    head = f"{document.title or 'an article'}: {document.source}, published {document.published}"
    lines = [f"{head}; {len(document.text):,} characters, sha256 {document.sha256[:12]}…"]
    lines += [f"- {note}" for note in (*document.notes, *one.coded.notes)]
    parts = ["\n".join(lines)]
    parts += [
        proposal_text(p, one.said.get(p.id, ""), document.text, width)
        for p in one.coded.proposals[:_SHOWN]
    ]
    if len(one.coded.proposals) > _SHOWN:
        parts.append(f"… and {len(one.coded.proposals) - _SHOWN:,} more (--json lists all)")
    counts: dict[str, int] = {}
    for p in one.new:
        counts[p.table] = counts.get(p.table, 0) + 1
    tail = f"new proposals: {show.counted(counts)}"
    if one.already:
        tail += f"; {one.already} were put forward before"
    dropped = ", ".join(f"{n} {why}" for why, n in one.coded.dropped.items())
    return "\n\n".join([*parts, tail + (f"; dropped: {dropped}" if dropped else "")])


def reviewed(options: Namespace, found: Queue | Decided) -> int:
    """List the queue, or say what became of decisions."""
    return _decided(options, found) if isinstance(found, Decided) else _listed(options, found)


def _listed(options: Namespace, found: Queue) -> int:
    document = {
        "counts": dict(found.counts),
        "proposals": [item_document(one) for one in found.items],
        "decided": None,
    }
    counts = ", ".join(f"{number} {status}" for status, number in found.counts.items())
    parts = []
    if not options.json:
        width = show.terminal_width()
        parts = [item_text(one, width, around=False) for one in found.items[:_SHOWN]]
        if len(found.items) > _SHOWN:
            parts.append(f"… and {len(found.items) - _SHOWN:,} more (--json lists all)")
    tail = f"{len(found.items)} listed; in all {counts}"
    show.say(options, document, "\n\n".join([*parts, tail]))
    return 0


def _decided(options: Namespace, found: Decided) -> int:
    document = {
        "counts": None,
        "proposals": None,
        "decided": {
            "decisions": [decision_document(one) for one in found.decisions],
            "added": dict(found.added),
            "left_out": dict(found.left_out),
            "warnings": list(found.warnings),
        },
    }
    lines = [*found.warnings]
    for one in found.decisions:
        became = f": {one.became}" if one.became else ""
        lines.append(f"{one.proposal} {_DONE[one.decision]}{became}")
    lines += [f"{key} was left out: {why}" for key, why in found.left_out.items()]
    accepted = sum(one.decision == "accept" for one in found.decisions)
    rejected = sum(one.decision == "reject" for one in found.decisions)
    lines.append(f"{accepted} accepted (added {show.counted(found.added)}), {rejected} rejected")
    show.say(options, document, "\n".join(lines))
    return 1 if found.left_out and options.accept != ["all"] else 0
