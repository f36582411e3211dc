"""Counterparts: how sure it is that a number of one text and a number of another speak of one thing.

Similarity of the words around two numbers, of their nouns, verbs, places and units, each with a weight, and how close
the numbers are: two telling numbers that all but coincide are hardly ever of two things. The weights and the limits of
`LEAST_TO_CONFLICT` were set by hand on one half of labelled pairs and checked on the other (docs/accuracy-log.md).
"""

from __future__ import annotations

import math
import re

from factcheck.claims import Answer, Bound
from factcheck.compare.conversion import per_same_time, quantities
from factcheck.compare.intervals import TELLING, Quantity, agree, significant_digits
from factcheck.compare.questions.concepts import lexicon
from factcheck.compare.questions.phrases import content_words, names_in, roots
from factcheck.compare.questions.questions import Question, question_of
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.rules.counted import rates_meet
from factcheck.compare.texts.surroundings import around, near_words, other_score, surroundings_affinity, whole_affinity
from factcheck.text.places import contains, same_place

_ANAPHOR = re.compile(
    r"\W*(?:(?:in|on|by|at|as of|from|since|after|before|until)\s[^,]{1,40},\s*)?"
    r"(?:(?:it|its|he|his|she|her|they|their|there)\b|the\s+(?-i:[a-z]+)(?:['’]s)?\s(?!of\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""How a sentence begins that may name nobody."""
_TIMES = content_words("times")
_MAGNITUDES = content_words("hundred thousand million billion trillion crore lakh hundreds thousands millions billions")
"""Words of a number, not of what it counts."""
LARGE = 1_000_000
FITS = 0.3
"""A number that can be so beside the other is the likelier counterpart: nobody is held to what contradicts."""
LIGHT = 0.0
"""What two verbs that differ say where one only carries the number ("made", "reached", "stood at")."""
OTHER_NOUNS = -1.0
"""What the nouns of two numbers come to at most where they are other things."""
LEAST_AFFINITY = 0.0
"""Below this two figures are not taken for counterparts, unless their numbers nearly coincide."""
NEARLY = 1.1
FAR = 10
POINTS = 2.0
LEAST_TO_CONFLICT = ((1.0, 2.0, 0.0), (NEARLY, 3.5, 0.0), (1.5, 4.0, 0.6), (3.0, 4.5, 0.6))
"""Numbers at most so many times apart conflict from this affinity on, and only between texts that have such a share of
their words in common: the further apart they are, the surer it has to be that one thing is counted."""
LEAST_TO_BREAK_A_BOUND = ((NEARLY, -1.0, 0.0), (1.5, 0.5, 0.2), (3.0, 3.0, 0.4), (10.0, 3.8, 0.5))
"""The same where one number is a bound and the other is not: who names a limit has the other's number in mind."""
FARTHER_APART = 4.5, 0.8
TWO_LIMITS = 1.5
"""A minimum and a maximum farther apart are not of one thing: nobody's limit for it is so far from another's."""
VERY_SURE = 5.0
VERY_SURE_FROM = 0.5
"""An affinity that needs no more than half of the words in common where one thing bears both numbers."""


def topic(a: str, b: str) -> float:
    """The share of the shorter text's content words that the other holds.

    Who or what a text speaks of may be named in the other alone: "The film was shown" beside "Harbour was shown".
    """
    one, two = _sayings(a, b), _sayings(b, a)
    return len(one & two) / max(1, min(len(one), len(two)))


def likeness_of_both(a: str, b: str) -> float:
    """The share of all content words of two texts that both hold."""
    one, two = _sayings(a, b), _sayings(b, a)
    return len(one & two) / max(1, len(one | two))


def _sayings(text: str, other: str) -> frozenset[str]:
    """The words of content of a text without the names that the other has pronouns for."""
    words = content_words(text)
    if _ANAPHOR.match(other):
        words -= content_words(" ".join(names_in(text) - names_in(other)))
    return words


def affinity(x: Answer, y: Answer, likeness: float) -> float:
    """How sure it is that two figures of two texts speak of one thing; negative where they do not."""
    a, b = question_of(x), question_of(y)
    assert a is not None
    assert b is not None
    assert x.figure is not None
    assert y.figure is not None
    pair = quantities(x.figure, y.figure)
    if pair is None:
        return -9.0
    pair = per_same_time(*pair, a, b)
    noun = _noun_affinity(a, b, x, y)
    score = noun + 1.2 * near_words(x, y) + likeness
    if a.unit is not None:
        score += 0.6
    if a.event is not None and b.event is not None:
        light = a.event != b.event and {x.figure.event, y.figure.event} & wordlists().light
        score += 0.4 if a.event == b.event else LIGHT if light else -1.5
    elif a.verb is not None and a.verb == b.verb:
        score += 0.3
    if not rates_meet(a.rate, b.rate):
        score -= 1.0
    if _named_in(a, y) or _named_in(b, x):
        score += 0.8
    whole = whole_affinity(x, y)
    score += whole + surroundings_affinity(x, y)
    if whole <= 0:
        score += _place_affinity(a, b)
    if a.unit == b.unit == "percent" or pair[0].unit == "percent":
        score -= other_score(x, y)
    return score + _value_affinity(*pair) + FITS * agree(*pair, to_the_letter=True)


def _noun_affinity(a: Question, b: Question, x: Answer, y: Answer) -> float:
    one, two = a.measure, b.measure
    ours, theirs = _noun(a), _noun(b)
    if (
        one is not None
        and two is not None
        and one.thing
        and one.thing == two.thing
        and (one.known or (ours and theirs))
    ):
        if one.scope != two.scope and one.scope and two.scope:
            return -2.0
        own = lexicon()
        odd = (one.modifiers ^ two.modifiers) & (own.measure | own.scope)
        if "times" in (a.unit, b.unit) and 2 * len((ours & theirs) - _TIMES) < min(len(ours), len(theirs)):
            return -1.2  # so many times as much, but of two things
        shared = len(a.noun_words & b.noun_words) / max(1, len(a.noun_words), len(b.noun_words))
        return 1.2 + 0.6 * shared - 0.8 * bool(odd) - 0.4 * (one.scope != two.scope)
    if not ours and not theirs and one is not None and two is not None and a.unit is None:
        named = len(a.noun_words & b.noun_words) / max(1, len(a.noun_words | b.noun_words))
        return 0.3 + named
    if not ours or not theirs:
        return 0.3 + 0.3 * (max(x.figure.high, y.figure.high) >= LARGE if x.figure and y.figure else False)
    if ours & theirs:
        return 1.0
    plain = [m for m in (one, two) if m is not None and m.thing == "person" and m.event is None and m.scope is None]
    if len(plain) == 1 and not all(m is not None and m.thing == "person" for m in (one, two)):
        return 0.3
    return -1.2 if a.unit is None else -0.6


def _noun(question: Question) -> frozenset[str]:
    """The words of the counted noun; none where it is only the name of what the text is about.

    Where a number has none, what grew to it is counted: "the cases reached 143".
    """
    if question.measure is None or not question.measure.thing:
        subject = question.subject or ""
        return content_words(subject) if question.unit is None and subject.islower() else frozenset()
    words = question.noun_words - content_words(" ".join(question.names))
    return words - content_words(question.subject or "") if question.unit is not None else words


def _named_in(question: Question, other: Answer) -> bool:
    """Whether the noun or verb of one number stands beside the other: "198 people reviewed", "200 reviews"."""
    words = set(question.noun_words) | {question.verb or ""}
    stems = {word[:PREFIX] for word in words if len(word) >= 4}
    return bool(stems & {word[:PREFIX] for word in around(other)})


PREFIX = 6


def _place_affinity(a: Question, b: Question) -> float:
    one, two = a.place, b.place
    if one is None or two is None:
        return 0.0
    if same_place(one, two):
        return 0.15
    if one.name.lower() in b.tokens or two.name.lower() in a.tokens:
        return 0.0
    return -0.2 if contains(one, two) or contains(two, one) else -1.6


def elsewhere(x: Answer, y: Answer) -> bool:
    """Whether the two numbers are of places apart, each named by its own text alone."""
    a, b = question_of(x), question_of(y)
    if a is None or b is None or a.place is None or b.place is None:
        return False
    one, two = a.place, b.place
    if same_place(one, two) or contains(one, two) or contains(two, one):
        return False
    return one.name.lower() not in y.document.text.lower() and two.name.lower() not in x.document.text.lower()


def _value_affinity(x: Quantity, y: Quantity) -> float:
    if x.middle * y.middle < 0:
        return -1.0
    small, large = sorted((abs(x.middle), abs(y.middle)))
    if small == large:
        return 1.0
    if large <= 1.5 * small:
        return 0.9 if nearly(x, y) else 0.3
    return -1.0 if far_apart(x, y) else 0.0


def other_nouns(x: Answer, y: Answer) -> bool:
    """Whether two counts without a unit are of other nouns: "12 lions", "12 keepers"."""
    a, b = question_of(x), question_of(y)
    return a is not None and b is not None and _noun_affinity(a, b, x, y) <= OTHER_NOUNS


def one_bearer(x: Answer, y: Answer) -> bool:
    """Whether both numbers are said to be of the same: "deforestation", "tropical deforestation"."""
    a, b = question_of(x), question_of(y)
    if not a or not b:
        return False
    if a.subject and b.subject:
        return bool(roots(a.subject) & roots(b.subject))
    return a.unit == b.unit == "percent" and (_bears(a, y) or _bears(b, x))


def _bears(question: Question, other: Answer) -> bool:
    """Whether what bears one number stands beside the other, whose bearer is not known."""
    own = content_words(question.subject or "")
    return bool(own) and own <= content_words(other.document.text) - question.noun_words


def one_question(x: Answer, y: Answer) -> bool:
    """Whether both numbers count one known thing by what is known of them, however it is put in words."""
    a, b = question_of(x), question_of(y)
    if a is None or b is None or a.measure is None or b.measure is None or a.role is not b.role:
        return False
    same_thing = a.measure.known and a.measure.thing == b.measure.thing and a.measure.scope == b.measure.scope
    if not same_thing or (a.event != b.event and None not in (a.event, b.event)):
        return False
    ours, theirs = a.noun_words, b.noun_words
    if ours & theirs and ours - theirs and theirs - ours:
        return False  # studio albums and live albums
    if a.place is not None and b.place is not None:
        return same_place(a.place, b.place) and a.unit != "percent"
    return one_bearer(x, y) or (a.event is not None and a.event == b.event and a.unit != "percent")


def least_to_conflict(x: Quantity, y: Quantity, likeness: float, *, bearer: bool = False) -> float:
    """The affinity from which on two numbers that cannot both be so are a conflict and not two things.

    `bearer` tells that both are said to be of the same.
    """
    if x.middle * y.middle < 0:
        return VERY_SURE
    small, large = sorted((abs(x.middle), abs(y.middle)))
    one_sided = (Bound.AT_LEAST, Bound.AT_MOST)
    broken = (x.bound in one_sided) != (y.bound in one_sided)
    broken = broken or (nearly(x, y) and {x.bound, y.bound} == set(one_sided))
    limits = LEAST_TO_BREAK_A_BOUND if broken else LEAST_TO_CONFLICT
    if nearly(x, y):
        large = min(large, NEARLY * small)
    reached = (limit[1:] for limit in limits if large <= limit[0] * small * (1 + 1e-9))
    least, alike = next(reached, FARTHER_APART)
    if likeness >= alike:
        return least
    return max(least, VERY_SURE) if bearer and likeness >= VERY_SURE_FROM else math.inf


def common_numbers(x: Answer, y: Answer) -> bool:
    """Whether two texts without a word in common give numbers that anything may have: "$10 billion" twice."""
    assert x.figure is not None
    assert y.figure is not None
    if max(significant_digits(x.figure.low), significant_digits(y.figure.low)) >= TELLING:
        return False
    a, b = x.document.text, y.document.text
    return not (_sayings(a, b) & _sayings(b, a)) - _MAGNITUDES


def limits_apart(x: Quantity, y: Quantity) -> bool:
    """Whether a minimum and a maximum lie so far apart that they are hardly of one thing."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return {x.bound, y.bound} == {Bound.AT_LEAST, Bound.AT_MOST} and large > max(TWO_LIMITS * small, small + 1)


def far_apart(x: Quantity, y: Quantity) -> bool:
    """Whether one number is more than so many times the other: hardly ever two counts of one thing."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return large > FAR * small or x.middle * y.middle < 0


def nearly(x: Quantity, y: Quantity) -> bool:
    """Whether two numbers all but coincide, percentages by their points."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return large <= NEARLY * small or (x.unit == "percent" and large - small <= POINTS)
