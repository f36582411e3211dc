"""Passages: how much of a document speaks of one figure.

Two reports of a few hundred words on one thing share words, names, places and numbers because of the thing; two
features of two thousand words share as many by chance. So what a figure's document says is looked for in its opening
and around the figure alone, as much of it as a short report is long.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims import Answer

WHOLE = 1_200
"""Characters up to which a document is one passage: no report of the marked corpora is longer."""
OPENING = 250
AROUND = 450
"""Characters before and behind the figure's sentence."""
MOST_PASSAGES = 4096


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretches of a document that speak of a figure, in order, and their text."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def holds(self, place: int) -> bool:
        """Whether a place of the document lies in the passage."""
        return any(start <= place < end for start, end in self.spans)


def passage_of(answer: Answer) -> Passage:
    """What of the answer's document speaks of it."""
    return passage(answer.document.text, answer.claim.start, answer.claim.end)


@lru_cache(maxsize=MOST_PASSAGES)
def passage(text: str, start: int, end: int) -> Passage:
    """What of a document speaks of the sentence from `start` to `end`; all of a short one."""
    if len(text) <= WHOLE:
        return Passage(text, ((0, len(text)),))
    opened = _cut(text, OPENING)
    first, last = _cut(text, max(0, start - AROUND)), _cut(text, min(len(text), end + AROUND))
    spans = ((0, last),) if first <= opened else ((0, opened), (first, last))
    return Passage("\n".join(text[a:b] for a, b in spans), spans)


def _cut(text: str, at: int) -> int:
    """The end of the word that a place lies in; the place itself where no word ends near."""
    for place in range(at, min(at + 30, len(text))):
        if text[place].isspace():
            return place
    return at
