"""What the rules ask of a document that grammar.py wrote: that ids lead somewhere, that time goes forward,
that a change fits its target. Nothing that the schema lets stand is taken away, but what a rule forbids."""
import xml.etree.ElementTree as ElementTree

from grammar import INLINES, PLAN, REFERENCE, local

PARTY, OTHER, MEMBER, PERSON = "group", "other", "member", "person"

# What a change may write of each kind of target; sections are those with an id.
CHANGES = {
    "plan": "title subtitle short-title valid next-revision",
    "area": "short introduction",
    "activity": "text continuation list responsible timeframe intended-result target-group resources cost risk "
                "derives-from indicator field",
    "section": "p figure table pullquote blockquote box repeat internal",
    "indicator": "baseline target",
}
ADDED = {"area": ("after", "area"), "goal": ("after", "goal"), "objective": ("into", "area"),
         "objective-group": ("into", "area"), "activity": ("after", "activity"), "indicator": ("into", "goal")}


# Whose words are made from their attributes where there are none.
WORDED = set("owner unit prepared-by prepared-with issued adoption valid next-revision builds-on derives-from responsible "
             "timeframe cost baseline target decided occasion example link ref".split())


def without_words(root):
    """The document with no words where attributes, or parts, say the same."""
    for element in root.iter():
        says = any(name not in ("id", "conditional") for name in element.attrib) or \
            any(local(child) not in INLINES for child in element)
        if local(element) not in WORDED or not says:
            continue
        element.text = None
        for child in list(element):
            child.tail = None
            if local(child) in INLINES:
                element.remove(child)


