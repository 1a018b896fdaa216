"""Whether what a PDF's structure tree says is what its formatting objects say.

A validator is content with a tree that is empty or wrong. So, of every document:
  * the words of the tree, in its order, are those of the formatting objects, in theirs;
  * every leaf of the tree has something painted, and belongs to one element;
  * whatever is painted is either content or an artifact of a type that fits it, and not both;
  * elements stand where their kind may stand, and what breaks over pages is one of them;
  * links, notes, figures and headers of tables have what readers need of them.
"""
import base64
import copy
import json
import re
import subprocess
from collections import Counter

FO = "{http://www.w3.org/1999/XSL/Format}"
SVG = "{http://www.w3.org/2000/svg}"

# ---- The words of the formatting objects ---------------------------------------------------------

NOT_CONTENT = {FO + name for name in (
    "static-content", "marker", "declarations", "bookmark-tree", "title", "leader",
    "folio-prefix", "folio-suffix", "retrieve-marker", "instream-foreign-object", "layout-master-set")}
# Text between their children is ignored.
XEP = "{http://www.renderx.com/XSL/Extensions}"
NO_TEXT = {FO + name for name in (
    "root", "page-sequence", "flow", "block-container", "table", "table-header", "table-footer",
    "table-body", "table-row", "table-cell", "table-and-caption", "table-caption", "list-block",
    "list-item", "list-item-label", "list-item-body", "footnote", "footnote-body", "float")}
BLOCK_LEVEL = {FO + name for name in ("block", "block-container", "table",
                                       "table-and-caption", "list-block")}
NUMBERS = {FO + name for name in ("page-number", "page-number-citation",
                                  "page-number-citation-last")}
# Stands for a number that layout finds out, and for a marker that it retrieves.
SOME_NUMBER = "\ue000"
SOME_TEXT = "\ue001"


def is_artifact(element):
    return element.get("role", "").lower() == "artifact"


def words_of_pictures(element):
    """The text of each SVG text in it."""
    return ["".join(text.itertext()) for text in element.iter(SVG + "text")]


def is_placed(element):
    return element.get("absolute-position", "auto") in ("absolute", "fixed")


def holds_blocks(element):
    return any(kid.tag in BLOCK_LEVEL
               or (kid.tag not in (FO + "float", FO + "footnote") and holds_blocks(kid))
               for kid in element)


def take_floats(element, taken):
    """Takes what floats out of a paragraph; the text after it stays. In a note nothing floats."""
    for kid in list(element):
        if kid.tag == FO + "footnote":
            continue
        if kid.tag != FO + "float" or kid.get("float", "none") == "none":
            take_floats(kid, taken)
            continue
        at = list(element).index(kid)
        if at > 0:
            element[at - 1].tail = (element[at - 1].tail or "") + (kid.tail or "")
        else:
            element.text = (element.text or "") + (kid.tail or "")
        kid.tail = None
        element.remove(kid)
        taken.append(kid)


def lift_floats(element):
    """Puts what floats after the paragraph that cites it, where it is read."""
    for kid in list(element):
        if kid.tag in (FO + "static-content", FO + "footnote", FO + "float") or is_placed(kid):
            continue
        taken = []
        if kid.tag == FO + "block" and not holds_blocks(kid):
            take_floats(kid, taken)
        else:
            lift_floats(kid)
        at = list(element).index(kid)
        for floating in reversed(taken):
            floating.tail, kid.tail = kid.tail, None
            element.insert(at + 1, floating)
    return element


def words_of_fo(element):
    """The words of an object and what follows it."""
    if element.tag == FO + "instream-foreign-object" and not is_artifact(element):
        return "".join(words_of_pictures(element)) + (element.tail or "")
    if element.tag in NUMBERS:
        return SOME_NUMBER + (element.tail or "")
    if element.tag in (FO + "retrieve-table-marker", FO + "index-page-citation-list",
                       XEP + "page-index"):
        return SOME_TEXT + (element.tail or "")
    text, ignored = element.text or "", element.tag in NO_TEXT
    if element.tag == FO + "character":
        text += element.get("character", "")
    kids = (words_of_fo(kid) for kid in element)
    text = "".join(words[:-len(kid.tail or "") or None] for kid, words in zip(element, kids)) \
        if ignored else text + "".join(kids)
    hidden = element.tag in NOT_CONTENT or is_artifact(element) \
        or not isinstance(element.tag, str)
    return ("" if hidden else text) + (element.tail or "")


