"""Roles: whether a figure states a level, a change, a factor, a share, a forecast or a part of another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.changes import is_change
from factcheck.extract.figures.forecasts import is_foreseen
from factcheck.text.awaited import is_awaited
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.spans import Span

_SUBSET_BEFORE = re.compile(
    r"\b(?:including|among\s+them|among\s+whom|of\s+(?:these|those|them|whom|which)|of\s+the\s+(?:dead|"
    r"victims|wounded|total)|at\s+least\s+half)[,:]?\s+(?:\w+\s+){0,3}$|"
    r"(?:^|[.;:]\s)of\s+(?:the\s+|its\s+|their\s+)?\d[\d,.]*(?:\s[\w’'-]+){0,6},\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
""" "including", "of whom", "Of the 96 rescued" """
_OF_ALL = re.compile(
    r"(?:^|[.;:]\s)of\s+(?:the|its|their|his|her|our|these|those|all)\s+(?:[\w’'-]+\s+){0,12}[\w’'-]+,\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
""" "Of the soldiers at the border, about 120 belong to combat units": not so many are at the border"""
_SUBSET_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:(?:of|among)\s+(?:whom|which|them|these|those)\b|of\s+(?:it|that)\b(?!\s+[a-z]+s?\b(?<!\bis)(?<!\bwas)(?<!\bin)(?<!\bfrom)(?<!\bto))|of\s+(?:the\s+)?[1-9]\d)|"
    r"\s+(?:[\w’'-]+\s+){0,4}(?:is|are|was|were)\s+(?:also\s+)?among\s+(?:the|those|its|their)\b",
    re.IGNORECASE,
)
""" "40 of them", "seven children among them", "21 of 90", "nine children are among the dead" """
_OF_FEW = re.compile(
    r"\s+of\s+(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[3-9])\s+(?!days|weeks|months|years|million|billion)[a-z’'-]+",
    re.IGNORECASE,
)
""" "two of five missiles", "seven of the nine teachers' organisations" """
_OF_THE = re.compile(r"\s+of\s+(?:the|these|those)\s+(?![\w-]+[’']s\b)[a-z]")
""" "some 300 of the hostages", "102,930 of the applications" """
_REACHED = re.compile(
    r"(?:(?:well|far|just|slightly|comfortably)\s+)?(?:above|past|beyond|below|under)\b", re.IGNORECASE
)
""" "climbed past 33,000": where it has come to, and not by how much"""
OPENING = 120
"""Characters before a number in which a clause may tell of what it is a part."""
_PLANNED = re.compile(
    r"[^.;\n]{0,40}\b(?<!\band\s)(?:(?:is|are)\s+(?:planned|expected|foreseen|forecast|due|feared)|will\s+(?:be|have)\b)",
    re.IGNORECASE,
)


_OF_A_FIGURE = re.compile(
    r"\s+(?:of|as\s+much\s+as|more\s+than)\s+(?:the|its|their|last\s+year[’']s)?\s*[$£€]?\d[\d.,]*+"
    r"(?!\s?(?:million\s|m\s|thousand\s)?(?!per|degree|point|time|euro|dollar|pound)[a-z-]+(?:s|people|men|women|children)\b)"
)
"""A part of another figure multiplies it: "half of the 80 % seen in 2018"; a part of things is a share of them."""


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
    if numeral.unit is None and numeral.form is not Form.SHARE:
        opening = text[max(clause.start, start - OPENING) : start]
        if _OF_ALL.search(opening) or _OF_THE.match(after) or _OF_FEW.match(after):
            return Role.SUBSET
    if not _REACHED.match(text, start) and is_change(numeral, before, after):
        return Role.DELTA
    if numeral.form is Form.SHARE or (numeral.unit == "percent" and re.match(r"\s+of\b", after)):
        return Role.SHARE
    if (anchor is not None and is_foreseen(anchor)) or _PLANNED.match(after):
        return Role.FORECAST
    if is_awaited(text, start, numeral.span.end):
        return Role.FORECAST
    return Role.LEVEL


_COLON = re.compile(r"[^.;\n]{0,60}:\s[^.;\n]{0,40}")
_NEXT = re.compile(r"[^.;:\n]{0,90}(?:,|\band\b)[^.;:\n]{0,40}")
MOST_PARTS = 6
EXACT = 0.005
"""The parts of a number differ from it by no more than this share."""


def parts_listed(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures of a document; those behind a colon that add up to the one before it are parts of it.

    "The toll is 260: 241 who were aboard and 19 on the ground."
    """
    out = list(figures)
    for place, whole in enumerate(figures):
        end = _last_part(figures, place, text)
        for part in range(place + 1, end):
            if out[part].role is Role.LEVEL and whole.unit == out[part].unit:
                out[part] = replace(out[part], role=Role.SUBSET)
    return out


def _last_part(figures: Sequence[Figure], place: int, text: str) -> int:
    """The place behind the last of the figures that make up the one in a place; that behind it where none do."""
    whole, total = figures[place], 0.0
    for at in range(place + 1, min(place + 1 + MOST_PARTS, len(figures))):
        between = text[figures[at - 1].end : figures[at].start]
        if (_COLON if at == place + 1 else _NEXT).fullmatch(between) is None or figures[at].unit != whole.unit:
            break
        total += figures[at].low
        if at > place + 1 and abs(total - whole.low) <= EXACT * whole.low:
            return at + 1
    return place + 1
