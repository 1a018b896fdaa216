"""choose-examples.py OUTPUT FILE...: writes a real example of each element as rows of C, for `explain`.

Of the places where an element stands in these files, which the tests hold to be valid, one is taken for each element
it stands in and each language: it should show much and be short. Earlier files come before later ones.
"""
import re
import sys
import textwrap
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr

XML = "{http://www.w3.org/XML/1998/namespace}"
XINCLUDE = "{http://www.w3.org/2001/XInclude}"
VOCABULARY = re.compile(r"\{https://handlingsplan\.org/ns/(\w+)/1\}")
PLACEHOLDER = "NAMN"  # where `new` puts the name of the file
WIDTH = 74
SHORT = 500  # characters: no more are wanted where there is a choice


def name_of(tag):
    return VOCABULARY.sub("", tag).replace(XML, "xml:").replace(XINCLUDE, "xi:")


def start_tag(element, end):
    attributes = "".join(f" {name_of(name)}={quoteattr(value)}" for name, value in element.attrib.items())
    return f"<{name_of(element.tag)}{attributes}{end}"


def flowing(element):
    """An element with its words, in one line."""
    inside = escape(element.text or "") + "".join(flowing(child) + escape(child.tail or "") for child in element)
    if not inside:
        return start_tag(element, "/>")
    return start_tag(element, ">") + inside + f"</{name_of(element.tag)}>"


def has_words(element):
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def lines(element, indent=0):
    if len(element) == 0 or has_words(element):
        text = re.sub(r"\s+", " ", flowing(element)).strip()
        return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2),
                             break_long_words=False, break_on_hyphens=False)
    inside = [line for child in element for line in lines(child, indent + 2)]
    return [" " * indent + start_tag(element, ">"), *inside, " " * indent + f"</{name_of(element.tag)}>"]


def merit(element, text, rank):
    """The greatest is taken."""
    shows = len(set(element.attrib)) + len({child.tag for child in element}) + has_words(element)
    words = re.sub(r"<[^>]*>", " ", text).split()
    is_filler = bool(words) and all(len(word) < 3 for word in words)
    fits = len(text) <= SHORT
    return (not is_filler, fits, shows - rank if fits else -len(text), -len(text))


def collect(element, parent, language, rank, best):
    if not isinstance(element.tag, str):
        return
    language = element.get(XML + "lang") if parent is None else language
    vocabulary = VOCABULARY.match(element.tag)
    if vocabulary or element.tag.startswith(XINCLUDE):
        key = (vocabulary[1] if vocabulary else "plan", name_of(element.tag), "" if parent is None else name_of(parent.tag), language)
        text = "\n".join(lines(element)).replace(PLACEHOLDER, "exempel")
        candidate = (merit(element, text, rank), text)
        if key not in best or candidate[0] > best[key][0]:
            best[key] = candidate
    for child in element:
        collect(child, element, language, rank, best)


def c_string(text):
    octal = "".join(f"\\{byte:03o}" if byte > 126 or byte < 32 or byte in b'"\\?' else chr(byte) for byte in text.encode())
    return f'"{octal}"'


def main(output, *files):
    best = {}
    for rank, file in enumerate(files):
        root = ElementTree.parse(file).getroot()
        collect(root, None, root.get(XML + "lang"), rank, best)
    with open(output, "w", encoding="ascii") as out:
        for (vocabulary, name, parent, language), (_, text) in sorted(best.items(), key=lambda item: str(item[0])):
            out.write("{" + ", ".join(map(c_string, (vocabulary, name, parent, language or "", text))) + "},\n")


main(*sys.argv[1:])
