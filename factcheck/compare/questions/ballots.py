"""Ballots: for which side of a vote a number was cast. Those for a law are none of those against it."""

from __future__ import annotations

import re

from factcheck.claims import Answer
from factcheck.compare.questions.concepts import Measure

VOTES = "vote"
_VOTE = re.compile(
    r"\b(?:vot(?:ers?|ed|es?|ing)|referendums?|plebiscites?|ballots?|bills?|motions?|lawmakers|deputies|MPs|senators|parliament|assembly)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:(?:vot(?:ed?|es|ing)|were|was|came\s+out)\s+(?:against|[Nn]o)\b|(?:opposed|rejected)\s+(?:the|it|this|that|an?)\b|votes?\s+against|against$|[Nn]o\s+votes?\b)"
)
_FOR = re.compile(
    r"\b(?:(?:vot(?:ed?|es|ing)|were|was|came\s+out)\s+(?:in\s+favou?r\b|[Yy]es\b|for\s+(?:the|an?|it|this|independence|leaving|staying|joining|change)\b)|"
    r"in\s+favou?r\b|(?:backed|approved|supported|accepted)\s+(?:the|it|this|that|an?)\b|[Yy]es\s+votes?\b)"
)
_ABSTAINED = re.compile(r"\babst(?:ain\w*|entions?)\b")
_WON_BY = re.compile(
    r"\b(?:(?P<passed>pass(?:ed|es)?|approv(?:ed?|es)|back(?:ed|s)?|adopt(?:ed|s)?|carried)|(?P<lost>reject(?:ed|s)?|defeat(?:ed|s)?|fail(?:ed|s)?))\b"
    r"[^.;:\d]{0,60}\bby\s+(?P<first>[\d,.]+%?\s*(?:votes?\s+)?to\s+)?$"
)
_TO = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*(?:votes?\s+)?to\s+\d")
_CLAUSE = re.compile(r"[.;:!?,]|\b(?:and|while|but|with|as|than|whereas)\b")
_SCALES = (None, "percent")


def side_of(answer: Answer) -> str | None:
    """The side of a vote that a number was cast for: "for", "against" or "abstained"; None where none is told."""
    figure, text = answer.figure, answer.document.text
    if figure is None or figure.unit not in _SCALES or _VOTE.search(answer.claim.text) is None:
        return None
    before = text[max(answer.claim.start, figure.start - 90) : figure.start]
    won = _WON_BY.search(before)
    if won is not None and (won["first"] or _TO.match(text, figure.end)):
        return "for" if bool(won["passed"]) != bool(won["first"]) else "against"
    after = _CLAUSE.split(text[figure.end : min(answer.claim.end, figure.end + 80)], maxsplit=1)[0].rstrip()
    sides = {"abstained": _ABSTAINED, "against": _AGAINST, "for": _FOR}
    return next((side for side, cues in sides.items() if cues.search(after)), None)


def of_side(measure: Measure | None, side: str | None) -> Measure | None:
    """The measure of a number that was cast for a side: votes of a make of their own."""
    return measure if side is None else Measure(VOTES, make=side, kind="once", known=True)
