"""Possession: whose number it is where only a noun says so: "the army's figure was 900", "the union's 700,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.offices import speaker_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = frozenset({
    "figure", "figures", "tally", "count", "estimate", "estimates", "forecast", "forecasts", "reckoning", "projection",
    "projections", "prediction", "calculation", "calculations", "survey", "poll",
})  # fmt: skip
"""What a source makes, so that a pronoun before it can only mean the source."""
_TOTALS = frozenset({"number", "numbers", "total", "toll", "statistics", "data"})
"""What a thing counted may have too: only a body or a crowd before it is its source."""
_LINKING = frozenset({
    "is", "was", "were", "are", "be", "been", "being", "stands", "stood", "put", "puts", "came", "comes", "remained",
    "reached", "rose", "fell", "ran", "runs", "showed", "shows", "gave", "gives", "still", "had", "has",
})  # fmt: skip


def held_against(number: Token) -> Token | None:
    """Who has the second of two numbers told against each other: "58 mines to Sweden's 35"."""
    doc, at = number.doc, number.i - 1
    start = number.sent.start
    if at <= start + 2 or doc[at].text not in _OWNS or not doc[at - 1].text[0].isupper():
        return None
    first = at - 1
    while first > start and doc[first - 1].text[0].isupper() and doc[first - 1].pos_ in ("PROPN", "NOUN", "ADJ"):
        first -= 1
    before = doc[max(start, first - _FAR) : first - 1]
    return doc[at - 1] if doc[first - 1].lower_ == "to" and any(t.like_num for t in before) else None


_OWNS = ("’", "'", "’s", "'s")
_FAR = 7
"""How many tokens before the second name the first number may stand."""


def possessor(token: Token) -> Token | None:
    """The owner of the count that the number is the value of; None where no noun attributes it.

    The number hangs on the count itself ("its tally of 900"), is what the count is said to be ("its tally stood at
    900"), is apposed to it, or has the owner itself ("the union's 700,000").
    """
    number = token
    while number.dep_ in ("nummod", "compound", "quantmod", "advmod", "amod") and number.head.i > number.i:
        if number.head.lower_ in _COUNTS | _TOTALS:
            break
        number = number.head
    own = _owner(number)
    if own is not None and (number is token or number.like_num) and _is_source(own, "figure") and own.pos_ != "PRON":
        return own
    for above in (number, *number.ancestors):
        if above.sent.start > above.i:
            return None
        if above.lower_ in _COUNTS | _TOTALS and above is not token:
            owner = _owner(above)
            return owner if owner is not None and _is_source(owner, above.lower_) else None
        if above.pos_ in ("VERB", "AUX"):
            return _of_subject(above, number) if above.lower_ in _LINKING else None
    return None


def _of_subject(verb: Token, number: Token) -> Token | None:
    """The owner of a count that is the subject of the verb, with the number as its value."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ not in _COUNTS | _TOTALS or subject.i > number.i:
        return None
    owner = _owner(subject)
    return owner if owner is not None and _is_source(owner, subject.lower_) else None


def _owner(noun: Token) -> Token | None:
    """Who has it, by a possessive or by "of" behind a count."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    kept = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i), None)
    by = next((c for c in kept.children if c.dep_ == "agent"), None) if kept is not None else None
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _is_source(owner: Token, count: str) -> bool:
    if owner.pos_ == "PRON":
        return owner.lower_ in ("its", "his", "her", "their") and count in _COUNTS
    known = speaker_words()
    if any(
        w in known[k] for k in ("bodies", "people", "crowds") for w in (owner.lower_, owner.lower_.removesuffix("s"))
    ):
        return True
    if owner.pos_ != "PROPN" or owner.ent_type_ in ("DATE", "TIME"):
        return False
    return owner.ent_type_ in ("ORG", "PERSON") or count in _COUNTS
