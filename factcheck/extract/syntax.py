"""Questions to the dependency tree that attribution asks: who is the subject, what does a phrase hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "ccomp"})
_DEEPEST = 4
_ENDS = frozenset({".", "?", "!", "…", ":", ";", ")", "]", "—", "–", "•", "''", "»", "«", "›", "’"})
_QUANTITIES = frozenset({
    "half", "quarter", "third", "thirds", "tenth", "fifth", "dozen", "dozens", "tens", "scores",
    "hundreds", "thousands", "millions", "billions", "twice", "double", "none", "nobody", "zero",
})  # fmt: skip
_MODIFYING_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "parataxis"})


def own_subject(verb: Token) -> Token | None:
    """The subject that stands at the verb itself."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        # Of two, the parser gave it one of the clause reported before it: "Forty of them, the office said".
        return next((child for child in reversed(own) if child.i < verb.i), own[0])
    # "had earlier spoken": the subject may hang on the auxiliary, or that be taken for the main verb.
    helping = [aux for aux in verb.children if aux.dep_ == "aux"]
    if (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "ccomp"
        and verb.head.lower_ in ("had", "has", "have")
        and not helping
    ):
        helping = [verb.head] if verb.head.i < verb.i else []
    return next((c for aux in helping for c in aux.children if c.dep_ in SUBJECTS and c.i < aux.i), None)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, its own or the one that it shares through coordination, control or modification.

    At most four steps up ("X supported that view, saying …", "was quoted as saying").
    """
    own = own_subject(verb)
    if own is not None:
        return own
    if depth >= _DEEPEST or verb.head is verb:
        return None
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ in _UPWARD and head.pos_ in ("VERB", "AUX") and not (verb.dep_ == "ccomp" and _finite(verb)):
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX"):
        if head.lower_ == "as" and not passive(head.head):  # "television quoted Reza as saying"
            quoted = next((c for c in head.head.children if c.dep_ == "dobj"), None)
            if quoted is not None:
                return quoted
        return subject_of(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.lower_ == "as" and head.head.dep_ == "dobj":
        return head.head
    return None


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBD", "VBP")


def passive(verb: Token) -> bool:
    """Whether the verb is passive."""
    return verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def agent(verb: Token) -> Token | None:
    """The head of the "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def phrase(head: Token) -> list[Token]:
    """The noun phrase of a head, without the clauses that modify it, in order and contiguous around the head."""
    dropped: set[int] = set()
    for child in head.children:
        if child.dep_ in _MODIFYING_CLAUSES:
            dropped.update(t.i for t in child.subtree)
    kept = {t.i for t in head.subtree if t.i not in dropped} | {head.i}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = head.doc
    while last > head.i and (doc[last].is_punct or doc[last].dep_ == "cc"):
        last -= 1
    while first < head.i and doc[first].is_punct:
        first += 1
    return list(doc[first : last + 1])


def runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of consecutive numbers, first and last of each, in order."""
    first = last = None
    for index in sorted(indexes):
        if last is not None and index == last + 1:
            last = index
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = index
    if first is not None and last is not None:
        yield first, last


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a parse; one that ends without a mark belongs to the next, however the parser splits it."""
    start = 0
    for sentence in doc.sents:
        last = doc[sentence.end - 1]
        if sentence.end == len(doc) or last.text in _ENDS or last.is_space or last.is_quote:
            yield doc[start : sentence.end]
            start = sentence.end


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals throughout: "UNHCR"."""
    return token.text.isupper() and len(token) > 1


def is_number(token: Token) -> bool:
    """Whether the word is a number, or stands for one: "half", "dozens"."""
    if token.ent_type_ == "ORDINAL" or (token.is_alpha and token.lower_.endswith(("first", "second", "th"))):
        return token.lower_ in _QUANTITIES
    return token.like_num or token.text[:1].isdigit() or token.lower_ in _QUANTITIES


def idiom(verb: Token) -> int | None:
    """The last token of an idiom that reports: "let it be known", "made it plain"; None for other verbs."""
    doc = verb.doc
    behind = [t.lower_ for t in doc[verb.i + 1 : verb.i + 4]]
    if verb.lower_ in ("let", "lets") and behind[1:] in (["be", "known"], ["be", "heard"]):
        return verb.i + 3
    if verb.lower_ in ("made", "makes", "make", "making"):
        at = 1 if behind[:1] == ["it"] else 0
        return verb.i + 1 + at if behind[at : at + 1] in (["clear"], ["known"], ["plain"]) else None
    return None


def puts_it(verb: Token) -> bool:
    """Whether the verb puts something in its subject's words: "as Lind put it", "as she calls them"."""
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].lower_ not in ("it", "them", "him", "her", "this", "that"):
        return False
    if doc[verb.i + 1].dep_ == "mark":
        return False  # "as she said that six had left"
    subject = own_subject(verb)
    first = phrase(subject)[0].i if subject is not None and subject.i < verb.i else 0
    return first > 0 and doc[first - 1].lower_ == "as"


def cue_tokens(verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation and particle, or the whole of an idiom."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") and abs(child.i - verb.i) <= 4:
            between = verb.doc[min(child.i, verb.i) + 1 : max(child.i, verb.i)]
            if all(t.dep_ in ("aux", "auxpass", "neg", "prt", "advmod") and t.head == verb for t in between):
                first, last = min(first, child.i), max(last, child.i)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "heard" and verb.i - verb.head.i == 2:
        first = min(first, *cue_tokens(verb.head))  # "was heard to say"
    return list(range(first, max(last, idiom(verb) or last) + 1))
