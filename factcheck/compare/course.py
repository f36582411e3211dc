"""Course: whether a text tells of what still goes on, what is over, what recurs, or what was counted anew.

Two numbers of which only the days of publication are known have changed where the thing ran on between them, and
conflict where it was over. Texts say so by their tenses and by words around the number ("so far", "has risen to").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.intervals import NOISE, Quantity
from factcheck.compare.phrases import content_words, words_of_document
from factcheck.compare.questions import MOST_QUESTIONS, Question

NEAR = 90
"""Characters of its sentence on either side of a number that are near it."""
BEFORE, BEHIND = 250, 200
"""Characters around a sentence that are read with it."""
LEAD = 250
MOST_CUES = 3
"""More cues of one kind around a sentence tell no more."""
UNNAMED = -1.0
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_RUNS = _words(
    r"so far|to date|as of|already|now|still|latest|since|has (?:risen|climbed|passed|reached|grown|swollen|topped)|"
    r"have (?:risen|reached|passed)|rose to|rises|climbs|climbed to|rising|new toll|up from|continu\w+|at least|until|"
    rf"up to (?:{_WEEKDAY}|yesterday|today)|by (?:{_WEEKDAY}|noon|evening|midnight|morning)|update[sd]?|more bodies|"
    r"today|yesterday|(?:this|last) (?:week|month)|this morning"
)
_PRESENT = _words(r"is|are|stands?|has|have|holds?|needs?|remains?|amounts?|comes? to")
_PAST = _words(r"was|were|did|had|killed|died|took|came|marched|lost|fell|burned|cost")
_REVISED = _words(
    r"revis\w+|correct\w+|raised|lowered|lifted|cut|updat\w+|provisional|preliminary|final(?:ly)?|earlier|previous\w*|"
    r"initially|at first|originally|first|second|third|week|month|quarter|then|later|"
    r"a (?:day|week|month|year) (?:ago|earlier|later|before)"
)
_RECURS = _words(
    r"(?:a|per|each|every) (?:day|week|month|year|night)|daily|weekly|monthly|annual\w*|quarter|rate|index|level|stock|"
    rf"reserve\w*|price|(?:in|for) {_MONTH}"
)


@dataclass(frozen=True, slots=True)
class Course:
    """The cues around one figure, each counted, and the words of whoever gave it."""

    cues: dict[str, int]
    speaker: frozenset[str]


@lru_cache(maxsize=MOST_QUESTIONS)
def course_of(answer: Answer) -> Course:
    """What the text around an answer's figure tells of its course."""
    figure, claim, text = answer.figure, answer.claim, answer.document.text
    assert figure is not None
    at = figure.start - claim.start
    near = claim.text[max(0, at - NEAR) : at + NEAR]
    around = text[max(0, claim.start - BEFORE) : claim.start + len(claim.text) + BEHIND]
    cues = {
        "present in sentence": bool(_PRESENT.search(claim.text)),
        "present nearby": bool(_PRESENT.search(near)),
        "past nearby": bool(_PAST.search(near)),
        "running in sentence": bool(_RUNS.search(claim.text)),
        "running around": min(MOST_CUES, len(_RUNS.findall(around))),
        "revised in sentence": bool(_REVISED.search(claim.text)),
        "revised around": min(MOST_CUES, len(_REVISED.findall(around))),
        "recurring nearby": bool(_RECURS.search(near)),
        "in lead": claim.start < LEAD,
    }
    return Course(cues, content_words(figure.speaker or ""))


def course(new: Answer, old: Answer, a: Question, b: Question, numbers: tuple[Quantity, Quantity]) -> dict[str, float]:
    """The evidence of the courses of two figures, the same whichever comes first. `numbers` are in one unit."""
    one, two = course_of(new), course_of(old)
    held = (
        _share(one.speaker, words_of_document(old.document.text)),
        _share(two.speaker, words_of_document(new.document.text)),
    )
    return {
        **{f"course {name}": one.cues[name] + two.cues[name] for name in one.cues},
        "course higher in later document": _rises(new, old, *numbers),
        "course of unknown kinds": (a.kind is None) + (b.kind is None),
        "course of unknown events": (a.event is None) + (b.event is None),
        "course speaker in other document": max(held),
    }


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else UNNAMED


def _rises(new: Answer, old: Answer, x: Quantity, y: Quantity) -> float:
    """1 where the text that came out later has the higher number, -1 where the lower, 0 where both are of one day."""
    days = (new.document.published or "")[:10], (old.document.published or "")[:10]
    if days[0] == days[1] or math.isclose(x.middle, y.middle, rel_tol=NOISE):
        return 0.0
    return 1.0 if (x.middle > y.middle) == (days[0] > days[1]) else -1.0
