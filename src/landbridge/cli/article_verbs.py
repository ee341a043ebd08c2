"""The verbs of reading articles, reviewing proposals, and scoring a reader on gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.cli.article_options import pairs
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from landbridge.model.queue import Article, ReadRequest

__all__ = ["ARTICLE_VERBS"]


def _article(word: str) -> Article:
    from landbridge.desk.read import LARGEST_ARTICLE, article_at  # noqa: PLC0415  (start-up)
    from landbridge.model.queue import Article  # noqa: PLC0415  (as above)

    if word == "-":
        return Article("standard input", sys.stdin.buffer.read(LARGEST_ARTICLE + 1))
    return article_at(Path(word))


def _request(options: Namespace) -> ReadRequest:
    from landbridge.model.queue import ReadRequest  # noqa: PLC0415  (as above)

    told = pairs(options.coder_options, "--option")
    more = {name: getattr(options, name) for name in ("endpoint", "model", "seed")}
    return ReadRequest(
        source=options.source,
        published=options.published,
        title=options.title,
        url=options.url,
        coder=options.coder,
        options=told | {name: value for name, value in more.items() if value is not None},
        preview=options.preview,
        progress=show.progress_words(options),
    )


def _read(options: Namespace) -> int:
    from landbridge.cli import show_articles  # noqa: PLC0415  (as above)

    request = _request(options)
    if options.paths.count("-") > 1:
        raise QuestionError("'-' stands twice: standard input is one article")
    articles = [_article(word) for word in options.paths]
    if options.layers:
        from landbridge.desk.read_layers import read_layers  # noqa: PLC0415  (as above)

        return show_articles.layers(read_layers(options.file, articles, request))
    from landbridge.desk.read import read  # noqa: PLC0415  (as above)

    with show.working(options, "reading"):
        found = read(options.file, articles, request)
    return show_articles.was_read(options, found)


def _ids(words: list[str]) -> tuple[str, ...]:
    found = [part.strip() for word in words for part in word.split(",")]
    return tuple(dict.fromkeys(part for part in found if part))


def _review(options: Namespace) -> int:
    from landbridge.cli import show_articles  # noqa: PLC0415  (as above)
    from landbridge.desk.review import review, user_name  # noqa: PLC0415  (as above)
    from landbridge.model.queue import ReviewRequest  # noqa: PLC0415  (as above)

    accept, reject, undo = map(_ids, (options.accept, options.reject, options.undo))
    if twice := ({*accept} & {*reject, *undo}) | ({*reject} & {*undo}):
        raise QuestionError(f"{', '.join(sorted(twice))}: decided in two ways at once")
    if "all" in accept and len(accept) > 1:
        raise QuestionError("--accept all takes every one that is ready: name no others beside it")
    if options.cells and not accept:
        raise QuestionError("--set goes with --accept ID")
    request = ReviewRequest(
        table=options.table,
        document=options.document,
        status=options.status,
        accept=() if accept == ("all",) else accept,
        accept_all=accept == ("all",),
        reject=reject,
        undo=undo,
        reason=options.reason,
        cells=pairs(options.cells, "--set"),
        with_new=options.with_new,
        keep_going=options.keep_going,
        who=options.by or user_name(),
    )
    if accept or reject or undo or options.listed or options.json:
        return show_articles.reviewed(options, review(options.file, request))
    from landbridge.cli.review_walk import walk  # noqa: PLC0415  (as above)

    return walk(options, request)


ARTICLE_VERBS: dict[str, Callable[[Namespace], int]] = {"read": _read, "review": _review}
