"""Countries as news writes of them: short names, people and adjectives, capitals that speak."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["CAPITALS", "adjectives", "short_names", "states_of_america"]

# Our own table: code (ISO 3166-1) = adjectives and people / other names. An adjective ending in
# -an, -i, -ish, -ese takes -s for people where English has it; both forms are looked for.
_NATIONS = """
AF=Afghan,Afghani/
AL=Albanian/
DZ=Algerian/
AD=Andorran/
AO=Angolan/
AR=Argentine,Argentinian,Argentinean/
AM=Armenian/
AU=Australian,Aussie/
AT=Austrian/
AZ=Azerbaijani,Azeri/
BS=Bahamian/
BH=Bahraini/
BD=Bangladeshi/
BB=Barbadian/
BY=Belarusian,Belarussian/Byelorussia
BE=Belgian/
BZ=Belizean/
BJ=Beninese/
BT=Bhutanese/
BO=Bolivian/
BA=Bosnian/Bosnia,Bosnia-Herzegovina,Bosnia & Herzegovina
BW=Botswanan/
BR=Brazilian/Brasil
BN=Bruneian/
BG=Bulgarian/
BF=Burkinabe/
BI=Burundian/
KH=Cambodian/
CM=Cameroonian/
CA=Canadian/
CF=Central African/C.A.R.
TD=Chadian/
CL=Chilean/
CN=Chinese/People's Republic of China,PRC,Mainland China
CO=Colombian/
KM=Comorian/
CG=/Republic of Congo,Republic of the Congo,Congo-Brazzaville,Congo Republic
CD=Congolese/Congo,DR Congo,D.R. Congo,DRC,Democratic Republic of Congo,Congo-Kinshasa,Zaire
CR=Costa Rican/
CI=Ivorian/Ivory Coast,Côte d'Ivoire,Cote d'Ivoire
HR=Croatian,Croat/
CU=Cuban/
CY=Cypriot/
CZ=Czech/Czech Republic,Czechia
DK=Danish,Dane/
DJ=Djiboutian/
DO=Dominican/
EC=Ecuadorian,Ecuadorean/
EG=Egyptian/
SV=Salvadoran/
ER=Eritrean/
EE=Estonian/
SZ=Swazi/Eswatini,Swaziland
ET=Ethiopian/
FJ=Fijian/
FI=Finnish,Finn/
FR=French,Frenchman/
GA=Gabonese/
GM=Gambian/
GE=Georgian/
DE=German/
GH=Ghanaian/
GR=Greek/
GT=Guatemalan/
GN=Guinean/
GY=Guyanese/
HT=Haitian/
HN=Honduran/
HU=Hungarian/
IS=Icelandic,Icelander/
IN=Indian/
ID=Indonesian/
IR=Iranian/Islamic Republic of Iran
IQ=Iraqi/
IE=Irish,Irishman/Republic of Ireland
IL=Israeli/
IT=Italian/
JM=Jamaican/
JP=Japanese/
JO=Jordanian/
KZ=Kazakh,Kazakhstani/
KE=Kenyan/
KP=North Korean/North Korea,DPRK,N. Korea
KR=South Korean/South Korea,Republic of Korea,S. Korea
XK=Kosovar,Kosovan/
KW=Kuwaiti/
KG=Kyrgyz/
LA=Laotian/Laos
LV=Latvian/
LB=Lebanese/
LS=Basotho/
LR=Liberian/
LY=Libyan/
LT=Lithuanian/
LU=Luxembourgish/
MK=Macedonian/Macedonia,FYROM
MG=Malagasy/
MW=Malawian/
MY=Malaysian/
MV=Maldivian/
ML=Malian/
MT=Maltese/
MR=Mauritanian/
MU=Mauritian/
MX=Mexican/
MD=Moldovan/
MN=Mongolian/
ME=Montenegrin/
MA=Moroccan/
MZ=Mozambican/
MM=Burmese/Burma
NA=Namibian/
NP=Nepali,Nepalese/
NL=Dutch,Dutchman/Netherlands,Holland
NZ=New Zealander/
NI=Nicaraguan/
NE=/
NG=Nigerian/
NO=Norwegian/
OM=Omani/
PK=Pakistani/
PS=Palestinian/Palestine,Palestinian territories,Palestinian Territory
PA=Panamanian/
PG=Papuan/
PY=Paraguayan/
PE=Peruvian/
PH=Filipino,Philippine/Philippines
PL=Polish,Pole/
PT=Portuguese/
QA=Qatari/
RO=Romanian/
RU=Russian/Russian Federation
RW=Rwandan/
SA=Saudi,Saudi Arabian/Kingdom of Saudi Arabia,KSA
SN=Senegalese/
RS=Serbian,Serb/
SL=Sierra Leonean/
SG=Singaporean/
SK=Slovak,Slovakian/
SI=Slovenian,Slovene/
SO=Somali,Somalian/
ZA=South African/
SS=South Sudanese/
ES=Spanish,Spaniard/
LK=Sri Lankan/
SD=Sudanese/
SR=Surinamese/
SE=Swedish,Swede/
CH=Swiss/
SY=Syrian/Syrian Arab Republic
TW=Taiwanese/
TJ=Tajik/
TZ=Tanzanian/
TH=Thai/
TL=Timorese/East Timor,Timor-Leste
TG=Togolese/
TT=Trinidadian/Trinidad
TN=Tunisian/
TR=Turkish,Turk/Turkey,Türkiye,Turkiye
TM=Turkmen/
UG=Ugandan/
UA=Ukrainian/
AE=Emirati/UAE,U.A.E.,Emirates,United Arab Emirates
GB=British,Briton,Brit/UK,U.K.,Britain,Great Britain,United Kingdom
US=American/US,U.S.,USA,U.S.A.,America,United States,United States of America
UY=Uruguayan/
UZ=Uzbek/
VU=Vanuatuan/
VA=/Vatican,Vatican City,Holy See
VE=Venezuelan/
VN=Vietnamese/Viet Nam
YE=Yemeni,Yemenite/
ZM=Zambian/
ZW=Zimbabwean/
GL=Greenlandic/
HK=/Hong Kong
MO=/Macau,Macao
PR=Puerto Rican/
"""

CAPITALS = {
    "washington": "US", "moscow": "RU", "kremlin": "RU", "white house": "US", "tehran": "IR",
    "baghdad": "IQ", "damascus": "SY", "ankara": "TR", "beijing": "CN", "london": "GB",
    "paris": "FR", "berlin": "DE", "cairo": "EG", "riyadh": "SA", "doha": "QA", "abu dhabi": "AE",
    "amman": "JO", "beirut": "LB", "tel aviv": "IL", "jerusalem": "IL", "islamabad": "PK",
    "kabul": "AF", "new delhi": "IN", "delhi": "IN", "kyiv": "UA", "kiev": "UA", "minsk": "BY",
    "tbilisi": "GE", "yerevan": "AM", "baku": "AZ", "pyongyang": "KP", "seoul": "KR",
    "tokyo": "JP", "rome": "IT", "madrid": "ES", "athens": "GR", "nicosia": "CY",
    "belgrade": "RS", "pristina": "XK", "warsaw": "PL", "budapest": "HU", "tripoli": "LY",
    "tunis": "TN", "algiers": "DZ", "rabat": "MA", "khartoum": "SD", "juba": "SS",
    "addis ababa": "ET", "asmara": "ER", "mogadishu": "SO", "nairobi": "KE", "kampala": "UG",
    "kigali": "RW", "kinshasa": "CD", "abuja": "NG", "bamako": "ML", "pretoria": "ZA",
    "sanaa": "YE", "muscat": "OM", "kuwait city": "KW", "manama": "BH", "ottawa": "CA",
    "canberra": "AU", "brasilia": "BR", "caracas": "VE", "bogota": "CO", "havana": "CU",
    "dhaka": "BD", "colombo": "LK", "kathmandu": "NP", "naypyidaw": "MM", "hanoi": "VN",
    "bangkok": "TH", "jakarta": "ID", "manila": "PH", "kuala lumpur": "MY", "taipei": "TW",
    "chisinau": "MD", "bucharest": "RO", "sofia": "BG", "vienna": "AT", "brussels": "BE",
    "stockholm": "SE", "oslo": "NO", "helsinki": "FI", "copenhagen": "DK", "dublin": "IE",
}  # fmt: skip
"""Names of capitals (and seats) that stand for governments, folded, with their country's code."""

