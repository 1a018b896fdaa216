"""Whether what a file says about itself is everywhere the same: in XMP, in the Info dictionary, in the
catalog and in the table of facts that readers see."""
import re
import xml.etree.ElementTree as ElementTree

DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
# What the table of facts calls what XMP says.
FACTS = {"Ägare": "creator", "Diarienummer": "identifier"}


def texts(packet, name):
    """What a property says; each piece of it, if it is a list."""
    return ["".join(item.itertext()).strip()
            for element in packet.iter(name) for item in (list(element.iter(
                "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")) or [element])]


def facts_of(struct_text):
    """{heading of the row: words of its cells} of the first table."""
    table = re.search(r"^( *)Table\b.*\n((?:\1 .*\n)*)", struct_text, re.M).group(2)
    rows = re.split(r"^ *TR\b.*$", table, flags=re.M)[1:]
    words = [re.findall(r'^ *"(.*)"$', row, re.M) for row in rows]
    return {row[0].strip(): " ".join(row[1:]) for row in words if row}


def as_xmp_date(date):
    """D:20240314120000Z as 2024-03-14T12:00:00Z."""
    digits = re.match(r"u:D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$", date).groups()
    return "{}-{}-{}T{}:{}:{}Z".format(*digits)


def faults_of_metadata(pdf, struct_text):
    """`struct_text`: the outline of its structure tree, as pdfinfo -struct-text has it."""
    packet = ElementTree.fromstring(pdf.stream(pdf.catalog()["/Metadata"]))
    info = pdf.get(pdf.objects["trailer"]["value"]["/Info"])
    said = {key: value.removeprefix("u:") for key, value in info.items()}
    for key, wanted in (("/Title", texts(packet, DC + "title")),
                        ("/Author", ["; ".join(texts(packet, DC + "creator"))]),
                        ("/Subject", texts(packet, DC + "description")),
                        ("/Creator", texts(packet, XMP + "CreatorTool")),
                        ("/Producer", texts(packet, PDF + "Producer"))):
        if [said.get(key, "")] != wanted:
            yield f"{key} is {said.get(key)}, in XMP {wanted}"
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        dates = [as_xmp_date(info[key])] if key in info else []
        if dates != texts(packet, XMP + name):
            yield f"{key} is {dates}, in XMP {texts(packet, XMP + name)}"
    if [pdf.catalog()["/Lang"].removeprefix("u:")] != texts(packet, DC + "language"):
        yield "the language is not that of XMP"
    facts = facts_of(struct_text)
    for heading, name in FACTS.items():
        for value in texts(packet, DC + name) if heading in facts else []:
            if value not in facts[heading]:
                yield f"{heading} is {facts[heading]}, in XMP {value}"
