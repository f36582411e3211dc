"""What is counted: noun phrases and verbs brought to one form, so that "warplanes" and "military aircraft" meet.

A noun phrase is taken apart into a thing ("person"), what happened to it ("die"), the part that is counted ("child"),
a rate ("a day") and the modifiers that are left. The words stand in data/concepts.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from factcheck.text.nouns import singular
from factcheck.text.places import demonym, resolve
from factcheck.text.units.units import canonical, dimension

_TOKEN = re.compile(r"[^\W_][\w.'’/%-]*")
_RATE = (
    (
        "day",
        re.compile(
            r"\b(?:(?:a|per|each|every)\s+(?:single\s+)?day|daily|24 hours|in a day|the day|single-day|one-day)\b"
        ),
    ),
    ("week", re.compile(r"\b(?:(?:a|per|each|every)\s+week|weekly)\b")),
    ("month", re.compile(r"\b(?:(?:a|per|each|every)\s+month|monthly|in the month|month-on-month|on the month)\b")),
    ("year", re.compile(r"\b(?:(?:a|per|each|every)\s+year|yearly|annually)\b")),
    ("capita", re.compile(r"\b(?:per (?:[\d,]+|capita|head|person|million|thousand|square)\b.*)")),
)
_TAIL = re.compile(
    r"\s(?:of|in|on|at|for|from|with|by|to|who|that|which|over|under|as|among|across|between|during|caused|combined|"
    r"outside|inside|within|around|near|against|since|per|after|before|worldwide|abroad|including|not|into|through|"
    r"throughout|via|aboard|without|aged)\s"
)
_PRICE_OF = re.compile(
    r"\s(?:(?P<price>price|cost|bill|price tag)s?\s(?:of|for)(?:\s(?:a|an|the|one))?|"
    r"(?P<thing>\w[^,;]*?)\sprices?\s*$)\s*"
)
_PRICES = frozenset(("cost", "price"))
"""Things that are what something else costs."""
_MAKING = frozenset(("building", "construction", "rebuilding", "reconstruction", "making"))
"""Words for what is done to a thing, which costs what the thing costs."""
_QUALIFY = frozenset(
    (
        "for",
        "among",
        "by",
        "caused",
        "with",
        "without",
        "under",
        "over",
        "aged",
        "from",
        "combined",
        "who",
        "that",
        "not",
    )
)
"""Words after a noun that say which of the things are counted, where others say when and where."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun phrase brought to one form. `known` is false where the thing is only the head noun as written."""

    thing: str
    event: str | None = None
    scope: str | None = None
    rate: str | None = None
    kind: str | None = None
    modifiers: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()
    known: bool = False
    make: str | None = None
    """The one make that is counted: "Leopards" of all tanks."""
    words: frozenset[str] = frozenset()
    """All words before the noun, also those that say nothing about which things are counted."""
    priced: bool = False
    """Whether money tells what the thing costs: "the price of a house", "a house costs"."""

    @property
    def is_price(self) -> bool:
        """Whether it is what something costs, and is not said of what."""
        return self.thing in _PRICES

    @property
    def excluding(self) -> tuple[str, int] | None:
        """One part of the thing, with the number of the group of parts that exclude each other; None for others."""
        group = lexicon().exclusive.get(self.scope) if self.scope is not None else None
        return None if self.scope is None or group is None else (self.scope, group)


@dataclass(frozen=True, slots=True)
class Event:
    """A class of predicates. `overrides` tells that it outweighs what the counted noun says happened."""

    name: str
    kind: str | None = None
    overrides: bool = False


@dataclass(frozen=True, slots=True)
class _Noun:
    thing: str
    event: str | None
    scope: str | None
    kind: str | None
    make: str | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nouns: dict[str, _Noun]
    joined: dict[str, _Noun]
    verbs: dict[str, list[tuple[frozenset[str], Event]]]
    generic: frozenset[str]
    neutral: frozenset[str]
    scope: frozenset[str]
    measure: frozenset[str]
    containers: frozenset[str]
    aliases: dict[str, str]
    exclusive: dict[str, int]


