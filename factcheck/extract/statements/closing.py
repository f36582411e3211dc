"""Closing attributions by the words alone: "…, a poll by Infratest found.", "…, cantonal police estimate."

The parser takes such an end for an apposition or a participle; the rules that ask it find nothing in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import LONGEST_SPEAKER, STOPS
from factcheck.extract.statements.cueclause import FINITE, clause_like
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.scene import Finding, Scene
from factcheck.extract.statements.subjects import can_state, is_text

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})
_WITHIN = frozenset({"of", "for", "by", "from", "at", "in", "on", "and"})
_HELPING = frozenset({"has", "have", "had", "also", "now", "then", "later", "earlier", "already", "since"})
_SHORTEST = 4
_PLURALS = ("NNS", "NNPS")
_TEXTS_ONLY = frozenset({"find", "show", "read", "record", "register", "express", "hold"})
"""Verbs that close a statement of a text, and otherwise say what became of a thing: "the body found"."""


def closed(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What stands before a speaker and a verb of speech that end their sentence."""
    doc = scene.fragment.doc
    at = sentence.end - 1
    while at > sentence.start and doc[at].text in STOPS:
        at -= 1
    while at > sentence.start and (
        _dated(doc[at]) or (doc[at].lower_ == "on" and any(map(_dated, doc[at + 1 : at + 2])))
    ):
        at -= 1
    verb = doc[at]
    lemma = cues().lemma(verb.lower_)
    if lemma is None or not (cues().of(lemma, "say") or lemma == "decide") or verb.lower_.endswith("ing"):
        return
    first_cue = at
    while first_cue - 1 > sentence.start and doc[first_cue - 1].lower_ in _HELPING:
        first_cue -= 1
    first = first_cue
    while (
        first > sentence.start
        and first_cue - first < LONGEST_SPEAKER
        and not scene.quoted[first - 1]
        and (doc[first - 1].pos_ in _NAMING or doc[first - 1].lower_ in _WITHIN)
    ):
        first -= 1
    left = first - 1
    if first == first_cue or left - sentence.start < _SHORTEST or doc[left].text not in (",", "—", "–"):
        return
    head = _head(doc[first:first_cue])
    if head is None or not can_state(head) or not _agrees(head, verb, lemma):
        return
    start = sentence.start
    before = [doc[i] for i in range(start, left)]
    if any(scene.quoted[t.i] for t in before) or not any(t.tag_ in FINITE for t in before) or not clause_like(before):
        return
    if any(t.text in (";", ":") for t in before):
        return
    yield Finding(
        "beside",
        scene,
        [scene.span(start, left - 1)],
        scene.span(first_cue, at),
        head,
        clause=(first, at),
        until=first_cue - 1,
        after=True,
        lemma=lemma,
    )


def _dated(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")


def _head(phrase: Sentence) -> Token | None:
    """The last noun before the first preposition of a phrase that begins like one."""
    preposition = next((t.i for t in phrase if t.lower_ in _WITHIN), phrase.end)
    return next((t for t in reversed(list(phrase)) if t.i < preposition and t.pos_ in ("NOUN", "PROPN")), None)


def _agrees(head: Token, verb: Token, lemma: str) -> bool:
    """Whether the verb's form goes with the noun's number, and its sense with the noun."""
    many = head.tag_ in _PLURALS or head.lower_ == "police"
    if verb.lower_ == lemma and not many:
        return False
    if verb.lower_ in (lemma + "s", lemma + "es") and many:
        return False
    return lemma not in _TEXTS_ONLY or is_text(head)
