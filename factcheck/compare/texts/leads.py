"""Leads: what the words right before a number make of it.

"More than 40" leaves 40 out, a limit that is aimed at does not; "by 4" is a change, "to 42" where it came to.
"""

from __future__ import annotations

import re

from factcheck.claims import Answer

GOAL_WITHIN = 80
"""Characters before a number in which the word of a goal makes it the goal's."""
LEAD = 30
"""Characters before a number that are read for its comparison."""
_STRICT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower|larger|smaller|better|longer|shorter|worse) than|\b(?:over|under|"
    r"above|below|exceed\w*|surpass\w*|beyond|top(?:s|ped|ping)?|past)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\b(?:limit|goal|target|cap|ceiling|keep|hold|aim|pledge|restrict)\w*\b", re.IGNORECASE)
"""Who sets a limit at a number and who wants to stay below it mean one limit."""
_HEDGED = r"\s+(?:(?:about|around|some|nearly|almost|over|more than|up to)\s+)?[^\w\s]?\s?$"
_BY_SO_MUCH = re.compile(r"\bby" + _HEDGED, re.IGNORECASE)
_TO_SO_MUCH = re.compile(r"(?<!up )\bto" + _HEDGED, re.IGNORECASE)
"""Before a number: how much something changed, and where it came to."""
_NOT_STRICT = re.compile(r"\b(?:no|not|n['’]t)\s+(?:\w+\s)?$", re.IGNORECASE)


_POSSIBLE = re.compile(
    r"\b(?:a|some|the|small|slight|remote|real)\s(?:probability|possibility|chance|risk|likelihood)\s(?:that\b|of\b)[^.;]*$|"
    r"\bwould\s(?:\w+\s)?have\s[^.;]*$",
    re.IGNORECASE,
)
"""Before a number: it is only held to be possible, or what would have been, which denies nothing."""


def one_is_only_possible(x: Answer, y: Answer) -> bool:
    """Whether one number is only said to have a chance to come true, the other not."""
    texts = (side.document.text[: side.figure.start] for side in (x, y) if side.figure is not None)
    return len({bool(_POSSIBLE.search(text)) for text in texts}) > 1


def one_is_by_so_much(x: Answer, y: Answer) -> bool:
    """Whether one number says by how much something changed and the other what it came to."""
    by, to = ([bool(form.search(lead(side))) for side in (x, y)] for form in (_BY_SO_MUCH, _TO_SO_MUCH))
    return (by[0] and to[1]) or (by[1] and to[0])


def lead(answer: Answer) -> str:
    """The words right before the number."""
    assert answer.figure is not None
    return answer.document.text[max(0, answer.figure.start - LEAD) : answer.figure.start]


def leaves_out(answer: Answer) -> bool:
    """Whether the words before the number leave the number itself out."""
    assert answer.figure is not None
    before = lead(answer)
    found = None
    for found in _STRICT.finditer(before):  # noqa: B007 -- the last one counts
        pass
    if found is None or _NOT_STRICT.search(before[: found.start()]):
        return False
    return not _GOAL.search(answer.document.text, max(0, answer.figure.start - GOAL_WITHIN), answer.figure.start)
