"""Predicates: the verb that ties a figure to who has, does or suffers it."""

from __future__ import annotations

from factcheck.extract.figures.anchors import Anchor, governor
from factcheck.extract.tables import table


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
