"""Units of measure: canonical names, dimensions and conversion, from the tables of this room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.tables import table
from factcheck.text.units import currencies

_FREEZING_FAHRENHEIT = 32.0
_ZERO_CELSIUS = 273.15
_NAMED_RATES = {"knot": "nautical_mile/hour"}
"""Rates with a name of their own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the table: `factor` leads to the unit of its dimension whose factor is 1.

    `words` are written in any case, `symbols` exactly so, `glued` only where they touch their number.
    """

    name: str
    dimension: str
    factor: float
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    glued: tuple[str, ...]


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Canonical name to unit, rates with a symbol of their own ("km/h") among them."""
    out: dict[str, Unit] = {}
    for dimension_, rows in table("units").items():
        for name, row in rows.items():
            words = dict.fromkeys([name.replace("_", " ").lower(), *(word.lower() for word in row.get("words", ()))])
            if dimension_ == "compound" and "/" in name:
                words.pop(name.replace("_", " "), None)
            spelt = _plurals(words) if row.get("plural", True) else tuple(words)
            kind = _rate_dimension(name) if dimension_ == "compound" and "/" in name else dimension_
            factor = float(row.get("factor", 1))
            out[name] = Unit(name, kind, factor, spelt, tuple(row.get("symbols", ())), tuple(row.get("glued", ())))
    return out


def _plurals(words: dict[str, None]) -> tuple[str, ...]:
    spelt = dict(words)
    for word in words:
        if not word.endswith(("s", ".", "²", "ft", "mi")) and len(word) > 2:
            first, _, rest = word.partition(" per ")
            spelt[f"{first}s per {rest}" if rest else f"{word}s"] = None
    return tuple(spelt)


def _rate_dimension(name: str) -> str:
    over, _, under = name.partition("/")
    rows = {unit: kind for kind, units_ in table("units").items() for unit in units_}
    return f"{rows.get(over, over)}/{rows.get(under, under)}"


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Word in lower case or symbol in its own case to canonical name; a word wins over a symbol written alike."""
    out: dict[str, str] = {}
    for unit in units().values():
        out.update((symbol, unit.name) for symbol in (*unit.symbols, *unit.glued))
    for unit in units().values():
        for word in unit.words:
            out.setdefault(word, unit.name)
    return out


def canonical(form: str) -> str | None:
    """The canonical name of a unit, currency or rate as people write it, None for what is none.

    >>> canonical("km"), canonical("Per Cent"), canonical("US$"), canonical("barrels a day"), canonical("tanks")
    ('kilometre', 'percent', 'USD', 'barrel/day', None)
    """
    form = " ".join(form.split())
    known = spellings()
    if form in units():
        return form
    for spelling in (form, form.lower()):
        if spelling in known:
            return known[spelling]
    if form.upper() in currencies.codes() and len(form) == 3:
        return form.upper()
    if form in currencies.signs():
        return currencies.signs()[form]
    code = currencies.code_of(form)
    return code if code is not None else _canonical_rate(form)


def _canonical_rate(form: str) -> str | None:
    for joint in ("/", " per ", " a ", " an ", " each "):
        over, found, under = form.partition(joint)
        if found:
            above, below = canonical(over), canonical(under)
            return f"{above}/{below}" if above is not None and below is not None else None
    return None


def dimension(unit: str | None) -> str | None:
    """What a canonical unit measures: "length", "currency", "volume/time"; None for counts and unknown units.

    >>> dimension("hectare"), dimension("EUR"), dimension("barrel/day"), dimension(None)
    ('area', 'currency', 'volume/time', None)
    """
    if unit is None:
        return None
    unit = _NAMED_RATES.get(unit, unit)
    if unit in units():
        return units()[unit].dimension
    if unit in currencies.codes():
        return "currency"
    over, rate, under = unit.partition("/")
    if not rate:
        return None
    above, below = dimension(over), dimension(under)
    return f"{above or over}/{below or under}"


def is_money(unit: str | None) -> bool:
    """Whether a canonical unit counts money, alone or per something.

    >>> is_money("EUR"), is_money("USD/barrel"), is_money("barrel/day"), is_money(None)
    (True, True, False, False)
    """
    return (dimension(unit) or "").startswith("currency")


def convert(value: float, unit: str, to: str) -> float | None:
    """The value in another unit of the same dimension; None where there is no such conversion.

    Currencies are never converted into each other: rates change by the day. A rate converts if both its parts do.

    >>> convert(5, "mile", "metre"), convert(5, "USD", "EUR")
    (8046.72, None)
    """
    if unit == to:
        return value
    if {unit, to} <= {"celsius", "fahrenheit", "kelvin"}:
        return _from_kelvin(_to_kelvin(value, unit), to)
    scale = _scale(unit, to)
    return None if scale is None else value * scale


def _scale(unit: str, to: str) -> float | None:
    unit, to = _NAMED_RATES.get(unit, unit), _NAMED_RATES.get(to, to)
    if unit == to:
        return 1.0
    if unit in units() and to in units() and "/" not in unit + to:
        one, other = units()[unit], units()[to]
        return one.factor / other.factor if one.dimension == other.dimension else None
    (over, rate, under), (to_over, to_rate, to_under) = unit.partition("/"), to.partition("/")
    if not (rate and to_rate):
        return None
    above, below = _scale(over, to_over), _scale(under, to_under)
    return None if above is None or below is None else above / below


def _to_kelvin(value: float, unit: str) -> float:
    if unit == "fahrenheit":
        return (value - _FREEZING_FAHRENHEIT) * 5 / 9 + _ZERO_CELSIUS
    return value + _ZERO_CELSIUS if unit == "celsius" else value


def _from_kelvin(value: float, unit: str) -> float:
    if unit == "fahrenheit":
        return (value - _ZERO_CELSIUS) * 9 / 5 + _FREEZING_FAHRENHEIT
    return value - _ZERO_CELSIUS if unit == "celsius" else value
