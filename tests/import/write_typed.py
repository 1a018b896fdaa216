"""Writes a plan as officials have it, part by part, as Word, Excel, OpenOffice and others write it: nothing but
Python's own library, and none of what LibreOffice does."""
import html
import zipfile

from known import rows_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' \
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' \
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def e(text):
    return html.escape(text, quote=False)


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), text, kind)


def content_types(parts):
    """Of the parts that have one of their own: name → the end of its type."""
    kind = "application/vnd.openxmlformats-officedocument."
    own = "".join(f'<Override PartName="/{name}" ContentType="{kind}{end}+xml"/>' for name, end in parts.items())
    return HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ' \
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ' \
        f'ContentType="application/xml"/>{own}</Types>'


def blocks(source):
    """The document, whatever it is written in: ("title", text), ("heading", level, text), ("p", text), ("goal", text)
    and ("rows", objectives)."""
    yield "title", source.title()
    for level, number, title, introduction, own in source.areas():
        yield "heading", level + 1, title
        yield from (("p", text) for text in introduction)
        yield from own


# ---- Word ----

def run(text, bold=False):
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{e(text)}</w:t></w:r>'


def split_runs(text):
    """As Word leaves a text that has been proofread and edited: in pieces, with marks between."""
    pieces = text.split(" ")
    out = ""
    for i, piece in enumerate(pieces):
        space = " " if i + 1 < len(pieces) else ""
        if i % 7 == 2:
            out += f'<w:proofErr w:type="spellStart"/>{run(piece + space)}<w:proofErr w:type="spellEnd"/>'
        elif i % 7 == 4:
            out += f'<w:smartTag w:uri="urn:x" w:element="place">{run(piece + space)}</w:smartTag>'
        elif i % 7 == 5 and len(piece) > 6:
            out += f'<w:r><w:t>{e(piece[:3])}</w:t><w:softHyphen/><w:t xml:space="preserve">{e(piece[3:] + space)}</w:t></w:r>'
        elif i % 7 == 6:
            out += f'<w:hyperlink r:id="rId9" w:history="1">{run(piece + space)}</w:hyperlink>'
        else:
            out += run(piece + space)
    return out


