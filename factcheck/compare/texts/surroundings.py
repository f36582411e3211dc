"""Surroundings: what the words around two numbers say of whether they count one thing.

"67 new cases" beside a total, "in other countries", "on its second day", a name before a bracket, points of a scale.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.wordlists import wordlists

_WINDOW = 6
_ELSEWHERE = re.compile(
    r"\b(?:(?:countries|territories|markets|regions|states|provinces|places)\s+other\s+than|outside|elsewhere|overseas|abroad|beyond|rest\s+of\s+the\s+(?:world|country)|"
    r"other\s+(?:countries|territories|markets|regions|states|provinces|places))\b",
    re.IGNORECASE,
)
_SPELL = re.compile(
    r"\b(opening|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|\d{1,2}(?:st|nd|rd|th))\s"
    r"(day|night|weekend|week|month|quarter)\b",
    re.IGNORECASE,
)
"""A stretch of what goes on: "on its second day", "the opening weekend"."""
_CLAUSE_END = re.compile(r"[;:]\s|\.\s?(?=[A-Z])|,\s(?=(?:and|but|while|which|taking|bringing)\s)")
SPELL_WITHIN = 60
"""Characters on either side of a number in which the stretch of time that it is of is named."""
_BEHIND_A_NAME = re.compile(r"\b([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)\s*\(\s?$")
_ON_TOP = re.compile(r"\s(?:new|more|further|additional|fresh|extra)\b(?!\sthan)", re.IGNORECASE)
_SCALE = re.compile(r"[\d.]+\s?(?:/|out\s+of)\s?(4|5|10|20|100)\b")
_BEHIND = re.compile(r"[^\d;,]*")
OTHER_FORM = 1.0
"""What it takes from two shares that one is points of a scale, the other a percentage: two ratings."""
OWN_NAME = 1.0
"""What it adds that a number stands in brackets behind a name of the other text, or takes that it is another's."""
ON_TOP = -1.0
"""What it takes that one number only counts those that came on top."""
SAME_SPELL = 0.6
OTHER_SPELL = -1.2
"""What it adds or takes that both numbers are of one stretch of time within what goes on, or not."""
OTHER_KIND = 2.0
"""What it takes that one is an average and the other the share of those who approve."""


def near_words(x: Answer, y: Answer) -> float:
    """The share of words around the one number that stand around the other too."""
    one, two = around(x), around(y)
    return len(one & two) / max(1, min(len(one), len(two)))


def _scale(answer: Answer) -> str | None:
    """The scale of a share that is written as points: "78/100", "5.4 out of 10"."""
    assert answer.figure is not None
    written = answer.figure.text + answer.document.text[answer.figure.end : answer.figure.end + 12]
    found = _SCALE.match(written)
    return found[1] if found is not None else None


def other_score(x: Answer, y: Answer) -> float:
    """What it takes from two scores that they may be two: other kinds, or points here and a percentage there.

    Points of five or ten and a percentage are one only where both are called the same: an average, an approval.
    """
    assert x.figure is not None
    assert y.figure is not None
    one, two = (content_words(f.measure or "") & _kinds() for f in (x.figure, y.figure))
    lost = OTHER_KIND * (bool(one and two) and not one & two)
    scales = _scale(x), _scale(y)
    if scales[0] == scales[1]:
        return lost
    return lost + OTHER_FORM if one & two or set(scales) <= {None, "100"} else math.inf


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return content_words(" ".join(wordlists().kinds_of_score))


def whole_affinity(x: Answer, y: Answer) -> float:
    """Whether both numbers, or only one, are said to be of the whole: "worldwide", "for a total of"."""
    one, two = (bool(around(side) & content_words(" ".join(wordlists().whole))) for side in (x, y))
    return 0.8 if one and two else -0.4 if one != two else 0.0


def _bracket_affinity(x: Answer, y: Answer) -> float:
    """Whether the name behind which a number stands in brackets is one that the other text has: "Oslo (34,000)"."""
    assert x.figure is not None
    start = x.figure.start
    found = _BEHIND_A_NAME.search(x.document.text[max(0, start - 40) : start])
    if found is None:
        return 0.0
    return OWN_NAME if content_words(found[1]) & content_words(y.document.text) else -OWN_NAME


def _increment_affinity(x: Answer, y: Answer) -> float:
    """Whether only one number says how many came on top: "67 new cases"."""
    one, two = (_ON_TOP.match(_behind(side)) is not None for side in (x, y))
    return ON_TOP if one != two else 0.0


def _elsewhere_affinity(x: Answer, y: Answer) -> float:
    """Whether both numbers, or only one, are said to be of what lies outside a place: "in other countries"."""
    one, two = (bool(_ELSEWHERE.search(_behind(side))) for side in (x, y))
    return 0.8 if one and two else -1.0 if one != two else 0.0


def _spell_affinity(x: Answer, y: Answer) -> float:
    """Whether both numbers are of one stretch of what goes on, or only one is: "on its second day"."""
    one, two = _spells(x), _spells(y)
    return 0.0 if not one and not two else SAME_SPELL if one & two else OTHER_SPELL


def other_parts(x: Answer, y: Answer) -> bool:
    """Whether the two numbers are of other stretches of what goes on, or only one is of a later one.

    The first days stand for the whole in early reports, the fourth week does not.
    """
    one, two = _spells(x), _spells(y)
    if one and two:
        return not one & two
    return any(which not in _EARLY for which, _ in one | two)


_EARLY = ("opening", "first", "last", "final")


def _spells(answer: Answer) -> frozenset[tuple[str, str]]:
    assert answer.figure is not None
    text, at = answer.document.text, answer.figure.start
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    start, stop = max(start, at - SPELL_WITHIN), min(stop, answer.figure.end + SPELL_WITHIN)
    return frozenset((m[1].lower(), m[2].lower()) for m in _SPELL.finditer(text, start, stop))


def _behind(answer: Answer) -> str:
    """What is said of a number behind it, up to the next number."""
    assert answer.figure is not None
    end = answer.figure.end
    return _BEHIND.match(answer.document.text[end : end + 80]).group()  # type: ignore[union-attr]


def around(answer: Answer) -> frozenset[str]:
    """The words of content around a number."""
    assert answer.figure is not None
    text, figure = answer.document.text, answer.figure
    before = re.findall(r"\S+", text[max(0, figure.start - 80) : figure.start])[-_WINDOW:]
    after = re.findall(r"\S+", text[figure.end : figure.end + 80])[:_WINDOW]
    return content_words(" ".join(before + after))


def surroundings_affinity(x: Answer, y: Answer) -> float:
    """What brackets, places elsewhere, stretches of time and "new" beside two numbers add or take."""
    brackets = _bracket_affinity(x, y) + _bracket_affinity(y, x)
    return brackets + _elsewhere_affinity(x, y) + _spell_affinity(x, y) + _increment_affinity(x, y)