def plain(text):
    """Without what depends on where lines break, and on letter case, which properties change."""
    text = re.sub(r"[\s\u00ad\u200b\u200c\u2060\ufeff]", "", text).casefold()
    return re.sub(f"{SOME_NUMBER}+", SOME_NUMBER, text)


def end_of_unknown(wanted, position, got, at):
    """Where what layout found out ends that begins at `at`: before the words wanted next."""
    following = re.match(f"[^{SOME_NUMBER}{SOME_TEXT}]{{0,8}}", wanted[position + 1:]).group(0)
    is_number = wanted[position] == SOME_NUMBER
    longest = re.compile(r"[0-9a-z()-]*").match(got, at).end() if is_number else len(got)
    for end in range(at + is_number, longest + 1):
        if following and got.startswith(following, end):
            return end
    return longest


def difference(wanted, got, unseen=()):
    """Where the texts part, or None. A number in `wanted` matches any digits, and what is `unseen`
    may be missing."""
    at = position = 0
    while position < len(wanted):
        character = wanted[position]
        if character in SOME_NUMBER + SOME_TEXT:
            at = end_of_unknown(wanted, position, got, at)
            position += 1
        elif got[at:at + 1] == character:
            at += 1
            position += 1
        else:
            missing = [text for text in unseen if wanted.startswith(text, position)]
            if not missing:
                return f"…{wanted[max(position - 30, 0):position + 40]} ≠ " \
                    f"…{got[max(at - 30, 0):at + 40]}"
            position += len(max(missing, key=len))
    return None if at == len(got) else f"too much at the end: {got[at:at + 60]}"


def is_off(page, text):
    """Whether a run of text stands wholly outside of its page, in the tree of areas."""
    left, top = float(text.get("x")), float(text.get("y"))
    return left >= float(page.get("width")) - 0.5 or top >= float(page.get("height")) - 0.5 \
        or left + float(text.get("width")) <= 0 or top + float(text.get("height")) <= 0


def words_off_pages(areas):
    """The runs of text that stand wholly outside of their page, from the tree of areas."""
    for page in areas.iter("page"):
        for text in page.iter("text"):
            if is_off(page, text):
                yield plain(text.text or "")


# ---- What is painted -----------------------------------------------------------------------------

TOKEN = re.compile(rb"""\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)   # a string
                      | <<|>>|<[0-9A-Fa-f\s]*>|\[|\]
                      | /[^\s()<>\[\]{}/%]* | [^\s()<>\[\]{}/%]+""", re.X | re.S)