@lru_cache(maxsize=1)
def lexicon() -> _Lexicon:
    """The tables of data/concepts.toml, keyed by singular words."""
    raw = tomllib.loads(files("factcheck.compare").joinpath("data/concepts.toml").read_text(encoding="utf-8"))
    nouns: dict[str, _Noun] = {}
    for entry in raw["noun"]:
        noun = _Noun(entry["thing"], entry.get("event"), entry.get("scope"), entry.get("kind"))
        for word in entry["words"]:
            named = entry.get("named")
            make = replace(noun, make=word if named is True else named) if named else noun
            nouns.setdefault(_singular_phrase(word), make)
    verbs: dict[str, list[tuple[frozenset[str], Event]]] = {}
    for entry in raw["verb"]:
        event = Event(entry["event"], entry.get("kind"), entry.get("overrides", False))
        for word in entry["words"]:
            verbs.setdefault(word, []).append((frozenset(entry.get("things", ())), event))
    for readings in verbs.values():  # the narrower reading first: a worker's, a person's, anything's
        readings.sort(key=lambda reading: (not any("/" in thing for thing in reading[0]), not reading[0]))
    modifier = raw["modifier"]
    aliases = {name.lower(): entry["names"][0].lower() for entry in raw["alias"] for name in entry["names"]}
    exclusive = {scope: number for number, group in enumerate(raw["exclusive"]) for scope in group["scopes"]}
    return _Lexicon(
        nouns,
        {phrase: noun for phrase, noun in nouns.items() if _JOINING & set(phrase.split())},
        verbs,
        generic=frozenset(raw["generic"]["verbs"]),
        neutral=frozenset(singular(word) for word in modifier["neutral"]),
        scope=frozenset(singular(word) for word in modifier["scope"]),
        measure=frozenset(singular(word) for word in modifier["measure"]),
        containers=frozenset(singular(word) for word in modifier["containers"]),
        aliases=aliases,
        exclusive=exclusive,
    )


def _singular_phrase(phrase: str) -> str:
    return " ".join(singular(word) for word in phrase.split())


JOINED = frozenset(("and", "or"))
_JOINING = JOINED | frozenset(("in", "of", "on", "under", "without", "for", "facing", "before", "after"))
"""Words inside an entry at which a noun phrase is parted otherwise: "homes without power", "killed and wounded"."""
PER_DAY = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
"""The days of each rate, to bring "4,200 a week" and "600 a day" together."""


@lru_cache(maxsize=8192)
def measure_of(phrase: str | None, unit: str | None = None) -> Measure | None:
    """The measure of a noun phrase; None where there is none or only a unit stands for it."""
    text = f" {(phrase or '').lower().strip()} "
    rate = None
    for name, pattern in _RATE:
        if found := pattern.search(text):
            rate, text = name, text[: found.start()] + " " + text[found.end() :]
            break
    words = lexicon()
    text = " " + re.sub(r"\s+", " ", text).strip() + " "
    if is_money(unit) and (costing := _priced_thing(text, unit)) is not None:
        return replace(costing, rate=costing.rate or rate)
    if (whole := _phrase_in(text, words)) is not None:
        return _measure(whole[0], whole[1], frozenset(), rate, words)
    head, tail = _split(text, words)
    tokens = [singular(t) for t in _TOKEN.findall(head)]
    while len(tokens) > 1 and tokens[-1] in words.neutral and tokens[-1] not in words.containers:
        tokens.pop()
    if unit == "percent" and demonym(head.strip()) is None and _is_country(head.strip()):
        return Measure("land", kind="running", known=True)
    if not tokens:
        return Measure("", rate=rate) if rate else None
    if unit is not None and canonical(" ".join(tokens)) == unit:
        return None if rate is None else Measure("", rate=rate)
    if JOINED & set(tokens[:-1]) and (plain := words.nouns.get(tokens[-1])) is not None:
        return _measure(plain, [], tail, rate, words)  # "naval and coast guard ships" are ships of both kinds
    for start in range(len(tokens)):
        noun = words.nouns.get(" ".join(tokens[start:]))
        if noun is None and start < len(tokens) - 1 and any(c.isdigit() for c in tokens[-1]):
            noun = words.nouns.get(" ".join(tokens[start:-1]))  # a model after its name: "leopard 2a6"
        if noun is not None:
            noun = _as_counted(noun, tokens[-1]) if unit is None else noun
            noun = _of_money(noun, " ".join(tokens[start:])) if is_money(unit) else noun
            return _measure(noun, tokens[:start], tail, rate, words)
    for end in range(len(tokens) - 1, 0, -1):  # a noun that a participle follows: "people killed", "jobs lost"
        noun = words.nouns.get(tokens[end - 1])
        event = event_of(tokens[end] if tokens[end].endswith(("ed", "en")) else None, noun.thing if noun else None)
        if noun is not None and event is not None:
            return _measure(_Noun(noun.thing, event.name, noun.scope, event.kind), tokens[: end - 1], tail, rate, words)
    thing = tokens[-1]
    if demonym(thing) is not None:
        return Measure("person", rate=rate, modifiers=_modifiers(tokens[:-1], words), tail=tail, known=True)
    if thing in words.containers or thing in words.neutral:
        left = _modifiers(tokens[:-1], words)
        return Measure(f"{tokens[-2]} {thing}" if tokens[-2:-1] and tokens[-2] in left else "", rate=rate, tail=tail)
    if unit is not None and (len(thing) == 1 or thing == unit or canonical(thing) == unit):
        return None if rate is None else Measure("", rate=rate)
    return Measure(thing, rate=rate, modifiers=_modifiers(tokens[:-1], words), tail=tail)