def paragraph(content, style=None, numbering=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        properties += f'<w:numPr><w:ilvl w:val="{numbering[0]}"/><w:numId w:val="{numbering[1]}"/></w:numPr>'
    return f'<w:p w:rsidR="00AB12CD"><w:pPr>{properties}</w:pPr>{content}</w:p>'


def word_cell(content, merge=None, width=2000):
    merged = "" if merge is None else f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{content or "<w:p/>"}</w:tc>'


def word_activities(activities, n):
    out = ""
    for one in activities:
        # Two kinds of bullets, and a numbered list; one alone is no list.
        numbering = None if len(activities) == 1 and not one["items"] else (0, 1 + n % 3)
        style = "Liststycke" if numbering else None
        out += paragraph(split_runs(one["text"]), style, numbering)
        out += "".join(paragraph(run(item), style, (1, 1 + n % 3)) for item in one["items"])
    return out


def word_table(source, objectives, has_objectives, has_numbers):
    t = source.typed
    columns = (["number"] if has_numbers else []) + (["objective"] if has_objectives else []) + \
        ["activity", "responsible", "timeframe"]
    header = "".join(word_cell(paragraph(run(t[c] + (":" if c == "responsible" else ""), True))) for c in columns)
    out = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{header}</w:tr>"
    for n, objective in enumerate(objectives):
        rows = rows_of(objective)
        for i, (activities, who, when) in enumerate(rows):
            number = objective["number"] if i == 0 and objective["number"] else activities[0]["number"] if activities else ""
            merge = None if len(rows) == 1 else "restart" if i == 0 else ""
            cells = [word_cell(paragraph(run(number)))] if has_numbers else []
            if has_objectives:
                cells.append(word_cell("".join(paragraph(split_runs(text)) for text in objective["texts"] or ["–"]) if i == 0 else "",
                                       merge))
            cells.append(word_cell(word_activities(activities, n)))
            joined = ", ".join(who) if n % 2 and not any("," in w or "exempelvis" in w for w in who) else None
            cells.append(word_cell(paragraph(run(joined)) if joined else "".join(paragraph(run(w)) for w in who)))
            cells.append(word_cell("".join(paragraph(run(w)) for w in when)))
            row = "<w:tr>" + "".join(cells) + "</w:tr>"
            out += f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>" if n == 1 and len(rows) == 1 else row
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/></w:tblPr><w:tblGrid/>{out}</w:tbl><w:p/>'


def word_goal(text, n, label):
    if n % 2:
        return paragraph(run(label + ": ", True) + split_runs(text))
    box = paragraph(run(text))
    return f'<w:tbl><w:tblGrid/><w:tr>{word_cell(paragraph(run(label, True)) + box)}</w:tr></w:tbl><w:p/>'


def numbering():
    """Two kinds of bullets, and numbers."""
    signs = [("bullet", "\uf0b7"), ("bullet", "–"), ("decimal", "%1.")]
    levels = ["".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/></w:lvl>' for level in (0, 1))
              for kind, sign in signs]
    return "".join(f'<w:abstractNum w:abstractNumId="{i}">{own}</w:abstractNum>' for i, own in enumerate(levels)) + \
        "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(levels)))


def write_docx(source, path):
    body, n = "", 0
    objectives = [o for kind, *rest in blocks(source) if kind == "rows" for o in rest[0]]
    has_objectives, has_numbers = any(o["texts"] for o in objectives), \
        any(o["number"] or any(a["number"] for a in o["activities"]) for o in objectives)
    label = "Mål" if source.language != "fi" else "Tavoite"
    for kind, *rest in blocks(source):
        if kind == "title":
            body += paragraph(split_runs(rest[0]), "Rubrik")
        elif kind == "heading" and rest[0] == 1 and not any(b[0] == "heading" and b[1] > 1 for b in blocks(source)):
            body += paragraph(run(rest[1], True))  # A heading that is only bold.
        elif kind == "heading":
            body += paragraph(run(rest[1]), f"Rubrik{rest[0]}")
        elif kind == "p":
            body += paragraph(split_runs(rest[0]))
        elif kind == "goal":
            n += 1
            body += word_goal(rest[0], n, label)
        else:
            body += word_table(source, rest[0], has_objectives, has_numbers)
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Rubrik{i}"><w:name w:val="heading {i}"/></w:style>' for i in (1, 2, 3))
    styles += '<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/></w:style>'
    pack(path, {
        "[Content_Types].xml": content_types({"word/document.xml": "wordprocessingml.document.main",
                                              "word/styles.xml": "wordprocessingml.styles",
                                              "word/numbering.xml": "wordprocessingml.numbering"}),
        "word/_rels/document.xml.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'numbering" Target="numbering.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>',
        "_rels/.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": HEAD + f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": HEAD + f"<w:numbering {W}>{numbering()}</w:numbering>",
        "word/styles.xml": HEAD + f"<w:styles {W}>{styles}</w:styles>"})


# ---- Spreadsheets ----

def sheet_of(source):
    """Rows of cells, each a text or None (what is above it goes on), and where cells are merged: (column, first, last)."""
    t = source.typed
    areas = [a for a in source.areas() if any(kind == "rows" for kind, _ in a[4])]
    has_goal = any(kind == "goal" for a in areas for kind, _ in a[4])
    columns = ["area"] + (["goal"] if has_goal else []) + ["objective", "activity", "responsible", "timeframe"]
    rows, merges = [[t[c] for c in columns]], []
    for _, _, title, _, own in areas:
        goal, first_of_area = None, len(rows)
        for kind, value in own:
            if kind == "goal":
                goal = value if goal is None else goal + "\n" + value if rows[-1][1] is None else value
                continue
            first_of_goal = len(rows)
            for objective in value:
                first = len(rows)
                for activities, who, when in rows_of(objective):
                    for i, activity in enumerate(activities or [None]):
                        cells = {"area": title, "goal": goal, "objective": "\n".join(objective["texts"]) or "–",
                                 "activity": activity and "\n– ".join([activity["text"], *activity["items"]]),
                                 "responsible": "\n".join(who), "timeframe": "\n".join(when)}
                        rows.append([cells[c] for c in columns])
                    if len(activities) > 1:
                        merges += [(columns.index(c), len(rows) - len(activities), len(rows) - 1) for c in ("responsible", "timeframe")]
                if len(rows) - first > 1 and objective["texts"]:
                    merges.append((columns.index("objective"), first, len(rows) - 1))
            if has_goal and goal and len(rows) - first_of_goal > 1:
                merges.append((1, first_of_goal, len(rows) - 1))
        if len(rows) - first_of_area > 1:
            merges.append((0, first_of_area, len(rows) - 1))
    return rows, merges


def covered(merges):
    return {(row, column) for column, first, last in merges for row in range(first + 1, last + 1)}


def write_xlsx(source, path):
    """A title row above, strings of runs, and cells merged down."""
    rows, merges = sheet_of(source)
    hidden, strings, index = covered(merges), [], {}
    data = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{e(source.title())}</t></is></c></row>'
    for r, row in enumerate(rows):
        cells = ""
        for c, text in enumerate(row):
            if (r, c) in hidden or not text:
                cells += f'<c r="{chr(65 + c)}{r + 3}" s="1"/>'
                continue
            if text not in index:
                index[text] = len(strings)
                strings.append(text)
            cells += f'<c r="{chr(65 + c)}{r + 3}" t="s"><v>{index[text]}</v></c>'
        data += f'<row r="{r + 3}">{cells}</row>'
    refs = "".join(f'<mergeCell ref="{chr(65 + c)}{first + 3}:{chr(65 + c)}{last + 3}"/>' for c, first, last in merges)
    refs += f'<mergeCell ref="A1:{chr(64 + len(rows[0]))}1"/>'
    si = "".join(f'<si><r><t xml:space="preserve">{e(s[:5])}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{e(s[5:])}</t></r></si>'
                 if len(s) > 30 else f'<si><t xml:space="preserve">{e(s)}</t></si>' for s in strings)
    x = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    pack(path, {
        "[Content_Types].xml": content_types({"xl/workbook.xml": "spreadsheetml.sheet.main",
                                              "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
                                              "xl/sharedStrings.xml": "spreadsheetml.sharedStrings"}),
        "_rels/.rels": HEAD + relations + f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook {x} xmlns:r="{office}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + relations + f'<Relationship Id="rId1" Type="{office}/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="' + office + '/sharedStrings" Target="sharedStrings.xml"/>'
        '</Relationships>',
        "xl/sharedStrings.xml": HEAD + f'<sst {x} count="{len(strings)}" uniqueCount="{len(strings)}">{si}</sst>',
        "xl/worksheets/sheet1.xml": HEAD + f'<worksheet {x}><sheetData>{data}</sheetData><mergeCells>{refs}</mergeCells></worksheet>'})


def write_csv(source, path):
    """Sorted by somebody: each row says all of it again."""
    def quoted(text):
        return '"' + text.replace('"', '""') + '"' if text and set(text) & set(';"\n') else text or ""
    rows, _ = sheet_of(source)
    text = "\r\n".join(";".join(quoted(cell) for cell in row) for row in rows) + "\r\n"
    path.write_bytes(text.encode("cp1252") if source.language == "sv" else b"\xff\xfe" + text.encode("utf-16-le"))


# ---- OpenDocument ----

ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ["office", "text", "table", "style"])


