"""Rivals: two numbers side by side in one text, of which a third can have only one for its counterpart.

"The Republican debate had 24 million viewers, the Democratic one 8 million": who agrees with the 8 million does not
contradict the 24. So a conflict gives way to a surer agreement, or change, with the number beside; unless that text
sets its two numbers against each other ("214 soldiers, not the 120 of the early estimate"), or two speakers give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.claims import Answer
from factcheck.compare.origins import same_speaker
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.withdrawals import withdrawn

NEAR = 250
"""Characters between numbers that are told side by side, where they are not of one claim."""
AROUND = 25
_SET_AGAINST = re.compile(
    r"\b(?:not|rather than|instead|against|earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|former(?:ly)?|"
    r"at first|first (?:said|reported|put|gave)|corrected|revised|error|wrong|mistaken|from|before|"
    r"had (?:said|put|spoken|given|reported|counted)|no longer)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|several|different|differing|rival|competing|conflicting) "
    r"(?:numbers|figures|counts|tallies|estimates|totals|tolls|versions)\b|"
    r"\b(?:differ|diverge|disagree|contradict)(?:s|d|ed|ing)?\b",
    re.IGNORECASE,
)
"""A sentence that announces several answers to one question: "we hold three numbers: 419 (army), 223 (port)"."""
OUTDOING = (Relation.AGREES, Relation.CHANGED)
"""What a counterpart is to the figure that has it. Of the conflicts in tests/gold, tests/second and tests/heldout that
are given up for one, 20 are false and five right."""


def gives_way(conflict: Comparison, new: Answer, old: Answer, ours: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether a conflict gives way to what one side is to a number beside the other, of the texts of both."""
    rivals = [(new, other) for other in theirs if side_by_side(old, other)]
    rivals += [(other, old) for other in ours if side_by_side(new, other)]
    return any(
        found is not None and outdoes(found, conflict)
        for pair in rivals
        for found in (compare_answers(*pair, related=False),)
    )


def outdoes(counterpart: Comparison, conflict: Comparison) -> bool:
    """Whether what a figure is to the rival outdoes its conflict."""
    return counterpart.relation in OUTDOING and counterpart.score >= conflict.score


def side_by_side(one: Answer, other: Answer) -> bool:
    """Whether two figures of one text are rivals: told side by side, by one speaker, and not against each other."""
    f, g = one.figure, other.figure
    if f is None or g is None or f.start == g.start or one.document.id != other.document.id:
        return False
    if one.claim.start != other.claim.start and abs(f.start - g.start) >= NEAR:
        return False
    if f.speaker != g.speaker and not same_speaker(f.speaker, g.speaker):
        return False
    first, last = min(f.start, g.start), max(f.end, g.end)
    if _SET_AGAINST.search(one.document.text, max(0, first - AROUND), last + AROUND):
        return False
    if any(_SEVERAL.search(answer.claim.text) for answer in (one, other)):
        return False
    return not (withdrawn(one) or withdrawn(other))
