"""Ratios: "one in ten", "9 in every 10", "one worker in five", each a share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.text.scales import DIGITS, find_atoms, number_word
from factcheck.text.spans import Span


class Ratio(NamedTuple):
    """A share of one, where its expression ends, and where the noun that it is of begins."""

    share: float
    end: int
    noun: int


@lru_cache(maxsize=1)
def _ratio() -> re.Pattern[str]:
    words = rf"(?:{number_word()})(?:-(?:{number_word()}))?|an?\s+(?:hundred|thousand|million)"
    whole = rf"{DIGITS}(?:\s(?:million|billion))?|{words}"
    return re.compile(rf"(?:\s+(?:in|out\s+of)\s+(?:every\s+)?|-in-)(?P<whole>{whole})(?![\w%-]|[.,]\d)")


_ROUND = (18, 20, 25, 30, 40, 50, 60, 75, 80, 90, 100, 150, 200, 250, 300, 400, 500, 1000, 2000, 5000, 10**4, 5 * 10**4)
_WHOLES = frozenset((*range(2, 17), *_ROUND, 10**5, 10**6))
MOST_IN_ONE = 1000
"""Up to here "one in 42" is a share; years begin not far beyond."""
_NOT_WHOLE = re.compile(
    r"\s+(?:(?:million|billion|separate|different|other|more)\b|(?:[a-z]+\s)?(?:second|minute|hour|day|"
    r"week|month|year|decade|game|match|start|cit(?:y|ie)|state|province|countr(?:y|ie)|town|village|place|"
    r"region|location|attack|incident|raid|strike|area|district|case\s+in)s?\b)",
    re.IGNORECASE,
)


def ratio_at(text: str, span: Span, part: float) -> Ratio | None:
    """What "one in ten", "9 in every 10" or "one worker in five" states, where the first number is at `span`."""
    found = _ratio().match(text, span.end)
    if found is None:
        return split_ratio_at(text, span, part)
    atoms = find_atoms(found["whole"])
    whole = atoms[0].low if atoms else 0
    out, every = "out" in found.group(), "every" in found.group()
    whole_is_usual = whole in _WHOLES or (part == 1 and (whole < MOST_IN_ONE or found["whole"].endswith("illion")))
    if not (whole_is_usual or every) or not 0 < part < whole or (part > 99 and not every):
        return None
    if not every and (whole > 10 and part > 10 if out else _NOT_WHOLE.match(text, found.end())):
        return None
    return Ratio(part / whole, found.end(), found.end())


MOST_SPLIT = 10
"""Of "eight children in ten" the first number is smaller than this."""
_PLURAL = re.compile(r"(?<!s)s$|(?:people|men|women|children)$")


@lru_cache(maxsize=1)
def _split_ratio() -> re.Pattern[str]:
    words = rf"(?:{number_word()})(?:-(?:{number_word()}))?"
    joints = r"(?:in|of|and|or|to|from|at|on|by|for|with|than|more|other|is|are|was|were|has|have|had)\b"
    behind = r"\s*(?:$|[.,;:!?)\"”’»—–])|\s+(?:is|are|was|were|has|have|had|did|does|do|will|would|could|can|may|might|"
    behind += r"ran|went|said|says|took|left|fell|got|lost|lived?|lives|[a-z]{2,}ed)\b"
    return re.compile(
        rf"(?P<noun>(?:\s+(?!{joints})[a-z][a-z’'-]*){{1,3}}?)\s+in\s+(?:every\s+)?(?P<whole>{DIGITS}|{words})"
        rf"(?![\w%-]|[.,]\d)(?={behind})"
    )


def split_ratio_at(text: str, span: Span, part: float) -> Ratio | None:
    """The same of "one worker in five", "two children in three", whose noun stands between the numbers."""
    found = _split_ratio().match(text, span.end) if part in range(1, MOST_SPLIT) else None
    if found is None or (part > 1) != (_PLURAL.search(found["noun"]) is not None):
        return None
    atoms = find_atoms(found["whole"])
    whole = atoms[0].low if atoms else 0
    usual = whole in _WHOLES or (part == 1 and whole < MOST_IN_ONE)
    return Ratio(part / whole, found.end(), span.end) if usual and part < whole else None
