"""Owners: whether two questions have one subject, whatever name it goes by."""

from __future__ import annotations

from functools import lru_cache

from factcheck.compare.questions.concepts import lexicon
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import WEIGHED, State
from factcheck.compare.rules.whereabouts import LONG


def owned(a: Question, b: Question) -> bool:
    """Whether the number is somebody's own, so that a place alone says nothing: jobs, revenue, copies sold."""
    things = {q.measure.thing for q in (a, b) if q.measure is not None}
    return bool({a.event, b.event} & wordlists().owned_events or things & wordlists().owned_things)


@lru_cache(maxsize=WEIGHED)
def subject_state(a: Question, b: Question) -> State:
    """Whether both have one subject; a side that names none is unknown, unless its text rules the other out."""
    one, two = a.subject, b.subject
    if a.people is not None and b.people is not None and a.people != b.people:
        return State.DIFFER
    if (one is not None and another(one, b)) or (two is not None and another(two, a)):
        return State.DIFFER
    suffered = bool({a.event, b.event} & wordlists().suffered)
    if a.country is not None and b.country is not None and a.country != b.country and not suffered:
        beside = a.country in b.names or b.country in a.names
        return State.UNKNOWN if beside else State.DIFFER
    if one is not None and two is not None and not (in_own(a) and in_own(b)):
        same = content_words(one) & content_words(two) or owner_of(one) == owner_of(two)
        return State.MATCH if same else State.UNKNOWN
    if one is None or two is None:
        known, other = (a, b) if one is not None else (b, a)
        if known.subject is None:
            return State.UNKNOWN
        if known.country is not None:
            here = other.place is not None and other.place.key == known.country
            return State.MATCH if here or known.country in other.names else State.UNKNOWN
        words = content_words(known.subject)
        if (words and words <= other.words) or _alias_in(known.subject, other.tokens):
            return State.MATCH
        if not is_name(known.subject) or suffered:
            return State.UNKNOWN
        if owned(a, b) and len(other.names) > 1:
            return State.DIFFER
        return silent_on(known.subject, other)
    if a.country is not None and b.country is not None:
        return State.MATCH if a.country == b.country else State.DIFFER
    if a.country is not None or b.country is not None:
        owner, other = (a, b) if a.country is not None else (b, a)
        if (other.place is not None and owner.country in (other.place.key, *other.place.within)) or suffered:
            return State.UNKNOWN
    x, y = content_words(one), content_words(two)
    if x & y or owner_of(one) == owner_of(two):
        return State.MATCH
    return State.DIFFER if is_name(one) and is_name(two) and not suffered else State.UNKNOWN


def another(subject: str, other: Question) -> bool:
    """Whether the other's sentence sets its own against this subject: "a second fire", "another march"."""
    noun = subject.rsplit(maxsplit=1)[-1].lower()
    sentence = " ".join(other.sentence.lower().split())
    return any(f"{word} {noun}" in sentence for word in wordlists().another) and not (
        content_words(subject) - {noun} <= other.words and len(subject.split()) > 1
    )


def silent_on(subject: str, other: Question) -> State:
    """How a text that names no subject for a figure stands to a named one: whether it speaks of it at all."""
    if all(any(t.startswith(word) for t in other.context) for word in content_words(subject)):
        return State.MATCH
    text = other.passage
    return State.UNKNOWN if len(text) < LONG or subject.split(maxsplit=1)[0].lower() in text.lower() else State.DIFFER


def owner_of(name: str) -> str:
    """One name for all that stand for one owner: "google" and "alphabet"."""
    aliases = lexicon().aliases
    name = name.lower()
    found = aliases.get(name)
    if found is None:
        found = next((aliases[word] for word in name.replace("'s", "").split() if word in aliases), None)
    return found or name


def _alias_in(subject: str, tokens: frozenset[str]) -> bool:
    owner = owner_of(subject)
    return any(lexicon().aliases.get(token) == owner for token in tokens)


def in_own(question: Question) -> bool:
    """Whether the subject stands in the figure's own sentence."""
    return bool(content_words(question.subject or "") & question.words)


def is_name(subject: str) -> bool:
    """Whether a subject is named: "Meta" and "easyJet", not "the company"."""
    return any(letter.isupper() for letter in subject.partition(" ")[0])
