"""Hedges: the words around a number that limit it ("more than", "up to", "or so")."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.claims import Bound
from factcheck.text.tables import table

REACH = 56
"""How many characters before a number are looked at."""
_QUOTE = r"[\"“”'’‘«»(]*"


def _any(words: object) -> str:
    forms = sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(forms)


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    hedges = table("hedges")
    groups = "|".join(f"(?P<{bound}>{_any(words)})" for bound, words in hedges["before"].items())
    return re.compile(
        rf"(?<![\w-])(?:{groups})(?P<filler>(?:\s+(?:{_any(hedges['fillers'])}))*)[\s,]*{_QUOTE}$", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{bound}>{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
        for bound, words in table("hedges")["after"].items()
    )
    return re.compile(
        rf"(?P<gap>(?:\s+[a-z][\w-]*){{0,2}}{_QUOTE},?\s*){_QUOTE}(?:{groups})(?![\w-])(?!\s+(?:than|\d|[$£€]))",
        re.IGNORECASE,
    )


def bound_before(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound that the words before a number give it and where they begin; the longest hedge wins."""
    found = _before().search(text, max(0, start - REACH), start)
    if found is None:
        return None
    bound = (
        found.lastgroup
        if found.lastgroup != "filler"
        else next(k for k, v in found.groupdict().items() if v and k != "filler")
    )
    assert bound is not None
    words = " ".join(found[bound].lower().split())
    if words in table("hedges")["touching"]["words"] and found["filler"].strip():
        return None
    if words == "up to" and re.search(
        r"\b(?:\w+ed|rose|went|grew|goes|came|brings?|bringing|taking|took)\s+$",
        text[max(0, found.start() - 16) : found.start()],
    ):
        return None
    return Bound(bound), found.start()


def bound_after(text: str, end: int, noun_end: int) -> tuple[Bound, int] | None:
    """The bound that the words after a number, or after its unit, give it and where they end."""
    for at in dict.fromkeys((end, noun_end)):
        found = _after().match(text, at, at + REACH)
        if found is None:
            continue
        bound = next(k for k, v in found.groupdict().items() if v and k != "gap")
        words = found[bound].lower().strip()
        gap = found["gap"]
        if gap.strip(' ,"”’»') and (
            words in ("+", "odd", "plus", "-plus", "-odd", "tops", "minimum", "maximum")
            or re.search(r"\b(?:and|or|to|of|in|is|was|were|said|with|for|than)\b", gap)
        ):
            continue
        if "," in gap and words in ("plus", "at least", "at most", "approximately", "roughly", "maximum", "minimum"):
            continue
        if (
            words in ("plus", "odd", "roughly", "approximately")
            and re.match(r"\s+(?:an?|the|\w+\s+weeks|[A-Z]|two|three)\b", text[found.end() : found.end() + 12])
            and words == "plus"
        ):
            continue
        return Bound(bound), found.end()
    return None
