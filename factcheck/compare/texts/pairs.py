"""Two texts set side by side: each figure meets its best counterpart, and the whole takes the most urgent relation.

Unlike two answers out of a store, two texts that somebody sets side by side are meant to speak of one thing, so what
neither says (place, time, subject) does not stand in the way; but a number is bound to its own noun all the same, and
bounds are read to the letter: "fewer than 105" does deny 106.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.claims import Answer, Bound, Claim, Extraction, Figure, Role
from factcheck.compare.conversion import per_same_time, quantities
from factcheck.compare.intervals import agree
from factcheck.compare.propositions import OPPOSITE, calls_false, compare_propositions
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.relations import Comparison
from factcheck.compare.rules.gate import two_fates
from factcheck.compare.rules.moments import Moment, moment
from factcheck.compare.rules.whereabouts import two_places
from factcheck.compare.texts.attributed import Told, told_by_history
from factcheck.compare.texts.counterparts import (
    LEAST_AFFINITY,
    affinity,
    common_numbers,
    elsewhere,
    far_apart,
    least_to_conflict,
    likeness_of_both,
    limits_apart,
    one_bearer,
    one_question,
    other_nouns,
    topic,
)
from factcheck.compare.texts.dates import dates_meet
from factcheck.compare.texts.leads import leaves_out, one_is_by_so_much, one_is_only_possible
from factcheck.compare.texts.marks import marks_meet
from factcheck.compare.texts.readings import as_total, is_scale, own_nouns, plain, read_alike
from factcheck.compare.texts.samples import is_reading, is_sample, other_samples
from factcheck.compare.texts.surroundings import other_parts
from factcheck.compare.texts.swaps import swapped
from factcheck.compare.wording import stated

NEARLY_ALL = 0.7
"""Texts whose numbers agree contradict each other by a denial only with such a share of all words in common."""
LEAST_LIKE = 0.2
"""Dates that can all be so are an agreement only where so many of the words are the same."""
LEAST_LIKE_TO_DENY = 0.3
"""What one side calls false is what the other says only where so many of the words are the same, not just a number."""
LEAST_LIKE_OF_DATES = 0.7
"""Texts that count two things contradict each other by their dates only where so many of the words are the same."""
LEAST_LIKE_OF_PLAIN = 0.5
"""Two plain numbers, neither a bound, contradict each other only between texts so much alike: who does not name a limit
has not the other's number in mind."""
LEAST_LIKE_OF_EQUAL = 0.2
"""Equal numbers of other nouns ("40 members", "erupted 40 times") agree only between texts so much alike."""
SURE_BY_SLOTS = 3.0
"""The affinity from which on two numbers conflict that answer one question by their slots."""
EQUAL_NUMBERS = 0.3
"""So much more alike count two texts that give one number, where it is asked whether their dates clash."""
_ONE_SIDED = frozenset((Bound.AT_LEAST, Bound.AT_MOST))
_ACTS_LIKE_DENIALS = frozenset(("dismiss", "reject", "refuse"))
"""Verbs that deny what is said, but befall what is counted: "dismissed 700 workers"."""


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
    """Compare two short texts; one sentence said of two names, things or events is no agreement."""
    found = _compare_texts(a, b)
    if found.relation in (Relation.RELATED, Relation.CHANGED):
        found = _with_history(found, told_by_history(a, b))
    swap = swapped(a, b) if found.relation is Relation.AGREES else None
    if swap is None:
        return found
    said = f"One says '{swap.one}' where the other says '{swap.two}'."
    return replace(found, relation=Relation.RELATED, reason=swap.reason, explanation=said)


