"""Forecasts: whether a figure is planned, expected or feared, read from the verbs and nouns above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor
from factcheck.extract.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 14
_MODALS = frozenset(("will", "would", "could", "may", "might", "should", "shall", "'ll", "’ll"))
_TURNING = frozenset(("set", "due", "likely", "bound", "poised", "slated", "scheduled", "ready"))
""" "is set to reach", "is likely to cost" """
_AIMS = frozenset(
    (
        *("forecast", "target", "goal", "plan", "projection", "pledge", "promise", "fear", "prospect", "outlook"),
        *("prediction", "aim", "commitment", "proposal", "ambition", "warning", "expectation"),
    )
)
_UNDERTAKING = frozenset(
    ("agree", "decide", "vow", "pledge", "promise", "undertake", "commit", "offer", "threaten", "resolve")
)
""" "has agreed to shed 30,000 jobs" """
_REVISING = frozenset(
    ("raise", "cut", "lower", "slash", "lift", "trim", "revise", "reduce", "increase", "downgrade", "upgrade")
)
""" "has slashed its forecast to 42 million" """
_FILLING = ("prep", "acl", "relcl", "nummod", "compound", "amod", "appos")
""" "a target of 4,000", "a 4,000 target" """
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def is_foreseen(anchor: Anchor) -> bool:
    """Whether a verb or noun of looking ahead governs the figure within its own clause or the clauses above."""
    below, token = anchor.token, anchor.token
    for _ in range(_DEEPEST):
        if token.pos_ in VERBAL and _looks_ahead(token, below):
            return True
        if token.pos_ == "ADJ" and token.lower_ in _TURNING and below.dep_ in ("xcomp", "ccomp"):
            return True
        if token.pos_ in NOMINAL and token.lemma_.lower() in _AIMS and below.dep_ in _FILLING:
            return not (token.tag_ == "NNS" and below.dep_ == "nummod")  # "three proposals" are counted
        if token.head.i == token.i or _own_clause(token):
            return False
        below, token = token, token.head
    return False


def _looks_ahead(verb: Token, below: Token) -> bool:
    words = table("measures")
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "MD" and child.lower_ in _MODALS for child in helpers):
        return not (below.dep_ == "advcl" and below.i > verb.i)
    if below.dep_ in _SUBJECTS and not any(child.dep_ == "auxpass" for child in helpers):
        return False  # those who expect are no forecast
    if (
        verb.lemma_ == "be"
        and below.dep_ == "xcomp"
        and any(c.lower_ == "to" and c.i < below.i for c in below.children)
    ):
        return True  # "are to be built by 2030"
    if verb.lemma_ == "be":
        return below.dep_ not in _SUBJECTS and any(c.dep_ in _SUBJECTS and c.lemma_ in _AIMS for c in verb.children)
    if verb.lemma_ == "see":
        return verb.tag_ in ("VBZ", "VBP") and below.dep_ == "dobj"
    if verb.lemma_ == "warn":
        return below.dep_ in ("prep", "ccomp")
    if verb.lemma_ in ("apply", "ask", "bid") and below.dep_ == "prep" and below.lower_ == "for":
        return True  # "applied for an increase of 20 percent"
    if verb.lemma_ in _UNDERTAKING and below.dep_ == "xcomp":
        return True
    if verb.lemma_ in _REVISING and below.dep_ == "prep":
        told = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
        return any(c.lemma_.lower() in (*_AIMS, "estimate", "guidance") for c in told)
    if verb.lemma_ in words["foreseeing"] or verb.lemma_ in ("aim", "intend", "seek"):
        return True
    return below.dep_ == "xcomp" and (verb.lower_ in _TURNING or any(c.lower_ in _TURNING for c in verb.children))


def _own_clause(token: Token) -> bool:
    """Whether a clause speaks for itself: a coordinated one with its own subject, a relative one, a background."""
    if token.pos_ not in VERBAL:
        return False
    subject = any(child.dep_ in _SUBJECTS or child.dep_ == "expl" for child in token.children)
    if token.dep_ in ("conj", "parataxis"):
        return subject
    if token.dep_ in ("relcl", "acl"):
        return True
    return token.dep_ == "advcl" and subject
