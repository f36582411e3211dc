"""Two texts set side by side: each figure meets its best counterpart, and the whole takes the most urgent relation.

Unlike two answers out of a store, two texts that somebody sets side by side are meant to speak of one thing, so what
neither says (place, time, subject) does not stand in the way; but a number is bound to its own noun all the same, and
bounds are read to the letter: "fewer than 105" does deny 106.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.claims import Answer, Claim, Extraction, Figure, Role
from factcheck.compare.concepts import lexicon
from factcheck.compare.counted import rates_meet
from factcheck.compare.dates import dates_meet
from factcheck.compare.intervals import Quantity, agree
from factcheck.compare.marks import marks_meet
from factcheck.compare.moments import Moment, moment
from factcheck.compare.phrases import content_words
from factcheck.compare.propositions import compare_propositions
from factcheck.compare.questions import Question, question_of
from factcheck.compare.reasons import Reason
from factcheck.compare.relations import Comparison, Relation, quantities
from factcheck.compare.wording import stated
from factcheck.text.places import contains, same_place

_STRICT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower|larger|smaller|better|longer|shorter|worse) than|\b(?:over|under|"
    r"above|below|exceed\w*|surpass\w*|beyond|top(?:s|ped|ping)?|past)\b",
    re.IGNORECASE,
)
_NOT_STRICT = re.compile(r"\b(?:no|not|n['’]t)\s+(?:\w+\s)?$", re.IGNORECASE)
_WINDOW = 6
NEARLY_EQUAL = 0.85
LEAST_SURE = 0.73
LEAST_SURE_OF_DATES = 0.75
"""A conflict is said only from these scores on: below them most were two things (measured on labelled pairs)."""
LARGE = 1_000_000
LEAST_AFFINITY = 1.8
"""Below this two figures are not taken for counterparts."""


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
    ours = [x for x in answers_of(a) if x.figure is not None and not _out_of(x)]
    theirs = [y for y in answers_of(b) if y.figure is not None and not _out_of(y)]
    topic = _topic(a.document.text, b.document.text)
    ranked = sorted(
        ((_affinity(x, y, topic), -i, -j) for i, x in enumerate(ours) for j, y in enumerate(theirs)), reverse=True
    )
    pairs: list[FigurePair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for affinity, i, j in ranked:
        if affinity < LEAST_AFFINITY or -i in used[0] or -j in used[1]:
            continue
        pair = _compared(ours[-i], theirs[-j], affinity)
        if pair is not None:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append(pair)
    pairs.sort(key=lambda pair: pair.a.start)
    decided = [pair for pair in pairs if pair.comparison.relation is not Relation.RELATED]
    if decided:
        first = min(decided, key=lambda pair: (pair.comparison.relation.rank, -pair.comparison.score))
        if first.comparison.relation is not Relation.AGREES:
            chosen = first.comparison
            return PairComparison(chosen.relation, chosen.reason, chosen.score, chosen.explanation, tuple(pairs))
    words = _as_propositions(a, b, figures=bool(ours and theirs), paired=bool(decided))
    if decided and words.relation is not Relation.CONFLICTS:
        chosen = min(decided, key=lambda pair: -pair.comparison.score).comparison
        return PairComparison(chosen.relation, chosen.reason, chosen.score, chosen.explanation, tuple(pairs))
    return replace(words, pairs=tuple(pairs))


def _out_of(answer: Answer) -> bool:
    """Whether the figure is the scale of a score: the 10 of 6.5/10."""
    assert answer.figure is not None
    before = answer.document.text[max(0, answer.figure.start - 8) : answer.figure.start]
    return bool(re.search(r"(?:/\s*|\bout of\s+)$", before))


def _topic(a: str, b: str) -> float:
    """The share of the shorter text's content words that the other holds."""
    one, two = content_words(a), content_words(b)
    return len(one & two) / max(1, min(len(one), len(two)))


