"""What a load did, and how files of others were read: their words, names, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.cli import show

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from landbridge.model.imports import ImportReview, UnknownName

__all__ = ["added"]

_PROBLEMS_SHOWN = 40
_NAMES_SHOWN = 30
_LONGEST_NAME = 80


def added(options: Namespace, summary: Any, reviews: Sequence[ImportReview]) -> int:
    """Show what a load did, write the names to be settled, and give the exit code.

    ``summary`` is an AddSummary, or None where nothing was to be added.
    """
    from landbridge.desk.importing import joined, names_file  # noqa: PLC0415  (start-up)

    unknown = joined(name for one in reviews for name in one.unknown)
    if options.names_out is not None and unknown:
        show.write(options.names_out, names_file(unknown).encode())
    show.say(options, _document(summary, reviews), _text(options, summary, reviews, unknown))
    if summary is not None:
        return 1 if summary.refused else 0
    if not all(one.ready for one in reviews) and not options.preview:
        return 2
    return 0 if options.preview else 1


def _document(summary: Any, reviews: Sequence[ImportReview]) -> dict[str, Any]:
    from landbridge.desk.importing import TABLE_NAMES, counted  # noqa: PLC0415  (as above)

    problems = [p for one in reviews for p in one.problems] if summary is None else summary.problems
    errors = {(p.file, p.line) for p in problems if p.severity == "error"}
    nothing = counted(dict.fromkeys(TABLE_NAMES, 0))
    return {
        "added": nothing if summary is None else dict(summary.added),
        "unchanged": nothing if summary is None else dict(summary.unchanged),
        "replaced": nothing if summary is None else dict(summary.replaced),
        "declaration_changed": summary is not None and summary.declared,
        "refused": len(errors) if summary is None else summary.refused,
        "problems": [show.problem_document(problem) for problem in problems],
        "files": [_review_document(one) for one in reviews],
    }


def _review_document(one: ImportReview) -> dict[str, Any]:
    return {
        "file": one.file,
        "importer": one.importer,
        "ready": one.ready,
        "guessed": one.guessed,
        "mapping": {table: dict(words) for table, words in one.mapping.items()},
        "rows": one.counts,
        "notes": list(one.notes),
        "matched": [
            {"kind": kind, "name": name, "id": key, "by": by} for kind, name, key, by in one.matched
        ],
        "unknown": [
            {
                "kind": name.kind,
                "name": name.name,
                "count": name.count,
                "candidates": list(name.candidates),
                "why": name.why,
            }
            for name in one.unknown
        ],
        "left_out": one.left_out,
    }


def _text(
    options: Namespace,
    summary: Any,
    reviews: Sequence[ImportReview],
    unknown: Sequence[UnknownName],
) -> str:
    parts = [_review_text(one, options) for one in reviews]
    problems = [p for one in reviews for p in one.problems] if summary is None else summary.problems
    held = {p for one in reviews for p in one.held_back} if unknown else set()
    problems = [problem for problem in problems if problem not in held]
    parts.append(show.listed(problems[:_PROBLEMS_SHOWN]))
    if len(problems) > _PROBLEMS_SHOWN:
        parts.append(f"… and {len(problems) - _PROBLEMS_SHOWN:,} more (--json lists all)\n")
    if unknown:
        parts.append(_unknown_text(unknown, len(held), options))
    if summary is not None:
        parts.append(_summary_text(summary))
    elif options.preview:
        parts.append("a preview: nothing was added")
    elif not all(one.ready for one in reviews):
        parts.append(
            "nothing was added: the mapping above was guessed. Put it into a file, mend it there, "
            "and give it with --map; or take it as it is with --accept-map"
        )
    else:
        parts.append("nothing was added: rows were refused (--keep-going leaves them out)")
    return "".join(parts)


def _review_text(one: ImportReview, options: Namespace) -> str:
    rows = ", ".join(f"{n:,} {t}" for t, n in one.counts.items() if t != "imports") or "no rows"
    text = f"{one.file}, read as {one.importer}: {rows}\n"
    if one.mapping and (options.preview or one.guessed):
        text += "\n" + _toml(one.mapping) + "\n"
    text += "".join(f"- {note}\n" for note in one.notes)
    if one.left_out:
        text += f"- {one.left_out:,} reports left out: of nobody or nowhere that is tracked here\n"
    if options.preview and one.matched:
        rows_ = [(kind, name, key, by) for kind, name, key, by in one.matched]
        from landbridge.desk.show import table  # noqa: PLC0415  (only where asked)

        text += "\n" + table(
            ["kind", "their name", "taken for", "by"], rows_, width=show.terminal_width()
        )
        text += "\n"
    return text


def _toml(mapping: Any) -> str:
    """Write a mapping as the TOML that --map reads."""
    from landbridge.desk.importing import map_text  # noqa: PLC0415  (only where asked)

    return map_text(mapping)


def _unknown_text(unknown: Sequence[UnknownName], held: int, options: Namespace) -> str:
    from landbridge.desk.show import table  # noqa: PLC0415  (only where asked)

    rows = [
        (name.kind, name.name[:_LONGEST_NAME], f"{name.count:,}", _first(name), _near(name))
        for name in unknown[:_NAMES_SHOWN]
    ]
    text = f"\n{len(unknown):,} names mean nothing here yet, or more than one thing"
    text += f" ({held:,} rows held back):\n"
    text += table(
        ["kind", "name", "rows", "first", "near"], rows, width=show.terminal_width(), numeric={2}
    )
    if len(unknown) > _NAMES_SHOWN:
        text += f"\n… and {len(unknown) - _NAMES_SHOWN:,} more"
    where = f"they are in {options.names_out}"
    if not options.names_out:
        where = "--names-out names.csv writes them down"
    return text + (
        f"\n{where}: say there what they mean, add it to the file, and add this again; "
        "or make them with --new-actors, --new-places\n"
    )


def _first(name: UnknownName) -> str:
    return name.file if name.line is None else f"{name.file}, line {name.line}"


def _near(name: UnknownName) -> str:
    """Say what it may mean, and why it was not taken for that."""
    return ": ".join(part for part in (", ".join(name.candidates[:3]), name.why) if part)


def _summary_text(summary: Any) -> str:
    text = f"added {show.counted(summary.added)}"
    if summary.added.get("proposals"):
        text += " (proposals count for nothing before they are accepted: landbridge review)"
    if any(summary.replaced.values()):
        text += f"; replaced {show.counted(summary.replaced)}"
    if any(summary.unchanged.values()):
        text += f"; already there: {show.counted(summary.unchanged)}"
    if summary.refused:
        text += f"; {summary.refused} rows refused"
    return text
