"""The program that reads a PDF apart, in bounded time and memory: text by pages, as JSON.

It runs as a process of its own, started by `papers`, since a damaged or hostile file can make its
reader run for ever or take more memory than there is: that must not stop anything else. It
imports nothing of ours. The file comes on standard input.
"""

from __future__ import annotations

import io
import json
import logging
import sys

__all__ = ["LOCKED", "MEMORY", "MOST_CHARACTERS", "MOST_PAGES", "SECONDS", "main"]

MEMORY = 2 * 1024**3
"""Bytes, where the system can hold a process to it."""
SECONDS = 60
MOST_PAGES = 1000
MOST_CHARACTERS = 20_000_000
LOCKED = "locked with a password"


def _bound() -> None:
    try:
        import resource  # noqa: PLC0415  (POSIX only)
    except ModuleNotFoundError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hardest = resource.getrlimit(what)[1]
        bound = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(what, (bound, hardest))


def _told(content: bytes) -> dict[str, object]:
    import pypdf  # noqa: PLC0415  (heavy)

    book = pypdf.PdfReader(io.BytesIO(content), strict=False)
    if book.is_encrypted and not book.decrypt(""):
        return {"error": LOCKED}
    pages: list[str] = []
    unread = room = 0
    for number in range(min(len(book.pages), MOST_PAGES)):
        try:
            text = book.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception:
            text, unread = "", unread + 1
        room += len(text)
        if room > MOST_CHARACTERS:
            break
        pages.append(text)
    try:
        title = str(book.metadata.title or "") if book.metadata else ""
    except Exception:
        title = ""
    return {"pages": pages, "of": len(book.pages), "unread": unread, "title": title}


def main() -> int:
    """Read the PDF on standard input; write what it says, or what is wrong, to standard output."""
    logging.disable(logging.CRITICAL)
    content = sys.stdin.buffer.read()
    _bound()
    try:
        told = _told(content)
    except MemoryError:
        told = {"error": "it takes more memory than a PDF of a text may"}
    except Exception as wrong:
        name = type(wrong).__name__
        locked = name in {"DependencyError", "FileNotDecryptedError", "WrongPasswordError"}
        told = {"error": LOCKED if locked else f"{name}: {wrong}"[:200]}
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