_STATES = """
Ala=Alabama Ariz=Arizona Ark=Arkansas Calif=California Colo=Colorado Conn=Connecticut Del=Delaware
Fla=Florida Ga=Georgia Ill=Illinois Ind=Indiana Kan=Kansas Ky=Kentucky La=Louisiana Md=Maryland
Mass=Massachusetts Mich=Michigan Minn=Minnesota Miss=Mississippi Mo=Missouri Mont=Montana
Neb=Nebraska Nev=Nevada Okla=Oklahoma Ore=Oregon Pa=Pennsylvania Tenn=Tennessee Tex=Texas
Vt=Vermont Va=Virginia Wash=Washington Wis=Wisconsin Wyo=Wyoming AL=Alabama AK=Alaska AZ=Arizona
AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware FL=Florida GA=Georgia HI=Hawaii
ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland
MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska
NV=Nevada OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania TN=Tennessee TX=Texas UT=Utah VT=Vermont
VA=Virginia WA=Washington WI=Wisconsin WY=Wyoming
"""


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Give words for people and things of a country, as written, with its code."""
    found = {}
    for iso, words, _ in _nations():
        for word in words:
            found[word] = iso
            found[_several(word)] = iso
    found |= {
        "New Zealanders": "NZ",
        "Frenchmen": "FR",
        "Dutchmen": "NL",
        "Irishmen": "IE",
        "Scottish": "GB",
        "Welsh": "GB",
        "English": "GB",
    }
    return found


@lru_cache(maxsize=1)
def short_names() -> dict[str, str]:
    """Give names of countries that the gazetteer lacks or has otherwise, with their code."""
    return {name: iso for iso, _, names in _nations() for name in names}


@lru_cache(maxsize=1)
def states_of_america() -> dict[str, str]:
    """Give abbreviations of states that follow a town: ``Va`` is Virginia."""
    return dict(pair.split("=") for pair in _STATES.split())


def _several(word: str) -> str:
    """The plural, where English has one that is not a name of something else."""
    if word.endswith(("ese", "ish", "ss", "ch", "man", "ine")):
        return word
    return word + "s"


def _nations() -> list[tuple[str, list[str], list[str]]]:
    found = []
    for line in _NATIONS.strip().splitlines():
        iso, told = line.split("=", 1)
        words, names = told.split("/", 1)
        found.append((iso, [w for w in words.split(",") if w], [n for n in names.split(",") if n]))
    return found
