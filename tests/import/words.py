"""The words of a file that is imported, and of what it became."""
import html
import re
import xml.etree.ElementTree as ET
import zipfile

PARTS = {"docx": r"word/(document|footnotes|comments)\.xml", "odt": r"content\.xml", "ods": r"content\.xml",
         "xlsx": r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"}


def words_of_file(path):
    if path.suffix == ".csv":
        text = path.read_bytes()
        text = text.decode("utf-16" if text[:2] == b"\xff\xfe" else "cp1252" if b"\xe4" in text else "utf-8")
    elif path.suffix == ".html":
        text = re.sub(r"<(style|title)[ >].*?</\1>|<!--.*?-->", " ", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"</?(b|i|u|font|span|strong|em)( [^>]*)?>", "", text)
        text = re.sub(r"<[^>]+>", " ", text)
    else:
        text = ""
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if re.fullmatch(PARTS[path.suffix[1:]], name):
                    # Runs of a word follow each other; paragraphs do not.
                    xml = re.sub(r"</(w:p|w:ins|w:del|text:p|text:h|si|c|table:table-cell)>|<text:(s|line-break|tab)/>|<w:br/>", " ",
                                 parts.read(name).decode())
                    xml = re.sub(r"<(office:automatic-styles|office:font-face-decls)>.*?</\1>", " ", xml)
                    xml = re.sub(r"<(f|v|dc:creator|oddHeader|oddFooter)[ >].*?</\1>", " ", xml)
                    text += " ".join(re.sub(r"<[^>]+>", "", xml).split()) + " "
    return set(re.findall(r"\w+", html.unescape(text).replace("\u00ad", "").lower()))


def words_of_source(path):
    root = ET.parse(path).getroot()
    text = "se ovan " if root.find(".//*[@same-as]") is not None else ""
    text += " ".join(root.itertext()) + " " + " ".join(v for one in root.iter() for v in one.attrib.values())
    return set(re.findall(r"\w+", text.lower()))


# What parts names; where they become a list it has done its work.
CONJUNCTIONS = {"och", "samt", "and", "og", "ja", "sekä"}
