"""What a plan says, as its source has it: the words that are printed, and what is meant by them."""
import re
import xml.etree.ElementTree as ET

P = "{https://handlingsplan.org/ns/plan/1}"
PARTS = {P + name for name in ["during", "start", "start-by", "end", "due", "recurs", "duration", "open"]}


def words(element):
    return " ".join("".join(element.itertext()).split())


class Source:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.names = {party.get("id"): words(party.find(P + "name")) for party in self.root.iter(P + "party")}

    def said(self, element):
        """The responsible ones: (words, party, with), and the times: (words, parts)."""
        who = []
        for one in element.findall(P + "responsible"):
            if one.get("same-as"):
                who.append(("Se ovan", "same-as", None))
            else:
                who.append((words(one) or self.names.get(one.get("party"), ""), one.get("party"), one.get("with")))
        times = [("Se ovan" if one.get("same-as") else words(one), self.parts(one))
                 for one in element.findall(P + "timeframe")]
        return who, times

    @staticmethod
    def parts(timeframe):
        if timeframe.get("same-as"):
            return "same-as"
        return " ".join(part.tag[len(P):] + str(sorted((k, v) for k, v in part.items() if k != "each"))
                        for part in timeframe if part.tag in PARTS)


def rows(source):
    """What is said of each objective (a group is one) and activity, in the order of the document."""
    for element in source.root.iter():
        if element.tag in (P + "objective", P + "objective-group", P + "activity"):
            who, times = source.said(element)
            if who or times:
                yield element, who, times


def plan_of(path):
    """The plan as one types it: titles, goals, objectives with their activities."""
    source = Source(path)
    areas = []
    for area in source.root.iter(P + "area"):
        objectives = []
        for one in area:
            if one.tag not in (P + "objective", P + "objective-group"):
                continue
            texts = [words(t) for o in ([one] if one.tag == P + "objective" else one.findall(P + "objective"))
                     for t in o.findall(P + "text")]
            activities = []
            for activity in one.iter(P + "activity"):
                who, times = source.said(activity)
                activities.append({"text": words(activity.find(P + "text")), "responsible": [w for w, _, _ in who],
                                   "times": [t for t, _ in times]})
            who, times = source.said(one)
            objectives.append({"texts": texts, "activities": activities, "responsible": [w for w, _, _ in who],
                               "times": [t for t, _ in times]})
        areas.append({"title": words(area.find(P + "title")), "objectives": objectives,
                      "introduction": [words(p) for p in area.findall(P + "introduction/" + P + "p")][:1],
                      "goals": [words(goal.find(P + "text")) for goal in area.findall(P + "goal")]})
    return {"title": words(source.root.find(f"{P}head/{P}title")), "areas": areas}
