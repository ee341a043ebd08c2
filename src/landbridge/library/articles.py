"""What comes in through an article: reading it, reviewing what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.library.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.proposals import ReadSummary
    from landbridge.model.queue import Article, Decided, Queue

__all__ = ["Articles"]


def _ids(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


class Articles(Opened):
    """The part of an open situation through which articles come in and are reviewed."""

    def read(
        self,
        *articles: str | Path | Article,
        source: str,
        published: str,
        title: str = "",
        url: str = "",
        coder: str = "embedded",
        options: Mapping[str, str] | None = None,
        preview: bool = False,
    ) -> tuple[ReadSummary, ...]:
        """Read articles (text, HTML or PDF) into the queue; give what each says.

        Nothing of it counts before it is accepted (`review`). What was read before adds nothing.

        Raises
        ------
        InputError
            when an article cannot be used, or the source or coder is not there
        """
        from landbridge.desk.read import article_at, read  # noqa: PLC0415  (each verb its own)
        from landbridge.model.queue import ReadRequest  # noqa: PLC0415  (as above)

        given = [article_at(Path(a)) if isinstance(a, (str, Path)) else a for a in articles]
        request = ReadRequest(
            source=source, published=published, title=title, url=url, coder=coder,
            options=options or {}, preview=preview,
        )  # fmt: skip
        found = read(self.path, given, request)
        self._changed()
        return found

    def review(
        self,
        *,
        accept: str | Iterable[str] = (),
        reject: str | Iterable[str] = (),
        cells: Mapping[str, str] | None = None,
        by: str = "",
        **words: Any,
    ) -> Queue | Decided:
        """List proposals, or accept and reject some by their ids.

        Without ``accept`` and ``reject`` the queue: ``.items``, each with what it says, what it
        lacks and what is near it in the record; ``table``, ``document`` and ``status`` narrow it.
        ``accept="all"`` takes every one that is ready. ``cells`` are taken instead of those
        proposed, ``with_new`` accepts the new actors and places that it needs, ``reason`` says why
        one is rejected, ``keep_going`` leaves out what cannot be accepted. ``by`` says who decides
        (the user of the machine).

        Raises
        ------
        InputError
            when one cannot be accepted as it stands, or was accepted before
        """
        from landbridge.desk.review import review  # noqa: PLC0415  (as above)
        from landbridge.model.queue import ReviewRequest  # noqa: PLC0415  (as above)

        request = ReviewRequest(cells=cells or {}, who=by, **words)
        every = accept == "all"
        request = replace(
            request, accept=() if every else _ids(accept), accept_all=every, reject=_ids(reject)
        )
        found = review(self.path, request)
        self._changed()
        return found
