"""Reports written as CSV with HXL hashtags are the same reports when they are read back."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from landbridge.cli.main import main

FOLDER = {
    "situation.toml": 'format = 1\ntitle = "A valley"\n',
    "sources.csv": "id,name,licence\nlantern,The Daily Lantern,CC0-1.0\n",
    "actors.csv": "id,name,kind\nnorth,The North,state\nunion,Aid Union,organisation\n",
    "places.csv": "id,name,lon,lat,country\naval,Aval,20,10,XA\nbrenn,Brenn,20.4,10.1,XA\n",
    "links.csv": "id,a,b,km\nroad,aval,brenn,50\n",
    "reports.csv": (
        "source,published,date,event,place,link,a,b,actor,other_actor,for,cargo,direction,"
        "permission,vehicle,credibility,locator,quote,note,label\n"
        "lantern,2019-01-06,2019-01-05,holds,aval,,,,north,,,,,,,2,https://l.example/1,"
        '"Held, they say",,first\n'
        "lantern,2019-02-07,2019-01,contests,brenn,,,,north,union,,,,,,,p. 2,,a note,\n"
        "lantern,2019-01-08,2019-01-07/2019-01-08,restricts,,,aval,brenn,north,,union,relief,ab,"
        "permit,,3,,,,\n"
        "lantern,2019-01-09,2019-01-09,cuts,,road,,,,,,,,,4,,,,,\n"
        "lantern,2019-01-10,2019-01-09,holds,country:XA,,,,north,,,,,,,,,,,\n"
        "lantern,2019-01-11,2019-01-10,agrees,,,,,north,union,,,,,,,,,,\n"
    ),
}


def told(*words: str) -> str:
    """What a command says; it has to succeed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main([*words, "--quiet"])
    assert code == 0, out.getvalue()
    return out.getvalue()


def test_reports__are_the_same_when_they_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text, "utf-8")
    file, table = str(tmp_path / "valley.gpkg"), str(tmp_path / "theirs.csv")
    told("new", file)
    told("add", file, str(folder))
    told("export", file, table, "--layer", "reports")
    again = told("add", file, table)
    assert "theirs.csv, read as hxl: " in again
    assert "added 1 imports; already there: 6 reports" in again
