"""Phrases: figures and dates as a reporter would write them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims import Bound, Figure

SIGNS = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.RANGE: ""}
WORDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.RANGE: "",
}


def amount(value: float) -> str:
    """A number with thousands separators.

    >>> amount(1200000), amount(3.5), amount(0.6667)
    ('1,200,000', '3.5', '0.6667')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")


def value(figure: Figure) -> str:
    """The value with the sign of its bound and its unit: "≈ 100,000", "169,000–190,000", "≥ 3.5 percent"."""
    numbers = amount(figure.low) if figure.low == figure.high else f"{amount(figure.low)}–{amount(figure.high)}"
    unit = "" if figure.unit is None else f" {figure.unit.replace('_', ' ')}"
    return f"{SIGNS[figure.bound]}{numbers}{unit}"


def quantity(figure: Figure) -> str:
    """The value with what it counts: "≈ 100,000 troops"; a unit that the measure names itself is said once."""
    if figure.measure is None:
        return value(figure)
    spelt = figure.unit is not None and figure.unit.partition("/")[0].replace("_", " ") in figure.measure
    shown = replace(figure, unit=None) if spelt else figure
    return f"{value(shown)} {figure.measure}"


def slots(figure: Figure) -> str:
    """What the figure answers: event, subject, place and time, as far as they are known."""
    known = [figure.event, figure.subject, figure.place, figure.as_of]
    return " · ".join(slot for slot in known if slot is not None)
