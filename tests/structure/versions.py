"""Whether a document as PDF 2.0 has the same tree as it has as PDF 1.7, but for the names of its types,
and what only PDF 2.0 can say is right."""
import re
import subprocess

from gate import Tree, faults_of

# Types that PDF 2.0 takes from there.
OF_PDF_1_7 = {"/Art", "/BlockQuote", "/TOC", "/TOCI", "/Index", "/Quote", "/Reference", "/Code"}


def elements(pdf):
    """(reference, dictionary) of each element, in order."""
    def below(reference):
        value = pdf.get(reference)
        yield reference, value
        kids = pdf.get(value.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(pdf.get(kid), dict) and "/S" in pdf.get(kid):
                yield from below(kid)
    root = pdf.get(pdf.catalog()["/StructTreeRoot"])
    yield from below(pdf.get(root["/K"])[0])


def outline_of_tree(pdf, page_numbers):
    """Each element's type and what is painted of it, comparable between versions: the file itself
    says which older types stand for its newer ones, and headings below a title are one level higher."""
    older_names = pdf.get(pdf.catalog()["/StructTreeRoot"]).get("/RoleMap", {})
    titled = False
    for _, element in elements(pdf):
        kids = [pdf.get(kid) for kid in pdf.get(element.get("/K", []))]
        page = element.get("/Pg")
        painted = [(page_numbers[kid["/Pg"]], kid["/MCID"]) if isinstance(kid, dict)
                   else (page_numbers[page], kid)
                   for kid in kids if isinstance(kid, int) or kid.get("/Type") == "/MCR"]
        name = older_names.get(element["/S"], element["/S"])
        if titled and re.fullmatch("/H[1-5]", name):
            name = f"/H{int(name[2]) + 1}"
        titled = titled or element["/S"] == "/Title"
        yield name, len(kids), painted, element.get("/Lang"), element.get("/Alt")


def painted_pages(pdf):
    return [re.sub(rb"/\w+ <</MCID", b"<</MCID", pdf.content(page))
            for _, page in pdf.pages(pdf.catalog()["/Pages"])]


def faults_of_version(older, newer):
    """How the tree of a PDF 2.0 file is not that of the PDF 1.7 file."""
    trees = []
    for pdf in (older, newer):
        pages = {reference: number for number, (reference, _)
                 in enumerate(pdf.pages(pdf.catalog()["/Pages"]))}
        trees.append(list(outline_of_tree(pdf, pages)))
    yield from (f"{one} ≠ {other}" for one, other in zip(*trees) if one != other)
    if len(trees[0]) != len(trees[1]) or painted_pages(older) != painted_pages(newer):
        yield "there is more in one than in the other"


def faults_of_references(pdf):
    """Notes and what cites them, the contents and the outline, in a PDF 2.0 file."""
    all_elements = dict(elements(pdf))
    for reference, element in all_elements.items():
        kind, targets = element["/S"], element.get("/Ref", [])
        namespace = pdf.get(element["/NS"])["/NS"].removeprefix("u:")
        if (namespace == "http://iso.org/pdf/ssn") != (kind in OF_PDF_1_7):
            yield f"{kind} is in {namespace}"
        if kind in ("/FENote", "/TOCI") and not targets:
            yield f"{kind} refers to nothing"
        for target in targets:
            if target not in all_elements:
                yield f"{kind} refers to what is not in the tree"
            elif kind == "/FENote" and reference not in all_elements[target].get("/Ref", []):
                yield "a note refers to what does not refer to it"
    for value in pdf.objects.values():
        action = value.get("value")
        if isinstance(action, dict) and action.get("/S") == "/GoTo" \
                and pdf.get(action["/SD"])[0] not in all_elements:
            yield "a destination is not in the tree"


def as_older_readers_read(path):
    """The tree by pdfinfo, which knows the types of PDF 1.7 only, but for words for labels and levels of
    headings: to such a reader a title is one more of the first. Without words, which it takes seconds to
    find, and which gate.py holds against the formatting objects in either version."""
    text = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct", path], check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    text = re.sub(r"^( *H)[1-6]\b", r"\1", text, flags=re.M)
    return re.sub(r" */(ListNumbering|NoteType) .*\n|:$|Object \d+ \d+", "", text, flags=re.M)


def faults_of_pdf_2(older, newer_path, fo):
    """`fo`: the root of the formatting objects that both were made from."""
    tree = Tree(newer_path)
    newer = tree.pdf
    if newer.objects["trailer"]["value"].get("/Info") is not None:
        yield "it has an Info dictionary"
    yield from faults_of_version(older, newer)
    yield from faults_of_references(newer)
    yield from faults_of(tree, fo)
    if as_older_readers_read(older.path) != as_older_readers_read(newer_path):
        yield "older readers read something else"