def _affinity(x: Answer, y: Answer, topic: float) -> float:
    """How sure it is that two figures of two texts speak of one thing; negative where they do not."""
    a, b = question_of(x), question_of(y)
    assert a is not None
    assert b is not None
    assert x.figure is not None
    assert y.figure is not None
    pair = quantities(x.figure, y.figure)
    if pair is None:
        return -9.0
    noun = _noun_affinity(a, b, x, y)
    score = noun + 1.2 * _near(x, y) + topic
    if a.unit is not None:
        score += 0.6
    if a.event is not None and b.event is not None:
        score += 0.4 if a.event == b.event else -1.5
    elif a.verb is not None and a.verb == b.verb:
        score += 0.3
    if not rates_meet(a.rate, b.rate):
        score -= 1.0
    if _named_in(a, y) or _named_in(b, x):
        score += 0.8
    score += _place_affinity(a, b)
    return score + _value_affinity(*pair)


def _noun_affinity(a: Question, b: Question, x: Answer, y: Answer) -> float:
    one, two = a.measure, b.measure
    ours, theirs = _noun(a), _noun(b)
    if one is not None and two is not None and one.thing and one.thing == two.thing:
        if one.scope != two.scope and one.scope and two.scope:
            return -2.0
        own = lexicon()
        odd = (one.modifiers ^ two.modifiers) & (own.measure | own.scope)
        return 1.6 - 0.8 * bool(odd) - 0.4 * (one.scope != two.scope)
    if not ours or not theirs:
        return 0.3 + 0.3 * (max(x.figure.high, y.figure.high) >= LARGE if x.figure and y.figure else False)
    if ours & theirs:
        return 1.0
    plain = [m for m in (one, two) if m is not None and m.thing == "person" and m.event is None and m.scope is None]
    if len(plain) == 1 and not all(m is not None and m.thing == "person" for m in (one, two)):
        return 0.3
    return -1.2 if a.unit is None else -0.6


def _noun(question: Question) -> frozenset[str]:
    """The words of the counted noun; none where it is only the name of what the text is about."""
    if question.measure is None or not question.measure.thing:
        return frozenset()
    words = question.noun_words
    if question.names:
        words = words - content_words(" ".join(name.lower() for name in question.names))
    return words - content_words(question.subject or "") if question.unit is not None else words


def _near(x: Answer, y: Answer) -> float:
    """The share of words around the one number that stand around the other too."""
    one, two = _around(x), _around(y)
    return len(one & two) / max(1, min(len(one), len(two)))


def _named_in(question: Question, other: Answer) -> bool:
    """Whether the noun or verb of one number stands beside the other: "198 people reviewed", "200 reviews"."""
    words = set(question.noun_words) | {question.verb or ""}
    stems = {word[:PREFIX] for word in words if len(word) >= 4}
    return bool(stems & {word[:PREFIX] for word in _around(other)})


PREFIX = 6


def _around(answer: Answer) -> frozenset[str]:
    assert answer.figure is not None
    text, figure = answer.document.text, answer.figure
    before = re.findall(r"\S+", text[max(0, figure.start - 80) : figure.start])[-_WINDOW:]
    after = re.findall(r"\S+", text[figure.end : figure.end + 80])[:_WINDOW]
    return content_words(" ".join(before + after))


def _place_affinity(a: Question, b: Question) -> float:
    one, two = a.place, b.place
    if one is None or two is None:
        return 0.0
    if same_place(one, two):
        return 0.15
    if one.name.lower() in b.tokens or two.name.lower() in a.tokens:
        return 0.0
    return -0.2 if contains(one, two) or contains(two, one) else -1.6


def _value_affinity(x: Quantity, y: Quantity) -> float:
    small, large = sorted((abs(x.middle), abs(y.middle)))
    if small == large:
        return 0.6
    if large <= 1.5 * small:
        return 0.5 if large <= 1.1 * small else 0.3
    return -1.0 if large > 10 * max(small, 1e-9) else 0.0


