"""A plan's source as somebody types it into a word processor, and what is meant by that: the truth
that imports are held to."""
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

P = "{https://handlingsplan.org/ns/plan/1}"
FO = "{http://www.w3.org/1999/XSL/Format}"
PLANS = ["sources/vasterbotten.xml", "tests/plans/ett-ar.xml", "tests/plans/shapes.xml", "tests/plans/chosen-columns.xml",
         "tests/plans/small.xml", "tests/plans/languages/fi.xml"]
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PARTS = {P + name for name in ["during", "start", "start-by", "end", "due", "recurs", "duration", "open"]}
# What is typed over the columns, and between two who do something together.
TYPED = {"sv": {"number": "Nr", "area": "Område", "goal": "Mål", "objective": "Delmål", "activity": "Aktivitet",
                "responsible": "Ansvarig", "timeframe": "Tidplan", "together": "tillsammans med"},
         "fi": {"number": "Nro", "area": "Alue", "goal": "Päämäärä", "objective": "Tavoite", "activity": "Toimenpide",
                "responsible": "Vastuutaho", "timeframe": "Aikataulu", "together": "yhdessä"},
         "nb": {"number": "Nr", "area": "Område", "goal": "Hovedmål", "objective": "Delmål", "activity": "Tiltak",
                "responsible": "Ansvarlig", "timeframe": "Tidsfrist", "together": "sammen med"}}


def words(element):
    return " ".join("".join(element.itertext()).split())


def parts_of(timeframe):
    if timeframe.get("same-as"):
        return "same-as"
    return " ".join(part.tag[len(P):] + str(sorted((k, v) for k, v in part.items() if k != "each"))
                    for part in timeframe if part.tag in PARTS)


