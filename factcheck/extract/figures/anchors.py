"""Anchors: a number expression found in its parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.extract.parsing import Fragment, Paragraph, ParsedDocument
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

NOMINAL = ("NOUN", "PROPN")
VERBAL = ("VERB", "AUX")
HEDGING = frozenset({
    "about", "some", "around", "nearly", "almost", "roughly", "only", "just", "over", "under", "more", "less", "fewer",
    "than", "at", "least", "most", "up", "to", "as", "many", "much", "by", "well", "a", "the", "an", "perhaps",
    "barely", "between", "approximately", "$", "€", "£", "“", '"',
})  # fmt: skip
"""Words between a verb or preposition and its number that hedge it."""
_CLIMB = 12
_RATIOS = ("%", "percent", "cent")
""" "a rate of 5 percent" is a rate"""


@dataclass(frozen=True)
class Anchor:
    """A numeral, the tokens of its number expression, and the fragment that parses them."""

    numeral: Numeral
    paragraph: Paragraph
    fragment: Fragment
    tokens: tuple[Token, ...]

    @cached_property
    def token(self) -> Token:
        """The token that ties the expression to its sentence: the last whose head lies outside."""
        inside = {token.i for token in self.tokens}
        outer = [token for token in self.tokens if token.head.i not in inside or token.head.i == token.i]
        return outer[-1] if outer else self.tokens[-1]

    @cached_property
    def head(self) -> Token:
        """What the number depends on, past tokens of its own expression and other numbers in between."""
        inside = {token.i for token in self.tokens}
        token = self.token
        for _ in range(_CLIMB):
            if token.head.i == token.i or (token.i not in inside and token.dep_ != "quantmod"):
                break
            token = token.head
        return token

    @cached_property
    def sentence(self) -> Span:
        """The stretch of the document that the numeral's sentence takes."""
        sentence = self.tokens[0].sent
        return self.fragment.span(sentence[0], sentence[-1])

    def after(self) -> Iterator[Token]:
        """The tokens of the sentence behind the expression, its unit and rate, in order."""
        return iter(self._following)

    @cached_property
    def _following(self) -> tuple[Token, ...]:
        last = self.tokens[-1]
        behind = self.fragment.doc[last.i + 1 : last.sent.end]
        return tuple(t for t in behind if not t.is_space and self.fragment.start(t) >= self.numeral.noun)

    def text(self, tokens: list[Token]) -> str:
        """The document's words from the first of the tokens to the last, lower case, in one line."""
        first, last = min(t.i for t in tokens), max(t.i for t in tokens)
        doc = self.fragment.doc
        while first > 1 and _joins(doc, first - 1) and doc[first - 2] not in self.tokens:
            first -= 2
        while last + 2 < len(doc) and _joins(doc, last + 1) and doc[last + 2] not in self.tokens:
            last += 2
        return one_line(doc[first : last + 1])


def one_line(words: TokenSpan) -> str:
    """The words of a phrase in lower case, in one line, without the marks around it."""
    return re.sub(r"\s+", " ", re.sub(r"[“”\"«»()\[\]]", "", words.text)).strip(" -–—,;:.\"“”'‘’«»()").lower()


def _joins(doc: Doc, at: int) -> bool:
    """Whether a token is the hyphen of one written word: "pre-orders", not "24-year"."""
    if doc[at].text not in ("-", "‑") or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return False
    return all(doc[i].is_alpha and not doc[i].like_num for i in (at - 1, at + 1))


def anchored(parsed: ParsedDocument, numeral: Numeral) -> Anchor | None:
    """The numeral in its parse; None where its paragraph was not parsed or holds no such token."""
    paragraph = parsed.paragraph_at(numeral.span.start)
    if paragraph is None:
        return None
    fragment = paragraph.fragment_at(numeral.span)
    if fragment is None:
        return None
    first, last = bisect_left(fragment.starts, numeral.span.start), bisect_left(fragment.starts, numeral.span.end)
    found = fragment.doc.char_span(first, last, alignment_mode="expand") if first < last else None
    tokens = tuple(token for token in found if not token.is_space) if found is not None else ()
    if not tokens or any(fragment.end(t) - fragment.start(t) > len(t) + 40 for t in tokens):
        return None
    return Anchor(numeral, paragraph, fragment, tokens)