class Meaning:
    def __init__(self, root):
        self.root = root

    # ---- Finding

    def all(self, name):
        return list(self.root.iter(PLAN + name))

    def first(self, name):
        return next(self.root.iter(PLAN + name), None)

    def id_of(self, name):
        return next((one.get("id") for one in self.all(name) if one.get("id")), None)

    def parent(self, element):
        return next(one for one in self.root.iter() if element in list(one))

    def set(self, kind, **attributes):
        for element in self.all(kind):
            for key, value in attributes.items():
                if element.get(key.replace("_", "-")) is not None:
                    element.set(key.replace("_", "-"), value)

    # ---- Giving meaning

    def give(self):
        self.alone()
        self.parties()
        self.pictures_and_tables()
        self.columns()
        self.days()
        if local(self.root) == "plan":
            self.changes()
            self.reports()
        if local(self.root) != "decision":
            self.remove("deadline", "funding")
        self.twins()
        self.references()

    def alone(self):
        """What is as something else has nothing in it: one is, and the others have something."""
        for name, attribute in (("responsible", "same-as"), ("timeframe", "same-as"), ("taken-up", "plan")):
            for at, element in enumerate(self.all(name)):
                element.attrib.pop(attribute, None)
                if attribute == "same-as" and at == 2:
                    element[:], element.text = [], None
                    element.set(attribute, REFERENCE)

    def twins(self):
        """Another one to lead to."""
        for name, child in (("definition", "name"), ("reference", "title")):
            one = self.first(name)
            if one is not None:
                twin = ElementTree.SubElement(self.parent(one), one.tag, {"id": "other-" + name})
                if name == "reference":
                    twin.set("cited-as", "Other")
                ElementTree.SubElement(twin, PLAN + child).text = "Other"

    def remove(self, *names):
        for name in names:
            for element in self.all(name):
                self.parent(element).remove(element)

    def parties(self):
        parties = self.first("parties")
        for at, (id, kind) in enumerate([(OTHER, "region"), (MEMBER, "municipality")]):
            party = ElementTree.Element(PLAN + "party", {"id": id, "kind": kind})
            ElementTree.SubElement(party, PLAN + "name").text = "q%sq" % id
            parties.insert(at, party)
        group = self.all("party")[2]
        group.set("id", PARTY)
        group.set("kind", "group")
        group.set("part-of", OTHER)
        for member in self.all("member"):
            member.set("party", MEMBER)
        for person in self.all("person"):
            person.set("id", PERSON)
            person.set("part-of", PARTY)

    def pictures_and_tables(self):
        for figure in self.all("figure"):
            figure.set("src", "trappa.svg")
        for table in self.all("table"):
            for row in [row for row in table if local(row) in ("heading-row", "row")]:
                self.two_columns(row)

    @staticmethod
    def two_columns(row):
        cells = list(row)
        for cell in cells:
            cell.attrib.pop("rows", None)
        if cells[0].get("columns"):
            cells[0].set("columns", "2")
        else:
            for _ in range(2 - len(cells)):
                ElementTree.SubElement(row, PLAN + "cell").text = "x"

    def columns(self):
        """The rows of a table are its activities."""
        for columns in self.all("columns"):
            for field in ("activity", "responsible"):
                if columns.find(PLAN + "column[@field='%s']" % field) is None:
                    ElementTree.SubElement(columns, PLAN + "column", {"field": field})
        self.set("column", own="budget")
        self.set("own", name="budget")
        self.set("field", name="budget")

    def days(self):
        self.set("plan", status="revised")
        self.set("proposals", status="adopted")
        self.set("valid", **{"from": "2017-01-01", "to": "2019-12-31"})
        self.set("member", **{"from": "2017-01-01", "to": "2019-12-31"})
        self.set("adoption", date="2016-12-01")
        self.set("decided", date="2017-02-01")
        self.set("amendment", in_force="2017-03-01")
        self.set("meeting", date="2017-06-01")
        self.set("minutes", date="2017-06-02")
        self.set("received", date="2017-07-01")
        self.set("occasion", date="2018-03-01")
        for timeframe in self.all("timeframe"):
            for at, name in enumerate("during start start-by end due".split()):
                for point in timeframe.findall(PLAN + name):
                    if point.get("date"):
                        point.set("date", "2017-%02d-01" % (2 + 2 * at))

    # ---- Amendments

    def changes(self):
        change = self.first("change")
        amendment, changes = self.parent(change), []
        for kind, names in CHANGES.items():
            one = ElementTree.Element(change.tag, {"target": self.id_of(kind) or REFERENCE})
            one.extend([child for child in change if local(child) in names.split()])
            if kind == "activity":
                one.attrib.update({name: change.get(name) for name in ("priority", "conditional")})
            changes.append(one)
        changes.append(ElementTree.Element(change.tag, {"target": self.id_of("objective"), "pilot": "yes"}))
        self.replace(amendment, change, changes)
        self.additions(amendment)
        self.first("withdraw").set("target", self.all("activity")[2].get("id"))

    def additions(self, amendment):
        add, additions = self.first("add"), []
        for part in add:
            where, what = ADDED[local(part)]
            one = ElementTree.Element(add.tag, {where: self.id_of(what)})
            one.append(part)
            additions.append(one)
        self.replace(amendment, add, additions)

    @staticmethod
    def replace(parent, old, new):
        at = list(parent).index(old)
        parent.remove(old)
        for one in reversed(new):
            parent.insert(at, one)

    # ---- Reports

    def reports(self):
        for kind, target in (("update", "activity"), ("assessment", "goal"), ("observation", "indicator")):
            entries = self.all(kind)
            for entry in entries:
                entry.set("target", self.id_of(target))
                if entry.get("date"):
                    entry.set("date", "2017-05-01")
            self.corrected(kind, entries[0])
        self.moved(self.all("update")[1])

    def corrected(self, kind, entry):
        """The full entry corrects one before it."""
        kept = {key: value for key, value in entry.attrib.items() if key in ("target", "result", "value")}
        earlier = ElementTree.Element(entry.tag, dict(kept, id="first-" + kind))
        if kind == "update":
            earlier.set("progress", "not-started")
        meeting = self.parent(entry)
        meeting.insert(list(meeting).index(entry), earlier)
        entry.set("corrects", "first-" + kind)

    def moved(self, update):
        """What is in progress has a rating, and is moved nowhere: that is another one."""
        update.attrib.pop("moved-to")
        update.attrib.update({"progress": "in-progress", "rating": "at-risk"})
        moved = {"id": "moved", "target": self.all("activity")[1].get("id"), "progress": "moved",
                 "moved-to": self.id_of("activity")}
        meeting = self.parent(update)
        meeting.insert(list(meeting).index(update) + 1, ElementTree.Element(update.tag, moved))

    # ---- References

    def references(self):
        for attachment in self.all("attachment"):
            finished = attachment.get("view") is None
            attachment.set("src", "underlag.pdf" if finished else "minimal.xml")
        for element in self.root.iter():
            for name, value in list(element.attrib.items()):
                if value == REFERENCE:
                    element.set(name, self.reference(element, name))

    def reference(self, element, name):
        owner = next((one for one in self.all("activity") if self.states(one)), None)
        return {
            "definition": self.id_of("definition"), "source": self.id_of("reference"), "ref": self.id_of("p"),
            "document": "qdocumentq", "with": OTHER, "addressee": OTHER, "concerned": MEMBER, "consulted": MEMBER,
            "person": PERSON, "for": "regionen", "target": self.root.get("id"),
            "to": (self.id_of("area") or self.id_of("p")) if local(element) == "ref" else OTHER,
            "same-as": None if owner is None else owner.get("id"),
        }.get(name) or PARTY

    @staticmethod
    def states(activity):
        """Whether it says itself who is responsible, and when."""
        return all(any(child.get("same-as") is None for child in activity.findall(PLAN + name))
                   for name in ("responsible", "timeframe"))
