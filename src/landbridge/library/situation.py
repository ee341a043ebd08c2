"""An open situation: every verb of the command line, in Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.desk.in_words import drawn_as, last_day_in_words, odds_in_words
from landbridge.desk.in_words import question_in_words as _question
from landbridge.errors import QuestionError
from landbridge.library.articles import Articles
from landbridge.library.judged import Judged
from landbridge.library.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from landbridge.errors import Problem
    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Coverage, Difference
    from landbridge.model.corridors import Question
    from landbridge.model.disagreements import Disagreements
    from landbridge.model.imports import ImportRequest
    from landbridge.model.place_belief import PlaceBelief
    from landbridge.model.reviews import SourceReview
    from landbridge.model.scenarios import Scenario

__all__ = ["OpenSituation", "check", "new", "open"]

_CHANGES = ("hold", "close", "reopen", "relation", "without_source")


class OpenSituation(Articles, Judged, Outgoing):
    """An open working file. Get one from `open`.

    Questions take the words of the command line: ``corridor``, or ``origin``, ``destination`` and
    ``traveller``; ``on``, ``known_by``, ``since``, ``until`` (text as on the command line),
    ``modes``, ``via``, ``vehicle``, ``cargo``, ``estimator``, ``policy``, ``fade_after_days``.
    """

    def _parts(
        self, words: Mapping[str, Any], *, must_change: bool = False
    ) -> tuple[Question, Scenario]:
        """Part keyword arguments into the question and the changes supposed."""
        from landbridge.desk.suppose import scenario_of  # noqa: PLC0415  (each verb loads its own)

        changes = {
            name: [words[name]] if isinstance(words[name], str) else list(words[name])
            for name in _CHANGES
            if words.get(name)
        }
        question = {name: value for name, value in words.items() if name not in _CHANGES}
        return _question(question), scenario_of(self.situation, must_change=must_change, **changes)

    def add(
        self,
        *paths: str | Path,
        replace: bool = False,
        keep_going: bool = False,
        request: ImportRequest | None = None,
    ) -> Any:
        """Add folders or tables; give a summary of what was added (see `landbridge add`).

        Files of others are read as ``request`` says; what `review` shows of one is then added.

        Raises
        ------
        FolderError
            when rows were refused, or a guessed mapping has to be confirmed first
        """
        from landbridge.desk.add import add, must_be_added  # noqa: PLC0415  (as above)

        told = add(
            self.path, [Path(p) for p in paths], replace=replace, keep_going=keep_going,
            request=request,
        )  # fmt: skip
        self._changed()
        return must_be_added(*told)

    def report(self, *, review: bool = False, **cells: str) -> tuple[str, tuple[Problem, ...]]:
        """Add one report, or put it forward for `review`; columns as in reports.csv (``for_``)."""
        from landbridge.desk.report import report  # noqa: PLC0415  (as above)

        words = {name.rstrip("_"): text for name, text in cells.items()}
        told = report(self.path, words, review=review)
        self._changed()
        return told

    def info(self) -> Any:
        """Count tables and span days; give an object with ``summary`` and ``situation``."""
        from landbridge.desk.info import info  # noqa: PLC0415  (as above)

        return info(self.path)

    def coverage(self, *, known_by: str | None = None, corridor: str | None = None) -> Coverage:
        """Count reports by place and month, the silence that matters first."""
        from landbridge.desk.coverage import coverage  # noqa: PLC0415  (as above)

        known = None if known_by is None else last_day_in_words(known_by)
        return coverage(self.situation, known_by=known, corridor=corridor)

    def belief(
        self,
        place: str,
        *,
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
        known_by: str | None = None,
        estimator: str | None = None,
    ) -> PlaceBelief:
        """Say who held a place, and how likely each holder is, in runs of days (``.runs``).

        Each has its ``first`` and ``last`` day, the best guess (``state``) and the ``shares`` of
        holders, None for somebody else or nobody: no shares where the estimator has none.
        """
        from landbridge.desk.belief import belief  # noqa: PLC0415  (as above)
        from landbridge.desk.prepare import Memory  # noqa: PLC0415  (as above)

        if on is not None and (since is not None or until is not None):
            raise QuestionError("on is one day, since and until a period: give either")
        self._memory = self._memory or Memory()
        days = {"since": since or on, "until": until or on, "known_by": known_by}
        words = _question(days)
        return belief(
            self.situation, place, since=words.since, until=words.until, known_by=words.known_by,
            estimator=estimator, memory=self._memory,
        )  # fmt: skip

    def ask(
        self,
        *,
        recent_detail: bool = False,
        others: bool = True,
        by_day: bool = False,
        kept_open: int | None = None,
        odds: bool = False,
        draws: int | None = None,
        seed: int | None = None,
        spread: int | None = None,
        scheduler: str | None = None,
        progress: Callable[[int, int], None] | None = None,
        **question: Any,
    ) -> Answer:
        """Answer a question.

        ``others`` says what the other estimators would have said (``answer.estimators``): left out,
        the answer is had sooner.

        ``by_day`` adds length or gap of every day of the period (``answer.by_day``); ``kept_open``
        a number of days on end for which one route must be open to count as kept open.

        ``odds`` draws courses of events and counts (``answer.odds``): ``draws`` (1000) of them from
        ``seed`` (0), by the estimator if it draws, else with dates displaced by up to ``spread``
        (10) days; on the workers of the Dask ``scheduler`` at that address, else here; ``progress``
        hears how many parts are done, of how many.

        Raises
        ------
        QuestionError
            when it names something that is not there, or makes no sense
        InputError
            when the scheduler cannot be used
        """
        from landbridge.desk.ask import ask  # noqa: PLC0415  (as above)
        from landbridge.desk.prepare import Memory  # noqa: PLC0415  (as above)

        if kept_open is not None and not by_day:
            raise QuestionError("kept_open goes with by_day: ask for both, or leave it out")
        wanted = odds_in_words(
            odds=odds, draws=draws, seed=seed, spread=spread, scheduler=scheduler
        )
        self._memory, told = self._memory or Memory(), _question(question)
        answer = ask(
            self.situation, told, memory=self._memory, recent_detail=recent_detail, others=others
        )
        if by_day:
            from landbridge.desk.daily import with_days  # noqa: PLC0415  (only where asked)

            answer = with_days(
                self.situation, answer, memory=self._memory, kept_open_days=kept_open
            )
        if wanted is None:
            return answer
        from landbridge.desk.odds import with_odds  # noqa: PLC0415  (only where asked)

        return with_odds(
            self.situation, told, answer, wanted, memory=self._memory, scheduler=scheduler,
            progress=progress,
        )  # fmt: skip

    explain = ask

    def suppose(self, **words: Any) -> Difference:
        """Answer a question as it stands and with changes applied. Never a forecast.

        Changes are ``hold`` ("PLACE=ACTOR"), ``close`` and ``reopen`` ("A,B" or a place),
        ``relation`` ("a hostile_to b") and ``without_source``, each one text or several.
        """
        from landbridge.desk.suppose import suppose  # noqa: PLC0415  (as above)

        question, scenario = self._parts(words, must_change=True)
        return suppose(self.situation, question, scenario)

    def diff(self, one: Mapping[str, Any], two: Mapping[str, Any]) -> Difference:
        """Answer two questions and compare; each is a mapping of the arguments of `suppose`."""
        from landbridge.desk.diff import diff  # noqa: PLC0415  (as above)

        return diff(self.situation, self._parts(one), self._parts(two))

    def disagree(
        self,
        *,
        place: str | None = None,
        source: str | None = None,
        carry: int | None = None,
        by_source: bool = False,
        output: str | Path | None = None,
        **question: Any,
    ) -> Disagreements:
        """List where, when and by how much sources contradict one another; nothing is resolved.

        Takes a question, or only ``since``, ``until``, ``known_by``. A word counts for ``carry``
        (60) days; ``by_source`` compares single sources, not families. ``output`` writes place by
        time as .svg or .png, or rows as .csv.
        """
        from landbridge.desk.disagree import disagree  # noqa: PLC0415  (as above)
        from landbridge.desk.show_sources import write_disagreements  # noqa: PLC0415  (as above)

        found = disagree(
            self.situation, _question(question), place=place, source=source, carry_days=carry,
            by_source=by_source,
        )  # fmt: skip
        write_disagreements(output, found, self.situation)
        return found

    def sources(
        self,
        *,
        source: str | None = None,
        draws: int | None = None,
        seed: int | None = None,
        output: str | Path | None = None,
        **question: Any,
    ) -> SourceReview:
        """Learn how each source reports (``.learned``), the one with the most reports first.

        With a question as for `ask`, ``.answer`` says what it rests on, with odds without each
        family and the next best questions where its estimator draws courses of events (``draws``,
        ``seed``). ``output`` writes graded against learned as .svg or .png, or rows as .csv.
        """
        from landbridge.desk.prepare import Memory  # noqa: PLC0415  (as above)
        from landbridge.desk.show_sources import write_review  # noqa: PLC0415  (as above)
        from landbridge.desk.sources import sources  # noqa: PLC0415  (as above)

        self._memory = self._memory or Memory()
        found = sources(
            self.situation, _question(question), source=source, odds=drawn_as(draws, seed),
            memory=self._memory,
        )  # fmt: skip
        write_review(output, found, self.situation)
        return found

    def brief(
        self,
        path: str | Path,
        *,
        recent_detail: bool = False,
        odds: bool = False,
        draws: int | None = None,
        seed: int | None = None,
        spread: int | None = None,
        scheduler: str | None = None,
        **words: Any,
    ) -> Answer:
        """Write a briefing (.html, .md, .svg or .png) and give the answer that it lays out.

        Odds are asked for as in `ask`.
        """
        from landbridge.desk.brief import brief  # noqa: PLC0415  (as above)

        wanted = odds_in_words(
            odds=odds, draws=draws, seed=seed, spread=spread, scheduler=scheduler
        )
        question, scenario = self._parts(words)
        form = Path(path).suffix.lstrip(".").lower()
        answer, content = brief(
            self.situation, question, form, scenario=scenario, recent_detail=recent_detail,
            odds=wanted, scheduler=scheduler,
        )  # fmt: skip
        Path(path).write_bytes(content)
        return answer

    def document(self, answer: Answer, *, recent_detail: bool = False) -> dict[str, Any]:
        """Give an answer as the JSON document of ``ask --json``."""
        from landbridge.desk.show import document  # noqa: PLC0415  (as above)

        return document(answer, self.situation, recent_detail=recent_detail)

    def text(self, answer: Answer, *, width: int = 80) -> str:
        """Give an answer as the command line prints it."""
        from landbridge.desk.show import text  # noqa: PLC0415  (as above)

        return text(answer, self.situation, width=width)


def new(path: str | Path, title: str | None = None) -> OpenSituation:
    """Make an empty working file and open it."""
    from landbridge.desk.new import new as make  # noqa: PLC0415  (as above)

    make(Path(path), title)
    return OpenSituation(path)


def check(path: str | Path) -> Any:
    """Validate a situation folder or one table; give rows and problems."""
    from landbridge.desk.check import check as look  # noqa: PLC0415  (as above)

    return look(Path(path))


def open(path: str | Path) -> OpenSituation:  # noqa: A001  (lb.open is what people expect)
    """Open a working file.

    Raises
    ------
    WorkingFileError
        when it is missing, damaged, not ours, or written by a newer landbridge
    """
    opened = OpenSituation(path)
    _ = opened.situation
    return opened
