"""Contrasted: how a text that gives another's number beside its own sets the two against each other.

"Raised to 180,764 from 69,342" tells of a change wherever the two are found, "the ministry says 40, but the union 60"
of a conflict: words before and around either number, and what stands between the two.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.text.dates.dates import day_of

Span = tuple[int, int]
KEPT = 65536
"""Numbers, and pairs of them, of which is kept what their texts say: a figure is held against many."""
LEAD = 40
"""Characters before a number that tell whether it still holds."""
AROUND = 70, 50
"""Characters before and behind a number that speak of it."""
WIDE = 80
"""Characters on either side of two numbers that speak of both."""
FAR = 400
"""Characters between two numbers from which on nothing that parts them is looked for."""


def _words(pattern: str) -> re.Pattern[str]:
    """Small letters alone, for a text in small letters: to look for either case takes twice as long."""
    return re.compile(rf"\b(?:{pattern})\b")


FORMER = re.compile(
    r"\b(?:from|instead of|rather than|not|than|previous(?:ly)?|earlier|initial(?:ly)?|(?:at )?first|former(?:ly)?|"
    r"original(?:ly)?|old|once|had|was|were|last (?:week|month|year)|(?:day|week|month|year) (?:before|ago|earlier))"
    r"\b[^.;:()]*$"
)
"""What leads, in small letters, to a number that no longer holds."""
LATEST = re.compile(
    r"\b(?:now|to|latest|new|newly|revised|corrected|updated|since|today|has|have|final(?:ly)?)\b[^.;:()]*$"
)
"""What leads to the number that holds."""
_DENIED = re.compile(r"\b(?:not|never|nor|no longer|instead of|rather than)\b[^.;:]*$")
_BEFORE = {"former": FORMER, "latest": LATEST, "denied": _DENIED}
_REVISED = _words(
    r"rais\w+|revis\w+|correct\w+|lift\w+|lower\w+|updat\w+|upgrad\w+|downgrad\w+|changed|since|now|then|later|new"
)
_ABOUT = {
    "revised": _REVISED,
    "first": _words(
        r"at first|first|initial(?:ly)?|original(?:ly)?|previous(?:ly)?|earlier|before|ago|had|still|"
        r"last (?:week|month|year|spring|summer|autumn|winter)"
    ),
    "ahead": _words(
        r"will|would|expect\w*|forecast\w*|target|goal|aim\w*|plan\w*|capacity|could|may|might|needs?|limit|allowed|"
        r"promis\w*"
    ),
    "dated": _words(
        r"january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|"
        r"wednesday|thursday|friday|saturday|sunday|(?:19|20)\d\d|spring|summer|autumn|winter|yesterday|today|morning|"
        r"evening|night|week|month|year|quarter"
    ),
}
_OPPOSED = _words(
    r"but|while|whereas|against|not|instead|rather|however|disput\w+|den(?:y|ied|ies)|reject\w*|claim\w*|insist\w*|"
    r"contradict\w*|exaggerat\w*|far|only|others?|differ\w*|doubt\w*|own"
)
_SAID = _words(
    r"said|says?|according to|count\w*|estimat\w*|puts?|reckon\w*|by|report\w*|spoke|speaks|gave|gives|list\w*|has|"
    r"have|calculat\w*|announc\w*"
)
_BETWEEN = {
    "opposed": _OPPOSED,
    "said": _SAID,
    "revised": _REVISED,
    "number": re.compile(r"(?<![\w.,])\d[\d.,]*"),
    "end": re.compile(r"[.!?]\s|\n"),
}
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z]\w+")
_OF_BOTH = {
    "opposed": _OPPOSED,
    "said": _SAID,
    "part": _words(r"of (?:them|whom|these|those|which)|including|among|alone|in all|in total|altogether|together"),
}
_NOT_IN_TIME = "far|away|apart|runs?|ran|rang(?:e|es|ed|ing)|start(?:s|ed)?|came|comes?"
_FROM = re.compile(
    rf"(\b(?:{_NOT_IN_TIME}) )?\bfrom\s+(?:[^\W\d][\w'’.-]*\s+){{0,3}}(?:[A-Z]{{0,3}}[$€£])?$", re.IGNORECASE
)
"""What leads to a number that something went from: "from an earlier 69,342"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTED = re.compile(r"[.!?;:](?:\s|$)|[\n(]|\d")
"""What parts two numbers: the end of a clause, a bracket, or a third number."""
NAMES = tuple(
    f"contrast: {name}"
    for name in (
        *(f"given {cue}" for cue in (*_BEFORE, *_ABOUT)),
        *(f"own {cue}" for cue in (*_BEFORE, *_ABOUT)),
        *(f"{cue} between" for cue in (*_BETWEEN, "name")),
        *(f"{cue} in both" for cue in _OF_BOTH),
        "moved",
        "apart",
        "given first",
        "told later",
        "given former, told later",
        "given first, told later",
    )
)
"""The evidence, as it is called: a number is `given` that is another text's, and `own` that is the teller's."""


