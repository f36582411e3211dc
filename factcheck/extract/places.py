"""Places: where a figure holds."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
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
    r"\b(?:in|into|inside|across|around|near|off|over|hits?|throughout|within|"
    r"encircl(?:e[sd]?|ing)|surround(?:s|ed|ing)?|invad(?:e[sd]?|ing)|fle(?:d|e|eing)|reach\s+of|toward|towards|against)\s+(?:the\s+)?"
    r"(?:(?:north|south|east|west)\w*\s+|central\s+)?$",
    re.IGNORECASE,
)
_RECEIVING = re.compile(r"\b(?:to|for|promised|given|gave|giving|arming|supplying)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\s+(?P<what>(?:[\w-]+\s+){0,3}[\w-]+)")
_NAMESAKE = re.compile(
    r"(?:Surprise|Reading|Nice|Mobile|Hope|Enterprise|Independence|Split|Bath|Police|Man|Most)\b(?! in)|"
    r"(?:Villa|New|Fort|Lake|Gulf|Santa|Hotel|University|Little)\s+(?!Delhi|York|Zealand)[A-Z]"
)
_SEATED = re.compile(r"\b(?:Bank|University|College|Institute|School|Church|Republic)\s+of\s+$")
_ACTS = re.compile(
    r"\s+(?:(?:has|have|had|will|would|could|may|to)\s+(?:also\s+)?)?(?:h[oe]lds?|sends?|sent|fire[sd]?|launch(?:es|ed)?|"
    r"end(?:s|ed)?|gather(?:s|ed)?|mass(?:es|ed)?|deploy(?:s|ed)?|gives?|gave|given|deliver(?:s|ed)?|pledge[sd]?|"
    r"hand(?:s|ed)?|begins?|began|begun|stage[sd]?|attack(?:s|ed)?|strikes?|struck|shell(?:s|ed)?|bomb(?:s|ed)?|"
    r"invade[sd]?|promise[sd]?|suppl(?:y|ies|ied)|move[sd]?|amass(?:es|ed)?|f(?:ly|lies|lew|lown)|wound|wraps?|produce[sd]?)\b"
)
_SPEAKS = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:says?|said|count(?:s|ed)?|claim(?:s|ed)?|lists?|listed|den(?:y|ies|ied)|names?|"
    r"report(?:s|ed)?|sees?|expects?|puts?|estimate[sd]?|and\s+(?:the\s+)?UN)\b"
)
_WAR = re.compile(
    r"\b(?:troops|soldiers|warplanes?|aircraft|missiles?|drills|military|navy|warships?|shells|artillery|tanks|army|"
    r"ammunition|sorties|blockade|carrier|jets|rounds|crossings?)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:march|marchers?|marched|rally|rallied|protest(?:ers?)?|demonstration|demonstrators|crowds?)\b", re.IGNORECASE
)
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|across|throughout|all\s+over|marches|rallies|protests|cities)\b", re.IGNORECASE
)
_CROWDED = 3
_WHOLE = re.compile(r"\b(?:[Pp]andemic|WHO|World\s+Health\s+Organization|[Gg]lobal|[Ww]orldwide)\b")
_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|revenue|turnover|sales|profits?|layoffs?|lay-offs?|workforce|staff|employees|"
    r"job\s+cuts|chief\s+executive|shareholders|dividends?|quarterly)\b",
    re.IGNORECASE,
)
_TITLE, _LEAD, _BODY = 3.0, 2.0, 1.0
_LOCATED, _GIVEN, _ADJECTIVE, _SPEAKING, _ACTING = 3.0, 2.0, 0.6, 0.3, 0.2
"""How much more a place counts that something lies in or goes to, and how much less one that stands for an actor."""
_MARTIAL = 3
"""From so many words of war on, who acts most is not where it happens."""
_TRADE = 4
"""From so many words of trade on, a text that seldom names a country is about a firm, whose figures hold nowhere."""
_MANY = 6.0
_TWICE = 2.0
_POSSESSED = 12
"""How many words further away a place counts that only owns something: "Kyiv's defences in the Kharkiv region"."""
_THEATRE = 0.3
_INNER = 0.25
"""The share of a country's mentions from which a place in it is what the text is about."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place that a document is about: the country named most, or the place in it that is named more."""

    main: str | None
    actor: str | None = None
    """The country whose forces act, in a text of war."""

    @classmethod
    def of(cls, parsed: ParsedDocument, document: Document) -> Whereabouts:
        """Count places, peoples and datelines; those in the title and the first paragraphs count more.

        The answer is a place that the text names, "world" for a text about all of it, None where nothing is known.
        """
        text, title = document.text, document.title or ""
        dateline = _DATELINE.search(text[:400])
        home = None
        if dateline is not None and dateline["place"].strip().lower() not in table("measures")["seats"]:
            home = dateline["place"].strip().title()
        counted = _Counts(resolve(home))
        world = 0.0
        for weight, start, stretch in ((_TITLE, -1, title), *_stretches(parsed)):
            at = dateline.end() - start if dateline is not None and 0 <= start <= dateline.start() else 0
            world += weight * len(_WORLD.findall(stretch))
            for found in _NAMES.finditer(stretch, min(max(at, 0), len(stretch))):
                lead = stretch[max(0, found.start() - 16) : found.start()]
                if _NAMESAKE.match(found.group()) or _SEATED.search(lead):
                    continue
                for name in _readings(found.group()):
                    if (place := resolve(name) or demonym(name)) is not None:
                        counted.add(place, name, _weight_in(stretch, found, place), weight, title=start < 0)
                        break
        for index, paragraph in enumerate(parsed.paragraphs):
            for fragment in (paragraph.main, *paragraph.insides):
                for entity in fragment.doc.ents if fragment is not None else ():
                    if entity.label_ in _PLACE and not _beside_someone(entity):
                        counted.add_inner(plain(entity.text), _LEAD if index < 2 else _BODY)
        if home is not None and counted.home is None and not counted.countries:
            return cls(home)
        if len(_BUSINESS.findall(text[:20_000])) >= _TRADE and not counted.entitled and counted.heaviest < _MANY:
            return cls(None)
        head = title + "\n" + "\n".join(stretch for weight, _, stretch in _stretches(parsed) if weight > _BODY)
        if not counted.headed and _WHOLE.search(head):
            return cls("world")
        local = resolve(home)
        if local is not None and len(_CROWD.findall(text[:20_000])) >= _CROWDED and not _NATIONWIDE.search(head):
            return cls(home)
        at_war = len(_WAR.findall(text[:20_000])) >= _MARTIAL
        main = counted.main(world, at_war=at_war)
        return cls(main, counted.actor(main) if at_war else None)