def _compared(x: Answer, y: Answer, affinity: float) -> FigurePair | None:
    assert x.figure is not None
    assert y.figure is not None
    numbers = quantities(x.figure, y.figure)
    if numbers is None:
        return None
    p, q = (replace(n, strict=_strict(answer)) for n, answer in zip(numbers, (x, y), strict=True))
    score = round(max(0.3, min(0.95, 0.3 + 0.15 * affinity)), 3)
    ours, theirs = f"'{stated(x.figure)}'", f"'{stated(y.figure)}'"
    if agree(p, q, to_the_letter=True):
        comparison = Comparison(Relation.AGREES, None, score, f"{ours} and {theirs} can both be so.")
    elif _one_is_a_change(x, y):
        comparison = Comparison(
            Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs}: a level and a change of it."
        )
    elif _dated_apart(x, y):
        comparison = Comparison(Relation.CHANGED, None, score, f"{ours} and {theirs} are of different times.")
    elif score < LEAST_SURE:
        comparison = Comparison(Relation.RELATED, Reason.MEASURE, score, f"{ours} and {theirs} may count two things.")
    else:
        comparison = Comparison(Relation.CONFLICTS, None, score, f"{ours} and {theirs} cannot both be so.")
    return FigurePair(x.figure, y.figure, comparison)


def _one_is_a_change(x: Answer, y: Answer) -> bool:
    """Whether one number says by how much and the other how much."""
    a, b = question_of(x), question_of(y)
    return a is not None and b is not None and Role.DELTA in (a.role, b.role) and a.role is not b.role


def _dated_apart(x: Answer, y: Answer) -> bool:
    a, b = question_of(x), question_of(y)
    if a is None or b is None or a.period is None or b.period is None or not (a.stated and b.stated):
        return False
    return moment(a, b)[0] is not Moment.SAME and not a.period.overlaps(b.period)


def _strict(answer: Answer) -> bool:
    """Whether the words before the number leave the number itself out."""
    assert answer.figure is not None
    before = answer.document.text[max(0, answer.figure.start - 30) : answer.figure.start]
    found = None
    for found in _STRICT.finditer(before):  # noqa: B007 -- the last one counts
        pass
    return found is not None and not _NOT_STRICT.search(before[: found.start()])


def _as_propositions(a: Extraction, b: Extraction, *, figures: bool, paired: bool) -> PairComparison:
    one, two = (Answer(e.document, Claim(0, len(e.document.text), e.document.text), None, e.statements) for e in (a, b))
    topic = _topic(a.document.text, b.document.text)
    score = round(0.5 + 0.3 * topic, 3)
    dates = dates_meet(a.document.text, b.document.text, every=topic >= NEARLY_EQUAL) if topic >= 0.5 else None
    if dates is False and score >= LEAST_SURE_OF_DATES:
        return PairComparison(Relation.CONFLICTS, None, score, "The same is given different dates.")
    marks = marks_meet(a.document.text, b.document.text) if topic >= 0.4 else None
    if marks is False:
        return PairComparison(Relation.CONFLICTS, None, score, "The same is given different scores or ranks.")
    found = compare_propositions(one, two, comparators=not (figures or dates is not None))
    if (dates or marks) and (found is None or found[0] == "related") and not figures:
        return PairComparison(Relation.AGREES, None, score, "The dates, scores or ranks can all be so.")
    if found is None:
        return PairComparison(Relation.RELATED, Reason.MEASURE, 0.3, "The two have little in common.")
    relation, score, explanation = found
    if relation == "agrees" and figures and not paired:
        return PairComparison(
            Relation.RELATED, Reason.MEASURE, 0.4, "Close in words, but the numbers count different things."
        )
    return PairComparison(Relation(relation), None, round(score, 3), explanation)
