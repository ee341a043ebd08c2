"""Claims judged against the record, and what changed hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.desk.claims_in_words import claims_in_words, date_in_words
from landbridge.desk.in_words import last_day_in_words, question_in_words
from landbridge.errors import QuestionError
from landbridge.library.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from landbridge.model.influence import Influence
    from landbridge.model.succession import Succession
    from landbridge.model.verdicts import ClaimReview

__all__ = ["Judged"]


class Judged(Opened):
    """The part of an open situation that judges claims and tells what changed hands."""

    def succession(
        self,
        area: str,
        *,
        since: str | None = None,
        until: str | None = None,
        known_by: str | None = None,
        by: str = "places",
        estimator: str | None = None,
        output: str | Path | None = None,
    ) -> Succession:
        """Say who gained what whom lost in an area (see `landbridge succession`).

        ``.every`` adds up every change, ``.net`` compares before with after; ``.changes`` has each
        with its reports, ``.heirs_every`` and ``.heirs_net`` who has what somebody lost, and
        ``.gained(taker, giver)`` how much. ``output`` writes .svg, .png, .csv or .md.
        """
        from landbridge.desk.show_changes import write_succession  # noqa: PLC0415  (as elsewhere)
        from landbridge.desk.succession import succession  # noqa: PLC0415  (as above)

        days = question_in_words({"since": since, "until": until, "known_by": known_by})
        found = succession(
            self.situation, area, since=days.since, until=days.until, known_by=days.known_by,
            by=by, estimator=estimator, memory=self._remembered(),
        )  # fmt: skip
        write_succession(output, found, self.situation)
        return found

    def influence(
        self,
        actor: str,
        area: str,
        *,
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
        known_by: str | None = None,
        up_to: str = "backed",
        by: str = "places",
        estimator: str | None = None,
        output: str | Path | None = None,
    ) -> Influence:
        """Say which share of an area is under an actor and those near it, in runs of days.

        ``.runs`` have ``share(by, up_to)`` and ``most(by, up_to)``; ``.on(day)`` gives one of them;
        ``.rules`` say who counted when and by which rows (see `landbridge influence`; ``up_to`` is
        its --with). ``output`` writes .svg, .png or .csv.
        """
        from landbridge.desk.influence import influence  # noqa: PLC0415  (as above)
        from landbridge.desk.show_changes import write_influence  # noqa: PLC0415  (as above)

        if on is not None and (since is not None or until is not None):
            raise QuestionError("on is one day, since and until a period: give either")
        days = question_in_words({"since": since or on, "until": until or on, "known_by": known_by})
        found = influence(
            self.situation, actor, area, since=days.since, until=days.until,
            known_by=days.known_by, up_to=up_to, by=by, estimator=estimator,
            memory=self._remembered(),
        )  # fmt: skip
        write_influence(output, found, self.situation)
        return found

    def claims(  # noqa: PLR0913  (keyword words, as on the command line)
        self,
        *,
        speaker: str | None = None,
        on: str | None = None,
        corridor: str | None = None,
        claim: str | None = None,
        known_by: str | None = None,
        horizons_days: Sequence[int] | None = None,
        lexicon: str | None = None,
        odds: bool = False,
        draws: int | None = None,
        seed: int | None = None,
        output: str | Path | None = None,
    ) -> ClaimReview:
        """Say what the record makes of each claim (see `landbridge claims`).

        ``.claims`` have a verdict ``then`` and ``now``, each with its ``word``, ``why`` and
        ``reports``; predictions have ``horizons`` with scores at both ends of what the words mean.
        ``output`` writes .csv, .md, .svg, .png or schema.org ClaimReview (.jsonld).
        """
        from landbridge.desk.claims import claims  # noqa: PLC0415  (as above)
        from landbridge.desk.show_claims import write_claims  # noqa: PLC0415  (as above)

        asked = claims_in_words(
            known_by=None if known_by is None else last_day_in_words(known_by),
            horizons_days=horizons_days, lexicon=lexicon, odds=odds, draws=draws, seed=seed,
        )  # fmt: skip
        found = claims(
            self.situation, asked, speaker=speaker, on=None if on is None else date_in_words(on),
            corridor=corridor, claim=claim, memory=self._remembered(),
        )  # fmt: skip
        write_claims(output, found, self.situation)
        return found