def write_odf(path, kind, body):
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    pack(path, {"mimetype": mimetype,
                "content.xml": f'<office:document-content {ODF} office:version="1.3"><office:body><office:{kind}>{body}'
                f"</office:{kind}></office:body></office:document-content>",
                "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}" manifest:version="1.3"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{mimetype}"/><manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>'})


def odf_lines(text):
    return "".join(f"<text:p>{e(line)}</text:p>" for line in text.split("\n"))


def write_ods(source, path):
    rows, merges = sheet_of(source)
    spans, hidden = {(first, c): last - first + 1 for c, first, last in merges}, covered(merges)
    body = ""
    for r, row in enumerate(rows):
        cells = ""
        for c, text in enumerate(row):
            if (r, c) in hidden:
                cells += "<table:covered-table-cell/>"
            else:
                span = f' table:number-rows-spanned="{spans[r, c]}" table:number-columns-spanned="1"' if (r, c) in spans else ""
                cells += f"<table:table-cell{span}>{odf_lines(text) if text else ''}</table:table-cell>"
        body += f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16370"/></table:table-row>'
    body += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    write_odf(path, "spreadsheet", f'<table:table table:name="Blad1">{body}</table:table>')


def odf_table(source, objectives):
    t = source.typed
    columns = (["objective"] if any(o["texts"] for o in objectives) else []) + ["activity", "responsible", "timeframe"]
    out = "<table:table-header-rows><table:table-row>" + \
        "".join(f"<table:table-cell>{odf_lines(t[c])}</table:table-cell>" for c in columns) + "</table:table-row></table:table-header-rows>"
    for objective in objectives:
        rows = rows_of(objective)
        for i, (activities, who, when) in enumerate(rows):
            cells = ""
            if "objective" in columns:
                span = f' table:number-rows-spanned="{len(rows)}"' if len(rows) > 1 else ""
                cells = f"<table:table-cell{span}>{odf_lines(chr(10).join(objective['texts'] or ['–']))}</table:table-cell>" if i == 0 \
                    else "<table:covered-table-cell/>"
            items = "".join(f"<text:list-item>{odf_lines(one['text'])}" + (
                "<text:list>" + "".join(f"<text:list-item>{odf_lines(item)}</text:list-item>" for item in one["items"]) + "</text:list>"
                if one["items"] else "") + "</text:list-item>" for one in activities)
            cells += f"<table:table-cell>{'<text:list>' + items + '</text:list>' if items else '<text:p/>'}</table:table-cell>"
            cells += f"<table:table-cell>{odf_lines(chr(10).join(who))}</table:table-cell>"
            cells += f"<table:table-cell>{odf_lines(chr(10).join(when))}</table:table-cell>"
            out += f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table><table:table-column table:number-columns-repeated="{len(columns)}"/>{out}</table:table><text:p/>'


def write_odt(source, path):
    body = ""
    for kind, *rest in blocks(source):
        if kind == "title":
            body += f'<text:p text:style-name="Title">{e(rest[0])}</text:p>'
        elif kind == "heading":
            body += f'<text:h text:outline-level="{rest[0]}">{e(rest[1])}</text:h>'
        elif kind == "p":
            body += odf_lines(rest[0])
        elif kind == "goal":
            body += odf_lines(source.typed["goal"] + ": " + rest[0])
        else:
            body += odf_table(source, rest[0])
    write_odf(path, "text", body)


# ---- HTML ----

def write_html(source, path):
    """As a site has it: headings, lists with <br>, cells that span rows."""
    body = ""
    for kind, *rest in blocks(source):
        if kind == "title":
            body += f"<h1>{e(rest[0])}</h1>\n"
        elif kind == "heading":
            body += f"<h{rest[0] + 1}>{e(rest[1])}</h{rest[0] + 1}>\n"
        elif kind == "p":
            body += f"<p>{e(rest[0])}\n"
        elif kind == "goal":
            body += f"<p><strong>{source.typed['goal']}:</strong> {e(rest[0])}</p>\n"
        else:
            has_objectives = any(o["texts"] for o in rest[0])
            columns = (["objective"] if has_objectives else []) + ["activity", "responsible", "timeframe"]
            body += "<table><thead><tr>" + "".join(f"<th scope=col>{source.typed[c]}" for c in columns) + "</thead>\n"
            for objective in rest[0]:
                rows = rows_of(objective)
                for i, (activities, who, when) in enumerate(rows):
                    body += "<tr>"
                    if has_objectives and i == 0:
                        body += f"<td rowspan={len(rows)}>" + "<br>".join(map(e, objective["texts"] or ["–"]))
                    body += "<td>" + ("<ul>" + "".join("<li>" + e(a["text"]) + ("<ul><li>" + "<li>".join(map(e, a["items"])) + "</ul>"
                                                                              if a["items"] else "") for a in activities) + "</ul>"
                                      if activities else "")
                    body += "<td>" + "<br>".join(map(e, who)) + "<td>" + "<br>".join(map(e, when)) + "\n"
            body += "</table>\n"
    path.write_text(f'<!doctype html>\n<html lang="{source.language}"><meta charset=utf-8><title>{e(source.title())} – Regionen</title>'
                    f"<body><main>{body}</main></body></html>\n")


WRITERS = {"docx": write_docx, "odt": write_odt, "xlsx": write_xlsx, "ods": write_ods, "csv": write_csv, "html": write_html}
