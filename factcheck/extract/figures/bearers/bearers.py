"""Bearers: who has, does or suffers what a figure counts, as far as its own sentence and the ones before it say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, subject_of
from factcheck.extract.figures.bearers.antecedents import (
    ACTORS,
    NO_ONE,
    NOBODY,
    RESUMED,
    SPEAKER,
    Bearer,
    Focus,
    meant_by,
    name_of,
    state,
)
from factcheck.extract.figures.bearers.contenders import contender
from factcheck.extract.figures.bearers.firms import on_business
from factcheck.extract.figures.bearers.holders import doer, forces, holder, is_time, past_dateline, people, source
from factcheck.extract.figures.possession import held_against
from factcheck.extract.figures.predicates import gives_to_somebody, puts_at
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import locate

if TYPE_CHECKING:
    from spacy.tokens import Token

_LISTED = re.compile(rf"\s*[•*–—-]\s*(?P<name>[{CAPITALS}][\w&.’' -]{{1,30}}?)\s*(?:\([^)]*\))?:")
"""An item of a list that opens with whom it is about: "• Alphabet: ..." """


def bearer_of(anchor: Anchor, text: str, measure: str | None, focus: Focus) -> Bearer:
    """Who has, does or suffers it: a possessor, the people of an adjective, the agent, the subject, or what has it.

    A subject that is only the quantity ("unemployment rose") is none.
    """
    listed = _LISTED.match(text, anchor.paragraph.span.start, anchor.numeral.span.start)
    if listed is not None and (on_business(text) or _is_somebody(listed["name"], anchor)):
        return Bearer(listed["name"].strip(), named=True)
    if (gapped := _gapped(anchor)) is not None:
        return Bearer(name_of(gapped), named=True, gapped=True)
    if (rival := held_against(anchor.tokens[0])) is not None:
        return Bearer(name_of(rival), named=True)
    if (share := contender(anchor)) is not None:
        return Bearer(name_of(share), named=True)
    if (side := forces(measure)) is not None:
        return Bearer(side, named=True)
    owner = _owner(anchor)
    if owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ not in NO_ONE:
        return Bearer(name_of(owner), named=True)
    if (nation := people(anchor)) is not None:
        return Bearer(nation, named=True)
    if (origin := source(anchor)) is not None:
        return Bearer(name_of(origin), named=True)
    if (agent := doer(anchor)) is not None:
        return Bearer(name_of(agent), named=agent.ent_type_ in ACTORS)
    if (having := holder(anchor)) is not None:
        return Bearer(name_of(having), named=having.ent_type_ in ACTORS)
    verb = governor(anchor.token)
    found = NOBODY if verb is None else _of_verb(anchor, verb, measure, focus)
    if found.name is None and (asked := _asked(anchor, text)) is not None:
        return Bearer(state(asked))
    if (
        not found.acts
        and owner is not None
        and owner.pos_ == "PRON"
        and (meant := meant_by(owner, focus)).name is not None
    ):
        corporate = owner.head.lemma_.lower() in table("measures")["corporate"]
        return Bearer(focus.firm) if corporate and not meant.named and focus.firm is not None else meant
    return found


def _is_somebody(label: str, anchor: Anchor) -> bool:
    """Whether the label of an item is a name, no place and no noun: "Alphabet", not "Kabwe" or "Missing"."""
    words = label.split()
    if not all(word[:1].isupper() or word in _JOINING for word in words) or locate(label) is not None:
        return False
    doc = anchor.fragment.doc
    return any(t.text == words[-1] and (t.ent_type_ in ACTORS or t.pos_ == "PROPN") for t in doc[: anchor.token.i])


_JOINING = frozenset(("of", "and", "&", "de", "the", "for", "du", "di"))


_QUESTION = re.compile(
    rf"\b[Hh]ow\s+(?:many|much)\b[^.?!]{{0,60}}?\b(?:has|have|had|did|does|do|will|would|can|could)\s+"
    rf"(?:the\s+)?(?P<who>[{CAPITALS}]\w+(?:\s+[{CAPITALS}]\w+)?|[a-z]+(?=\s+\w+\?))\s+[^.?!]{{1,50}}\?"
)


_ASKED = 200
"""How many characters back a question may say whose the number is."""


def _asked(anchor: Anchor, text: str) -> str | None:
    """Whom a question shortly before asks about: "How many tanks has Poland given?"."""
    start = anchor.numeral.span.start
    questions = list(_QUESTION.finditer(text, max(anchor.paragraph.span.start, start - _ASKED), start))
    if not questions or questions[-1]["who"].lower() in _PRONOUNS:
        return None
    return questions[-1]["who"]


_PRONOUNS = frozenset(
    ("i", "you", "he", "she", "it", "we", "they", "people", "one", "that", "this", "anybody", "anyone")
)


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
    if (
        lemma in _WITNESSING
        and anchor.head == verb
        and any(c.lower_ == "i" and c.dep_ == "nsubj" for c in verb.children)
    ):
        return Bearer(SPEAKER)
    telling = lemma in words["reporting"] or lemma in words["recording"]
    if telling and lemma not in words["owning_up"] and not gives_to_somebody(anchor, verb):
        return NOBODY
    if puts_at(anchor, verb):
        return NOBODY
    agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    if agent is not None and agent == anchor.head and agent.lemma_.lower() not in words["acting"]:
        return NOBODY  # "backed by 20 helicopters"
    if agent is not None and agent.pos_ in NOMINAL and not agent.like_num and not is_time(agent):
        return Bearer(name_of(agent), named=agent.ent_type_ in ACTORS, acts=True)
    subject = past_dateline(anchor, subject_of(verb), verb)
    if subject is None:
        return NOBODY
    if subject.i == anchor.token.i or anchor.token in list(subject.subtree):
        return _themselves(anchor, subject)
    if subject.pos_ == "PRON":
        return RESUMED if _is_quantity(anchor, subject, verb) else meant_by(subject, focus)
    if _has_own_count(anchor, verb):
        return Bearer(focus.country) if anchor.numeral.unit not in _RATIOS else NOBODY
    if (
        subject.pos_ not in NOMINAL
        or subject.like_num
        or subject in anchor.tokens
        or subject.ent_type_ in NO_ONE
        or subject.tag_ == "VBG"
    ):
        return NOBODY
    possessor = next((c for c in subject.children if c.dep_ == "poss"), None)
    if possessor is not None and possessor.pos_ == "PROPN" and possessor.ent_type_ not in NO_ONE:
        return Bearer(name_of(possessor), named=True)
    if possessor is not None and possessor.pos_ == "PRON":
        return meant_by(possessor, focus)
    if possessor is not None and possessor.lower_ in _WIDER and subject.lemma_.lower() in _RANKED and focus.country:
        return Bearer(focus.country)
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
        if subject.lemma_.lower() in words["firms"] and (firm := focus.firm or focus.name) is not None:
            return Bearer(firm)
    if lemma == "be" and subject.pos_ == "NOUN":
        return NOBODY  # of 118 marked figures so read 66 had no bearer and 30 this one
    acts = any(c.dep_ in ("dobj", "obj") for c in verb.children) and lemma not in words["levels"]
    return Bearer(name_of(subject), named=subject.ent_type_ in ACTORS, acts=acts)


_WITNESSING = ("see", "find", "count", "ask", "examine")


def _is_quantity(anchor: Anchor, pronoun: Token, verb: Token) -> bool:
    """Whether a pronoun stands for what the number is the value of: "in May it had been 900", "they came in at 149"."""
    words = table("measures")
    lemma = verb.lemma_.lower()
    return (
        pronoun.lower_ in ("it", "this", "that", "they", "these", "those")
        and lemma in words["gauging"]
        and (anchor.head.pos_ not in NOMINAL or anchor.numeral.unit is not None)
        and not any(c.dep_ == "acomp" and c.tag_ != "JJR" and c not in anchor.tokens for c in verb.children)
    )


def _has_own_count(anchor: Anchor, verb: Token) -> bool:
    """Whether the verb only gives the count of its subject: "the bank raised its forecast to 4.9 per cent"."""
    counts = [c for c in verb.children if c.dep_ == "dobj" and c.i < anchor.token.i]
    return any(c.lemma_.lower() in _COUNTS and any(o.dep_ == "poss" for o in c.lefts) for c in counts) or (
        anchor.head.lemma_.lower() in _COUNTS
    )


_RATIOS = ("percent", "percentage_point", "basis_point")


_COUNTS = ("estimate", "forecast", "count", "tally", "projection", "figure", "reckoning", "outlook", "prediction")


def _themselves(anchor: Anchor, subject: Token) -> Bearer:
    """Those counted, where they act as a body: "485 schools stayed shut", "nine in ten teachers struck"."""
    behind = (t for t in subject.subtree if t.i > anchor.tokens[-1].i)
    counted = [t for t in behind if t.pos_ == "NOUN" and t.dep_ != "compound"][:1]
    noun = counted[0] if counted else subject
    if noun.lemma_.lower() in table("measures")["acting"] and subject.dep_ == "nsubj":
        return Bearer(noun.lower_)
    return NOBODY


_WIDER = ("world", "continent", "region", "bloc")


_RANKED = ("grower", "producer", "exporter", "importer", "economy", "maker", "consumer", "buyer", "supplier", "emitter")
"""What a country is among others: "the world's second-largest grower of cocoa"."""


_LANDS = ("island", "country", "nation", "republic", "kingdom", "archipelago")


def _is_definite(noun: Token) -> bool:
    """Whether it goes back to something named before: "the company", but not "the Chicago company"."""
    kinds = [c.dep_ for c in noun.lefts]
    return kinds == ["det"] and next(noun.lefts).lower_ in ("the", "this", "that") and noun.pos_ == "NOUN"


def _gapped(anchor: Anchor) -> Token | None:
    """The name right before a number whose verb is left out: "Peru grew 4%, Chile more than 3%, Bolivia 2%"."""
    doc, first = anchor.fragment.doc, anchor.tokens[0]
    at = first.i - 1
    while at > first.sent.start and (doc[at].tag_ in ("JJR", "IN", "RB", "RBR", "DT", "$") and doc[at].text != ","):
        at -= 1
    name = doc[at]
    if name.pos_ != "PROPN" or name.ent_type_ in (*NO_ONE, "PERSON"):
        return None
    start = at
    while start > first.sent.start and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].tag_ == "DT"):
        start -= 1
    before = doc[start - 1] if start > first.sent.start else None
    if before is None or before.lower_ not in (",", ";", "and", "while", "but"):
        return None
    numbers = any(t.like_num for t in doc[first.sent.start : start])
    return name if numbers else None
