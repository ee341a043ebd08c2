"""Each verb of the command line: options to nouns, one desk call, the result shown."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.cli.article_verbs import ARTICLE_VERBS
from landbridge.cli.change_verbs import CHANGE_VERBS
from landbridge.cli.claims_verbs import CLAIMS_VERBS
from landbridge.cli.gold_verbs import GOLD_VERBS
from landbridge.errors import QuestionError
from landbridge.model.corridors import Question, Status

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from landbridge.model.odds import OddsQuestion
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["VERBS"]

EXIT = {Status.OPEN: 0, Status.CLOSED: 3, Status.UNCERTAIN: 4}


def _question(options: Namespace) -> Question:
    return Question(
        corridor=options.corridor,
        origin=options.origin,
        destination=options.destination,
        traveller=options.traveller,
        on=options.on,
        known_by=options.known_by,
        since=options.since,
        until=options.until,
        modes=options.modes,
        via=[name for via in options.via for name in via.split(",")],
        vehicle=options.vehicle,
        cargo=options.cargo,
        estimator=options.estimator,
        policy=options.policy,
        fade_after_days=options.fade_after,
    )


def _scenario(situation: Situation, options: Namespace, *, must_change: bool = False) -> Scenario:
    from landbridge.desk.suppose import scenario_of  # noqa: PLC0415  (only where asked)

    return scenario_of(
        situation,
        must_change=must_change,
        hold=options.hold,
        close=options.close,
        reopen=options.reopen,
        relation=options.relation,
        without_source=options.without_source,
    )


def _read(options: Namespace) -> Situation:
    from landbridge.desk.opening import opened  # noqa: PLC0415  (start-up: each verb loads its own)

    return opened(options.file)


def _new(options: Namespace) -> int:
    from landbridge.desk.new import new  # noqa: PLC0415  (as above)

    new(options.file, options.title)
    show.say(options, {"created": str(options.file)}, f"made {options.file}")
    return 0


def _add(options: Namespace) -> int:
    from landbridge.cli.import_options import import_request  # noqa: PLC0415  (as above)
    from landbridge.cli.show_imports import added  # noqa: PLC0415  (as above)
    from landbridge.desk.add import add  # noqa: PLC0415  (as above)

    progress = show.progress_words(options)
    summary, reviews = add(
        options.file, options.paths, replace=options.replace, keep_going=options.keep_going,
        progress=progress, request=import_request(options, progress),
    )  # fmt: skip
    return added(options, summary, reviews)


def _check(options: Namespace) -> int:
    from landbridge.desk.check import check  # noqa: PLC0415  (as above)

    summary = check(options.path)
    show.checked(options, summary)
    return 1 if summary.refused else 0


def _info(options: Namespace) -> int:
    from landbridge.desk.info import info  # noqa: PLC0415  (as above)

    show.inventory(options, info(options.file))
    return 0


def _report(options: Namespace) -> int:
    from landbridge.desk.report import report  # noqa: PLC0415  (as above)

    cells = {
        name.removeprefix("cell_"): value
        for name, value in vars(options).items()
        if name.startswith("cell_") and value is not None
    }
    report_id, warnings = report(options.file, cells, review=options.review)
    show.reported(options, report_id, warnings)
    return 0


def _coverage(options: Namespace) -> int:
    from landbridge.desk.coverage import coverage  # noqa: PLC0415  (as above)

    if options.output is not None and options.output.suffix.lower() not in (".svg", ".png"):
        raise QuestionError(f"-o {options.output}: the name must end in .svg or .png")
    situation = _read(options)
    found = coverage(situation, known_by=options.known_by, corridor=options.corridor)
    show.covered(options, found, situation)
    return 0


def _belief(options: Namespace) -> int:
    from landbridge.desk.belief import belief  # noqa: PLC0415  (as above)

    if options.output is not None and options.output.suffix.lower() != ".csv":
        raise QuestionError(f"-o {options.output}: the name must end in .csv")
    situation = _read(options)
    with show.working(options, "learning (the first use of some kernels compiles them)"):
        found = belief(
            situation, options.place, since=options.since, until=options.until,
            known_by=options.known_by, estimator=options.estimator,
        )  # fmt: skip
    show.believed(options, found, situation)
    return 0


def _odds(options: Namespace) -> OddsQuestion | None:
    """Read what was asked about odds, if anything was."""
    words = {name: getattr(options, name) for name in ("draws", "seed", "spread", "scheduler")}
    if not options.odds and all(value is None for value in words.values()):
        return None
    from landbridge.desk.odds import odds_question  # noqa: PLC0415  (only where asked)

    return odds_question(odds=options.odds, **words)


def _ask(options: Namespace) -> int:
    from landbridge.desk.ask import ask  # noqa: PLC0415  (as above)
    from landbridge.desk.prepare import Memory  # noqa: PLC0415  (as above)

    if options.kept_open is not None and not options.by_day:
        raise QuestionError("--kept-open goes with --by-day")
    wanted, question, memory = _odds(options), _question(options), Memory()
    situation = _read(options)
    answer = ask(situation, question, memory=memory, recent_detail=options.recent_detail)
    if options.by_day:
        from landbridge.desk.daily import with_days  # noqa: PLC0415  (only where asked)

        with show.working(options, "every day (the first use of some kernels compiles them)"):
            answer = with_days(situation, answer, memory=memory, kept_open_days=options.kept_open)
    if wanted is not None:
        from landbridge.desk.odds import with_odds  # noqa: PLC0415  (only where asked)

        with show.working(options, "drawing (the first use of some kernels compiles them)"):
            answer = with_odds(
                situation, question, answer, wanted, memory=memory, scheduler=options.scheduler,
                progress=show.progress_bar(options, "drawing worlds: part", every=1),
            )  # fmt: skip
    show.answered(options, answer, situation)
    return EXIT[answer.status]


def _explain(options: Namespace) -> int:
    from landbridge.desk.explain import explain  # noqa: PLC0415  (as above)
    from landbridge.model.names import place_id  # noqa: PLC0415  (as above)

    situation = _read(options)
    answer = explain(situation, _question(options), recent_detail=options.recent_detail)
    place = place_id(situation, options.place) if options.place else None
    show.explained(options, answer, situation, place)
    return 0


def _suppose(options: Namespace) -> int:
    from landbridge.desk.suppose import suppose  # noqa: PLC0415  (as above)

    situation = _read(options)
    scenario = _scenario(situation, options, must_change=True)
    difference = suppose(situation, _question(options), scenario)
    show.compared(options, difference, situation, supposed=True)
    return 0


def _diff(options: Namespace) -> int:
    from landbridge.cli.options import question_parser  # noqa: PLC0415  (as above)
    from landbridge.desk.diff import diff  # noqa: PLC0415  (as above)

    situation = _read(options)
    asked = []
    for words in (options.one, options.two):
        try:
            told = question_parser().parse_args(shlex.split(words))
        except ValueError as error:
            raise QuestionError(f"'{words}' cannot be read as options: {error}") from None
        asked.append((_question(told), _scenario(situation, told)))
    show.compared(options, diff(situation, asked[0], asked[1]), situation, supposed=False)
    return 0


def _disagree(options: Namespace) -> int:
    from landbridge.cli import show_sources  # noqa: PLC0415  (as above)
    from landbridge.desk.disagree import disagree  # noqa: PLC0415  (as above)
    from landbridge.desk.in_words import file_form  # noqa: PLC0415  (as above)
    from landbridge.desk.show_sources import FORMS  # noqa: PLC0415  (as above)

    form = None if options.output is None else file_form(str(options.output), FORMS)
    question = _question(options)
    situation = _read(options)
    found = disagree(
        situation, question, place=options.place, source=options.source,
        carry_days=options.carry, by_source=options.by_source,
    )  # fmt: skip
    show_sources.disagreed(options, found, situation, form)
    return 0


def _sources(options: Namespace) -> int:
    from landbridge.cli import show_sources  # noqa: PLC0415  (as above)
    from landbridge.desk.in_words import drawn_as, file_form  # noqa: PLC0415  (as above)
    from landbridge.desk.show_sources import FORMS  # noqa: PLC0415  (as above)
    from landbridge.desk.sources import sources  # noqa: PLC0415  (as above)

    form = None if options.output is None else file_form(str(options.output), FORMS)
    question, odds = _question(options), drawn_as(options.draws, options.seed)
    situation = _read(options)
    with show.working(options, "learning (the first use of some kernels compiles them)"):
        found = sources(
            situation, question, source=options.source, odds=odds,
            recent_detail=options.recent_detail,
        )  # fmt: skip
    show_sources.reviewed(options, found, situation, form)
    return 0


def _brief(options: Namespace) -> int:
    from landbridge.desk.brief import FORMS, brief  # noqa: PLC0415  (as above)

    form = options.output.suffix.lstrip(".").lower()
    if form not in FORMS:
        raise QuestionError(f"-o {options.output}: the name must end in .{', .'.join(FORMS)}")
    wanted = _odds(options)
    situation = _read(options)
    answer, content = brief(
        situation, _question(options), form, scenario=_scenario(situation, options),
        recent_detail=options.recent_detail, odds=wanted, scheduler=options.scheduler,
        progress=show.progress_bar(options, "drawing day", every=10),
    )  # fmt: skip
    show.write(options.output, content)
    show.briefed(options, answer, len(content))
    return 0


def _export(options: Namespace) -> int:
    from landbridge.cli.show_export import export_folder, export_layers  # noqa: PLC0415  (as above)
    from landbridge.desk.export import form_of  # noqa: PLC0415  (as above)

    form, question = form_of(options.out, options.form), _question(options)
    return (
        export_folder(options, question) if form is None else export_layers(options, question, form)
    )


VERBS: dict[str, Callable[[Namespace], int]] = {
    "new": _new,
    "add": _add,
    "check": _check,
    "info": _info,
    "report": _report,
    "coverage": _coverage,
    "belief": _belief,
    "ask": _ask,
    "explain": _explain,
    "suppose": _suppose,
    "diff": _diff,
    "disagree": _disagree,
    "sources": _sources,
    "brief": _brief,
    "export": _export,
    **ARTICLE_VERBS,
    **CLAIMS_VERBS,
    **CHANGE_VERBS,
    **GOLD_VERBS,
}
