"""Bearers: who has, does or suffers what a figure counts, as far as its own sentence and the ones before it say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor, subject_of
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import country_of, demonym, resolve
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKER = "I"
"""Stands for whoever speaks until the statements say who that is: "I have taught for 22 years"."""
_SINGULAR_SPEAKER = ("i", "me", "my")
_PERSONAL = ("he", "his", "she", "her")
_THINGS = ("it", "its", "they", "their", "them")
_RELATIVE = ("who", "which", "that", "whose")
_ACTORS = ("ORG", "GPE", "NORP", "PRODUCT")
_NO_ONE = ("DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY")
_LISTED = re.compile(rf"\s*[•*–—-]\s*(?P<name>[{CAPITALS}][\w&.’' -]{{1,30}}?)\s*(?:\([^)]*\))?:")
"""An item of a list that opens with whom it is about: "• Alphabet: ..." """
_BACK = 3
"""How many sentences back a pronoun may point."""
_IN_BRACKETS = 10
"""How many tokens behind an opening bracket a number may say what stands before it has."""
_SIZES = ("area", "length", "mass", "volume", "power")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a figure belongs to. `named` where it is a name, which later figures may go on speaking of."""

    name: str | None
    named: bool = False
    acts: bool = False
    """Whether it does something to what is measured: "the bank lowered its key rate"."""
    gapped: bool = False
    """Whether the verb is that of the clause before: "Russia fires 10,000 rounds, Ukraine 2,000"."""


NOBODY = Bearer(None)


@dataclass(frozen=True, slots=True)
class Focus:
    """Who the text before a figure speaks of."""

    name: str | None = None
    """The last name that bore a figure."""
    country: str | None = None
    """The country that the text is about."""


def bearer_of(anchor: Anchor, text: str, measure: str | None, focus: Focus) -> Bearer:
    """Who has, does or suffers it: a possessor, the people of an adjective, the agent, the subject, or what has it.

    A subject that is only the quantity ("unemployment rose") is none.
    """
    listed = _LISTED.match(text, anchor.paragraph.span.start, anchor.numeral.span.start)
    if listed is not None:
        return Bearer(listed["name"].strip(), named=True)
    if (gapped := _gapped(anchor)) is not None:
        return Bearer(_name(gapped), named=True, gapped=True)
    if (forces := _forces(measure)) is not None:
        return Bearer(forces, named=True)
    owner = _owner(anchor)
    if owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ not in _NO_ONE:
        return Bearer(_name(owner), named=True)
    if (people := _people(anchor)) is not None:
        return Bearer(people, named=True)
    if (source := _source(anchor)) is not None:
        return Bearer(_name(source), named=True)
    if (holder := _holder(anchor)) is not None:
        return Bearer(_name(holder), named=holder.ent_type_ in _ACTORS)
    verb = governor(anchor.token)
    found = NOBODY if verb is None else _of_verb(anchor, verb, measure, focus)
    if (
        not found.acts
        and owner is not None
        and owner.pos_ == "PRON"
        and (meant := _meant(owner, focus)).name is not None
    ):
        return meant
    return found


def _owner(anchor: Anchor) -> Token | None:
    """Whose the noun is that the number counts, or is a share of: "13% of its workforce"."""
    following = next(anchor.after(), None)
    partitive = following is not None and following.lower_ == "of"
    whole = next((c for c in following.children if c.dep_ == "pobj"), None) if following and partitive else None
    for noun in (anchor.head, whole):
        owners = [c for c in noun.children if c.dep_ == "poss"] if noun is not None else []
        if owners:
            return owners[0]
    return None


