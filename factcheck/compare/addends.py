"""Addends: two numbers of one sentence that make up a third, or count two kinds of it, so that neither denies it.

"Jets flew about 80 sorties and helicopters roughly 40" says no other than "jets and helicopters flew 120", and "two
students and two teachers died" no other than "five people".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.claims import Answer
from factcheck.compare.conversion import quantities
from factcheck.compare.questions.questions import question_of

EXACT = 0.005
"""The sum lies no further from the whole than this share of it."""
_JOINED = re.compile(r"[^;:.\d]{0,60}\band\b[^;:.\d]{0,60}", re.IGNORECASE)


def either_makes_up(new: Answer, old: Answer, ours: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether one of two numbers is an addend of the other, with one beside it: `ours` of new, `theirs` of old."""
    return makes_up(old, theirs, new) or makes_up(new, ours, old)


def makes_up(part: Answer, beside: Iterable[Answer], whole: Answer) -> bool:
    """Whether a number and one `beside`, which its sentence joins to it by "and", are addends of another text's."""
    joined = (other for other in beside if _joined(part, other))
    return any(_sum_is(part, other, whole) or _are_kinds(part, other, whole) for other in joined)


def _joined(one: Answer, other: Answer) -> bool:
    f, g = one.figure, other.figure
    if f is None or g is None or f.start == g.start or f.unit != g.unit:
        return False
    if one.document.id != other.document.id or one.claim.start != other.claim.start:
        return False
    between = one.document.text[min(f.end, g.end) : max(f.start, g.start)]
    return _JOINED.fullmatch(between) is not None


def _sum_is(one: Answer, other: Answer, whole: Answer) -> bool:
    if whole.figure is None or one.figure is None or other.figure is None:
        return False
    with_one, with_other = quantities(whole.figure, one.figure), quantities(whole.figure, other.figure)
    if with_one is None or with_other is None:
        return False
    all_, first = with_one
    _, second = with_other
    if first.low != first.high or second.low != second.high:
        return False
    slack = EXACT * abs(all_.high)
    return all_.low - slack <= first.low + second.low <= all_.high + slack


def _are_kinds(one: Answer, other: Answer, whole: Answer) -> bool:
    """Whether two kinds of people are counted to whom one thing happened, and no more than of all of them."""
    a, b, c = (question_of(answer) for answer in (one, other, whole))
    if a is None or b is None or c is None or a.measure is None or b.measure is None or c.measure is None:
        return False
    kinds = a.measure.scope, b.measure.scope
    if None in kinds or kinds[0] == kinds[1] or c.measure.scope is not None:
        return False
    same = a.measure.thing == b.measure.thing == c.measure.thing and a.event == b.event == c.event
    numbers = quantities(whole.figure, one.figure) if whole.figure is not None and one.figure is not None else None
    return same and numbers is not None and numbers[1].high <= numbers[0].low
