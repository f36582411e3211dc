"""Withdrawals: figures that the text giving them takes back, and figures that their own source has replaced."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.origins import one_speaker

_CLAUSE = re.compile(r"[;:!?\n—–]|\.(?!\d)|, (?:but|and|while|which|instead|not)\b")
_TOLD = (
    r"(?:add|attribut|call|count|enter|gave|giv|identif|includ|list|print|publish|put|quot|record|report|said|say|stat|"
    r"tall|translat|writ|wrote)\w*"
)
"""What is done to a number by mistake; prisoners are released so."""
_TAKEN_BACK = re.compile(
    r"\b(?:an?|the|our) (?:earlier|previous|first|initial) (?:version|edition|report|headline)\b|"
    rf"\b(?:mistakenly|wrongly|erroneously|incorrectly|by mistake|in error) {_TOLD}|"
    rf"\b{_TOLD} (?:[\w’'-]+ ){{0,5}}(?:mistakenly|wrongly|erroneously|incorrectly|in error|by mistake)\b|"
    r"\b(?:misstated|misprinted|retract(?:s|ed|ing)?|disavow(?:s|ed)|took back|taken back)\b|"
    r"\b(?:withdr[ae]w\w*|scrapp?ed|dropp?ed|rescind\w*) (?:[\w’'-]+ ){0,3}"
    r"(?:figures?|numbers?|counts?|claims?|estimates?|totals?|tolls?|reports?|statements?)\b|"
    r"\b(?:figure|number|count|claim|estimate|total|toll|report)s? (?:[\w’'-]+ ){0,4}(?:was|were|is|has been|have been)"
    r" (?:since |later )?(?:withdrawn|retracted)\b",
    re.IGNORECASE,
)


_INSTEAD = re.compile(
    r"\d[\d.,]*[^.;\d]{0,20},?\s+(?:not|instead\s+of|rather\s+than)\s+(?:the\s+|some\s+|about\s+)?[$€£]?$",
    re.IGNORECASE,
)
""" "will cut 300 posts, not 632" """


def withdrawn(answer: Answer) -> bool:
    """Whether the clause of a figure says that the number no longer stands: "an earlier version said 25 vessels"."""
    if answer.figure is None:
        return False
    claim, figure = answer.claim, answer.figure
    return _takes_back(answer.document.text, claim.start, figure.start, figure.end, claim.end)


@lru_cache(maxsize=65536)
def _takes_back(text: str, start: int, before: int, after: int, end: int) -> bool:
    """Whether the clause around `before` to `after`, of a claim from `start` to `end`, takes the number back."""
    if _INSTEAD.search(text, max(start, before - 40), before):
        return True
    cuts = [match.end() for match in _CLAUSE.finditer(text, start, max(start, before))]
    ahead = _CLAUSE.search(text, after, max(after, end))
    first = cuts[-1] if cuts else start
    return _TAKEN_BACK.search(text, first, ahead.start() if ahead is not None else end) is not None


_TOLD_BEFORE = re.compile(
    r"\bhad\s+(?:earlier|previously|first|initially|at\s+first|originally)\b|"
    r"\b(?:earlier|previously|initially|originally|at\s+first),?\s+(?:[\w’'-]+\s+){0,3}?(?:had\s+)?"
    r"(?:said|spoken|spoke|put|given|gave|reported|counted|estimated|announced|told)\b|"
    r"\bhad\s+(?:[\w’'-]+\s+){0,3}?(?:spoken|put|given|reported|counted|estimated|announced|told|said|mentioned|named)\s+"
    r"(?:[\w’'-]+\s+){0,3}?$",
    re.IGNORECASE,
)
""" "had earlier spoken of 5,500 dead": of marked pairs whose other number came out on a later day 144 have changed, 42
conflict """
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])|[\n;]")


def told_before(answer: Answer) -> bool:
    """Whether a number was already past when its text came out: "had earlier spoken of 5,500 dead"."""
    if answer.figure is None:
        return False
    text, start = answer.document.text, answer.figure.start
    clause = _SENTENCE.split(text[max(0, start - 160) : start])[-1]
    return _TOLD_BEFORE.search(clause) is not None


def overtaken(one: Answer, two: Answer) -> bool:
    """Whether the number of the document that came out first was already past then."""
    days = _of_two_days(one, two)
    return days is not None and told_before(one if days[0] < days[1] else two)


def _of_two_days(one: Answer, two: Answer) -> tuple[str, str] | None:
    """The days on which the documents of two figures came out; None where it is one or not known."""
    days = (one.document.published or "")[:10], (two.document.published or "")[:10]
    return days if all(days) and days[0] != days[1] else None


def replaced_by_own_source(one: Answer, two: Answer) -> bool:
    """Whether one speaker gave both numbers, in documents of different days: the later revises the earlier.

    A slip that is taken back is no revision: it contradicts what it is replaced by.
    """
    apart = _of_two_days(one, two) is not None
    return apart and one_speaker(one, two) and not withdrawn(one) and not withdrawn(two)
