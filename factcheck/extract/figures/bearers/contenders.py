"""Contenders: whose share of a vote a number is, where only a small word says so: "Harris at 47 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import HEDGING, Anchor, governor, subject_of
from factcheck.extract.figures.bearers.antecedents import NO_ONE
from factcheck.text.places import locate

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = frozenset(("at", "on", "with"))
_TELLING = _BESIDE | {"to"}
_DEFEATING = frozenset(("beat", "best", "defeat", "edge", "lead", "outpoll", "trail"))
_BACKING = frozenset(("approval", "backing", "support", "vote"))
_OF_THE_VOTE = frozenset(
    ("of", "the", "all", "popular", "valid", "total", "vote", "votes", "ballot", "ballots", "cast")
)
_FAR = 12
"""How many tokens before its second number a verb of winning may stand: "beat Le Pen by 58.5 percent to 41.5"."""


def contender(anchor: Anchor) -> Token | None:
    """Who has a share: "48 percent for B", "A at 47 percent", "A beat B by 58 to 41 percent", "support for A is 9%"."""
    if anchor.numeral.unit != "percent":
        return None
    return _named_after(anchor) or _named_before(anchor) or _beaten(anchor) or _backed(anchor)


def _named_after(anchor: Anchor) -> Token | None:
    following = [token for token in anchor.after() if token.lower_ not in _OF_THE_VOTE]
    if len(following) < 2 or following[0].lower_ != "for":
        return None
    name = _name_from(following[2] if following[1].lower_ == "the" and len(following) > 2 else following[1])
    behind = name.nbor() if name is not None and name.i + 1 < len(name.doc) else None
    return None if behind is not None and behind.pos_ == "NOUN" else name


def _named_before(anchor: Anchor) -> Token | None:
    before = _before(anchor)
    if before is None or before.lower_ not in _BESIDE or before.i == before.sent.start:
        return None
    name = before.nbor(-1)
    return name if _is_contender(name) else None


def _beaten(anchor: Anchor) -> Token | None:
    before = _before(anchor)
    if before is None or before.lower_ != "to":
        return None
    near = list(before.doc[max(before.sent.start, before.i - _FAR) : before.i])
    verb = next((token for token in reversed(near) if token.lemma_.lower() in _DEFEATING), None)
    if verb is None or not any(token.like_num for token in near):
        return None
    beaten = next((token for token in near if token.i > verb.i and token.pos_ == "PROPN"), None)
    return _name_from(beaten) if beaten is not None else None


def _backed(anchor: Anchor) -> Token | None:
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.lemma_.lower() not in _BACKING:
        return None
    behind = next((c for c in subject.children if c.lower_ == "for"), None)
    name = next((c for c in behind.children if c.dep_ == "pobj"), None) if behind is not None else None
    return name if name is not None and _is_contender(name) else None


def _before(anchor: Anchor) -> Token | None:
    """The token before the number, hedges left out."""
    start = anchor.tokens[0].sent.start
    before = reversed(list(anchor.fragment.doc[start : anchor.tokens[0].i]))
    return next((token for token in before if token.lower_ not in HEDGING or token.lower_ in _TELLING), None)


def _name_from(token: Token) -> Token | None:
    """The last token of the name that opens there."""
    last = token
    while last.i + 1 < len(last.doc) and last.nbor().pos_ == "PROPN":
        last = last.nbor()
    return last if _is_contender(last) else None


def _is_contender(token: Token) -> bool:
    """Whether it is the name of a person or a body, and of no place."""
    named = token.pos_ == "PROPN" or (token.text[:1].isupper() and not token.is_sent_start)  # "Trump" is read as a verb
    if not named or token.ent_type_ in NO_ONE:
        return False
    return token.ent_type_ in ("PERSON", "ORG") or locate(token.text) is None
