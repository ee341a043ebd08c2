"""Words by which a text says that somebody said, thought, wanted, feared or denied something."""

from __future__ import annotations

__all__ = ["CUES", "NOUNS", "QUOTE_ONLY", "forms_of"]

_FRAMES = {
    # what follows: q words in quotation marks, c a clause, t "to" and a verb, n a thing,
    # a whom it is said to and then a clause, o somebody "to" do something
    "qc": """say add note write state remark observe reply respond answer explain continue conclude
        comment joke insist argue claim assert contend maintain declare announce complain concede
        acknowledge admit confirm report recall reiterate repeat stress emphasize emphasise
        underline underscore tweet retweet post text shout scream yell cry chant whisper mutter
        murmur grumble growl quip retort counter exclaim testify proclaim boast caution hint
        reveal disclose recount lament muse opine theorize theorise speculate predict forecast
        suggest imply reason tout confess confide vow pledge swear protest object warn signal
        clarify chime interject snap scoff sneer shrug blog radio broadcast gush fume rail vent
        echo venture volunteer relate narrate read begin urge""",
    "qca": """tell assure inform remind reassure convince persuade notify brief advise""",
    "qct": """ask wonder inquire enquire demand plead beg pray promise threaten""",
    "c": """think believe know hope fear expect suspect doubt assume presume suppose guess reckon
        estimate calculate consider realize realise understand feel find conclude learn hear see
        remember forget imagine worry dream wish bet figure gather sense anticipate allege deny
        agree judge decide discover determine indicate show demonstrate prove accept
        recognize recognise regret dispute refute rule hold propose recommend request stipulate
        insinuate envision envisage foresee fantasize intimate posit postulate surmise deduce infer
        deem project document detail reflect confirm certify attest affirm profess guarantee
        assess""",
    "t": """want plan intend aim hope seek promise vow pledge threaten refuse decline agree offer
        expect wish prefer decide resolve propose claim need hesitate try pretend prepare swear
        vote undertake volunteer choose opt like love hate long yearn aspire fail fear consider
        demand""",
    "n": """criticize criticise condemn praise reject support oppose back endorse describe deny cite
        blame attack blast denounce dismiss question defend mention discuss mock deride ridicule
        applaud laud commend hail welcome slam decry deplore disavow disown repudiate renounce
        embrace favor favour champion promote advocate demand propose announce reveal disclose
        outline detail express voice reiterate repeat highlight stress emphasize emphasise
        underscore underline point accuse call label term brand dub deem view regard consider see
        hate love like dislike distrust trust respect admire fear dread envy resent regret mourn
        want need favour prefer seek plan expect predict forecast envision envisage foresee
        anticipate contemplate suspect doubt dispute contest challenge refute rebut contradict
        rebuke chastise chide scold lambast lambaste excoriate assail bash rap berate castigate
        compare liken portray characterize characterise depict cast paint tout trumpet boast
        acknowledge admit confirm concede recognize recognise recall remember forget know
        understand learn find hear explain address suggest recommend urge allege claim report
        document note broach raise invoke quote reference recount relate threaten promise pledge
        vow offer pitch unveil declare proclaim pronounce discredit downplay minimize minimise
        vilify insult belittle disparage malign smear hammer pan skewer thank congratulate
        credit fault approve disapprove estimate assess analyze analyse investigate examine study
        ponder weigh debate reconsider appreciate believe doubt bemoan bewail rue lament
        demonize demonise warn complain worry care agree disagree argue joke""",
    "o": """urge ask tell order command instruct direct encourage exhort implore beg beseech invite
        advise warn want expect need require request press pressure petition call allow permit
        forbid authorize authorise appeal challenge dare persuade convince remind recommend like
        believe consider prefer""",
}

