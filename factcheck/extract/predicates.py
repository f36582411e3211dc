"""Predicates: the verb that ties a figure to who has, does or suffers it, and that subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.anchors import NOMINAL, Anchor, governor, subject_of
from factcheck.extract.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token


def event_of(anchor: Anchor) -> str | None:
    """The lemma of the predicate, with its particle; None for verbs of reporting and where there is no verb."""
    verb = governor(anchor.token)
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    if lemma in table("measures")["reporting"]:
        return None
    if lemma == "be":
        state = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in table("measures")["states"]), None)
        return f"be {state.lower_}" if state is not None else "be"
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    return f"{lemma} {particle.lower_}" if particle is not None else lemma


def subject_of_figure(anchor: Anchor) -> str | None:
    """Who has, does or suffers it, as written: the subject or the agent of the clause, a possessor, else None."""
    token = anchor.token
    owned = anchor.head
    for child in owned.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            return _name(anchor, child)
    verb = governor(token)
    for _ in range(3):
        if verb is None:
            return None
        agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
        if agent is not None and agent.pos_ in NOMINAL:
            return _name(anchor, agent)
        subject = subject_of(verb)
        if verb.lemma_.lower() in table("measures")["reporting"]:
            return None
        if subject is None or token in list(subject.subtree) or subject.i == token.i:
            return None
        if subject.pos_ in NOMINAL:
            possessor = next((c for c in subject.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
            return _name(anchor, possessor if possessor is not None else subject)
        return None
    return None


def _name(anchor: Anchor, head: Token) -> str:
    tokens = [t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod") and t.pos_ != "DET"]
    first = min((t.i for t in tokens), default=head.i)
    words = "".join(t.text_with_ws for t in head.doc[first : head.i + 1]).strip()
    return words.removesuffix("'s").removesuffix("’s")
