"""Checking: a new claim's figures against the stored answers that search brings up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from factcheck.claims import Answer, Claim, Extraction, answers
from factcheck.compare.matches import Checked, Match
from factcheck.compare.relations import Comparison, Relation, compare_answers
from factcheck.review.judgements import judged_comparison, judgement_on
from factcheck.store.remarks import Judgement

LEAST_RELATED_SCORE = 0.25
"""Below this a match that does not compare is not worth a reporter's time."""

Judgements = Callable[[str, str], Judgement | None]
"""Looks up the latest judgement on a pair of ids, in either order."""


def check_claim(
    extraction: Extraction,
    claim: Claim,
    history: Sequence[Answer],
    latest: Judgements,
    annotations: Callable[[Iterable[Answer]], Mapping[str, tuple[Mapping[str, object], ...]]],
    limit: int,
) -> Checked:
    """Compare one claim with candidate answers and rank what comes of it.

    Matches that compare come before those that are only related; within each the surer first. An answer of history
    appears once, beside the figure of the claim that it fits best. Nothing is compared with its own document.
    """
    asked = answers(extraction, claim)
    matches = []
    for old in history:
        if old.document.id == extraction.document.id:
            continue
        found = [match for new in asked if (match := _match(new, old, latest)) is not None]
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


def _match(new: Answer, old: Answer, latest: Judgements) -> Match | None:
    judgement = judgement_on(new, old, latest)
    comparison = compare_answers(new, old)
    if judgement is not None:
        comparison = judged_comparison(judgement, comparison)
    if comparison is None or (judgement is None and _negligible(comparison)):
        return None
    return Match(comparison, new.figure, old, (), None if judgement is None else judgement.by)


def _negligible(comparison: Comparison) -> bool:
    return comparison.relation is Relation.RELATED and comparison.score < LEAST_RELATED_SCORE


def _rank(match: Match) -> tuple[bool, bool, float]:
    return (match.judged is not None, match.comparison.relation is not Relation.RELATED, match.comparison.score)
