"""Announced: what a number measures by the words that lead up to it, where no noun stands beside it.

"How many teachers struck? The union counted 900", "delegates, of whom a quarter", "Injured: 364", "down from 11,600".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import HEDGING, NOMINAL, Anchor, noun_phrase, sentence_of
from factcheck.extract.figures.measures.labels import label, of_gapped
from factcheck.extract.tables import table
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKED = 300
"""How many characters back a question may ask for the number."""
_HOW_MANY = re.compile(
    r"\b[Hh]ow\s+many\s+(?:of\s+(?:the|them)\s+)?(?:more\s+|new\s+)?"
    r"(?P<noun>(?!(?:are|were|have|had|is|was)\b)(?:[a-z-]+\s+){0,2}?(?:[a-z-]+s|people|men|women|children|police|staff|dead))\s+(?P<verb>[a-z]+)\b"
)
_HOW_MANY_ARE = re.compile(r"\b[Hh]ow\s+many\s+(?:are|were|have\s+been|had\s+been)\s+(?:still\s+)?(?P<state>[a-z]+)\b")
_HOW_MANY_CAME = re.compile(
    r"\b[Hh]ow\s+many\s+(?:really\s+|have\s+|had\s+)?(?:came|come|died|attended|marched|fled|live|lived|took\s+part|turned\s+out|"
    r"went|voted|gathered|left|stayed)\b|\b[Hh]ow\s+many\s+(?:are|were)\s+(?:there|you|we|they)\b"
)
_QUESTIONS = (_HOW_MANY, _HOW_MANY_ARE, _HOW_MANY_CAME)
_SET_AGAINST = re.compile(
    r"\b(?:(?:up|down|rise|rises|rose|fall|fell|grown|increase|decrease|drop)\s+from|compared\s+(?:with|to)|against|"
    r"as\s+against|versus|instead\s+of|rather\s+than)\s+(?:an?\s+|the\s+|its\s+|some\s+|about\s+|around\s+|only\s+|just\s+|"
    r"nearly\s+|almost\s+|over\s+|more\s+than\s+|usual\s+)*[$€£]?$",
    re.IGNORECASE,
)
_RATIOS = ("percent", "percentage_point", "basis_point")


def announced(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """What the wording before the number says it measures; None where it says nothing."""
    before = _before(anchor)
    return (
        _of_whom(anchor, before, earlier)
        or _set_against(anchor, text, earlier)
        or label(anchor, before)
        or of_gapped(before)
        or _apposed_change(anchor)
    )


def asked(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """What a question shortly before asks for: "How many teachers struck?"."""
    start = anchor.numeral.span.start
    stretch = text[max(0, start - _ASKED) : start]
    questions = [(m.start(), m.groupdict()) for pattern in _QUESTIONS for m in pattern.finditer(stretch)]
    if not questions:
        return None
    at, words = max(questions, key=lambda question: question[0])
    if any(f.start > start - len(stretch) + at and f.measure and f.unit is None for f in earlier):
        return None
    if (state := words.get("state")) is not None:
        return state if state in table("measures")["states"] else None
    return words.get("noun") or "people"


def topic(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """The rate or index that the words since the last ratio speak of: "Growth disappoints. Brussels foresees 1.4%"."""
    words = table("measures")["rates"] - {"rate", "share", "support", "output"}
    doc, first = anchor.fragment.doc, anchor.tokens[0].i
    last = next((f.end for f in reversed(earlier) if f.unit in _RATIOS), 0)
    for token in reversed(list(doc[:first])):
        if anchor.fragment.start(token) < last:
            return None
        if token.pos_ in NOMINAL and token.lemma_.lower() in words and token.head.lemma_.lower() not in words:
            return anchor.text(noun_phrase(token, with_of=False))
    return None


def _before(anchor: Anchor) -> list[Token]:
    """The tokens of the sentence before the number, without the hedges right before it."""
    first = anchor.tokens[0]
    tokens = list(anchor.fragment.doc[first.sent.start : first.i])
    while tokens and tokens[-1].lower_ in HEDGING:
        tokens.pop()
    return tokens


def _of_whom(anchor: Anchor, before: list[Token], earlier: Sequence[Figure]) -> str | None:
    """Who is meant by "of whom": those counted just before, else the noun in front of it."""
    if len(before) < 3 or before[-1].lower_ not in ("whom", "which") or before[-2].lower_ != "of":
        return None
    last = earlier[-1] if earlier and earlier[-1].start >= sentence_of(anchor).start else None
    if last is not None and last.unit is None and last.measure is not None:
        return last.measure
    for token in reversed(before[:-2]):
        if token.pos_ in NOMINAL and not token.like_num:
            return anchor.text(noun_phrase(token, with_of=False))
        if not token.is_punct:
            return None
    return None


def _set_against(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """What the figure measures that this one is set against in its sentence."""
    sentence = sentence_of(anchor)
    if not _SET_AGAINST.search(text[sentence.start : anchor.numeral.span.start]):
        return None
    unit = anchor.numeral.unit
    for figure in reversed(earlier):
        if figure.start < sentence.start:
            return None
        if figure.measure is not None and (figure.unit == unit or dimension(figure.unit) == dimension(unit)):
            return figure.measure
    return None


def _apposed_change(anchor: Anchor) -> str | None:
    """What has changed by the number: "steel, up a third in three years"."""
    doc, first = anchor.fragment.doc, anchor.tokens[0].i
    at = first - 1
    while at > anchor.tokens[0].sent.start and doc[at].lower_ in HEDGING - {"up"}:
        at -= 1
    if doc[at].lower_ not in ("up", "down") or at < 2 or doc[at - 1].text != ",":
        return None
    noun = doc[at - 2]
    if noun.pos_ not in NOMINAL or noun.like_num or noun.text == "%" or noun.ent_type_ in ("PERSON", "DATE", "GPE"):
        return None
    return anchor.text(noun_phrase(noun, with_of=False))
