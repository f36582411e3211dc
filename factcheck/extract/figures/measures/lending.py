"""Lending: what a bare number counts because an earlier figure counted it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import Anchor, sentence_of
from factcheck.extract.tables import table

REACH = 420
"""How many characters back an earlier figure may lend its measure."""
RATIOS = ("percent", "percentage_point", "basis_point")


def lent_whole(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What "of them" is a part of: the nearest count of the sentence that is itself no part and no share."""
    start = sentence_of(anchor).start
    for figure in reversed(earlier):
        if figure.start < start:
            return None
        if figure.unit is None and figure.measure is not None and figure.role not in (Role.SUBSET, Role.SHARE):
            return figure.measure
    return None


def lent(anchor: Anchor, earlier: Sequence[Figure], *, sentence_first: bool = False) -> str | None:
    """What the nearest earlier figure of the same kind counted, not far back."""
    unit = anchor.numeral.unit
    vague: str | None = None
    for figure in reversed(earlier):
        if anchor.numeral.span.start - figure.end > REACH:
            break
        if figure.measure is None or figure.measure.startswith(_COMPARING):
            continue
        if figure.role is Role.SUBSET and unit is None and _is_of_others(anchor, figure):
            continue
        if unit in RATIOS and figure.unit in RATIOS and _is_vague(figure.measure):
            vague = vague or figure.measure
            continue
        if unit is None and (aged := _aged(figure)) is not None:
            return aged
        if (
            figure.unit == unit
            or (figure.unit in RATIOS and unit in RATIOS)
            or (sentence_first and figure.unit is None)
        ):
            return figure.measure
    return vague


def _is_of_others(anchor: Anchor, part: Figure) -> bool:
    """Whether a number counts others than a part just told: "including two children. Another 47 were injured"."""
    start = anchor.numeral.cover.start
    before = anchor.fragment.doc.text[: anchor.tokens[0].idx][-24:]
    return part.start < sentence_of(anchor).start or _OTHERS.search(before) is not None or start < part.end


_OTHERS = re.compile(r"\b(?:another|an?\s+(?:further|additional)|as\s+many\s+as)\s+$", re.IGNORECASE)


def _is_vague(measure: str) -> bool:
    """Whether a ratio is only called a rate or a reading, and so stands for what was named before."""
    words = measure.split()
    return words[-1] in _VAGUE and not set(words) & table("measures")["rates"] - _VAGUE


def lent_people(anchor: Anchor, earlier: Sequence[Figure]) -> str:
    """Those whom a verb of people is said of: what a count shortly before counted, if that was living beings."""
    near = lent_near(anchor, earlier)
    living = table("measures")["living"]
    return near if near is not None and any(word in living for word in near.split()) else "people"


def lent_near(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What a count shortly before counted, unless it was a toll as such."""
    for figure in reversed(earlier):
        if anchor.numeral.span.start - figure.end > 160:
            return None
        if figure.role is Role.SUBSET and _is_of_others(anchor, figure):
            continue
        if (aged := _aged(figure)) is not None:
            return aged
        if (
            figure.unit is None
            and figure.measure
            and not figure.measure.endswith(("toll", "number"))
            and figure.measure not in table("measures")["states"]
        ):
            return figure.measure
    return None


def _aged(figure: Figure) -> str | None:
    """Whose age a figure is, whom the next number counts: "the age of the dead was 80, nine in ten were men"."""
    found = _AGE_OF.search(figure.measure) if figure.unit == "year" and figure.measure else None
    return found["whose"] if found is not None else None


_AGE_OF = re.compile(r"\bages? of (?:the |its |their )?(?P<whose>.+)$")
_COMPARING = (
    "more than",
    "less than",
    "fewer than",
    "higher than",
    "lower than",
    "as much as",
    "as many as",
    "times as",
    "times more",
)
"""What only this number measures: "$200,000 more than he had"."""
_VAGUE = frozenset(("rate", "reading", "figure", "number", "index", "estimate", "forecast", "share", "level"))
