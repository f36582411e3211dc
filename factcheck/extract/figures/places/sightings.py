"""Sightings: every place that a text names, and what it does there: hold something, receive it, act, or speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL
from factcheck.extract.parsing import Paragraph, ParsedDocument
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.names.names import is_given_name
from factcheck.text.places import Place, demonym, locate, resolve
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token

PLACE_LABELS = ("GPE", "LOC", "FAC")
_BODIES = ("ORG", "PRODUCT", "PERSON")
_NAMES = re.compile(
    r"(?<![\w.])(?:[Ee]uro[\s-]?zone|[Ee]uro\s+area|U\.S\.|U\.K\.|"
    rf"[{CAPITALS}][\w'’-]+(?!\$)(?:\s+[{CAPITALS}][\w'’-]+){{0,2}})"
)
_MONTHS = frozenset((
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
))  # fmt: skip
_BEFORE_NAMES = frozenset((
    "in", "at", "near", "from", "for", "of", "to", "the", "north", "south", "east", "west", "northern", "southern",
    "eastern", "western", "central", "greater", "across", "around", "off", "and", "but", "when", "while", "if", "as",
    "since", "both",
))  # fmt: skip
"""Words that may stand before a place in a run of capitalised ones, at the start of a sentence or in a headline."""
_PREPOSITIONS = frozenset(("in", "at", "near", "from", "for", "of", "to", "across", "around", "off"))
"""Words at the start of a sentence that are no part of the name behind them: "In London"."""
_DIRECTION = r"(?:(?:north|south)(?:[-\s]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower)\s+"
_REGION = re.compile(
    r"\s+(?:region|province|oblast|state|district|county|governorate|prefecture|peninsula)\b(?![’'])", re.IGNORECASE
)
_DIRECTED = re.compile(rf"\b(?P<direction>{_DIRECTION})$", re.IGNORECASE)
_LOCATIVE = re.compile(
    r"\b(?:in|into|inside|across|through|around|near|off|over|at|hits?|struck|strikes|enters?|entered|"
    r"reach(?:es|ed)?|sweeps|swept|shakes|shook|rocks|rocked|batters|pounds|devastat(?:es|ed)|engulfs|throughout|within|outside|"
    r"encircl(?:e[sd]?|ing)|surround(?:s|ed|ing)?|invad(?:e[sd]?|ing)|fle(?:d|e|eing)|reach\s+of|toward|towards|against|"
    r"(?:hills|coast|streets|centre|center|parts|outskirts|rest|city|town|village|province|region|district|island|waters)\s+of)"
    rf"\s+(?:the\s+)?(?:{_DIRECTION})?$",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(
    r"(?:[,;]\s*(?:but|while|whereas|though)|;)\s+(?:only\s+|even\s+)?in\s+(?:the\s+)?$", re.IGNORECASE
)
""" "but in Maribor two thirds were against": an exception to what the text is about"""
_PART = re.compile(
    r"\b(?:\d[\d,.]*|[a-z]*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty)|"
    r"half|most|many|some|several|all but \w+)"
    r"\s+of\s+(?:the|them|these|those|whom|which|its|their)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
_RECEIVING = re.compile(r"\b(?:to|for|promised|given|gave|giving|arming|supplying)\s+(?:the\s+)?$", re.IGNORECASE)
_ORIGIN = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_OWNED = re.compile(r"(?:[’']s?)?\s+(?P<what>(?:[\w-]+\s+){0,2}[\w-]+)")
_NAMESAKE = re.compile(
    r"(?:Surprise|Reading|Nice|Mobile|Hope|Enterprise|Independence|Split|Bath|Police|Man|Most|Brent)\b(?! in)|"
    r"(?:Villa|New|Fort|Lake|Gulf|Santa|Hotel|University|Little)\s+(?!Delhi|York|Zealand)[A-Z]"
)
_NAMED_AFTER = re.compile(
    r"(?:\b(?:Bank|University|College|Institute|School|Church|Republic)\s+of|"
    r"\b(?:carrier|ship|vessel|ferry|frigate|destroyer|submarine|tanker|trawler|MV|USS|HMS))\s+$"
)
"""Before a name that an institution or a ship bears."""
LIKENED = re.compile(
    r"\b(?:(?:larger|bigger|smaller|wider|longer|taller)\s+than|as\s+(?:big|large|wide|long|tall)\s+as|the\s+size\s+of)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a place that something is only as large as: "an area larger than Paris"."""
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
_COIN = re.compile(
    r"\s(?:dollars?|francs?|pounds?|pesos?|rupees?|dinars?|crowns?|kron(?:or|er|a|e)|yen|won|lira|rials?|shillings?)\b"
)
"""Behind the adjective of a country, its money, which is counted elsewhere too: "5.5 million Swiss francs"."""
_SENTENCE = re.compile(r"[.!?:][\"”’»)]*\s*$")
"""A first paragraph that ends otherwise is a headline; the one behind it opens the text."""
TITLE, LEAD, BODY = 3.0, 2.0, 1.0
OPENING = 250
LEADING = 2
"""How many first paragraphs are the lead."""
LOCATED, GIVEN, PLAIN, ADJECTIVE, SPEAKING, ACTING = 3.0, 2.0, 1.0, 0.6, 0.3, 0.2
"""How much more a place counts that something lies in or goes to, and how much less one that stands for an actor."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place named in a text: what it does there (`share`), and where (`stretch`: title, lead or body)."""

    name: str
    place: Place | None
    share: float
    stretch: float

    first: bool = False
    """Whether title or opening paragraph name it."""

    @property
    def weight(self) -> float:
        """What it counts."""
        return self.share * self.stretch


