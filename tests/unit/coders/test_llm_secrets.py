"""The coder `llm` and what must not get out: keys, passwords, and questions to other hosts."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from landbridge.coders import CODERS, CoderSettings
from landbridge.errors import InputError, LandbridgeError, QuestionError
from landbridge.naming import Known
from landbridge.reading import document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.model.proposals import Coded


def chat(content: Any, **more: Any) -> bytes:
    """A chat completion with that content."""
    text = content if isinstance(content, str) else json.dumps(content)
    told = {"choices": [{"message": {"content": text}, "finish_reason": "stop"}], **more}
    return json.dumps(told).encode()


EMPTY = chat({"records": []})


class Server:
    """A server with one answer; it keeps what it was asked."""

    def __init__(self, code: int, headers: dict[str, str], body: bytes) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.sizes: list[int] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["content-length"]))
                server.sizes.append(len(json.loads(content)["messages"][1]["content"]))
                server.asked.append((self.path, dict(self.headers.items())))
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_port
        self.url = f"http://127.0.0.1:{self.port}/v1"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Make servers, and stop them afterwards."""
    made: list[Server] = []

    def start(code: int = 200, body: bytes = EMPTY, **headers: str) -> Server:
        made.append(Server(code, headers, body))
        return made[-1]

    yield start
    for server in made:
        server.http.shutdown()
        server.http.server_close()


def code(endpoint: str, text: str = "All was quiet.", **options: str) -> Coded:
    """Let the coder read a text."""
    document = document_of(text.encode(), "a.txt", source="wire", published="2020-03-04")
    settings = CoderSettings({"endpoint": endpoint, "model": "tiny", **options})
    return CODERS["llm"].code(document, Known(), settings)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_llm__follows_nobody_to_another_host(serve: Callable[..., Server], status: int) -> None:
    other = serve()
    asked = serve(status, EMPTY, Location=f"{other.url}/chat/completions")
    with pytest.raises(InputError, match=f"answered {status}, which points elsewhere"):
        code(asked.url)
    assert other.asked == []


def test_llm__asks_no_proxy(serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, asked = serve(), serve()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    code(asked.url)
    assert (len(asked.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize(
    "endpoint",
    [
        "htp://user:s3cret@host/v1", "user:s3cret@host", "http://user:s3cret@/v1",
        "http://user:s3cret@[host/v1", "http://user:s3cret@host:x/v1",
        "http://user:s3cret@host:99999/v1", "http://user:s3cret@ho st/v1",
        "http://user:s3cret@127.0.0.1:0/v1", "http://user:s3cret@" + "a" * 300 + ".invalid/v1",
        "http://user:s3cret@\u2603..\u2603/v1", "http://user:s3cret@host\x00/v1",
        "http://user:s3cret@127.0.0.1:1/v1?key=s3cret#s3cret",
    ],
)  # fmt: skip
def test_llm__a_password_is_in_no_message(endpoint: str) -> None:
    with pytest.raises(LandbridgeError) as wrong:
        code(endpoint)
    assert "s3cret" not in str(wrong.value)


def test_llm__a_server_that_repeats_the_key_is_not_repeated(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANDBRIDGE_LLM_KEY", " k3y-of-mine\n")
    refused = serve(
        401, b'{"error": {"message": "wrong key k3y-of-mine, \\u001b[31m p%40ss p@ss"}}'
    )
    with pytest.raises(InputError) as wrong:
        code(refused.url.replace("//", "//me:p%40ss@"))
    assert "answered 401: wrong key …" in str(wrong.value)
    assert not any(part in str(wrong.value) for part in ("k3y", "p%40ss", "p@ss", "\x1b"))
    told = serve(200, chat({"records": []}, model="k3y-of-mine\x1b\ud800" + "x" * 9000))
    recipe = code(told.url).recipe
    assert "k3y" not in json.dumps(dict(recipe))
    assert len(recipe["server_model"]) <= 200
    recipe["server_model"].encode()
    assert recipe["server_model"].isprintable()


@pytest.mark.parametrize("key", ["k3y\nX-More: 1", "k3y\u2603", "k3y\x00"])
def test_llm__a_key_that_is_none_is_not_sent_or_said(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    asked = serve()
    monkeypatch.setattr("os.environ", {"LANDBRIDGE_LLM_KEY": key})
    with pytest.raises(QuestionError, match="characters that no key has") as wrong:
        code(asked.url)
    assert "k3y" not in str(wrong.value)
    assert asked.asked == []


def test_llm__a_key_that_was_named_must_be_there(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    asked = serve()
    with pytest.raises(QuestionError, match="key_variable=NO_SUCH_KEY"):
        code(asked.url, key_variable="NO_SUCH_KEY")
    assert asked.asked == []
    monkeypatch.setenv("MY_KEY", "k3y")
    code(asked.url, key_variable="MY_KEY")
    assert asked.asked[0][1]["Authorization"] == "Bearer k3y"


def test_llm__what_stands_after_a_question_mark_stays_there(serve: Callable[..., Server]) -> None:
    asked = serve()
    coded = code(asked.url + "/?api-version=7#top")
    assert [path for path, _ in asked.asked] == ["/v1/chat/completions?api-version=7"]
    assert coded.recipe["endpoint"] == asked.url


@pytest.mark.parametrize(
    ("option", "told"),
    [("seconds", "9" * 400), ("seed", "9" * 5000), ("seed", "-1"), ("seconds", "99999999")],
)
def test_llm__a_number_beyond_all_bounds_is_told(option: str, told: str) -> None:
    with pytest.raises(QuestionError, match="write a whole number, at most") as wrong:
        code("http://127.0.0.1:1/v1", **{option: told})
    assert len(str(wrong.value)) < 200


@pytest.mark.parametrize("body", [b"", b"x" * 70_000, b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\n"])
def test_llm__a_server_that_does_not_speak_http_is_told(body: bytes) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with listener.accept()[0] as caller:
            caller.recv(65_536)
            caller.sendall(body)

    threading.Thread(target=answer, daemon=True).start()
    with listener, pytest.raises(InputError, match="cannot be asked"):
        code(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")


def test_llm__an_empty_answer_is_counted(serve: Callable[..., Server]) -> None:
    assert code(serve(200, chat("")).url).dropped == {"an empty answer": 1}
    nothing = b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}'
    assert code(serve(200, nothing).url).dropped == {"an empty answer": 1}


def test_llm__records_without_end_are_counted(serve: Callable[..., Server]) -> None:
    one = {"kind": "claim", "quote": "All was quiet.", "speaker": "nobody"}
    coded = code(serve(200, chat({"records": [one] * 1000})).url)
    assert coded.dropped["more records than a passage can hold"] == 800
    assert sum(coded.dropped.values()) == 1000


@pytest.mark.parametrize("text", ["x" * 20_000, "字" * 20_000, "\u0627" * 6001, "a\n" * 9000])
def test_llm__a_text_without_spaces_is_sent_in_passages(
    serve: Callable[..., Server], text: str
) -> None:
    asked = serve()
    code(asked.url, text)
    assert len(asked.asked) == -(-len(text) // 6000)
    assert max(asked.sizes) <= 6000 + 100


def test_llm__a_text_of_nothing_asks_nobody(serve: Callable[..., Server]) -> None:
    asked = serve()
    document = document_of(b"x", "a.txt", source="wire", published="2020-03-04")
    empty = type(document)(" \n ", "", "", "text/plain", "wire", "2020-03-04")
    settings = CoderSettings({"endpoint": asked.url, "model": "tiny"})
    assert CODERS["llm"].code(empty, Known(), settings).proposals == ()
    assert asked.asked == []
