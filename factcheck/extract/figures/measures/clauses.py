"""Clauses: what a number is the value of by its clause: the noun it is put at, its verb's people, object or subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, noun_phrase, subject_of
from factcheck.extract.figures.measures.heads import counted_as_many, is_headline_verb, made_for, unwrapped, usable
from factcheck.extract.figures.measures.lending import lent_near, lent_people
from factcheck.extract.figures.predicates import PUTTING, stands_at
from factcheck.extract.tables import table
from factcheck.text.scales import Form
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token


def from_clause(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """No noun beside the number: the noun it is the value of, the people of its verb, the object or the subject."""
    words = table("measures")
    token = anchor.token
    first = anchor.tokens[0].i
    if (
        climbing := next((t for t in (anchor.head, token.head.head) if t.i < first and is_headline_verb(t)), None)
    ) is not None:
        before = anchor.fragment.doc[climbing.sent.start : climbing.i]
        subject = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass") and usable(anchor, t)), None)
        if subject is not None:
            return unwrapped(anchor, subject, earlier)
    for noun in (anchor.head, token.head.head if token.dep_ == "pobj" else anchor.head):
        if noun.i < first and usable(anchor, noun):
            return unwrapped(anchor, noun, earlier)
    verb = governor(token)
    if verb is None:
        return before_colon(anchor)
    subject = subject_of(verb)
    lemma = verb.lemma_.lower()
    if (room := made_for(anchor, verb)) is not None:
        return room
    of_people = lemma in words["of_people"]
    if subject is not None and (subject.i == token.i or token in list(subject.subtree)):
        kind = next((c for c in verb.children if c.dep_ == "attr" and c.tag_ == "NNS" and c.i > verb.i), None)
        if (
            lemma == "be"
            and kind is not None
            and kind.lower_ in words["living"]
            and anchor.numeral.form is not Form.SHARE
        ):
            return kind.lower_  # "eight were women"
        state = any(child.lower_ in words["states"] for child in verb.children)
        if of_people:
            return lent_people(anchor, earlier)
        return lent_near(anchor, earlier) or ("people" if state or not earlier else None)
    if of_people:
        return lent_people(anchor, earlier)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < first and usable(anchor, c)]
    if objects:
        return unwrapped(anchor, objects[-1], earlier)
    return _of_subject(anchor, verb, earlier)


def _of_subject(anchor: Anchor, verb: Token, earlier: Sequence[Figure]) -> str | None:
    """The subject of a verb of being, reaching or changing: "the toll climbed to 41,020". Others only act."""
    words = table("measures")
    lemma = verb.lemma_.lower()
    if lemma in words["reporting"]:
        return None
    subject = subject_of(verb)
    altered = subject is not None and subject.dep_ == "nsubjpass" and lemma in _ALTERING
    level = lemma in words["levels"] or altered
    if _role(anchor) in ("dobj", "obj", "pobj") and not level and anchor.numeral.unit != "percent":
        return None
    first = anchor.tokens[0].i
    if subject is not None and subject.text.isupper() and subject.i < first:
        nouns = [
            t
            for t in anchor.fragment.doc[subject.i + 1 : verb.i]
            if usable(anchor, t) and t.dep_ not in ("pobj", "compound")
        ]
        subject = nouns[-1] if nouns else subject
    if subject is not None and subject.tag_ == "VBG" and subject.i < first:
        return subject.lower_
    if subject is None or subject.i >= first:
        return None
    many = anchor.numeral.unit is None and lemma in words["levels"] and lemma not in words["having"]
    if not usable(anchor, subject) and not (many and counted_as_many(subject) and not _has_object(verb)):
        return None
    return unwrapped(anchor, subject, earlier)


_ALTERING = ("boost", "cut", "double", "lift", "lower", "raise", "reduce", "revise", "scale", "set", "trim")
"""What is raised or cut to a number, in the passive, is measured by it."""


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "obj") and not child.like_num for child in verb.children)


def _role(anchor: Anchor) -> str:
    """What the number, with the noun of its currency, is in its clause."""
    token = anchor.token
    coin = dimension(anchor.numeral.unit) == "currency" and token.head.i > token.i and token.dep_ != "dobj"
    return str(token.head.dep_ if coin else token.dep_)


def put_at(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What a clause says the number of: "a crowd that police put at 12,000", "a debt put at $709 million"."""
    verb = governor(anchor.token)
    if verb is None or verb.lemma_.lower() not in PUTTING:
        return None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None and passive.i < anchor.tokens[0].i and usable(anchor, passive):
        return unwrapped(anchor, passive, earlier) if stands_at(anchor) else None
    if verb.dep_ not in ("relcl", "acl") or (verb.dep_ == "acl" and not stands_at(anchor)):
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.lower_ not in ("that", "which")]
    noun = verb.head
    if any(c.i < anchor.tokens[0].i for c in objects) or noun.i > verb.i or not usable(anchor, noun):
        return None
    return unwrapped(anchor, noun, earlier)


def before_colon(anchor: Anchor) -> str | None:
    """In a line without a verb: the noun group before the number."""
    sentence = anchor.tokens[0].sent
    for token in reversed(list(anchor.fragment.doc[max(sentence.start, anchor.tokens[0].i - 8) : anchor.tokens[0].i])):
        if usable(anchor, token) and not (token.text.isupper() and len(token) > _SPOKEN):
            return unwrapped(anchor, token, ())
        if token.is_punct and token.text not in (":", "-", ","):
            break
    return None


_SPOKEN = 3
"""From so many letters on a word in capitals before a colon is who speaks: "HOST: Guns? PRYCE: 735"."""


def from_verb(anchor: Anchor, verb: Token, earlier: Sequence[Figure]) -> str | None:
    """The object or subject of a verb that gives a share or a sum: "sales fell 3 %", "raised prices to 4 euros"."""
    first = anchor.tokens[0].i
    if verb.lemma_.lower() == "cost" and any(
        c.i < first and c.dep_ in ("dobj", "dative") and c.pos_ != "PRON" for c in verb.children
    ):
        return None  # what something cost somebody is no price of a thing
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < first and usable(anchor, c)]
    if objects:
        return unwrapped(anchor, objects[-1], earlier)
    return _of_subject(anchor, verb, earlier)


def of_bearer(anchor: Anchor, verb: Token) -> str | None:
    """A name as the last resort: "the FTSE 100 rose 0.6%"."""
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in NOMINAL or subject.ent_type_ in ("PERSON", "GPE", "NORP", "DATE"):
        return None
    if subject.i >= anchor.tokens[0].i or verb.lemma_.lower() in table("measures")["reporting"]:
        return None
    return anchor.text(noun_phrase(subject)) or None
