"""Any bytes in: a document with exact hashes, or a refusal that says what to do, nothing else."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.reading import document_of
from landbridge.reading.markup import plain_page
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

PIECES = st.sampled_from(
    [
        b"<html>", b"<body>", b"<p>", b"</p>", b"<!--", b"-->", b"<script>", b"</script>", b"<",
        b">", b"&#55296;", b"&#x110000;", b"&#99999999999;", b"&amp", b"<![CDATA[", b"\x00",
        b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc7\xe1\xcc\xed\xd4 ",
        b"The army took the town. ", b"\r\n", b"\x1b[31m", b"<meta charset=utf-7>", b"<title>",
        b"<meta charset=hex>", b'<a href="', b"'", b"<table><tr><td>", b"<div " + b"x" * 50,
    ]
)  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=40).map(b"".join),
    st.lists(PIECES, max_size=40).map(lambda parts: b"<html>" + b"".join(parts)),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")),
)
NAMES = st.sampled_from(["a", "a.txt", "a.html", "-", "\u202e.htm"])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(BYTES, NAMES)
def test_any_bytes__give_a_document_or_a_refusal(content, name):
    try:
        document = document_of(content, name, source="wire", published="2020-01-01")
    except InputError:
        return
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.original_sha256 == hashlib.sha256(content).hexdigest()
    spans = find_sentences(document.text)
    for sentence in tokenised(document.text, spans):
        for token in sentence.tokens:
            assert token.text == document.text[token.start : token.end]
            assert token.tag


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="<>!-/ab&#;\"' =scriptnav\x00\ud800", max_size=120))
def test_any_page__is_read_in_one_pass(page):
    found = plain_page(page)
    assert all(line == line.strip() != "" for line in found.paragraphs)