def surnames(parsed: ParsedDocument) -> frozenset[str]:
    """The last names of the persons whom a text names in full: "Clinton" is then hardly the town."""
    every = (e for p in parsed.paragraphs for f in (p.main, *p.insides) if f is not None for e in f.doc.ents)
    names = {plain(e.text).split()[-1] for e in every if e.label_ == "PERSON" and len(plain(e.text).split()) > 1}
    for found in _FULL_NAME.finditer(parsed.text):
        place = resolve(found["last"])
        if is_given_name(found["first"]) and (place is None or place.kind not in _LANDS):
            names.add(plain(found["last"]))
    return frozenset(names - {plain(found["name"]) for found in _NEAR_NAME.finditer(parsed.text)})


_FULL_NAME = re.compile(rf"(?<!\w)(?P<first>[{CAPITALS}][a-z]+)\s(?=(?P<last>[{CAPITALS}][\w’'-]+))")
_LANDS = ("country", "region", "continent", "group", "capital")
""" "Austin, Texas" and "Jordan" are no persons"""


def sightings(
    parsed: ParsedDocument, title: str, dateline: tuple[int, int] | None, people: frozenset[str]
) -> Iterator[Sighting]:
    """The places that title and text name, without the dateline, persons' names and what only says where someone is.

    `people` are the `surnames` of the text.
    """
    every = [e for p in parsed.paragraphs for f in (p.main, *p.insides) if f is not None for e in f.doc.ents]
    bodies = {plain(e.text) for e in every if e.label_ in _BODIES and e.root.dep_ in ("nsubj", "nsubjpass", "poss")}
    yield from _titled_places(title, parsed.text, bodies)
    opening = next((i for i, p in enumerate(parsed.paragraphs) if _SENTENCE.search(p.span.of(parsed.text))), 0)
    for index, paragraph in enumerate(parsed.paragraphs):
        stretch = LEAD if index < LEADING else BODY
        first = index <= opening
        fragments = [f for f in (paragraph.main, *paragraph.insides) if f is not None]
        text = paragraph.span.of(parsed.text)
        start = paragraph.span.start
        at = dateline[1] - start if dateline is not None and start <= dateline[0] < paragraph.span.end else 0
        entities = [(f, e) for f in fragments for e in f.doc.ents]
        taken = [
            (f.start(e[0]) - start, f.end(e[-1]) - start)
            for f, e in entities
            if (e.label_ == "PERSON" and not _is_country(e)) or (e.label_ in PLACE_LABELS and beside_someone(e.root))
        ]
        known = []
        for begin, end, mention in _found_in(text, at, stretch, taken):
            known.append((begin, end))
            tokens = _tokens_at(paragraph, Span(start + begin, start + end))
            if (tokens and beside_someone(tokens[-1])) or (mention.name in people and mention.share < LOCATED):
                continue
            early = begin < OPENING
            yield replace(mention, first=first and early, stretch=stretch if early else BODY)
        for fragment, entity in entities:
            begin, end = fragment.start(entity[0]) - start, fragment.end(entity[-1]) - start
            if entity.label_ not in ("GPE", "LOC") or begin < at or beside_someone(entity.root):
                continue
            if any(b < end and begin < e for b, e in known):
                continue
            name = plain(entity.text)
            known.append((begin, end))
            if resolve(name) is None and not name.isupper() and name not in people:
                early = begin < OPENING
                share = _share_of_unknown(text, begin, end)
                yield Sighting(name, None, share, stretch if early else BODY, first and early)
        others = [
            (f.start(e[0]) - start, f.end(e[-1]) - start)
            for f, e in entities
            if e.label_ in ("PERSON", "DATE", "TIME", "EVENT", "LAW", "NORP")
        ]
        for begin, _, name in _unknown(text, parsed.text, [*known, *others]):
            early = begin < OPENING
            yield Sighting(name, locate(name), LOCATED, stretch if early else BODY, first and early)


