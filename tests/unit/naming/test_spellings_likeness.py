"""Spellings of one name are near, names of two towns are not, in any script."""
# ruff: noqa: RUF001 - names in their own script

from __future__ import annotations

import pytest

from landbridge.naming.scripts import english, is_abjad, latin
from landbridge.naming.spellings import Spellings, likeness
from landbridge.naming.verdicts import sure_alone

SAME = """
    Deir ez-Zor | Dayr az-Zawr | Deir al-Zour | Deirezzor | دير الزور | Дейр-эз-Зор
    Abu Kamal | Albukamal | Al Bukamal | Abou Kemal | البوكمال
    Al-Mayadin | Mayadeen | Al Mayādīn | الميادين
    Al-Qa'im | Qaim | Al Kaim | القائم
    Kyiv | Kiev | Київ | Киев
    Kharkiv | Kharkov | Charkow | Харків | Харьков
    Luhansk | Lugansk | Луганськ
    Mekele | Mek'ele | Makale | መቐለ
    Askeran | Asgeran | Ասկերան | Аскеран
    Lashkar Gah | Lashkargah | لشکرگاه
    Khan Shaykhun | Khan Sheikhoun | خان شيخون
    Ma'arrat an-Nu'man | Maarat al-Numan | معرة النعمان
    Tbilisi | თბილისი
    Axum | Aksum | አክሱም
    Tuz Khurmatu | Touz Hourmato
"""
OTHER = """
    Al-Bab | Al-Bahdah
    Tal Abyad | Tal Afar
    Khan Shaykhun | Khan al-Sabil
    Homs | Hama
    Samarra | Sarras
    Donetsk | Donets
    Lysychansk | Lysychanskyi
    Al-Qa'im | Al-Qasim
    Stepanakert | Khankendi
    Suran | Sarrin
    Upper Zab | Lower Zab
    Luhansk | Luhanske
    Checkpoint 5 | Checkpoint 6
    Zuhres | Zuhres-2
"""


def lines(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in map(str.strip, text.strip().splitlines())]


@pytest.mark.parametrize(
    ("one", "other"), [(names[0], other) for names in lines(SAME) for other in names[1:]]
)
def test_likeness__of_spellings_is_near(one: str, other: str) -> None:
    ((how, _),) = Spellings({"it": (one,)}).near(other)
    assert sure_alone(how), how


@pytest.mark.parametrize(("one", "other"), lines(OTHER))
def test_likeness__of_two_towns_is_far(one: str, other: str) -> None:
    near = Spellings({"it": (one,)}).near(other)
    assert not any(sure_alone(how) for how, _ in near), near


@pytest.mark.parametrize(("one", "other"), lines(OTHER + "Homs | حمص\nKyiv | Kiev"))
def test_likeness__is_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other).far == pytest.approx(likeness(other, one).far)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("حمص", "hms"),
        ("ميادين", "myadyn"),
        ("Джебраил", "Jebrail"),
        ("Харків", "Karkiv"),
        ("Շուշի", "SuSi"),
        ("አክሱም", "aksum"),
        ("თბილისი", "tbilisi"),
        ("דמשק", "dmSk"),
        ("Homs", "homs"),
    ],
)
def test_latin__writes_as_it_sounds(written: str, heard: str) -> None:
    assert latin(written) == heard


def test_abjad__is_script_without_short_vowels() -> None:
    assert is_abjad("حمص")
    assert not is_abjad("هەولێر"), "Sorani writes vowels"
    assert not is_abjad("Homs")


def test_spellings__are_looked_for_among_some() -> None:
    index = Spellings({"a": ("Homs",), "b": ("Hims",)})
    assert [key for _, key in index.near("Hims")] == ["b", "a"]
    assert [key for _, key in index.near("Hims", {"a"})] == ["a"]
    assert index.near("Hims", set()) == []


def test_spellings__codes_are_not_spoken() -> None:
    index = Spellings({"airport": ("Damascus Airport", "DAM", "OSDI"), "town": ("Duma",)})
    assert [key for _, key in index.near("Douma")] == ["town"]
    assert index.near("DAM") == []


def test_spellings__by_letters_takes_the_one_that_is_clearly_nearest() -> None:
    index = Spellings(
        {"a": ("Beirut",), "b": ("Baabda",), "c": ("Sector 5",), "d": ("Upper Ghat",)}
    )
    everybody = {"a", "b", "c", "d"}
    assert index.by_letters("Beirutas", everybody) == "a"
    assert index.by_letters("Beirutas", {"b"}) is None
    assert index.by_letters("Sector 6", everybody) is None
    assert index.by_letters("Lower Ghat", everybody) is None
    twins = Spellings({"a": ("Beirut",), "b": ("Beirout",)})
    assert twins.by_letters("Beirutas", {"a", "b"}) is None


def test_english__writes_for_ids() -> None:
    assert english("Чехов") == "chekhov"
    assert english("Հրազդան") == "hrazdan"
    assert english("Şehir") == "şehir", "what is Latin stays"
