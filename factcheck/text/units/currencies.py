"""Currencies: which ISO 4217 code a sign, code or name stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.tables import table


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The ISO 4217 codes that are known."""
    return frozenset(table("currencies"))


@lru_cache(maxsize=1)
def signs() -> dict[str, str]:
    """Sign before a number to code: "NT$" to TWD."""
    return {sign: code for code, row in table("currencies").items() for sign in row.get("signs", ())}


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[str, ...]]:
    """Name, lower case, singular and plural, to the codes that it may mean, the likeliest first."""
    found: dict[str, list[str]] = {}
    for code, row in table("currencies").items():
        for name in row["names"]:
            for form in {name.lower(), name.lower() + "s"}:
                known = found.setdefault(form, [])
                known.insert(0 if name in row.get("main", ()) else len(known), code)
    return {name: tuple(known) for name, known in found.items()}


@lru_cache(maxsize=1)
def _homes() -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(
            r"(?<!\w)(?:"
            + "|".join(re.escape(form) for home in row["of"] for form in (home, home.upper()))
            + r")s?(?!\w)"
        )
        for code, row in table("currencies").items()
        if row.get("of")
    }


@lru_cache(maxsize=1)
def _shared() -> re.Pattern[str]:
    shared = [name for name, known in names().items() if len(known) > 1 and not name.startswith("dollar")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(shared)))}|Rs\.?)(?=\W|\d|$)", re.IGNORECASE)


def depend_on_country(text: str) -> bool:
    """Whether a text counts in money whose name several countries use: pesos, lei, crowns.

    Not dollars, of which the American are meant where nothing else is said.

    >>> depend_on_country("It cost 40 million lei."), depend_on_country("It cost 40 million dollars.")
    (True, False)
    """
    return _shared().search(text) is not None


def is_at_home(name: str, text: str) -> bool:
    """Whether a text names a country whose currency has that name.

    >>> is_at_home("soles", "The rent in Lima, Peru's capital"), is_at_home("soles", "The shoes have leather soles")
    (True, False)
    """
    homes = _homes()
    return any(code in homes and homes[code].search(text) for code in names().get(name.lower(), ()))


def code_of(name: str, text: str = "") -> str | None:
    """The code that a currency name stands for, in a text that may name its country; None for no currency.

    A name that only one currency has needs no text; "dollar" stays the US one unless another country's adjective
    stands before it, which is for the caller to pass as the text.

    >>> code_of("rupees"), code_of("rupees", "Officials in Islamabad said"), code_of("trees")
    ('INR', 'PKR', None)
    """
    known = names().get(name.lower(), ())
    if not known:
        return None
    if len(known) == 1 or not text:
        return known[0]
    homes = _homes()
    counted = {code: len(homes[code].findall(text)) for code in known if code in homes}
    best = max(counted, key=lambda code: counted[code], default=known[0])
    return best if counted.get(best) else known[0]
