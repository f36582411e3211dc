"""Rivals: two numbers side by side in one text, of which a third can have only one for its counterpart.

"The Republican debate had 24 million viewers, the Democratic one 8 million": who agrees with the 8 million does not
contradict the 24. So a conflict gives way to a surer agreement, or change, with the number beside; unless that text
sets its two numbers against each other ("214 soldiers, not the 120 of the early estimate"), two speakers give them, or
it tells by whose count they are ("2,100 cases by the ministry's books, 3,000 by the agency's") and they would conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.addends import either_makes_up
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.origins import same_speaker
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, Open, compare_answers, weigh
from factcheck.compare.withdrawals import withdrawn

NEAR = 250
"""Characters between numbers that are told side by side, where they are not of one claim."""
AROUND = 25
MOST_KEPT = 256
"""Sentences of which is kept whether they announce several numbers: a text's figures are all looked at."""
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
_COUNTED = re.compile(
    r"\b(?:count(?:s|ed|ers?)?|weigh(?:s|ed)|tall(?:y|ies)|reckon(?:s|ed|ing)?|estimate[sd]?|surveys?|figures?|"
    r"lists?|listed|books?|sheets?|diar(?:y|ies)|registers?|records?|statistics|official(?:ly)?|neither|"
    r"claim(?:s|ed)?|boast(?:s|ed)?|whoever|jokes?|invent(?:s|ed|ions?)?|in (?:truth|fact)|really|actually)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells whose number it gives, or that another is none."""
OUTDOING = (Relation.AGREES, Relation.CHANGED)
"""What a counterpart is to the figure that has it."""
CONTESTED = 0.5
"""So likely do two numbers of one text contradict each other where that text sets them against one another."""


def gives_way(conflict: Comparison, new: Answer, old: Answer, ours: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether a conflict gives way to what one side is to a number beside the other, of the texts of both."""
    ours, theirs = list(ours), list(theirs)
    if either_makes_up(new, old, ours, theirs):
        return True
    rivals = [(old, other, (new, other)) for other in theirs if side_by_side(old, other)]
    rivals += [(new, other, (other, old)) for other in ours if side_by_side(new, other)]
    return any(
        outdoes(compare_answers(*pair, related=False), conflict) and not contested(own, other)
        for own, other, pair in rivals
    )


def outdoes(counterpart: Comparison | None, conflict: Comparison) -> bool:
    """Whether what a figure is to the rival outdoes its conflict."""
    return counterpart is not None and counterpart.relation in OUTDOING and counterpart.score >= conflict.score


def contested(one: Answer, other: Answer) -> bool:
    """Whether two figures of one text most likely conflict, and the text tells whose counts they are.

    Of 120 conflicts of tests/gold, second, fourth and heldout that would give way to such a rival 52 are conflicts: 28
    of these are kept so, and six of the others. Without the words, which were chosen by sentences of tests/fourth, 41
    and 26 were: "the first debate had 24 million viewers, the second 8 million" reads as one question too.
    """
    if not any(_COUNTED.search(answer.claim.text) for answer in (one, other)):
        return False
    found = weigh(one, other, related=False, strict=False, weights=forests())
    return isinstance(found, Open) and found.same * (1.0 - found.change) >= CONTESTED


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
    if any(_tells_of_several(answer.claim.text) for answer in (one, other)):
        return False
    return not (withdrawn(one) or withdrawn(other))


@lru_cache(maxsize=MOST_KEPT)
def _tells_of_several(sentence: str) -> bool:
    return _SEVERAL.search(sentence) is not None
