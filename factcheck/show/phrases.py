"""Phrases: figures, their speakers, their times and what people noted, as a reporter would write them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims import Answer, Bound, Figure
from factcheck.compare.intervals import Quantity
from factcheck.text.places import cased

SIGNS = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.RANGE: ""}
WORDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.RANGE: "",
}
SHARE_DIGITS = 3
"""So many digits of a share that was written in words are shown: 33.3 percent for a third."""


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "origin"), counted(1200, "origin")
    ('1 origin', '1,200 origins')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def amount(value: float) -> str:
    """A number with thousands separators.

    >>> amount(1200000), amount(3.5), amount(0.6667)
    ('1,200,000', '3.5', '0.6667')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")


def value(figure: Figure) -> str:
    """The value with the sign of its bound and its unit: "≈ 100,000", "169,000–190,000", "≥ 3.5 percent".

    A share in words ("one in eight", "fell by a third") is shown in percent.
    """
    number = Quantity.of(figure)
    if number.converted:
        low, high = (float(f"{share:.{SHARE_DIGITS}g}") for share in (number.low, number.high))
        figure = replace(figure, low=low, high=high, unit=number.unit)
    numbers = amount(figure.low) if figure.low == figure.high else f"{amount(figure.low)}–{amount(figure.high)}"
    unit = "" if figure.unit is None else f" {figure.unit.replace('_', ' ')}"
    return f"{SIGNS[figure.bound]}{numbers}{unit}"


def quantity(figure: Figure) -> str:
    """The value with what it counts: "≈ 100,000 Russian troops"; a unit that the measure names itself is said once."""
    if figure.measure is None:
        return value(figure)
    spelt = figure.unit is not None and figure.unit.partition("/")[0].replace("_", " ") in figure.measure
    shown = replace(figure, unit=None) if spelt else figure
    return f"{value(shown)} {cased(figure.measure)}"


def slots(figure: Figure) -> str:
    """What the figure answers: event, subject, place and time, as far as they are known."""
    known = [figure.event, figure.subject, figure.place, figure.as_of]
    return " · ".join(slot for slot in known if slot is not None)


def who(answer: Answer) -> str:
    """Who asserts it: the figure's speaker, else the statement's, else the document's own voice (its source)."""
    if answer.figure is not None and answer.figure.speaker is not None:
        return cased(answer.figure.speaker)
    speakers = [s.speaker for s in answer.statements if s.speaker is not None]
    if answer.figure is None and speakers:
        return cased(speakers[0])
    return answer.document.speaker or ""


def when(answer: Answer) -> str:
    """The time the figure speaks of."""
    return "" if answer.figure is None else answer.figure.as_of or ""


def annotation_line(annotation: object) -> str:
    """One annotation in one line: grade, note, tags, author."""
    if not isinstance(annotation, dict):
        return ""
    tags = " ".join(f"#{tag}" for tag in annotation.get("tags") or ())
    parts = [annotation.get("grade") or "", annotation.get("note") or "", tags, *(annotation.get("links") or ())]
    by = annotation.get("by")
    return " ".join(part for part in parts if part) + (f" — {by}" if by else "")
