"""The parts of files of Word, Excel and OpenOffice, with as little in them as there may be."""
import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' \
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ["office", "text", "table", "drawing"]) + \
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD_ROW = ["Aktivitet", "Ansvarig", "Tidplan"]


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return out.getvalue()


def docx(body, before="", **parts):
    return zipped({"word/document.xml": f"{before}<w:document {W}><w:body>{body}</w:body></w:document>", **parts})


def word_table(rows):
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) +
                               "</w:tr>" for row in rows) + "</w:tbl>"


PLAN = word_table([HEAD_ROW, ["Mäta", "Region Syd", "2027"]])


def xlsx(data, more="", **parts):
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return zipped({"xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="a"/></sheets></workbook>',
                   "xl/_rels/workbook.xml.rels": relations + '<Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
                   "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{data}</sheetData>{more}</worksheet>", **parts})


def sheet_row(cells, extra=""):
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + extra + "</row>"


def odf(kind, body, **parts):
    return zipped({"content.xml": f"<office:document-content {ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
                   "</office:document-content>", **parts})


def sheet_odf(rows):
    return odf("spreadsheet", f'<table:table table:name="Blad">{rows}</table:table>')


def odf_row(cells, attributes=""):
    return f"<table:table-row {attributes}>" + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells) + \
        "</table:table-row>"
