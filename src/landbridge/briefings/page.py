"""The briefing as one HTML file that needs nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html, json_for_script
from landbridge.briefings._frames import frames_data
from landbridge.briefings._maptext import live_sheet
from landbridge.briefings._names import actor_name, report_address
from landbridge.briefings._odds_strip import odds_strip_svg
from landbridge.briefings._outline import Lines, numbered
from landbridge.briefings._phrases import citation, prose_day, report_sentence
from landbridge.briefings._reports import every_report
from landbridge.briefings._scene import make_scene
from landbridge.briefings._sections import recipe_line, recipe_text, sections
from landbridge.briefings._sheet import map_css, placed_names, sheet
from landbridge.briefings._strip import strip_svg
from landbridge.briefings._words import NOT_A_CLEARANCE, ends_words, headline

if TYPE_CHECKING:
    from landbridge.briefings._outline import Cell, Section, Table
    from landbridge.briefings._scene import Scene
    from landbridge.model.answers import Answer
    from landbridge.model.atlas import Atlas
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["render_page"]

_WIDTH = 1000.0


def _asset(name: str) -> str:
    folder = resources.files("landbridge.briefings") / "assets"
    return (folder / name).read_text(encoding="utf-8")


def _hashed(text: str) -> str:
    """Give the digest by which a content policy lets one inline text through."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _cell(cell: Cell, numbers: dict[str, int]) -> str:
    notes = [numbers[r.id] for r in cell.refs if r.id in numbers]
    marks = ", ".join(f'<a href="#r{n}" aria-label="note {n}">{n}</a>' for n in notes)
    return html(cell.text) + (f"<sup>{marks}</sup>" if marks else "")


