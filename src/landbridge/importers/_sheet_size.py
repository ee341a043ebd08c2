"""How many cells a sheet spans, counted from its XML before anything is made of it."""

from __future__ import annotations

import re

__all__ = ["cells_of_ods", "cells_of_sheet"]

_CELL = re.compile(rb"<(?:[\w.-]+:)?(c|row)\b([^<>]*?)(/?)>")
_PLACE = re.compile(rb"""(?<![\w:.-])r\s*=\s*["']([^"']*)["']""")
_REFERENCE = re.compile(rb"([A-Za-z]{0,3})([0-9]{1,7})\Z")
_FORMULA = re.compile(
    rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ODS_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*?)(/?)>"
)
_ROWS_REPEATED = re.compile(rb"""table:number-rows-repeated\s*=\s*["']([^"']*)["']""")
_COLUMNS_REPEATED = re.compile(rb"""table:number-columns-repeated\s*=\s*["']([^"']*)["']""")


def cells_of_sheet(data: bytes) -> tuple[int, int]:
    """Count the cells between the corners of a sheet of XLSX, and its formulas without a value.

    Empty cells that only have a format (``<c r="XFD1" s="3"/>``) do not widen a sheet: readers pass
    them over.
    """
    right, below, count = 1, 1, 0
    for tag in _CELL.finditer(data):
        if tag[3]:
            continue
        count += 1
        place = _PLACE.search(tag[2])
        if place is None:
            continue
        reference = _REFERENCE.match(place[1])
        if reference is None:
            raise ValueError(f"a cell stands at '{place[1][:20].decode('ascii', 'replace')}'")
        below = max(below, int(reference[2]))
        if reference[1]:
            right = max(right, _column(reference[1]))
    return max(right * below, count), sum(1 for _ in _FORMULA.finditer(data))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def cells_of_ods(data: bytes) -> int:
    """Count the cells that the sheets of an ODS come to once repeated ones are written out.

    Empty cells and rows behind the last filled ones do not count: readers cut them off.
    """
    total = rows = widest = width = filled = row_times = pending = 0
    for closing, what, attributes, empty in _ODS_TAG.findall(data):
        if what == b"table":
            total += rows * widest
            rows = widest = pending = 0
        elif what == b"table-row":
            if not closing:
                row_times, width, filled = _times(_ROWS_REPEATED, attributes), 0, 0
            if closing or empty:
                pending += row_times
                if filled:
                    rows, pending = rows + pending, 0
                    widest = max(widest, filled)
        elif not closing:
            width += _times(_COLUMNS_REPEATED, attributes)
            if not empty or b"office:value" in attributes:
                filled = width
    return total + rows * widest


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    if found is None:
        return 1
    if re.fullmatch(rb"[0-9]{1,9}", found[1]) is None:
        raise ValueError(f"a cell is repeated '{found[1][:20].decode('ascii', 'replace')}' times")
    return int(found[1])
