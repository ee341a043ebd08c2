"""Workbooks written by hand, member by member, so that each can be broken where a test wants."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

CELL = str | int | float | None


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Pack members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_xml(rows: list[list[CELL]], extra: str = "") -> str:
    """A sheet; a cell that begins with ``<`` is XML already, with HERE where it stands."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row, 1):
            place = f"{letters(column)}{number}"
            if isinstance(cell, str) and cell.startswith("<"):
                cells.append(cell.replace("HERE", place))
            elif isinstance(cell, str):
                text = f"<is><t>{escape(cell)}</t></is>"
                cells.append(f'<c r="{place}" t="inlineStr">{text}</c>')
            elif cell is not None:
                cells.append(f'<c r="{place}"><v>{cell}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{"".join(lines)}{extra}</sheetData></worksheet>'


def day_cell(serial: float) -> str:
    """A number that the sheet shows as a day."""
    return f'<c r="HERE" s="1"><v>{serial}</v></c>'


def xlsx_members(
    sheets: dict[str, list[list[CELL]]], extra: str = "", *, date1904: bool = False
) -> dict[str, str | bytes]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="rId99" Type="{relations}/styles" Target="styles.xml"/>'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kinds}.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    system = '<workbookPr date1904="1"/>' if date1904 else ""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
        f' Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}">{system}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for number, rows in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(rows, extra if number == 1 else "")
    return members


def xlsx(sheets: dict[str, list[list[CELL]]], extra: str = "", *, date1904: bool = False) -> bytes:
    """A workbook of Excel."""
    return zipped(xlsx_members(sheets, extra, date1904=date1904))


def ods_members(rows: list[list[CELL]], prolog: str = "", tail: str = "") -> dict[str, str | bytes]:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            if isinstance(cell, str) and cell.startswith("<"):
                cells.append(cell)
            elif isinstance(cell, str):
                cells.append(
                    '<table:table-cell office:value-type="string">'
                    f"<text:p>{escape(cell)}</text:p></table:table-cell>"
                )
            elif cell is None:
                cells.append("<table:table-cell/>")
            else:
                cells.append(
                    f'<table:table-cell office:value-type="float" office:value="{cell}">'
                    f"<text:p>{cell}</text:p></table:table-cell>"
                )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    content = (
        f'{prolog}<office:document-content xmlns:office="{office}:office:1.0"'
        f' xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Sheet1">'
        f"{''.join(lines)}{tail}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}


def ods(rows: list[list[CELL]], prolog: str = "", tail: str = "") -> bytes:
    """A workbook of OpenDocument."""
    return zipped(ods_members(rows, prolog, tail))
