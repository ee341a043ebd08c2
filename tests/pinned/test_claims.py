"""What the bundled cases say of their claims, and that the page says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from landbridge.library import OpenSituation

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "claims.md"
BORNE_OUT, CONTRADICTED = "borne out", "contradicted"
CONTESTED, EARLY = "contested in the record", "too early"

LEVANT = {
    "guardian-2016-northern": CONTESTED,
    "guardian-2017-moved-south": BORNE_OUT,
    "tower-2017-linkup": BORNE_OUT,
    "izvestia-2017-tanf-road": CONTRADICTED,
    "bennett-2017-not-allowed": CONTRADICTED,
    "ap-2017-first-time": CONTESTED,
    "ap-2017-nearer": BORNE_OUT,
    "sohr-2017-unstoppable": BORNE_OUT,
    "netanyahu-2017-steps-in": CONTRADICTED,
    "daily-mail-2017-iraq-resisted": CONTESTED,
    "rant-2017-iraq": CONTRADICTED,
    "lieberman-2017-prevent": CONTRADICTED,
    "nasrallah-2017-abu-kamal": BORNE_OUT,
    "velayati-2017-raqqa": CONTRADICTED,
    "al-masdar-2017-opened": BORNE_OUT,
    "yemen-extra-2017-functions": BORNE_OUT,
    "fort-russ-2017-opened": BORNE_OUT,
    "besa-2017-contiguous": CONTESTED,
    "tillerson-2018-arch": CONTESTED,
    "afp-2018-pullout": BORNE_OUT,
    "fp-2019-tanf-critical": BORNE_OUT,
    "fdd-2019-three-ways": BORNE_OUT,
    "sohr-2020-block": CONTRADICTED,
    "nasrallah-2023-border": CONTRADICTED,
    "qassem-2024-lost": BORNE_OUT,
    "beeri-2024-not-possible": BORNE_OUT,
    "kurilla-2025-severed": BORNE_OUT,
}
LACHIN = {
    "khanumyan-2022": BORNE_OUT,
    "hajiyev-not-blocked": CONTRADICTED,
    "pashinyan-eight-days": BORNE_OUT,
    "aliyev-no-blockade": CONTRADICTED,
    "aliyev-open-to-leave": CONTRADICTED,
    "pashinyan-one-way": BORNE_OUT,
    "pashinyan-one-way-in": EARLY,
    "ishkhanyan-aghdam-shut": BORNE_OUT,
    "azernews-no-blockade": CONTRADICTED,
    "amirbekov-return": EARLY,
}


@pytest.mark.parametrize(("case", "pinned"), [("levant", LEVANT), ("lachin", LACHIN)])
def test_verdicts__are_those_that_were_looked_at(
    request: pytest.FixtureRequest, case: str, pinned: dict[str, str]
) -> None:
    """Then and now agree on every one of them."""
    situation: OpenSituation = request.getfixturevalue(case)
    found = situation.claims().claims
    told = {j.claim.label: j.now.word for j in found if j.proposition is not None}
    assert told == pinned
    assert all(j.then.word == j.now.word for j in found)
    assert all(j.now.word == "not checkable" for j in found if j.proposition is None)


@pytest.mark.parametrize(("case", "pinned"), [("levant", LEVANT), ("lachin", LACHIN)])
def test_page__shows_the_same_verdicts(case: str, pinned: dict[str, str]) -> None:
    text = PAGE.read_text("utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| .* \| \S (.+?) \| \S (.+?) \| [^|]* \|$", text, re.M)
    shown = {label: (then, now) for label, then, now in rows}
    assert {label: shown[label] for label in pinned} == {k: (v, v) for k, v in pinned.items()}


def test_almost_impossible__was_wrong_for_a_month_and_right_from_three(
    levant: OpenSituation,
) -> None:
    (judged,) = levant.claims(claim="sohr-2017-unstoppable").claims
    assert [(at.days, at.now.word) for at in judged.horizons] == [
        (30, CONTRADICTED), (90, BORNE_OUT), (180, BORNE_OUT), (365, BORNE_OUT), (1095, BORNE_OUT),
    ]  # fmt: skip
    phrase, first = judged.phrase, judged.horizons[0].forecast
    assert phrase is not None
    assert (phrase.words, phrase.turned, phrase.low, phrase.high) == (
        "almost impossible", True, 0.95, 0.99,
    )  # fmt: skip
    assert first is not None
    assert (first.low.brier, first.high.brier) == pytest.approx((0.9025, 0.9801))
    assert first.persistence.brier == 0
    decided = {report.label for report in judged.now.reports}
    assert decided == {"abu-kamal-army-statement", "abu-kamal-2017-11-09"}


def test_wherever__is_counted_as_known_then_and_now(levant: OpenSituation) -> None:
    (judged,) = levant.claims(claim="netanyahu-2017-steps-in").claims
    assert judged.then.why.startswith("3 of 40 places")
    assert judged.now.why.startswith("4 of 40 places")


def test_new_route__opened_before_the_day_that_was_named(lachin: OpenSituation) -> None:
    (judged,) = lachin.claims(claim="khanumyan-2022").claims
    assert {report.label for report in judged.now.reports} >= {"bypass-hakari-bridge"}


def test_speakers__are_found_by_a_part_of_the_name(levant: OpenSituation) -> None:
    assert {j.claim.label for j in levant.claims(speaker="nasrallah").claims} == {
        "nasrallah-2017-abu-kamal", "nasrallah-2023-border",
    }  # fmt: skip
