"""Two texts set side by side: each figure meets its best counterpart, and the whole takes the most urgent relation."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims import Answer, Claim, Extraction, Figure
from factcheck.compare.gate import Reason
from factcheck.compare.propositions import compare_propositions
from factcheck.compare.relations import Comparison, Relation, compare_answers


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures and what they are to each other."""

    a: Figure
    b: Figure
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class PairComparison:
    """What text A is to text B as a whole, and the pairs of figures that say so."""

    relation: Relation
    reason: Reason | None
    score: float
    explanation: str
    pairs: tuple[FigurePair, ...] = ()


def answers_of(extraction: Extraction) -> list[Answer]:
    """Every figure of a document in its setting, then the claims that hold none."""
    out = []
    document = extraction.document
    whole = Claim(0, len(document.text), document.text)
    claimed = {index: claim for claim in extraction.claims for index in claim.figures}
    for index, figure in enumerate(extraction.figures):
        covering = tuple(s for s in extraction.statements if s.start <= figure.start and figure.end <= s.end)
        out.append(Answer(document, claimed.get(index, whole), figure, covering))
    for claim in extraction.claims:
        if not claim.figures:
            covering = tuple(extraction.statements[i] for i in claim.statements)
            out.append(Answer(document, claim, None, covering))
    return out


def compare_texts(a: Extraction, b: Extraction) -> PairComparison:
    """Compare two short texts. Each figure is paired at most once, the most alike first."""
    ours = [x for x in answers_of(a) if x.figure is not None]
    theirs = [y for y in answers_of(b) if y.figure is not None]
    found = []
    for i, x in enumerate(ours):
        for j, y in enumerate(theirs):
            comparison = compare_answers(x, y, to_the_letter=True)
            if comparison is not None:
                found.append(
                    (
                        comparison.relation is Relation.RELATED,
                        comparison.relation is not Relation.AGREES,
                        -comparison.score,
                        i,
                        j,
                        comparison,
                    )
                )
    pairs: list[FigurePair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j, comparison in sorted(found, key=lambda row: row[:5]):
        one, two = ours[i].figure, theirs[j].figure
        if i not in used[0] and j not in used[1] and one is not None and two is not None:
            used[0].add(i)
            used[1].add(j)
            pairs.append(FigurePair(one, two, comparison))
    if pairs:
        pairs.sort(key=lambda pair: pair.a.start)
        first = min(pairs, key=lambda pair: (pair.comparison.relation.rank, -pair.comparison.score))
        chosen = first.comparison
        return PairComparison(chosen.relation, chosen.reason, chosen.score, chosen.explanation, tuple(pairs))
    return _as_propositions(a, b)


def _as_propositions(a: Extraction, b: Extraction) -> PairComparison:
    one, two = (Answer(e.document, Claim(0, len(e.document.text), e.document.text), None, e.statements) for e in (a, b))
    found = compare_propositions(one, two)
    if found is None:
        return PairComparison(Relation.RELATED, Reason.MEASURE, 0.3, "The two have little in common.")
    relation, score, explanation = found
    return PairComparison(Relation(relation), None, round(score, 3), explanation)
