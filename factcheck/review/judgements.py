"""Judgements: what a person decided on a pair of claims. They outrank the machine and are never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from factcheck.claims import Answer
from factcheck.compare.conflicts import Overrule
from factcheck.compare.relations import Comparison, Relation
from factcheck.errors import UsageError
from factcheck.store.remarks import Judgement


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


def judgement_on(new: Answer, old: Answer, latest: Callable[[str, str], Judgement | None]) -> Judgement | None:
    """The judgement on two answers: on their figures, else on the claims that carry them."""
    return latest(new.id, old.id) or latest(new.claim.id_in(new.document), old.claim.id_in(old.document))


def overruled_by(judgements: Iterable[Judgement]) -> Overrule:
    """A function that puts the latest judgement on a pair, if there is one, in place of the machine's comparison."""
    latest = {frozenset((j.a, j.b)): j for j in judgements}

    def overrule(new: Answer, old: Answer, comparison: Comparison | None) -> Comparison | None:
        judgement = judgement_on(new, old, lambda a, b: latest.get(frozenset((a, b)))) if latest else None
        return comparison if judgement is None else judged_comparison(judgement, comparison)

    return overrule


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
