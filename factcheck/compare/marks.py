"""Marks: scores and ranks, numbers that are no quantities but can contradict each other all the same."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claims import Bound
from factcheck.compare.intervals import Quantity, agree
from factcheck.compare.phrases import content_words

_SCORE = re.compile(r"(?<![\w./])(\d{1,3}(?:\.\d{1,2})?)\s?(?:/|out of)\s?(4|5|10|100)(?![\w/])")
_RANK = re.compile(
    r"(?:#\s?|\bnumber\s)(\d{1,3})\b|\b(\d{1,3})(?:st|nd|rd|th)\b|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"(?<![\w.–-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w.–-])")
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LEAST = re.compile(
    r"\b(?:more than|over|above|higher than|greater than|at least|better than|exceed\w*)(?:\s+the)?\s*$", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:less than|under|below|lower than|at most|worse than|up to)(?:\s+the)?\s*$", re.IGNORECASE)
LEAST_NEAR = 0.5
"""Ranks are set against each other only where so much of the words around them is the same."""


def marks_meet(a: str, b: str) -> bool | None:
    """Whether scores of one scale, and ranks in the same words, can all be so; None where there are none to compare."""
    ours, theirs = _scores(a), _scores(b)
    verdicts = []
    for scale, one in ours:
        others = [other for s, other in theirs if s == scale]
        if others:
            verdicts.append(any(agree(one, other, to_the_letter=True) for other in others))
    for rank, words in _ranks(a):
        near = [other for other, w in _ranks(b) if len(w & words) >= LEAST_NEAR * max(1, min(len(w), len(words)))]
        if near:
            verdicts.append(rank in near)
    results = [{match.groups() for match in _RESULT.finditer(text)} for text in (a, b)]
    if len(results[0]) == 1 == len(results[1]):
        verdicts.append(results[0] == results[1])
    return all(verdicts) if verdicts else None


def _scores(text: str) -> list[tuple[str, Quantity]]:
    out = []
    for match in _SCORE.finditer(text):
        value, lead = float(match.group(1)), text[max(0, match.start() - 24) : match.start()]
        score = Quantity(value, value, Bound.EXACT)
        if _LEAST.search(lead):
            score = replace(score, bound=Bound.AT_LEAST, strict=True)
        elif _MOST.search(lead):
            score = replace(score, bound=Bound.AT_MOST, strict=True)
        out.append((match.group(2), score))
    return out


def _ranks(text: str) -> list[tuple[int, frozenset[str]]]:
    out = []
    for match in _RANK.finditer(text):
        if _LEAST.search(text, max(0, match.start() - 24), match.start()) or _MOST.search(
            text, max(0, match.start() - 24), match.start()
        ):
            continue
        word = match.group(3)
        rank = _WORDS.index(word.lower()) + 1 if word else int(match.group(1) or match.group(2))
        after = " ".join(text[match.end() : match.end() + 60].split()[:4])
        out.append((rank, content_words(after)))
    return out
