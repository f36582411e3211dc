"""A short notation for expected figures: "~1.2e6; >12; <200 day; 20000..30000 EUR; 7.1 percent; -12 celsius".

"~" is about, ">" at least, "<" at most, "A..B" a range; the unit's canonical name follows.
"""

from factcheck.text.numbers.numerals import find_numerals

_BOUNDS = {"~": "about", ">": "at_least", "<": "at_most"}


def _digits(value):
    return float(f"{value:.4g}")


def read(text):
    """The numerals of a text as (low, high, bound, unit), values to four digits."""
    return [(_digits(n.low), _digits(n.high), n.bound.value, n.unit) for n in find_numerals(text)]


def wanted(figures):
    """What the notation says, as `read` gives it."""
    return [_one(figure) for figure in figures.split("; ") if figure]


def _one(figure):
    value, _, unit = figure.partition(" ")
    bound = _BOUNDS.get(value[0], "exact")
    low, interval, high = value.lstrip("~><").partition("..")
    if interval and bound == "exact":
        bound = "range"
    return (_digits(float(low)), _digits(float(high or low)), bound, unit or None)
