"""Units beside a number: the sign or code before it, the unit, currency name and rate after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.spans import Span
from factcheck.text.tables import table
from factcheck.text.units import currencies, units
from factcheck.text.units.units import dimension

INSIDE = ("percent", "percentage_point")
"""Units whose words belong to the number expression: "3.5 per cent", "0.75 percentage points"."""
_COMMON_WORDS = (
    "won",
    "real",
    "sol",
    "soles",
    "crown",
    "crowns",
    "dram",
    "lek",
    "kip",
    "kina",
    "tala",
    "som",
    "sols",
    "buck",
    "bucks",
    "dong",
    "lei",
    "leu",
    "lev",
)
"""Currency names that are words too: they need a large number, an adjective or their country in the text."""
_LEAST_AT_HOME = 20
"""From so many on, and with decimals, such a name is money where the text names its country: "five crowns" are not."""
_SHARED_SIGNS = {"rs": "rupees", "kr": "kr"}
"""Signs that several countries write, to the name by which the country is told."""
_PER = ("share", "person", "head", "household", "unit", "vote", "passenger", "customer")


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit as it stands: `span` with its words, `inside` whether they belong to the number expression."""

    unit: str
    span: Span
    inside: bool


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    letters = [sign for sign in currencies.signs() if sign[0].isalpha()]
    marks = [sign for sign in currencies.signs() if not sign[0].isalpha()]
    return re.compile(
        rf"(?:(?<!\w)(?P<word>{any_of(letters)}|{'|'.join(currencies.codes())}|NT\s\$|[Kk]r\.?)|(?P<mark>{any_of(marks)}))\s?$"
    )


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    known = [form for form in units.spellings() if form[0].isalpha() and form.lower() == form and not _is_symbol(form)]
    unit = any_of(known).replace(chr(92) + " ", r"[ -]")
    between = any_of(table("numbers")["between"]["words"])
    return re.compile(rf"(?:[\s\u00a0]+(?:{between}))??[\s\u00a0]*[-‑]?\s?(?P<unit>{unit})(?![\w²³])", re.IGNORECASE)


def _is_symbol(form: str) -> bool:
    unit = units.units()[units.spellings()[form]]
    return form in (*unit.symbols, *unit.glued) and form not in unit.words


@lru_cache(maxsize=1)
def _symbols() -> re.Pattern[str]:
    every = list(units.units().values())
    spaced = [symbol for unit in every for symbol in unit.symbols]
    glued = [symbol for unit in every for symbol in unit.glued]
    return re.compile(
        rf"(?:[\s\u00a0]?-?(?P<spaced>{any_of(spaced)})|(?P<glued>{any_of(glued)}))(?![\w²³])(?!/(?!(?:h|hr|s|min|day|yr|kg|ha)\b)\w)|[\s\u00a0]?(?P<percent>[%％])"
    )


@lru_cache(maxsize=1)
def _money() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?:(?P<sign>[€£₽₴₺₹¥₩]|zł|kr(?!\w))|\s?(?P<code>{'|'.join(currencies.codes())})(?!\w))"
        rf"|[\s-]+(?P<of>(?:U\.?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s)?(?P<name>(?i:{any_of(currencies.names())}))(?!\w)"
    )


_OF_WHAT = r"(?P<of>\sof(?:\s(?!(?:and|at|by|for|from|in|on|over|that|to|with|within)\b)[a-z-]+){1,3}?)"
"""What is measured, before the rate: "4 million barrels of oil a day"."""


@lru_cache(maxsize=1)
def _rate() -> re.Pattern[str]:
    known = [form for form in units.spellings() if form[0].isalpha()]
    return re.compile(
        rf"(?:\sU\.?S\.?|{_OF_WHAT})?(?:\s*/\s*|[\s-]+(?:an?|per|each|every)[\s-]+)"
        rf"(?P<per>{any_of([*known, *_PER])})(?!\w)",
        re.IGNORECASE,
    )


_DISTANCE = re.compile(r"\s+(?:ago|earlier|later|before|after|prior|previously|hence|apart|sooner)\b", re.IGNORECASE)


def is_distance(text: str, end: int) -> bool:
    """Whether "a day", which ends there, is how far two times lie apart, and no rate: "370 launchers a day earlier"."""
    return _DISTANCE.match(text, end) is not None


SUM = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?\s?(?:m|mn|bn|k|million|billion|trillion|thousand)\b")
"""A number that is written as a sum of money or people is, not as a code: "450m", "4 billion", "12,000"."""
_CLOSING = ("”", "’", '"', "»")
_NAMED_BEFORE = re.compile(r"\b(?P<unit>mach)\s+$", re.IGNORECASE)


def unit_named_before(text: str, start: int) -> str | None:
    """The unit whose name stands before its number: "Mach 5"."""
    found = _NAMED_BEFORE.search(text, max(0, start - 16), start)
    return found["unit"].lower() if found is not None else None


def sign_before(text: str, start: int, *, context: str) -> UnitAt | None:
    """The currency sign or code that touches a number from before; `context` tells whose rupees "Rs" are."""
    found = _before().search(text, max(0, start - 6), start)
    if found is None:
        return None
    sign = " ".join((found["word"] or found["mark"]).split())
    if len(sign) == 1 and sign.isalpha() and (text[start - 1].isspace() or not SUM.match(text, start)):
        return None  # "R450m" and "N4 billion" are money, "R 5" and "N2" are not
    code = (
        currencies.code_of(_SHARED_SIGNS[sign.rstrip(".").lower()], context)
        if sign.rstrip(".").lower() in _SHARED_SIGNS
        else sign
        if sign in currencies.codes()
        else currencies.signs().get(sign) or currencies.signs().get(sign.replace(" ", ""))
    )
    return UnitAt(code, Span(found.start(), start), inside=True) if code else None


