"""The entry point: parse, run one verb, tell errors, give the exit code."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import sys
import traceback
from typing import Any, NoReturn

from landbridge.cli.options import build_parser, quoted_questions, wants_json
from landbridge.errors import FolderError, LandbridgeError, QuestionError

__all__ = ["main", "run"]

MISUSE, FAILURE = 2, 1


def main(words: list[str] | None = None) -> int:
    """Run the command line; give 0 done (ask: open), 3 closed, 4 uncertain, 2 misuse, 1 failure."""
    if words is None:  # one question, then the process ends
        gc.disable()  # collecting costs a tenth of the answer
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads cost more than they save
    told = sys.argv[1:] if words is None else words
    as_json, verbose = wants_json(told), "--verbose" in told
    _speak_utf8()
    try:
        options = build_parser().parse_args(quoted_questions(told))
        options.words = told
        from landbridge.cli.verbs import VERBS  # noqa: PLC0415  (after misuse has been told)

        return VERBS[options.verb](options)
    except (LandbridgeError, OSError) as error:
        return _tell(error, as_json=as_json, verbose=verbose)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return FAILURE


def run() -> NoReturn:
    """Run the command line as a process of its own.

    The process ends at once: giving memory back piece by piece takes a twentieth of an answer.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # whoever read has had enough
            stream.flush()
    os._exit(code)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal says it is: names and JSON must not fail on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(error: Exception, *, as_json: bool, verbose: bool) -> int:
    """Tell an error on the right channel, and choose the exit code."""
    if isinstance(error, BrokenPipeError):  # whoever read has had enough: nothing to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    code = MISUSE if isinstance(error, QuestionError) else FAILURE
    if verbose:
        traceback.print_exc()
    problems = list(error.problems) if isinstance(error, FolderError) else []
    if as_json:
        document: dict[str, Any] = {
            "error": {
                "kind": "misuse" if code == MISUSE else "failure",
                "message": str(error),
                "problems": [
                    {
                        "file": p.file,
                        "line": p.line,
                        "column": p.column,
                        "message": p.message,
                        "severity": p.severity,
                    }
                    for p in problems
                ],
            }
        }
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        from landbridge.cli.show import printable  # noqa: PLC0415  (start-up)

        told = "".join(f"{problem}\n" for problem in problems)
        sys.stderr.write(printable(f"{told}landbridge: {error}\n"))
    return code
