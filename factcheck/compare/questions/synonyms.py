"""Synonyms: other nouns and units under which the same thing may have been counted, to look for candidates with."""

from __future__ import annotations

from functools import lru_cache

from factcheck.compare.questions.concepts import lexicon, measure_of
from factcheck.text.nouns import head_noun, singular
from factcheck.text.units.units import dimension, units

_ALONE = frozenset({"", "thing"})


@lru_cache(maxsize=1024)
def heads_alike(measure: str, unit: str | None) -> frozenset[str]:
    """The last words, singular, of all noun phrases that count what this one counts, its own among them.

    >>> sorted(heads_alike("warplanes", None) & {"aircraft", "jet", "tank"})
    ['aircraft', 'jet']
    """
    own = frozenset({head_noun(measure)} - {""})
    known = measure_of(measure, unit)
    if known is None or known.thing in _ALONE:
        return own
    return own | {singular(phrase.split()[-1]) for phrase, noun in lexicon().nouns.items() if noun.thing == known.thing}


@lru_cache(maxsize=256)
def units_alike(unit: str | None) -> tuple[str | None, ...]:
    """The units into which this one converts, itself first; a plain count has no other."""
    if unit is None:
        return (None,)
    own = dimension(unit)
    return (unit, *(name for name in units() if name != unit and own is not None and dimension(name) == own))
