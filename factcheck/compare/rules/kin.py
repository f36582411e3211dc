"""Kin: questions that differ in their times alone, as those of one report printed on many days do.

What the slots and texts of two questions come to is worked out once for all of their kin, and only times and numbers
are weighed for each pair anew: a sentence that a hundred outlets have is held against a new claim at a third of the
cost of a hundred sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from factcheck.compare.questions.questions import Question

P = ParamSpec("P")
T = TypeVar("T")
MOST = 2048
"""Pairs of kin whose outcome is kept: a claim with three figures has some 1,500 with all that it is held against."""


def once_for_kin(work: Callable[P, T]) -> Callable[P, T]:
    """Have a function of two questions, and of whatever else follows them, work once for each pair of kin.

    Its result must not depend on the times of the two. What follows them is given by place, not by name.
    """
    kept: dict[tuple[Any, ...], T] = {}

    @wraps(work)
    def asked(*given: P.args, **named: P.kwargs) -> T:
        if named:
            raise TypeError("what follows the two questions is given by place")
        a, b = cast("tuple[Question, Question]", given[:2])
        key = (a.kin, b.kin, *given[2:])
        if key not in kept:
            if len(kept) >= MOST:
                kept.clear()
            kept[key] = work(*given, **named)
        return kept[key]

    return asked