def _compare_texts(a: Extraction, b: Extraction) -> PairComparison:
    """What two short texts are to each other. Each figure is paired at most once, the most alike first."""
    ours, theirs = (
        [as_total(plain(x)) for x in answers_of(e) if x.figure is not None and not is_scale(x)] for e in (a, b)
    )
    ours, theirs = own_nouns(read_alike(ours, theirs)), own_nouns(read_alike(theirs, ours))
    likeness = topic(a.document.text, b.document.text)
    ranked = sorted(
        ((affinity(x, y, likeness), -i, -j) for i, x in enumerate(ours) for j, y in enumerate(theirs)), reverse=True
    )
    pairs: list[FigurePair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for alike, i, j in ranked:
        if -i in used[0] or -j in used[1]:
            continue
        pair = _compared(ours[-i], theirs[-j], alike, likeness)
        if pair is not None:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append(pair)
    pairs = _of_their_samples(sorted(pairs, key=lambda pair: pair.a.start), ours, theirs)
    decided = [pair for pair in pairs if pair.comparison.relation is not Relation.RELATED]
    if decided:
        first = min(decided, key=lambda pair: (pair.comparison.relation.rank, -pair.comparison.score))
        if first.comparison.relation is not Relation.AGREES:
            chosen = first.comparison
            return PairComparison(chosen.relation, chosen.reason, chosen.score, chosen.explanation, tuple(pairs))
    equal = any(pair.a.low == pair.b.low and pair.a.high == pair.b.high for pair in decided)
    words = _as_propositions(a, b, figures=bool(ours and theirs), paired=bool(decided), equal=equal)
    if decided and words.relation is not Relation.CONFLICTS:
        chosen = min(decided, key=lambda pair: -pair.comparison.score).comparison
        return PairComparison(chosen.relation, chosen.reason, chosen.score, chosen.explanation, tuple(pairs))
    return replace(words, pairs=tuple(pairs))


def _with_history(found: PairComparison, told: Told | None) -> PairComparison:
    """The same with what history says of two figures, if that comes before what words say, or tells what differs."""
    if told is None:
        return found
    pair = FigurePair(*told)
    others = [other for other in found.pairs if other.a != pair.a and other.b != pair.b]
    said = told.comparison
    unsaid = found.relation is Relation.RELATED and found.reason is None
    if said.relation is Relation.RELATED and not unsaid:
        return found
    if any(other.comparison.relation.rank < said.relation.rank for other in others):
        return found
    pairs = sorted((pair, *others), key=lambda pair: pair.a.start)
    return PairComparison(said.relation, said.reason, said.score, said.explanation, tuple(pairs))


def _of_their_samples(pairs: list[FigurePair], ours: list[Answer], theirs: list[Answer]) -> list[FigurePair]:
    """The pairs without conflicts of shares or scores that rest on other samples, where the samples fit together."""
    samples = [[x.figure for x in side if x.figure is not None] for side in (ours, theirs)]
    conflicting = [pair for pair in pairs if pair.comparison.relation is Relation.CONFLICTS]
    if not other_samples(*samples) or any(is_sample(pair.a) and is_sample(pair.b) for pair in conflicting):
        return pairs
    said = "{} and {} rest on other answers."
    return [
        replace(
            pair,
            comparison=replace(
                pair.comparison,
                relation=Relation.RELATED,
                reason=Reason.MEASURE,
                explanation=said.format(f"'{stated(pair.a)}'", f"'{stated(pair.b)}'"),
            ),
        )
        if pair in conflicting and is_reading(pair.a) and is_reading(pair.b)
        else pair
        for pair in pairs
    ]


def _compared(x: Answer, y: Answer, alike: float, likeness: float) -> FigurePair | None:
    assert x.figure is not None
    assert y.figure is not None
    numbers = quantities(x.figure, y.figure)
    if numbers is None:
        return None
    if (a := question_of(x)) is not None and (b := question_of(y)) is not None:
        numbers = per_same_time(*numbers, a, b)
    least = least_to_conflict(*numbers, likeness, bearer=one_bearer(x, y))
    if one_question(x, y) and not far_apart(*numbers):
        least = min(least, SURE_BY_SLOTS)
    if alike < min(LEAST_AFFINITY, least) or common_numbers(x, y):
        return None
    p, q = (replace(n, strict=leaves_out(answer)) for n, answer in zip(numbers, (x, y), strict=True))
    score = round(max(0.3, min(0.95, 0.3 + 0.15 * alike)), 3)
    ours, theirs = f"'{stated(x.figure)}'", f"'{stated(y.figure)}'"
    if agree(p, q, to_the_letter=True) and p.middle == q.middle and _denied(x) != _denied(y):
        comparison = Comparison(Relation.CONFLICTS, None, score, f"One side denies what the other says: {theirs}.")
    elif p.middle == q.middle and likeness < LEAST_LIKE_OF_EQUAL and other_nouns(x, y):
        comparison = Comparison(Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs} count two things.")
    elif agree(p, q, to_the_letter=True) and (apart := _apart_though_equal(x, y)) is not None:
        comparison = Comparison(Relation.RELATED, apart, score, f"{ours} and {theirs} are of two {_TWO[apart]}.")
    elif agree(p, q, to_the_letter=True):
        comparison = Comparison(Relation.AGREES, None, score, f"{ours} and {theirs} can both be so.")
    elif _one_is_a_change(x, y):
        comparison = Comparison(
            Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs}: a level and a change of it."
        )
    elif _dated_apart(x, y):
        comparison = Comparison(Relation.CHANGED, None, score, f"{ours} and {theirs} are of different times.")
    elif one_is_only_possible(x, y):
        comparison = Comparison(
            Relation.RELATED, Reason.EVENT, score, f"{ours} and {theirs}: one is only said to be possible."
        )
    elif other_parts(x, y):
        comparison = Comparison(Relation.RELATED, Reason.PART_OF, score, f"{ours} and {theirs} are of other parts.")
    elif not _ONE_SIDED & {p.bound, q.bound} and elsewhere(x, y):
        comparison = Comparison(Relation.RELATED, Reason.PLACE, score, f"{ours} and {theirs} are of two places.")
    elif limits_apart(p, q):
        comparison = Comparison(Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs} lie too far apart.")
    elif alike < least or (likeness < LEAST_LIKE_OF_PLAIN and not _ONE_SIDED & {p.bound, q.bound}):
        comparison = Comparison(Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs} may count two things.")
    else:
        comparison = Comparison(Relation.CONFLICTS, None, score, f"{ours} and {theirs} cannot both be so.")
    return FigurePair(x.figure, y.figure, comparison)