@dataclass(slots=True)
class _Counts:
    """How often a text speaks of each country, of groups of countries, and of places in a country."""

    home: Place | None
    """Where its dateline stands, if that is no seat of institutions."""
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    groups: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    inner: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    named: set[str] = field(default_factory=set)
    acting: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    headed: bool = False
    """Whether the title or a first paragraph names a country or a group of them."""
    titled: str | None = None
    """The place in a country, not its capital, that the title names."""
    entitled: bool = False
    """Whether the title names a country or a group of them."""

    def __post_init__(self) -> None:
        country = country_of(self.home) if self.home is not None else None
        if country is not None:
            self.countries[country.name] += _BODY
            self.named.add(country.name)

    @property
    def heaviest(self) -> float:
        """The weight of the country named most."""
        return max((*self.countries.values(), *self.groups.values()), default=0.0)

    def actor(self, main: str | None) -> str | None:
        """The country that acts most often, else the heaviest of the others where the text is about one of them."""
        if self.acting:
            return max(self.acting, key=lambda name: self.acting[name])
        others = {name: weight for name, weight in self.countries.items() if name in self.named and name != main}
        return max(others, key=lambda name: others[name], default=None)

    def add(self, place: Place, name: str, share: float, weight: float, *, title: bool) -> None:
        """Count one mention: `weight` of its stretch, `share` of it by what the mention does there."""
        if name.lower() in table("measures")["seats"]:
            return
        country = country_of(place)
        self.headed |= weight > _BODY and place.kind in ("country", "group") and place.key != "EU"
        self.entitled |= title and place.kind in ("country", "group")
        weight *= share
        if share == _ACTING and country is not None:
            self.acting[country.name] += 1
        if country is None:
            if place.kind == "group" and place.name.lower() not in table("measures")["alliances"]:
                self.groups[place.name] += weight
            return
        self.countries[country.name] += weight
        if country.key == place.key:
            self.named.add(country.name)
        else:
            self.inner[(country.name, name)] += 0
            if title and place.kind != "capital":
                self.titled = name

    def add_inner(self, name: str, weight: float) -> None:
        place = resolve(name)
        if place is None or place.kind in ("country", "group", "continent"):
            return
        country = country_of(place)
        if country is not None and name.lower() not in table("measures")["seats"]:
            self.inner[(country.name, name)] += weight

    def main(self, world: float, *, at_war: bool) -> str | None:
        """The place of most weight; in a text of war, the next country where the first is the one that acts."""
        if self.titled is not None:
            return self.titled
        if not self.countries and not self.groups:
            return "world" if world else None
        candidates = self.countries or self.groups
        country = max(candidates, key=lambda name: candidates[name])
        weight = candidates[country]
        rest = {name: own for name, own in candidates.items() if name != country and name in self.named}
        if at_war and rest and self.acting[country]:
            other = max(rest, key=lambda name: rest[name])
            if rest[other] >= _THEATRE * weight and self.acting[other] < self.acting[country]:
                country, weight = other, rest[other]
        if world > weight:
            return "world"
        if self.groups and max(self.groups.values()) >= weight:
            return max(self.groups, key=lambda name: self.groups[name])
        within = [(times, name) for (outer, name), times in self.inner.items() if outer == country]
        if within and (max(within)[0] >= max(3, _INNER * weight) or country not in self.named):
            return max(within)[1] if max(within)[0] >= _TWICE else None
        return country if country in self.named or country in self.groups else None