def _is_country(entity: Entity) -> bool:
    """Whether the parse takes for a person what "in" leads to and is a country: "cholera in Malawi"."""
    place = resolve(plain(entity.text)) if entity.root.head.lower_ in ("in", "across", "throughout") else None
    return place is not None and place.kind == "country"


def _titled_places(title: str, text: str, bodies: set[str]) -> Iterator[Sighting]:
    """The places of a headline: those known, and what something is located in, if the text names it too."""
    for _, _, mention in _found_in(title, 0, TITLE, ()):
        yield mention
    for found in _NAMES.finditer(title):
        name = plain(found.group())
        if resolve(name) is not None or name in _MONTHS or name not in text:
            continue
        if _LOCATIVE.search(title[: found.start()]) or (name not in bodies and _located(name, text, least=1)):
            yield Sighting(name, None, LOCATED, TITLE)


def _located(name: str, text: str, *, least: int = 2) -> bool:
    """Whether a text says of a name so many times that something is in or near it."""
    return sum(_NEAR.search(text[max(0, at - 24) : at]) is not None for at in _places_of(name, text)) >= least


def _places_of(name: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


_NEARBY = rf"\b(?:in|inside|across|through|around|near|off|throughout|outside|at)\s+(?:the\s+)?(?:{_DIRECTION})?"
_NEAR = re.compile(rf"{_NEARBY}$")
_NEAR_NAME = re.compile(rf"{_NEARBY}(?P<name>[{CAPITALS}][\w'’-]*)")


def _unknown(text: str, whole: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Names that no gazetteer has and the parse does not take for places, but that the text locates things in."""
    for found in _NAMES.finditer(text):
        name = plain(found.group())
        begin, end = found.span()
        if any(b < end and begin < e for b, e in taken) or resolve(name) is not None or name in _MONTHS:
            continue
        near = _NEAR.search(text[max(0, begin - 24) : begin]) is not None
        if (near and (_located(name, whole) or locate(name) is not None)) or (
            name.split()[0].lower() not in _OPENERS and _holds(text, begin, end)
        ):
            yield begin, end, name


_SCENES = (
    r"airport|avalanche|bank|barracks|base|beach|blast|blaze|bombing|bridge|camp|canal|church|clinic|collapse|colliery|"
    r"compound|crash|crossing|crush|dam|derailment|dike|disaster|dump|earthquake|explosion|factory|farm|ferry|fire|flood|"
    r"floods|forest|gaol|glacier|hospital|jail|landfill|landslide|market|massacre|mine|monastery|mosque|mudslide|oilfield|"
    r"penitentiary|pit|plant|pool|port|prison|quarry|quake|refinery|reservoir|reef|road|school|shaft|shooting|slide|slum|"
    r"smelter|spill|square|stadium|stampede|station|steelworks|stockade|temple|tunnel|university|valley|volcano|wells?|"
    r"wildfire|works"
)
_SCENE = re.compile(rf"\s(?:{_SCENES})\b(?![’'])")
_SCENE_OF = re.compile(
    rf"\b(?:(?:{_SCENES}|sinkhole|esplanade|classrooms|district|province|county|site)(?:\s(?:of|at|in|near|outside))|"
    r"men|people|residents|villagers|inhabitants|town|village|hamlet|island|port|square|market|church|mosque|museum|"
    r"hills|streets|gates?|mayor|bishop|parish|municipality|commune|suburb|quarter|township|settlement|oasis|valley|"
    r"Mount|Lake|Camp|Fort)(?:\sof)?\s(?:the\s)?$"
)
_WIDER = re.compile(
    rf",\s(?:in\s)?(?:the\s)?(?P<name>[{CAPITALS}][\w’-]+(?:\s[{CAPITALS}][\w’-]+)?)(?P<kind>\s(?:district|province|state|county|region|governorate))?\b"
)
_OPENERS = frozenset(("the", "a", "an", "this", "that", "it", "he", "she", "they", "we", "our", "one", "new", "old"))


def _holds(text: str, begin: int, end: int) -> bool:
    """Whether a name is where a scene lies: "the Yambal slide", "the men of Barsa", "Mount Marapi"."""
    if _SCENE_OF.search(text[max(0, begin - 24) : begin]):
        return True
    if _NEAR.search(text[max(0, begin - 24) : begin]) and (wider := _WIDER.match(text, end)) is not None:
        place = resolve(wider["name"]) or demonym(wider["name"])
        return wider["kind"] is not None or (
            place is not None and place.kind in ("country", "region", "city", "capital")
        )
    return _SCENE.match(text, end) is not None and text[max(0, begin - 4) : begin].lower() in ("the ", "our ", "its ")


def _found_in(
    text: str, at: int, stretch: float, taken: list[tuple[int, int]] | tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int, Sighting]]:
    headline = stretch == TITLE and _titled(text)
    for found in _NAMES.finditer(text, min(max(at, 0), len(text))):
        if any(begin < found.end() and found.start() < end for begin, end in taken):
            continue
        lead = text[max(0, found.start() - 24) : found.start()]
        group = found.group()
        if _NAMESAKE.match(group.title() if group.isupper() else group) or _NAMED_AFTER.search(lead[-16:]):
            continue
        if LIKENED.search(lead):
            continue
        for before, name in _readings(found.group()):
            place = resolve(name) or demonym(name)
            if place is None or place.kind == "world" or not (headline or _may_precede(before)):
                continue
            if (place.kind == "city" and _goes_on(group, name) and not headline) or _COIN.match(text, found.end()):
                continue
            share = _share(text, found, name, place, stretch)
            directed = _DIRECTED.search(text[max(0, found.start() - 20) : found.start()])
            whole = name
            if directed is not None and share >= PLAIN and place.kind == "country" and resolve(name) is not None:
                whole = f"{directed['direction']}{name}"
                place = resolve(whole) or place
            elif (tail := _REGION.match(text, found.end())) is not None and place.kind != "country":
                whole = name + tail.group()
                place = resolve(whole) or place
            yield found.start(), found.end(), Sighting(whole, place, share, stretch)
            break


def _is_of_part(text: str, begin: int) -> bool:
    """Whether a place is told only for a part or an exception: "eleven of the shops are in Scotland"."""
    return _CONTRASTED.search(text[max(0, begin - 28) : begin]) is not None or (
        _PART.search(text[max(0, begin - 100) : begin]) is not None
    )


def _share_of_unknown(text: str, begin: int, end: int) -> float:
    """What a name that only the parse takes for a place counts."""
    if _is_of_part(text, begin):
        return SPEAKING
    if _LOCATIVE.search(text[max(0, begin - 28) : begin]):
        return LOCATED
    owned = _OWNED.match(text, end, min(len(text), end + 60))
    return PLAIN if owned is not None and not _SPEAKS.match(text, end) else SPEAKING


def _share(text: str, found: re.Match[str], name: str, place: Place, stretch: float) -> float:
    """What one mention counts: more where something is or goes there, less where the name stands for an actor."""
    lead = text[max(0, found.start() - 28) : found.start()]
    if place.kind in ("city", "capital", "region") and _is_of_part(text, found.start()):
        return SPEAKING
    if _LOCATIVE.search(lead) or _DIRECTED.search(lead):
        return LOCATED
    speaks = place.kind in ("country", "capital", "group")
    if speaks and _SPEAKS.match(text, found.end()):
        return SPEAKING
    if speaks and _ACTS.match(text, found.end()):
        return ACTING
    if _RECEIVING.search(lead):
        return GIVEN
    if _ORIGIN.search(lead):
        return SPEAKING
    owned = _OWNED.match(text, found.end(), min(len(text), found.end() + 60))
    if owned is not None and owned["what"].split()[0].lower() in table("measures")["bodies"]:
        return SPEAKING
    people = demonym(name) is not None and name.lower() != place.name.lower()
    if found.group().endswith(("’s", "'s")) or people or (owned is not None and owned.group()[0] in "’'"):
        doing = _doing(owned["what"].split()) if owned is not None else 0.0
        return doing or (ADJECTIVE if people else PLAIN)
    if (place.kind == "capital" and stretch < TITLE) or place.key == "EU":
        return SPEAKING
    return GIVEN if place.kind == "city" and stretch == TITLE else PLAIN


def _doing(words: list[str]) -> float:
    """What a mention before these words counts, where they name a body that speaks or forces that act; else 0."""
    known = table("measures")
    if any(word.lower() in known["forces"] for word in words):
        return ACTING
    return SPEAKING if any(word.lower() in known["bodies"] for word in words) else 0.0


def _titled(text: str) -> bool:
    """Whether a headline capitalises its words, so that what stands before a name says nothing."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) > 0.7 * len(words)


def _goes_on(group: str, name: str) -> bool:
    """Whether a run of capitalised words goes on behind the name of a town: "Orlando Chivale", "Kyoto Protocol"."""
    rest = plain(group).partition(name)[2].split()
    return bool(rest) and resolve(rest[0]) is None and demonym(rest[0]) is None


def _may_precede(word: str | None) -> bool:
    """Whether a place may follow the capitalised word: "In Libya", but "Liza Montenegro" is somebody."""
    return word is None or word.lower() in _BEFORE_NAMES or (resolve(word) or demonym(word)) is not None


def _readings(name: str) -> list[tuple[str | None, str]]:
    """The stretches of a run of capitalised words, the longest first, with the word before each."""
    words = plain(name).split()
    return [
        (words[first - 1] if first else None, " ".join(words[first : first + size]))
        for size in range(len(words), 0, -1)
        for first in range(len(words) - size + 1)
        if size == 1 or words[first].lower() not in _PREPOSITIONS
    ]


def plain(name: str) -> str:
    """The name in one line, without article and possessive."""
    name = re.sub(r"\s+", " ", name).strip().removesuffix("'s").removesuffix("’s")
    return re.sub(r"^[Tt]he\s+", "", name)


def _tokens_at(paragraph: Paragraph, span: Span) -> list[Token]:
    fragment = paragraph.fragment_at(span)
    return fragment.tokens(span) if fragment is not None else []


_NOBODY = frozenset((
    "attendance", "cholera", "covid", "covid-19", "crime", "debt", "deforestation", "dengue", "ebola", "exports",
    "growth", "imports", "inflation", "malaria", "measles", "membership", "mpox", "polio", "poverty", "prices", "rents",
    "sales", "turnout", "unemployment", "wages", "wildfires",
))  # fmt: skip
"""Words that open a sentence with a capital and are taken for a name, whose place is that of the number."""


def beside_someone(root: Token) -> bool:
    """Whether the place only says where a person or an institution is or spoke: "a data firm in London"."""
    lead = root.head
    if lead.pos_ != "ADP":
        return False
    bearer = lead.head.head if lead.head.dep_ in ("aux", "auxpass") else lead.head
    known = table("measures")
    if bearer.pos_ == "VERB":
        return bearer.lemma_.lower() in known["speaking"]
    return bool(
        bearer.pos_ in NOMINAL
        and (
            (bearer.ent_type_ in ("ORG", "PERSON") and bearer.lemma_.lower() not in _NOBODY)
            or bearer.lemma_.lower() in known["bodies"]
            or bearer.lemma_.lower() in known["agents"]
        )
    )
