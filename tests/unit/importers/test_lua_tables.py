"""Tables of Lua read as data: strings, comments, names, and what does not end."""

from __future__ import annotations

import pytest

from landbridge.errors import InputError
from landbridge.importers._lua import LuaTable, LuaValue, read_tables


def last(text: str) -> LuaTable:
    return read_tables(text, "module.lua")[-1]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"a \\"b\\" \\65"', 'a "b" A'),
        ("'it\\'s'", "it's"),
        ("[[a]]", "a"),
        ("[=[a ]] b]=]", "a ]] b"),
        ("[[\nfirst]]", "first"),
        ("36.5", "36.5"),
        ("-36.5", "-36.5"),
        ("0x1F", "0x1F"),
        ('"a" .. "b" .. 1', "ab1"),
        ("true", "true"),
        ("nil", None),
        ("tonumber('3')", None),
        ("frame:name{}", None),
        ("1 + 2", None),
        ("unknown.name", None),
        ('("a")', None),
    ],
)
def test_value__is_read_as_written(written: str, value: LuaValue) -> None:
    table = last(f"return {{ x = {written}, y = 'after' }}")
    assert table.fields["x"] == value
    assert table.word("y") == "after"


def test_names__given_a_value_before_are_known() -> None:
    text = 'local mk = { red = "R.svg" }\nmk.blue = "B.svg"\nlocal r = "x"\n'
    table = last(text + "return { a = mk.red, b = mk.blue, c = r, d = mk['red'] }")
    assert [table.fields[name] for name in "abc"] == ["R.svg", "B.svg", "x"]


def test_comments__of_every_kind_are_left_out() -> None:
    text = "return { --[[ a = 1,\n b = 2 ]] c = 3, -- d = 4\n --[==[ ]] ]==] e = 5 }"
    assert last(text).fields == {"c": "3", "e": "5"}


def test_tables__know_their_line_and_keep_their_order() -> None:
    first, second, outer = read_tables("return {\n{ lat = 1 },\n\n{ ['lat'] = 2; }\n}", "m")
    assert (first.line, second.line, outer.line) == (2, 4, 1)
    assert outer.items == [first, second]
    assert second.fields == {"lat": "2"}


def test_comma__that_is_missing_is_forgiven() -> None:
    assert len(last("return { {a=1} {a=2} }").items) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('return {\n{ lat = "1', "line 2: a string begins here and does not end on its line"),
        ('return { a = "1\n" }', "line 1: a string begins here"),
        ("return {\n\n{", "line 3: a table begins here and does not end"),
        ("return { --[[ x", "line 1: a comment begins here and does not end"),
        ("return { a = [==[ x ]=] }", "line 1: a long string begins here and does not end"),
        ("return { a = f( }", "a bracket begins here and does not end"),
        ("return { ] }", "']' does not belong in a table"),
        ("return { [1] }", "a key begins here"),
        ("{" * 100, "nested more than 40 deep"),
        ("return { a = " + "-" * 99 + "1 }", "nested|does not end|ends where"),
        ("é = 1", "'é' is not Lua"),
    ],
)
def test_module__that_does_not_parse_says_its_line(text: str, said: str) -> None:
    with pytest.raises(InputError, match=f"'module.lua', .*{said}"):
        read_tables(text, "module.lua")


def test_words__without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landbridge.importers._lua._MOST_TOKENS", 20)
    with pytest.raises(InputError, match="more than 20 words"):
        read_tables("{}" * 20, "m")
