"""Ask an OpenAI-compatible server: the one file here that reaches for the network.

Nothing is asked but of an endpoint that the user named. Proxies of the environment are not used.
"""

from __future__ import annotations

import json
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit, urlunsplit

from landbridge.errors import InputError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Answered", "Endpoint", "named_without_secrets"]

_TRIES = 4
_LONGEST_WAIT_SECONDS = 60.0
_LARGEST_ANSWER = 4 << 20
_GOOD, _ELSEWHERE, _BUSY, _BAD_REQUEST, _UNPROCESSABLE, _SERVER = 200, 300, 429, 400, 422, 500
_LONGEST_WORDS = 200
_OPTIONAL = ("response_format", "seed")
"""What some servers refuse, in the order in which it is left out."""


class Answered:
    """The text of one answer, whether it was cut short, and what the server says of itself."""

    def __init__(self, text: str, told: Mapping[str, str], *, cut: bool) -> None:
        self.text = text
        self.told = told
        self.cut = cut


def named_without_secrets(url: str) -> str:
    """Give an address without the name, password and query that it may carry."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "", ""))


def _one_line(text: str, secrets: Iterable[str]) -> str:
    """Give the words of a server on one line, short, without what nobody else may see."""
    for secret in secrets:
        text = text.replace(secret, "…")
    text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


class Endpoint:
    """A server that speaks ``POST URL/chat/completions``.

    Parameters
    ----------
    url
        the base, such as ``http://localhost:8000/v1``
    seconds
        how long one answer may take in all, however slowly it comes
    key
        sent as a bearer token, where there is one
    sleep, clock
        of tests

    Raises
    ------
    QuestionError
        when the address is none
    InputError
        when the package that asks is not installed
    """

    def __init__(
        self,
        url: str,
        *,
        seconds: float,
        key: str = "",
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:  # it may carry a password, so it is not said again
            raise QuestionError("--endpoint: write an address, as http://localhost:8000/v1")
        if not (key.isascii() and key.isprintable()):
            raise QuestionError("the key of the endpoint has characters that no key has")
        try:
            import httpx2  # noqa: PLC0415  (an extra, and slow to load)
        except ImportError as wrong:
            message = "the coder 'llm' needs httpx2: pip install 'landbridge[llm]'"
            raise InputError(message) from wrong
        self._http = httpx2
        self.named = named_without_secrets(url)
        path = parts.path.rstrip("/") + "/chat/completions"
        self._url = urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
        hidden = (key, parts.password, unquote(parts.password or ""), parts.query)
        self._secrets = sorted({secret for secret in hidden if secret}, key=len, reverse=True)
        self._seconds, self._sleep, self._clock = seconds, sleep, clock
        self._headers = {"Accept-Encoding": "identity"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self.left_out: list[str] = []
        """What the server refused, and was left out of later requests."""

    def ask(self, request: Mapping[str, Any]) -> Answered:
        """Send one request, again where the server is busy or fails; give its answer.

        Raises
        ------
        InputError
            when no answer can be had: what the server said
        """
        tries = 0
        while True:
            body = {key: value for key, value in request.items() if key not in self.left_out}
            code, headers, content = self._once(body)
            if _GOOD <= code < _ELSEWHERE:
                return self._answered(content)
            if code < _BAD_REQUEST:
                raise InputError(
                    f"{self.named} answered {code}, which points elsewhere: that is not followed; "
                    "give the address that answers"
                )
            said = self._said(content)
            refused = next((key for key in _OPTIONAL if key in body), None)
            if code in (_BAD_REQUEST, _UNPROCESSABLE) and refused is not None:
                self.left_out.append(refused)
                continue
            tries += 1
            if tries >= _TRIES or not (code == _BUSY or code >= _SERVER):
                raise InputError(f"{self.named} answered {code}: {said}")
            self._sleep(self._wait(headers, tries))

    def _once(self, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        """Send once; give status, headers and content, at most so large and so late."""
        deadline = self._clock() + self._seconds
        taken = bytearray()
        try:
            with (
                self._http.Client(timeout=self._seconds, trust_env=False) as client,
                client.stream("POST", self._url, json=body, headers=self._headers) as answer,
            ):
                for piece in answer.iter_bytes():
                    taken += piece
                    if len(taken) > _LARGEST_ANSWER:
                        most = f"{_LARGEST_ANSWER >> 20} MB"
                        raise InputError(f"{self.named} answered with more than {most}")
                    if self._clock() > deadline:
                        raise InputError(self._late())
                return answer.status_code, answer.headers, bytes(taken)
        except self._http.TimeoutException as wrong:
            raise InputError(self._late()) from wrong
        except (self._http.HTTPError, self._http.InvalidURL, UnicodeError) as wrong:
            said = _one_line(str(wrong), self._secrets)
            raise InputError(f"{self.named} cannot be asked: {said}") from wrong

    def _late(self) -> str:
        return (
            f"{self.named} took more than {self._seconds:g} seconds: "
            "give it longer with --option seconds=N"
        )

    def _wait(self, headers: Mapping[str, str], tries: int) -> float:
        """Give how long to wait: as the server says, else longer each time."""
        told = headers.get("retry-after", "").strip()
        if told.isdecimal():
            return min(float(told), _LONGEST_WAIT_SECONDS)
        try:
            day = parsedate_to_datetime(told)
            now = parsedate_to_datetime(headers.get("date", ""))
            return min(max((day - now).total_seconds(), 0.0), _LONGEST_WAIT_SECONDS)
        except (TypeError, ValueError):
            return min(2.0**tries, _LONGEST_WAIT_SECONDS)

    def _said(self, content: bytes) -> str:
        """Give the error in the words of the server, short and on one line."""
        text = content[:2000].decode("utf-8", "replace")
        try:
            told = json.loads(content)
            error = told.get("error", told) if isinstance(told, dict) else told
            text = str(error.get("message", error) if isinstance(error, dict) else error)
        except (ValueError, RecursionError):
            pass
        return _one_line(text, self._secrets)[:300] or "nothing"

    def _answered(self, content: bytes) -> Answered:
        try:
            told = json.loads(content)
            choice = told["choices"][0]
            text = "" if choice["message"]["content"] is None else choice["message"]["content"]
            text.encode("utf-8", "surrogatepass")  # nothing but text has this
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as wrong:
            message = f"{self.named} gave no chat completion: {self._said(content)}"
            raise InputError(message) from wrong
        kept = {
            key: _one_line(told[key], self._secrets)[:_LONGEST_WORDS]
            for key in ("model", "system_fingerprint")
            if isinstance(told.get(key), str)
        }
        return Answered(text, kept, cut=choice.get("finish_reason") == "length")