class Source:
    def __init__(self, path, program=None):
        self.root = ET.parse(path).getroot()
        self.language = self.root.get(XML_LANG)[:2]
        self.typed = TYPED.get(self.language, TYPED["sv"])
        parties = list(self.root.iter(P + "party"))
        for included in self.root.iter("{http://www.w3.org/2001/XInclude}include"):
            parties += ET.parse(Path(path).parent / included.get("href")).getroot().iter(P + "party")
        self.names = {party.get("id"): words(party.find(P + "name")) for party in parties}
        self.printed = self.print_times(program) if program else {}

    def print_times(self, program):
        """What documents print for times that have no words."""
        times = sorted({self.xml_of(one) for one in self.root.iter(P + "timeframe") if not words(one) and len(one)})
        rows = "".join(f'<activity id="a{i}"><text>T{i}.</text><responsible>X</responsible>{time}</activity>'
                       for i, time in enumerate(times))
        plan = (f'<plan xmlns="{P[1:-1]}" version="1" id="p" xml:lang="{self.language}"><head><title>T</title><owner>O</owner>'
                '<columns><column field="activity"/><column field="timeframe"/></columns></head><area id="o"><title>O</title>'
                f"{rows}</area></plan>")
        with tempfile.TemporaryDirectory() as name:
            source, fo = Path(name) / "t.xml", Path(name) / "t.fo"
            source.write_text(plan)
            subprocess.run([program, "fo", str(source), "-o", str(fo)], check=True, capture_output=True)
            cells = [[words(cell) for cell in row.iter(FO + "table-cell")] for row in ET.parse(fo).iter(FO + "table-row")]
        said = [re.sub("[\u00ad\u200b\u2060]", "", row[1]) for row in cells if len(row) > 1 and re.match(r"\W*T\d+\.", row[0])]
        assert len(said) == len(times), (said, times)
        return dict(zip(times, said))

    def xml_of(self, timeframe):
        text = ET.tostring(timeframe, encoding="unicode").strip().replace("ns0:", "").replace(f' xmlns:ns0="{P[1:-1]}"', "")
        return re.sub(r' each="[^"]*"', "", text)

    def who(self, one):
        """One who is responsible as it is typed, the party, and with whom."""
        if one.get("same-as"):
            return "Se ovan", "same-as", None
        text = words(one)
        for example in one.findall(P + "example"):
            if example.get("party") and not words(example):
                text += " " + self.names[example.get("party")]
        text = text or self.names.get(one.get("party"), "")
        if one.get("with") and not words(one):
            text += f" {self.typed['together']} " + self.names[one.get("with").split()[0]]
        return text, one.get("party"), (one.get("with") or "").split()[0] if one.get("with") else None

    def when(self, one):
        if one.get("same-as"):
            return "Se ovan", "same-as"
        text = words(one) or self.printed.get(self.xml_of(one), "")
        return text, parts_of(one)

    def said(self, element):
        return ([self.who(one) for one in element.findall(P + "responsible")],
                [self.when(one) for one in element.findall(P + "timeframe")])

    def leaves(self):
        """Each activity, with who and when as it or what it is in says; what has none is one."""
        for area in self.root.findall(P + "area"):
            yield from self.leaves_in(area, ([], []))

    def leaves_in(self, element, inherited):
        who, times = self.said(element)
        given = (who or inherited[0], times or inherited[1])
        own = [child for child in element if child.tag in
               (P + "area", P + "goal", P + "objective", P + "objective-group", P + "activity")]
        if element.tag in (P + "objective", P + "objective-group"):
            own = [child for child in own if child.tag != P + "objective" or child.find(P + "activity") is not None]
        if not own and element.tag not in (P + "area", P + "goal"):
            yield (element, *given)
        for child in own:
            yield from self.leaves_in(child, given)

    # ---- As it is typed ----

    def areas(self):
        """Of each area: (level, number, title, introduction, blocks): a goal ("goal", text) or rows
        ("rows", [objective]), an objective {texts, number, activities, responsible, times}."""
        for area in self.root.findall(P + "area"):
            yield from self.areas_in(area, 0)

    def areas_in(self, area, level):
        blocks, rows = [], []
        for one in area:
            if one.tag == P + "goal":
                own = [self.objective(row) for row in one if row.tag in (P + "objective", P + "objective-group", P + "activity")]
                blocks.append(("goal", words(one.find(P + "text"))))
                if own:
                    blocks.append(("rows", own))
            elif one.tag in (P + "objective", P + "objective-group", P + "activity"):
                rows.append(self.objective(one))
        if rows:
            blocks.append(("rows", rows))
        introduction = [words(p) for p in area.findall(P + "introduction/" + P + "p")][:1]
        yield level, area.get("number", ""), words(area.find(P + "title")), introduction, blocks
        for inner in area.findall(P + "area"):
            yield from self.areas_in(inner, level + 1)

    def objective(self, element):
        inner = element.findall(P + "objective") if element.tag == P + "objective-group" else [element]
        is_activity = element.tag == P + "activity"
        texts = [] if is_activity else [words(text) for one in inner for text in one.findall(P + "text")]
        activities = []
        for one in [element] if is_activity else element.iter(P + "activity"):
            who, times = self.said(one)
            items = [words(item) for item in one.findall(P + "list/" + P + "item")]
            activities.append({"text": words(one.find(P + "text")), "items": items, "number": one.get("number", ""),
                               "responsible": [w for w, _, _ in who], "times": [t for t, _ in times]})
        who, times = ([], []) if is_activity else self.said(element)
        return {"texts": texts, "activities": activities, "responsible": [w for w, _, _ in who],
                "times": [t for t, _ in times], "number": "" if is_activity else inner[0].get("number", "")}

    def title(self):
        return words(self.root.find(f"{P}head/{P}title"))


def rows_of(objective):
    """As rows of a table: each (activities, who, when). Without words of its own (a lone activity) it says neither for
    them."""
    activities, who, when = objective["activities"], objective["responsible"], objective["times"]
    own = any(activity["responsible"] or activity["times"] for activity in activities)
    if objective["texts"] and not own:
        return [(activities, who, when)]
    return [([one], one["responsible"] or who, one["times"] or when) for one in activities]
