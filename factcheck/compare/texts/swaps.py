"""Swaps: one sentence said of two names, two things or two events.

"Lund plays the miller in Harbour" and "Berg plays the miller in Harbour" share all but a word, but do not say the same;
nor do "40 hostages were freed" and "40 hostages were killed".
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import product, starmap
from typing import NamedTuple

from factcheck.claims import Extraction
from factcheck.compare.questions.concepts import events_in, measure_of
from factcheck.compare.questions.phrases import roots, tokens_of
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Reason
from factcheck.text.nouns import singular
from factcheck.text.places import contains, resolve
from factcheck.text.units.units import canonical

_TOKEN = re.compile(r"[^\W_][\w'’-]*(?:[.,]\d+)*|[^\w\s]")
LEAST_AROUND = 3
"""Words and signs, numbers left out, that the two sentences have to share around what is swapped."""
MOST, LONGEST = 2, 4
"""In so many places something may be swapped, of so many words at most: "12 people died", "12 houses burned"."""
_OF_BOUNDS = frozenset(("at", "about", "almost", "around", "least", "most", "nearly", "some", "than", "up"))


class Swap(NamedTuple):
    """What stands in one text in place of what stands in the other, and what it tells apart."""

    one: str
    two: str
    reason: Reason


def swapped(a: Extraction, b: Extraction) -> Swap | None:
    """The words or names that show that two texts, else alike but for numbers, speak of two things.

    None where they differ otherwise, or only in who says it. Two spellings or forms of one name ("Kiev", "Kyiv";
    "Lund", "Marit Lund") are one, and so are two words that are known to say the same ("soldiers", "troops").
    """
    speakers = " ".join(statement.speaker or "" for e in (a, b) for statement in e.statements)
    nouns = _nouns(a), _nouns(b)
    for one, two in _swaps(_tokens(a), _tokens(b)):
        reason = _by_name(one, two, speakers) if _is_name(one) and _is_name(two) else _by_word(one, two, nouns)
        if reason is not None:
            return Swap(" ".join(one), " ".join(two), reason)
    return None


def _by_name(one: list[str], two: list[str], speakers: str) -> Reason | None:
    """What two names tell apart: two places, or somebody and somebody else, but for those who only say it."""
    ours, theirs = " ".join(one), " ".join(two)
    if ours in speakers or theirs in speakers or any(starmap(_alike, product(one, two))):
        return None
    first, second = resolve(ours), resolve(theirs)
    if first is None or second is None:
        return Reason.SUBJECT
    one_place = first.key == second.key or contains(first, second) or contains(second, first)
    return None if one_place else Reason.PLACE


def _by_word(one: list[str], two: list[str], nouns: tuple[frozenset[str], frozenset[str]]) -> Reason | None:
    """What other words tell apart, the small ones between them the same: two things or two events."""
    small = wordlists().stop
    words = [[word for word in side if word.lower() not in small] for side in (one, two)]
    between = [[word.lower() if word.lower() in small else None for word in side] for side in (one, two)]
    if not all(words) or between[0] != between[1] or any(starmap(_alike, product(*words))):
        return None
    if all(word.lower() in own for side, own in zip(words, nouns, strict=True) for word in side):
        return Reason.MEASURE
    return Reason.EVENT if any(starmap(_two_events, zip(*words, strict=True))) else None


def _nouns(extraction: Extraction) -> frozenset[str]:
    """The words of what a text counts, and of whose or of what it is."""
    return tokens_of(" ".join(f"{figure.measure or ''} {figure.subject or ''}" for figure in extraction.figures))


def _tokens(extraction: Extraction) -> list[str]:
    """The words and signs of a text but for its numbers, with their units and what makes a bound of them."""
    figures = [range(figure.start, figure.end) for figure in extraction.figures]
    found = _TOKEN.finditer(extraction.document.text)
    return [token.group() for token in found if not any(token.start() in f for f in figures) and _says(token.group())]


def _says(token: str) -> bool:
    word = token.lower()
    if token[0].isdigit() or word in _OF_BOUNDS or word in wordlists().comparators:
        return False
    return word in wordlists().stop or canonical(singular(word)) is None


def _swaps(ours: list[str], theirs: list[str]) -> list[tuple[list[str], list[str]]]:
    """What stands in place of what; nothing where the texts differ by more than that."""
    small = [[token.lower() for token in side] for side in (ours, theirs)]
    codes = SequenceMatcher(None, small[0], small[1], autojunk=False).get_opcodes()
    parted = [(ours[i:j], theirs[k:m]) for tag, i, j, k, m in codes if tag != "equal"]
    around = len(ours) - sum(len(one) for one, _ in parted)
    if around < LEAST_AROUND or len(parted) > MOST or not all(0 < len(s) <= LONGEST for p in parted for s in p):
        return []
    return parted


def _is_name(words: list[str]) -> bool:
    return all(word[0].isupper() and word.lower() not in wordlists().stop for word in words)


def _alike(one: str, two: str) -> bool:
    """Whether two words are forms of one, or are known to count one thing or to tell one event."""
    if not (one[0].isalnum() and two[0].isalnum()) or roots(one) & roots(two):
        return True
    if _is_name([one, two]):
        return False
    x, y = measure_of(one), measure_of(two)
    if x is not None and y is not None and x.known and y.known:
        return (x.thing, x.scope, x.make) == (y.thing, y.scope, y.make)
    return any(first & second for first, second in _events(one, two))


def _two_events(one: str, two: str) -> bool:
    """Whether two words are known to tell two events, or are opposites."""
    if any({roots(one), roots(two)} == {roots(x), roots(y)} for x, y in wordlists().opposites):
        return True
    return any(first and second and not first & second for first, second in _events(one, two))


def _events(one: str, two: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The events that two words tell of people, and those that they tell of anything."""
    return [(events_in(tokens_of(one), thing), events_in(tokens_of(two), thing)) for thing in ("person", "thing")]