def contrasted(teller: Answer, other: Answer, given: Span) -> tuple[float, ...]:
    """The evidence, as NAMES has it, of a text that gives the number of `other` in a span beside its own figure."""
    assert teller.figure is not None
    text, own = teller.document.text, (teller.figure.start, teller.figure.end)
    told_later = _later(teller, other)
    of_given, of_own = _cues(text, given), _cues(text, own)
    order = 1.0 if given < own else -1.0
    return (
        *of_given,
        *of_own,
        *_beside(text, *sorted((own, given))),
        math.log1p(abs(given[0] - own[0])),
        order,
        told_later,
        told_later * (of_given[0] - of_own[0]),
        told_later * order,
    )


@lru_cache(maxsize=KEPT)
def _beside(text: str, first: Span, second: Span) -> tuple[float, ...]:
    """What stands between two numbers and around both, and whether something moved from one to the other."""
    between = text[first[1] : second[0]] if second[0] - first[1] < FAR else ""
    small = between.lower()
    both = text[max(0, first[0] - WIDE) : second[1] + WIDE].lower()
    return (
        *(float(len(cue.findall(small))) for cue in _BETWEEN.values()),
        float(len(_NAME.findall(between))),
        *(float(len(cue.findall(both))) for cue in _OF_BOTH.values()),
        float(_moved(text, first, second)),
    )


def _moved(text: str, first: Span, second: Span) -> bool:
    """Whether of two numbers side by side one, not both, stands behind "from".

    Of the marked pairs of which a text puts it so 274 are of a number that time has changed and 14 conflict
    (tests/gold, second, third, fourth and fifth).
    """
    between = _YEAR.sub("", text[first[1] : second[0]]) if second[0] - first[1] < FAR else "1"
    return _PARTED.search(between) is None and _left(text, first[0]) != _left(text, second[0])


def _left(text: str, number: int) -> bool:
    """Whether a number is what something went from."""
    found = _FROM.search(text[max(0, number - AROUND[0]) : number])
    return found is not None and found[1] is None


@lru_cache(maxsize=KEPT)
def _cues(text: str, span: Span) -> tuple[float, ...]:
    """What leads to a number and what is about it."""
    lead = text[max(0, span[0] - LEAD) : span[0]].lower()
    about = text[max(0, span[0] - AROUND[0]) : span[1] + AROUND[1]].lower()
    return (
        *(float(cue.search(lead) is not None) for cue in _BEFORE.values()),
        *(float(cue.search(about) is not None) for cue in _ABOUT.values()),
    )


def _later(teller: Answer, other: Answer) -> float:
    """1 where the teller was published later than the other, -1 where earlier, 0 on one day or if unknown."""
    ours, theirs = day_of(teller.document.published), day_of(other.document.published)
    return math.copysign(1.0, (ours - theirs).days) if ours and theirs and ours != theirs else 0.0
