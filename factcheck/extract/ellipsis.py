"""Ellipsis: the unit that a bare number shares with a figure before it ("10.1 % in November, not 10.0")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims import Figure
from factcheck.extract.anchors import Anchor, governor, sentence_of
from factcheck.text.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.units import dimension

REACH = 260
"""How many characters back a unit is looked for."""
NEXT_DOOR = 60
"""How near it must be in the sentence before."""
_RATIO = 60.0
_LARGEST_PERCENTAGE = 150.0
_NOUN_FOLLOWS = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
_COUNTED_BY = re.compile(r"\s+(?:of|people|more|fewer|others)\b")


def shared_unit(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The unit that an earlier figure lends to a number with neither unit nor noun; None where none fits."""
    numeral = anchor.numeral
    if numeral.unit is not None or numeral.form not in (Form.DIGITS, Form.WORDS, Form.SHARE):
        return None
    following = next(anchor.after(), None)
    if following is not None and following.pos_ in _NOUN_FOLLOWS and following.lower_ not in ("last", "next"):
        return None
    if _COUNTED_BY.match(text, numeral.span.end):
        return None
    verb = governor(anchor.token)
    if verb is not None and any(child.dep_ == "expl" for child in verb.children):
        return None
    sentence = sentence_of(anchor)
    for figure in reversed(earlier):
        gap = numeral.span.start - figure.end
        if gap > REACH or "\n" in text[figure.end : numeral.span.start]:
            return None
        if figure.unit is not None and _fits(numeral, figure, text, same=figure.start >= sentence.start, gap=gap):
            return figure.unit
        if figure.unit is None and figure.start >= sentence.start and gap < NEXT_DOOR:
            return None
    return None


def _fits(numeral: Numeral, figure: Figure, text: str, *, same: bool, gap: int) -> bool:
    unit = figure.unit
    kind = dimension(unit)
    written = numeral.span.of(text)
    if kind in ("time", "factor", "points") or unit is None:
        return False
    if numeral.form is Form.SHARE:
        return unit == "percentage_point" and same
    if kind in ("percent", "percentage_point"):
        decimal = "." in written and numeral.scale == 1
        return numeral.scale == 1 and numeral.high <= _LARGEST_PERCENTAGE and "," not in written and (same or decimal)
    ratio = numeral.low / figure.low if figure.low else 0.0
    return 1 / _RATIO <= ratio <= _RATIO and (same or gap <= NEXT_DOOR)
