"""Names of bodies: ministries, agencies and firms, by their words and by the state or town that they are of.

"Ukraine's Ministry of Defense" and "the Ukrainian defence ministry" are one; that of Russia is another, however alike
the words. A body whose name gives no home is nobody else's for certain.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from factcheck.text.names.names import is_given_name
from factcheck.text.places import resolve

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*\.?")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "at", "to", "a", "an", "de", "s"})
_LONGEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart: its words without order and small words, and the places that it is of."""

    words: frozenset[str]
    homes: frozenset[str]


@lru_cache(maxsize=1)
def _raw() -> dict[str, str]:
    return tomllib.loads((files("factcheck.text") / "data" / "bodies.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def body_nouns() -> frozenset[str]:
    """The nouns of bodies: "ministry", "agency", "union"."""
    return frozenset(_raw()["bodies"].split())


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return dict(pair.split("=") for pair in _raw()["spellings"].split())


@lru_cache(maxsize=1)
def _of_state() -> frozenset[str]:
    return frozenset(_raw()["of_state"].split())


@lru_cache(maxsize=4096)
def body(name: str) -> Body | None:
    """The body that a name is of, None where it holds no noun of one or begins like a person's.

    >>> body("Ukraine's Ministry of Defense") == body("the Ukrainian defence ministry"), body("Ada Church")
    (True, None)
    """
    words = [w.rstrip(".") for w in _WORD.findall(re.sub(r"['’]s?(?=\s|$)", "", name))]
    words = [w for w in words if w.lower() not in ("the", "a", "an")]
    if not words or not any(w.lower() in body_nouns() for w in words) or is_given_name(words[0]):
        return None
    kinds = {w.lower() for w in words}
    homes, core = set(), set()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
            run = " ".join(words[at : at + size])
            place = resolve(run) if words[at][:1].isupper() and (size > 1 or run.lower() not in body_nouns()) else None
            if place is not None:
                state = place.kind == "country" or (place.kind == "capital" and bool(kinds & _of_state()))
                homes.add((place.country or place.name) if state else place.name)
                at += size
                break
        else:
            plain = "".join(c for c in unicodedata.normalize("NFKD", words[at].lower()) if not unicodedata.combining(c))
            if plain not in _SMALL:
                core.add(_spellings().get(plain, plain))
            at += 1
    return Body(frozenset(core), frozenset(homes)) if core else None


def same_body(a: str, b: str, *, near: bool = False) -> bool:
    """Whether two names are one body's: the same words, and the same home.

    `near` tells that both stand in reports of one matter, where a name without a home may be short for one with it.

    >>> same_body("Ukrainian Defence Ministry", "Russian Defence Ministry")
    False
    >>> same_body("Ministry of Defence", "Defence Ministry"), same_body("Army", "Mali's army", near=True)
    (False, True)
    """
    one, two = body(a), body(b)
    if one is None or two is None or one.words != two.words:
        return False
    if near:
        return one.homes == two.homes or not (one.homes and two.homes)
    return one.homes == two.homes and bool(one.homes or not one.words & _of_state())


def of_two_states(a: str, b: str) -> bool:
    """Whether two names of bodies give different homes, so that they are two whatever else is alike."""
    one, two = body(a), body(b)
    return one is not None and two is not None and bool(one.homes) and bool(two.homes) and one.homes != two.homes
