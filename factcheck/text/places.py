"""Places: names brought to one place, and which place lies in which.

The gazetteer is data/places.tsv (see data/README.md): countries with their adjectives, first-level regions of countries
much in the news, cities above 100,000 people, and smaller towns that wars and floods made known; and data/towns.tsv for
all other first-level regions and towns of 15,000 people and more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

WORLD = "world"
_REGION = re.compile(
    r"\s(?:region|oblast|province|state|governorate|district|prefecture|county|krai|republic|peninsula|area|sector|direction)s?$"
)
_LEADING = re.compile(
    r"^(?:(?:the|in|at|on|around|near|off|over|across|throughout|inside|within|from|to|into|of|all|whole|entire|most|parts?|rest|"
    r"city|town|village|region|state|province|capital|port|island|waters?|airspace|sea|seas|coast|coasts|streets?|district|outskirts|"
    r"mainland|greater|downtown|occupied|flood-hit|war-torn|neighbouring|neighboring|besieged|embattled)\s+)+"
)
_DIRECTION = re.compile(
    r"^(north|south|east|west|central|northern|southern|eastern|western|north-?\s?east(?:ern)?|north-?\s?west(?:ern)?|south-?\s?east(?:ern)?|"
    r"south-?\s?west(?:ern)?|upper|lower|inner|far|coastal|rural)\s+(?:part\s+of\s+|of\s+)?(.+)$"
)
_APART = re.compile(r"\b(?:outside|except|excluding|apart from|beyond|other than|elsewhere|rest of)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `within` are the keys of the places that hold it, nearest first; `country` is an ISO 3166 code."""

    key: str
    name: str
    kind: str
    country: str | None
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    rows: dict[str, tuple[str, str, str]]
    """key → name, kind, the keys right above it."""
    by_name: dict[str, tuple[str, ...]]
    adjectives: dict[str, str]


_NOT_WORDS = re.compile(r"[^\w&-]+")


