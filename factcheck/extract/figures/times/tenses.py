"""Tenses: whether the clause of a figure tells of what was, what is, or what is to come."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import VERBAL, Anchor, governor, subject_of
from factcheck.extract.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 6
_TO_COME = frozenset(("will", "would", "could", "should", "shall", "may", "might", "'ll", "’ll", "can", "must"))


class Tense(Enum):
    """When a clause plays, seen from the day of the text."""

    PAST = auto()
    PRESENT = auto()
    """what is, or has been so far: "holds", "has killed" """
    FUTURE = auto()
    """what will, may or is expected to be"""
    NONE = auto()
    """no finite verb of its own, or a verb of saying in the present, which news uses for what was said"""


def tense_of(anchor: Anchor) -> Tense:
    """The tense of the clause that a figure stands in."""
    verb = governor(anchor.token)
    if verb is None:
        return Tense.NONE
    tense = tense_of_verb(verb)
    return Tense.NONE if tense is Tense.PRESENT and _speaks_back(verb) else tense


def _speaks_back(verb: Token) -> bool:
    """Whether the clause goes on about a number given before: "the true value lies between", "that is 300 fewer"."""
    subject = subject_of(verb)
    if subject is None:
        return False
    words = table("measures")
    return subject.lemma_.lower() in words["bare"] or (
        subject.lower_ in words["pronouns"] and verb.lemma_ in words["gauging"]
    )


def tense_of_verb(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries, or of the verb that it is coordinated with or complements."""
    for _ in range(_CLIMB):
        helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.i < verb.i]
        if (
            any(t.tag_ == "MD" and t.lower_ in _TO_COME for t in helpers)
            or verb.lemma_ in table("measures")["foreseeing"]
        ):
            return Tense.FUTURE
        finite = next((t for t in (*helpers, verb) if t.tag_ in ("VBZ", "VBP", "VBD")), None)
        if finite is not None:
            if finite.tag_ == "VBD":
                return Tense.PAST
            return Tense.NONE if verb.lemma_ in table("measures")["reporting"] and not helpers else Tense.PRESENT
        if (
            verb.dep_ not in ("conj", "xcomp", "auxpass", "aux")
            or verb.head.pos_ not in VERBAL
            or verb.head.i == verb.i
        ):
            return Tense.NONE
        verb = verb.head
    return Tense.NONE
