"""Words and pictures of changes of hands and shares: amounts, names, bands, what is left out."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from landbridge.briefings import (
    influence_csv,
    render_influence,
    render_influence_sheet,
    render_succession,
    render_succession_sheet,
    succession_markdown,
)
from landbridge.briefings._change_looks import year_ticks
from landbridge.briefings._change_words import (
    amount_words,
    figure_words,
    ground_words,
    people_words,
    percent,
)
from landbridge.briefings._labels import text_width
from landbridge.days import parse_day
from landbridge.desk.influence import influence
from landbridge.desk.succession import succession
from landbridge.model.situations import Situation
from landbridge.model.stakes import Amount
from worlds.build import Drawing, day

SVG = "{http://www.w3.org/2000/svg}"


def world(holders: int = 3, *, relations: bool = True) -> Situation:
    """A row of places; each is held by one, and taken by the next."""
    drawing = Drawing()
    for n in range(holders):
        drawing.actor(f"side-{n}")
        drawing.place(f"p{n}", 40 + n / 10, 34)
        if n:
            drawing.link(f"p{n - 1}", f"p{n}", 10)
    for n in range(holders):
        drawing.report("holds", 0, f"p{n}", by=f"side-{n}")
        drawing.report("takes", 5 + n, f"p{n}", by=f"side-{(n + 1) % holders}")
    drawing.report("besieges", 40, "p0", by="side-0")
    if relations:
        drawing.relate("side-1 proxy_of side-0", 0, 20)
        drawing.relate("side-2 ally_of side-0", 3)
        drawing.relate("side-2 hostile_to side-0", 10, 12)
    return drawing.situation()


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "\N{EN DASH}"), (0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %"),
     (1, "100 %")],
)  # fmt: skip
def test_percent__never_rounds_something_to_nothing_or_all(share: float, words: str):
    assert percent(share) == words


def test_amounts__have_their_words():
    amount = Amount(1, 1, 2, 4_250_000)
    assert amount_words(amount, "places") == "1 place"
    assert amount_words(amount, "people") == "1 person and 2 places without a figure"
    assert amount_words(amount, "road-km") == "4.2 km of road"
    assert figure_words(Amount(millimetres=1_234_567_000_000), "road-km") == "1,234,567"
    with pytest.raises(ValueError, match="no measure 'souls'"):
        amount.by("souls")


def test_ground__has_a_name_whatever_it_is():
    situation = world()
    assert ground_words(situation, "p0") == "p0"
    assert ground_words(situation, "p0", "p0-p1") == "road at p0 towards p1"
    assert ground_words(situation, "p0", None, "p1") == "roads at p0 towards p1"
    assert ground_words(situation, "p0", None, "p0") == "roads at p0"
    assert ground_words(situation, "p0", "unheard") == "road at p0"
    assert ground_words(situation, "at:1,2") == "ground out of reach of any place"


def test_text__says_that_people_are_unknown_where_no_gazetteer_is_there():
    found = succession(world(), "all")
    assert people_words(found) is None
    asked = replace(found, measure="people", people_from=None)
    assert "is not known" in str(people_words(asked))
    known = replace(asked, people_from="GeoNames", without_figure=2)
    assert "2 have no figure" in str(people_words(known))


def test_text__leaves_nothing_out_where_everything_is_wanted():
    situation = world(8)
    found = succession(situation, "all", since=day(1))
    short, long = (render_succession(found, situation, every=every) for every in (False, True))
    assert "more: --all" in short
    assert "more: --all" not in long
    assert max(len(line) for line in long.splitlines()) <= 80


def test_text__of_nothing_that_changed_is_whole():
    situation = world()
    found = succession(situation, "all", since=day(30), until=day(35))
    text = render_succession(found, situation)
    assert "Nobody lost ground." in text
    assert "EVERY CHANGE\nNothing changed hands.\n" in text
    assert "days between" not in text.partition("0 CHANGES")[2].partition("Every change:")[0]
    assert "Nothing." in succession_markdown(found, situation)
    assert "nothing changed hands" in render_succession_sheet(found, situation)


@pytest.mark.parametrize("holders", [1, 2, 18])
@pytest.mark.parametrize("measure", ["places", "people", "road-km"])
def test_picture__of_few_and_of_many_holders_is_sound(holders: int, measure: str):
    situation = world(holders, relations=False)
    found = succession(situation, "all", by=measure)
    root = ET.fromstring(render_succession_sheet(found, situation))
    assert root.findtext(f"{SVG}title")
    text = "".join(root.itertext())
    assert "Not a safety clearance." in text
    assert ("more not drawn" in text) == (holders > 14)
    assert "unknown" in text


def test_picture__has_every_change_in_its_matrix():
    situation = world()
    found = succession(situation, "all", since=day(1), until=day(39))
    root = ET.fromstring(render_succession_sheet(found, situation))
    titles = [node.text or "" for node in root.iter(f"{SVG}title")]
    for one in found.every:
        assert any(t.startswith(f"{one.giver} to {one.taker}: 1 place, in") for t in titles)


def test_picture__of_a_long_name_stays_within_its_width():
    situation = replace(world(), title="A " + "very long name " * 20 + "x" * 300)
    shown = (
        render_succession_sheet(succession(situation, "all"), situation),
        render_influence_sheet(influence(situation, "side-0", "all"), situation),
    )
    for picture in shown:
        root = ET.fromstring(picture)
        heads = [node for node in root.iter(f"{SVG}text") if node.get("class") == "keyhead"]
        assert len(heads) > 2
        width = float(root.get("width", "0"))
        assert all(text_width(node.text or "", 10, bold=True) <= width for node in heads)
        tops = [float(node.get("y", "0")) for node in root.iter(f"{SVG}text") if node.get("y")]
        assert min(tops) == 16


def test_picture__of_hundreds_of_years_is_not_hidden_by_their_lines():
    drawn = year_ticks((parse_day("1200-01-01"), parse_day("2020-01-01")), 50, 750, (0, 100))
    assert drawn.count("<path") == drawn.count("<text") > 5
    few = year_ticks((parse_day("2011-01-01"), parse_day("2020-01-02")), 50, 150, (0, 100))
    assert few.count("<path") == 10 > few.count("<text")


def test_bands__stack_up_to_the_whole_on_every_day():
    situation = world()
    found = influence(situation, "side-0", "all", up_to="allies")
    assert all(sum((run.amounts), Amount()) == found.runs[0].total for run in found.runs)
    root = ET.fromstring(render_influence_sheet(found, situation))
    titles = {node.text for node in root.iter(f"{SVG}title")}
    assert {"its own", "of proxies", "of allies", "of those whose tie is disputed"} <= titles


def test_text__names_rows_that_contradict_one_another():
    situation = world()
    text = render_influence(influence(situation, "side-0", "all", until=day(11)), situation)
    assert "disputed" in text
    assert "side-2 is hostile to side-0" in " ".join(text.split())


def test_table__says_which_bands_count():
    rows = influence_csv(influence(world(), "side-0", "all")).splitlines()
    assert any(",own,yes," in row for row in rows)
    assert any(",allies,no," in row for row in rows)