OPERATOR = re.compile(rb"[A-Za-z'\"]")
REFERENCE = re.compile(r"\d+ \d+ R")
TEXT = {b"Tj", b"TJ", b"'", b'"'}
PATHS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}
PAINTING = TEXT | PATHS | {b"Do", b"sh"}
ARTIFACTS = {b"/Pagination", b"/Layout", b"/Background"}
PICTURES = {"/Figure", "/Formula"}


ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def string_of(token):
    """The bytes that a string in a content stream stands for."""
    if token.startswith(b"<"):
        digits = re.sub(rb"\s", b"", token[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return re.sub(rb"\\([0-7]{1,3}|\r?\n|.)", lambda found: bytes([int(found.group(1), 8) & 255])
                  if found.group(1)[:1].isdigit() else b"" if found.group(1)[-1:] == b"\n"
                  else ESCAPED.get(found.group(1), found.group(1)), token[1:-1], flags=re.S)


class Font:
    """Character codes to Unicode."""
    def __init__(self, pdf, reference):
        value = pdf.get(reference)
        self.width = 2 if value["/Subtype"] == "/Type0" else 1
        self.characters = {}
        cmap = pdf.stream(value["/ToUnicode"]).decode("ascii") if "/ToUnicode" in value else ""
        for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", section):
                self.characters[int(code, 16)] = utf16(text)
        for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            self.read_ranges(section)

    def read_ranges(self, section):
        for first, last, text, several in re.findall(
                r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", section, re.S):
            texts = re.findall(r"<(\w+)>", several)
            for offset, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                self.characters[code] = utf16(texts[offset]) if several else \
                    utf16(text)[:-1] + chr(ord(utf16(text)[-1]) + offset)

    def decode(self, string):
        codes = (string[at:at + self.width] for at in range(0, len(string), self.width))
        return "".join(self.characters.get(int.from_bytes(code, "big"), code.decode("cp1252", "replace")
                                           if self.width == 1 else "") for code in codes)


def utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


class PagePaint:
    """What is painted in each marked-content sequence of a page."""
    def __init__(self, pdf, page):
        self.painted = {}  # MCID: how many operators
        self.text = {}     # MCID: what it says
        self.faults = []
        self.open = []     # (MCID, "/Artifact" or None, tag, type of artifact)
        self.replaced = [] # by the text of something around it, for each that is open
        fonts = pdf.get(pdf.get(page.get("/Resources", {})).get("/Font", {}))
        self.fonts = {name.encode(): pdf.font(font) for name, font in fonts.items()}
        self.font = None
        operands = []
        for token in TOKEN.findall(pdf.content(page)):
            if not OPERATOR.match(token):
                operands.append(token)
                continue
            self.operator(token, operands)
            operands = []

    def operator(self, operator, operands):
        if operator in (b"BMC", b"BDC"):
            self.begin(operands)
        elif operator == b"EMC":
            self.open.pop()
            self.replaced.pop()
        elif operator == b"Tf":
            self.font = self.fonts.get(operands[0])
        elif operator in PAINTING:
            self.paint(operator)
            if operator in TEXT and not any(self.replaced) and self.font:
                self.say("".join(self.font.decode(string_of(token)) for token in operands
                                 if token[:1] in (b"(", b"<")))

    def say(self, text):
        for owner, *_ in self.open:
            if isinstance(owner, int):
                self.text[owner] = self.text.get(owner, "") + text

    def begin(self, operands):
        tag = operands[0].decode()
        number = operands.index(b"/MCID") + 1 if b"/MCID" in operands else None
        owner = int(operands[number]) if number else tag if tag == "/Artifact" else None
        kind = operands[operands.index(b"/Type") + 1] if b"/Type" in operands else None
        if owner is not None and any(sequence[0] is not None for sequence in self.open):
            self.faults.append(f"a sequence in a sequence: {owner}")
        if owner == "/Artifact" and kind not in ARTIFACTS:
            self.faults.append(f"an artifact of the type {kind}")
        if number:
            if owner in self.painted:
                self.faults.append(f"MCID {owner} twice")
            self.painted[owner] = 0
        self.open.append((owner, tag, kind))
        self.replaced.append(b"/ActualText" in operands)
        if self.replaced[-1]:
            text = string_of(operands[operands.index(b"/ActualText") + 1])
            self.say(text[2:].decode("utf-16-be") if text.startswith(b"\xfe\xff") else text.decode())

    def paint(self, operator):
        owners = [sequence for sequence in self.open if sequence[0] is not None]
        if len(owners) != 1:
            self.faults.append(f"{operator.decode()} belongs to {owners or 'nobody'}")
            return
        owner, tag, kind = owners[0]
        if owner in self.painted:
            self.painted[owner] += 1
            if operator in PATHS and tag not in PICTURES:
                self.faults.append(f"{operator.decode()} is content of {tag} {owner}")
        elif operator in TEXT and kind == b"/Background":
            self.faults.append("text is an artifact of the type Background")


# ---- The file ------------------------------------------------------------------------------------

class Pdf:
    def __init__(self, path):
        self.path = path
        done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                               "--decode-level=generalized", path],
                              check=True, stdout=subprocess.PIPE)
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.fonts = {}  # that several pages show their words with

    def get(self, value):
        while isinstance(value, str) and REFERENCE.fullmatch(value):
            value = self.objects[f"obj:{value}"]
            value = value.get("value", value)
        return value

    def stream(self, reference):
        return base64.b64decode(self.get(reference)["stream"]["data"])

    def content(self, page):
        return self.stream(page["/Contents"])

    def font(self, reference):
        if reference not in self.fonts:
            self.fonts[reference] = Font(self, reference)
        return self.fonts[reference]

    def pages(self, node):
        node_value = self.get(node)
        if node_value.get("/Type") == "/Page":
            return [(node, node_value)]
        return [page for kid in self.get(node_value["/Kids"]) for page in self.pages(kid)]

    def catalog(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])


