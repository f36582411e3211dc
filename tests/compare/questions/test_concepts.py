"""Concepts: noun phrases and verbs brought to one form."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from factcheck.compare.questions.concepts import event_of, events_in, lexicon, measure_of, things_in
from factcheck.text.nouns import singular

TABLE = tomllib.loads((files("factcheck.compare") / "data" / "concepts.toml").read_text(encoding="utf-8"))


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
    ("phrase", "unit", "thing", "event", "scope"),
    [
        ("people killed and wounded", None, "person", "casualty", None),
        ("soldiers killed or wounded", None, "person", "casualty", "soldier"),
        ("the number of people in hospital", None, "person", "hospitalise", None),
        ("people in intensive care", None, "person", "intensive care", None),
        ("homes without power", None, "outage", None, None),
        ("passengers and crew", None, "person", "board", None),
        ("applications for asylum", None, "asylum application", None, None),
        ("head of cattle", None, "animal", None, None),
        ("shot wolves", None, "animal", None, None),
        ("settlements", None, "village", None, None),
        ("insurgents", None, "person", None, "soldier"),
        ("hotel guests", None, "person", None, "guest"),
        ("countries", None, "country", None, None),
        ("country", "percent", "land", None, None),
        ("forest", "hectare", "land", None, None),
        ("unemployment", None, "person", "unemployed", None),
        ("unemployment", "percent", "unemployment", None, None),
        ("girls", None, "person", None, "girl"),
        ("nurses", None, "person", None, "nurse"),
        ("firefighters", None, "person", None, "firefighter"),
        ("pupils", None, "person", None, "student"),
        ("unfilled posts", None, "vacancy", None, None),
        ("blazes", None, "fire", None, None),
        ("gusts", "kilometre/hour", "gust", None, None),
        ("titles", None, "title", None, None),
        ("bond yields", "percent", "yield", None, None),
        ("operating income", "EUR", "operating profit", None, None),
        ("trade gap", "EUR", "trade deficit", None, None),
        ("armored personnel carriers", None, "armoured vehicle", None, None),
        ("rate cuts", None, "rate cut", None, None),
        ("cuts", None, "person", "dismiss", "worker"),
        ("funding round", "USD", "investment", None, None),
        ("round", "USD", "investment", None, None),
        ("artillery rounds", "USD", "shell", None, None),
        ("ammunition", "USD", "shell", None, None),
        ("rounds", None, "shell", None, None),
    ],
)
def test_neighbouring_senses_stay_apart(phrase, unit, thing, event, scope):
    """A phrase is read whole before its last word is; what is counted is no rate, area or other part."""
    measure = measure_of(phrase, unit)
    assert measure is not None
    assert (measure.thing, measure.event, measure.scope) == (thing, event, scope)


@pytest.mark.parametrize("kind", ["minimum wages", "ballistic missiles", "secondary schools"])
def test_a_kind_is_a_modifier(kind):
    """The minimum wage is not the average one, ballistic missiles are not all missiles."""
    measure = measure_of(kind)
    assert measure is not None
    assert measure.modifiers == {kind.split()[0]}


@pytest.mark.parametrize(("phrase", "make"), [("elephants", "elephant"), ("corn", "maize"), ("animals", None)])
def test_a_make_of_a_thing_is_kept(phrase, make):
    """Two words may name one make."""
    measure = measure_of(phrase)
    assert measure is not None
    assert measure.make == make


def test_parts_that_exclude_each_other_are_parts_of_some_noun():
    """Each stands in one list alone."""
    scopes = [scope for group in TABLE["exclusive"] for scope in group["scopes"]]
    assert len(scopes) == len(set(scopes))
    assert set(scopes) <= {entry.get("scope") for entry in TABLE["noun"]}


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
        ("return", "person", None, "return"),
        ("fall", "person", None, None),
        ("fall", "person", "soldier", "die"),
        ("live", "person", None, "live"),
        ("sentence", "person", None, "convict"),
        ("charge", "person", None, "charge"),
        ("abduct", "person", None, "hostage"),
        ("release", "person", None, "free"),
        ("pull out", "person", "soldier", "withdraw"),
        ("pull out", "person", None, "rescue"),
        ("seize", "land", None, "capture"),
        ("seize", "cocaine", None, "seize"),
        ("confiscate", "cocaine", None, "seize"),
        ("purchase", "ticket", None, "buy"),
        ("destroy", "drone", None, "down"),
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


def test_a_noun_stands_once():
    """A second entry of a noun, or its plural, would never be read."""
    forms = Counter(" ".join(map(singular, word.split())) for row in TABLE["noun"] for word in row["words"])
    assert not [form for form, times in forms.items() if times > 1]


def test_a_verb_has_one_reading_for_a_thing_and_an_event():
    """The same event twice for one verb and thing says nothing new."""
    readings = Counter(
        (word, thing, row["event"])
        for row in TABLE["verb"]
        for word in row["words"]
        for thing in row.get("things", [""])
    )
    assert not [reading for reading, times in readings.items() if times > 1]


def test_a_modifier_is_of_one_kind():
    """What says nothing about which things are counted is dropped before a part or another measure is looked for."""
    for key, words in TABLE["modifier"].items():
        forms = Counter(map(singular, words))
        assert not [form for form, times in forms.items() if times > 1], key
    known = lexicon()
    assert not known.neutral & (known.scope | known.measure)
    assert not known.scope & known.measure


def test_an_alias_is_of_one_owner():
    """A name in two rows would lead to the last one only."""
    names = Counter(name.lower() for row in TABLE["alias"] for name in row["names"])
    assert not [name for name, times in names.items() if times > 1]


@pytest.mark.parametrize(
    ("phrase", "unit", "thing", "kind"),
    [
        ("true price of a well", "EUR", "well", "level"),
        ("average house price", "GBP", "house", "level"),
        ("ticket prices", "EUR", "ticket", "level"),
        ("price of brent crude", "USD/barrel", "crude", "level"),
        ("price tag of the stadium", "EUR", "stadium", "stock"),
        ("bill for the kallo sea lock", "EUR", "lock", "stock"),
        ("cost of the war", "USD", "war", "stock"),
    ],
)
def test_the_price_of_a_thing_is_told_of_the_thing(phrase, unit, thing, kind):
    """So "a well costs" and "the price of a well" meet."""
    measure = measure_of(phrase, unit)
    assert (measure.thing, measure.kind, measure.priced) == (thing, kind, True)


@pytest.mark.parametrize(
    ("phrase", "unit", "thing"),
    [
        ("price", "EUR", "price"),
        ("total cost", "EUR", "cost"),
        ("prices", "percent", "inflation"),
        ("price of oil", "percent", "inflation"),
        ("cost of living", "percent", "inflation"),
        ("the number of prices", None, "inflation"),
    ],
)
def test_a_price_of_nothing_named_is_a_price(phrase, unit, thing):
    """And what is no sum of money is how prices rise."""
    measure = measure_of(phrase, unit)
    assert (measure.thing, measure.priced) == (thing, False)


def test_a_snow_leopard_is_no_tank():
    """A leopard by itself is one."""
    assert measure_of("snow leopards").thing == "animal"
    assert measure_of("leopards").thing == "tank"
