"""Homes: the country that a text gives away without a name, by its money, institutions, or the name of its outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.gates import folded, gate, opens
from factcheck.text.places import country, country_of, resolve
from factcheck.text.units.units import dimension

_SHARED = ("EUR", "USD", "XOF", "XAF", "XCD", "XPF", "CHF", "GBP")
"""Currencies of several countries, or that news of any country counts in."""
_WORDS = re.compile(rf"[{CAPITALS}][\w’'-]+")
_LONGEST = 3


@cache
def _institutions() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all institutions, and the country of each."""
    countries = {name: code for code, names in table("homes")["institutions"].items() for name in names}
    names = sorted(countries, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE), countries


@cache
def _landmarks() -> dict[str, str]:
    return {name: code for code, names in table("homes")["landmarks"].items() for name in names}


def home_country(text: str, source: str | None, units: Sequence[str]) -> str | None:
    """The name of the country, None where nothing gives it away. `units` are those of the figures of the text."""
    if (spent := by_money(units)) is not None:
        return spent
    pattern, countries = _institutions()
    named = pattern.finditer(text) if opens(gate(pattern), folded(text)) else ()
    if found := Counter(countries[match.group().lower()] for match in named if match.group()[0].isupper()):
        return _country(found.most_common(1)[0][0])
    return of_outlet(source)


def by_money(units: Sequence[str]) -> str | None:
    """The country whose own money the figures count."""
    money = Counter(unit for unit in units if dimension(unit) == "currency" and unit not in _SHARED)
    return _country(money.most_common(1)[0][0][:2]) if money else None


def of_outlet(source: str | None) -> str | None:
    """The country of an outlet by the place or landmark in its name: "Vltava Dispatch", "Nairobi Evening Post"."""
    words = _WORDS.findall(source or "")
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size])
            if (code := _landmarks().get(name.lower())) is not None:
                return _country(code)
            place = resolve(name)
            whole = country_of(place) if place is not None else None
            if whole is not None:
                return whole.name
    return None


def _country(code: str) -> str | None:
    place = country(code)
    return place.name if place is not None else None
