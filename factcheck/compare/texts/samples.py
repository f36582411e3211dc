"""Samples: two shares or scores that rest on other answers are two readings, not one that is disputed.

"76 % of 143 reviews" does not deny "75 % of fewer than 108": some reviews came later. Where the numbers of reviews
cannot both be so, that is a contradiction of its own.
"""

from __future__ import annotations

from factcheck.claims import Bound, Figure
from factcheck.compare.intervals import Quantity, agree, gap
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.wordlists import wordlists


def is_sample(figure: Figure) -> bool:
    """Whether the figure counts those that a share or score rests on."""
    return figure.unit is None and bool(_nouns(figure) & content_words(" ".join(wordlists().samples)))


def is_reading(figure: Figure) -> bool:
    """Whether the figure is a share or a score, which may rest on a sample."""
    return figure.unit == "percent" or bool(_nouns(figure) & content_words(" ".join(wordlists().readings)))


def other_samples(ours: list[Figure], theirs: list[Figure]) -> bool:
    """Whether both texts say what their readings rest on, and no number of one can be meant by the other's."""
    one, two = ([Quantity.of(f) for f in side if is_sample(f)] for side in (ours, theirs))
    return bool(one and two) and not any(_one_sample(a, b) for a in one for b in two)


def _one_sample(a: Quantity, b: Quantity) -> bool:
    """Whether both numbers may be of one sample: "more than 60" and 62, but not two minima that differ."""
    if a.low == b.low and a.high == b.high:
        return True
    return Bound.EXACT in (a.bound, b.bound) and agree(a, b) and gap(a, b) == 0


def _nouns(figure: Figure) -> frozenset[str]:
    return content_words(figure.measure or "")
