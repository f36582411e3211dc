"""Nouns: what a number may count in its sentence and in those before it, each with what is known of it by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, noun_phrase, one_line
from factcheck.extract.tables import table
from factcheck.text.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from factcheck.extract.parsing import ParsedDocument

MOST_SENTENCES_BEFORE = 2
MOST_NOUNS_BEFORE = 8
SENTENCES = 16
"""Sentences whose nouns are kept at hand: the figures of one come one after the other."""
FAR = 14
"""How many tokens above one are looked at."""
_ROLES = (
    "nummod", "nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "ROOT", "poss", "npadvmod", "dep"
)  # fmt: skip
_KINDS = ("living", "bodies", "agents", "never", "states", "rates", "counters", "containers", "extents", "bare")
_ENTITIES = {"": 0, "PERSON": 1, "ORG": 2, "GPE": 3, "LOC": 3, "NORP": 4, "DATE": 5, "TIME": 5}

Evidence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of a sentence with what is known of it whatever the number."""

    token: Token
    word: str
    lemma: str
    verb: int
    """The index of the verb above it, -1 where there is none."""
    above: tuple[int, ...]
    """The indices of the token and of those above it."""
    numbers: tuple[int, ...]
    phrase: tuple[Token, ...]
    known: Evidence


@lru_cache(maxsize=SENTENCES)
def nouns(sentence: Span) -> tuple[Noun, ...]:
    """The nouns of a sentence in order, and the adjectives that stand for a state people are in: "50 injured"."""
    return tuple(_noun(token) for token in sentence if _may_be_counted(token))


def _noun(token: Token) -> Noun:
    verb = governor(token)
    phrase = noun_phrase(token, with_of=False)
    while phrase and (phrase[0].pos_ in ("DET", "PRON", "PUNCT", "NUM") or phrase[0].tag_ == "POS"):
        phrase = phrase[1:]
    return Noun(
        token,
        singular(token.lower_),
        token.lemma_.lower(),
        verb.i if verb is not None else -1,
        tuple(t.i for t in upward(token)),
        tuple(child.i for child in token.lefts if child.dep_ == "nummod"),
        tuple(phrase or [token]),
        _of_noun(token),
    )


def _may_be_counted(token: Token) -> bool:
    if token.like_num or token.text == "%":
        return False
    if token.pos_ in NOMINAL:
        return not (token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ in NOMINAL)
    return token.lower_ in table("measures")["states"] and token.dep_ != "acomp" and not _counts_its_own(token)


def _counts_its_own(token: Token) -> bool:
    """Whether a word that could be a state is a verb with a number of its own: "killed 12 and injured 30"."""
    if token.tag_ != "VBD" and (token.tag_ != "VBN" or token.dep_ != "conj" or token.head.pos_ != "VERB"):
        return False
    return any(
        child.like_num or any(below.like_num for below in child.lefts)
        for child in token.rights
        if child.dep_ in ("dobj", "obj", "nummod", "npadvmod")
    )


def _of_noun(noun: Token) -> Evidence:
    words = table("measures")
    lemma = noun.lemma_.lower()
    under = noun.head.lower_ if noun.dep_ == "pobj" else ""
    article = next((child for child in noun.lefts if child.pos_ in ("DET", "PRON")), None)
    return {
        "noun": 1.0,
        "role": role(noun),
        **{f"of {name}": lemma in words[name] or noun.lower_ in words[name] for name in _KINDS},
        "entity": _ENTITIES.get(noun.ent_type_, 6),
        "plural": noun.tag_ in ("NNS", "NNPS"),
        "proper": noun.pos_ == "PROPN",
        "article": 0 if article is None else {"the": 1, "a": 2, "an": 2}.get(article.lower_, 3),
        "under of": under == "of",
        "under in": under in ("in", "at", "on"),
        "under by": under in ("by", "from", "to", "with"),
    }


def _sentences_before(anchor: Anchor, parsed: ParsedDocument) -> Iterator[Span]:
    """The sentences before that of a number, the last one first; those of a quotation have no others before them."""
    fragment, at = anchor.fragment, anchor.tokens[0].sent.start
    number = parsed.number_at(anchor.paragraph.span.start) if fragment is anchor.paragraph.main else 0
    for _ in range(MOST_SENTENCES_BEFORE):
        if at == 0:
            number -= 1
            main = parsed.paragraphs[number].main if number >= 0 else None
            if main is None or not len(main.doc):
                return
            fragment, at = main, len(main.doc)
        sentence = fragment.doc[at - 1].sent
        yield sentence
        at = sentence.start


def of_sentences_before(
    anchor: Anchor, parsed: ParsedDocument, title: frozenset[str]
) -> Iterator[tuple[str, Evidence]]:
    """The first nouns of each sentence before a number's, with their evidence. `title` are the headline's words."""
    for back, sentence in enumerate(_sentences_before(anchor, parsed), 1):
        there = nouns(sentence)
        numbers = any(token.like_num for token in sentence)
        for place, found in enumerate(there[:MOST_NOUNS_BEFORE]):
            yield (
                one_line(sentence.doc[found.phrase[0].i : found.phrase[-1].i + 1]),
                {
                    **found.known,
                    "sentences back": back,
                    "place": place,
                    "places behind": len(there) - place,
                    "own paragraph": sentence.doc is anchor.fragment.doc,
                    "numbers there": numbers,
                    "counted there": bool(found.numbers),
                    "subject there": found.token.dep_ in ("nsubj", "nsubjpass"),
                    "alone there": sentence.end - sentence.start < 8,
                    "in title": found.word in title,
                },
            )


def role(token: Token) -> int:
    """What a token does in its sentence, as a number."""
    return _ROLES.index(token.dep_) if token.dep_ in _ROLES else len(_ROLES)


def upward(token: Token) -> Iterator[Token]:
    """The token and those above it."""
    for _ in range(FAR):
        yield token
        if token.head.i == token.i:
            return
        token = token.head
