"""Comparisons: what a number measures by the number or the noun that it stands right beside.

"A fifth more than usual", "twenty-four dead, or sixty", "gusts of up to 240 km/h".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import HEDGING, NOMINAL, Anchor, noun_phrase, sentence_of
from factcheck.extract.figures.measures.heads import usable
from factcheck.extract.tables import table
from factcheck.text.units.units import dimension
from factcheck.text.units.words import is_distance

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 7
_PER = ("hour", "day", "night", "week", "month", "year", "person", "head", "tonne", "kilo", "litre")
_JOINED = re.compile(r"\s*,?\s*(?:or|and|not|but\s+not)\s+(?:[a-z]+\s+){0,3}$")
_SHORT = 60
"""How many characters may stand between two numbers of one list."""


def compared_with(anchor: Anchor, following: Sequence[Token]) -> str | None:
    """The comparison behind a number: "fewer than last year", "as much again as in 2023", "more a month"."""
    if len(following) < 2:
        return None
    first, second = following[0], following[1]
    more = first.lower_ in ("more", "less", "fewer", "higher", "lower")
    than = more and second.lower_ == "than"
    again = first.lower_ == "as" and second.lower_ in ("much", "many") and len(following) > 2
    if again and following[2].lower_ not in ("again", "as"):
        return None
    rate = more and second.lower_ in ("a", "an", "per") and len(following) > 2 and following[2].lemma_ in _PER
    alone = more and first.lower_ != "fewer" and (second.is_punct and second.text not in "-–—:")
    if alone and (dimension(anchor.numeral.unit) == "currency" or first.lower_ == "more"):
        return first.lower_
    if rate and not is_distance(following[2].doc.text, following[2].idx + len(following[2])):
        return anchor.text(list(following[:3]))
    if not than and not again:
        return None
    clause = [first]
    for token in following[1:_LONGEST]:
        if (token.is_punct and token.text != "-") or token.lower_ in ("and", "or"):
            break
        clause.append(token)
    return anchor.text(clause)


def set_beside(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """What the number before counts, where "or", "and" or "not" alone joins this one to it: "twelve dead, not nine"."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure is None or last.start < sentence_of(anchor).start:
        return None
    money = dimension(last.unit) == "currency"
    if money != (dimension(anchor.numeral.unit) == "currency") or (not money and last.unit != anchor.numeral.unit):
        return None
    between = text[last.end : anchor.numeral.cover.start]
    noun = re.escape(last.measure.split()[-1])
    bare = re.sub(rf"^\s+(?:[\w-]+\s+){{0,2}}?{noun}\b", "", between, flags=re.IGNORECASE)
    if len(between) > _SHORT or not _JOINED.fullmatch(f"{bare} " if bare and not bare[-1].isspace() else bare):
        return None
    following = next(anchor.after(), None)
    return last.measure if following is None or following.is_punct or following.pos_ in ("CCONJ", "SCONJ") else None


def worth_as_much(anchor: Anchor) -> str | None:
    """The noun right before "worth" and a sum: "63 cars worth nearly £2m", "a machine, worth €14 million"."""
    doc, at = anchor.fragment.doc, anchor.tokens[0].i - 1
    start = anchor.tokens[0].sent.start
    while at > start and doc[at].lower_ in HEDGING | {"another", "together", "estimated", "altogether"}:
        at -= 1
    if at <= start or doc[at].lower_ != "worth":
        return None
    noun = doc[at - 2] if doc[at - 1].text == "," and at - 2 >= start else doc[at - 1]
    named = noun.pos_ == "NOUN" and noun.lemma_.lower() not in table("measures")["never"]
    return anchor.text([t for t in noun_phrase(noun, with_of=False) if not t.like_num]) if named else None


def measured_by(anchor: Anchor) -> Token | None:
    """The noun before "of" that the number is the value of: "a depth of some 16 km", "gusts of up to 240"."""
    doc, at = anchor.fragment.doc, anchor.tokens[0].i - 1
    start = anchor.tokens[0].sent.start
    while at > start and doc[at].lower_ in HEDGING and doc[at].lower_ != "of":
        at -= 1
    if at <= start or doc[at].lower_ != "of":
        return None
    noun = doc[at - 1]
    if noun.lower_ == "excess" and noun.i > start and noun.nbor(-1).lower_ == "in":
        return None  # "in excess of 90 percent"
    return noun if noun.pos_ in NOMINAL and usable(anchor, noun) else None
