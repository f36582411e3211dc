"""Predicates: the verb that ties a figure to who has, does or suffers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import HEDGING, VERBAL, Anchor, governor
from factcheck.extract.tables import table
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token


_SOME = frozenset(
    ("its", "their", "his", "her", "our", "some", "about", "around", "more", "than", "at", "least", "up", "to")
)
_THEM = frozenset(("which", "whom", "these", "those"))
_HELD = frozenset(("captive", "hostage", "prisoner"))
_APART = 8
"""So many words behind a verb another may stand that is a part of it: "took 45 of the soldiers prisoner"."""


def event_of(anchor: Anchor) -> str | None:
    """The lemma of the predicate, with its particle; None for verbs of reporting and where there is no verb."""
    verb = _own_clause(anchor.token) if _is_whole(anchor.tokens[0]) else _said_next(anchor) or governor(anchor.token)
    if verb is None or not verb.is_alpha:
        return None
    verb = _meant(verb)
    lemma = verb.lemma_.lower()
    if lemma not in ("be", "remain") and verb.tag_ == "VBG" and verb.lower_ in table("measures")["states"]:
        return f"be {verb.lower_}"  # "206 are missing"
    if lemma == "be":
        state = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in table("measures")["states"]), None)
        return f"be {state.lower_}" if state is not None else "be"
    phrase = _phrase(verb, lemma)
    if phrase is not None:
        return phrase
    particle = next((c for c in verb.children if c.dep_ == "prt" or _is_particle(c, lemma)), None)
    if particle is not None and particle.i + 1 < len(verb.doc) and particle.nbor().lower_ == "to":
        particle = None  # "was called up to 1,120 times"
    reporting = lemma in table("measures")["reporting"] and (particle is None or particle.lower_ == "out")
    if gives_to_somebody(anchor, verb):
        return lemma
    if reporting or puts_at(anchor, verb):
        return None  # "put out", "read out", but not "called up"; "placed the garrison at 1,200"
    return f"{lemma} {particle.lower_}" if particle is not None else lemma


def _said_next(anchor: Anchor) -> Token | None:
    """The verb right behind a bare number that is joined to an object: "killed 308 people and 206 are missing"."""
    token = anchor.token
    if token.dep_ != "conj" or token.head.dep_ not in ("dobj", "obj", "nsubjpass", "attr", "pobj") or token.i == 0:
        return None
    at = anchor.tokens[-1].i + 1
    behind = [t for t in token.doc[at : at + 3] if t.lower_ not in _STILL]
    if anchor.tokens[0].nbor(-1).lower_ != "and" or not behind or behind[0].tag_ not in _FINITE:
        return None
    verb = behind[0]
    return verb.head if verb.dep_ in ("aux", "auxpass", "cop") and verb.head.i > verb.i else verb


_FINITE = ("VBP", "VBZ", "VBD", "MD")
_STILL = ("still", "more", "others", "now", "also")
_WITH_PARTICLE = frozenset(("bring down", "shoot down", "take down", "pull out", "cut off", "let off"))


def _is_particle(word: Token, lemma: str) -> bool:
    """Whether the parse takes for an adverb what makes another verb: "shot down 81 missiles"."""
    return word.dep_ in ("advmod", "prep") and word.i == word.head.i + 1 and f"{lemma} {word.lower_}" in _WITH_PARTICLE


def _phrase(verb: Token, lemma: str) -> str | None:
    """The verb and what makes another verb of it: "stay away", "let go", "take prisoner"."""
    doc, at = verb.doc, verb.i
    behind = [token.lower_ for token in doc[at + 1 : at + 3]]
    found = [" ".join([lemma, *behind[:count]]) for count in (2, 1)]
    found.append(f"{verb.head.lemma_.lower()} {verb.lower_}")
    found += [f"{lemma} {word.lower_}" for word in doc[at + 1 : at + _APART] if word.lower_ in _HELD]
    return next((phrase for phrase in found if phrase in table("measures")["phrases"]), None)


def _is_whole(first: Token) -> bool:
    """Whether another number is so many of this one, so that what is told is told of that: "three of the 41 wards"."""
    doc, at = first.doc, first.i - 1
    while at >= 0 and doc[at].lower_ not in _THEM and (doc[at].pos_ in ("SYM", "DET") or doc[at].lower_ in _SOME):
        at -= 1
    if at < 0 or doc[at].lower_ != "of":
        return False
    if at == 0 or doc[at].is_sent_start or doc[at - 1].is_punct:
        return True  # "Of 32 allies 23 will meet the guideline"
    part = doc[at - 2] if doc[at - 1].lower_ == "out" and at > 1 else doc[at - 1]
    return part.like_num or part.lower_ in table("measures")["shares"]


def _own_clause(token: Token) -> Token | None:
    """The verb of the clause that belongs to a number or its noun: "the 10,000 homes that were promised"."""
    nouns = (token, token.head) if token.dep_ in ("nummod", "quantmod") else (token,)
    return next((c for noun in nouns for c in noun.children if c.dep_ in ("relcl", "acl") and c.pos_ in VERBAL), None)


def _meant(verb: Token) -> Token:
    """The verb that says what happened: "71 are known to have died", "400 jobs are due to be cut"."""
    for _ in range(3):
        lemma = verb.lemma_.lower()
        reported = lemma in table("measures")["reporting"] and any(c.dep_ == "nsubjpass" for c in verb.children)
        if not reported and (
            lemma not in table("measures")["carrying"] or any(c.dep_ in ("dobj", "attr") for c in verb.children)
        ):
            return verb
        found = _to_do(verb) or next((own for c in verb.children if c.dep_ == "acomp" and (own := _to_do(c))), None)
        if found is None:
            return verb
        verb = found
    return verb


def _to_do(token: Token) -> Token | None:
    """The infinitive that hangs on a word."""
    return next(
        (
            c
            for c in token.children
            if c.dep_ == "xcomp" and c.pos_ in VERBAL and c.is_alpha and any(a.lower_ == "to" for a in c.children)
        ),
        None,
    )


PUTTING = frozenset(
    ("put", "estimate", "value", "assess", "reckon", "place", "calculate", "count", "quote", "number", "rate", "peg")
)
"""Who does so to something, "at" a number, tells how much it is."""


def stands_at(anchor: Anchor) -> bool:
    """Whether the number stands behind "at", hedges between."""
    for token in reversed(list(anchor.fragment.doc[: anchor.tokens[0].i])):
        if token.lower_ == "at" and (token.i + 1 >= len(token.doc) or token.nbor().lower_ not in ("least", "most")):
            return True
        if token.lower_ not in HEDGING:
            return False
    return False


def puts_at(anchor: Anchor, verb: Token) -> bool:
    """Whether somebody tells how much something is: "placed the garrison at 1,200"; not "is valued at $3 billion"."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return verb.lemma_.lower() in PUTTING and not passive and stands_at(anchor)


def gives_to_somebody(anchor: Anchor, verb: Token) -> bool:
    """Whether something is given, and no number told: "has given Ukraine 100 billion euros"."""
    if verb.lemma_.lower() != "give" or anchor.numeral.unit == "percent":
        return False
    if any(child.lower_ == "as" for child in verb.children):
        return False  # "gave its loss as $3 million"
    return any(c.dep_ == "dative" for c in verb.children) or dimension(anchor.numeral.unit) == "currency"
