"""Bodies that news names without saying what they are: armed groups, alliances, offices."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from landbridge.reading.known_names import key_of
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NO_BODIES", "bodies", "longest_body"]

_BODIES = """
Islamic State of Iraq and the Levant;Islamic State of Iraq and al-Sham;Islamic State of Iraq and
Syria;Islamic State of Iraq;Islamic State group;Islamic State;ISIL;ISIS;Daesh;Da'esh;Daech;IS group
al-Qaeda;al-Qaida;Al Qaeda;Al Qaida;al-Qa'ida;al-Qaeda in Iraq;al-Qaida in Iraq;AQI;AQAP;AQIM
al-Qaeda in the Arabian Peninsula;al-Qaeda in the Islamic Maghreb
Taliban;Taleban;Haqqani network;Hezbollah;Hizbollah;Hizballah;Hizbullah;Hamas;Islamic Jihad;Fatah
Houthi;Houthis;Ansar Allah;Ansarullah;PKK;YPG;YPJ;PYD;SDF;FSA;SNA;PMF;PMU;Hashd al-Shaabi
Popular Mobilization Forces;Popular Mobilisation Forces;Popular Mobilization Units;Peshmerga
Asayish;Kataib Hezbollah;Badr Organization;Asaib Ahl al-Haq;IRGC;Revolutionary Guards
Revolutionary Guard;Quds Force;Basij;Free Syrian Army;Syrian Democratic Forces;Syrian Arab Army
Syrian National Army;Hayat Tahrir al-Sham;HTS;Jabhat al-Nusra;Nusra Front;al-Nusra Front;al-Nusra
Ahrar al-Sham;Jaish al-Islam;Faylaq al-Rahman;Muslim Brotherhood;Boko Haram;al-Shabaab;al-Shabab
Lord's Resistance Army;M23;FARC;ELN;Wagner;Wagner Group;Janjaweed;Rapid Support Forces;RSF;TPLF
Tigray People's Liberation Front;Azov;NATO;UN;United Nations;EU;European Union;African Union
AU;Arab League;OSCE;ECOWAS;IGAD;OPEC;IAEA;UNHCR;UNICEF;UNRWA;OCHA;WFP;World Food Programme
Red Cross;Red Crescent;ICRC;Doctors Without Borders;MSF;World Bank;IMF;CIA;FBI;Pentagon;CENTCOM
White House;State Department;Kremlin;Knesset;Congress;Security Council;UN Security Council
U.N. Security Council;Interpol;Mossad;Shin Bet;IDF;UNIFIL;UNDOF;MINUSMA;MONUSCO;AMISOM;KFOR;SFOR
Human Rights Watch;Amnesty International;Syrian Observatory for Human Rights;White Helmets
SPLA;SPLM;UNITA;JNIM;FRELIMO;RENAMO;MPLA;EPLF;ELF;LTTE;PLO;KLA;UCK;KNU;MILF;ISWAP;JEM;FDLR;FNLA
Polisario;Polisario Front;Khmer Rouge;Shining Path;Contras;Sandinistas;Vietcong;IRA;ETA;KDP;PUK
UNOPS;UNDP;IOM;FAO;MINURSO;UNMIK;UNMISS;UNMIS;UNAMA;ISAF;UNPROFOR;CJTF-OIR;ECOMOG;SADC;CSTO
Kurds;Yazidis;Yezidis;Druze;Alawites;Turkmens;Turkomans;Sunnis;Shiites;Shias;Christians;Bedouins
Hutu;Hutus;Tutsi;Tutsis;Tuareg;Tuaregs;Rohingya;Uighurs;Chechens;Pashtuns;Hazaras
"""
NO_BODIES = word_set("""
    GMT UTC EST EDT PST CET TV CEO DNA GPS IED IEDS VBIED VBIEDS USD EUR GDP AIDS HIV COVID AP AFP
    PM AM AD BC II III IV VI VII VIII IX XI OK PHOTO UPDATE NEWS AK RPG UAV UAVS SUV SUVS VIP FAQ
    PDF HTML URL HTTP WWW NGO NGOS IDP IDPS ATM ID PHD MP MPS CNN BBC NPR SMS FM WMD POW POWS
    """)
"""Words in capitals that are no bodies."""


@lru_cache(maxsize=1)
def bodies() -> Mapping[str, str]:
    """Give names of bodies as written, by folded words."""
    names = " ".join(_BODIES.replace("\n", ";").split()).replace("Iraq and;Syria", "Iraq and Syria")
    return {key_of(name.strip()): name.strip() for name in names.split(";") if name.strip()}


@lru_cache(maxsize=1)
def longest_body() -> Mapping[str, int]:
    """Give how many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for key in bodies():
        words = key.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found