# ---- The structure tree --------------------------------------------------------------------------

HOLDS = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}, "/THead": {"/TR"},
    "/TBody": {"/TR"}, "/TFoot": {"/TR"}, "/TR": {"/TH", "/TD"},
    "/L": {"/L", "/LI", "/Caption"}, "/LI": {"/Lbl", "/LBody"}, "/TOC": {"/TOC", "/TOCI", "/Caption"},
}
ONLY_IN = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/THead": {"/Table"}, "/TBody": {"/Table"},
    "/TFoot": {"/Table"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"}, "/LBody": {"/LI"},
    "/TOCI": {"/TOC"},
}
# Hold other elements, and nothing painted.
GROUPS = {"/Document", "/Part", "/Art", "/Sect", "/Div", "/Aside", "/BlockQuote", "/TOC", "/TOCI",
          "/Index", "/L", "/LI", "/Table", "/THead", "/TBody", "/TFoot", "/TR"}
# What types of PDF 2.0 are here.
OLDER_NAMES = {"/FENote": "/Note", "/Title": "/H1"}
MAY_BE_EMPTY = {"/Document", "/TD", "/TH"}


class Element:
    def __init__(self, tree, reference, parent):
        pdf = tree.pdf
        self.reference, self.parent = reference, parent
        self.value = pdf.get(reference)
        self.kind = OLDER_NAMES.get(self.value["/S"], self.value["/S"])
        self.kids, self.leaves, self.objects = [], [], []
        self.parts = []  # elements and leaves in their order
        tree.elements.append(self)
        kids = pdf.get(self.value.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            value = pdf.get(kid)
            if isinstance(value, int):
                self.add_leaf(self.value["/Pg"], value)
            elif value.get("/Type") == "/MCR":
                self.add_leaf(value.get("/Pg", self.value.get("/Pg")), value["/MCID"])
            elif value.get("/Type") == "/OBJR":
                self.objects.append((value.get("/Pg", self.value.get("/Pg")), value["/Obj"]))
            else:
                self.kids.append(Element(tree, kid, self))
                self.parts.append(self.kids[-1])

    def add_leaf(self, page, number):
        self.leaves.append((page, number))
        self.parts.append((page, number))

    def words(self, tree):
        return "".join(part.words(tree) if isinstance(part, Element)
                       else tree.paint[part[0]].text.get(part[1], "") for part in self.parts)

    def attributes(self):
        given = self.value.get("/A", {})
        return given if isinstance(given, dict) else {k: v for each in given for k, v in each.items()}

    def outline(self, tree, level=0):
        """A line for each element, attribute and leaf in it, as pdfinfo -struct-text has them."""
        yield "  " * level + self.kind[1:]
        yield from (f"{'  ' * level}   {name} {value}" for name, value in self.attributes().items())
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.outline(tree, level + 1)
            else:
                yield f'{"  " * level}  "{tree.paint[part[0]].text.get(part[1], "")}"'


class Tree:
    """The elements in their order, and the pages that they describe."""
    def __init__(self, path):
        self.pdf = pdf = Pdf(path)
        self.pages = pdf.pages(pdf.catalog()["/Pages"])
        self.paint = {reference: PagePaint(pdf, page) for reference, page in self.pages}
        self.elements = []
        self.root = pdf.get(pdf.catalog()["/StructTreeRoot"])
        kids = pdf.get(self.root["/K"])
        for kid in kids if isinstance(kids, list) else [kids]:
            Element(self, kid, None)

    def parents(self):
        """The parent tree: {key: the element, or the elements of a page}"""
        def numbers(node):
            value = self.pdf.get(node)
            flat = value.get("/Nums", [])
            yield from zip(flat[::2], flat[1::2])
            for kid in value.get("/Kids", []):
                yield from numbers(kid)
        return dict(numbers(self.root["/ParentTree"]))


    def outline(self):
        """What pdfinfo -struct-text says, which takes a hundred times as long of a full page."""
        return "\n".join(line for element in self.elements if element.parent is None
                         for line in element.outline(self)) + "\n"


# Words that stand alone are theirs; several paragraphs are all of them P. (Cells may have more
# words than they show: what a heading says for the ear.)
HOLDERS = {"/LBody", "/Note"}


def faults_of_nesting(tree):
    level = 0
    for element in tree.elements:
        kind, around = element.kind, element.parent.kind if element.parent else None
        allowed = HOLDS.get(kind)
        for kid in element.kids:
            if allowed is not None and kid.kind not in allowed:
                yield f"{kind[1:]} holds {kid.kind[1:]}"
        if kind in ONLY_IN and around not in ONLY_IN[kind]:
            yield f"{kind[1:]} stands in {around[1:]}"
        if kind in GROUPS and element.leaves:
            yield f"{kind[1:]} has content of its own"
        if not (element.kids or element.leaves or element.objects) and kind not in MAY_BE_EMPTY:
            yield f"{kind[1:]} has nothing in it"
        if kind in HOLDERS and element.leaves and any(kid.kind == "/P" for kid in element.kids):
            yield f"{kind[1:]} has words of its own beside a P"
        heading = re.fullmatch(r"/H([1-9])", kind)
        if heading:
            if int(heading.group(1)) > level + 1:
                yield f"{kind[1:]} after level {level}"
            level = int(heading.group(1))


def around(element, kind):
    while element is not None and element.kind != kind:
        element = element.parent
    return element


def has_link(element):
    return element.kind == "/Link" or any(map(has_link, element.kids))


def citation_of(note):
    """The reference that stands before it, or None."""
    siblings = note.parent.kids
    before = siblings[:siblings.index(note)][-1:]
    return before[0] if before and before[0].kind == "/Reference" else None


def faults_of_attributes(tree):
    identifiers = Counter(element.value["/ID"] for element in tree.elements if "/ID" in element.value)
    yield from (f"the identifier {name} {n} times" for name, n in identifiers.items() if n > 1)
    for element in tree.elements:
        attributes = element.attributes()
        if element.kind == "/Figure" and not element.value.get("/Alt", "u:")[2:]:
            yield "Figure has no Alt"
        if element.kind == "/Figure" and len(attributes.get("/BBox", [])) != 4:
            yield "Figure has no BBox"
        if element.kind == "/TH" and attributes.get("/Scope") not in ("/Row", "/Column", "/Both"):
            yield "TH has no Scope"
        if element.kind == "/Note" and "/ID" not in element.value:
            yield "Note has no ID"
        if element.kind == "/Link" and not element.objects:
            yield "Link has no annotation"
        if element.kind == "/Link" and around(element.parent, "/Link"):
            yield "Link in a Link"
        if element.kind == "/Note" and citation_of(element) is not None \
                and not around(element, "/Link"):
            if not has_link(element):
                yield "Note has no link back"
            if not has_link(citation_of(element)):
                yield "Reference has no link to its Note"


def widths_of_rows(table):
    """How many columns the cells of each row cover, with those that reach down into it."""
    parts = [part.kids if part.kind in ("/THead", "/TBody", "/TFoot") else [part] for part in table.kids]
    for rows in parts:
        below = []  # (how many rows more, how many columns)
        for row in (row for row in rows if row.kind == "/TR"):
            cells = [cell.attributes() for cell in row.kids]
            below += [(cell.get("/RowSpan", 1), cell.get("/ColSpan", 1)) for cell in cells]
            yield sum(columns for _, columns in below)
            below = [(more - 1, columns) for more, columns in below if more > 1]


def faults_of_tables(tree):
    for table in (element for element in tree.elements if element.kind == "/Table"):
        widths = set(widths_of_rows(table))
        if len(widths) > 1:
            yield f"Table has rows of {', '.join(map(str, sorted(widths)))} columns"


def faults_of_links(tree):
    pdf, parents = tree.pdf, tree.parents()
    holders = {annotation: element for element in tree.elements
               for _, annotation in element.objects}
    for reference, page in tree.pages:
        annotations = pdf.get(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield "a page with links has no order of structure"
        for annotation in annotations:
            value = pdf.get(annotation)
            if not value.get("/Contents", "u:")[2:]:
                yield "a link has no Contents"
            holder = holders.pop(annotation, None)
            if holder is None or holder.kind not in ("/Link", "/Reference"):
                yield "a link stands in no Link"
            elif parents.get(value.get("/StructParent")) != holder.reference:
                yield "the parent tree does not know a link"
    yield from (f"{element.kind[1:]} holds a link of no page" for element in holders.values())


def faults_of_paint(tree):
    parents = tree.parents()
    owners = {}
    for element in tree.elements:
        for leaf in element.leaves:
            if leaf in owners:
                yield f"{leaf} belongs to two elements"
            owners[leaf] = element
    for reference, page in tree.pages:
        of_page = tree.paint[reference]
        yield from of_page.faults
        known = tree.pdf.get(parents.get(page.get("/StructParents"), []))
        for number, count in of_page.painted.items():
            element = owners.pop((reference, number), None)
            if element is None:
                yield f"MCID {number} belongs to no element"
            elif number >= len(known) or known[number] != element.reference:
                yield f"the parent tree does not know MCID {number}"
            if count == 0:
                yield f"MCID {number} has nothing painted"
    yield from (f"{leaf} is on no page" for leaf in owners)


# ---- One element for each object -----------------------------------------------------------------

PARTS = ("table-header", "table-footer", "table-body")
COUNTED = {"table": "/Table", "list-block": "/L", "list-item": "/LI", "table-row": "/TR",
           "footnote-body": "/Note"}


def faults_of_counts(tree, fo):
    """More elements than objects: what breaks over pages is several."""
    if any(element.get("role") for element in fo.iter() if isinstance(element.tag, str)):
        return
    objects = Counter(element.tag for element in fo.iter() if isinstance(element.tag, str))
    elements = Counter(element.kind for element in tree.elements)
    starting = sum(element.get("starts-row") == "true" or element.get("ends-row") == "true"
                   for element in fo.iter(FO + "table-cell"))
    for name, kind in COUNTED.items():
        room = starting + sum(objects[FO + part] for part in PARTS) if name == "table-row" else 0
        if elements[kind] > objects[FO + name] + room:
            yield f"{elements[kind]} {kind[1:]} for {objects[FO + name]} fo:{name}"


def faults_of(tree, fo, areas=()):
    """`tree`: of the PDF; `fo`: the root of the formatting objects that the PDF was made from; `areas`: of their areas,
    where text may stand beside the page, and so not be painted."""
    unseen = set(words_off_pages(areas)) if len(areas) else set()
    unseen |= set(map(plain, words_of_pictures(fo)))  # an artifact's, or painted as its outlines
    unseen -= {""}
    read = lift_floats(copy.deepcopy(fo))
    fault = difference(plain(words_of_fo(read)), plain(tree.elements[0].words(tree)), unseen)
    return [*([f"the words {fault}"] if fault else []), *faults_of_nesting(tree),
            *faults_of_attributes(tree), *faults_of_tables(tree), *faults_of_links(tree), *faults_of_paint(tree),
            *faults_of_counts(tree, fo)]
