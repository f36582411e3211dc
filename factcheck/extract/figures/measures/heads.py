"""Heads: which nouns can say what is counted, and the phrase that one of them makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, noun_phrase, subject_of
from factcheck.extract.figures.measures.lending import lent
from factcheck.extract.tables import table
from factcheck.text.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Token


_BESIDE = 4
"""How many tokens from a sum a noun stands beside it."""


def is_aboard(anchor: Anchor) -> bool:
    """Whether the words behind a number say that those counted were on a vessel: "with 214 aboard"."""
    words = [token.lower_ for token, _ in zip(anchor.after(), range(2), strict=False)]
    return words[:1] == ["aboard"] or words == ["on", "board"]


def is_said_to_be(anchor: Anchor) -> bool:
    """Whether a state is said of the number alone: "at least 10,100 are missing"."""
    verb = anchor.token.head
    if verb.lemma_ != "be" or anchor.token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(child.dep_ == "acomp" and child.lower_ in table("measures")["states"] for child in verb.children)


def usable(anchor: Anchor, token: Token) -> bool:
    """Whether a noun can say what is counted: no number, name of a person, place or time, and not the number itself."""
    if is_group(token):
        return token not in anchor.tokens
    if _opens_as_verb(token):
        return True
    if is_headline_verb(token):
        return False
    if token.pos_ not in NOMINAL or token.like_num or token.text in ("%", "percent", "cent") or token in anchor.tokens:
        return False
    if token.ent_type_ in ("PERSON", "GPE", "NORP", "DATE", "TIME", "ORG", "LOC"):
        return token.pos_ == "NOUN" and token.ent_type_ not in ("DATE", "TIME")
    beside = anchor.numeral.unit is not None and abs(anchor.tokens[0].i - token.i) <= _BESIDE
    if beside and _is_counted(anchor, token):
        return False
    if token.lower_ in ("place", "lieu") and token.i > 0 and token.nbor(-1).lower_ == "in":
        return False  # "in place of 12.6 million"
    words = table("measures")
    lemma = token.lemma_.lower()
    if lemma in words["bodies"] or lemma in words["agents"] or lemma in words["givers"]:
        return False
    if token.tag_ == "NNP" and anchor.numeral.unit != "times":
        return False
    return lemma not in words["never"]


def _opens_as_verb(token: Token) -> bool:
    """Whether a noun that opens its sentence as the subject is taken for a verb: "Turnout rises to 61%"."""
    return token.i == token.sent.start and token.dep_ in ("nsubj", "nsubjpass") and token.tag_ == "VB"


def is_headline_verb(token: Token) -> bool:
    """Whether a verb of change in a headline is taken for a noun: "Death toll from dam burst climbs to 58"."""
    if token.tag_ != "NNS" or token.i + 1 >= len(token.doc) or token.nbor().lower_ not in ("to", "by", "past", "above"):
        return False
    described = any(c.dep_ in ("det", "amod", "poss", "nummod") for c in token.lefts)
    return not described and singular(token.lower_) in table("measures")["levels"]


def counted_as_many(token: Token) -> bool:
    """Whether people or institutions in the plural are what is counted, not who counts: "the number of schools"."""
    return token.tag_ == "NNS" and not token.ent_type_ and token.lemma_.lower() in table("measures")["bodies"]


def _is_counted(anchor: Anchor, noun: Token) -> bool:
    """Whether a noun has a number of its own, so that a sum beside it is none of it: "13,000 seats, €74 million"."""
    return any(c.dep_ == "nummod" and c.like_num and c not in anchor.tokens for c in noun.lefts)


def is_group(token: Token) -> bool:
    """Whether an adjective stands for those who are so: "the displaced", "of the dead"."""
    states = token.lower_ in table("measures")["states"] and token.pos_ in ("ADJ", "VERB", "NOUN")
    article = token.i > token.sent.start and token.nbor(-1).lower_ in ("the", "its", "their", "these", "those")
    ends = token.i + 1 >= len(token.doc) or token.nbor().pos_ not in NOMINAL
    return states and article and ends


_TOTALS = ("number", "total", "count", "tally")


def unwrapped(anchor: Anchor, head: Token, earlier: Sequence[Figure]) -> str | None:
    """The phrase of a head noun; "the number of cases" is cases, "a peak of 13 %" a peak of what was spoken of."""
    if head.lemma_.lower() in table("measures")["counters"]:
        if head.dep_ == "pobj" and head.head.head.i < head.head.i and usable(anchor, head.head.head):
            return unwrapped(anchor, head.head.head, earlier)
        of = [c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "in", "for")]
        many = anchor.numeral.unit is None and head.lemma_.lower() in _TOTALS
        objects = [
            t
            for c in of
            for t in c.children
            if t.dep_ == "pobj" and (usable(anchor, t) or (many and counted_as_many(t)))
        ]
        if objects:
            return anchor.text(noun_phrase(objects[0], with_of=False))
        if (state := next((t for c in of for t in c.children if is_state(t)), None)) is not None:
            return state.lower_  # "the number of injured"
        named = [c for c in head.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and usable(anchor, c)]
        if named and head.lemma_.lower() == "level" and anchor.numeral.unit is not None:
            return anchor.text(noun_phrase(head, with_of=False))  # a sea level is no sea
        if named:
            return anchor.text([*noun_phrase(head, with_of=False)[:-1]]) or named[-1].lower_
        verb = governor(head)
        subject = subject_of(verb) if verb is not None else None
        if (
            subject is not None
            and subject.i < head.i
            and usable(anchor, subject)
            and verb is not None
            and verb.lemma_.lower() not in table("measures")["reporting"]
        ):
            return anchor.text(noun_phrase(subject))
        if (known := lent(anchor, earlier)) is not None:
            return known
        if (
            anchor.numeral.unit is None
            and head.lemma_.lower() in table("measures")["bare"]
            and (earlier or head.dep_ != "nsubj")
        ):
            return None
    phrase = noun_phrase(head)
    while phrase and (phrase[0].pos_ in ("DET", "PRON", "PUNCT", "NUM") or phrase[0].tag_ == "POS"):
        phrase = phrase[1:]
    if any(t in anchor.tokens for t in phrase):
        phrase = [t for t in phrase if t.i <= head.i]
    return anchor.text(phrase) or None if phrase else None


def made_for(anchor: Anchor, verb: Token) -> str | None:
    """What has room for so many: "the jail, built for 250", "the place was built for 5,300"."""
    token = anchor.token
    if (
        verb.lemma_.lower() not in ("build", "design", "license", "mean")
        or token.dep_ != "pobj"
        or token.head.lower_ != "for"
    ):
        return None
    aside = verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","
    noun = verb.head if aside else None if verb.dep_ == "acl" else subject_of(verb)
    return noun.lower_ if noun is not None and noun.pos_ == "NOUN" and noun.i < verb.i else None


def is_state(token: Token) -> bool:
    """Whether a word says how those counted fare: "dead", "missing"."""
    return token.lower_ in table("measures")["states"]
