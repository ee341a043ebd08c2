"""What the words of options may be: days, numbers of days, whole numbers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY, parse_span

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["count", "days_on_end", "first_day", "last_day", "typed", "whole"]


def typed(read: Callable[[str], int]) -> Callable[[str], int]:
    """Make a reader of words tell argparse what would be right."""

    def convert(text: str) -> int:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return convert


def count(text: str) -> int:
    """Read a number of days, 0 or more."""
    number = int(text) if text.strip().isdigit() else -1
    if not 0 <= number <= LAST_DAY:
        raise ValueError(f"'{text}' is not a number of days: write 0 or more, at most {LAST_DAY}")
    return number


def days_on_end(text: str) -> int:
    """Read a number of days on end, 1 or more."""
    if count(text) < 1:
        raise ValueError(f"'{text}' is not a number of days on end: write 1 or more")
    return count(text)


def whole(text: str) -> int:
    """Read a whole number, 0 or more."""
    if not text.strip().isdecimal():
        raise ValueError(f"'{text}' is not a whole number of 0 or more")
    return int(text)


def first_day(text: str) -> int:
    """Read a date, and give the first day that it can mean; for `typed`."""
    return parse_span(text).first


def last_day(text: str) -> int:
    """Read a date, and give the last day that it can mean; for `typed`."""
    return parse_span(text).last