def _of_money(noun: _Noun, phrase: str) -> _Noun:
    """What a noun is that a sum is of: prices, and the round in which a firm is financed; artillery rounds are none."""
    if phrase == "round":
        return replace(noun, thing="investment")
    return replace(noun, thing="price") if noun.thing == "inflation" else noun


def _priced_thing(text: str, unit: str | None) -> Measure | None:
    """What a sum of money is said to be the price or the cost of; None where the phrase names no such thing."""
    found = _PRICE_OF.search(text)
    if found is None:
        return None
    of = measure_of(found["thing"] or text[found.end() :], unit)
    if of is None or not of.thing:
        return None
    return replace(as_priced(of), kind="level" if found["price"] in ("price", None) else "stock")


def as_priced(measure: Measure) -> Measure:
    """The same thing, of which is told what it costs; what is done to a thing to have it is not counted itself."""
    thing = "" if measure.thing in _MAKING else measure.thing
    kind = measure.kind if measure.kind in ("stock", "level") else None
    return replace(measure, thing=thing, event=None, kind=kind, priced=True)


def is_money(unit: str | None) -> bool:
    """Whether a unit is one of money, or of money for so much of something."""
    return (dimension(unit) or "").startswith("currency")


def may_cost(one: Measure, other: Measure) -> bool:
    """Whether one is a price that does not say of what, and the other tells what something costs."""
    return (one.is_price and other.priced) or (other.is_price and one.priced)


def _phrase_in(text: str, words: _Lexicon) -> tuple[_Noun, list[str]] | None:
    """The entry of several joined words with which a noun phrase begins, and the words before it."""
    tokens = [singular(t) for t in _TOKEN.findall(text)]
    if not _JOINING & set(tokens):
        return None
    for start in range(len(tokens)):
        for end in range(start + 3, min(start + 6, len(tokens) + 1)):
            noun = words.joined.get(" ".join(tokens[start:end]))
            if noun is not None:
                return noun, tokens[:start]
        if tokens[start] in _JOINING:
            if tokens[start] != "of" or tokens[start - 1] not in words.containers:
                return None
            return _phrase_in(" ".join(tokens[start + 1 :]), words)
    return None


def _as_counted(noun: _Noun, word: str) -> _Noun:
    """What a noun stands for where there is no unit: lands that are counted are no area, the unemployed no rate."""
    if noun.thing == "land":
        return _Noun(word, None, None, None)
    if word in ("unemployment", "joblessness"):
        return _Noun("person", "unemployed", None, "stock")
    return noun


def _is_country(text: str) -> bool:
    place = resolve(text)
    return place is not None and place.kind == "country"


