"""Articles of every kind: encodings, pages, PDFs, and what is refused with what to do instead."""

import hashlib
import io

import pypdf
import pytest

from landbridge.errors import InputError
from landbridge.reading import document_of

ARABIC = "الجيش دخل المدينة يوم الاثنين. قال المتحدث إن الطريق مفتوح والمعبر مغلق."
PERSIAN = "ارتش روز دوشنبه وارد شهر شد. راه باز است و گذرگاه بسته می‌باشد."
RUSSIAN = "Армия вошла в город в понедельник. Дорога открыта, а переход закрыт."  # noqa: RUF001
FRENCH = "« L’armée a repris la ville », a déclaré le général à la télévision — été."  # noqa: RUF001
ENGLISH = "The army took the town on Monday, and the road is open."
PARAGRAPHS = "".join(
    f"<p>On day {day} the army said that it had taken a town &amp; the road to the west of it.</p>"
    for day in range(6)
)


def read(content, name="article"):
    return document_of(content, name, source="wire", published="2020-01-01")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, name) for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256")]
    + [(RUSSIAN, name) for name in ("utf-8", "utf-16-le", "cp1251")]
    + [(FRENCH, name) for name in ("utf-8", "utf-8-sig", "utf-16-be", "cp1252")]
    + [(ENGLISH, name) for name in ("ascii", "utf-16-le", "utf-32-le")]
    + [(PERSIAN, name) for name in ("utf-8", "utf-16-be")],
)  # fmt: skip
def test_text__is_read_in_its_encoding(text, encoding):
    content = text.encode(encoding)
    document = read(content)
    assert document.text == text
    assert document.media_type == "text/plain"
    assert document.original_sha256 == hashlib.sha256(content).hexdigest()
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert bool(document.notes) == (encoding not in {"utf-8", "ascii"})


def test_text__is_kept_as_it_is():
    text = (
        "A \u200fmark\u200e, NUL \x00, \u202bright\u202c, <b>markup</b> &amp;\r\n zero\u200bwidth"
    )
    document = read(text.encode(), "article.txt")
    assert document.text == text
    assert document.notes == ()


def test_text__with_a_broken_byte_says_so():
    document = read((ARABIC * 3).encode() + b"\xff")
    assert document.text == ARABIC * 3 + "\ufffd"
    assert "1 broken" in document.notes[0]


def test_page__gives_article_title_language_and_address():
    page = (
        '<!DOCTYPE html><html lang="en-GB"><head><title>Town taken - Site</title>'
        '<meta property="og:title" content="Town taken">'
        '<link rel="canonical" href="https://example.org/a"></head><body>'
        f"<nav><a href='/'>Home</a></nav><article>{PARAGRAPHS}</article>"
        "<footer>All rights</footer><script>var a = '<p>no</p>';</script></body></html>"
    )
    document = read(page.encode())
    assert document.media_type == "text/html"
    assert document.title == "Town taken"
    assert document.language == "en-GB"
    assert document.url == "https://example.org/a"
    assert len(document.text.split("\n\n")) == 6
    assert "taken a town & the road" in document.text
    assert "Home" not in document.text
    assert "no</p>" not in document.text
    assert "main text" in document.notes[0]


def test_page__states_its_encoding():
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    document = read(page.encode("cp1256"))
    assert document.text == ARABIC
    assert "cp1256" in document.notes[0]


def test_page__that_is_too_large_gives_all_that_is_seen():
    page = "<html><body>" + PARAGRAPHS + "<i>x</i> " * 31_000 + "</body></html>"
    document = read(page.encode())
    assert "too large" in document.notes[0]
    assert document.text.startswith("On day 0 the army")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://e.org/\x1b[31m", "//e.org", "x" * 9]
)
def test_page__with_an_odd_address_has_none(url):
    page = f"<html><head><link rel='canonical' href='{url}'></head><body>{PARAGRAPHS}</body></html>"
    assert read(page.encode()).url == ""


def test_page__broken_in_every_way_still_gives_its_words():
    page = "<html><body><p>Words <b>in <i>a page</p> <!-- never closed"
    assert "Words in a page" in read(page.encode(), "a.html").text


def made_pdf(pages):
    """Make a PDF by hand, a list of lines a page."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()
        kids.append(len(bodies) + 1)
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(bodies) + 2} 0 R"
        bodies.append((page + "/Resources<</Font<</F1 3 0 R>>>>>>").encode())
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start)
    return bytes(out)


LINES = [
    "The army said on Monday that it had taken the",
    "town and was advan-",
    "cing on the road.",
]


def test_pdf__gives_text_with_broken_words_joined():
    document = read(made_pdf([LINES, ["The second page."]]))
    assert document.media_type == "application/pdf"
    assert "was advancing on the road." in document.text
    assert document.text.endswith("\n\nThe second page.")
    assert "2 pages" in document.notes[0]
    assert "1 words" in document.notes[1]


def test_pdf__that_is_locked_is_refused():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made_pdf([LINES])))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(InputError, match="password: save a copy"):
        read(locked.getvalue())


def test_pdf__of_pictures_is_refused():
    with pytest.raises(InputError, match="recognise its text first"):
        read(made_pdf([[], []]))


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "holds no text"),
        (b" \n\t ", "a.txt", "holds no text"),
        (b"<html><body> </body></html>", "a.html", "holds no text"),
        (b"PK\x03\x04rest", "a.docx", "Word, OpenDocument"),
        (b"\xd0\xcf\x11\xe0rest", "a.doc", "old Word"),
        (b"\x89PNG\r\n", "a.png", "picture"),
        (b"%PDF-1.7 and no more", "a.pdf", "could not be read as a PDF"),
        (b"words", "a.pdf", "is no PDF"),
        (bytes(range(256)) * 9, "a.bin", "no text, HTML or PDF"),
    ],
)
def test_what_is_no_text__is_refused_with_what_to_do(content, name, message):
    with pytest.raises(InputError, match=message):
        read(content, name)
