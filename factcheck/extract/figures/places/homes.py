"""Homes: the country that a text gives away without a name, by its money, institutions, or the name of its outlet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.documents import Document
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import Place, country, country_of, demonym, resolve
from factcheck.text.units.currencies import depend_on_country
from factcheck.text.units.units import dimension

_SHARED = ("EUR", "USD", "XOF", "XAF", "XCD", "XPF", "CHF", "GBP")
"""Currencies of several countries, or that news of any country counts in."""
_WORDS = re.compile(rf"[{CAPITALS}][\w’'-]+")
_LONGEST = 3
_OPENING = re.compile(rf"(?<![\w’'])[{CAPITALS}]\w*")
_OF_STATE = re.compile(
    r"\b(?:Statistics|(?:(?:Central|National|Reserve|State)\s+)?Bank\s+of)\s+"
    rf"(?P<state>[{CAPITALS}]\w+(?:\s[{CAPITALS}]\w+)?)"
)
"""Bodies whose name says their country: "Statistics Norway", "Reserve Bank of New Zealand"."""
_OWNER = re.compile(rf"(?P<owner>[{CAPITALS}][\w.-]*)(?:['’]s?)?\s+$")
_LONGEST_OWNER = 24
"""Characters before a name in which the word before it is looked for."""


@dataclass(frozen=True, slots=True)
class _Institution:
    """A name as the table has it, how it reads folded, and the code of its country."""

    name: str
    folded: str
    state: str


@cache
def _institutions() -> dict[str, list[_Institution]]:
    """First word of a name, folded, to the institutions whose names begin so, the longest name first."""
    out: dict[str, list[_Institution]] = {}
    for code, names in table("homes")["institutions"].items():
        for name in names:
            out.setdefault(_folded(re.split(r"\W", name, maxsplit=1)[0]), []).append(
                _Institution(name, _folded(name), code)
            )
    return {first: sorted(known, key=lambda one: -len(one.name)) for first, known in out.items()}


def _folded(name: str) -> str:
    """The name without capitals and accents, with straight apostrophes."""
    return unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()


def _states_named(text: str) -> Iterator[str]:
    """The countries, by name, of all institutions that a text names, once for each mention."""
    known = _institutions()
    for found in _OPENING.finditer(text):
        for institution in known.get(_folded(found.group()), ()):
            end = found.start() + len(institution.name)
            written = text[found.start() : end]
            if _folded(written) == institution.folded and not text[end : end + 1].isalnum():
                state = country(institution.state)
                if state is not None and _is_name(written) and not _is_of_another(text, found.start(), state):
                    yield state.name
                break
    for found in _OF_STATE.finditer(text):
        words = found["state"].split()
        named = (resolve(" ".join(words[:size])) for size in range(len(words), 0, -1))
        whole = next((country_of(place) for place in named if place is not None), None)
        if whole is not None:
            yield whole.name


def _is_name(written: str) -> bool:
    """Whether the last word opens with a capital too, or a digit: not in "Home office workers"."""
    last = re.split(r"\W+", written)[-1]
    return not last[:1].islower()


def _is_of_another(text: str, at: int, state: Place) -> bool:
    """Whether another country stands right before a name at a place in a text: "Taiwan's CDC", "Philippine FDA"."""
    found = _OWNER.search(text, max(0, at - _LONGEST_OWNER), at)
    owner = (demonym(found["owner"]) or resolve(found["owner"])) if found is not None else None
    whole = country_of(owner) if owner is not None else None
    return whole is not None and whole.key != state.key


@cache
def _landmarks() -> dict[str, str]:
    """Landmarks as the table has them and without their accents, to the code of their country.

    A text may leave accents out, not put some on: "Munster" lies in Ireland, "Münster" does not.
    """
    return {
        form: code
        for code, names in table("homes")["landmarks"].items()
        for name in names
        for form in (name, _folded(name))
    }


def home_country(text: str, source: str | None, units: Sequence[str]) -> str | None:
    """The name of the country, None where nothing gives it away. `units` are those of the figures of the text."""
    if (spent := by_money(units)) is not None:
        return spent
    if found := Counter(_states_named(text)):
        return found.most_common(1)[0][0]
    return of_outlet(source)


def setting(document: Document) -> str:
    """The countries of all places that title, outlet and text name, once for each mention, a line each.

    It is empty where the text counts in no money that several countries have.
    """
    if not depend_on_country(document.text):
        return ""
    named = "\n".join(filter(None, (document.title, document.source, document.text)))
    places = (resolve(word) for word in _WORDS.findall(named))
    countries = (country_of(place) for place in places if place is not None)
    return "\n".join(country.name for country in countries if country is not None)


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
            if (code := _landmarks().get(name.lower().replace("’", "'"))) is not None:
                return _country(code)
            place = resolve(name)
            whole = country_of(place) if place is not None else None
            if whole is not None:
                return whole.name
    return None


def _country(code: str) -> str | None:
    place = country(code)
    return place.name if place is not None else None