def _measure(noun: _Noun, before: list[str], tail: frozenset[str], rate: str | None, words: _Lexicon) -> Measure:
    scope = noun.scope
    left = []
    for token in before:
        inner = words.nouns.get(token)
        if inner is not None and inner.thing == noun.thing and inner.scope and not scope:
            scope = inner.scope
        elif inner is not None and inner.thing == noun.thing and inner.event in (None, noun.event):
            continue
        else:
            left.append(token)
    if noun.make is not None:
        left.append(noun.make)
    modifiers = _modifiers(left, words)
    return Measure(
        noun.thing,
        noun.event,
        scope,
        rate,
        noun.kind,
        modifiers,
        tail,
        known=True,
        make=noun.make,
        words=frozenset(before),
    )


def _split(text: str, words: _Lexicon) -> tuple[str, frozenset[str]]:
    """The head of a noun phrase and the content words after it; "the number of X" is X."""
    found = _TAIL.search(text)
    if found is None:
        return text, frozenset()
    head, tail = text[: found.start()], text[found.end() :]
    last = _TOKEN.findall(head)
    if found.group().strip() == "of" and last and singular(last[-1]) in words.containers and tail.strip():
        return _split(f" {tail} ", words)
    if found.group().strip() not in _QUALIFY:
        return head, frozenset()
    return head, frozenset(singular(t) for t in _TOKEN.findall(tail) if len(t) > 2 and singular(t) not in words.neutral)


def _modifiers(tokens: list[str], words: _Lexicon) -> frozenset[str]:
    """What is left of the words before a noun; of sizes and calibres ("155-millimetre") the number."""
    out = set()
    for token in tokens:
        size = re.match(r"\d+", token)
        if size is not None:
            out.add(size.group())
        elif (
            token not in words.neutral
            and demonym(token) is None
            and token not in ("mm", "millimetre", "calibre", "caliber")
        ):
            out.add(token)
    return frozenset(out)


@lru_cache(maxsize=8192)
def event_of(lemma: str | None, thing: str | None, scope: str | None = None) -> Event | None:
    """The class of a predicate that says what happens to `thing`; None where it says nothing or is not known."""
    if not lemma:
        return None
    words = lexicon()
    lemma = lemma.lower().strip()
    forms = [lemma, lemma.removeprefix("be "), lemma.split(" ")[0]]
    for form in dict.fromkeys([*forms, *_stems(lemma)]):
        for things, event in words.verbs.get(form, ()):
            if not things or thing in things or f"{thing}/{scope}" in things:
                return event
        if form in words.generic and form == lemma:
            return None
    return None


def _stems(word: str) -> list[str]:
    """Base forms that a participle may come from."""
    if word.endswith("ied"):
        return [word[:-3] + "y", word[:-1]]  # buried, died
    if word.endswith("ed"):
        return [word[:-2], word[:-1], word[:-3]]
    return [word[:-3], word[:-3] + "e"] if word.endswith("ing") else []


@lru_cache(maxsize=4096)
def events_in(words: frozenset[str], thing: str, *, narrow: bool = False) -> frozenset[str]:
    """The classes of all words of a text that say what may have happened to `thing`, as verb or as noun.

    `narrow` leaves out the verbs that go with anything: "make" says little about people.
    """
    nouns = lexicon().nouns
    found = set()
    for word in words:
        if (event := event_of(word, thing)) is not None and (not narrow or _is_of(event, thing)):
            found.add(event.name)
        noun = nouns.get(singular(word))
        if noun is not None and noun.event is not None and noun.thing == thing:
            found.add(noun.event)
    return frozenset(found)


def things_in(words: frozenset[str]) -> frozenset[str]:
    """The things that the nouns of a text name."""
    nouns = lexicon().nouns
    return frozenset(noun.thing for word in words if (noun := nouns.get(singular(word))) is not None)


def _is_of(event: Event, thing: str) -> bool:
    """Whether some verb of this class is told of such a thing."""
    readings = (things for entries in lexicon().verbs.values() for things, other in entries if other.name == event.name)
    return any(thing in things for things in readings)


@lru_cache(maxsize=256)
def kind_of(event: str) -> str | None:
    """How numbers of an event behave in time."""
    return next((e.kind for readings in lexicon().verbs.values() for _, e in readings if e.name == event), None)


def is_generic(lemma: str | None) -> bool:
    """Whether a predicate says nothing about what happened: counting, reporting, being, changing."""
    return lemma is None or lemma.lower() in lexicon().generic