def _of_verb(anchor: Anchor, verb: Token, measure: str | None, focus: Focus) -> Bearer:
    """The agent of a passive, else the subject."""
    words = table("measures")
    lemma = verb.lemma_.lower()
    if lemma in (*words["reporting"], *words["recording"]) and lemma not in words["owning_up"]:
        return NOBODY
    agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    if agent is not None and agent.pos_ in NOMINAL and not agent.like_num:
        return Bearer(_name(agent), named=agent.ent_type_ in _ACTORS, acts=True)
    subject = _past_dateline(anchor, subject_of(verb), verb)
    if subject is None:
        return NOBODY
    if subject.i == anchor.token.i or anchor.token in list(subject.subtree):
        return _themselves(anchor, subject)
    if subject.pos_ == "PRON":
        return _meant(subject, focus)
    if (
        subject.pos_ not in NOMINAL
        or subject.like_num
        or subject in anchor.tokens
        or subject.ent_type_ in _NO_ONE
        or subject.tag_ == "VBG"
    ):
        return NOBODY
    possessor = next((c for c in subject.children if c.dep_ == "poss"), None)
    if possessor is not None and possessor.pos_ == "PROPN" and possessor.ent_type_ not in _NO_ONE:
        return Bearer(_name(possessor), named=True)
    if possessor is not None and possessor.pos_ == "PRON":
        return _meant(possessor, focus)
    if subject.lemma_.lower() in words["quantities"]:
        return NOBODY
    if (
        measure is not None
        and subject.lower_ in measure.split()
        and lemma in words["levels"]
        and lemma not in words["having"]
    ):
        return NOBODY
    if _is_definite(subject):
        if subject.lemma_.lower() in _LANDS and focus.country is not None:
            return Bearer(focus.country)
        if subject.lemma_.lower() in _FIRMS and focus.name is not None:
            return Bearer(focus.name)
    acts = any(c.dep_ in ("dobj", "obj") for c in verb.children) and lemma not in words["levels"]
    return Bearer(_name(subject), named=subject.ent_type_ in _ACTORS, acts=acts)


def _themselves(anchor: Anchor, subject: Token) -> Bearer:
    """Those counted, where they act as a body: "485 schools stayed shut", "nine in ten teachers struck"."""
    counted = [t for t in subject.subtree if t.pos_ == "NOUN" and t.i > anchor.tokens[-1].i][:1]
    noun = counted[0] if counted else subject
    if noun.lemma_.lower() in table("measures")["acting"] and subject.dep_ == "nsubj":
        return Bearer(noun.lower_)
    return NOBODY


_LANDS = ("island", "country", "nation", "republic", "kingdom", "archipelago")
_FIRMS = frozenset((
    "company", "firm", "group", "agency", "organisation", "organization", "carrier", "maker", "retailer", "lender",
    "manufacturer",
))  # fmt: skip


def _is_definite(noun: Token) -> bool:
    """Whether it goes back to something named before: "the company", but not "the Chicago company"."""
    kinds = [c.dep_ for c in noun.lefts]
    return kinds == ["det"] and next(noun.lefts).lower_ in ("the", "this", "that") and noun.pos_ == "NOUN"


def _meant(pronoun: Token, focus: Focus) -> Bearer:
    """Whom a pronoun means: the speaker, what a relative clause hangs on, or the subject of the sentence before."""
    word = pronoun.lower_
    if word in _SINGULAR_SPEAKER:
        return Bearer(SPEAKER)
    if word in _RELATIVE:
        clause = governor(pronoun)
        noun = clause.head if clause is not None and clause.dep_ == "relcl" else None
        return _by_name(noun) if noun is not None and noun.i < pronoun.i else NOBODY
    if word in _PERSONAL:
        return _by_name(_person_before(pronoun))
    if word in _THINGS:
        found = _by_name(_thing_before(pronoun))
        return found if found.name is not None else Bearer(focus.name)
    return NOBODY


def _by_name(noun: Token | None) -> Bearer:
    """The bearer that a noun names; a person by the name that its noun is apposed to."""
    if noun is None or noun.pos_ not in NOMINAL or noun.like_num or noun.ent_type_ in _NO_ONE:
        return NOBODY
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        noun = noun.head
    if noun.lemma_.lower() in table("measures")["quantities"]:
        return NOBODY
    return Bearer(_name(noun), named=noun.ent_type_ in _ACTORS)


def _person_before(pronoun: Token) -> Token | None:
    """The last person named before a pronoun, not far back."""
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.ent_type_ == "PERSON" and (token.i + 1 == pronoun.i or token.nbor().ent_type_ != "PERSON"):
            return token
    return None


def _thing_before(pronoun: Token) -> Token | None:
    """The subject of the clause or sentence before a pronoun for a thing, that is itself no pronoun and no person."""
    sentence, back = pronoun.sent, 0
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.sent.start != sentence.start:
            sentence, back = token.sent, back + 1
            if back > _BACK:
                return None
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.pos_ in NOMINAL
            and token.ent_type_ not in ("PERSON", *_NO_ONE)
        ):
            verb = token.head
            if verb.lemma_.lower() not in table("measures")["reporting"] or token.ent_type_ in _ACTORS:
                return token
    return None


