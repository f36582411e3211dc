"""Directions: whether a change is one up or one down. Of one thing at one time a rise and a fall are no one number."""

from __future__ import annotations

import re

from factcheck.claims import Answer, Role

UP = (
    r"ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    r"surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|swell(?:s|ed)?|rais(?:e|es|ed|ing)|"
    r"hik(?:e|es|ed|ing)|up|higher|more|larger|above"
)
DOWN = (
    r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr[iau]nk(?:s|ing)?|"
    r"slip(?:s|ped|ping)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|dip(?:s|ped|ping)?|slid(?:e|es|ing)?|"
    r"contract(?:s|ed|ing|ion)?|dwindl(?:e|es|ed|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)|"
    r"down|fewer|less|smaller|below"
)
_WAY = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:,]\s|\b(?:and|but|while|after|whereas|against|from)\b", re.IGNORECASE)
_HEDGES = re.compile(r"\b(?:more|less|fewer)\s+than\s|\bup\s+to\s", re.IGNORECASE)
BEFORE, AFTER = 60, 30
"""Characters that are looked at before and behind a number."""


def direction_of(answer: Answer) -> int:
    """1 where the figure is a rise, -1 where it is a fall, 0 where it is no change or does not say."""
    figure = answer.figure
    if figure is None or figure.role is not Role.DELTA:
        return 0
    text = answer.document.text
    before = _HEDGES.sub(" ", text[max(0, answer.claim.start, figure.start - BEFORE) : figure.start])
    after = text[figure.end : min(answer.claim.end, figure.end + AFTER)]
    own = _CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]
    found = [match for part in own for match in _WAY.finditer(part)]
    ways = {1 if match["up"] else -1 for match in found}
    return ways.pop() if len(ways) == 1 else 0


def opposed(new: Answer, old: Answer) -> bool:
    """Whether one figure is a rise and the other a fall."""
    return direction_of(new) * direction_of(old) < 0
