"""Predicates: the verb that ties a figure to who has, does or suffers it, and that subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, subject_of
from factcheck.extract.tables import table
from factcheck.text.places import country_of, demonym, resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = ("it", "its", "they", "their", "he", "his", "she", "her", "we", "our", "who", "which", "that")
_ACTORS = ("ORG", "GPE", "NORP", "PRODUCT")
_NO_ONE = ("DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY")


def event_of(anchor: Anchor) -> str | None:
    """The lemma of the predicate, with its particle; None for verbs of reporting and where there is no verb."""
    verb = governor(anchor.token)
    if verb is None or not verb.is_alpha:
        return None
    lemma = verb.lemma_.lower()
    if lemma in table("measures")["reporting"]:
        return None
    if lemma == "be":
        state = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in table("measures")["states"]), None)
        return f"be {state.lower_}" if state is not None else "be"
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    return f"{lemma} {particle.lower_}" if particle is not None else lemma


_LISTED = re.compile(r"\s*[•*–—-]\s*(?P<name>[A-ZÀ-Þ][\w&.’' -]{1,30}?)\s*(?:\([^)]*\))?:")
"""An item of a list that opens with whom it is about: "• Alphabet: ..." """


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a figure belongs to. `named` where it is a name, which later figures may go on speaking of."""

    name: str | None
    named: bool


def subject_of_figure(
    anchor: Anchor, text: str, measure: str | None, before: str | None, spoken_of: str | None
) -> Bearer:
    """Who has, does or suffers it, as written: a possessor, the people of an adjective, the agent, or the subject.

    A subject that is the measure itself ("unemployment rose") is none. `before` is the name that earlier figures
    in its paragraph belonged to; `spoken_of`, the last such name of the text, stands in for a pronoun.
    """
    token = anchor.token
    listed = _LISTED.match(text, anchor.paragraph.span.start, anchor.numeral.span.start)
    if listed is not None:
        return Bearer(listed["name"].strip(), named=True)
    if (gapped := _gapped(anchor)) is not None:
        return Bearer(_name(gapped), named=True)
    adjective = _people(anchor)
    owner = next((c for c in anchor.head.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ not in _NO_ONE:
        return Bearer(_name(owner), named=True)
    if adjective is not None:
        return Bearer(adjective, named=True)
    if owner is not None and owner.lower_ in _PRONOUNS and spoken_of is not None:
        return Bearer(spoken_of, named=False)
    verb = governor(token)
    if verb is None or verb.lemma_.lower() in (*table("measures")["reporting"], *table("measures")["recording"]):
        return Bearer(before, named=False)
    agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    if agent is not None and agent.pos_ in NOMINAL and not agent.like_num:
        return Bearer(_name(agent), named=agent.ent_type_ in _ACTORS)
    subject = _past_dateline(anchor, subject_of(verb), verb)
    if subject is None or subject.i == token.i or token in list(subject.subtree):
        return Bearer(before, named=False)
    if subject.pos_ == "PRON":
        return Bearer(spoken_of, named=False)
    if (
        subject.pos_ not in NOMINAL
        or subject.like_num
        or subject in anchor.tokens
        or subject.ent_type_ in _NO_ONE
        or subject.tag_ == "VBG"
    ):
        return Bearer(before, named=False)
    possessor = next((c for c in subject.children if c.dep_ == "poss"), None)
    if possessor is not None and possessor.pos_ == "PROPN" and possessor.ent_type_ not in _NO_ONE:
        return Bearer(_name(possessor), named=True)
    if possessor is not None and possessor.lower_ in _PRONOUNS:
        return Bearer(spoken_of, named=False)
    if _is_measure(subject, measure):
        return Bearer(None, named=False)
    return Bearer(_name(subject), named=subject.ent_type_ in _ACTORS)


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


def _people(anchor: Anchor) -> str | None:
    """The country whose adjective describes what is counted: "68 Chinese military aircraft"."""
    for token in list(anchor.after())[:4]:
        if token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            return None
        place = demonym(token.text) if token.text[0].isupper() and token.pos_ in ("ADJ", "PROPN") else None
        if place is not None and token.head.i > token.i:
            return place.name
    return None


def _is_measure(subject: Token, measure: str | None) -> bool:
    """Whether the subject only names the quantity."""
    if measure is not None and subject.lower_ in measure.split():
        return True
    return subject.lemma_.lower() in table("measures")["quantities"]


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
    return name
