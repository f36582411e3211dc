"""Holders: who has or gives what is counted, as the phrase of the noun that the number counts says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor
from factcheck.extract.figures.bearers.antecedents import NO_ONE
from factcheck.extract.tables import table
from factcheck.text.places import demonym, resolve
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_BRACKETS = 10
"""How many tokens behind an opening bracket a number may say what stands before it has."""


_BESIDE = frozenset(
    ("accompany", "assist", "back", "equip", "escort", "flank", "follow", "help", "join", "lead", "support", "surround")
)
"""What is done to those counted by others beside them: "3,000 firefighters backed by 20 helicopters"."""
_SIZES = ("area", "length", "mass", "volume", "power")


def doer(anchor: Anchor) -> Token | None:
    """Who did what a participle says of those counted: "168,032 cuts announced by technology companies"."""
    counted = anchor.head
    if counted.pos_ not in NOMINAL or counted.i < anchor.tokens[-1].i:
        return None
    words = table("measures")
    for verb in counted.rights:
        lemma = verb.lemma_.lower()
        if verb.dep_ != "acl" or verb.tag_ != "VBN" or lemma in words["recording"] or lemma in _BESIDE:
            continue
        agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
        lemma = agent.lemma_.lower() if agent is not None else ""
        if (
            agent is not None
            and agent.pos_ in NOMINAL
            and not is_time(agent)
            and (lemma in words["acting"] or lemma not in words["bodies"])
        ):
            return agent
    return next((o for t in (anchor.token, counted) for o in _by_phrase(t)), None) if _is_passive(counted) else None


def is_time(noun: Token) -> bool:
    """Whether "by" leads to a time and to nobody: "had drowned by dawn"."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _HOURS


_HOURS = frozenset((
    "afternoon", "dawn", "daybreak", "dusk", "end", "evening", "midday", "midnight", "morning", "night", "nightfall",
    "noon", "sunrise", "sunset", "weekend",
))  # fmt: skip


def _by_phrase(token: Token) -> Iterator[Token]:
    """Who a phrase with "by" behind a token names."""
    for lead in token.rights:
        if lead.lower_ != "by" or any(t.lower_ in ("mid", "early", "late") for t in lead.doc[lead.i + 1 : lead.i + 2]):
            continue
        yield from (o for o in lead.children if o.dep_ == "pobj" and o.pos_ in NOMINAL and o.ent_type_ not in NO_ONE)


def _is_passive(counted: Token) -> bool:
    """Whether the noun is the object of a passive verb, whose agent the parse may have hung on it."""
    verb = governor(counted)
    passive = verb is not None and any(c.dep_ == "nsubjpass" for c in verb.children) and counted.dep_ == "dobj"
    return passive or any(c.dep_ == "acl" and c.tag_ == "VBN" for c in counted.rights)


def holder(anchor: Anchor) -> Token | None:
    """What has so many of something: "a hospital with 25 beds", "a note of 31 pages", "the arena (13,000 seats)"."""
    first = anchor.tokens[0]
    start = first.sent.start
    doc = anchor.fragment.doc
    opening = first.i - 1
    while opening > start and doc[opening].text not in "()" and doc[opening].pos_ not in VERBAL:
        opening -= 1
    if doc[opening].text == "(" and opening > start and first.i - opening <= _IN_BRACKETS:
        before = doc[opening - 1]
        return before if before.pos_ in NOMINAL and before.ent_type_ not in ("PERSON", *NO_ONE) else None
    counted = anchor.head
    if counted.pos_ not in NOMINAL or counted.dep_ != "pobj" or counted.head.i > first.i:
        return None
    lead, noun = counted.head, counted.head.head
    if lead.lower_ == "with" and lead.i > start + 1 and lead.nbor(-1).text == "," and doc[lead.i - 2].pos_ == "PROPN":
        noun = doc[lead.i - 2]
    if noun.pos_ not in NOMINAL or noun.i > lead.i or noun.like_num or noun.ent_type_ in ("PERSON", *NO_ONE):
        return None
    words = table("measures")
    if noun.lemma_.lower() in words["quantities"] or noun.lemma_.lower() in words["counters"]:
        return None
    if lead.lower_ == "with":
        return noun
    parts = lead.lower_ == "of" and counted.lemma_.lower() in words["parts"]
    return noun if parts or (lead.lower_ == "of" and dimension(anchor.numeral.unit) in _SIZES) else None


def source(anchor: Anchor) -> Token | None:
    """The state that arms come from, or the unit of men: "14 tanks from Poland", "38 soldiers of the Guard"."""
    counted = anchor.head
    if counted.pos_ not in NOMINAL or counted.i < anchor.tokens[-1].i:
        return None
    for lead in counted.children:
        name = next((c for c in lead.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
        if name is None or lead.i < counted.i:
            continue
        place = resolve(name.text)
        if lead.lower_ == "from" and place is not None and place.kind == "country" and counted.dep_ not in _MOVING:
            return name
        if lead.lower_ == "of" and name.ent_type_ == "ORG" and place is None:
            return name
    return None


_MOVING = ("nsubj", "nsubjpass")
"""What is said to do something comes from somewhere without being its own: "200 migrants from Syria arrived"."""


def past_dateline(anchor: Anchor, subject: Token | None, verb: Token) -> Token | None:
    """The noun between a dateline in capitals, which the parser takes for the subject, and its verb."""
    if subject is None or not subject.text.isupper() or subject.i >= verb.i or len(subject.text) < 4:
        return subject
    nouns = [
        t
        for t in anchor.fragment.doc[subject.i + 1 : verb.i]
        if t.pos_ in NOMINAL and not t.text.isupper() and t.dep_ not in ("compound", "pobj")
    ]
    return nouns[-1] if nouns else None


def forces(measure: str | None) -> str | None:
    """The state whose arms or troops a measure names: "chinese aircraft"."""
    words = (measure or "").split()
    if len(words) < 2 or words[-1] not in table("themes")["force"]:
        return None
    place = demonym(words[0])
    return place.name if place is not None else None


def people(anchor: Anchor) -> str | None:
    """The country whose adjective describes what is counted: "68 Chinese military aircraft"."""
    for token in list(anchor.after())[:4]:
        if token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            return None
        place = demonym(token.text) if token.text[0].isupper() and token.pos_ in ("ADJ", "PROPN") else None
        if place is not None and token.i + 1 < len(token.doc) and token.nbor().lower_ in table("measures")["states"]:
            return place.name
        if place is not None and token.head.i > token.i and token.head.pos_ in NOMINAL:
            acting = token.head.lemma_.lower() in table("measures")["acting"]
            return f"{token.text} {token.head.text}" if acting else place.name
    return None
