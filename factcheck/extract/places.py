"""Places: where a figure holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.documents import Document
from factcheck.extract.anchors import NOMINAL, Anchor, governor
from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.tables import table
from factcheck.text.places import Place, country_of, demonym, resolve

if TYPE_CHECKING:
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token

_PLACE = ("GPE", "LOC", "FAC")
_LED = (
    "in",
    "at",
    "across",
    "inside",
    "into",
    "around",
    "near",
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
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,30})(?:/[A-ZÀ-Þ ]+)?(?:,[^—–\n]{2,30})?\s*(?:\([\w ]+\))?\s*[—–-]\s",
    re.MULTILINE,
)
_NAMES = re.compile(
    r"(?<![\w.])(?:[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2}|U\.S\.|US|UK|EU|euro\s?zone|euro\s+area)"
)
_WORLD = re.compile(
    r"\b(?:global(?:ly)?|worldwide|in\s+the\s+world|for\s+the\s+world|around\s+the\s+world)\b", re.IGNORECASE
)
_LOCATIVE = re.compile(
    r"\b(?:in|into|inside|across|around|near|throughout|within)\s+(?:the\s+)?(?:(?:north|south|east|west)\w*\s+|central\s+)?$",
    re.IGNORECASE,
)
_TITLE, _LEAD, _BODY = 3, 2, 1
_INNER = 0.4
"""The share of a country's mentions from which a place in it is what the text is about."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place that a document is about: the country named most, or the place in it that is named more."""

    main: str | None

    @classmethod
    def of(cls, parsed: ParsedDocument, document: Document) -> Whereabouts:
        """Count places, peoples and datelines; those in the title and the first paragraphs count more."""
        countries: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        inner: Counter[tuple[str, str]] = Counter()
        dateline = _DATELINE.search(document.text[:400])

        def count(name: str, weight: int, *, entity: bool = False) -> None:
            place = resolve(name) or demonym(name)
            if place is None:
                return
            country = country_of(place)
            if country is None:
                groups[place.name] += weight if place.kind == "group" else 0
                return
            countries[country.name] += weight
            if country is not place and entity:
                inner[(country.name, place.name)] += weight

        for weight, text in ((_TITLE, document.title or ""), *_stretches(parsed)):
            for found in _NAMES.finditer(
                text, len(dateline.group()) if dateline is not None and dateline.group() in text[:80] else 0
            ):
                here = _LOCATIVE.search(text, max(0, found.start() - 28), found.start()) is not None
                for name in _readings(found.group()):
                    if (place := resolve(name) or demonym(name)) is not None and place.kind in (
                        "country",
                        "group",
                        "region",
                    ):
                        count(name, weight * 3 if here else weight)
                        break
        for index, paragraph in enumerate(parsed.paragraphs):
            for fragment in (paragraph.main, *paragraph.insides):
                for entity in fragment.doc.ents if fragment is not None else ():
                    place = resolve(plain(entity.text)) if entity.label_ in _PLACE else None
                    if (
                        place is not None
                        and place.kind not in ("country", "group", "continent")
                        and not _beside_someone(entity)
                    ):
                        count(plain(entity.text), _LEAD if index < 2 else _BODY, entity=True)
        if dateline is not None:
            count(dateline["place"].strip().title(), _BODY)
        if not countries and not groups:
            return cls(dateline["place"].strip().title() if dateline else None)
        country, weight = (countries or groups).most_common(1)[0]
        if groups and max(groups.values()) > 1.5 * weight:
            return cls(groups.most_common(1)[0][0])
        within = [(times, name) for (outer, name), times in inner.items() if outer == country]
        if within and max(within)[0] >= max(3, _INNER * weight):
            return cls(max(within)[1])
        return cls(country)


def _stretches(parsed: ParsedDocument) -> list[tuple[int, str]]:
    return [(_LEAD if index < 2 else _BODY, p.span.of(parsed.text)) for index, p in enumerate(parsed.paragraphs)]


