"""Roles: whether a figure states a level, a change, a factor, a share, a forecast or a part of another figure."""

from __future__ import annotations

import re

from factcheck.claims import Role
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.forecasts import is_foreseen
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.spans import Span

_CHANGE = (
    r"rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|cut|cuts|grow|grows|grew|grown|growing|"
    r"increase[sd]?|increasing|decrease[sd]?|drop|drops|dropped|climb|climbs|climbed|jump|jumps|jumped|"
    r"slip|slips|slipped|shrink|shrinks|shrank|shrunk|lower|lowered|raise[sd]?|decline[sd]?|surge[sd]?|"
    r"soar|soars|soared|plunge[sd]?|tumble[sd]?|ease[sd]?|gain(?:s|ed)?|up|down|advance[sd]?|hike[sd]?|"
    r"lift(?:s|ed)?|expand(?:s|ed)?|contract(?:s|ed)?|slide[s]?|slid|dip(?:s|ped)?|swell(?:s|ed)?|"
    r"dwindle[sd]?|widen(?:s|ed)?|narrow(?:s|ed)?"
)
_DELTA_BEFORE = re.compile(
    rf"\b(?:by|(?:{_CHANGE}))(?:\s+(?:about|around|some|nearly|almost|more\s+than|over|up\s+to|as\s+much\s+as|"
    rf"at\s+least|roughly|another|an?\s+estimated|just|only|a\s+further|an\s+average|on\s+average|further|by))*\s+[\"“]?$",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    rf"\b(?:{_CHANGE}|ahead|behind|leads?|led|leading|wins?|won|winning|loses?|lost|losing|beats?|beat(?:en|ing)|short|shy|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed)?|outnumber(?:s|ed)?|miss(?:es|ed)?|reduc(?:es?|ed|ing)|trim(?:s|med)?|"
    r"extend(?:s|ed)?|lengthen(?:s|ed)?|shorten(?:s|ed)?|multipl(?:y|ies|ied)|differ(?:s|ed)?|out|off|wrong|too\s+\w+|"
    r"more|less|fewer|longer|shorter|higher|greater|smaller|larger|bigger|poorer|richer|better|worse)\b",
    re.IGNORECASE,
)
"""What "by" tells the measure of: "ahead by 740"; but "signed by 40 senators", "stands by 52,000"."""
_DELTA_AFTER = re.compile(
    r"\s+(?:(?!(?:and|or|but|to)\s)\w+\s+)?(?:more|fewer|less|higher|lower|larger|smaller|above|below|increase|decrease|rise|"
    r"drop|fall|cut|growth|decline)\b",
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
_PLANNED = re.compile(
    r"[^.;\n]{0,40}\b(?:(?:is|are)\s+(?:planned|expected|foreseen|forecast|due|feared)|will\s+(?:be|have)\b)",
    re.IGNORECASE,
)


_OF_A_FIGURE = re.compile(r"\s+(?:of|as\s+much\s+as|more\s+than)\s+(?:the|its|their|last\s+year[’']s)?\s*[$£€]?\d")
"""A part of another figure multiplies it: "half of the 80 % seen in 2018"."""


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
    if numeral.unit is None and numeral.form is not Form.SHARE and _OF_ALL.search(before):
        return Role.SUBSET
    if not numeral.start_of_change and (_is_delta(numeral, before, after) or _DELTA_AFTER.match(after)):
        return Role.DELTA
    if numeral.form is Form.SHARE or (numeral.unit == "percent" and re.match(r"\s+of\b", after)):
        return Role.SHARE
    if (anchor is not None and is_foreseen(anchor)) or _PLANNED.match(after):
        return Role.FORECAST
    return Role.LEVEL


def _is_delta(numeral: Numeral, before: str, after: str) -> bool:
    """Whether a verb of change, or "by" behind one, leads to the number; "cut 2,600 jobs" is a count of jobs."""
    if _CHANGE_OF.search(before) or (numeral.unit is not None and _CUT_OF.search(before)):
        return True
    if numeral.unit in _POINTS and _LOST.search(before):
        return True
    found = _DELTA_BEFORE.search(before)
    if found is None:
        return False
    counted = numeral.unit is None and re.match(
        r"\s+(?!(?:to|from|in|on|at|since|last|this|over|by|and|or|as|for|per)\b)[a-z]", after
    )
    if re.search(r"\bby\b", found.group(), re.IGNORECASE) is None:
        return not counted
    whole = numeral.unit is None and numeral.form is not Form.SHARE
    return not whole or _DIFFERS.search(before) is not None
