"""Noun cues: "the mayor's claim that …", "takes the view that …", "made the argument that …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.scene import Finding, Scene
from factcheck.extract.statements.subjects import can_state, teller
from factcheck.extract.syntax import SUBJECTS, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_FARTHEST = 4
"""Tokens between a verb and its noun that still make one cue ("takes the view")."""


def named(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The findings of a sentence whose cue is a noun with a "that" clause and a speaker: its owner or governor."""
    nouns = cues().nouns
    for noun in sentence:
        if noun.pos_ != "NOUN" or scene.quoted[noun.i]:
            continue
        lemma = noun.lower_ if noun.lower_ in nouns else noun.lemma_.lower()
        if lemma not in nouns:
            continue
        clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl", "appos") and _that(c)), None)
        if clause is None:
            clause = _behind_object(noun)
        if clause is None:
            continue
        head, first = _owner(noun)
        if head is None or scene.quoted[head.i]:
            continue
        marker = next(c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark")
        content = scene.span(min(marker.i + 1, clause.right_edge.i), clause.right_edge.i)
        yield Finding("noun", scene, [content], scene.span(first, noun.i), head, clause=(first, noun.i), lemma=lemma)


def owned(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The findings whose cue is a noun with its owner: "her promise to stay", "Lind's calls for calm"."""
    for noun in sentence:
        if noun.pos_ != "NOUN" or scene.quoted[noun.i]:
            continue
        lemma = noun.lower_.removesuffix("s")
        owner = next((c for c in noun.children if c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME")), None)
        if owner is None or owner.lower_ in ("my", "our", "your", "whose", "its") or scene.quoted[owner.i]:
            continue
        behind = next((c for c in noun.children if c.i > noun.i and c.dep_ in ("prep", "acl", "relcl")), None)
        if behind is None or behind.i - noun.i > _FARTHEST:
            continue
        infinitive = behind.dep_ != "prep" and any(c.lower_ == "to" and c.dep_ == "aux" for c in behind.children)
        if not cues().is_owned(lemma, "to" if infinitive else behind.lower_):
            continue
        first, last = behind.left_edge.i if infinitive else behind.i + 1, behind.right_edge.i
        if first <= last:
            content, cue = scene.span(first, last), scene.span(noun.i, noun.i if infinitive else behind.i)
            yield Finding("noun", scene, [content], cue, owner, clause=(noun.i, first - 1), lemma=lemma)


def stated(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The findings whose cue is a noun that is what was said: "the army's version is that …", "her answer: “No.”"."""
    doc = scene.fragment.doc
    for noun in sentence:
        if noun.lower_ not in cues().stances or noun.pos_ != "NOUN" or scene.quoted[noun.i]:
            continue
        head = _holder(noun)
        if head is None or scene.quoted[head.i]:
            continue
        first = next((i for i in range(noun.i + 1, min(noun.i + _FARTHEST + 6, sentence.end)) if doc[i].text == ":"), 0)
        verb = noun.head
        if first and first + 1 < sentence.end and not any(t.tag_ in _FINITE for t in doc[sentence.start : first]):
            start, end = first + 1, sentence.end - 1
        elif first and verb.lemma_ == "be" and noun.dep_ == "nsubj" and _describes(verb, first):
            start, end = first + 1, sentence.end - 1  # "the union's position is simple: no contract, no work"
        elif verb.lemma_ == "be" and noun.dep_ == "nsubj" and verb.i > noun.i:
            clause = next((c for c in verb.children if c.dep_ in ("ccomp", "advcl") and _that(c)), None)
            if clause is None or clause.right_edge.i <= verb.i + 1:
                continue
            marker = next(c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark")
            start, end = marker.i + 1, clause.right_edge.i
        else:
            continue
        while start < end and doc[start].is_punct and not scene.quoted[start]:
            start += 1
        if start <= end:
            content = scene.span(start, end)
            yield Finding(
                "stance",
                scene,
                [content],
                scene.span(noun.i, noun.i),
                head,
                clause=(noun.i, start - 1),
                lemma=noun.lower_,
            )


def _holder(noun: Token) -> Token | None:
    """Whose answer or version it is: "the army's line", "the police version", "the answer of the union"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner if owner.lower_ not in ("my", "our", "your", "whose") else None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from") and c.i == noun.i + 1), None)
    owner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if owner is None:
        owner = next((c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i == noun.i - 1), None)
    return owner if owner is not None and can_state(owner) else None


def held(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The findings whose cue is an adjective: "was sure that 20 more would follow"."""
    for adjective in sentence:
        if adjective.lower_ not in cues().adjectives or scene.quoted[adjective.i]:
            continue
        clause = next((c for c in adjective.children if c.dep_ == "ccomp" and c.i > adjective.i and _that(c)), None)
        verb = adjective.head
        if clause is None or (adjective.dep_ not in ("acomp", "ROOT", "oprd") and not passive(adjective)):
            continue
        head = subject_of(adjective if passive(adjective) else verb)
        if head is None or scene.quoted[head.i] or head.lower_ in ("it", "there"):
            continue
        marker = next(c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark")
        content = scene.span(min(marker.i + 1, clause.right_edge.i), clause.right_edge.i)
        first = verb.i if 0 < adjective.i - verb.i <= _FARTHEST else adjective.i
        cue = scene.span(first, adjective.i)
        yield Finding("noun", scene, [content], cue, head, clause=(first, adjective.i), lemma=adjective.lower_)


def plainly(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What stands behind the colon after one who is plain about it: "The coach was blunt: the season was over"."""
    doc = scene.fragment.doc
    for adjective in sentence:
        if adjective.lower_ not in cues().plainness or scene.quoted[adjective.i] or adjective.dep_ != "acomp":
            continue
        head = subject_of(adjective.head)
        colon = next(
            (i for i in range(adjective.i + 1, min(adjective.i + _FARTHEST, sentence.end - 1)) if doc[i].text == ":"), 0
        )
        if head is None or not colon or not can_state(head) or adjective.head.lemma_ not in ("be", "sound", "remain"):
            continue
        if scene.quoted[colon + 1] or not any(t.dep_ in SUBJECTS for t in doc[colon + 1 : sentence.end]):
            continue
        content, cue = scene.span(colon + 1, sentence.end - 1), scene.span(adjective.i, adjective.i)
        yield Finding("stance", scene, [content], cue, head, clause=(adjective.i, colon), lemma=adjective.lower_)


def _describes(verb: Token, colon: int) -> bool:
    """Whether an adjective and nothing more stands between "is" and the colon."""
    return any(c.dep_ == "acomp" and c.i < colon and colon - c.i <= 1 for c in verb.children) and verb.i < colon


def _behind_object(noun: Token) -> Token | None:
    """The "that" clause right behind the noun which the parser hangs on its verb: "stuck to its forecast that …"."""
    that = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if that is None or that.lower_ != "that" or that.dep_ != "mark" or noun.dep_ not in ("dobj", "pobj"):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    lemma = cues().lemma(verb.lower_)
    speaking = lemma is not None and cues().of(lemma, "say")
    return that.head if that.head.head == verb and that.head.i > that.i and not speaking else None


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _owner(noun: Token) -> tuple[Token | None, int]:
    """The speaker's head and where the cue begins: at the noun, or at the verb that governs it."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child, noun.i
        if child.dep_ == "prep" and child.lower_ in ("by", "of", "from") and child.i == noun.i + 1:
            owner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if owner is not None:
                return owner, noun.i
    own = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head
    if noun.dep_ == "pobj":
        verb = verb.head
    if own is not None:
        return own, noun.i
    if noun.dep_ in ("dobj", "pobj") and verb.pos_ in ("VERB", "AUX"):
        subject = teller(verb)
        return subject, verb.i if 0 < noun.i - verb.i <= _FARTHEST else noun.i
    return None, noun.i
