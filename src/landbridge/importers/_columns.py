"""Guesses which column is which by its name, in seven languages, and by what stands in it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from landbridge.importers._column_map import PLACE_COLUMNS, ColumnMap
from landbridge.importers._dates import read_date
from landbridge.importers._event_words import meant_event
from landbridge.importers._points import read_pair
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.importers._tables import OpenTable

__all__ = ["guess_columns", "guess_events"]

_NAMES = {
    "date": "date event_date date_of_event event_day day when fecha datum date_de_l'événement"
    " дата تاريخ التاريخ date_start start_date start since",
    "end": "end end_date date_end until",
    "published": "published publication_date date_published published_at reported report_date"
    " date_reported pub_date veröffentlicht publié publicado опубликовано опубліковано",
    "event": "event event_type type_of_event type action status what happened ereignis événement"
    " evento событие подія حدث",
    "place": "place place_name location town city settlement village locality site where ort stadt"
    " lieu ville lugar ciudad localidad место город населенный_пункт місто населений_пункт"
    " مكان مدينة",
    "lon": "lon long lng longitude x longitud länge längengrad долгота довгота خط_الطول"
    " geo_lon point_x",
    "lat": "lat latitude y latitud breite breitengrad широта خط_العرض دائرة_العرض geo_lat point_y",
    "lat_lon": "coordinates coords lat_lon latlon latitude_longitude gps geo geopoint koordinaten"
    " coordonnées coordenadas координаты координати",
    "pcode": "pcode p_code place_code adm4_pcode adm3_pcode adm2_pcode admin3pcode admin2pcode",
    "geonames": "geonames geonameid geoname_id geonames_id",
    "country": "country_code iso2 iso_a2 country_iso2",
    "admin1": "admin1 adm1 adm_1 admin_1 province governorate oblast region state gouvernorat"
    " provinz provincia область محافظة",
    "actor": "actor actor1 side_a who group holder controlled_by controlling_party held_by control"
    " controller faction akteur acteur partei groupe grupo actor_1 сторона актор"
    " wer qui quién кто хто الجهة",
    "other_actor": "other_actor actor2 side_b against opponent actor_2 other_side from_whom"
    " lost_by previous_holder gegner adversaire",
    "source": "source sources source_name publisher outlet quelle fuente источник джерело مصدر",
    "locator": "locator url link source_url source_link page id event_id ref reference",
    "quote": "quote text description summary details notes event_description zitat citation cita"
    " beschreibung описание опис وصف",
    "note": "note comment comments remarks remark bemerkung commentaire примечание примітка",
    "credibility": "credibility information_credibility",
    "cargo": "cargo",
    "vehicle": "vehicle vehicle_class",
    "permission": "permission",
    "name": "name place place_name town city settlement village location ort nom nombre имя назва"
    " название назва_населеного_пункту اسم",
    "kind": "kind type place_type feature_type",
    "aliases": "aliases other_names alternate_names alternatenames alias",
    "id": "id place_id",
}
_ARABIC_ARTICLE = re.compile("\\b\u0627\u0644(?=\\w{2})")


def _key(name: str) -> str:
    """A name as it is compared: without case, accents, marks, and the article of Arabic."""
    return _ARABIC_ARTICLE.sub("", fold(name.replace("_", " ")))


_NAMES_OF = {our: tuple(map(_key, names.split())) for our, names in _NAMES.items()}
_SURE_SHARE = 0.8
_ROWS_SEEN = 200
_MOST_WORDS = 200


def guess_columns(table: OpenTable, ours: tuple[str, ...]) -> ColumnMap:
    """Propose which of their columns is which of ours: by name, then by what stands in them.

    Each of their columns is used once; names that come first in our lists win.
    """
    guess = ColumnMap(ours)
    free = {_key(name): name for name in reversed(table.header) if _key(name)}
    for our in ours:
        for name in _NAMES_OF.get(our, ()):
            if name in free:
                guess.columns[our] = free.pop(name)
                break
    _by_content(table, guess, list(free.values()))
    if guess.has("lon", "lat"):
        guess.columns.pop("lat_lon", None)
    return guess


def _by_content(table: OpenTable, guess: ColumnMap, free: list[str]) -> None:
    """Find the column of dates, and the one of points, by what stands in the first rows."""
    seen = [row.cells for row in islice(table.rows(), _ROWS_SEEN)]
    wanted = []
    if guess.ours != PLACE_COLUMNS and not guess.has("date"):
        wanted.append(("date", _is_date))
    if not guess.has("lon", "lat") and not guess.has("lat_lon"):
        wanted.append(("lat_lon", _is_pair))
    for our, fits in wanted:
        sure = []
        for name in free:
            cells = [cells[name] for cells in seen if cells.get(name)]
            if cells and sum(map(fits, cells)) >= _SURE_SHARE * len(cells):
                sure.append(name)
        if len(sure) == 1:
            guess.columns[our] = sure[0]
            free.remove(sure[0])


def _is_date(text: str) -> bool:
    """Whether it is a date in some order; a bare number is none."""
    if text.isdigit():
        return False
    for order in ("dmy", "mdy"):
        try:
            read_date(text, order=order)
        except ValueError:
            continue
        return True
    return False


def _is_pair(text: str) -> bool:
    try:
        read_pair(text)
    except ValueError:
        return False
    return True


def guess_events(words: Iterable[str]) -> dict[str, str]:
    """Propose what their words for events mean; those not known are left empty."""
    return {word: meant_event(word) for word in islice(words, _MOST_WORDS)}
