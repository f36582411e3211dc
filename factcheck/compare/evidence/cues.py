"""Cues: what the clause around a figure says of how it differs from others: "another", "of them", "in all", "in Porto".

They are evidence for the reason of a match that is only related (`differences`), and beside what neighbours tell for
whether two figures compare (`neighbours`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.evidence.evidence import names_of, share_in
from factcheck.compare.questions.passages import passage_of
from factcheck.compare.questions.phrases import content_words, names_in, words_of_passage
from factcheck.compare.questions.questions import MOST_QUESTIONS

BEFORE, AFTER = 140, 110
"""Characters of a clause that are read before and behind a figure."""
_CUT = re.compile(r"[;:.!?\n—–]|, (?:but|and|while|which|who|of)\b")
_PART = r"of (?:them|whom|which|these|those)|including|among (?:them|whom|which|these|those|the)"
_OTHER = (
    r"another|other|second|third|previous|earlier|last year(?:['’]s)?|similar|smaller|larger|shorter|longer|bigger|"
    r"next|former|separate|different|new|later|also|years? (?:before|earlier|ago)|in (?:19|20)\d\d|that of"
)
_PATTERNS = {
    "another": _OTHER,
    "part": rf"{_PART}|of (?:the|that|its|his|her|their)|alone|out of|one of|part of|only|just|most|some|remaining|"
    r"the rest|children|women|men|girls|boys|minors|civilians|foreigners|elderly|under (?:18|five|the age)|in hospital",
    "part outright": rf"{_PART}|alone|the rest",
    "whole": r"in all|in total|total(?:s|led|ling)?|altogether|overall|combined|nationwide|whole|all|every|countrywide|"
    r"across the country|worldwide",
    "ahead": r"will|would|forecast\w*|expect\w*|foresee\w*|foresaw|predict\w*|promis\w*|plan\w*|aim\w*|target\w*|"
    r"likely|project(?:s|ed|ion)\w*|could|hope\w*|pledg\w*|budget(?:ed)?|meant|laid out|designed|capacity|had been|due|"
    r"fear\w*|should|goal|norm|needs?|needed|wants?",
    "rate": r"(?:a|per|each|every|an) (?:day|week|month|year|night|hour)|daily|weekly|monthly|annual(?:ly)?|average",
    "there": r"there|the (?:same|spot)",
}
_FOUND = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_BEHIND = re.compile(r"\s*(?:\w+ ){0,2}(?:of|in|at|among) (?:them|whom|which|these|those|the|its|his)\b", re.IGNORECASE)
_AHEAD_OF = re.compile(
    r"(?:including|among them|of (?:whom|which|them|the|those|these)|among)\W+(?:\w+\W+){0,6}$", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:^|[;:.,] )(?:[Ii]n|[Aa]t|On|[Ff]or|Across|[Nn]ear) (?:the |all of |nearby |neighbouring )?[A-Z]\w"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|"
    r"Nov|Dec)\b"
)
_NUMBER = re.compile(r"\d[\d,.]*")
_OF_SIZE = ("another", "part", "part outright", "part behind", "part before", "whole", "placed", "ahead")
"""The cues that say most by which of two numbers has them, the smaller or the larger."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands around one figure: which cues, and the years, months, words and names of its clause."""

    found: dict[str, float]
    years: frozenset[str]
    months: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=MOST_QUESTIONS)
def cues_of(answer: Answer) -> Cues:
    """The cues around the figure of an answer."""
    figure, text, sentence = answer.figure, answer.document.text, answer.claim.text
    assert figure is not None
    left = text[max(answer.claim.start, figure.start - BEFORE) : figure.start]
    left = left[max((cut.end() for cut in _CUT.finditer(left)), default=0) :]
    right = _CUT.split(text[figure.end : min(answer.claim.end, figure.end + AFTER)])[0]
    clause = f"{left} # {right}"
    years, months = _YEAR.findall(clause), _MONTH.findall(clause)
    found = {name: float(bool(pattern.search(clause))) for name, pattern in _FOUND.items()}
    found |= {
        "another in sentence": bool(_FOUND["another"].search(sentence)),
        "ahead in sentence": bool(_FOUND["ahead"].search(sentence)),
        "there": bool(_FOUND["there"].search(sentence)),
        "part behind": bool(_BEHIND.match(text[figure.end : figure.end + 25])),
        "part before": bool(_AHEAD_OF.search(left)),
        "placed": bool(_PLACED.search(left + " ")),
        "numbers": len(_NUMBER.findall(sentence)),
        "year": bool(years),
        "month": bool(months),
    }
    return Cues(found, frozenset(years), frozenset(months), content_words(clause), names_in(clause))


def cues(new: Answer, old: Answer) -> dict[str, float]:
    """The cues of two figures as evidence, the same whichever comes first."""
    assert new.figure is not None
    assert old.figure is not None
    one, two = cues_of(new), cues_of(old)
    small, large = (one, two) if abs(new.figure.low) <= abs(old.figure.low) else (two, one)
    words = words_of_passage(passage_of(old).text), words_of_passage(passage_of(new).text)
    names = _names(old), _names(new)
    held = share_in(one.words, words[0]), share_in(two.words, words[1])
    return {
        **{f"cue {name}": one.found[name] + two.found[name] for name in one.found},
        **{f"cue {name} apart": abs(one.found[name] - two.found[name]) for name in one.found},
        **{f"smaller has cue {name}": small.found[name] - large.found[name] for name in _OF_SIZE},
        "years of clause differ": bool(one.years and two.years and not one.years & two.years),
        "year in one clause": bool(one.years) != bool(two.years),
        "months of clause differ": bool(one.months and two.months and not one.months & two.months),
        "clause in other document, more": max(held),
        "clause in other document, less": min(held),
        "clauses share": len(one.words & two.words) / max(1, min(len(one.words), len(two.words))),
        "names of clause in other document": share_in(one.names, names[0]) + share_in(two.names, names[1]),
        "names of clause shared": len(one.names & two.names),
        "clauses with names": bool(one.names) + bool(two.names),
        "names of clause odd": len(one.names - names[0]) + len(two.names - names[1]),
    }


def _names(answer: Answer) -> frozenset[str]:
    return names_of(answer.document.title or "", passage_of(answer).text)
