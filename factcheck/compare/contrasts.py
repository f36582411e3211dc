"""Contrasts: two numbers that one document sets side by side, and how they stand to each other there.

Where one text has the number of a claim beside that of a stored figure ("180,764, raised from 69,342"; "the ministry
counts 40, the union 60"), it tells how the two stand wherever else they are found. Of marked pairs of one question
whose numbers do not fit half are so contrasted (tests/gold, second and third), of others two in five.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.evidence.contrasted import FORMER, LATEST, LEAD
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.voices import telling_words, voices

Table = NDArray[np.float64]
Told = Callable[[int, int], tuple[float, float]]
"""How likely two figures, by their places, are of one question, and how likely time has changed the number."""
SLIGHT = 0.2
"""The weight of what is taken for granted where nothing is contrasted."""
LEAST = 0.1
"""Less likely contrasts are not looked at closer."""
FAR = 1500.0
"""Characters between two numbers above which they count as so far apart."""


class Contrasts:
    """Which of some figures stand in one document, and how they lie to each other: tables [figures, figures]."""

    def __init__(self, answers: Sequence[Answer], days: Table) -> None:
        """`days` are the last days of the figures' times, not a number where unknown."""
        size = len(answers)
        documents = np.array([answer.document.id for answer in answers])
        self._side_by_side = (documents[:, None] == documents[None, :]) & ~np.eye(size, dtype=bool)
        speaking = [telling_words(voices(answer)) for answer in answers]
        nouns = [content_words(answer.figure.measure or "" if answer.figure else "") for answer in answers]
        starts = np.array([float(answer.figure.start if answer.figure else 0) for answer in answers])
        former, latest = (np.array([_led_by(cue, answer) for answer in answers]) for cue in (FORMER, LATEST))
        later, behind = _apart(days), _apart(starts)
        self._lie = {
            "later": np.sign(later),
            "of other days": (np.abs(later) > 1).astype(float),
            "of one voice": self._where(speaking, shared=True),
            "of two voices": self._where(speaking, shared=False),
            "of one noun": self._where(nouns, shared=True),
            "of two nouns": self._where(nouns, shared=False),
            "in one sentence": (_apart(np.array([float(answer.claim.start) for answer in answers])) == 0).astype(float),
            "told later": np.sign(behind),
            "characters apart": np.minimum(np.abs(behind), FAR),
            "former": _apart(former),
            "latest": _apart(latest),
        }

    def _where(self, words: Sequence[frozenset[str]], *, shared: bool) -> Table:
        """Where two that have words share one, or share none."""
        out = np.zeros(self._side_by_side.shape)
        for i, j in zip(*np.nonzero(self._side_by_side), strict=True):
            out[i, j] = bool(words[i] and words[j]) and bool(words[i] & words[j]) is shared
        return out

    def evidence(self, ours: Table, theirs: Table, place: int, told: Told) -> dict[str, float]:
        """What the documents tell that hold the numbers of two figures, the second at a place.

        `ours` and `theirs` [figures] tell how likely each figure is the number of the one and of the other.
        """
        weights = ours[:, None] * theirs[None, :] * self._side_by_side
        total = weights.sum() + SLIGHT
        close = np.zeros(2)
        for i, j in zip(*np.nonzero(weights > LEAST), strict=True):
            close += weights[i, j] * np.array(told(int(i), int(j)))
        same, change = close / (weights[weights > LEAST].sum() + SLIGHT)
        return {
            "contrasted": float(weights.max()),
            "contrasted in theirs": float(weights[:, place].max()),
            "contrasted in all": float(weights.sum()),
            "contrast of one question": float(same),
            "contrast changed": float(change),
            **{f"contrast {how}": float((weights * table).sum() / total) for how, table in self._lie.items()},
        }


def _apart(column: Table) -> Table:
    """Each entry less each other [n, n]; 0 where one is unknown."""
    return np.nan_to_num(column[:, None] - column[None, :])


def _led_by(cue: re.Pattern[str], answer: Answer) -> float:
    """Whether a cue stands before the number, in its sentence."""
    figure = answer.figure
    if figure is None:
        return 0.0
    lead = answer.document.text[max(answer.claim.start, figure.start - LEAD) : figure.start]
    return float(cue.search(lead.lower()) is not None)
