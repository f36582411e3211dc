"""Concepts: noun phrases and verbs brought to one form."""

import pytest

from factcheck.compare.concepts import event_of, events_in, measure_of, things_in


@pytest.mark.parametrize(
    ("phrase", "thing", "event", "scope"),
    [
        ("warplanes", "aircraft", None, None),
        ("Chinese military aircraft", "aircraft", None, None),
        ("confirmed deaths", "person", "die", None),
        ("coronavirus death toll", "person", "die", None),
        ("the number of people killed", "person", "die", None),
        ("children", "person", None, "child"),
        ("dead children", "person", None, "child"),
        ("troops", "person", None, "soldier"),
        ("servicemen", "person", None, "soldier"),
        ("job cuts", "person", "dismiss", "worker"),
        ("artillery rounds", "shell", None, None),
        ("lorries with aid", "truck", None, None),
        ("annual consumer price inflation", "inflation", None, None),
        ("unemployment rate", "unemployment", None, None),
        ("Argentines", "person", None, None),
        ("wind turbines", "turbine", None, None),
    ],
)
def test_a_noun_phrase_is_a_thing(phrase, thing, event, scope):
    """Synonyms meet in one thing; what happened and which part is counted are read off the noun."""
    measure = measure_of(phrase.lower())
    assert measure is not None
    assert (measure.thing, measure.event, measure.scope) == (thing, event, scope)


@pytest.mark.parametrize(
    ("phrase", "rate"),
    [("trucks a day", "day"), ("daily deaths", "day"), ("rounds per month", "month"), ("deaths per 100,000", "capita")],
)
def test_a_rate_is_kept_apart(phrase, rate):
    """The words of a rate are no part of the counted noun."""
    measure = measure_of(phrase)
    assert measure is not None
    assert measure.rate == rate


@pytest.mark.parametrize(("phrase", "unit"), [("kilometres", "kilometre"), ("°c", "celsius"), (None, None), ("", None)])
def test_a_unit_is_no_thing(phrase, unit):
    """Where only the unit stands for what is measured, the measure is unknown."""
    assert measure_of(phrase, unit) is None


@pytest.mark.parametrize(
    ("lemma", "thing", "scope", "event"),
    [
        ("kill", "person", None, "die"),
        ("lose", "tank", None, "destroy"),
        ("lose", "person", None, "die"),
        ("shed", "person", "worker", "dismiss"),
        ("amass", "person", "soldier", "gather"),
        ("cross", "truck", None, "enter"),
        ("report", "person", None, None),
        ("be", "person", None, None),
        (None, "person", None, None),
    ],
)
def test_a_verb_says_what_happened(lemma, thing, scope, event):
    """One verb says other things of tanks than of people; reporting verbs say nothing."""
    found = event_of(lemma, thing, scope)
    assert (found.name if found is not None else None) == event


def test_the_words_of_a_sentence_name_things_and_events():
    """What a sentence speaks of stands in for a slot that the parse left open."""
    words = frozenset(("the", "death", "toll", "rose", "after", "the", "shelling"))
    assert "die" in events_in(words, "person")
    assert "person" in things_in(words)
