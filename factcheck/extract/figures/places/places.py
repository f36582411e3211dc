"""Places: where a figure holds, by its own sentence, else by what the text is about."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, in_next_clause
from factcheck.extract.figures.places.scenes import held_by, opened_with
from factcheck.extract.figures.places.sightings import LIKENED, PLACE_LABELS, beside_someone, plain
from factcheck.extract.figures.places.whereabouts import Whereabouts, world_wide
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import Place, capital_of, demonym, locate, resolve

if TYPE_CHECKING:
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token

_POSSESSED = 12
"""How many words further away a place counts that only owns something: "Kyiv's defences in the Kharkiv region"."""
_INSIDE = ("in", "at", "across", "inside", "near", "throughout", "outside")
_LED = (
    "in",
    "at",
    "across",
    "inside",
    "into",
    "around",
    "near",
    "through",
    "throughout",
    "within",
    "over",
    "outside",
    "off",
    "on",
    "of",
    "for",
    "to",
)


def named(name: str) -> str:
    """A country by its usual name, any other place as written."""
    place: Place | None = resolve(name)
    if place is not None and place.key == "EU":
        return place.name
    if (
        place is not None
        and place.kind == "country"
        and not re.search(r"\b(?:north|south|east|west|central)", name, re.IGNORECASE)
    ):
        return place.name
    return name.title() if name.isupper() and len(name) > 3 else name


_COUNTRY_NAMES = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ -][{CAPITALS}][\w’'-]+)?")


def as_written(name: str | None, text: str) -> str | None:
    """A country by the name that the text writes, where it never writes the usual one: "Türkiye", "Timor-Leste"."""
    place = resolve(name)
    if name is None or place is None or place.kind != "country" or place.key in _ALWAYS_FULL or name in text:
        return name
    for found in _COUNTRY_NAMES.finditer(text):
        written = found.group().removeprefix("The ").removesuffix("'s").removesuffix("’s")
        if len(written) < _ABBREVIATED or written.isupper():
            continue
        named_here = resolve(written) if demonym(written) is None else None
        if named_here is not None and named_here.key == place.key and named_here.kind == "country":
            return written
    return name


_ALWAYS_FULL = ("GB", "US")
_ABBREVIATED = 6
"""Shorter names of countries are short forms: "UK", "Burma"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a figure; `explicit` where its own sentence names it."""

    name: str | None
    explicit: bool


def place_of(anchor: Anchor, whereabouts: Whereabouts, before: str | None) -> Found:
    """The place that goes with the figure in its sentence, the nearest first, else the one in focus.

    `before` is the place that an earlier sentence named for its figure.
    """
    if (led := _led_to(anchor)) is not None:
        return Found(named(led), explicit=True)
    sentence = anchor.tokens[0].sent
    here = anchor.tokens[0].i
    best: tuple[float, str] | None = None
    beyond = math.inf
    for entity in sentence.ents:
        if entity.label_ not in (*PLACE_LABELS, "ORG", "PERSON") or (
            entity.label_ not in PLACE_LABELS and resolve(plain(entity.text)) is None
        ):
            continue
        if plain(entity.text).lower() in table("measures")["alliances"] or plain(entity.text).islower():
            continue
        if LIKENED.search(entity.doc[max(0, entity.start - 5) : entity.start].text + " "):
            continue
        if in_next_clause(anchor, entity.root):
            continue
        near = abs(entity.start - here) + (3 if entity.start < here else 0)
        if _left_out(entity):
            beyond = min(near, beyond)
            continue
        if not _goes_with(anchor, entity) or _TIME.search(entity.text) or _aside(anchor, entity):
            continue
        if plain(entity.text) in whereabouts.people and entity.root.head.lower_ not in _INSIDE:
            continue  # "a lead over Clinton"
        if best is not None and near >= best[0]:
            continue
        between = anchor.fragment.doc[min(here, entity.start) : max(here, entity.start)]
        if entity.start > here and _OF_ANOTHER.search(between.text + " "):
            continue
        far = (
            near
            + 12 * sum(t.text in (";", ":") for t in between)
            + 15 * any(t.like_num and t not in anchor.tokens for t in between)
            + _POSSESSED * (entity.root.dep_ == "poss")
        )
        if best is None or far < best[0]:
            best = (far, _joined(entity) or _with_direction(entity))
    if best is not None and best[0] < beyond:
        return Found(named(best[1]), explicit=True)
    if beyond < math.inf:
        return Found(None, explicit=True)
    if (opening := opened_with(sentence)) is not None or (opening := held_by(anchor, whereabouts)) is not None:
        return Found(named(opening), explicit=True)
    if world_wide(sentence.text):
        return Found("world", explicit=True)
    if (meant := _meant(sentence.text, whereabouts)) is not None:
        return Found(meant, explicit=True)
    if (label := _labelled(anchor)) is not None:
        return Found(label, explicit=False)
    return Found(
        whereabouts.main if before is None or not _inside(before, whereabouts.main) else before, explicit=False
    )


_IN_PLACE = re.compile(
    rf"\b(?:in|across)\s+(?:the\s+)?(?P<name>[{CAPITALS}][\w’'-]+(?:[ -][{CAPITALS}][\w’'-]+){{0,2}}),?\s+"
    r"(?:(?:about|some|only|just|nearly|almost|around|over|more|less|fewer|than|at|least)\s+)*[$€£]?$"
)
""" "in Limpopo the share is 46 %, in Gauteng 32 %" """


def _led_to(anchor: Anchor) -> str | None:
    """The place that leads right to the number, where one is known by that name."""
    text, start = anchor.fragment.doc.text, anchor.tokens[0].idx
    found = _IN_PLACE.search(text, max(0, start - 60), start)
    place = resolve(found["name"]) if found is not None else None
    return found["name"] if found is not None and place is not None and place.kind != "world" else None


_OF_ANOTHER = re.compile(
    r"\b(?:in|at|across)\s+the\s+(?:capital|country|city|north|south|east|west|region|province|district|nation)\b|"
    r"\b(?:against|than|versus|compared\s+(?:with|to))\s+[^,;]*?\d|[,;]\s*(?:but|while|whereas|though)\s+(?:only\s+)?in\s+$",
    re.IGNORECASE,
)
"""Between a number and a place behind it that goes with another: "20 in the capital and eight in Cordoba"."""


def _left_out(entity: Entity) -> bool:
    """Whether it happened anywhere but there: "outside China". What is outside a town is hard by it."""
    doc, at = entity.doc, entity.start - 1
    while at > 0 and doc[at].lower_ in ("the", "of"):
        at -= 1
    place = resolve(plain(entity.text)) if at >= 0 and doc[at].lower_ == "outside" else None
    return place is not None and place.kind in ("country", "region", "continent")


_COUNTRY = re.compile(r"\b(?:the\s+country|the\s+nation|nationwide|nationally|countrywide)\b(?![’'])", re.IGNORECASE)
_IN_CAPITAL = re.compile(r"\b(?:in|across|throughout)\s+the\s+capital\b(?!\s+of\b|\s+(?-i:[A-Z]))", re.IGNORECASE)
_DIRECTION_ALONE = re.compile(
    r"\b(?:in|across|throughout|of)\s+the\s+(?P<direction>(?:north|south)(?:[-\s]?(?:east|west))?|east|west)\b(?!\s+(?:of|side|coast|bank)|\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_LABELS = ("country", "region", "continent", "capital", "group")
"""What a label can name without being taken for a word: READING opens a section on books."""
_LABELLED = 24
"""How many tokens a label may have, at most, with what follows it."""
_LABEL = re.compile(rf"\s*(?:[•*–—-]\s*)?(?P<name>[{CAPITALS}][\w-]+(?: [{CAPITALS}][\w-]+){{0,2}})[.:]\s+(?=\S)")


def _meant(sentence: str, whereabouts: Whereabouts) -> str | None:
    """The place that a sentence means without a name: the country, or a part of it by direction."""
    country = whereabouts.country
    if country is None:
        return None
    if _COUNTRY.search(sentence):
        return country
    if _IN_CAPITAL.search(sentence) and (capital := capital_of(country)) is not None:
        return capital.name
    part = _DIRECTION_ALONE.search(sentence)
    return f"{part['direction'].lower()} {country}" if part is not None else None


def _labelled(anchor: Anchor) -> str | None:
    """The place that opens the paragraph as its label: "ZAMBIA. As of 4 February …", "• Kherson: 12 hurt"."""
    span = anchor.paragraph.span
    doc = anchor.fragment.doc
    found = _LABEL.match(doc[:_LABELLED].text) if anchor.fragment.cover.start == span.start else None
    place = resolve(found["name"]) if found is not None else None
    return named(found["name"]) if found is not None and place is not None and place.kind in _LABELS else None


_TIME = re.compile(r"\b(?:Year|Day|Week|Month|Ramadan|Christmas|Easter)\b")


def _aside(anchor: Anchor, entity: Entity) -> bool:
    """Whether the place stands in a remark on someone else: "a website run by one man in Lyon"."""
    token: Token = entity.root
    for _ in range(8):
        if token.dep_ in ("acl", "relcl", "appos"):
            return anchor.token.i not in range(token.left_edge.i, token.right_edge.i + 1) and (
                token.head.ent_type_ in ("ORG", "PERSON") or token.head.lemma_.lower() in table("measures")["bodies"]
            )
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _inside(name: str, main: str | None) -> bool:
    """Whether a place lies within the one that the document is about, and stays in focus until another is named."""
    place, whole = locate(name), locate(main)
    return place is not None and whole is not None and whole.key in place.within


def _with_direction(entity: Entity) -> str:
    first = entity.start
    if first > 0 and entity.doc[first - 1].lower_ in (
        "eastern",
        "western",
        "northern",
        "southern",
        "central",
        "north-east",
        "north-west",
    ):
        return plain(entity.doc[first - 1 : entity.end].text)
    last = max(entity.end, _head(entity).i + 1)
    while last > first + 1 and entity.doc[last - 1].like_num:
        last -= 1  # "In Kabwe 43 people", read as one name
    return plain(entity.doc[first:last].text)


def _joined(entity: Entity) -> str | None:
    """Two places of one kind that "and" joins behind a preposition, as they are written: "in Turkey and Syria"."""
    doc, first = entity.doc, entity.root
    other = next((e for e in entity.sent.ents if e.start == entity.end + 1), None)
    if other is None or doc[entity.end].lower_ != "and" or first.head.pos_ != "ADP" or "respectively" in doc.text:
        return None
    if doc[other.end : other.end + 1].text.lower() in _REGION or resolve(other.text) is None:
        return None
    name = f"{plain(entity.text)} and {plain(other.text)}"
    return name if resolve(name) is not None else None


_REGION = frozenset(("region", "province", "oblast", "district", "county", "governorate", "prefecture", "peninsula"))


def _head(entity: Entity) -> Token:
    """The word that stands in the sentence for the place: "region" in "the Kharkiv region"."""
    root: Token = entity.root
    return root.head if root.dep_ in ("compound", "nmod") and root.head.lemma_.lower() in _REGION else root


def _goes_with(anchor: Anchor, entity: Entity) -> bool:
    root = _head(entity)
    possessed = root.dep_ == "poss"
    if possessed:
        return (
            root.head.pos_ in NOMINAL
            and root.head.ent_type_ not in ("ORG", "PERSON")
            and root.head.lemma_.lower() not in table("measures")["bodies"]
        )
    lead = root.head
    if root.dep_ == "dobj" and lead == governor(anchor.token):
        left = lead.lemma_.lower() in table("measures")["leaving"]
        return left or (entity.label_ in PLACE_LABELS and lead.lemma_.lower() not in _reporting())
    if root.dep_ in ("nsubj", "nsubjpass") and entity.label_ == "GPE":
        if lead == governor(anchor.token) and (_counts_its_own(lead) or _has_counted(lead, anchor)):
            return True
        if lead.lemma_.lower() not in _reporting():
            return False
    if lead.pos_ != "ADP" or lead.lower_ not in (*_LED, "from"):
        return (
            entity.start > 0
            and entity.doc[entity.start - 1].lower_ in ("in", "across", "inside")
            and not beside_someone(entity.root)
        )
    if beside_someone(entity.root):
        return False
    bearer = lead.head
    if lead.lower_ == "from":
        return bearer == governor(anchor.token) and bearer.lemma_.lower() in table("measures")["leaving"]
    if bearer.pos_ in NOMINAL:
        return lead.lower_ != "of" or bearer.ent_type_ not in ("ORG", "PERSON")
    if bearer.lemma_.lower() in _reporting() and bearer != governor(anchor.token):
        return False
    return lead.lower_ not in ("of", "for")


_REGISTERING = frozenset(("count", "confirm", "log", "record", "register", "report", "see"))


def _has_counted(verb: Token, anchor: Anchor) -> bool:
    """Whether a state gives a count of its own, of nobody else's people: "Chile has reported 16 deaths"."""
    counted = anchor.head if anchor.head.i >= anchor.tokens[0].i else anchor.token
    if verb.lemma_.lower() not in _REGISTERING or counted.dep_ not in ("dobj", "obj"):
        return False
    return not any(demonym(word.text) is not None for word in counted.subtree)


def _counts_its_own(verb: Token) -> bool:
    """Whether who reckons speaks of what is its own: "Turkey put its dead at 29,605"."""
    told = (child for child in verb.children if child.dep_ == "dobj")
    return any(word.dep_ == "poss" and word.lower_ in ("its", "their") for noun in told for word in noun.children)


def _reporting() -> frozenset[str]:
    verbs: frozenset[str] = table("measures")["reporting"]
    return verbs
