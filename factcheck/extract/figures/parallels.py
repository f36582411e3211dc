"""Parallels: numbers told in the order of the names or nouns before them.

"Germany and France took in 120,000 and 85,000 asylum seekers", "the dead and wounded numbered 44 and 130".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor, noun_phrase
from factcheck.extract.figures.bearers.antecedents import ACTORS, NO_ONE, name_of
from factcheck.extract.figures.measures.noun_groups import following_group
from factcheck.extract.figures.places.places import named
from factcheck.extract.figures.places.sightings import PLACE_LABELS, plain
from factcheck.extract.tables import table
from factcheck.text.places import resolve
from factcheck.text.scales import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 40
"""How many tokens before the first number the names may begin."""
_MOST = 12
_COMMA = re.compile(r",\s+")
_AND = re.compile(r"\s+and\s+")
_SUMS = re.compile(
    r"\b(?:totals|tolls|tallies|counts|numbers|figures)\b(?:\s+[a-z]+){0,3}\s+(?:to|at|are|were)\s+$", re.IGNORECASE
)
""" "312 infections and nine deaths, taking the totals to 48,211 and 977" """


def in_turn(figures: Sequence[Figure], anchors: Mapping[int, Anchor], text: str) -> list[Figure]:
    """The figures of a document, those of parallel lists with the name or noun that stands in the same place.

    `anchors` are the figures' own, by their place in `figures`; a figure that was not parsed has none.
    """
    out = list(figures)
    for run in _runs(figures, anchors, text):
        first = anchors[run[0]]
        counts = _counts_before(figures, run[0], first.sentence.start)
        if len(counts) == len(run) and _SUMS.search(text, first.sentence.start, first.numeral.cover.start):
            for place, count in zip(run, counts, strict=True):
                out[place] = replace(out[place], measure=count.measure)
            continue
        last = anchors[run[-1]]
        if following_group(list(last.after())) is not None or last.numeral.unit is not None:
            for place in run[:-1]:
                out[place] = replace(out[place], measure=out[run[-1]].measure)
        listed = _listed(first, len(run))
        for place, item in zip(run, listed, strict=False):
            out[place] = _of(out[place], item, listed, anchors[place])
    return out


def _counts_before(figures: Sequence[Figure], place: int, start: int) -> list[Figure]:
    """The counts of the sentence that stand before the figure at a place, of a few figures before it."""
    before = figures[max(0, place - _MOST) : place]
    return [figure for figure in before if figure.start >= start and figure.unit is None and figure.measure]


def _runs(figures: Sequence[Figure], anchors: Mapping[int, Anchor], text: str) -> Iterator[list[int]]:
    """The places of figures that "and" alone joins, two or more of one unit."""
    run: list[int] = []
    for place, figure in enumerate(figures):
        anchor = anchors.get(place)
        joined = (
            bool(run)
            and anchor is not None
            and anchor.sentence == anchors[run[-1]].sentence
            and figure.unit == figures[run[-1]].unit
            and anchor.numeral.form is anchors[run[-1]].numeral.form
            and _follows(anchors[run[-1]], anchor, text, _COMMA, _AND)
        )
        if not joined:
            if len(run) > 1 and _ends(run, anchors, text):
                yield run
            run = []
        if anchor is not None and anchor.numeral.form is not Form.SHARE:
            run.append(place)
    if len(run) > 1 and _ends(run, anchors, text):
        yield run


def _ends(run: Sequence[int], anchors: Mapping[int, Anchor], text: str) -> bool:
    """Whether "and" leads to the last number of the run, so that the list is whole."""
    verbs = {verb.i if (verb := governor(anchors[place].token)) is not None else None for place in run}
    return len(verbs) == 1 and _follows(anchors[run[-2]], anchors[run[-1]], text, _AND)


def _follows(one: Anchor, other: Anchor, text: str, *joints: re.Pattern[str]) -> bool:
    """Whether one of the joints alone stands between two numbers and their units."""
    return any(joint.fullmatch(text, one.numeral.noun, other.numeral.cover.start) for joint in joints)


def _listed(first: Anchor, size: int) -> list[Token]:
    """The nearest so many nouns or names in a row before the first number, a verb in between and no other number."""
    doc, here = first.fragment.doc, first.tokens[0].i
    for head in reversed(doc[max(first.tokens[0].sent.start, here - _REACH) : here]):
        if head.like_num:
            break
        if head.pos_ not in NOMINAL or head.ent_type_ in NO_ONE or head.dep_ == "conj":
            continue
        items = [head]
        while nxt := [t for t in items[-1].conjuncts if t.i > items[-1].i and t.head.i == items[-1].i]:
            items.append(nxt[0])
        between = doc[items[-1].i + 1 : here]
        if len(items) != size or items[-1].i >= here:
            continue
        if any(t.pos_ in VERBAL for t in between) and not any(t.text in (";", ":") for t in between):
            return items if all(t.pos_ in NOMINAL for t in items) else []
    return []


def _of(figure: Figure, item: Token, listed: Sequence[Token], anchor: Anchor) -> Figure:
    """The figure with its own item of the list as its place and bearer, its bearer or its measure."""
    if all(_is_place(t) for t in listed):
        of_these = figure.subject is not None and figure.subject in {name_of(t) for t in listed}
        return replace(figure, place=named(_name(item)), subject=name_of(item) if of_these else figure.subject)
    if all(t.pos_ == "PROPN" and t.ent_type_ in ACTORS for t in listed):
        return replace(figure, subject=name_of(item))
    if any(t.pos_ == "PROPN" for t in listed):
        return figure
    words = set((figure.measure or "").split())
    if any(t.lower_ in words for t in listed) and item.lower_ not in table("measures")["never"]:
        return replace(figure, measure=anchor.text(noun_phrase(item)))
    return figure


def _is_place(token: Token) -> bool:
    return token.pos_ == "PROPN" and (token.ent_type_ in PLACE_LABELS or resolve(_name(token)) is not None)


def _name(token: Token) -> str:
    entity = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    return plain(entity.text if entity is not None else token.text)
