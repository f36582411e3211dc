"""Judgements: what a person decided on a pair of claims. They outrank the machine and are never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from factcheck.claims import Answer
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison
from factcheck.errors import UsageError
from factcheck.store.remarks import UNDO, Judgement, standing


class Decision(StrEnum):
    """What a person may say of two claims."""

    SAME = "same"
    """they say the same: `agrees`"""
    DIFFERENT = "different"
    """they are about different things: `related`, whatever the machine says"""
    CONFLICT = "conflict"
    """they contradict each other: `conflicts`"""
    UNSURE = "unsure"
    """looked at and left open: the machine's relation stands, and the reader sees that a person was unsure"""
    UNDO = UNDO
    """takes the decision before it on the same pair back"""

    @classmethod
    def parse(cls, text: str) -> Decision:
        """Read a decision.

        Raises:
            UsageError: no such decision.
        """
        try:
            return cls(text)
        except ValueError:
            raise UsageError("no such decision", subject=text, hint=f"one of {', '.join(cls)}") from None


_RELATIONS = {
    Decision.SAME: Relation.AGREES,
    Decision.DIFFERENT: Relation.RELATED,
    Decision.CONFLICT: Relation.CONFLICTS,
}


def judged_comparison(judgement: Judgement, comparison: Comparison | None) -> Comparison | None:
    """The comparison with the person's decision in place of the machine's."""
    relation = _RELATIONS.get(Decision(judgement.decision))
    if relation is None:
        return comparison
    why = f": {judgement.why}" if judgement.why else ""
    words = f"Judged {judgement.decision} by {judgement.by}{why}."
    machine = "" if comparison is None else f" (Without that: {comparison.explanation})"
    reason = (comparison.reason if comparison is not None else None) if relation is Relation.RELATED else None
    same_origin = comparison.same_origin if comparison is not None else False
    return Comparison(relation, reason, 1.0, words + machine, same_origin)


class Judgements:
    """The judgement that counts on each pair of ids, in either order: the latest that was not taken back."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._latest = standing(judgements)
        self._judged = frozenset(one for pair in self._latest for one in pair)

    def standing(self) -> list[Judgement]:
        """Those that count, in the order in which they were made."""
        return sorted(self._latest.values(), key=lambda judgement: (judgement.created, judgement.row))

    def on(self, new: Answer, old: Answer) -> Judgement | None:
        """The judgement on two answers: on their figures, else on the claims that carry them."""
        if not self._latest:
            return None
        claims = frozenset((new.claim.id_in(new.document), old.claim.id_in(old.document)))
        return self._latest.get(frozenset((new.id, old.id))) or self._latest.get(claims)

    def touches(self, answer: Answer) -> bool:
        """Whether there is a judgement on a pair of which the answer's figure, or its claim, is a side."""
        if not self._judged:
            return False
        return answer.id in self._judged or answer.claim.id_in(answer.document) in self._judged

    def between(self, a: str, b: str) -> Judgement | None:
        """The judgement on two ids."""
        return self._latest.get(frozenset((a, b)))

    def overrule(self, new: Answer, old: Answer, comparison: Comparison | None) -> Comparison | None:
        """The comparison, or what a person decided in its place."""
        judgement = self.on(new, old)
        return comparison if judgement is None else judged_comparison(judgement, comparison)


def judgement_record(judgement: Judgement) -> dict[str, str | None]:
    """One judgement as a JSON object."""
    return {
        "a": judgement.a,
        "b": judgement.b,
        "decision": judgement.decision,
        "why": judgement.why,
        "by": judgement.by,
        "created": judgement.created,
    }
