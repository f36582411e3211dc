"""Gapping: a second speaker whose cue is left out, each number to its own: "police counted 8,000, the union 50,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import HEDGES
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.scene import Finding, Scene
from factcheck.extract.syntax import is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({",", ";", "and", "while", "but"})
_PREPOSITIONS = frozenset({"at", "of", "to", "for"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_RULES = frozenset({"count", "clause", "fragment", "object", "prepositional"})
_LONGEST = 7


def ungapped(finding: Finding) -> Iterator[Finding]:
    """The finding, cut before every further speaker that shares its cue, and those speakers' own findings."""
    yield finding
    if finding.rule == "passive":
        yield from _by_others(finding)
        return
    if finding.rule == "beside":
        yield from _behind(finding)
        return
    if finding.rule not in _RULES or len(finding.contents) != 1 or finding.head is None:
        return
    scene, doc = finding.scene, finding.scene.fragment.doc
    tokens = scene.fragment.tokens(finding.contents[0])
    if not tokens:
        return
    low, high = tokens[0].i, tokens[-1].i
    gaps = [gap for i in range(low + 1, high) if (gap := _gap(scene, i, high, finding)) is not None]
    gaps = [g for g in gaps if any(_is_number(doc[i]) for i in range(low, g[0]))]
    gaps = [next(same) for _, same in groupby(gaps, key=lambda gap: gap[1])]  # ", and" are two links to one speaker
    if not gaps or _has_recipient(doc, low, gaps[0][0]):
        return
    ends = [*(gap[0] - 1 for gap in gaps[1:]), high]
    if any(t.tag_ in _FINITE for (_, _, first), end in zip(gaps, ends, strict=True) for t in doc[first : end + 1]):
        return
    finding.contents[0] = scene.span(low, gaps[0][0] - 1)
    for (_, head, first), end in zip(gaps, ends, strict=True):
        content = scene.span(first, end)
        lemma, clause = finding.lemma, finding.clause
        yield Finding("count", scene, [content], finding.cue, doc[head], clause=clause, until=head, lemma=lemma)


def _behind(finding: Finding) -> Iterator[Finding]:
    """What stands behind the cue, where a second speaker opens it: "…, the governor estimates, the Red Cross 520"."""
    if len(finding.contents) < 2:
        return
    tokens = finding.scene.fragment.tokens(finding.contents[-1])
    gap = _gap(finding.scene, tokens[0].i - 1, tokens[-1].i, finding) if tokens and tokens[0].i else None
    if gap is None or any(t.tag_ in _FINITE for t in tokens):
        return
    _, head, first = gap
    finding.contents.pop()
    content = finding.scene.span(first, tokens[-1].i)
    yield Finding(
        "count",
        finding.scene,
        [content],
        finding.cue,
        tokens[0].doc[head],
        clause=finding.clause,
        until=head,
        lemma=finding.lemma,
    )


def _by_others(finding: Finding) -> Iterator[Finding]:
    """What further agents of a passive state: "was put at 14 by the governor and at 22 by the union"."""
    scene = finding.scene
    verb = scene.fragment.tokens(finding.cue)[-1] if finding.cue is not None else None
    agents = [c for c in verb.children if c.lower_ == "by" and c.dep_ in ("agent", "prep")] if verb is not None else []
    if verb is None or len(agents) < 2 or len(finding.contents) < 2:
        return
    for before, by in pairwise(agents):
        head = next((c for c in by.children if c.dep_ == "pobj"), None)
        first = next((t.i for t in verb.doc[before.right_edge.i + 1 : by.i] if t.lower_ in _PREPOSITIONS), None)
        if head is None or first is None or not any(_is_number(t) for t in verb.doc[first : by.i]):
            return
        content = scene.span(first, by.i - 1)
        finding.contents[:] = [s for s in finding.contents if s.end <= content.start and not s.overlaps(content)] or [
            finding.contents[0]
        ]
        yield Finding("passive", scene, [content], finding.cue, head, clause=finding.clause, lemma=finding.lemma)


def _gap(scene: Scene, link: int, high: int, finding: Finding) -> tuple[int, int, int] | None:
    """Link, speaker's head and first token of the number's phrase, where "link speaker [preposition] number" stands."""
    doc = scene.fragment.doc
    if doc[link].lower_ not in _LINKS or scene.quoted[link]:
        return None
    at = link + 1
    while at <= high and doc[at].lower_ in _LINKS:
        at += 1
    start = at
    while at <= high and at - start < _LONGEST and doc[at].pos_ in _NAMING and doc[at].lower_ not in _PREPOSITIONS:
        if _is_number(doc[at]):
            break
        at += 1
    head = at - 1
    other = head == start and doc[head].lower_ in ("another", "others")
    if head < start or not (doc[head].pos_ in ("NOUN", "PROPN") or other):
        return None
    first = at
    if first <= high and doc[first].lower_ in _PREPOSITIONS and not _is_number(doc[first]):
        if not any(t.lower_ == doc[first].lower_ for t in doc[_opening(finding) : link]):
            return None
        first += 1
    number = first
    while number <= high and doc[number].lower_ in HEDGES and not _is_number(doc[number]):
        number += 1
    if (
        number > high
        or not _is_number(doc[number])
        or not (other or _speaks(list(doc[start : head + 1]), doc[head], finding.rule))
    ):
        return None
    return link, head, first


def _opening(finding: Finding) -> int:
    """The first token of the finding's cue clause, or of its content where that stands before it."""
    return min(finding.clause[0], finding.clause[1]) if finding.clause is not None else 0


def _is_number(token: Token) -> bool:
    return token.like_num or token.text[:1].isdigit()


def _speaks(words: Sequence[Token], head: Token, rule: str) -> bool:
    """Whether the phrase names a source: a body, people of an office, or a name that is no place."""
    known = speaker_words()
    noun = head.lower_
    listed = any(w in known[kind] for kind in ("bodies", "people", "crowds") for w in (noun, noun.removesuffix("s")))
    if listed:
        return noun not in ("people", "others", "some", "many", "students", "residents", "teams", "staff")
    if rule == "clause" or head.pos_ != "PROPN" or head.ent_type_ in ("GPE", "LOC", "NORP", "DATE"):
        return rule == "fragment" and head.pos_ == "PROPN" and head.ent_type_ == "ORG"
    owned = any(t.lower_ == "the" for t in words)
    return head.ent_type_ == "PERSON" or owned or is_acronym(head)


def _has_recipient(doc: Doc, low: int, link: int) -> bool:
    """Whether the first number has a receiver before it, as the second then has too: "gave Lind 12%, Moen 20%"."""
    return any(
        t.pos_ == "PROPN" and t.dep_ in ("dative", "dobj", "nsubj") and _is_number(doc[t.i + 1])
        for t in doc[low : max(low, link - 1)]
    )
