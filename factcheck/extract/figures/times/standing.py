"""Standing facts: sizes of things that hold at any time, such as the lengths of roads and the pages of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor
from factcheck.extract.tables import table
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXTENT = ("length", "area")
_AWAY = re.compile(
    r"[\s-]+\w+\s+(?:(?:to\s+the\s+)?(?:north|south|east|west)\w*|from|away|off|inland|outside|above|below)\b"
)
_HYPHENATED = re.compile(r"-[a-z]+\s+[a-z]")


def is_standing(anchor: Anchor, measure: str | None, text: str) -> bool:
    """Whether a figure without a date of its own holds at any time: "a flat of 42 square metres", "80 km to the north".

    Areas that grow and shrink ("the fire covers 88,000 hectares") are predicated of their subject, and not meant.
    """
    numeral = anchor.numeral
    words = table("measures")
    head = measure.split(" of ")[0].split()[-1] if measure and measure.split(" of ")[0].split() else ""
    if numeral.unit is None and head in words["works"]:
        return True
    if numeral.unit is None and head in words["dwellers"] and _belongs(anchor):
        return True
    if dimension(numeral.unit) not in _EXTENT:
        return False
    after = text[numeral.span.end : numeral.span.end + 60]
    if _HYPHENATED.match(after) or _AWAY.match(after) or _of_a_thing(anchor.head):
        return True
    verb = governor(anchor.token)
    return verb is not None and verb.lemma_ in words["travelling"]


def _of_a_thing(unit: Token) -> bool:
    """Whether a unit stands in the "of" phrase of a thing: "a flat of 42 square metres", but not "a total of 40 km"."""
    preposition = unit.head
    if unit.dep_ != "pobj" or preposition.lower_ != "of":
        return False
    thing = preposition.head
    words = table("measures")
    return thing.pos_ in NOMINAL and not any(thing.lemma_.lower() in words[kind] for kind in ("counters", "quantities"))


def _belongs(anchor: Anchor) -> bool:
    """Whether those counted belong to what is spoken of: "with 33 million inhabitants", "a town of 9,000 people"."""
    for token in anchor.token.ancestors:
        if token.pos_ in VERBAL:
            return False
        if token.dep_ == "prep":
            return token.lower_ in ("with", "of")
    return False