def _fold(name: str) -> str:
    text = name.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("’", "")
    if text.isalnum():
        return text
    return _NOT_WORDS.sub(" ", text.replace("'", "").replace(".", "")).strip()


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    """The table; earlier rows come first in the list of places that share a name."""
    rows: dict[str, tuple[str, str, str]] = {}
    by_name: dict[str, tuple[str, ...]] = {}
    adjectives: dict[str, str] = {}
    text = files("factcheck.text").joinpath("data/places.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        key, name, kind, within, aliases, people = line.split("\t")
        rows[key] = (name, kind, within)
        for spelling in (name, *aliases.split("|")) if aliases else (name,):
            folded = _fold(spelling)
            by_name[folded] = (*by_name.get(folded, ()), key)
        if people:
            adjectives.update((_fold(word), key) for word in people.split("|"))
    return _Gazetteer(rows, by_name, adjectives)


@lru_cache(maxsize=8192)
def _place(key: str) -> Place:
    rows = _gazetteer().rows
    name, kind, above = rows[key]
    found: list[str] = []
    todo = above.split("|") if above else []
    while todo:
        parent = todo.pop(0)
        if parent not in found:
            found.append(parent)
            todo.extend(rows[parent][2].split("|") if rows[parent][2] else [])
    country = key if kind == "country" else next((k for k in found if rows[k][1] == "country"), None)
    return Place(key, name, kind, country, tuple(found) if key == WORLD else (*found, WORLD))


@lru_cache(maxsize=8192)
def resolve(name: str | None, *, prefer: str | None = None) -> Place | None:
    """The place that a name means, None where it is not known. `prefer` is the key of a place to look in first.

    >>> resolve("Kiev").name, resolve("Kharkiv region").key, resolve("flood-hit Derna").within[-1]
    ('Kyiv', 'UA.kharkiv', 'world')
    """
    if not name or len(name) > 200:
        return None
    table = _gazetteer()
    head, comma, context = name.partition(",")
    if comma and context.strip() and (around := resolve(context.strip())) is not None:
        prefer = around.key
    text = _fold(head)
    for form in (text, _LEADING.sub("", text)):
        if form and (place := _named(table, form, prefer)) is not None:
            return place
    text = _LEADING.sub("", text)
    if _APART.search(text):
        parts = [p for word in text.split() if (p := _named(table, word, prefer)) is not None]
        return _made(text, parts[0]) if parts else None
    if direction := _DIRECTION.match(text):
        whole = resolve(direction.group(2))
        return _made(text, whole) if whole is not None else None
    owner, mark, rest = head.replace("’", "'").partition("'s ")
    if mark and rest and (whole := resolve(owner)) is not None:
        return _made(text, whole)
    first, mark, second = head.partition(f" {JOINT} ")
    return _together(first, second) if mark else None


JOINT = "and"


def _together(first: str, second: str) -> Place | None:
    """Two places of one kind as one: "Turkey and Syria"."""
    one, other = resolve(first), resolve(second)
    if one is None or other is None or one.kind != other.kind or one.key == other.key or JOINT in second.split():
        return None
    keys = sorted((one.key, other.key))
    within = tuple(key for key in one.within if key in other.within)
    country = one.country if one.country == other.country else None
    return Place("+".join(keys), f"{one.name} {JOINT} {other.name}", one.kind, country, within)


def _named(table: _Gazetteer, text: str, prefer: str | None) -> Place | None:
    if (region := _REGION.search(text)) and not table.by_name.get(text):
        stem = text[: region.start()]
        keys = table.by_name.get(stem, ())
        regions = [k for k in keys if table.rows[k][1] in ("region", "country")]
        if not regions and keys:
            return _made(text, _place(keys[0]), beside=True)
        keys = tuple(regions) or keys
    else:
        keys = table.by_name.get(text, ())
        if not keys and text in table.adjectives:
            keys = (table.adjectives[text],)
    if not keys:
        return None
    if prefer is not None:
        for key in keys:
            if prefer == key or prefer in _place(key).within:
                return _place(key)
    order = {"world": 0, "country": 1, "group": 1, "continent": 2, "capital": 3, "city": 4, "region": 5}
    best = _place(min(keys, key=lambda k: (order[table.rows[k][1]], keys.index(k))))
    if best.kind == "city" and all(_place(k).country != best.country for k in keys if table.rows[k][1] == "region"):
        # The regions here are those much in the news: Ontario, Victoria or Bali before a town of the name elsewhere.
        best = next((_place(k) for k in keys if table.rows[k][1] == "region"), best)
    return best


def _made(text: str, near: Place, *, beside: bool = False) -> Place:
    """A part of a known place ("eastern Syria"), or the region around a known city."""
    within = near.within if beside else (near.key, *near.within)
    return Place(f"{near.key}~{text}", text, "part", near.country, within)


@lru_cache(maxsize=8192)
def demonym(word: str) -> Place | None:
    """The country that an adjective or the name of its people belongs to: "Ukrainian", "Poles"."""
    key = _gazetteer().adjectives.get(_fold(word))
    return _place(key) if key is not None else None


def cased(text: str) -> str:
    """A phrase as it is kept, in lower case, with the adjectives of countries as they are written.

    >>> cased("190,000 russian troops")
    '190,000 Russian troops'
    """
    return " ".join(word.capitalize() if word.islower() and demonym(word) else word for word in text.split(" "))


def country(code: str) -> Place | None:
    """The country of an ISO 3166 code.

    >>> country("NO").name
    'Norway'
    """
    row = _gazetteer().rows.get(code)
    return _place(code) if row is not None and row[1] == "country" else None


def country_of(place: Place) -> Place | None:
    """The country that a place lies in; a country lies in itself."""
    return _place(place.country) if place.country is not None else None


@lru_cache(maxsize=1)
def _towns() -> bytes:
    """The lines of data/towns.tsv, sorted by folded name: read at once, searched in place, as few are asked for."""
    return files("factcheck.text").joinpath("data/towns.tsv").read_bytes()


@lru_cache(maxsize=4096)
def locate(name: str | None, *, prefer: str | None = None) -> Place | None:
    """The place that a name means where it is known to be one: as `resolve`, and smaller towns and regions too.

    `prefer` is the code of a country to look in first; without it the largest town of the name is meant. Many of these
    names are also surnames or words, so this is for datelines and for what the parse takes for a place.

    >>> locate("Larnaca").country, locate("Paphos").within[0]
    ('CY', 'CY')
    """
    known = resolve(name, prefer=prefer)
    if (known is not None and prefer in (None, known.country)) or not name or len(name) > _LONGEST_TOWN:
        return known
    wanted = _LEADING.sub("", _fold(name)).encode() + b"\t"
    found = [line.decode().split("\t") for line in _lines_from(_towns(), wanted)]
    if not found or (known is not None and all(row[3] != prefer for row in found)):
        return known
    folded, town, kind, code, region = next((row for row in found if row[3] == prefer), found[0])
    country = _place(code) if code in _gazetteer().rows else None
    if country is None:
        return None
    around = resolve(region, prefer=code) if region else None
    above = (around.key,) if around is not None and around.country == code else ()
    return Place(f"{code}.{folded}", town, kind, code, (*above, code, *country.within))


_LONGEST_TOWN = 60


def _lines_from(table: bytes, wanted: bytes) -> Iterator[bytes]:
    """The lines that begin with the bytes wanted, found by halving."""
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if table[middle : middle + len(wanted)] < wanted:
            low = table.find(b"\n", middle) + 1
        else:
            high = middle
    while table.startswith(wanted, low):
        end = table.find(b"\n", low)
        yield table[low:end]
        low = end + 1


@lru_cache(maxsize=512)
def capital_of(country: str) -> Place | None:
    """The capital of a country, by any name of it."""
    place = resolve(country)
    if place is None or place.kind != "country":
        return None
    return next(
        (
            _place(k)
            for k, (_, kind, _) in _gazetteer().rows.items()
            if kind == "capital" and _place(k).country == place.key
        ),
        None,
    )


def same_place(a: Place, b: Place) -> bool:
    """Whether both are one place. A region and the city that it is named after are two."""
    return a.key == b.key


def contains(a: Place, b: Place) -> bool:
    """Whether `b` lies in `a` and is not all of it; `a` may be two places that are told as one."""
    return a.key != b.key and not {b.key, *b.within}.isdisjoint(a.key.split("+"))