def sentence_of(anchor: Anchor) -> Span:
    """The stretch of the document that the numeral's sentence takes."""
    return anchor.sentence


def governor(token: Token) -> Token | None:
    """The nearest verb above a token; None where a title or a list has none."""
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return token if token.pos_ in VERBAL else None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None


_MAKING_OTHERS = frozenset(
    (
        *("force", "oblige", "compel", "lead", "prompt", "cause", "ask", "order", "tell", "urge", "enable", "allow"),
        *("push", "drive", "persuade", "instruct", "require", "press", "invite", "encourage", "bring", "tempt"),
    )
)
"""Who is forced to cancel 180 flights cancels them, not what forced him (verbs of object control)."""


def _made_to(verb: Token) -> Token | None:
    """Whom the verb above makes do it: "forced easyJet to cancel"."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in _MAKING_OTHERS or not any(c.tag_ == "TO" for c in verb.children):
        return None
    told = (c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i and c.pos_ in NOMINAL)
    return next(told, None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with the verb it is coordinated to or depends on."""
    for _ in range(5):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl"):
                return child
        if (whom := _made_to(verb)) is not None:
            return whom
        if (
            verb.dep_ not in ("conj", "xcomp", "advcl", "acl", "relcl", "aux", "auxpass", "pcomp")
            or verb.head.i == verb.i
        ):
            return None
        if verb.dep_ in ("acl", "relcl"):
            return verb.head if verb.head.pos_ in NOMINAL else None
        verb = verb.head
        if verb.pos_ not in VERBAL:
            above = governor(verb)
            if above is None:
                return None
            verb = above
    return None


def noun_phrase(head: Token, *, with_of: bool = True) -> list[Token]:
    """The head with its compounds, adjectives and possessors before it and a short "of" phrase behind it."""
    left = [
        t
        for t in head.lefts
        if t.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod", "punct", "nummod")
        and not (t.dep_ == "punct" and t.text not in ("-", "–"))
    ]
    first = head
    for token in reversed(left):
        if token.dep_ == "nummod" or token.pos_ in ("NUM", "PRON", "DET"):
            break
        if token.tag_ in ("JJR", "JJS") and token.lower_ in ("more", "most", "fewer", "less"):
            break
        first = token.left_edge if token.dep_ in ("compound", "amod", "npadvmod") else token
        if token.dep_ == "poss":
            first = next((t for t in token.subtree if t.pos_ not in ("DET", "PRON")), token)
    last = head
    if with_of:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i <= head.i + 2:
                objects = [t for t in child.children if t.dep_ in ("pobj", "pcomp")]
                if (
                    objects
                    and objects[0].i - child.i <= 5
                    and not objects[0].like_num
                    and objects[0].lower_ not in _RATIOS
                ):
                    last = objects[0]
    return list(head.doc[first.i : last.i + 1])


def names_its_noun(anchor: Anchor) -> bool:
    """Whether the number is the name of the singular noun before it: "page 9", "platform 3"."""
    numeral = anchor.numeral
    if numeral.unit is not None or len(anchor.tokens) != 1 or numeral.cover.start != numeral.span.start:
        return False
    token = anchor.tokens[0]
    if not token.text.isdigit() or len(token.text) > 4 or token.i == 0 or token.head.i != token.i - 1:
        return False
    before = token.head
    if (
        before.tag_ not in ("NN", "NNP")
        or before.ent_type_ in ("GPE", "NORP")
        or before.lower_ in ("toll", "number", "total", "count", "tally")
    ):
        return False
    if any(child.lower_ == "the" for child in before.lefts) and any(
        t.like_num for t in before.sent[: before.i - before.sent.start]
    ):
        return False  # "60 seats, the FDP 92"
    following = next(anchor.after(), None)
    return following is None or following.pos_ not in (*NOMINAL, "ADJ")


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def in_next_clause(anchor: Anchor, token: Token) -> bool:
    """Whether a token stands behind a semicolon that parts the clause of the figure from another."""
    doc, last = anchor.fragment.doc, anchor.tokens[-1].i
    mark = next((own for own in doc[last + 1 : token.i] if own.text == ";"), None)
    if mark is None:
        return False
    clauses = doc[anchor.tokens[0].sent.start : mark.i], doc[mark.i : token.sent.end]
    return all(any(own.tag_ in _FINITE for own in clause) for clause in clauses)
