"""Changes: whether a number says by how much something has changed or differs, by the words before and behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import VERBAL, Anchor
from factcheck.extract.tables import table
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.units.units import dimension

_CHANGE = (
    r"rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|cut|cuts|grow|grows|grew|grown|growing|"
    r"increase[sd]?|increasing|decrease[sd]?|drop|drops|dropped|climb|climbs|climbed|jump|jumps|jumped|"
    r"slip|slips|slipped|shrink|shrinks|shrank|shrunk|lower|lowered|raise[sd]?|decline[sd]?|surge[sd]?|"
    r"soar|soars|soared|plunge[sd]?|tumble[sd]?|ease[sd]?|gain(?:s|ed)?|up|down|advance[sd]?|hike[sd]?|"
    r"lift(?:s|ed)?|expand(?:s|ed)?|contract(?:s|ed)?|slide[s]?|slid|dip(?:s|ped)?|swell(?:s|ed)?|"
    r"dwindle[sd]?|widen(?:s|ed)?|narrow(?:s|ed)?"
)
_DELTA_BEFORE = re.compile(
    rf"\b(?:by|(?<!make )(?<!makes )(?<!making )(?<!made )(?:{_CHANGE}))"
    rf"(?:\s+(?:about|around|some|nearly|almost|more\s+than|over|up\s+to|as\s+much\s+as|at\s+least|roughly|another|an?\s+estimated|just|only|a\s+further|an\s+average\s+of|an\s+average|on\s+average|a\s+total\s+of|further|by))*\s+[\"“]?$",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    rf"\b(?:{_CHANGE}|ahead|behind|leads?|led|leading|wins?|won|winning|loses?|lost|losing|beats?|beat(?:en|ing)|short|shy|"
    r"trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|edg(?:es?|ed|ing)|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|outnumber(?:s|ed)?|miss(?:es|ed)?|reduc(?:es?|ed|ing)|trim(?:s|med)?|"
    r"extend(?:s|ed)?|lengthen(?:s|ed)?|shorten(?:s|ed)?|multipl(?:y|ies|ied)|differ(?:s|ed)?|out|off|wrong|too\s+\w+|"
    r"more|less|fewer|longer|shorter|higher|greater|smaller|larger|bigger|poorer|richer|better|worse)\b",
    re.IGNORECASE,
)
"""What "by" tells the measure of: "ahead by 740"; but "signed by 40 senators", "stands by 52,000"."""
_DELTA_AFTER = re.compile(
    r"\s+(?:(?!(?:and|or|but|to|for|with|as|of|no|any)\s)\w+\s+)?(?:more|fewer|less|higher|lower|larger|smaller|above|below|increase|decrease|rise|"
    r"drop|fall|cut|growth|decline|short(?=\s+of)|ahead|behind|clear)\b",
    re.IGNORECASE,
)
_HEDGED = (
    r"(?:\s+(?:about|around|some|nearly|almost|more\s+than|over|up\s+to|at\s+least|roughly|just|only|a\s+further|another))*"
    r"\s+[\"“]?$"
)
_CHANGE_OF = re.compile(
    rf"\b(?:rise|increase|decrease|drop|decline|jump|gain|hike|surge|slump|climb|dip)s?\s+of{_HEDGED}", re.IGNORECASE
)
""" "an increase of 1,200 cases" """
_CUT_OF = re.compile(rf"\b(?:fall|reduction|cut)s?\s+of{_HEDGED}", re.IGNORECASE)
""" "a cut of 3 percent"; "a cut of 900 jobs" is how many are cut """
_LOST = re.compile(rf"\b(?:shed|shedding|loses?|lost|adds?|added){_HEDGED}", re.IGNORECASE)
_POINTS = ("point", "percentage_point", "basis_point", "percent")
_CHANGES = re.compile(
    r"\b(?:cut|cuts|cutting|raise[sd]?|raising|increase[sd]?|increasing|reduce[sd]?|reducing|slash(?:es|ed|ing)?|boost(?:s|ed|ing)?|trim(?:s|med)?|"
    r"lower(?:s|ed|ing)?|hike[sd]?|hiking|grew|grow)\s+(?:the|our|its|their|his|her|my|your|some|[\w-]+[’']s)\s+"
    r"(?:(?!to\b|at\b|from\b|of\b|by\b|for\b|with\b|on\b|in\b|and\b)[\w-]+\s+){1,3}$",
    re.IGNORECASE,
)
""" "they have cut the fleet 12 percent" """
_OF = re.compile(r"\s+of\b")
_CHANGING = re.compile(rf"\b(?:{_CHANGE})\b", re.IGNORECASE)
_NORMAL = re.compile(
    r"\s+(?:the\s+|its\s+|their\s+|what\s+was\s+)?(?:long-term\s+|seasonal\s+)?"
    r"(?:normal|norm|average|expect\w+|usual|level|target|limit|forecast|trend|mean|quota)\b",
    re.IGNORECASE,
)
""" "30 deaths above normal", but "the three proposals below" """
_THAN = re.compile(r"[^.,;]{0,30}?\bthan\b", re.IGNORECASE)
_COLLECTED = re.compile(r"\b(?:raise[sd]?|raising)(?:\s+(?!by\b)[a-z]+){0,3}\s+$", re.IGNORECASE)
_AGAINST = re.compile(r"\s+to\s+(?:\w+[’']s\s+)?\d")
"""Behind a number of two that are told against each other: "rejected by 54.2% to 45.8%"."""
_AGENTS = re.compile(
    r"\b(?:led|beaten|accompanied|joined|followed|surpassed|outnumbered)\s+by\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE
)


def is_change(numeral: Numeral, before: str, after: str) -> bool:
    """Whether a number with these words around it, in its clause, is a change or a difference and no level."""
    return not numeral.start_of_change and (_is_delta(numeral, before, after) or _is_compared(numeral, after))


def _is_delta(numeral: Numeral, before: str, after: str) -> bool:
    """Whether a verb of change, or "by" behind one, leads to the number; "cut 2,600 jobs" is a count of jobs."""
    if _CHANGE_OF.search(before) or (numeral.unit is not None and _CUT_OF.search(before)):
        return True
    if numeral.unit in _POINTS and (_LOST.search(before) or (_CHANGES.search(before) and not _OF.match(after))):
        return True
    found = _DELTA_BEFORE.search(before)
    if found is None:
        return False
    counted = numeral.unit is None and re.match(
        r"\s+(?!(?:to|from|in|on|at|since|last|this|over|by|and|or|as|for|per)\b)[a-z]", after
    )
    if re.search(r"\bby\b", found.group(), re.IGNORECASE) is None:
        collected = dimension(numeral.unit) == "currency" and _COLLECTED.search(before) is not None
        return not counted and not collected
    if _AGAINST.match(after) and _CHANGING.search(before) is None:
        return False
    if numeral.unit is None and _AGENTS.search(before) and _names_living(after):
        return False
    whole = numeral.unit is None and numeral.form is not Form.SHARE
    return not whole or _DIFFERS.search(before) is not None


def _is_compared(numeral: Numeral, after: str) -> bool:
    """Whether the words behind say that the number is a difference: "300 fewer", "12 more than in May".

    Of things "more" alone says no more than "another": "12 houses burned down, 40 more were damaged".
    """
    found = _DELTA_AFTER.match(after)
    if found is None:
        return False
    if found.group().endswith(("ahead", "behind", "clear")):
        return numeral.unit in ("point", "percentage_point")
    if numeral.unit is not None or numeral.form is Form.SHARE:
        return True
    word = found.group().split()[-1].lower()
    if word in ("above", "below"):
        return len(found.group().split()) == 1 or _NORMAL.match(after, found.end()) is not None
    return word != "more" or _THAN.match(after, found.end()) is not None


def _names_living(after: str) -> bool:
    """Whether what is counted are living beings: the two words behind the number."""
    return any(word in table("measures")["living"] for word in re.findall(r"[\w-]+", after.lower())[:2])


def changes_listed(figures: Sequence[Figure], anchors: Mapping[int, Anchor]) -> list[Figure]:
    """The figures of a document; percentages that go on with a list of changes change too.

    "Rents rose 22% in Dublin, 18% in Cork": no verb or noun of its own stands before the second. `anchors` are the
    figures' own, by their place in `figures`.
    """
    out = list(figures)
    for place in range(1, len(out)):
        before, figure = out[place - 1], out[place]
        one, other = anchors.get(place - 1), anchors.get(place)
        listed = before.role is Role.DELTA and figure.role is Role.LEVEL and before.unit == figure.unit == "percent"
        if listed and one is not None and other is not None and _goes_on(one, other):
            out[place] = replace(figure, role=Role.DELTA)
    return out


def _goes_on(one: Anchor, other: Anchor) -> bool:
    """Whether only names and times stand between two numbers of a sentence, joined by a comma or "and"."""
    if one.sentence != other.sentence:
        return False
    words = one.fragment.doc[one.tokens[-1].i + 1 : other.tokens[0].i]
    between = [t for t in words if one.fragment.start(t) < other.numeral.cover.start]
    if not any(t.lower_ in _JOINTS for t in between) or any(t.pos_ in VERBAL or t.lower_ in _ENDS for t in between):
        return False
    following = next(other.after(), None)
    return not any(t.pos_ == "NOUN" and t.dep_ not in ("pobj", "npadvmod", "compound") for t in between) and not (
        following is not None and following.lower_ in ("of", "below", "above")
    )


_JOINTS = (",", "and", "after", "against", "while", "but")
_ENDS = frozenset(("to", "from", "at", "of", "than", "above", "below", "with", "for", ";", ":", "(", "—", "–"))
""" "rose 3% to 5%" gives a level"""
