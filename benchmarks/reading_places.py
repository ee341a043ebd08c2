"""Names of places and bodies in news: are they found, and do they mean the right place?

Run ``python benchmarks/reading_places.py --data FOLDER [--show N]``. FOLDER holds any of
``geovirus/GeoVirus.xml`` (articles with locations: name, start and end counted from 1, lat, lon,
page of Wikipedia) and ``re3d/*/documents.json`` with ``entities.json``. Nothing of a situation is
given: only what ships with the reader.

*Exact*: within 20 km; or, for what is no point, the name of the page and within 161 km (a country:
whatever the distance). *Within 161 km*: by the point alone. What has no candidate counts as wrong.
End to end, a place is right where its span is exactly right and it is exact in that sense or lies
within 161 km.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

from defusedxml import ElementTree

from landbridge.model.names import fold
from landbridge.model.readings import Candidate, Document, Span
from landbridge.naming import Known
from landbridge.naming.distances import kilometres
from landbridge.reading import find_sentences, settle_places
from landbridge.reading.mentions import find_mentions
from landbridge.reading.tokens import tokenised

_NEAR_KM, _SAME_KM = 161.0, 20.0
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_COUNTRIES = {"mention-country", "mention-capital"}


def mentions_of(text: str) -> list:
    document = Document(text, "", "", "text/plain", "", "2012-01-01")
    return list(find_mentions(document, tokenised(text, find_sentences(text)), Known()))


def judged(best: Candidate, lon: float, lat: float, page: str) -> tuple[bool, bool]:
    if best.lon is None or best.lat is None:
        return False, False
    km = kilometres((best.lon, best.lat), (lon, lat))
    title = fold(unquote(page.rsplit("/", 1)[-1]).replace("_", " ").split(",")[0].split("(")[0])
    named = bool(title) and (title == fold(best.name) or title in fold(best.name))
    country = best.means.startswith("country:")
    exact = km <= _SAME_KM or (named and (km <= _NEAR_KM or country))
    return exact, km <= _NEAR_KM


def share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):.3f}"


def f1(right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}"


def articles(path: Path):
    for article in ElementTree.parse(path).getroot():
        text = article.find("text").text
        gold = {}
        for place in article.iter("location"):
            name, start = place.find("name").text, int(place.find("start").text) - 1
            if text[start : start + len(name)] != name:
                starts = [found.start() for found in re.finditer(re.escape(name), text)]
                start = min(starts, key=lambda one: abs(one - start))
            point = float(place.find("lon").text), float(place.find("lat").text)
            gold[Span(start, start + len(name))] = (*point, place.find("page").text)
        yield text, gold


def geovirus(path: Path, show: int) -> None:
    wanted = exact = near = found = spans_right = right = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for text, gold in articles(path):
        settled = settle_places(text, list(gold), Known())
        for (span, (lon, lat, page)), candidates in zip(gold.items(), settled, strict=True):
            wanted += 1
            same, close = judged(candidates[0], lon, lat, page) if candidates else (False, False)
            exact, near = exact + same, near + close
            if not same:
                wrong[span.of(text), candidates[0].why if candidates else "nothing"] += 1
        places = [m for m in mentions_of(text) if m.kind == "place" or m.rule in _COUNTRIES]
        found += len(places)
        for mention in places:
            if mention.span not in gold:
                wrong[f"{mention.name} (not wanted)", mention.rule] += 1
                continue
            spans_right += 1
            same = mention.rule in _COUNTRIES and mention.kind == "actor"
            if mention.candidates and mention.candidates[0].lon is not None:
                same = any(judged(mention.candidates[0], *gold[mention.span]))
            right += same
    print(f"GeoVirus, {wanted:,} places whose spans are given:")
    print(f"  exact {share(exact, wanted)}, within 161 km {share(near, wanted)}")
    print(f"  found: {f1(spans_right, found, wanted)}")
    print(f"  found and right: {f1(right, found, wanted)}")
    for what, count in wrong.most_common(show):
        print(f"    {count} times {what}")


def re3d(folder: Path) -> None:
    documents = [json.loads(line) for line in _lines(folder / "documents.json")]
    entities: dict[str, list[tuple[int, int, str]]] = {}
    for line in _lines(folder / "entities.json"):
        one = json.loads(line)
        entities.setdefault(one["documentId"], []).append((one["begin"], one["end"], one["type"]))
    wanted, exact, touched, kinds = Counter(), Counter(), Counter(), Counter()
    for document in documents:
        text = document["text"]
        found = {m.span: m for m in mentions_of(text)}
        for begin, end, kind in entities.get(document["_id"], ()):
            bare = _ARTICLE.match(text[begin:end])
            span = Span(begin + bare.end() if bare else begin, end)
            wanted[kind] += 1
            if span in found:
                exact[kind] += 1
                kinds[kind, found[span].kind] += 1
            touched[kind] += any(span.meets(other) for other in found)
    print(f"re3d {folder.name}:")
    for kind in ("Location", "Organisation", "Nationality"):
        print(
            f"  {kind}: {wanted[kind]} wanted, recall of spans {share(exact[kind], wanted[kind])},"
            f" touched {share(touched[kind], wanted[kind])};"
            f" as place {kinds[kind, 'place']}, as actor {kinds[kind, 'actor']}"
        )


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="list so many of what was wrong")
    options = parser.parse_args()
    path = options.data / "geovirus" / "GeoVirus.xml"
    if path.exists():
        geovirus(path, options.show)
    for folder in sorted(options.data.glob("re3d/*/")):
        if (folder / "documents.json").exists():
            re3d(folder)


if __name__ == "__main__":
    main()
