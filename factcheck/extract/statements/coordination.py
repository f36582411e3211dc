"""Coordination: several who speak at once, as one mention: "Anna Berg and Karl Voss said"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.extract.statements.mentions import Kind, Mention, mention
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.scene import Scene
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def together(scene: Scene, head: Token, until: int | None = None, since: int | None = None) -> Mention:
    """What a head token names with all whom "and" joins to it, between the tokens `since` and `until` where given."""
    partners = [] if until is not None else _partners(head)
    if not partners:
        return mention(scene, head, until, since)
    links = [next(t.i for t in head.doc[h.i + 1 :] if t.dep_ == "cc" or t.text == ",") for h in (head, *partners[:-1])]
    first = mention(scene, head, links[0] - 1, since)
    ends = [*(link - 1 for link in links[1:]), None]
    behind = [mention(scene, h, end, link + 1) for h, end, link in zip(partners, ends, links, strict=True)]
    if first.kind is Kind.PRONOUN or any(m.kind is Kind.PRONOUN for m in behind):
        return first
    return replace(first, span=Span(first.span.start, behind[-1].span.end), partners=tuple(behind))


def _partners(head: Token) -> list[Token]:
    """The heads of the phrases that "and" joins to a speaker's: names to names, bodies and people to their like."""
    out: list[Token] = []
    token = head
    while True:
        joined = next((c for c in token.children if c.dep_ == "conj" and c.i > token.i), None)
        if joined is None or joined.pos_ not in ("NOUN", "PROPN") or joined.tag_ == "PRP":
            break
        out.append(joined)
        token = joined
    listed = [head, *out]
    linked = all(
        any(t.text == "," or (t.dep_ == "cc" and t.lower_ == "and") for t in head.doc[a.i + 1 : b.i])
        for a, b in pairwise(listed)
    )
    if (
        not out
        or not linked
        or not any(t.lower_ == "and" and t.dep_ == "cc" for t in head.doc[listed[-2].i : out[-1].i])
    ):
        return []
    one_name = head.ent_type_ and all(
        t.ent_type_ == head.ent_type_ and t.ent_iob_ == "I" for t in head.doc[head.i + 1 : out[-1].i + 1]
    )
    return out if not one_name and all(_can_speak(t) for t in listed) else []


def _can_speak(noun: Token) -> bool:
    words = speaker_words()
    return noun.pos_ == "PROPN" or any(
        {noun.lower_, noun.lower_.removesuffix("s")} & words[kind] for kind in ("people", "bodies", "crowds")
    )
