"""The verb phrase: a cue verb with its speaker and what stands behind it, sorted as the weaker rules ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.extract.statements.cues import Cues
from factcheck.extract.statements.scene import Finding, Scene, made_of
from factcheck.extract.syntax import is_number, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_AGAINST = frozenset({"against", "versus", "while", "whereas"})
_COMPARED = frozenset({("next", "to"), ("compared", "with"), ("compared", "to"), ("rather", "than"), ("instead", "of")})
_OPENING = frozenset({"of", "for", "about", "on", "over", "against", "at"})
_TALKING = frozenset({"speak", "talk", "complain", "brag", "boast", "warn", "write", "ask", "worry", "joke"})
"""Verbs behind which "about" is a preposition; behind others it hedges a number."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD", "VB", "VBG"})
_CONJUNCTIONS = frozenset({"when", "while", "after", "before", "as"})


@dataclass(frozen=True)
class VerbPhrase:
    """A cue verb, its lemma, the head of its speaker's phrase and its cue's tokens, in their sentence."""

    scene: Scene
    sentence: Sentence
    verb: Token
    lemma: str
    head: Token
    cue: list[int]
    words: Cues

    @property
    def doc(self) -> Doc:
        """The parse that the verb stands in."""
        return self.verb.doc

    @cached_property
    def right(self) -> list[Token]:
        """What depends on the verb behind it."""
        return [c for c in self.verb.children if c.i > self.verb.i]

    @cached_property
    def clauses(self) -> list[Token]:
        """The heads of complement clauses and infinitives."""
        return [c for c in self.right if c.dep_ in ("xcomp", "ccomp") and c.left_edge.i > self.verb.i]

    @cached_property
    def objects(self) -> list[Token]:
        """The heads of objects and of what is said of them."""
        wanted = ("dobj", "oprd", "attr")
        return [c for c in self.right if c.dep_ in wanted or (c.dep_ == "npadvmod" and c.text == "%")]

    @cached_property
    def preps(self) -> list[Token]:
        """The prepositions."""
        return [c for c in self.right if c.dep_ == "prep"]

    @cached_property
    def numbered(self) -> list[Token]:
        """The objects and prepositions that hold a number."""
        preps = [p for p in self.preps if not _lasting(p)]
        return [p for p in self.objects + preps if any(is_number(t) for t in p.subtree)]

    @property
    def weighty(self) -> bool:
        """Whether a number or quoted words stand behind the verb."""
        return any(is_number(t) or self.scene.quoted[t.i] for c in self.right for t in c.subtree)

    def of(self, kind: str) -> bool:
        """Whether the verb belongs to a class of data/cues.toml."""
        return self.words.of(self.lemma, kind)

    def stretch(self, parts: list[Token]) -> list[int]:
        """The tokens from the first of the parts to the last, up to where another source is named."""
        doc = self.doc
        first, last = min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts)
        inside = range(first + 1, last)
        ends = (i for i in inside if not self.scene.quoted[i] and (_other_source(doc, i) or self._acts_on(i)))
        return list(range(first, next(ends, last + 1)))

    def _acts_on(self, i: int) -> bool:
        """Whether a second finite verb of the speaker begins at the token: "called it “shameful” and left"."""
        at, doc = i + (self.doc[i].text == ","), self.doc
        if at + 1 >= len(doc) or doc[at].dep_ != "cc" or doc[at + 1].tag_ not in ("VBD", "VBZ"):
            return False
        return own_subject(doc[at + 1]) is None and self.verb.tag_ == doc[at + 1].tag_

    def over_quotation(self, tokens: list[int]) -> list[int]:
        """The tokens with the quotation that begins or goes on right behind them: "a normal day “in most places”"."""
        end = tokens[-1] + 1
        while end < self.sentence.end and self.scene.quoted[end]:
            end += 1
        return list(range(tokens[0], end))

    def behind_preposition(self, tokens: list[int]) -> list[int]:
        """The tokens without an opening "of", "for" or "at": "spoke of 5,500 dead"; "at least" stays."""
        words = [self.doc[i].lower_ for i in tokens[:2]]
        hedged = words[:1] == ["at"] and words[1:] in (["least"], ["most"])
        hedged = hedged or (words[:1] in (["about"], ["over"]) and self.lemma not in _TALKING)
        return tokens[1:] if len(tokens) > 1 and words[0] in _OPENING and not hedged else tokens

    def with_tail(self, tokens: list[int]) -> list[int]:
        """A counted phrase with the rest of its sentence, where that holds no verb of its own: ", down from 40"."""
        doc = self.doc
        behind = range(tokens[-1] + 1, self.sentence.end)
        end = next((i for i in behind if doc[i].text in (";", "(") or _other_source(doc, i)), self.sentence.end) - 1
        tail = doc[tokens[-1] + 1 : end + 1]
        if any(t.tag_ in _FINITE or self.scene.quoted[t.i] or t.lower_ in _CONJUNCTIONS for t in tail):
            return tokens
        return list(range(tokens[0], end + 1))

    def with_quotation(self, tokens: list[int]) -> list[int]:
        """A counted phrase with the quoted words behind a comma: "speaks of 6,000, “and goats without number”"."""
        at = tokens[-1] + 1
        if at + 1 < self.sentence.end and self.doc[at].text == "," and self.scene.quoted[at + 1]:
            return self.over_quotation([*tokens, at])
        return tokens

    def found(self, rule: str, content: list[int], *, preposition: Token | None = None) -> Finding | None:
        """The finding of a rule with this content; a preposition right behind the cue is part of it."""
        cue = self.cue
        if preposition is not None and preposition.i == self.verb.i + 1:
            cue = [*cue, preposition.i]
        return made_of(self.scene, rule, self.head, cue, [content], (self.cue[0], self.verb.i))


def _lasting(preposition: Token) -> bool:
    """Whether a preposition only tells how long or when: "has counted tracks for twenty years"."""
    timed = preposition.lower_ in ("for", "in", "since", "over", "during", "after", "before", "by", "on", "until")
    return timed and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _other_source(doc: Doc, i: int) -> bool:
    """Whether another attribution begins at the token: "according to …", ", against nine by the army's account"."""
    if i + 1 >= len(doc):
        return False
    word, behind = doc[i].lower_, doc[i + 1].lower_
    if (word, behind) == ("according", "to"):
        return True
    return doc[i - 1].text == "," and (word in _AGAINST or (word, behind) in _COMPARED)