def _table(table: Table, numbers: dict[str, int]) -> str:
    def row(cells: list[str], tag: str, scope: str = "") -> str:
        made = (
            f"<{tag}{scope}{' class=num' if i in table.numeric else ''}>{text}</{tag}>"
            for i, text in enumerate(cells)
        )
        return f"<tr>{''.join(made)}</tr>"

    head = row([html(h) for h in table.headers], "th", ' scope="col"')
    body = "".join(row([_cell(c, numbers) for c in cells], "td") for cells in table.rows)
    return (
        f'<div class="wide"><table><caption>{html(table.caption)}</caption>'
        f"<thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _section(section: Section, numbers: dict[str, int]) -> str:
    parts = [f'<section id="{section.id}"><h2>{html(section.title)}</h2>']
    for block in section.blocks:
        if not isinstance(block, Lines):
            parts += [_table(block, numbers)] if block.rows else []
        elif block.bullets and block.items:
            items = "".join(f"<li>{_cell(c, numbers)}</li>" for c in block.items)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [f"<p>{_cell(c, numbers)}</p>" for c in block.items]
    return "".join(parts) + "</section>"


def _evidence(reports: dict[str, Report], numbers: dict[str, int], situation: Situation) -> str:
    """List every report once, each the target of its footnote numbers."""
    items = []
    for key, number in numbers.items():
        report = reports[key]
        address = report_address(report)
        link = (
            f' <a href="{html(address)}" rel="noopener noreferrer">{html(address)}</a>'
            if address
            else ""
        )
        items.append(
            f'<li id="r{number}" value="{number}">{html(report_sentence(report, situation))}. '
            f"{html(citation(report))}{link}</li>"
        )
    said = f'<ol class="evidence">{"".join(items)}</ol>' if items else "<p>No reports.</p>"
    return f'<section id="evidence"><h2>Evidence</h2>{said}</section>'


def _map(scene: Scene, answer: Answer) -> str:
    """Draw the map with its slider, hidden until the script runs."""
    atlas = scene.atlas
    frame = atlas.frames[atlas.asked]
    around = live_sheet(atlas, answer)
    day = min(max(answer.as_of, frame.first), frame.last)
    first, last = atlas.frames[0].first, atlas.frames[-1].last
    lines = "".join(f"<p>{html(line)}</p>" for line in (*around.lines, *around.foot))
    return (
        '<figure aria-label="Map"><div id="lb-controls" hidden>'
        '<button type="button" id="lb-earlier">Previous change</button>'
        f'<input type="range" id="lb-day" min="{first}" max="{last}" value="{day}" step="1" '
        f'data-asked="{day}" aria-label="Day shown on the map" aria-valuetext="{prose_day(day)}">'
        '<button type="button" id="lb-later">Next change</button>'
        '<button type="button" id="lb-asked">Asked day</button>'
        '<output id="lb-readout" for="lb-day"></output></div>'
        f"{sheet(scene, frame, around)}<figcaption>{lines}</figcaption></figure>"
    )


def _odds(answer: Answer) -> str:
    """Draw the odds day by day, where they were asked for."""
    if answer.odds is None:
        return ""
    drawn = odds_strip_svg(answer.odds, width=_WIDTH)
    return f'<figure aria-label="Odds over drawn courses of events">{drawn}</figure>'


def _body(answer: Answer, scene: Scene, situation: Situation, title: str) -> str:
    parts = sections(answer, situation)
    numbers = numbered(parts, answer.reports)
    reports = {report.id: report for report in every_report(answer)}
    licence = situation.attribution or situation.licence or ""
    return (
        '<a class="skip" href="#answer">Skip to the answer</a>'
        f"<header><p>{html(situation.title)}</p><h1>{html(title)}</h1></header>"
        f'<main><div class="answer" id="answer"><p class="headline">'
        f'{html(headline(answer, situation))}</p><p class="clearance">{NOT_A_CLEARANCE}</p></div>'
        f'{_map(scene, answer)}<figure aria-label="History">'
        f"{strip_svg(answer, width=_WIDTH, live=True)}</figure>{_odds(answer)}"
        f"{''.join(_section(part, numbers) for part in parts)}"
        f"{_evidence(reports, numbers, situation)}"
        f'<section id="recipe"><h2>Recipe</h2><p>{html(recipe_line(answer))}</p><details>'
        "<summary>Everything needed to compute this answer again</summary>"
        f"<pre>{_preformatted(recipe_text(answer))}</pre></details></section></main>"
        f"<footer><p>Data: {html(licence)}</p><p>{html(scene.atlas.source_line)}</p>"
        f"<p>{NOT_A_CLEARANCE}</p></footer>"
    )


def _preformatted(text: str) -> str:
    """Escape line by line, keeping the lines and their indents."""
    rows = text.splitlines()
    return "\n".join(" " * (len(r) - len(r.lstrip())) + html(r.lstrip()) for r in rows)


def render_page(answer: Answer, atlas: Atlas, situation: Situation, *, language: str = "en") -> str:
    """Lay an answer out as one HTML file: no address is loaded, with or without a script.

    Parameters
    ----------
    answer
        the answer, already coarsened where it is about recent days
    atlas
        the frames through which the slider moves
    situation
        where names, sources and licence stand
    language
        the language tag of the page
    """
    scene = make_scene(atlas, _WIDTH)
    who = actor_name(situation, answer.query.traveller)
    ends = ends_words(answer.query, situation).removeprefix("from ")
    title = f"{ends[:1].upper()}{ends[1:]}, for {who}, {prose_day(answer.as_of)}"
    style = f"{_asset('page.css')}{map_css()}{scene.looks.css}"
    script = _asset("page.js")
    placed = placed_names(scene, atlas.frames[atlas.asked], live_sheet(atlas, answer))
    frames = json_for_script(frames_data(scene, [name.box for name in placed]))
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hashed(style)}; "
        f"script-src {_hashed(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{html(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{html(title)}</title><style>{style}</style></head>\n"
        f"<body>{_body(answer, scene, situation, title)}\n"
        f'<script type="application/json" id="lb-data">{frames}</script>'
        f"<script>{script}</script></body></html>\n"
    )
