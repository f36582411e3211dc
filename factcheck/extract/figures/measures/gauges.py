"""Gauges: what a length, weight, area, speed or time is the size of, else its unit as written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, subject_of
from factcheck.extract.figures.measures.announced import announced
from factcheck.extract.figures.measures.comparisons import measured_by
from factcheck.extract.figures.measures.heads import unwrapped, usable
from factcheck.extract.figures.measures.lending import lent
from factcheck.extract.figures.measures.noun_groups import following_group, phrase_after
from factcheck.extract.tables import table
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.units.units import dimension


def measured(anchor: Anchor, text: str, earlier: Sequence[Figure], kind: str | None) -> str | None:
    """A unit of length, time or weight: what is measured where it is named there, else the unit as written."""
    numeral = anchor.numeral
    words = unit_as_written(numeral, text)
    following = list(anchor.after())
    if following and following[0].lower_ == "of" and words:
        phrase = phrase_after(anchor, following[1:])
        if phrase is not None:
            return f"{words} of {phrase}"
    if text[numeral.span.end : numeral.span.end + 1] in ("-", "‑") or words.endswith("-old"):
        group = following_group(following)
        if group is not None:
            return anchor.text(group)
    if kind != "time" and (found := _gauged(anchor, text, earlier)) is not None:
        return found
    if kind == "time" and (found := announced(anchor, text, earlier) or _lasting(anchor, earlier)) is not None:
        return found
    return _of_known(anchor, words, earlier) if words else lent(anchor, earlier)


def unit_as_written(numeral: Numeral, text: str) -> str:
    """The words of a number's unit: "square km", "dollars" of "hundreds of millions of dollars"; empty without any."""
    written = re.sub(r"\s+", " ", text[numeral.span.end : numeral.noun])
    return written.strip(' -–"”’»').lower().removeprefix("of ")


def _of_known(anchor: Anchor, words: str, earlier: Sequence[Figure]) -> str:
    """A unit that stands alone, with what figures of that unit shortly before measured: "tonnes of cocaine"."""
    known = lent(anchor, earlier) if dimension(anchor.numeral.unit) in _BULK else None
    if known is None or len(known.split()) > _LONG:
        return words
    if known.startswith(f"{words} of "):
        return known
    return words if set(known.split()) & set(words.split()) or known in _UNITS else f"{words} of {known}"


_BULK = ("mass", "volume", "area", "energy")
_LONG = 4
_UNITS = frozenset(("t", "kg", "tonnes", "tons", "kilos", "hectares", "ha", "acres", "litres", "kilograms"))


def _lasting(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What a time is the length of: "the interruption lasted 21 hours", "the mean outage was 47 minutes"."""
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.i >= anchor.tokens[0].i or not usable(anchor, subject):
        return None
    lemma = verb.lemma_.lower()
    spans = lemma == "last" or (lemma in _SPANNING and subject.lemma_.lower() in _LENGTHS)
    return unwrapped(anchor, subject, earlier) if spans else None


_SPANNING = ("be", "average", "rise", "fall", "grow", "shrink", "exceed", "reach", "remain", "stand")
_LENGTHS = (
    "age", "delay", "duration", "expectancy", "experience", "interruption", "interval", "lifespan", "lifetime",
    "outage", "sentence", "term", "time", "wait",
)  # fmt: skip


def _gauged(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The quantity that a length, weight or speed is the value of: "a depth of 16 km", "waves were two metres high"."""
    if (found := announced(anchor, text, earlier)) is not None:
        return found
    first = anchor.tokens[0].i
    if (whole := measured_by(anchor)) is not None and whole.lemma_.lower() not in table("measures")["sites"]:
        return unwrapped(anchor, whole, earlier)
    head = anchor.token.head
    unit = head if head.i >= first and head.pos_ in NOMINAL else anchor.token
    if unit.dep_ == "pobj" and unit.head.lower_ == "of":
        whole = unit.head.head
        if whole.i < first and usable(anchor, whole) and whole.lemma_.lower() not in table("measures")["sites"]:
            return unwrapped(anchor, whole, earlier)
    verb = governor(anchor.token)
    if verb is None:
        return None
    if unit.dep_ == "pobj" and unit.head.lower_ in ("at", "to"):
        objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < first and usable(anchor, c)]
        if objects and dimension(anchor.numeral.unit) != "area":
            return unwrapped(anchor, objects[-1], earlier)
    if verb.lemma_.lower() not in table("measures")["gauging"]:
        return None
    subject = subject_of(verb)
    if subject is None or subject.i >= first or not usable(anchor, subject) or subject.tag_ == "VBG":
        return None
    if dimension(anchor.numeral.unit) == "area" and subject.lemma_.lower() not in table("measures")["extents"]:
        return None  # a fire grows to so many hectares
    return unwrapped(anchor, subject, earlier)