def _holder(anchor: Anchor) -> Token | None:
    """What has so many of something: "a hospital with 25 beds", "a note of 31 pages", "the arena (13,000 seats)"."""
    first = anchor.tokens[0]
    start = first.sent.start
    doc = anchor.fragment.doc
    opening = first.i - 1
    while opening > start and doc[opening].text not in "()" and doc[opening].pos_ not in VERBAL:
        opening -= 1
    if doc[opening].text == "(" and opening > start and first.i - opening <= _IN_BRACKETS:
        before = doc[opening - 1]
        return before if before.pos_ in NOMINAL and before.ent_type_ not in ("PERSON", *_NO_ONE) else None
    counted = anchor.head
    if counted.pos_ not in NOMINAL or counted.dep_ != "pobj" or counted.head.i > first.i:
        return None
    lead, noun = counted.head, counted.head.head
    if noun.pos_ not in NOMINAL or noun.i > lead.i or noun.like_num or noun.ent_type_ in ("PERSON", *_NO_ONE):
        return None
    words = table("measures")
    if noun.lemma_.lower() in {*words["quantities"], *words["counters"]}:
        return None
    if lead.lower_ == "with":
        return noun
    parts = lead.lower_ == "of" and counted.lemma_.lower() in words["parts"]
    return noun if parts or (lead.lower_ == "of" and dimension(anchor.numeral.unit) in _SIZES) else None


def _source(anchor: Anchor) -> Token | None:
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


def _past_dateline(anchor: Anchor, subject: Token | None, verb: Token) -> Token | None:
    """The noun between a dateline in capitals, which the parser takes for the subject, and its verb."""
    if subject is None or not subject.text.isupper() or subject.i >= verb.i or len(subject.text) < 4:
        return subject
    nouns = [
        t
        for t in anchor.fragment.doc[subject.i + 1 : verb.i]
        if t.pos_ in NOMINAL and not t.text.isupper() and t.dep_ not in ("compound", "pobj")
    ]
    return nouns[-1] if nouns else None


def _gapped(anchor: Anchor) -> Token | None:
    """The name right before a number whose verb is left out: "Peru grew 4%, Chile more than 3%, Bolivia 2%"."""
    doc, first = anchor.fragment.doc, anchor.tokens[0]
    at = first.i - 1
    while at > first.sent.start and (doc[at].tag_ in ("JJR", "IN", "RB", "RBR", "DT", "$") and doc[at].text != ","):
        at -= 1
    name = doc[at]
    if name.pos_ != "PROPN" or name.ent_type_ in (*_NO_ONE, "PERSON"):
        return None
    start = at
    while start > first.sent.start and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].tag_ == "DT"):
        start -= 1
    before = doc[start - 1] if start > first.sent.start else None
    if before is None or before.lower_ not in (",", ";", "and", "while", "but"):
        return None
    numbers = any(t.like_num for t in doc[first.sent.start : start])
    return name if numbers else None


def _forces(measure: str | None) -> str | None:
    """The state whose arms or troops a measure names: "chinese aircraft"."""
    words = (measure or "").split()
    if len(words) < 2 or words[-1] not in table("themes")["force"]:
        return None
    place = demonym(words[0])
    return place.name if place is not None else None


def _people(anchor: Anchor) -> str | None:
    """The country whose adjective describes what is counted: "68 Chinese military aircraft"."""
    for token in list(anchor.after())[:4]:
        if token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            return None
        place = demonym(token.text) if token.text[0].isupper() and token.pos_ in ("ADJ", "PROPN") else None
        if place is not None and token.head.i > token.i and token.head.pos_ in NOMINAL:
            acting = token.head.lemma_.lower() in table("measures")["acting"]
            return f"{token.text} {token.head.text}" if acting else place.name
    return None


def _name(head: Token) -> str:
    tokens = [t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod") and t.pos_ != "DET"]
    first = min((t.i for t in tokens), default=head.i)
    words = "".join(t.text_with_ws for t in head.doc[first : head.i + 1]).strip()
    return state(words.removesuffix("'s").removesuffix("’s"))


def state(name: str) -> str:
    """A state by its usual name, also where its capital stands for it: "Moscow could turn out 4 million shells"."""
    place = resolve(name)
    if place is not None and place.kind in ("country", "capital") and (country := country_of(place)) is not None:
        return country.name
    return place.name if place is not None and place.key == "EU" else name
