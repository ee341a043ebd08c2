"""Words that say how sure what they govern is: failed, managed, wanted, planned, denied, knew."""

from __future__ import annotations

from landbridge.reading.cues import forms_of

__all__ = ["CLASSES", "NEGATIONS", "NOUNS_THAT_GOVERN", "class_by_form"]

CLASSES = {
    "fail": """fail refuse decline neglect avoid prevent block prohibit forbid ban bar reject omit
        halt resist deter hinder thwart foil avert scrap cancel abandon abort stop cease quit
        withhold discourage oppose escape evade miss lack suspend postpone delay refrain""",
    "manage": """manage begin start continue help force make let get happen succeed dare proceed
        prove come lead cause go keep compel bother use allow enable serve tend rush turn
        resume finish end complete""",
    "want": """want hope wish seek aim need try attempt strive desire like prefer struggle fight
        push love long yearn aspire look""",
    "plan": """plan intend promise vow pledge agree threaten prepare decide offer propose commit
        undertake choose vote opt resolve schedule set volunteer arrange""",
    "order": """order urge ask call demand request advise require recommend instruct invite
        encourage beg appeal permit authorize authorise direct press plead exhort pressure
        command warn challenge""",
    "say": """say tell report announce add note state declare explain write testify recount describe
        cite mention reply respond remark observe quote inform indicate""",
    "know": """know realize realise confirm reveal discover find learn see show regret acknowledge
        admit recall remember notice understand hear welcome celebrate watch concede witness
        demonstrate recognize recognise mourn mean document mark""",
    "believe": """believe think suspect fear estimate suppose assume guess reckon feel suggest seem
        appear argue consider imagine worry conclude bet sense maintain contend""",
    "claim": """claim allege insist accuse assert boast""",
    "expect": """expect predict forecast anticipate foresee project envision envisage await""",
    "deny": """deny doubt dispute refute disprove dismiss rebut contradict""",
    "pretend": """pretend dream""",
}
_OTHERS = {
    "fail": """failed failure refusal unable unwilling reluctant lack absence impossible
        unlikely without prevention ban cancellation avoidance instead rather""",
    "manage": "able forced compelled",
    "want": """eager anxious willing keen effort efforts attempt attempts bid hope hopes desire
        wish struggle campaign reason way chance chances opportunity ability right need
        goal""",
    "plan": """plan plans intention intentions promise promises pledge threat threats decision
        agreement ready due set poised going scheduled proposal proposals deal""",
    "order": "order orders call calls demand demands request requests proposal appeal",
    "expect": "likely expected prediction forecast prospect prospects",
    "believe": """possible possibility possibly perhaps maybe probably apparently reportedly
        allegedly supposedly risk danger fear fears suspicion belief potential potentially
        presumably""",
    "claim": "allegation allegations claim claims accusation accusations alleged charges",
    "deny": "denial doubtful false untrue",
    "know": "fact because since after when evidence",
}
NEGATIONS = frozenset(
    ["not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "nor", "hardly", "barely"]
)
_SPECIAL = {"forgot": "fail", "forgotten": "fail", "forgets": "fail", "forget": "fail"}


def _by_form() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in _OTHERS.items():
        for word in text.split():
            found[word] = name
    for name, text in CLASSES.items():
        for base in text.split():
            for form in (base, *forms_of(base)):
                found.setdefault(form, name)
    for irregular in [
        "went",
        "gone",
        "going=manage",
        "came=manage",
        "made=manage",
        "got=manage",
        "gotten=manage",
        "led=manage",
        "kept=manage",
        "let=manage",
        "began=manage",
        "begun=manage",
    ]:
        word, _, name = irregular.partition("=")
        found.setdefault(word, name or "manage")
    found |= _SPECIAL
    found["going"] = "plan"
    return found


class_by_form = _by_form()
"""By word in lower case: the name of its class."""

NOUNS_THAT_GOVERN = frozenset(word for text in _OTHERS.values() for word in text.split())
