"""Checking: a new claim's figures against the stored answers that search brings up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims import Answer, Claim, Extraction, answers
from factcheck.compare.addends import either_makes_up
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.matches import Checked, Match
from factcheck.compare.neighbours import Between, Found, revised
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers, may_revise, set_apart, settled, weigh
from factcheck.compare.rivals import contested, outdoes, side_by_side
from factcheck.compare.wording import replaced
from factcheck.review.judgements import Judgements, judged_comparison
from factcheck.store.remarks import Judgement

LEAST_NEARNESS = 0.3
"""Search scores below this, relative to the best hit, are no likeness: what does not compare either is left out."""


@dataclass(frozen=True, slots=True)
class Check:
    """A document whose claims are checked.

    `named` says whom people take a speaker for, `annotations` what they have noted on answers, by the ids of those.
    """

    extraction: Extraction
    judgements: Judgements
    annotations: Callable[[Iterable[Answer]], Mapping[str, tuple[Mapping[str, object], ...]]]
    limit: int
    named: Callable[[Answer], Answer] = lambda answer: answer
    _between: Between = field(default_factory=dict, init=False)
    """What stored figures are to each other, which many claims of one document ask for."""

    def of(self, claim: Claim, history: Sequence[tuple[Answer, float]]) -> Checked:
        """Compare a claim with candidate answers, each with its nearness in search (0 to 1), and rank what comes of it.

        What was said of the same time comes first, then what changed, the surer first; then what is only related, the
        nearest first. What a person judged comes before all. An answer of history appears once, beside the figure of
        the claim that it fits best. Nothing is compared with its own document.
        """
        extraction, named = self.extraction, self.named
        asked = [named(answer) for answer in answers(extraction, claim)]
        ranked = []
        known = [(named(answer), near) for answer, near in history if answer.document.id != extraction.document.id]
        told = list(self._compared(asked, known))
        for found, (_, nearness) in zip(_given_way(asked, [old for old, _ in known], told), known, strict=True):
            if found:
                best = max(found, key=lambda match: _rank(match, nearness))
                if best.judged or best.comparison.relation is not Relation.RELATED or nearness >= LEAST_NEARNESS:
                    ranked.append((_rank(best, nearness), best))
        matches = [match for _, match in sorted(ranked, key=lambda pair: pair[0], reverse=True)]
        shown = matches[: self.limit]
        notes = self.annotations(match.answer for match in shown)
        return Checked(
            document=extraction.document,
            claim=claim,
            figures=tuple(extraction.figures[i] for i in claim.figures),
            statements=tuple(extraction.statements[i] for i in claim.statements),
            matches=tuple(replace(_marked(m, matches), annotations=notes.get(m.answer.id, ())) for m in shown),
            found=len(matches),
        )

    def _compared(self, asked: Sequence[Answer], known: Sequence[tuple[Answer, float]]) -> Iterator[list[Match | None]]:
        """What each known answer is to each that asks: all are weighed first, so that neighbours can have their say."""
        weights = forests()
        judged = [[self.judgements.on(new, old) for new in asked] for old, _ in known]
        weighed = [
            [
                weigh(new, old, related=close or judgement is not None, strict=not close, weights=weights)
                for new, judgement in zip(asked, own, strict=True)
            ]
            for (old, near), own in zip(known, judged, strict=True)
            for close in (near >= LEAST_NEARNESS,)
        ]
        told = revised(asked, [old for old, _ in known], weighed, weights, self._between)
        for (old, near), row, own in zip(known, told, judged, strict=True):
            told_of = zip(asked, row, own, strict=True)
            yield [_match(new, old, found, near, judgement) for new, found, judgement in told_of]


def _match(new: Answer, old: Answer, found: Found, nearness: float, judgement: Judgement | None) -> Match | None:
    related = judgement is not None or nearness >= LEAST_NEARNESS
    comparison = settled(found, related=related, weights=forests())
    if judgement is not None:
        comparison = judged_comparison(judgement, comparison)
    if comparison is None:
        return None
    return Match(comparison, new.figure, old, (), None if judgement is None else judgement.by)


def _given_way(
    asked: Sequence[Answer], known: Sequence[Answer], told: Sequence[Sequence[Match | None]]
) -> Iterator[list[Match]]:
    """What there is of each known answer; conflicts are set apart that give way to a counterpart beside (`rivals`)."""
    of_document: dict[str, list[int]] = defaultdict(list)
    for at, old in enumerate(known):
        of_document[old.document.id].append(at)

    def stands(match: Match, old: Answer, number: int, row: Sequence[Match | None]) -> Match | None:
        if match.judged is not None or match.comparison.relation is not Relation.CONFLICTS:
            return match
        new = asked[number]
        theirs = [known[at] for at in of_document[old.document.id]]
        beside = [(old, known[at], told[at][number]) for at in of_document[old.document.id]]
        beside += [(new, other, row[at]) for at, other in enumerate(asked)]
        if not either_makes_up(new, old, asked, theirs) and not any(
            found is not None
            and outdoes(found.comparison, match.comparison)
            and side_by_side(own, rival)
            and not contested(own, rival)
            for own, rival, found in beside
        ):
            return match
        apart = set_apart(new, old)
        return replace(match, comparison=apart) if apart is not None else None

    for old, row in zip(known, told, strict=True):
        found = (stands(match, old, number, row) for number, match in enumerate(row) if match is not None)
        yield [match for match in found if match is not None]


def _marked(match: Match, others: Sequence[Match]) -> Match:
    """The match, marked as superseded where its own source has given another number for the same time since."""
    if match.comparison.relation is Relation.RELATED:
        return match
    own = match.answer
    day = own.document.published or ""
    later = [other.answer for other in others if other.comparison.relation is not Relation.RELATED]
    later = [answer for answer in later if (answer.document.published or "") > day]
    later.sort(key=lambda answer: answer.document.published or "", reverse=True)
    last = next((answer for answer in later if _revised(answer, own)), None)
    if last is None:
        return match
    told = replace(match.comparison, explanation=match.comparison.explanation + replaced(own, last))
    return replace(match, comparison=told, superseded=last)


def _revised(new: Answer, old: Answer) -> bool:
    """Whether the later answer puts another number of the same source in the place of the earlier."""
    found = compare_answers(new, old, related=False) if may_revise(new, old) else None
    return found is not None and found.revision


_CLOSENESS = {Relation.AGREES: 2, Relation.CONFLICTS: 2, Relation.CHANGED: 1, Relation.RELATED: 0}


def _rank(match: Match, nearness: float) -> tuple[bool, int, float]:
    closeness = _CLOSENESS[match.comparison.relation]
    return match.judged is not None, closeness, match.comparison.score if closeness else nearness
