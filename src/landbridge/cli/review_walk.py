"""The walk through proposals in a terminal: one after the other, with keys, or under a pipe."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.cli import show
from landbridge.cli.article_options import pairs
from landbridge.cli.proposal_text import item_text
from landbridge.days import now
from landbridge.desk.review import acceptance_of, as_ids, decide, queue
from landbridge.desk.review_choices import chosen
from landbridge.errors import FolderError, InputError, LandbridgeError
from landbridge.model.proposals import Decision

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from landbridge.model.queue import QueueItem, ReviewRequest

__all__ = ["HELP", "WAITING", "Walk", "walk"]

WAITING = 10
"""So many decisions wait to be written, and can be taken back."""
HELP = f"""\
a  accept: the row is added to the record, with where it stands in the text
n  accept together with the new actors and places that it needs
e  edit: write KEY=VALUE lines, an empty line ends (KEY= clears a cell); then accept
c  choose: COLUMN NUMBER of what a name may mean; then accept
r  reject; a reason is asked for
s  skip: it stays open
u  undo: take back the last decision of this walk (the last {WAITING} can be taken back)
w  write what waits now
q  quit: what waits is written
Decisions are written when the walk is left, and the oldest when more than {WAITING} wait."""
_KEYS = "a accept · n with new · e edit · c choose · r reject · s skip · u undo · q quit · ? help"


def _accepted(one: Decision) -> str:
    """Give the proposal that a decision accepts, or nothing."""
    return one.proposal if one.decision == "accept" else ""


def walk(options: Namespace, request: ReviewRequest) -> int:
    """Walk through the proposals that are asked for; give the exit code."""
    return Walk(options, request).run()


class Walk:
    """A walk: where it stands, what the reviewer wrote, and which decisions wait."""

    def __init__(self, options: Namespace, request: ReviewRequest) -> None:
        self.options, self.request, self.path = options, request, options.file
        self.items = list(queue(self.path, request).items)
        self.at = 0
        self.cells: dict[str, str] = {}
        self.beside: tuple[Decision, ...] = ()
        self.waiting: list[tuple[int, list[Decision]]] = []
        self.failed = False
        self.colour = (
            sys.stdout.isatty() and "NO_COLOR" not in os.environ
        ) and os.environ.get("TERM", "dumb") != "dumb"  # fmt: skip
        self.keys: dict[str, Callable[[QueueItem], None]] = {
            "a": self.accept,
            "n": self.accept_with_new,
            "e": self.edit,
            "c": self.choose,
            "r": self.reject,
            "s": self.skip,
            "u": lambda _: self.undo(),
            "w": lambda _: self.write(),
            "?": lambda _: self.tell(HELP),
        }

    def tell(self, text: str) -> None:
        """Write to the terminal."""
        sys.stdout.write(text + "\n")

    def asked(self, prompt: str) -> str | None:
        """Ask for a line; None where there are no more."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        return line.strip() if line else None

    def run(self) -> int:
        """Go through the proposals until the last, until the reviewer leaves, or input ends."""
        try:
            self._loop()
        except KeyboardInterrupt:
            self.tell("")
        finally:
            self.write()
        for _, group in self.waiting:
            self.failed = True
            for one in group:
                self.tell(show.printable(f"not kept: {one.decision} {one.proposal} {one.reason}"))
        left = len(self.items) - self.at
        self.tell(f"{left} not decided in this walk" if left else "no more to review")
        return 1 if self.failed else 0

    def _loop(self) -> None:
        shown = -1
        while self.at < len(self.items):
            item = self.items[self.at]
            if shown != self.at:
                self.show(item)
                shown = self.at
            word = self.asked(f"{_KEYS}\n> ")
            if word is None or word in ("q", "quit"):
                return
            do = self.keys.get(word[:1])
            if do is None:
                self.tell(f"'{show.printable(word[:20])}' is no key here; ? tells what there is")
                continue
            before = self.at
            do(item)
            if self.at != before or word[:1] == "u":
                shown = -1

    def show(self, item: QueueItem) -> None:
        """Show a proposal; it lacks nothing that was accepted on this walk."""
        width = show.terminal_width()
        accepted = {p for _, group in self.waiting for p in map(_accepted, group)}
        marks = [f"({one.id})" for one in item.needs.values() if one.id in accepted]
        missing = [word for word in item.missing if not any(mark in word for mark in marks)]
        item = replace(item, missing=tuple(missing))
        self.tell(f"\n{self.at + 1} of {len(self.items)} " + "─" * 20)
        self.tell(item_text(item, width, colour=self.colour))

    def accept(self, item: QueueItem, *, with_new: bool = False) -> None:
        """Accept as it stands, or as it was edited."""
        request = replace(self.request, cells=dict(self.cells), with_new=with_new)
        earlier = [one for _, group in self.waiting for one in group]
        beside = [one.proposal for one in earlier if one.decision == "accept"]
        made, why = acceptance_of(item, request, now(), beside)
        if why:
            self.tell(show.printable(f"not accepted: {why}"))
            return
        fresh = [one for one in (*self.beside, *made) if one.proposal not in beside]
        try:
            tried = decide(self.path, [*earlier, *fresh], only_try=True)
        except FolderError as wrong:
            told = [p for p in wrong.problems if p.severity == "error"]
            self.tell(show.printable("not accepted:\n" + show.listed(told).rstrip()))
            return
        except LandbridgeError as wrong:
            self.tell(show.printable(f"not accepted: {wrong}"))
            return
        own = [word for word in tried.warnings if item.proposal.id in word]
        self.tell(show.printable("\n".join([*own, "accepted"])))
        self.keep(fresh)

    def accept_with_new(self, item: QueueItem) -> None:
        """Accept together with the new actors and places that it needs."""
        self.accept(item, with_new=True)

    def keep(self, decisions: list[Decision]) -> None:
        """Let decisions wait, write the oldest of too many, and go on to the next proposal."""
        self.waiting.append((self.at, decisions))
        if len(self.waiting) > WAITING:
            self.write(self.waiting[:-WAITING])
        self.cells, self.beside = {}, ()
        self.at += 1

    def edit(self, item: QueueItem) -> None:
        """Ask for other cells."""
        there = {**item.cells, **self.cells}.items()
        self.tell(show.printable(", ".join(f"{name}={cell}" for name, cell in there)))
        words = []
        while word := self.asked("KEY=VALUE > "):
            words.append(word)
        try:
            told = pairs(words, "edit")
        except InputError as wrong:
            self.tell(show.printable(str(wrong)))
            return
        self.cells |= as_ids(self.path, told)
        shown = ", ".join(f"{name}={cell}" for name, cell in self.cells.items())
        self.tell(show.printable(f"edited: {shown or 'nothing'}; a accepts it so"))

    def choose(self, item: QueueItem) -> None:
        """Ask which candidate a name means."""
        there = item.proposal.candidates
        if not there:
            self.tell("there is nothing to choose from; e edits cells")
            return
        columns = show.printable(", ".join(there))
        words = (self.asked(f"COLUMN NUMBER ({columns}) > ") or "").split()
        column = words[0] if len(words) > 1 else next(iter(there))
        number = words[-1] if words else ""
        many = there.get(column, ())
        if not (number.isdecimal() and 1 <= int(number) <= len(many)):
            self.tell(f"write a column and a number from 1 to {len(many) or 'none'}")
            return
        try:
            cells, self.beside = chosen(
                self.path, item, column, many[int(number) - 1], self.request.who
            )
        except InputError as wrong:
            self.tell(show.printable(str(wrong)))
            return
        self.cells |= cells
        shown = ", ".join(f"{name}={cell}" for name, cell in self.cells.items())
        self.tell(show.printable(f"chosen: {shown}; a accepts it so"))

    def reject(self, item: QueueItem) -> None:
        """Turn a proposal down."""
        reason = self.asked("why? > ")
        self.keep(
            [Decision(item.proposal.id, "reject", self.request.who, now(), reason or "")]
        )  # fmt: skip

    def skip(self, item: QueueItem) -> None:
        """Leave a proposal open."""
        self.keep([Decision(item.proposal.id, "skip", self.request.who, now())])

    def undo(self) -> None:
        """Take back the last decision that waits."""
        if not self.waiting:
            self.tell("nothing waits that could be taken back; --undo ID opens what was rejected")
            return
        self.at, _ = self.waiting.pop()
        self.cells, self.beside = {}, ()
        self.tell("taken back")

    def write(self, groups: list[tuple[int, list[Decision]]] | None = None) -> None:
        """Write decisions that wait."""
        groups = self.waiting if groups is None else groups
        told = [one for _, group in groups for one in group]
        if not told:
            return
        try:
            done = decide(self.path, told, keep_going=True)
        except LandbridgeError as wrong:
            self.tell(show.printable(f"not written: {wrong}\nit still waits; w tries again"))
            return
        self.waiting = self.waiting[len(groups) :]
        self.failed = self.failed or bool(done.left_out)
        for key, why in done.left_out.items():
            self.tell(show.printable(f"{key} was not taken: {why}"))
        counts = {
            word: sum(one.decision == key for one in done.decisions)
            for key, word in (("accept", "accepted"), ("reject", "rejected"), ("skip", "skipped"))
        }
        shown = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
        self.tell(f"written: {shown or 'nothing'} (added {show.counted(done.added)})")