def _weight_in(text: str, found: re.Match[str], place: Place) -> float:
    """What one mention counts: more where something is or goes there, less where the name stands for an actor."""
    lead = text[max(0, found.start() - 28) : found.start()]
    if _LOCATIVE.search(lead):
        return _LOCATED
    if _SPEAKS.match(text, found.end()):
        return _SPEAKING
    if _ACTS.match(text, found.end()):
        return _ACTING
    if _RECEIVING.search(lead):
        return _GIVEN
    owned = _OWNED.match(text, found.end(), min(len(text), found.end() + 60))
    if owned is not None or found.group().endswith(("’s", "'s")):
        return _doing(owned["what"].split()) or 1.0 if owned is not None else 1.0
    if place.kind == "capital" or place.key == "EU":
        return _SPEAKING
    if demonym(found.group()) is not None and resolve(found.group()) is None:
        return _doing(re.findall(r"[\w-]+", text[found.end() : found.end() + 40])[:3]) or _ADJECTIVE
    return 1.0


def _doing(words: list[str]) -> float:
    """What a mention before these words counts, where they name a body that speaks or forces that act; else 0."""
    known = table("measures")
    if any(word.lower() in known["forces"] for word in words):
        return _ACTING
    return _SPEAKING if any(word.lower() in known["bodies"] for word in words) else 0.0


def _stretches(parsed: ParsedDocument) -> list[tuple[float, int, str]]:
    return [
        (_LEAD if index < 2 else _BODY, p.span.start, p.span.of(parsed.text))
        for index, p in enumerate(parsed.paragraphs)
    ]


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
        if not _goes_with(anchor, entity) or _TIME.search(entity.text) or _aside(anchor, entity):
            continue
        between = anchor.fragment.doc[min(here, entity.start) : max(here, entity.start)]
        far = (
            abs(entity.start - here)
            + (3 if entity.start < here else 0)
            + 12 * sum(t.text in (";", ":") for t in between)
            + 15 * any(t.like_num and t not in anchor.tokens for t in between)
            + _POSSESSED * (entity.root.dep_ == "poss")
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
    return plain(entity.doc[first : max(entity.end, _head(entity).i + 1)].text)


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
