"""What the checks of this folder share: `python3 check-… PROGRAM SOURCE-ROOT` speaks TAP.

Works in a folder of its own, which it removes.
"""
import atexit
import functools
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

program, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
folder = Path(tempfile.mkdtemp(prefix="archive-"))
atexit.register(shutil.rmtree, folder)
PLANS = root / "tests" / "plans"
IDENTICAL, ALTERED, OTHER_TOOLS = 0, 1, 4


def run(*arguments, cwd=None, umask=-1, **environment):
    surroundings = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run([program, *arguments], env={**surroundings, **environment},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", timeout=120, cwd=cwd, umask=umask)


def build(source, output, *options, **environment):
    done = run("build", source, "-o", output, *options, **environment)
    assert done.returncode == 0, done.stdout
    return (output / source.name).with_suffix(".pdf")


def verify(path, *arguments, **environment):
    done = run("verify", path, *arguments, **{"LC_ALL": "C.UTF-8", "LANGUAGE": "", **environment})
    return done.returncode, done.stdout


def expect(got, status, words):
    assert got[0] == status and words in got[1], f"{got[0]}: {got[1]}"


def expect_of_all(told, *options, **environment):
    """In one run: what is to be said of each of these files, from its verdict on."""
    code, words = verify(*told, *options, **environment)
    for path, wanted in told.items():
        verdict, *more = wanted.split("…")
        said = said_of(path, words)
        assert said.startswith(f"{path}: {verdict}") and all(word in said for word in more), said
    return code


def said_of(path, words):
    """What was said of one of several files: the line with its name, and those below it, further in."""
    return re.search(rf"^{re.escape(str(path))}: .*\n(?:  .*\n)*", words, re.M)[0]


def copy_of(plan):
    """The built plan, as a file that a test may change."""
    path = Path(tempfile.mkdtemp(dir=folder)) / plan.name
    shutil.copy(plan, path)
    return path


def inside(pdf):
    """The source in a PDF, as text."""
    place = Path(tempfile.mkdtemp(dir=folder))
    done = run("show", pdf, "--extract", place, LC_ALL="C")
    assert done.returncode == 0, done.stdout
    return (place / re.search("Source: (.*)", done.stdout)[1]).read_text()


def replaced_stream(pdf, word, change):
    """The file with the first stream whose inflated text has `word` changed, of the same length."""
    return with_stream(pdf.read_bytes(), word, change)


def with_stream(data, word, change):
    for begin in re.finditer(rb"stream\r?\n", data):
        inflater = zlib.decompressobj()
        try:
            text = inflater.decompress(data[begin.end():])
        except zlib.error:
            continue
        if word not in text:
            continue
        length = len(data) - begin.end() - len(inflater.unused_data)
        for level in range(9, -1, -1):
            packed = zlib.compress(change(text), level)
            if len(packed) <= length:
                packed += b"\0" * (length - len(packed))
                return data[:begin.end()] + packed + data[begin.end() + length:]
    raise AssertionError(f"no stream has {word}")


def moved(page):
    """The page with its first words moved a little."""
    return re.sub(rb"\d Tm", lambda match: b"%d Tm" % (9 - int(match[0][:1])), page, count=1)


@functools.cache
def shown_of(pdf, name, changed):
    return subprocess.run(["qpdf", f"--show-object={name}", pdf], stdout=subprocess.PIPE,
                          check=True, text=True).stdout.strip()


def shown(pdf, name):
    status = pdf.stat()
    return shown_of(pdf, name, (status.st_ino, status.st_size, status.st_mtime_ns))


def append(pdf, objects):
    """An incremental update with these objects: {number: text}."""
    data = pdf.read_bytes()
    trailer = shown(pdf, "trailer")
    base = int(re.search(r"/Size (\d+)", trailer).group(1))
    table, size = "xref\n", base
    for number, text in sorted(objects.items()):
        table += f"{number} 1\n{len(data):010} 00000 n \n"
        text = text if isinstance(text, bytes) else text.encode()
        data += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
        size = max(size, number + 1)
    previous = re.findall(rb"startxref\s+(\d+)", data)[-1].decode()
    kept = " ".join(re.findall(r"/(?:Root|Info) \d+ 0 R", trailer))
    data += (f"{table}trailer\n<< /Size {size} {kept} /Prev {previous} >>\n"
             f"startxref\n{len(data)}\n%%EOF\n").encode()
    path = copy_of(pdf)
    path.write_bytes(data)
    return path


def pieces(pdf):
    """(number of the catalog, its text, number of page 1, its text, the next free number)"""
    catalog, text = catalog_of(pdf)
    pages = int(re.search(r"/Pages (\d+)", text).group(1))
    page = int(re.search(r"/Kids \[ (\d+)", shown(pdf, f"{pages},0")).group(1))
    free = int(re.search(r"/Size (\d+)", shown(pdf, "trailer")).group(1))
    return catalog, text, page, shown(pdf, f"{page},0"), free


def catalog_of(pdf):
    """(its number, its text)"""
    catalog = int(re.search(r"/Root (\d+)", shown(pdf, "trailer")).group(1))
    return catalog, shown(pdf, f"{catalog},0")


def struct_text(pdf):
    """Its structure tree, as another reader has it. For each element that reckons with the colours of
    the output intent, though it paints none: it gets a file without, which takes a third of the time."""
    catalog, text = catalog_of(pdf)
    colourless = append(pdf, {catalog: text.replace("/OutputIntents", "/NoMoreIntents")})
    return subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", colourless], check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def with_entry(dictionary, entry):
    return dictionary[:-2] + entry + " >>"


def with_annotation(page, number):
    if "/Annots" in page:
        return re.sub(r"/Annots \[(.*?)\]", rf"/Annots [\1 {number} 0 R ]", page)
    return with_entry(page, f"/Annots [ {number} 0 R ]")


def signature(pdf):
    catalog, catalog_text, page, page_text, free = pieces(pdf)
    return {catalog: with_entry(catalog_text, f"/AcroForm << /SigFlags 3 /Fields [{free} 0 R] >>"),
            page: with_annotation(page_text, free),
            free: f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /F 132 "
                  f"/P {page} 0 R /V {free + 1} 0 R >>",
            free + 1: "<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 0 0 0] /Contents <00> >>"}


def words_of(pdf):
    return subprocess.run(["pdftotext", pdf, "-"], stdout=subprocess.PIPE, check=True,
                          text=True).stdout


def with_identifier(data):
    """The file with the identifier that belongs to it."""
    start = data.rindex(b" 0 obj\n", 0, data.rindex(b"/XRef"))
    start = data.rindex(b"\n", 0, start) + 1
    entries = re.search(rb"<< (.*?) /ID \[<([0-9a-f]+)>", data[start:])
    table = zlib.decompress(data[data.index(b"stream\n", start) + 7:data.rindex(b"\nendstream")])
    identifier = hashlib.md5(data[:start] + entries[1] + table).hexdigest().encode()
    return data[:start] + data[start:].replace(entries[2], identifier)


CAIRO = rb'(name="cairo" value="[0-9.]*)[0-9]"'
STYLESHEETS = rb'(name="stylesheets" value="[0-9a-f]*)[0-9a-f]"'


def forged(pdf, word, other_word, tool=CAIRO):
    """The file with a word on a page changed and its record, digests and all, to suit; it says that
    it was made with another version of a tool."""
    data = pdf.read_bytes()
    pages = []

    def change_page(page):
        pages[:] = page, page.replace(word, other_word, 1)
        return pages[1]

    def change_record(record):
        size = int(re.search(rb' size="([0-9]+)"', record)[1])
        before, after = (hashlib.sha256(page).hexdigest().encode() for page in pages)
        digest = hashlib.sha256(data[:size]).hexdigest().encode()
        record = re.sub(rb'(?<= sha256=")[0-9a-f]{64}', digest, record, count=1)
        return re.sub(tool, rb'\g<1>x"', record.replace(before, after))

    data = with_stream(data, word, change_page)
    data = with_stream(data, b"<record", change_record)
    path = copy_of(pdf)
    path.write_bytes(with_identifier(data))
    return path


def data_folder(change):
    """The program's own files, with stylesheets changed."""
    place = Path(tempfile.mkdtemp(dir=folder))
    for name in ("sources", "stylesheets", "fonts"):
        shutil.copytree(root / name, place / name)
    for path in place.glob("stylesheets/**/*.x[ms]l"):
        path.write_text(change(path.read_text()))
    return str(place)


@functools.cache
def later_data_folder():
    """With stylesheets that are others, and make the same."""
    return data_folder(lambda text: text + "<!-- later -->")


def plan_with_house(profile, change=lambda plan: plan):
    """A folder with the least of plans and a house file with this profile element."""
    place = Path(tempfile.mkdtemp(dir=folder))
    house = (root / "sources" / "house.xml").read_text()
    (place / "house.xml").write_text(re.sub(r"<profile [^>]*/>", profile, house))
    (place / "minimal.xml").write_text(change((PLANS / "minimal.xml").read_text()))
    return place / "minimal.xml"


def hand_made(attachments, stream_filter="/FlateDecode"):
    """A PDF with these associated files."""
    count = len(attachments)
    files = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [f"<< /Type /Catalog /Pages 2 0 R /AF [{files}] >>".encode(),
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]
    for i, (name, content) in enumerate(attachments):
        packed = content if isinstance(content, bytes) else zlib.compress(content.encode())
        objects.append(f"<< /Type /Filespec /UF ({name}) /F ({name}) "
                       f"/EF << /UF {5 + 2 * i} 0 R >> >>".encode())
        objects.append(f"<< /Length {len(packed)} /Filter {stream_filter} >>\nstream\n".encode()
                       + packed + b"\nendstream")
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size "
             f"{len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n").encode()
    path = Path(tempfile.mkdtemp(dir=folder)) / "hostile.pdf"
    path.write_bytes(data)
    return path


RECORD = ('<record xmlns="https://handlingsplan.org/ns/record/1" version="1" size="9" sha256="">'
          '<parameter name="source" value="plan.xml"/>{}</record>')


def main(names):
    """Runs the tests among these names."""
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failures = 0
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
        except Exception as error:  # an assertion, or a command that ended badly
            failures += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in (f"{error!r}").split("\\n")), end="")
        else:
            print(f"ok {number} - {name}", flush=True)
    sys.exit(1 if failures else 0)


def __getattr__(name):
    """`minimal` and `small`, built plans: made for the checks that import them."""
    if name not in ("minimal", "small"):
        raise AttributeError(name)
    globals()[name] = build(PLANS / f"{name}.xml", folder / "out")
    return globals()[name]
