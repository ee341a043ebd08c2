"""A language model reads an article on the command line: its recipe is kept, nothing twice."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from test_walk_documents import agrees

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from walk_world import Ran

ARTICLE = "Border news. On 28 March Red took Fort from the Green Guard, residents said."
RECORD = {
    "kind": "report", "quote": "On 28 March Red took Fort", "event": "takes", "mode": "past",
    "actor": "Red", "place": "Fort", "date": "On 28 March",
}  # fmt: skip


@pytest.fixture
def model() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server that finds one record twice in every passage; its address, what it was asked."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            message = {"content": json.dumps({"records": [RECORD, RECORD]})}
            told = {"model": "tiny-1\x1b[31m", "choices": [{"message": message}]}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://me:s3cret@127.0.0.1:{server.server_port}/v1", asked
    server.shutdown()
    server.server_close()


def test_read_llm__keeps_its_recipe_and_adds_nothing_twice(
    run: Callable[..., Ran], own: Path, tmp_path: Path, model: tuple[str, list[dict[str, Any]]]
) -> None:
    url, asked = model
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    words = (
        "read", own, article, "--source", "watch", "--published", "2020-04-02",
        "--coder", "llm", "--endpoint", url, "--model", "tiny", "--seed", "5", "--json",
    )  # fmt: skip
    first = run(*words)
    assert first.code == 0
    agrees(first.document, "read")
    assert "s3cret" not in first.out + first.err
    (request,) = asked
    assert (request["model"], request["seed"], request["temperature"]) == ("tiny", 5, 0)
    (document,) = first.document["documents"]
    recipe = document["recipe"]
    assert (recipe["model"], recipe["seed"]) == ("tiny", "5")
    assert recipe["prompt"] == request["messages"][0]["content"]
    reports = [one for one in document["proposals"] if one["table"] == "reports"]
    assert [one["cells"]["place"] for one in reports] == ["fort"]

    digest = hashlib.sha256(recipe["prompt"].encode()).hexdigest()
    with SituationFile.open(own, writable=False) as file:
        kept = file.read().proposals
    assert {one.coder for one in kept} == {"llm tiny"}
    for part in ("model tiny;", "seed 5;", f"prompt_sha256 {digest}", "server_model tiny-1"):
        assert all(part in one.note for one in kept), part

    again = run(*words)
    assert (again.code, again.document["new"]) == (0, 0)
    with SituationFile.open(own, writable=False) as file:
        assert file.read().proposals == kept


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--endpoint", "http://me:s3cret@127.0.0.1:1/v1", "--model", "tiny"), 1, "cannot be"),
        (("--endpoint", "me:s3cret@host", "--model", "tiny"), 2, "write an address"),
        (("--endpoint", "http://me:s3cret@127.0.0.1:1/v1"), 2, "needs --model"),
        (("--model", "tiny"), 2, "needs --endpoint"),
    ],
)
def test_read_llm__says_what_is_wrong_without_the_password(
    run: Callable[..., Ran], own: Path, tmp_path: Path, more: tuple[str, ...], code: int, said: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    told = run(
        "read", own, article, "--source", "watch", "--published", "2020-04-02",
        "--coder", "llm", *more,
    )  # fmt: skip
    assert (told.code, said in told.err) == (code, True), told.err
    assert "s3cret" not in told.out + told.err
    with SituationFile.open(own, writable=False) as file:
        assert file.read().proposals == ()
