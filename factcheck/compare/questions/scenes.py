"""Scenes: which places and names a sentence and its document speak of.

The slots of a figure come from a parse that may err, so a difference counts only where the text bears it out: a place
or subject that stands in the figure's own sentence is stated, one that was carried over from elsewhere is not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.places import Place, demonym, resolve

_RUN = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:of\s+|the\s+|de\s+|al\s+)?[A-ZÀ-Þ][\w.'’-]*)*")
_DATELINE = re.compile(r"^\s*[A-ZÀ-Þ][A-ZÀ-Þ'’. /-]+(?:,[^—–.\n]{2,30})?(?:\s\([^)\n]{2,30}\))?\s[—–-]{1,2}\s")
_ENDING = re.compile(r"(?:['’]s?|[.,])$")
LONGEST = 4
"""Place names are looked for in runs of at most so many words."""


@lru_cache(maxsize=8192)
def places_in(text: str, *, adjectives: bool = True) -> tuple[Place, ...]:
    """The places that a text names, in order; adjectives ("Libyan") count as their country if asked for."""
    found: dict[str, Place] = {}
    for run in _RUN.finditer(text):
        for place in _places_in_run(run.group(), adjectives=adjectives):
            found.setdefault(place.key, place)
    return tuple(found.values())


@lru_cache(maxsize=32768)
def _places_in_run(run: str, *, adjectives: bool) -> tuple[Place, ...]:
    """The places that a run of capitalised words names; kept, for the same names stand in many texts."""
    words, found, at = run.split(), [], 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            name = _ENDING.sub("", " ".join(words[at : at + length]))
            place = resolve(name) if adjectives or demonym(name) is None else None
            if place is not None and place.kind != "part":
                found.append(place)
                at += length - 1
                break
        at += 1
    return tuple(found)


def without_dateline(sentence: str) -> str:
    """A sentence without the place and date that an agency puts before its first: "GENEVA (Pharos) — "."""
    return _DATELINE.sub("", sentence, count=1)


@lru_cache(maxsize=1024)
def places_of_passage(text: str) -> frozenset[str]:
    """The keys of the places that a passage names."""
    return frozenset(place.key for place in places_in.__wrapped__(text[:50_000]))
