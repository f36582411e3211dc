"""Evidence: what speaks for and against two figures answering one question, as plain numbers.

The states of the slots, how much the sentences, their surroundings and their documents have in common, how the times
and the numbers lie to each other. Every entry is the same whichever figure comes first. `sameness` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from factcheck.claims import Answer, Role
from factcheck.compare.evidence.told import told
from factcheck.compare.evidence.vectors import of_vectors
from factcheck.compare.intervals import NOISE, Quantity, agree, significant_digits, unchanged
from factcheck.compare.origins import same_speaker
from factcheck.compare.questions.passages import WHOLE
from factcheck.compare.questions.phrases import (
    LONGEST,
    MOST_DOCUMENTS,
    content_of,
    content_words,
    names_in,
    words_of_passage,
)
from factcheck.compare.questions.questions import MOST_QUESTIONS, Question
from factcheck.compare.reasons import Reason, Relation, State
from factcheck.compare.rules.counted import event_state, measure_state
from factcheck.compare.rules.gate import Verdict
from factcheck.compare.rules.kin import once_for_kin
from factcheck.compare.rules.moments import KINDS, Moment, kind_of_both, moment, nested
from factcheck.compare.rules.owners import owned, subject_state
from factcheck.compare.rules.whereabouts import place_state, spoken_of
from factcheck.text.dates.dates import day_of
from factcheck.text.places import contains, same_place

NOTHING_KNOWN = 0.3
"""A share of common words where one side has none."""
SHORT = 400
MOST_RATIO = 7.0
"""Logarithm of the ratio beyond which two numbers are just far apart."""


@lru_cache(maxsize=MOST_DOCUMENTS)
def names_of(title: str, text: str) -> frozenset[str]:
    """The names in a passage and in the title of its document."""
    return names_in.__wrapped__(f"{text[:LONGEST]} {title}")


@lru_cache(maxsize=MOST_QUESTIONS)
def words_around(context: frozenset[str]) -> frozenset[str]:
    """The content words around a sentence."""
    return content_of(context)


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that lies in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else NOTHING_KNOWN


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / max(1, len(a) + len(b) - shared)


def evidence(
    new: Answer,
    old: Answer,
    a: Question,
    b: Question,
    numbers: tuple[Quantity, Quantity],
    verdict: Verdict,
    ruled: Relation,
) -> dict[str, float]:
    """All evidence on a pair in units that convert. `numbers` are in one unit and per one stretch of time."""
    return {
        **of_rules(verdict, ruled),
        **slots_and_words(a, b),
        **of_times(new, old, a, b),
        **_of_numbers(new, old, *numbers),
        **of_vectors(new, old),
        **told(new, old),
        "long document": at_length(new, old),
        "later is higher": rises(*moment(a, b), numbers[0].middle, numbers[1].middle),
    }


def at_length(new: Answer, old: Answer) -> bool:
    """Whether a document of the two is longer than a passage, as articles are and reports of agencies are not."""
    return max(len(answer.document.text) for answer in (new, old)) > WHOLE


def of_rules(verdict: Verdict, ruled: Relation) -> dict[str, float]:
    """What the rules say."""
    return {
        "rules pass": verdict.reason is None,
        "rules sure": verdict.confidence,
        "rules' likeness": verdict.likeness,
        **{f"ruled {relation}": ruled is relation for relation in Relation},
    }


@once_for_kin
def slots_and_words(a: Question, b: Question) -> dict[str, float]:
    """The evidence of the slots and of the words, times and numbers apart."""
    return {**of_states(a, b), **_of_what_is_counted(a, b), **_of_who_and_where(a, b), **_of_words(a, b)}


def of_states(a: Question, b: Question) -> dict[str, float]:
    """How the slots of two questions stand, which takes the rules for each."""
    measure, reason = measure_state(a, b)
    event, subject = event_state(a, b), subject_state(a, b)
    place, elsewhere = place_state(a, b)
    return {
        "measure match": measure == State.MATCH,
        "measure differs": measure == State.DIFFER,
        "measure part": measure == State.DIFFER and reason is Reason.PART_OF,
        "event match": event == State.MATCH,
        "event differs": event == State.DIFFER,
        "subject match": subject == State.MATCH,
        "subject differs": subject == State.DIFFER,
        "owned": owned(a, b),
        "place match": place == State.MATCH,
        "place differs": place == State.DIFFER and elsewhere is Reason.PLACE,
        "place part": place == State.DIFFER and elsewhere is Reason.PART_OF,
        "place spoken of": spoken_of(a, b),
    }


def _of_what_is_counted(a: Question, b: Question) -> dict[str, float]:
    x, y = a.measure, b.measure
    things = x.thing if x is not None else "", y.thing if y is not None else ""
    odd = x.modifiers - y.modifiers if x is not None and y is not None else frozenset()
    even = y.modifiers - x.modifiers if x is not None and y is not None else frozenset()
    known = x is not None and y is not None and x.known and y.known
    return {
        "thing equal": bool(things[0]) and things[0] == things[1],
        "things known and unequal": known and bool(things[0] and things[1]) and things[0] != things[1],
        "things unknown": things.count(""),
        "nouns shared": shared(a.noun_words, b.noun_words),
        "nouns in other sentence": share_in(a.noun_words, b.words) + share_in(b.noun_words, a.words),
        "nouns around other": share_in(a.noun_words, words_around(b.context))
        + share_in(b.noun_words, words_around(a.context)),
        "scope unequal": (x.scope if x is not None else None) != (y.scope if y is not None else None),
        "modifiers odd": len(odd) + len(even),
        "modifiers on both": bool(odd) and bool(even),
        "tails": sum(bool(m is not None and m.tail) for m in (x, y)),
        "rate equal": a.rate == b.rate,
        "events known": a.event is not None and b.event is not None,
        "verb equal": a.verb is not None and a.verb == b.verb,
        "role equal": a.role is b.role,
        "forecasts": (a.role is Role.FORECAST) + (b.role is Role.FORECAST),
        "subset": (a.role is Role.SUBSET) != (b.role is Role.SUBSET),
        "change": (a.role is Role.DELTA) != (b.role is Role.DELTA),
        "percent": a.unit == "percent",
        "count": a.unit is None,
    }


def _of_who_and_where(a: Question, b: Question) -> dict[str, float]:
    p, q = a.place, b.place
    same = p is not None and q is not None and same_place(p, q)
    nesting = p is not None and q is not None and not same and (contains(p, q) or contains(q, p))
    return {
        "subjects unknown": (a.subject is None) + (b.subject is None),
        "subjects shared": shared(content_words(a.subject or ""), content_words(b.subject or "")),
        "place same": same,
        "place written alike": bool(a.place_text and b.place_text) and _lower(a) == _lower(b),
        "place nested": nesting,
        "place in other document": _names(a, b.passage) + _names(b, a.passage),
        "place in other sentence": _names(a, b.sentence) + _names(b, a.sentence),
    }


def _of_words(a: Question, b: Question) -> dict[str, float]:
    ours, theirs = words_of_passage(a.passage), words_of_passage(b.passage)
    names = names_of(a.document_title, a.passage), names_of(b.document_title, b.passage)
    held = share_in(a.words, theirs), share_in(b.words, ours)
    return {
        "sentence shared": len(a.words & b.words) / max(1, min(len(a.words), len(b.words))),
        "sentence jaccard": _jaccard(a.words, b.words),
        "names of sentence shared": shared(a.names, b.names),
        "surroundings jaccard": _jaccard(a.context, b.context),
        "names of document shared": len(names[0] & names[1]) / max(1, min(len(names[0]), len(names[1]))),
        "names of document jaccard": _jaccard(*names),
        "document shared": len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        "sentence in document, more": max(held),
        "sentence in document, less": min(held),
        "short document": min(len(a.passage), len(b.passage)) < SHORT,
    }


def of_times(new: Answer, old: Answer, a: Question, b: Question) -> dict[str, float]:
    """The evidence of the times, and of how numbers of the kind behave in time."""
    when, days = moment(a, b)
    published = day_of(new.document.published), day_of(old.document.published)
    known = published[0] is not None and published[1] is not None
    apart = abs((published[0] - published[1]).days) if published[0] and published[1] else 0
    lengths = [math.log(q.period.days) if q.period is not None else 0.0 for q in (a, b)]
    kind = kind_of_both(a, b)
    return {
        "time same": when is Moment.SAME,
        "time unknown": when is Moment.UNKNOWN,
        "days apart": math.log1p(days),
        "times stated": a.stated + b.stated,
        "times written alike": a.as_of is not None and a.as_of == b.as_of,
        "times overlap": a.period is not None and b.period is not None and a.period.overlaps(b.period),
        "lengths apart": abs(lengths[0] - lengths[1]),
        "nested": nested(a, b),
        "one day of publication": known and apart == 0,
        "days between documents": math.log1p(apart) if known else 3.0,
        "kind equal": a.kind == b.kind,
        **{f"kind {name}": kind == name for name in KINDS},
    }


def _of_numbers(new: Answer, old: Answer, x: Quantity, y: Quantity) -> dict[str, float]:
    assert new.figure is not None
    assert old.figure is not None
    one, two = new.figure, old.figure
    ratio = ratio_of(x, y)
    digits = min(significant_digits(figure.low) for figure in (one, two))
    return {
        "ratio": log_of(ratio),
        "equal": ratio < EQUAL,
        "equal and telling": ratio < EQUAL and digits > 1,
        "bound equal": one.bound is two.bound,
        "fit": agree(x, y),
        "unchanged": unchanged(x, y),
        "speaker same": same_speaker(one.speaker, two.speaker),
        "speakers unknown": (one.speaker is None) + (two.speaker is None),
    }


EQUAL = 1.005


def ratio_of(x: Quantity, y: Quantity) -> float:
    """How many times the smaller number goes into the larger."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return large / small if small else (1.0 if large == small else math.inf)


def log_of(ratio: float) -> float:
    """The logarithm of a ratio, MOST_RATIO at most."""
    return min(math.log(ratio), MOST_RATIO) if ratio < math.inf else MOST_RATIO


def rises(when: Moment, days: int, one: float, two: float) -> float:
    """1 where the later of two times has the higher number, -1 where the lower, 0 where they are one time.

    `when` is how the time of the number `one` lies to that of `two`.
    """
    if days == 0 or when not in (Moment.LATER, Moment.EARLIER) or math.isclose(one, two, rel_tol=NOISE):
        return 0.0
    return 1.0 if (when is Moment.LATER) == (one > two) else -1.0


def share_in(words: Iterable[str], others: frozenset[str]) -> float:
    """The share of the words that is among others."""
    own = frozenset(words)
    return len(own & others) / len(own) if own else NOTHING_KNOWN


def _lower(question: Question) -> str:
    return (question.place_text or "").lower()


def _names(question: Question, text: str) -> bool:
    return bool(question.place_text) and _lower(question) in text.lower()
