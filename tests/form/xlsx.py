"""Spreadsheets, read and changed part by part: as much of SpreadsheetML as forms have."""
import re
import xml.etree.ElementTree as ET
import zipfile

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def column_number(address):
    number = 0
    for letter in re.match(r"[A-Z]+", address)[0]:
        number = number * 26 + ord(letter) - 64
    return number


class Book:
    """A workbook whose sheets can be asked for, and changed, cell by cell."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.strings = []
        if "xl/sharedStrings.xml" in self.parts:
            self.strings = ["".join(t.text or "" for t in si.iter(S + "t"))
                            for si in ET.fromstring(self.parts["xl/sharedStrings.xml"]).iter(S + "si")]
        workbook = ET.fromstring(self.parts["xl/workbook.xml"])
        targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        self.names = {s.get("name"): "xl/" + targets[s.get(R + "id")] for s in workbook.iter(S + "sheet")}
        self.sheets = {name: ET.fromstring(self.parts[part]) for name, part in self.names.items()}

    def first(self):
        return next(iter(self.names))

    def value(self, cell):
        if cell.get("t") == "inlineStr":
            return "".join(t.text or "" for t in cell.iter(S + "t"))
        v = cell.find(S + "v")
        text = "" if v is None else v.text or ""
        return self.strings[int(text)] if cell.get("t") == "s" and text else text

    def cells(self, name):
        return {c.get("r"): self.value(c) for c in self.sheets[name].iter(S + "c")}

    def row_element(self, name, number):
        return next((r for r in self.sheets[name].iter(S + "row") if r.get("r") == str(number)), None)

    def comment(self, name, address, words):
        """A bubble at a cell."""
        part = self.names[name]
        relations = f"xl/worksheets/_rels/{part.rsplit('/', 1)[1]}.rels"
        others = self.parts.get(relations, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>')
        self.parts[relations] = others.replace(
            b"</Relationships>", b'<Relationship Id="rC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
            b'Target="../comments9.xml"/></Relationships>')
        root = ET.Element(S + "comments")
        comment = ET.SubElement(ET.SubElement(root, S + "commentList"), S + "comment", {"ref": address, "authorId": "0"})
        ET.SubElement(ET.SubElement(ET.SubElement(comment, S + "text"), S + "r"), S + "t").text = words
        self.parts["xl/comments9.xml"] = ET.tostring(root)

    def set(self, name, address, text, formula=None):
        """What a person types there: a string in the cell itself."""
        row = self.row_element(name, int(re.search(r"\d+", address)[0]))
        if row is None:
            row = ET.SubElement(self.sheets[name].find(S + "sheetData"), S + "row",
                                {"r": re.search(r"\d+", address)[0]})
        cell = next((c for c in row if c.get("r") == address), None)
        if cell is None:
            cell = ET.SubElement(row, S + "c", {"r": address})
            row[:] = sorted(row, key=lambda c: column_number(c.get("r")))
        for child in list(cell):
            cell.remove(child)
        if formula is not None:
            cell.attrib.pop("t", None)
            ET.SubElement(cell, S + "f").text = formula
            ET.SubElement(cell, S + "v").text = text
            return
        cell.set("t", "inlineStr")
        ET.SubElement(ET.SubElement(cell, S + "is"), S + "t").text = text

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            for name, data in self.parts.items():
                sheet = next((s for s, part in self.names.items() if part == name), None)
                parts.writestr(name, data if sheet is None else ET.tostring(self.sheets[sheet], "utf-8"))


class Form:
    """A sheet that export has made: its columns by their headings, its rows by their ids."""

    def __init__(self, book, name=None):
        self.book, self.name = book, name or book.first()
        cells = book.cells(self.name)
        mark = next(a for a, v in cells.items() if v.startswith("handlingsplan:"))
        self.mark, self.state = cells[mark], re.match("[A-Z]+", mark)[0]
        self.heading = int(re.search(r"\d+", mark)[0])
        self.columns = {v: re.match("[A-Z]+", a)[0] for a, v in cells.items()
                        if re.search(r"\d+", a)[0] == str(self.heading)}
        self.rows = {v: int(re.search(r"\d+", a)[0]) for a, v in cells.items()
                     if a.startswith(self.columns["Id"]) and int(re.search(r"\d+", a)[0]) > self.heading
                     and re.match("[A-Z]+", a)[0] == self.columns["Id"] and v}

    def at(self, id, heading):
        return f"{self.columns[heading]}{self.rows[id]}"

    def get(self, id, heading):
        return self.book.cells(self.name).get(self.at(id, heading), "")

    def set(self, id, **said):
        for heading, text in said.items():
            self.book.set(self.name, self.at(id, heading.replace("_", " ")), text)