_TWO = {Reason.PLACE: "places", Reason.MEASURE: "fates"}
_CASES = "infect"
"""Of "457 cases, of which 3 have died" those who died are read as cases, too."""


def _apart_though_equal(x: Answer, y: Answer) -> Reason | None:
    """Why numbers that fit are of two questions all the same: of two towns, or of the dead and the injured."""
    a, b = question_of(x), question_of(y)
    if a is None or b is None:
        return None
    if two_places(a, b):
        return Reason.PLACE
    return Reason.MEASURE if two_fates(a, b) and _CASES not in (a.event, b.event) else None


def _denied(answer: Answer) -> bool:
    """Whether the number stands in what somebody denies."""
    if answer.figure is not None and answer.figure.event in _ACTS_LIKE_DENIALS:
        return False
    return sum(statement.denied for statement in answer.statements) % 2 == 1


def _one_is_a_change(x: Answer, y: Answer) -> bool:
    """Whether one number says by how much and the other how much."""
    if one_is_by_so_much(x, y):
        return True
    a, b = question_of(x), question_of(y)
    return a is not None and b is not None and Role.DELTA in (a.role, b.role) and a.role is not b.role


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _dated_apart(x: Answer, y: Answer) -> bool:
    """Whether the numbers are of two times: two dates, or two days of the week where neither text has both."""
    days = [set(_WEEKDAY.findall(side.document.text)) for side in (x, y)]
    if all(days) and not days[0] & days[1]:
        return True
    a, b = question_of(x), question_of(y)
    if a is None or b is None or a.period is None or b.period is None or not (a.stated and b.stated):
        return False
    return moment(a, b)[0] is not Moment.SAME and not a.period.overlaps(b.period)


def _as_propositions(a: Extraction, b: Extraction, *, figures: bool, paired: bool, equal: bool) -> PairComparison:
    one, two = (Answer(e.document, Claim(0, len(e.document.text), e.document.text), None, e.statements) for e in (a, b))
    likeness = topic(a.document.text, b.document.text)
    score = round(0.5 + 0.3 * likeness, 3)
    one_denies = calls_false(a.document.text) != calls_false(b.document.text)
    if one_denies and equal and likeness >= LEAST_LIKE_TO_DENY:
        return PairComparison(Relation.CONFLICTS, None, score, "One side calls false what the other says.")
    dates = dates_meet(a.document.text, b.document.text, likeness + EQUAL_NUMBERS * equal, standing=equal)
    counts_apart = figures and not paired and likeness < LEAST_LIKE_OF_DATES
    if dates is False and not counts_apart:
        return PairComparison(Relation.CONFLICTS, None, score, "The same is given different dates.")
    counted = (frozenset(f.start for f in a.figures), frozenset(f.start for f in b.figures))
    marks = marks_meet(a.document.text, b.document.text, likeness, counted)
    if marks is False:
        return PairComparison(Relation.CONFLICTS, None, score, "The same is given different scores, ranks or ages.")
    found = compare_propositions(one, two, comparators=not (figures or dates is not None))
    agreeing = not figures and not one_denies and likeness >= LEAST_LIKE
    if (dates or marks) and (found is None or found[0] == "related") and agreeing:
        return PairComparison(Relation.AGREES, None, score, "The dates, scores, ranks or ages can all be so.")
    if found is None:
        return PairComparison(Relation.RELATED, Reason.MEASURE, 0.3, "The two have little in common.")
    relation, score, explanation = found
    likeness = likeness_of_both(a.document.text, b.document.text)
    if relation == "conflicts" and paired and likeness < NEARLY_ALL and not explanation.startswith(OPPOSITE):
        return PairComparison(Relation.RELATED, Reason.MEASURE, 0.4, "One side denies something, but not the number.")
    if relation == "agrees" and one_denies:
        return PairComparison(
            Relation.RELATED, Reason.MEASURE, 0.4, "One side calls false something, but not plainly the same."
        )
    unread = not paired and dates is None and marks is None
    if relation == "agrees" and unread and _numbers_differ(a.document.text, b.document.text):
        return PairComparison(Relation.RELATED, Reason.MEASURE, 0.4, "Close in words, but the numbers in them differ.")
    if relation == "agrees" and figures and not paired:
        return PairComparison(
            Relation.RELATED, Reason.MEASURE, 0.4, "Close in words, but the numbers count different things."
        )
    return PairComparison(Relation(relation), None, round(score, 3), explanation)


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _numbers_differ(a: str, b: str) -> bool:
    """Whether each text writes a number that the other does not."""
    ours, theirs = ({number.replace(",", "") for number in _DIGITS.findall(text)} for text in (a, b))
    return bool(ours - theirs and theirs - ours)