def _readings(name: str) -> list[str]:
    words = plain(name).split()
    return [
        " ".join(words[first:last])
        for size in range(len(words), 0, -1)
        for first in range(len(words) - size + 1)
        for last in (first + size,)
    ]


def plain(name: str) -> str:
    """The name in one line, without article and possessive."""
    name = re.sub(r"\s+", " ", name).strip().removesuffix("'s").removesuffix("’s")
    return re.sub(r"^[Tt]he\s+", "", name)


def named(name: str) -> str:
    """A country by its usual name, any other place as written."""
    place: Place | None = resolve(name)
    if (
        place is not None
        and place.kind == "country"
        and not re.search(r"\b(?:north|south|east|west|central)", name, re.IGNORECASE)
    ):
        return place.name
    return name.title() if name.isupper() and len(name) > 3 else name


def _beside_someone(entity: Entity) -> bool:
    """Whether the place only says where a person or an institution is: "a data firm in London"."""
    lead = entity.root.head
    if lead.pos_ != "ADP":
        return False
    bearer = lead.head
    return bearer.pos_ in NOMINAL and (
        bearer.ent_type_ in ("ORG", "PERSON") or bearer.lemma_.lower() in table("measures")["bodies"]
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a figure; `explicit` where its own sentence names it."""

    name: str | None
    explicit: bool


def place_of(anchor: Anchor, whereabouts: Whereabouts, before: str | None) -> Found:
    """The place that goes with the figure in its sentence, the nearest first, else the one in focus.

    `before` is the place that an earlier sentence named for its figure.
    """
    sentence = anchor.tokens[0].sent
    here = anchor.tokens[0].i
    best: tuple[float, str] | None = None
    for entity in sentence.ents:
        if entity.label_ not in (*_PLACE, "ORG", "PERSON") or (
            entity.label_ not in _PLACE and resolve(plain(entity.text)) is None
        ):
            continue
        if not _goes_with(anchor, entity):
            continue
        between = anchor.fragment.doc[min(here, entity.start) : max(here, entity.start)]
        far = (
            abs(entity.start - here)
            + (3 if entity.start < here else 0)
            + 12 * sum(t.text in (";", ":") for t in between)
        )
        if best is None or far < best[0]:
            best = (far, _with_direction(entity))
    if best is not None:
        return Found(named(best[1]), explicit=True)
    if _WORLD.search(sentence.text):
        return Found("world", explicit=True)
    return Found(
        whereabouts.main if before is None or not _inside(before, whereabouts.main) else before, explicit=False
    )


def _inside(name: str, main: str | None) -> bool:
    """Whether a place lies within the one that the document is about, and stays in focus until another is named."""
    place, whole = resolve(name), resolve(main)
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
    return plain(entity.text)


def _goes_with(anchor: Anchor, entity: Entity) -> bool:
    root: Token = entity.root
    possessed = root.dep_ == "poss"
    if possessed:
        return (
            root.head.pos_ in NOMINAL
            and root.head.ent_type_ not in ("ORG", "PERSON")
            and root.head.lemma_.lower() not in table("measures")["bodies"]
        )
    lead = root.head
    if root.dep_ in ("nsubj", "nsubjpass") and anchor.numeral.unit == "percent" and entity.label_ == "GPE":
        return True
    if lead.pos_ != "ADP" or lead.lower_ not in _LED:
        return (
            entity.start > 0
            and entity.doc[entity.start - 1].lower_ in ("in", "across", "inside")
            and not _beside_someone(entity)
        )
    if _beside_someone(entity):
        return False
    bearer = lead.head
    if bearer.pos_ in NOMINAL:
        return lead.lower_ != "of" or bearer.ent_type_ not in ("ORG", "PERSON")
    if bearer.lemma_.lower() in table("measures")["reporting"] and bearer is not governor(anchor.token):
        return False
    return lead.lower_ not in ("of", "for")
