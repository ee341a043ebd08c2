"""A language model behind any OpenAI-compatible endpoint, which the user names."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from landbridge._version import __version__
from landbridge.coders._contract import Coder, CoderSettings
from landbridge.coders._endpoint import Endpoint
from landbridge.coders._llm_spans import Refused, draft_of
from landbridge.errors import InputError, QuestionError
from landbridge.model.proposals import Coded
from landbridge.reading import proposed, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["CODER"]

_OPTIONS = {
    "endpoint": "the address of the server, such as http://localhost:8000/v1",
    "model": "the name of the model, as the server calls it",
    "seed": "a whole number, sent with every request (0)",
    "seconds": "how long one answer may take (180)",
    "key_variable": "the environment variable that holds the key (LANDBRIDGE_LLM_KEY)",
}
_KEY = "LANDBRIDGE_LLM_KEY"
_LONGEST, _SHORTEST = 6000, 400
"""Characters of a passage that is sent at once, and of one that is not halved any more."""
_MOST_RECORDS = 200
"""Of one passage: each is looked for in the whole text."""


_MOST = {"seed": 2**31 - 1, "seconds": 86_400}


def _number(options: Mapping[str, str], name: str, default: int) -> int:
    told, most = options.get(name, str(default)).strip(), _MOST[name]
    if not told.isdecimal() or len(told) > len(str(most)) or int(told) > most:
        raise QuestionError(f"--option {name}={told[:40]}: write a whole number, at most {most}")
    return int(told)


def _key(options: Mapping[str, str]) -> str:
    """Give the key of the environment; one that was asked for by name must be there."""
    name = options.get("key_variable", "").strip()
    key = os.environ.get(name or _KEY, "").strip()
    if name and not key:
        raise QuestionError(f"--option key_variable={name}: the environment has none of that name")
    return key


def _passages(text: str, longest: int = _LONGEST) -> Iterator[str]:
    """Part a text at paragraphs, else at spaces, into passages of at most so many characters."""
    at = 0
    while at < len(text):
        end = min(len(text), at + longest)
        if end < len(text):
            floor = at + longest // 2
            cuts = (text.rfind(mark, floor, end) for mark in ("\n\n", "\n", ". ", " "))
            end = next((cut + 1 for cut in cuts if cut > 0), end)
        if text[at:end].strip():
            yield text[at:end]
        at = end


class _Asking:
    """One document asked about, passage by passage."""

    def __init__(self, endpoint: Endpoint, model: str, seed: int, mark: str) -> None:
        from landbridge.coders._llm_items import PROMPT, schema  # noqa: PLC0415  (an extra)

        self._endpoint, self._prompt, self._mark = endpoint, PROMPT, mark
        self._request: dict[str, Any] = {
            "model": model,
            "temperature": 0,
            "seed": seed,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "records", "schema": schema()},
            },
        }
        self.dropped: Counter[str] = Counter()
        self.told: dict[str, str] = {}

    def items(self, passage: str) -> list[Any]:
        """Give the records of a passage; one whose answer is cut short is asked about in halves."""
        from landbridge.coders._llm_items import items_in  # noqa: PLC0415  (an extra)

        answered = self._endpoint.ask(
            {
                **self._request,
                "messages": [
                    {"role": "system", "content": self._prompt},
                    {"role": "user", "content": f"{self._mark}\n{passage}\n{self._mark}"},
                ],
            }
        )
        self.told |= answered.told
        if not answered.text.strip() and not answered.cut:
            self.dropped["an empty answer"] += 1
            return []
        found = items_in(answered.text, self.dropped)
        cut = answered.cut or (found is None and '"records"' in answered.text)
        if found is not None and not cut:
            return found
        if cut and len(passage) > _SHORTEST:
            return [
                item
                for half in _passages(passage, len(passage) // 2 + 1)
                for item in self.items(half)
            ]
        self.dropped["an answer cut short" if cut else "an answer that was not asked for"] += 1
        return found or []


def _code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    options = settings.options
    for name in options:
        if name not in _OPTIONS:
            there = ", ".join(_OPTIONS)
            raise QuestionError(f"the coder 'llm' has no option '{name}'; it has: {there}")
    for name in ("endpoint", "model"):
        if not options.get(name, "").strip():
            raise QuestionError(f"the coder 'llm' needs --{name}: {_OPTIONS[name]}")
    try:
        from landbridge.coders._llm_items import PROMPT  # noqa: PLC0415  (an extra)
    except ImportError as wrong:
        message = "the coder 'llm' needs pydantic: pip install 'landbridge[llm]'"
        raise InputError(message) from wrong
    seed, model = _number(options, "seed", 0), options["model"].strip()
    endpoint = Endpoint(
        options["endpoint"].strip(), seconds=_number(options, "seconds", 180),
        key=_key(options),
    )  # fmt: skip
    # The mark is made from the text, so that no text can carry its own.
    asking = _Asking(endpoint, model, seed, f"=== text {document.sha256[:16]} ===")
    reading = read_document(document, known)
    drafts = []
    passages = list(_passages(document.text))
    for number, passage in enumerate(passages, 1):
        if settings.progress is not None:
            settings.progress(f"passage {number} of {len(passages)}")
        items = asking.items(passage)
        if len(items) > _MOST_RECORDS:
            asking.dropped["more records than a passage can hold"] += len(items) - _MOST_RECORDS
        for item in items[:_MOST_RECORDS]:
            made = draft_of(document.text, item, reading.times)
            if isinstance(made, Refused):
                asking.dropped[made.why] += 1
            else:
                drafts.append(made)
    coder = f"llm {model}"
    recipe = {
        "coder": "llm",
        "version": __version__,
        "endpoint": endpoint.named,
        "model": model,
        "temperature": "0",
        "seed": "refused by the server" if "seed" in endpoint.left_out else str(seed),
        "schema": "refused by the server" if "response_format" in endpoint.left_out else "sent",
        "prompt": PROMPT,
        "prompt_sha256": hashlib.sha256(PROMPT.encode()).hexdigest(),
        **{f"server_{key}": value for key, value in sorted(asking.told.items())},
    }
    found = proposed(document, drafts, reading.mentions, known, coder=coder)
    return Coded(
        coder=coder,
        proposals=tuple(replace(one, note=_in_short(recipe, one.note)) for one in found),
        dropped=dict(asking.dropped),
        recipe=recipe,
    )


def _in_short(recipe: Mapping[str, str], note: str) -> str:
    """Say how a proposal was had, for the queue: all of the recipe, of the prompt its digest."""
    told = [f"{key} {value}" for key, value in recipe.items() if key not in ("coder", "prompt")]
    return "; ".join([note, *told] if note else told)


CODER = Coder("llm", "a language model behind an endpoint that you name", _code, _OPTIONS, "llm")
