"""Matches: what a new claim meets in history, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.claims import Answer, Claim, Figure, Statement
from factcheck.compare.origins import independent_origins
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison
from factcheck.documents import Document


@dataclass(frozen=True, slots=True)
class Match:
    """One stored answer beside one of the new claim's.

    `asked` is the figure of the new claim that it answers, None where one of the two carries none. `judged` names the
    person whose judgement stands in place of the machine's. `superseded` is what the same source gave later for one
    question and time, where that is stored too: the number of this match is no longer its own.
    """

    comparison: Comparison
    asked: Figure | None
    answer: Answer
    annotations: tuple[Mapping[str, Any], ...] = ()
    judged: str | None = None
    superseded: Answer | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a new text, its figures and statements, and its matches, best first.

    `found` counts the matches before the list was cut to the limit asked for.
    """

    document: Document
    claim: Claim
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    matches: tuple[Match, ...]
    found: int

    @property
    def summary(self) -> dict[str, int]:
        """How many of the listed matches stand in each relation, and how many independent origins they go back to."""
        return summarise(self.matches) | {"found": self.found}


def summarise(matches: Sequence[Match]) -> dict[str, int]:
    """Counts by relation; independent origins are those of the comparable matches, or of all where none compares."""
    counts = {relation.value: sum(m.comparison.relation is relation for m in matches) for relation in Relation}
    comparable = [m.answer for m in matches if m.comparison.relation is not Relation.RELATED]
    shown = comparable or [m.answer for m in matches]
    return counts | {"independent_origins": independent_origins(shown)}
