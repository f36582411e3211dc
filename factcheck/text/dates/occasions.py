"""Occasions: "since the invasion", "since the war began", dated by where the text says when that was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.text.dates.periods import Period
from factcheck.text.spans import Span
from factcheck.text.tables import table

_SINCE = re.compile(
    r"\b[Ss]ince\s+(?P<what>(?:(?:the|its|their|this|it|they|that|last|of|[A-Z][\w-]+[’']s?|[a-z][a-z’'-]+)\s+){1,6}?[a-z][a-z-]+)"
    r"(?=\s*(?:[.,;:)»”\"]|—|$)|\s+(?:and|but|while|as|in|at|by|on|from|to|with|he|she|they|it)\b)"
)
_WORD = re.compile(r"[A-Za-z][\w-]+")
_SENTENCE = re.compile(r"[.!?][”\"’»)]*\s+(?=[A-Z“\"«])|\n")
_NEAR = 90
"""How many characters of its sentence may lie between an occasion and its date."""
_SHORT = 31
"""The longest period, in days, that dates an occasion."""


def occasions(text: str, dates: Sequence[tuple[Span, Period | None]]) -> list[tuple[Span, Period]]:
    """The expressions "since OCCASION" with the period of the occasion, where another sentence gives it a date."""
    out = []
    for found in _SINCE.finditer(text):
        span = Span(*found.span())
        if any(known.start < span.end and span.start < known.end for known, _ in dates):
            continue
        names = _names(found["what"])
        told = _dated(text, span, names, dates) if names else None
        if told is not None:
            out.append((span, told))
    return out


def _names(what: str) -> frozenset[str]:
    """What the occasion is called: its nouns, or its verb where it has none ("since it reopened")."""
    words = [word.lower() for word in _WORD.findall(what)]
    plain = [word for word in words if word not in table("calendar")["beginnings"]]
    return frozenset(_root(word) for word in plain)


def _dated(
    text: str, mention: Span, names: frozenset[str], dates: Sequence[tuple[Span, Period | None]]
) -> Period | None:
    """The period of the first short date in whose sentence the occasion is named, the mention itself aside."""
    text = text[: mention.start] + " " * len(mention) + text[mention.end :]
    for span, period in dates:
        if period is None or period.days > _SHORT or mention.start <= span.start < mention.end + _NEAR // 3:
            continue
        before = _SENTENCE.split(text[max(0, span.start - _NEAR) : span.start])[-1]
        after = _SENTENCE.split(text[span.end : span.end + _NEAR])[0]
        around = {_root(word.lower()) for word in _WORD.findall(f"{before} {after}")}
        if names <= around:
            return period
    return None


def _root(word: str) -> str:
    """A word without its ending; words of one kind of occasion have one root: "invaded" and "invasion"."""
    group = _groups().get(word)
    return group or re.sub(r"(?:ed|ing|es|s)$", "", word)


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {word: name for name, words in table("calendar")["occasions"].items() for word in words}