def unit_after(text: str, end: int, *, value: float, context: str) -> UnitAt | None:
    """The unit that follows a number, or the mark that closes a quotation; `context` tells whose rupees they are."""
    if text[end : end + 1] in _CLOSING and text[end + 1 : end + 2].isspace():
        end += 1
    symbol = _symbols().match(text, end)
    word = _words().match(text, end)
    if symbol is not None and (word is None or symbol.end() >= word.end()):
        form = symbol["spaced"] or symbol["glued"] or "%"
        return _unit(units.spellings()[form], Span(end, symbol.end()))
    money = _money().match(text, end)
    if money is not None and (word is None or (money["name"] and money["name"].lower().startswith("pound"))):
        found = _currency(money, Span(end, money.end()), value, context)
        if found is not None:
            return found
    if word is None:
        return None
    form = re.sub(r"[\s-]+", " ", word["unit"].lower())
    name = (
        units.spellings().get(form)
        or units.spellings().get(word["unit"].lower())
        or units.spellings().get(form.replace(" ", "-"))
    )
    return _unit(name, Span(end, word.end())) if name else None


def unit_of(text: str, end: int, *, context: str) -> UnitAt | None:
    """The unit behind "of" where a magnitude is counted in it: "tens of millions of dollars", "thousands of acres"."""
    found = re.compile(r"\s+of(?=\s)").match(text, end)
    if found is None:
        return None
    unit = unit_after(text, found.end(), value=1e6, context=context)
    if unit is None or dimension(unit.unit) in ("percent", "time", "factor", "points"):
        return None
    return UnitAt(unit.unit, Span(end, unit.span.end), inside=False)


def _unit(name: str, span: Span) -> UnitAt:
    return UnitAt(name, span, inside=name in INSIDE)


def _currency(found: re.Match[str], span: Span, value: float, context: str) -> UnitAt | None:
    if found["sign"]:
        sign = found["sign"]
        code = currencies.code_of(sign, context) if sign in _SHARED_SIGNS else currencies.signs().get(sign)
        return UnitAt(code or "PLN", span, inside=True)
    if found["code"]:
        return UnitAt(found["code"], span, inside=True)
    name = found["name"].lower()
    adjective = (found["of"] or "").strip()
    if name in _COMMON_WORDS and value < 1000 and not adjective and not _at_home(name, value, context):
        return None
    if name in ("pound", "pounds"):
        code = _pounds(found, adjective, value, context)
        return UnitAt(code, span, inside=False) if code else None
    code = (
        currencies.code_of(name, adjective)
        if adjective or name.startswith("dollar")
        else currencies.code_of(name, context)
    )
    return UnitAt(code, span, inside=False) if code else None


def _at_home(name: str, value: float, context: str) -> bool:
    """Whether so many of a word are money, since the text names a country of that money: "950 soles" in Peru."""
    plain = value < _LEAST_AT_HOME and value == int(value)
    return not plain and name not in ("real", "won") and currencies.is_at_home(name, context)


_PRICED = re.compile(
    r"\b(?:costs?|costing|paid|pays?|price[ds]?|worth|spent|earn\w*|sold\s+for|fined?)\b[^.;]*$", re.IGNORECASE
)


def _pounds(found: re.Match[str], adjective: str, value: float, context: str) -> str | None:
    """Pounds are money in a text about a country of pounds or with a sterling sign, unless they are "of" something."""
    if adjective:
        return currencies.code_of("pound", adjective)
    if re.match(r"\s+of\s+(?!damage|debt|aid|public)\w+", found.string[found.end() : found.end() + 30]):
        return None
    if "£" in context or re.search(r"\bsterling\b", context):
        return "GBP"
    code = currencies.code_of("pound", context)
    home = re.search(
        r"\b(?:Egypt|Sudan|Syria|Leban|Khartoum|Cairo|Damascus|Beirut|Darfur|Omdurman|Juba|Gibraltar|Falkland)", context
    )
    if _PRICED.search(found.string, max(0, found.start() - 50), found.start()):
        return code if home and code else "GBP"
    if home and code:
        return code
    return "GBP" if value >= 1e6 or re.search(r"\b(?:British|Britain|UK|London)\b", context) else None


def rate_after(text: str, unit: UnitAt) -> UnitAt | None:
    """The unit as a rate where "a day", "per barrel" or "/kg" follows; None where none does."""
    if unit.unit in (*INSIDE, "basis_point", "times") or "/" in unit.unit:
        return None
    found = _rate().match(text, unit.span.end)
    if found is None or is_distance(text, found.end()):
        return None
    form = " ".join(found["per"].split())
    per = units.spellings().get(form) or units.spellings().get(form.lower()) or form.lower()
    if dimension(unit.unit) == "currency" and dimension(per) == "time":
        return UnitAt(unit.unit, Span(unit.span.start, found.end()), unit.inside)
    if found["of"]:
        timed = dimension(per) == "time" and dimension(unit.unit) not in ("time", "currency")
        return UnitAt(f"{unit.unit}/{per}", unit.span, unit.inside) if timed else None
    return UnitAt(f"{unit.unit}/{per}", Span(unit.span.start, found.end()), unit.inside)
