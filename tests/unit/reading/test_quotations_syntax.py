"""Who said what, construction by construction; spans that reproduce the text whatever the marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.readings import Document, Quotation
from landbridge.reading.quotations import find_quotations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised


def read(text: str) -> tuple[Quotation, ...]:
    document = Document(text, "", "", "text/plain", "paper", "2019-03-04")
    return find_quotations(document, tokenised(text, find_sentences(text)), ())


def parts(text: str) -> list[tuple[str, str, list[str], str]]:
    return [
        (
            " ".join(span.of(text) for span in one.source),
            " ".join(span.of(text) for span in one.cue),
            [span.of(text) for span in one.content],
            one.kind,
        )
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kind"),
    [
        (
            "The governor said that the road had been cleared of mines.",
            "The governor", "said", ["the road had been cleared of mines"], "indirect",
        ),
        (
            "The rebels had claimed in a statement overnight that their fighters held the bridge.",
            "The rebels", "had claimed", ["their fighters held the bridge"], "indirect",
        ),
        (
            "\u201cNobody has taken the bridge,\u201d Brigadier Osk Tamaral said.",
            "Brigadier Osk Tamaral", "said", ["\u201cNobody has taken the bridge,\u201d"], "direct",
        ),
        (
            "\u201cNobody has taken the bridge,\u201d said Osk Tamaral, the commander.",
            "Osk Tamaral, the commander", "said", ["\u201cNobody has taken the bridge,\u201d"],
            "direct",
        ),
        (
            "\u201cWe left,\u201d he said. \u201cNobody stopped us.\u201d",
            "he", "said", ["\u201cWe left,\u201d", "\u201cNobody stopped us.\u201d"], "direct",
        ),
        (
            "The road will reopen within days, the ministry said.",
            "the ministry", "said", ["The road will reopen within days"], "indirect",
        ),
        (
            "According to the monitors, the crossing has been shut since May.",
            "the monitors", "According to", ["the crossing has been shut since May"], "indirect",
        ),
        (
            "The crossing has been shut since May, according to the monitors.",
            "the monitors", "according to", ["The crossing has been shut since May"], "indirect",
        ),
        (
            "The army called the reports \u201ca fabrication\u201d.",
            "The army", "called", ["the reports \u201ca fabrication\u201d"], "mixed",
        ),
        (
            "If the bridge falls, the governor said, the town will starve.",
            "the governor", "said", ["If the bridge falls", "the town will starve"], "indirect",
        ),
        (
            "The bridge was taken on Friday, and on Monday, the rebels say, it will be retaken.",
            "the rebels", "say", ["on Monday", "it will be retaken"], "indirect",
        ),
        (
            "The truce is over, wrote a local paper; the siege has begun, the mayor said.",
            "the mayor", "said", ["the siege has begun"], "indirect",
        ),
        (
            "TOLMAK, March 3, 2019 (Wire) \u2014 The bridge is open, the mayor said.",
            "the mayor", "said", ["The bridge is open"], "indirect",
        ),
        (
            "TOLMAK (Wire) - According to the mayor, the bridge is open.",
            "the mayor", "According to", ["the bridge is open"], "indirect",
        ),
        (
            "According to Osk Tamaral, spokesman for the army, the rebels control the coast.",
            "Osk Tamaral, spokesman for the army", "According to",
            ["the rebels control the coast"], "indirect",
        ),
        (
            "\u201cWe will shut it,\u201d the head of the union, Osk Tamaral, told reporters.",
            "the head of the union, Osk Tamaral", "told",
            ["\u201cWe will shut it,\u201d"], "direct",
        ),
        (
            "\u201cWe will shut it,\u201d said Col. Osk \u201cO.T.\u201d Tamaral, a spokesman.",
            "Col. Osk \u201cO.T.\u201d Tamaral, a spokesman", "said",
            ["\u201cWe will shut it,\u201d"], "direct",
        ),
        (
            "Its defenders, who have been told so for weeks, say that no street has been lost.",
            "Its defenders, who have been told so for weeks", "say",
            ["no street has been lost"], "indirect",
        ),
        (
            "The army claimed full control of the town, where the last defenders, it said, hid.",
            "The army", "claimed", ["full control of the town"], "indirect",
        ),
        (
            "Smugglers (the police suspect a gang) have taken to stopping lorries.",
            "the police", "suspect", ["a gang"], "indirect",
        ),
        (
            "The men were in Tolmak on Sunday, residents said, whereas the mayor kept silent.",
            "residents", "said", ["The men were in Tolmak on Sunday"], "indirect",
        ),
        (
            "The road reopens, as the staff says it will be within weeks, and lorries will come.",
            "the staff", "says", ["it will be within weeks"], "indirect",
        ),
        (
            "The minister said that the army had claimed that the port was shelled.",
            "the army", "had claimed", ["the port was shelled"], "indirect",
        ),
        (
            "According to a report by the Tamaral Group, published on Monday, the road is open.",
            "a report by the Tamaral Group, published on Monday", "According to",
            ["the road is open"], "indirect",
        ),
        (
            "\u201cIt is shut,\u201d said the mayor of Tolmak, rejecting reports that it was open.",
            "the mayor of Tolmak", "rejecting", ["reports that it was open"], "indirect",
        ),
        (
            "Officials fear that the truce will collapse.",
            "Officials", "fear", ["the truce will collapse"], "indirect",
        ),
    ],
)  # fmt: skip
def test_quotations__finds_source_cue_and_content(
    text: str, source: str, cue: str, content: list[str], kind: str
) -> None:
    assert (source, cue, content, kind) in parts(text)


def test_quotations__joins_a_quotation_over_paragraphs() -> None:
    text = (
        "Maro Tessin told the crowd: \u201cWe came in winter.\n\n"
        "\u201cWe will leave in spring.\u201d\n\nThe crowd went home."
    )
    (one,) = read(text)
    assert one.content[0].start == text.index("\u201cWe came")
    assert one.content[-1].of(text).endswith("leave in spring.\u201d")


def test_quotations__takes_no_sentence_after_a_quotation_for_its_speaker() -> None:
    text = "\u201cIt is over.\u201d\n\nPolice officials said a second bridge was hit."
    assert [content for _, _, content, _ in parts(text)] == [["a second bridge was hit"]]


def test_quotations__follows_he_to_the_one_who_spoke() -> None:
    text = (
        "\u201cThe pass is open,\u201d said General Ruben Halle, the commander. "
        "He warned that it would close again by night."
    )
    assert [one.speaker for one in read(text)][-1] == "General Ruben Halle"


def test_quotations__gives_rules_and_chances() -> None:
    for one in read("The mayor said the bridge was safe. Drivers doubted that it was."):
        assert one.rule.startswith("quote-")
        assert 0.5 <= one.score <= 1.0


_PIECES = st.lists(
    st.sampled_from(
        [
            "\u201c", "\u201d", '"', "'", "\u2018", "\u2019", "''", "\u00ab", "\u00bb", "\u201e",
            ",", ".", ":",
            "?", " \u2014 ", "\n\n", "\n", "(", ")", " said ", " he ", "Smith ", "the army ",
            " that ",
            "told reporters ", "according to ", "according", " claims ", "\u0642\u0627\u0644 ",
            "\u202b", " and ",
            "denied ", "to ", "x", "who ", "saying ", "by ", "in the words of ",
        ]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_PIECES)
def test_quotations__reproduce_the_text_and_never_raise(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in read(text):
        spans = (*one.source, *one.cue, *one.content)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(span.of(text).strip() for span in spans)
        ordered = list(one.content)
        assert ordered == sorted(ordered)
        assert one.kind in ("direct", "indirect", "mixed")


@pytest.mark.parametrize(
    "mark", ["\u201c", '"', "''", "\u2018", "\u00ab", "\u202b\u201c\u202c", "So \u201c"]
)
def test_quotations__bears_thousands_of_marks_never_closed(mark: str) -> None:
    text = f"The mayor said the bridge was safe. {mark * 4000}"
    found = [one.content[0].of(text) for one in read(text)]
    assert any(content.startswith("the bridge was safe") for content in found)


def test_quotations__works_on_words_without_tags() -> None:
    text = "The governor said that the road had been cleared of mines."
    bare = tuple(
        type(sentence)(
            sentence.span,
            tuple(type(t)(t.start, t.end, t.text, t.low) for t in sentence.tokens),
        )
        for sentence in tokenised(text, find_sentences(text))
    )
    document = Document(text, "", "", "text/plain", "paper", "2019-03-04")
    (one,) = find_quotations(document, bare, ())
    assert one.source[0].of(text) == "The governor"


@pytest.mark.parametrize(
    "text",
    [
        "Allied forces hold the northern bank of the river.",
        "Our men are advising and assisting the forces that lead the campaign.",
    ],
)
def test_quotations__takes_deeds_for_no_sayings(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Wholesalers fear prices will double.", "Wholesalers", "prices will double"),
        ("The old ferryman claims he would sink it.", "The old ferryman", "he would sink it"),
        (
            "The lock-keeper promises barges will pass by noon.",
            "The lock-keeper", "barges will pass by noon",
        ),
        ("Some complain that the warning came late.", "Some", "the warning came late"),
        (
            "Open the crossing and let the trucks through, the envoy urged.",
            "the envoy", "Open the crossing and let the trucks through",
        ),
        (
            "If we had fuel, we could leave tonight, the pilot radioed.",
            "the pilot", "If we had fuel, we could leave tonight",
        ),
    ],
)  # fmt: skip
def test_quotations__takes_for_a_verb_what_a_clause_follows(
    text: str, source: str, content: str
) -> None:
    (one,) = read(text)
    assert (one.source[0].of(text), one.content[0].of(text)) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The corridor was all but agreed when a shepherd came.",
        "The lorry carried flour, as the sergeant had alleged when he impounded it.",
        "Fears he",
        "fear",
    ],
)
def test_quotations__takes_when_for_a_time_after_what_asks_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "A poll published on Saturday suggests that most islanders want the bridge.",
            "A poll published on Saturday", "most islanders want the bridge",
        ),
        (
            "Two officers briefed on the matter said the road was open.",
            "Two officers briefed on the matter", "the road was open",
        ),
        (
            "The envoy is confident both sides will ratify the map.",
            "The envoy", "both sides will ratify the map",
        ),
        ("Drivers are not sure that the road is open.", "Drivers", "the road is open"),
        (
            "The widow is convinced that he reached the far bank.",
            "The widow", "he reached the far bank",
        ),
    ],
)  # fmt: skip
def test_quotations__has_sources_met_or_sent_and_what_they_are_sure_of(
    text: str, source: str, content: str
) -> None:
    (one,) = read(text)
    assert (one.source[0].of(text), one.content[0].of(text)) == (source, content)


@pytest.mark.parametrize("text", ["sure", "is sure that", "He is sure", "Certain goods were sold."])
def test_quotations__finds_nothing_of_which_nobody_is_sure(text: str) -> None:
    assert read(text) == ()
