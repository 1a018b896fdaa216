"""A document made from the schema: each element in each place it may have, each attribute on each element.

Every piece of text and every value that is free is a word found nowhere else (q0042q), so that it can be
looked for in what becomes of the document. What it means is for meaning.py to see to.
"""
import xml.etree.ElementTree as ElementTree

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
NAMESPACE = "https://handlingsplan.org/ns/plan/1"
PLAN = "{%s}" % NAMESPACE
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INLINES = set("em strong quote work phrase sub sup link cite term ref footnote".split())
REFERENCE = "@"  # what meaning.py puts an id for

# Values of attributes and elements that the schema has a pattern or a meaning for.
KNOWN = {("*", "currency"): "EUR", ("reference", "year"): "2015", ("*", XML_LANG): "fi", ("*", "src"): "FILE",
         ("party", "identifier"): "https://www.qidentifierq.se/unit"}
BY_TYPE = {"year.type": "2017", "period.type": "2017", "ref.type": REFERENCE, "refs.type": REFERENCE}


def local(element):
    return element.tag.replace(PLAN, "")


class Grammar:
    def __init__(self, path):
        self.definitions = {}
        for definition in ElementTree.parse(path).iter(RELAX_NG + "define"):
            self.definitions.setdefault(definition.get("name"), []).extend(definition)

    def elements(self, patterns, seen=()):
        """The element patterns that may come next, without going into them."""
        for pattern in patterns:
            name = pattern.get("name")
            if pattern.tag == RELAX_NG + "element":
                yield pattern
            elif pattern.tag == RELAX_NG + "ref" and name not in seen:
                yield from self.elements(self.definitions[name], seen + (name,))
            elif pattern.tag != RELAX_NG + "attribute" and pattern.tag != RELAX_NG + "ref":
                yield from self.elements(pattern, seen)

    def document(self, root):
        writer = Writer(self)
        document = writer.element(next(self.elements(self.definitions[root])), ("/",))
        self.values = writer.values
        return document


class Writer:
    """Writes each (element, child) and (element, attribute) once; what must be there, again."""

    def __init__(self, grammar):
        self.grammar = grammar
        self.children, self.attributes = set(), set()
        self.values = {}  # of (element, attribute): the values that the schema lists
        self.turns = {}  # of alternatives: each is taken once before any is again
        self.count = 0

    def word(self, form="q%04dq"):
        self.count += 1
        return form % self.count

    def turn(self, key, alternatives):
        at = self.turns.get(key, 0)
        self.turns[key] = at + 1
        return alternatives[at % len(alternatives)]

    # ---- Elements

    def element(self, pattern, path):
        element = ElementTree.Element(PLAN + pattern.get("name"))
        self.write(element, pattern, path + (pattern.get("name"),), False, False)
        return element

    def may_hold(self, path, name):
        if name is None or name.startswith("xi:") or name in path:
            return False
        return not (path[-1] in INLINES and name in INLINES)

    def write(self, element, patterns, path, repeats, optional):
        for pattern in patterns:
            self.pattern(element, pattern, path, repeats, optional)

    def pattern(self, element, pattern, path, repeats, optional):
        kind, name = pattern.tag.replace(RELAX_NG, ""), pattern.get("name")
        if kind == "element":
            new = (path[-1], name) not in self.children
            if self.may_hold(path, name) and (new or not optional):
                self.children.add((path[-1], name))
                element.append(self.element(pattern, path))
        elif kind == "attribute":
            if not optional or (path[-1], name) not in self.attributes:
                self.attribute(element, pattern, path[-1])
        elif kind == "ref":
            self.write(element, self.grammar.definitions[name], path, repeats, optional)
        elif kind in ("zeroOrMore", "oneOrMore"):
            before = len(element)
            self.write(element, pattern, path, True, True)
            if kind == "oneOrMore" and len(element) == before and pattern.find(".//" + RELAX_NG + "text") is None:
                self.write(element, pattern, path, False, False)
        elif kind == "optional":
            self.write(element, pattern, path, False, True)
        elif kind in ("group", "interleave"):
            self.write(element, pattern, path, repeats, optional)
        elif kind == "choice":
            self.choice(element, pattern, path, repeats, optional)
        elif kind == "text":
            self.text(element)
        elif kind in ("data", "value", "list"):
            element.text = self.value([pattern], path[-1], None)

    def choice(self, element, pattern, path, repeats, optional):
        alternatives = [one for one in pattern if one.tag != RELAX_NG + "empty"]
        if repeats:
            self.write(element, alternatives, path, True, optional)
            return
        held = lambda one: list(self.grammar.elements([one]))
        possible = [one for one in alternatives
                    if not held(one) or any(self.may_hold(path, child.get("name")) for child in held(one))]
        new = [one for one in possible
               if any((path[-1], child.get("name")) not in self.children for child in held(one))]
        if optional and not new and len(alternatives) < len(pattern):
            return
        chosen = self.turn((id(pattern), path[-1]), new or possible or alternatives)
        self.pattern(element, chosen, path, False, optional)

    def text(self, element):
        if len(element):
            element[-1].tail = (element[-1].tail or "") + " " + self.word()
        else:
            element.text = (element.text or "") + self.word() + " "

    # ---- Values

    def attribute(self, element, pattern, of):
        name = pattern.get("name")
        if name is None or name == "xml:base":
            return
        self.attributes.add((of, name))
        key = XML_LANG if name == "xml:lang" else name
        element.set(key, self.value(pattern, of, key))

    def value(self, patterns, of, attribute):
        for key in ((of, attribute), ("*", attribute)):
            if key in KNOWN:
                return KNOWN[key]
        if attribute is None and of == "email":
            return self.word("q%dq@exempel.se")
        values, types = [], []
        self.look(patterns, values, types)
        if values:
            self.values[of, attribute] = values
            return self.turn((of, attribute), values)
        return self.of_type(types[0] if types else "token")

    def look(self, patterns, values, types):
        for pattern in patterns:
            kind, name = pattern.tag.replace(RELAX_NG, ""), pattern.get("name")
            if kind == "value":
                values.append(pattern.text)
            elif kind == "data":
                types.append(pattern.get("type"))
            elif kind == "ref":
                types.append(name)
                if name not in ("id.type", "ref.type", "refs.type"):
                    self.look(self.grammar.definitions[name], values, types)
            elif kind in ("choice", "list", "oneOrMore", "group"):
                self.look(pattern, values, types)

    def of_type(self, name):
        if name in BY_TYPE:
            return BY_TYPE[name]
        self.count += 1
        forms = {"id.type": "i%d", "number.type": "n%04d", "anyURI": "https://q%dq.se/"}
        if name in forms:
            return forms[name] % self.count
        if name == "date.type":
            return "2017-%02d-%02d" % (self.count % 12 + 1, self.count % 28 + 1)
        if name == "month.type":
            return "2017-%02d" % (self.count % 12 + 1)
        if name in ("positiveInteger", "nonNegativeInteger", "integer"):
            return str(2 + self.count % 7)
        return "%d.5" % (1000 + self.count) if name == "decimal" else "q%04dq" % self.count
