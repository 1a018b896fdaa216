"""The schemas, and whether elements are valid by the patterns that they are of."""
import copy
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from archive import folder, root

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
SCHEMAS = {name: ElementTree.parse(root / "sources" / f"{name}.rng").getroot()
           for name in ("plan", "house", "labels", "views")}


def schema_of(cases, vocabulary):
    """A schema of a document in which each case stands in an element of its own, by one of the patterns it may be of."""
    schema = copy.deepcopy(SCHEMAS[vocabulary])
    schema.set("xmlns:xi", "http://www.w3.org/2001/XInclude")
    for start in schema.findall(RELAX_NG + "start"):
        schema.remove(start)
    start = ElementTree.SubElement(schema, RELAX_NG + "start")
    around = ElementTree.SubElement(start, RELAX_NG + "element", name="cases", ns="")
    for number, (patterns, _) in enumerate(cases):
        case = ElementTree.SubElement(around, RELAX_NG + "element", name=f"case-{number}", ns="")
        choice = ElementTree.SubElement(case, RELAX_NG + "choice")
        for pattern in patterns:
            choice.append(copy.deepcopy(pattern))
            choice[-1].set("ns", schema.get("ns"))
    return schema


def why_invalid(cases, vocabulary, name):
    """What is wrong with cases, each some patterns and the text of an element; "" if all are valid."""
    namespace = SCHEMAS[vocabulary].get("ns")
    document = "".join(f"<case-{number}>{text}</case-{number}>" for number, (_, text) in enumerate(cases))
    document = re.sub(r"(<case-\d+>\s*<[\w-]+)(?=[\s/>])", rf'\1 xmlns="{namespace}"', document)
    path, schema = folder / f"{name}.xml", folder / f"{name}.rng"
    path.write_text(f'<cases xmlns:xi="http://www.w3.org/2001/XInclude">{document}</cases>')
    ElementTree.register_namespace("", RELAX_NG[1:-1])
    ElementTree.ElementTree(schema_of(cases, vocabulary)).write(schema, encoding="utf-8")
    done = subprocess.run(["xmllint", "--noout", "--relaxng", schema, path], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr[:3000]
