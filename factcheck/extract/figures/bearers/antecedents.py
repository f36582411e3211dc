"""Antecedents: who a pronoun or a general noun stands for, and the name that somebody goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, governor
from factcheck.extract.tables import table
from factcheck.text.places import country_of, demonym, resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKER = "I"
"""Stands for whoever speaks until the statements say who that is: "I have taught for 22 years"."""


_SINGULAR_SPEAKER = ("i", "me", "my")


_PERSONAL = ("he", "his", "she", "her")


_THINGS = ("it", "its", "they", "their", "them")


_RELATIVE = ("who", "which", "that", "whose")


ACTORS = ("ORG", "GPE", "NORP", "PRODUCT")


NO_ONE = ("DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY")


_BACK = 3
"""How many sentences back a pronoun may point."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a figure belongs to. `named` where it is a name, which later figures may go on speaking of."""

    name: str | None
    named: bool = False
    acts: bool = False
    """Whether it does something to what is measured: "the bank lowered its key rate"."""
    gapped: bool = False
    """Whether the verb is that of the clause before: "Russia fires 10,000 rounds, Ukraine 2,000"."""
    resumed: bool = False
    """Whether the figure before has the same bearer: "It had been 900 in May"."""


NOBODY = Bearer(None)


RESUMED = Bearer(None, resumed=True)


@dataclass(frozen=True, slots=True)
class Focus:
    """Who the text before a figure speaks of."""

    name: str | None = None
    """The last name that bore a figure."""
    country: str | None = None
    """The country that the text is about."""
    firm: str | None = None
    """The firm spoken of, in a text about firms."""


def meant_by(pronoun: Token, focus: Focus) -> Bearer:
    """Whom a pronoun means: the speaker, what a relative clause hangs on, or the subject of the sentence before."""
    word = pronoun.lower_
    if word in _SINGULAR_SPEAKER:
        return Bearer(SPEAKER)
    if word in _RELATIVE:
        before = pronoun.doc[pronoun.i - 2] if pronoun.i > 1 and pronoun.nbor(-1).text == "," else None
        if before is not None and before.pos_ == "PROPN" and before.ent_type_ in ("ORG", "GPE"):
            return Bearer(name_of(before), named=True)
        clause = governor(pronoun)
        noun = clause.head if clause is not None and clause.dep_ == "relcl" else None
        return _by_name(noun) if noun is not None and noun.i < pronoun.i else NOBODY
    if word in _PERSONAL:
        return _by_name(_person_before(pronoun))
    if word in _THINGS:
        found = _by_name(_thing_before(pronoun))
        return found if found.name is not None else Bearer(focus.name)
    return NOBODY


def _by_name(noun: Token | None) -> Bearer:
    """The bearer that a noun names; a person by the name that its noun is apposed to."""
    if noun is None or noun.pos_ not in NOMINAL or noun.like_num or noun.ent_type_ in NO_ONE:
        return NOBODY
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        noun = noun.head
    if noun.lemma_.lower() in table("measures")["quantities"]:
        return NOBODY
    return Bearer(name_of(noun), named=noun.ent_type_ in ACTORS)


def _person_before(pronoun: Token) -> Token | None:
    """The last person named before a pronoun, not far back."""
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.ent_type_ == "PERSON" and (token.i + 1 == pronoun.i or token.nbor().ent_type_ != "PERSON"):
            return token
    return None


def _thing_before(pronoun: Token) -> Token | None:
    """The subject of the clause or sentence before a pronoun for a thing, that is itself no pronoun and no person."""
    sentence, back = pronoun.sent, 0
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.sent.start != sentence.start:
            sentence, back = token.sent, back + 1
            if back > _BACK:
                return None
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.pos_ in NOMINAL
            and token.ent_type_ not in NO_ONE
            and ((own := _is_its_own(token, pronoun)) or token.ent_type_ != "PERSON")
        ):
            verb = token.head
            if own or verb.lemma_.lower() not in table("measures")["reporting"] or token.ent_type_ in ACTORS:
                return token
    return None


def _is_its_own(name: Token, pronoun: Token) -> bool:
    """Whether a name of one word says something of "it" in its own sentence, so that it is no person."""
    alone = name.ent_iob_ in ("B", "O") and (name.i + 1 >= len(name.doc) or name.nbor().ent_iob_ != "I")
    return alone and name.pos_ == "PROPN" and pronoun.lower_ in ("it", "its") and name.head in list(pronoun.ancestors)


def _proper(head: Token) -> Token:
    """The name that stands beside a common noun: "the state miner, Erdenes Gobi", "the ferry Doña Remedios"."""
    if head.pos_ != "NOUN":
        return head
    named = [c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ not in NO_ONE]
    return named[0] if named and named[0].left_edge.i - head.i <= _BESIDE else head


_BESIDE = 3
"""How many tokens behind a noun the name that it goes by may begin."""


def name_of(head: Token) -> str:
    """The name of a noun with its compounds and adjectives; of a state its usual one."""
    head = _proper(head)
    tokens = [t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod") and t.pos_ != "DET"]
    first = min((t.i for t in tokens), default=head.i)
    while first > 1 and head.doc[first - 1].text == "-" and not head.doc[first - 1].whitespace_:
        first -= 2
    words = "".join(t.text_with_ws for t in head.doc[first : head.i + 1]).strip()
    words = re.split(r"[\"“”]\s*", words)[-1] or words
    return state(_AGED.sub("", words).removesuffix("'s").removesuffix("’s"))


_AGED = re.compile(r"^(?:[\w]+-)?years?-old\s+", re.IGNORECASE)
""" "the 30-year-old Alder Creek Rowing Club" """


def state(name: str) -> str:
    """A state by its usual name, also where its capital or "the Russian side" stands for it: "Moscow makes shells"."""
    adjective, _, noun = name.rpartition(" ")
    place = demonym(adjective) if noun == "side" else resolve(name)
    if place is not None and place.kind in ("country", "capital") and (country := country_of(place)) is not None:
        return country.name
    return place.name if place is not None and place.key == "EU" else name