_IRREGULAR = {
    "say": "says said saying said",
    "tell": "tells told telling told",
    "write": "writes wrote writing written",
    "think": "thinks thought thinking thought",
    "know": "knows knew knowing known",
    "feel": "feels felt feeling felt",
    "find": "finds found finding found",
    "hear": "hears heard hearing heard",
    "see": "sees saw seeing seen",
    "forget": "forgets forgot forgetting forgotten",
    "bet": "bets bet betting bet",
    "mean": "means meant meaning meant",
    "understand": "understands understood understanding understood",
    "read": "reads read reading read",
    "begin": "begins began beginning begun",
    "swear": "swears swore swearing sworn",
    "hold": "holds held holding held",
    "show": "shows showed showing shown",
    "prove": "proves proved proving proven",
    "forecast": "forecasts forecast forecasting forecast",
    "broadcast": "broadcasts broadcast broadcasting broadcast",
    "foresee": "foresees foresaw foreseeing foreseen",
    "seek": "seeks sought seeking sought",
    "undertake": "undertakes undertook undertaking undertaken",
    "choose": "chooses chose choosing chosen",
    "forbid": "forbids forbade forbidding forbidden",
    "beseech": "beseeches besought beseeching besought",
    "cast": "casts cast casting cast",
    "rebut": "rebuts rebutted rebutting rebutted",
    "admit": "admits admitted admitting admitted",
    "beg": "begs begged begging begged",
    "plan": "plans planned planning planned",
    "permit": "permits permitted permitting permitted",
    "infer": "infers inferred inferring inferred",
    "prefer": "prefers preferred preferring preferred",
    "dub": "dubs dubbed dubbing dubbed",
    "slam": "slams slammed slamming slammed",
    "rap": "raps rapped rapping rapped",
    "pan": "pans panned panning panned",
    "regret": "regrets regretted regretting regretted",
    "snap": "snaps snapped snapping snapped",
    "quip": "quips quipped quipping quipped",
    "opt": "opts opted opting opted",
    "refer": "refers referred referring referred",
    "blog": "blogs blogged blogging blogged",
    "shrug": "shrugs shrugged shrugging shrugged",
    "signal": "signals signaled signaling signalled",
    "label": "labels labeled labeling labelled",
}
_EXTRA = {"labelling": "label", "signalling": "signal", "learnt": "learn", "dreamt": "dream"}
_VOWELS = frozenset("aeiou")


def forms_of(base: str) -> tuple[str, str, str, str]:
    """Give the forms of a verb: third person, past, present participle, past participle."""
    if base in _IRREGULAR:
        third, past, going, done = _IRREGULAR[base].split()
        return third, past, going, done
    if base.endswith("y") and base[-2] not in _VOWELS:
        stem = base[:-1] + "i"
        return stem + "es", stem + "ed", base + "ing", stem + "ed"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("ee"):
        return third, base + "d", base + "ing", base + "d"
    if base.endswith("e"):
        return third, base + "d", base[:-1] + "ing", base + "d"
    return third, base + "ed", base + "ing", base + "ed"


def _cues() -> dict[str, tuple[str, str, str]]:
    frames: dict[str, set[str]] = {}
    for frame, words in _FRAMES.items():
        for word in words.split():
            frames.setdefault(word, set()).update(frame)
    found: dict[str, tuple[str, str, str]] = {}
    for base, letters in frames.items():
        text = "".join(sorted(letters))
        third, past, going, done = forms_of(base)
        for form, kind in (
            (going, "going"),
            (done, "done"),
            (past, "past"),
            (third, "third"),
            (base, "base"),
        ):
            if kind != "base" or form not in found or found[form][0] == base:
                found[form] = (base, text, kind)
    for form, base in _EXTRA.items():
        kind = "going" if form.endswith("ing") else "done"
        found[form] = (base, "".join(sorted(frames[base])), kind)
    for base in ("forecast", "broadcast", "read", "bet", "cast"):
        found[base] = (base, "".join(sorted(frames[base])), "past")
    return found


CUES = _cues()
"""By form in lower case: the verb, its frames, which form it is."""

QUOTE_ONLY = frozenset(["begin", "continue", "relate"])
"""Verbs that attribute only words in quotation marks (and clauses after a colon)."""

NOUNS = frozenset(
    [
        "claim",
        "claims",
        "statement",
        "statements",
        "belief",
        "beliefs",
        "fear",
        "fears",
        "hope",
        "hopes",
        "warning",
        "warnings",
        "suggestion",
        "suggestions",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "assertion",
        "assertions",
        "argument",
        "view",
        "views",
        "opinion",
        "opinions",
        "demand",
        "demands",
        "call",
        "calls",
        "promise",
        "promises",
        "pledge",
        "pledges",
        "threat",
        "threats",
        "plan",
        "plans",
        "prediction",
        "predictions",
        "forecast",
        "forecasts",
        "report",
        "reports",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
        "denial",
        "denials",
        "assurance",
        "assurances",
        "proposal",
        "proposals",
        "intention",
        "intentions",
        "criticism",
        "contention",
        "insistence",
        "expectation",
        "expectations",
        "estimate",
        "estimates",
        "announcement",
        "declaration",
        "conclusion",
        "finding",
        "findings",
        "vow",
        "vows",
        "doubt",
        "doubts",
        "concern",
        "concerns",
        "conviction",
        "impression",
        "idea",
        "notion",
        "suspicion",
        "suspicions",
        "complaint",
        "complaints",
        "admission",
        "desire",
        "message",
        "decision",
        "agreement",
        "recommendation",
    ]
)
"""Nouns that have what was said after "that", "to" or "of"."""
