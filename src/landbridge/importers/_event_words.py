"""Words by which people name events, and what they may be of ours: proposals, shown before use."""

from __future__ import annotations

from landbridge.model.names import fold
from landbridge.model.reports import EVENTS

__all__ = ["meant_event"]

_WORDS = {
    "holds": "hold held holding control controls controlled in_control under_control"
    " contrôle_de kontrolliert hält controla контролирует контролює يسيطر سيطرة",
    "takes": "take took taken capture captures captured recapture recaptured seize seizes seized"
    " overrun liberated liberates regained regains conquered advance"
    " prend pris erobert eingenommen toma tomado взят занят освобожден захоплено зайнято",
    "loses": "lose lost loss perd perdu verliert verloren perdido потерян втрачено",
    "contests": "contest contested clash clashes clashed battle battles fighting fights disputed"
    " combat combats gefecht kämpfe enfrentamiento combates бои бой столкновение бої اشتباكات",
    "besieges": "besiege besieged siege encircled siège assiégé belagert belagerung asedio осада"
    " облога حصار",
    "enters": "enter entered entre betritt entra вошли увійшли",
    "withdraws": "withdraw withdrew withdrawn withdrawal retreat retreats retreated pulled_out"
    " retrait rückzug retirada отступление отход відступ انسحاب",
    "closes": "close closed closure shut fermé fermeture geschlossen schließt cerrado закрыт"
    " закрито مغلق",
    "opens": "open opened reopen reopened ouvert geöffnet abierto открыт відкрито مفتوح",
    "restricts": "restrict restricted restriction limited eingeschränkt restreint restringido",
    "cuts": "cut blocked impassable destroyed blocage coupé unterbrochen gesperrt cortado"
    " перерезан",
    "repairs": "repair repaired rebuilt réparé repariert reparado отремонтирован",
    "damages": "damage damaged endommagé beschädigt dañado поврежден пошкоджено",
    "present": "presence deployed stationed base",
    "moves": "move moved movement convoy convoys traffic",
    "strikes": "strike struck airstrike airstrikes air_strike shelling shelled attack attacked"
    " bombardement luftangriff beschuss bombardeo обстрел обстріл удар قصف",
    "agrees": "agree agreed agreement truce ceasefire cease_fire deal accord abkommen acuerdo"
    " соглашение угода",
    "retracts": "retract retracted retraction correction withdrawn_report",
}
_EVENT_OF = {
    fold(word.replace("_", " ")): event for event, words in _WORDS.items() for word in words.split()
} | {event: event for event in EVENTS}


def meant_event(word: str) -> str:
    """The event that a word may stand for; empty where none is known."""
    return _EVENT_OF.get(fold(word.replace("_", " ")), "")
