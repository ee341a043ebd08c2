"""Any bytes in, no traceback: what is read reproduces the text, or the file is refused in words."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landbridge.cli.main import main

PIECES = st.sampled_from(
    [
        b"Red took the Fort from the Green Guard on 28 March 2020. ", b"\xe2\x80\x9cWe will not ",
        b"leave Town,\xe2\x80\x9d said General Blue. ", b"<p>", b"</p>", b"<html><body>",
        b"&#xD800;", b"&nbsp;", b"<!--", b"%PDF-1.7\n", b"\xff\xfe", b"\x00", b"\r\n", b"\n\n",
        b"\xf0\x9f\x98\x80", b"\xd9\x82\xd8\xa7\xd9\x84\xd8\xaa ", b"\xe2\x80\xae", b"\x1b[2J",
        b"''\"\"\xc2\xab\xc2\xbb",
        b"([{" * 20, b"- " * 20, b"1,000 km ", b"in 2020-13-45 ", b"U.S. Gen. A. B. C. ",
    ]
)  # fmt: skip
CONTENT = st.lists(PIECES | st.binary(max_size=12), max_size=14).map(b"".join)


@settings(
    deadline=None, derandomize=True, max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(content=CONTENT)
def test_read__of_any_bytes(filled: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    words = ["read", str(filled), "-", "--source", "watch", "--published", "2020-04-02"]
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*words, "--preview", "--json"])
    told = json.loads(out.getvalue())
    assert not {"\x1b", "\u202e", "\x00"} & set(out.getvalue())
    if code:
        assert code == 1
        assert "standard input" in told["error"]["message"]
        return
    (document,) = told["documents"]
    assert sum(document["dropped"].values()) == 0, "ours gives nothing that cannot be kept"
    for one in document["proposals"]:
        assert 0 <= one["score"] <= 1
        for span in one["spans"].values():
            assert 0 <= span["start"] < span["end"] <= document["characters"]
            assert span["words"]
