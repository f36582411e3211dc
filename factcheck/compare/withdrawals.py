"""Withdrawals: figures that the text giving them takes back, and figures that their own source has replaced."""

from __future__ import annotations

import re

from factcheck.claims import Answer
from factcheck.compare.origins import one_speaker

_CLAUSE = re.compile(r"[;:!?\n—–]|\.(?!\d)|, (?:but|and|while|which|instead|not)\b")
_TAKEN_BACK = re.compile(
    r"\b(?:an?|the|our) (?:earlier|previous|first|initial) (?:version|edition|report|headline)\b|"
    r"\b(?:mistakenly|wrongly|erroneously|incorrectly|in error|by mistake|misstated|misprinted|retract(?:s|ed|ing)?|"
    r"disavow(?:s|ed)|took back|taken back)\b|"
    r"\b(?:withdr[ae]w\w*|scrapp?ed|dropp?ed|rescind\w*) (?:[\w’'-]+ ){0,3}"
    r"(?:figures?|numbers?|counts?|claims?|estimates?|totals?|tolls?|reports?|statements?)\b|"
    r"\b(?:figure|number|count|claim|estimate|total|toll|report)s? (?:[\w’'-]+ ){0,4}(?:was|were|is|has been|have been)"
    r" (?:since |later )?(?:withdrawn|retracted)\b",
    re.IGNORECASE,
)


def withdrawn(answer: Answer) -> bool:
    """Whether the clause of a figure says that the number no longer stands: "an earlier version said 25 vessels"."""
    if answer.figure is None:
        return False
    text, claim, figure = answer.document.text, answer.claim, answer.figure
    cuts = [match.end() for match in _CLAUSE.finditer(text, claim.start, max(claim.start, figure.start))]
    ahead = _CLAUSE.search(text, figure.end, max(figure.end, claim.end))
    first = cuts[-1] if cuts else claim.start
    return _TAKEN_BACK.search(text, first, ahead.start() if ahead is not None else claim.end) is not None


def replaced_by_own_source(one: Answer, two: Answer) -> bool:
    """Whether one speaker gave both numbers, in documents of different days: the later revises the earlier.

    A slip that is taken back is no revision: it contradicts what it is replaced by.
    """
    if not one_speaker(one, two):
        return False
    days = (one.document.published or "")[:10], (two.document.published or "")[:10]
    return all(days) and days[0] != days[1] and not withdrawn(one) and not withdrawn(two)
