"""Carrying: the bearers that a text as a whole gives its figures, and those that go on from figure to figure."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claims import Figure
from factcheck.extract.figures.bearers.firms import Firms
from factcheck.extract.figures.bearers.themes import Theme
from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.tables import table
from factcheck.text.places import resolve


def borne(
    figures: list[Figure],
    theme: Theme,
    firms: Firms,
    acting: set[int],
    resumed: set[int],
    parsed: ParsedDocument,
) -> list[Figure]:
    """The figures with the bearers that the text as a whole gives them.

    `acting` are those whose bearer acts, `resumed` those that speak on of the figure before.
    """
    out: list[Figure] = []
    sides = next((f.subject for f in figures if f.subject is not None and _martial(f)), None)
    for index, figure in enumerate(figures):
        own = figure.subject
        if _martial(figure):
            own = sides = own if own is not None else sides
        name = theme.bearer(figure.measure, figure.event, figure.unit, own, acts=index in acting)
        paragraph = parsed.paragraph_at(figure.start)
        if name is None and paragraph is not None:
            name = firms.bearer(figure.measure, figure.start, paragraph.span)
        if name is None:
            name = _residents(figure)
        if name is None and index in resumed:
            name = next((f.subject for f in reversed(out) if f.unit == figure.unit), None)
        if (
            name is None
            and out
            and _compares(figure)
            and not _SENTENCE_END.search(parsed.text, out[-1].end, figure.start)
        ):
            name = out[-1].subject
        out.append(figure if name == figure.subject else replace(figure, subject=name))
    return out


def _martial(figure: Figure) -> bool:
    """Whether arms or men under arms are counted, which a side has or gives."""
    return not set((figure.measure or "").split()).isdisjoint(table("themes")["force"])


def _compares(figure: Figure) -> bool:
    """Whether a figure only sets the one before against another: "1,300, three times as many as in 2014"."""
    measure = figure.measure or ""
    first = measure.partition(" ")[0]
    return (
        figure.unit == "times"
        or first in ("more", "fewer", "less", "times", "as")
        or any(than in measure for than in (" more than ", " fewer than ", " less than "))
    )


_SENTENCE_END = re.compile(r"[.?!][\"”’»)]*\s|\n")


def _residents(figure: Figure) -> str | None:
    """Those who leave a town, where the text says no more than that: its residents."""
    words = table("measures")
    if figure.event not in words["leaving"] or not set((figure.measure or "").split()) & _INHABITANTS:
        return None
    place = resolve(figure.place)
    local = figure.place is not None and (place is None or place.kind in ("city", "capital"))
    return f"{figure.place} residents" if local else None


_INHABITANTS = frozenset(("people", "persons", "civilians", "residents", "inhabitants", "families", "households"))
