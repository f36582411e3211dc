"""Checking: a new claim's figures against the stored answers that search brings up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from factcheck.claims import Answer, Claim, Extraction, answers
from factcheck.compare.matches import Checked, Match
from factcheck.compare.relations import Comparison, Relation, compare_answers
from factcheck.review.judgements import Judgements, judged_comparison

LEAST_RELATED_SCORE = 0.25
"""Below this a match that does not compare is not worth a reporter's time."""


def check_claim(
    extraction: Extraction,
    claim: Claim,
    history: Sequence[Answer],
    judgements: Judgements,
    annotations: Callable[[Iterable[Answer]], Mapping[str, tuple[Mapping[str, object], ...]]],
    limit: int,
) -> Checked:
    """Compare one claim with candidate answers and rank what comes of it.

    What was said of the same time comes first, then what changed, then what is only related; within each the surer
    first, and what a person judged before all. An answer of history appears once, beside the figure of the claim that
    it fits best. Nothing is compared with its own document.
    """
    asked = answers(extraction, claim)
    matches = []
    for old in history:
        if old.document.id == extraction.document.id:
            continue
        found = [match for new in asked if (match := _match(new, old, judgements)) is not None]
        if found:
            matches.append(max(found, key=_rank))
    matches.sort(key=_rank, reverse=True)
    shown = matches[:limit]
    notes = annotations(match.answer for match in shown)
    return Checked(
        document=extraction.document,
        claim=claim,
        figures=tuple(extraction.figures[i] for i in claim.figures),
        statements=tuple(extraction.statements[i] for i in claim.statements),
        matches=tuple(Match(m.comparison, m.asked, m.answer, notes.get(m.answer.id, ()), m.judged) for m in shown),
        found=len(matches),
    )


def _match(new: Answer, old: Answer, judgements: Judgements) -> Match | None:
    judgement = judgements.on(new, old)
    comparison = compare_answers(new, old)
    if judgement is not None:
        comparison = judged_comparison(judgement, comparison)
    if comparison is None or (judgement is None and _negligible(comparison)):
        return None
    return Match(comparison, new.figure, old, (), None if judgement is None else judgement.by)


def _negligible(comparison: Comparison) -> bool:
    return comparison.relation is Relation.RELATED and comparison.score < LEAST_RELATED_SCORE


_CLOSENESS = {Relation.AGREES: 2, Relation.CONFLICTS: 2, Relation.CHANGED: 1, Relation.RELATED: 0}


def _rank(match: Match) -> tuple[bool, int, float]:
    return (match.judged is not None, _CLOSENESS[match.comparison.relation], match.comparison.score)
