"""Disputes: the questions to which stored answers give incompatible figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claims import Answer
from factcheck.compare.concepts import things_in
from factcheck.compare.conversion import quantities
from factcheck.compare.intervals import gap
from factcheck.compare.origins import independent_origins, origins
from factcheck.compare.questions import Question, question_of
from factcheck.compare.ranking import Trust, Weighed, newest_day, trust_in
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.text.places import WORLD


@dataclass(frozen=True, slots=True)
class DisputePair:
    """Two answers of a dispute, by their place in its list, and what the first is to the second."""

    a: int
    b: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question with the answers given to it; `origins` are equal for answers of one origin."""

    question: str
    answers: tuple[Answer, ...]
    pairs: tuple[DisputePair, ...]
    origins: tuple[int, ...]
    gap: float
    """The widest distance between two conflicting figures, as a share of the larger."""
    importance: float = 0.0
    """How much it matters to a reader, 0 to 1 (`ranking`)."""

    @property
    def independent_origins(self) -> int:
        """How many sources the answers go back to."""
        return len(set(self.origins))


MOST_PLACES = 8
MOST_IN_BLOCK = 200
"""Blocks above this size are cut up by time, so that the work stays near linear."""


def _blocks(answers: Sequence[Answer]) -> Iterator[list[int]]:
    by_key: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, answer in enumerate(answers):
        question = question_of(answer)
        if question is None:
            continue
        anchors = _anchors(question)
        for thing in _things(question):
            for anchor in anchors:
                by_key[thing, question.dimension, anchor].append(index)
    for indexes in by_key.values():
        if len(indexes) < 2:
            continue
        if len(indexes) <= MOST_IN_BLOCK:
            yield indexes
        else:
            indexes.sort(key=lambda i: _time_key(answers[i]))
            for start in range(0, len(indexes), MOST_IN_BLOCK // 2):
                yield indexes[start : start + MOST_IN_BLOCK]


def _things(question: Question) -> frozenset[str | None]:
    """What is counted; where that is left open, all that the text around may mean."""
    measure = question.measure
    if measure is not None and measure.thing and (measure.known or question.unit is None):
        return frozenset({measure.thing})
    own = frozenset({measure.thing if measure is not None else None})
    return own | things_in(question.tokens | question.context)


def _time_key(answer: Answer) -> str:
    question = question_of(answer)
    return str(question.period.last) if question is not None and question.period is not None else ""


def _anchors(question: Question) -> set[str]:
    """What a question can be found by: its place and its subject."""
    anchors = set()
    if question.place is not None:
        anchors.add(question.place.key)
    elif question.place_text:
        anchors.add(question.place_text.lower())
    if question.country is not None:
        anchors.add(question.country)
    elif question.subject:
        anchors.add(question.subject.lower())
    anchors |= {place.key for place in question.places} | question.title_places
    anchors |= set(sorted(question.document_places - {WORLD})[:MOST_PLACES])
    return anchors or {""}


Overrule = Callable[[Answer, Answer, Comparison | None], Comparison | None]
"""What a person decided on a pair in place of the machine's comparison; gives that back where nobody did."""


def find_disputes(
    answers: Iterable[Answer],
    overrule: Overrule | None = None,
    trust: Trust | None = None,
    today: date | None = None,
) -> Iterator[Dispute]:
    """The disputed questions, those that matter most first (`ranking`).

    `today` is the day from which their age is counted: the newest of the answers where None.
    """
    known = [answer for answer in answers if answer.figure is not None]
    pools = _pools(known)
    firsts = [pool[0] for pool in pools]
    pairs: dict[tuple[int, int], Comparison] = {}
    seen: set[tuple[int, int]] = set()
    for block in _blocks([known[i] for i in firsts]):
        for position, p in enumerate(block):
            for q in block[position + 1 :]:
                i, j = sorted((firsts[p], firsts[q]))
                if (i, j) in seen or known[i].document.id == known[j].document.id:
                    continue
                seen.add((i, j))
                comparison = compare_answers(known[i], known[j], related=False)
                if overrule is not None:
                    comparison = overrule(known[i], known[j], comparison)
                if comparison is not None and comparison.relation is not Relation.RELATED:
                    pairs[i, j] = comparison
    for pool in pools:
        _add_copies(pool, known, pairs, overrule)
    # In the order of the answers: blocks come from sets, whose order changes from one process to the next.
    pairs = dict(sorted(pairs.items()))
    today = today or newest_day(known)
    found = (replace(d, importance=_weighed(d, trust).importance(today)) for d in _disputes(known, pairs))
    yield from sorted(found, key=lambda dispute: (-dispute.importance, dispute.question))


def _weighed(dispute: Dispute, trust: Trust | None) -> Weighed:
    return Weighed(
        dispute.independent_origins, dispute.gap, newest_day(dispute.answers), trust_in(dispute.answers, trust)
    )


def _pools(known: Sequence[Answer]) -> list[list[int]]:
    """Copies of one answer in several documents, by their place: the same claim word for word, of one day."""
    pools: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, answer in enumerate(known):
        figure = answer.figure
        assert figure is not None
        offset = figure.start - answer.claim.start
        slots = (figure.low, figure.high, figure.measure, figure.subject, figure.event, figure.place, figure.as_of)
        published = (answer.document.published or "")[:10]
        pools[(" ".join(answer.claim.text.split()), offset, slots, figure.speaker, published)].append(index)
    return list(pools.values())


def _add_copies(
    pool: Sequence[int], known: Sequence[Answer], pairs: dict[tuple[int, int], Comparison], overrule: Overrule | None
) -> None:
    """Set the copies of an answer beside the first of them alone, so that the work grows with their number only."""
    first = pool[0]
    if not any(first in key for key in pairs):
        return
    for copy in pool[1:]:
        if known[copy].document.id == known[first].document.id:
            continue
        comparison = compare_answers(known[first], known[copy], related=False)
        if overrule is not None:
            comparison = overrule(known[first], known[copy], comparison)
        if comparison is not None and comparison.relation is not Relation.RELATED:
            pairs[first, copy] = comparison


def _disputes(known: Sequence[Answer], pairs: dict[tuple[int, int], Comparison]) -> Iterator[Dispute]:
    parent = list(range(len(known)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    # Only what contradicts is drawn together, then what agrees with one of those: further along chains of figures that
    # agree, or changed, one dispute would run into the next.
    for (i, j), comparison in pairs.items():
        if comparison.relation is Relation.CONFLICTS:
            parent[root(i)] = root(j)
    disputed = {i for key, comparison in pairs.items() if comparison.relation is Relation.CONFLICTS for i in key}
    for (i, j), comparison in pairs.items():
        if comparison.relation is Relation.AGREES and (i in disputed) != (j in disputed):
            outer, inner = (j, i) if i in disputed else (i, j)
            if parent[outer] == outer:
                parent[outer] = root(inner)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key in pairs:
        if root(key[0]) == root(key[1]) and (key[0] in disputed or key[1] in disputed):
            groups[root(key[0])].append(key)
    for keys in groups.values():
        conflicting = [key for key in keys if pairs[key].relation is Relation.CONFLICTS]
        members = sorted({i for key in keys for i in key})
        place = {i: n for n, i in enumerate(members)}
        listed = tuple(DisputePair(place[i], place[j], pairs[i, j]) for i, j in sorted(keys))
        chosen = tuple(known[i] for i in members)
        widest = max(_gap(known[i], known[j]) for i, j in conflicting)
        yield Dispute(_title(known[conflicting[0][0]]), chosen, listed, tuple(origins(chosen)), round(widest, 4))


def _title(answer: Answer) -> str:
    """The question of an answer in the document's own words: what is counted, what happened, who, where and when."""
    question = question_of(answer)
    if question is None or answer.figure is None:
        return ""
    figure = answer.figure
    what = " ".join(word for word in (figure.measure or figure.unit, figure.event) if word)
    when = str(question.period) if question.period is not None else None
    parts = (what, figure.subject, figure.place, when)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _gap(a: Answer, b: Answer) -> float:
    pair = quantities(a.figure, b.figure) if a.figure is not None and b.figure is not None else None
    return gap(*pair) if pair is not None else 0.0


__all__ = ["Dispute", "DisputePair", "find_disputes", "independent_origins"]
