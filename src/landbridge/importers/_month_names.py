"""Names of months and weekdays in seven languages, and the words that dates are padded with."""

# ruff: noqa: RUF001 - Cyrillic letters that look like Latin ones are meant

from __future__ import annotations

__all__ = ["FILLERS", "MONTHS", "OPENERS", "WEEKDAYS"]

_MONTHS = (
    "january jan janvier janv januar jänner jän enero ene января январь янв січня січень січ"
    " يناير كانون_الثاني جانفي",
    "february feb février févr fév februar febrero февраля февраль фев февр лютого лютий лют"
    " فبراير شباط فيفري",
    "march mar mars märz marzo марта март мар березня березень бер берез مارس آذار",
    "april apr avril avr abril abr апреля апрель апр квітня квітень квіт кві"
    " أبريل إبريل نيسان أفريل",
    "may mai mayo мая май травня травень трав тра مايو أيار ماي",
    "june jun juin juni junio июня июнь июн червня червень черв чер يونيو حزيران جوان",
    "july jul juillet juil juli julio июля июль июл липня липень лип يوليو تموز جويلية",
    "august aug août agosto ago августа август авг серпня серпень серп сер أغسطس آب أوت",
    "september sept sep septembre septiembre сентября сентябрь сен сент вересня вересень вер верес"
    " سبتمبر أيلول",
    "october oct octobre oktober okt octubre октября октябрь окт жовтня жовтень жовт жов"
    " أكتوبر تشرين_الأول",
    "november nov novembre noviembre ноября ноябрь ноя нояб листопада листопад лист лис"
    " نوفمبر تشرين_الثاني",
    "december dec décembre déc dezember dez diciembre dic декабря декабрь дек грудня грудень груд"
    " гру"
    " ديسمبر كانون_الأول",
)
MONTHS: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.replace("_", " ") for name in line.split()) for line in _MONTHS
)
"""Names and usual abbreviations of each month, January first."""

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch"
    " donnerstag freitag samstag sonntag lunes martes miércoles jueves viernes sábado domingo"
    " понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа"
    " п'ятниця субота неділя الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
WEEKDAYS = tuple(_WEEKDAYS.split())
"""Days of the week: they are passed over."""

FILLERS = (
    "of", "the", "de", "del", "du", "le", "el", "den", "am", "on",
    "г", "года", "году", "р", "року", "عام", "سنة", "م",
)  # fmt: skip
"""Words within dates that say nothing about the day."""

OPENERS = ("from", "between", "vom", "von", "desde", "entre", "с", "со", "з", "від", "من", "بين")
"""Words that open an interval: without an end, such a date is not one day."""
