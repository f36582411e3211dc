"""Roles: whether a figure states a level, a change, a factor, a share, a forecast or a part of another figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import VERBAL, Anchor
from factcheck.extract.figures.forecasts import is_foreseen
from factcheck.extract.tables import table
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.spans import Span
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
_SUBSET_BEFORE = re.compile(
    r"\b(?:including|among\s+them|among\s+whom|of\s+(?:these|those|them|whom|which)|of\s+the\s+(?:dead|"
    r"victims|wounded|total)|at\s+least\s+half)[,:]?\s+(?:\w+\s+){0,3}$|"
    r"(?:^|[.;:]\s)of\s+(?:the\s+|its\s+|their\s+)?\d[\d,.]*(?:\s[\w’'-]+){0,6},\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
""" "including", "of whom", "Of the 96 rescued" """
_OF_ALL = re.compile(
    r"(?:^|[.;:]\s)of\s+(?:the|its|their|his|her|our|these|those|all)\s+(?:[\w’'-]+\s+){0,6}[\w’'-]+,\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
""" "Of the soldiers at the border, about 120 belong to combat units": not so many are at the border"""
_SUBSET_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:(?:of|among)\s+(?:whom|which|them|these|those)\b|of\s+(?:the\s+)?[1-9]\d)", re.IGNORECASE
)
""" "40 of them", "seven children among them", "21 of 90" """
_OF_FEW = re.compile(
    r"\s+of\s+(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[3-9])\s+(?!days|weeks|months|years|million|billion)[a-z’'-]+",
    re.IGNORECASE,
)
""" "two of five missiles", "seven of the nine teachers' organisations" """
_PLANNED = re.compile(
    r"[^.;\n]{0,40}\b(?<!\band\s)(?:(?:is|are)\s+(?:planned|expected|foreseen|forecast|due|feared)|will\s+(?:be|have)\b)",
    re.IGNORECASE,
)


_OF_A_FIGURE = re.compile(
    r"\s+(?:of|as\s+much\s+as|more\s+than)\s+(?:the|its|their|last\s+year[’']s)?\s*[$£€]?\d[\d.,]*+"
    r"(?!\s?(?:million\s|m\s|thousand\s)?(?!per|degree|point|time|euro|dollar|pound)[a-z-]+(?:s|people|men|women|children)\b)"
)
"""A part of another figure multiplies it: "half of the 80 % seen in 2018"; a part of things is a share of them."""


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


def role_of(numeral: Numeral, text: str, clause: Span, anchor: Anchor | None = None) -> Role:
    """The role of a numeral within its clause."""
    start, end = numeral.cover.start, numeral.noun
    before, after = text[max(clause.start, start - 60) : start], text[end : min(clause.end, end + 60)]
    if (
        numeral.unit == "times"
        or numeral.form is Form.MULTIPLE
        or (numeral.form is Form.SHARE and _OF_A_FIGURE.match(text, numeral.span.end))
    ):
        return Role.FACTOR
    if _SUBSET_BEFORE.search(before) or _SUBSET_AFTER.match(after):
        return Role.SUBSET
    if numeral.unit is None and numeral.form is not Form.SHARE and (_OF_ALL.search(before) or _OF_FEW.match(after)):
        return Role.SUBSET
    if not numeral.start_of_change and (_is_delta(numeral, before, after) or _is_compared(numeral, after)):
        return Role.DELTA
    if numeral.form is Form.SHARE or (numeral.unit == "percent" and re.match(r"\s+of\b", after)):
        return Role.SHARE
    if (anchor is not None and is_foreseen(anchor)) or _PLANNED.match(after):
        return Role.FORECAST
    return Role.LEVEL


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
