"""Numerals: values, spans, bounds and units; what is left alone; any text at all."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.numbers.numerals import find_numerals, may_hold_number


def read(text):
    """Each numeral as (text, low, high, bound, unit)."""
    return [(n.span.of(text), n.low, n.high, n.bound.value, n.unit) for n in find_numerals(text)]


def point(text, value, bound="exact", unit=None):
    """One expected value."""
    return (text, pytest.approx(value, rel=1e-3), pytest.approx(value, rel=1e-3), bound, unit)


def between(text, low, high, bound="range", unit=None):
    """An expected range."""
    return (text, low, high, bound, unit)


VALUES = [
    ("The brigade has 1,234 men.", [point("1,234", 1234)]),
    ("Ninety-one aircraft and a dozen ships.", [point("Ninety-one", 91), point("a dozen", 12)]),
    ("One hundred and eleven boats crossed.", [point("One hundred and eleven", 111)]),
    ("Nearly half a million homes lost power.", [point("half a million", 5e5, "about")]),
    ("A quarter million came, half million left.", [point("A quarter million", 250000), point("half million", 5e5)]),
    ("Three quarters of a million shells.", [point("Three quarters of a million", 750000)]),
    ("They bought 47 lakh doses and 1.49 crore masks.", [point("47 lakh", 4.7e6), point("1.49 crore", 1.49e7)]),
    ("A yield of 1,00,000 bags.", [point("1,00,000", 1e5)]),
    ("Two million five hundred thousand voters.", [point("Two million five hundred thousand", 2.5e6)]),
    ("It took two-and-a-half hours.", [point("two-and-a-half", 2.5, unit="hour")]),
    ("The dead of Lodva number 27, he said.", [point("27", 27)]),
    ("The house number 27 burned.", []),
    ("The office counts 42 injured in the north.", [point("42", 42)]),
    ("Only one in forty-two crates was opened.", [point("one in forty-two", 1 / 42)]),
    ("The bills add up to 1.7 million.", [point("1.7 million", 1.7e6)]),
    ("We had 50, fewer than the 642 of last spring.", [point("50", 50), point("642", 642)]),
    ("It never climbed higher than 70 metres.", [point("70", 70, "at_most", "metre")]),
    ("They are short of 116,000 clerks.", [point("116,000", 116000)]),
    ("Two million and a bit came.", [point("Two million", 2e6, "at_least")]),
    ("Not quite 3% of it is left.", [point("3%", 3, "about", "percent")]),
    ("They fell over 12 regions.", [point("12", 12)]),
    ("It is sold in over 12 regions.", [point("12", 12, "at_least")]),
    ("It mined three or four tonnes a day, he said.", [between("three or four", 3, 4, unit="tonne/day")]),
    ("It is “20 to 30” tonnes by one count.", [between("20 to 30", 20, 30, unit="tonne")]),
    ("A day's flow was 46 m cubic metres.", [point("46 m", 4.6e7, unit="cubic_metre")]),
    ("The well is 46 m deep.", [point("46", 46, unit="metre")]),
    ("Some 1½ miles of wire.", [point("1½", 1.5, "about", "mile")]),
    ("Temperatures fell to minus 12 degrees Celsius.", [point("minus 12", -12, unit="celsius")]),
    ("Tens of thousands of people marched.", [between("Tens of thousands", 1e4, 1e5)]),
    ("Several thousand came, dozens fainted.", [between("Several thousand", 2000, 9000), between("dozens", 24, 99)]),
    ("Two thirds of voters agreed.", [point("Two thirds", 0.6667)]),
    ("One in ten had fled, nine out of ten had not.", [point("One in ten", 0.1), point("nine out of ten", 0.9)]),
    ("India gave its 2 billionth dose.", [point("2 billionth", 2e9)]),
    ("The city has 12\u202f500 flats.", [point("12\u202f500", 12500)]),
    ("Some 51.2 bln. Then it rained.", [point("51.2 bln", 5.12e10, "about")]),
    (
        "Only 4.5 of the 7.2 billion dollars came.",
        [point("4.5", 4.5e9, unit="USD"), point("7.2 billion", 7.2e9, unit="USD")],
    ),
    ("Only 3 of the 27 miners came.", [point("3", 3), point("27", 27)]),
]

RANGES = [
    ("Between 20,000 and 30,000 people marched.", [between("20,000 and 30,000", 2e4, 3e4)]),
    ("About 1,500-2,000 fighters remain.", [between("1,500-2,000", 1500, 2000)]),
    ("The rebels hold 80 to 90 percent of it.", [between("80 to 90 percent", 80, 90, unit="percent")]),
    ("It costs €1.5m-€2m to rebuild.", [between("€1.5m-€2m", 1.5e6, 2e6, unit="EUR")]),
    ("A fleet of 10 to 15 trucks.", [between("10 to 15", 10, 15)]),
    ("Damage of 2.0 to 2.3 million francs.", [between("2.0 to 2.3 million", 2e6, 2.3e6, unit="CHF")]),
    (
        "Output rose from 10 to 15 million euros.",
        [point("10", 1e7, unit="EUR"), point("15 million", 1.5e7, unit="EUR")],
    ),
    (
        "It may grow from 24.2 to 33-35 billion euros.",
        [point("24.2", 2.42e10, unit="EUR"), between("33-35 billion", 3.3e10, 3.5e10, unit="EUR")],
    ),
    (
        "A box of 14.5 by 7 by 2 cm.",
        [point("14.5", 14.5, unit="centimetre"), point("7", 7, unit="centimetre"), point("2", 2, unit="centimetre")],
    ),
    ("A room of 4m x 3m.", [point("4", 4, unit="metre"), point("3", 3, unit="metre")]),
    ("It will spend Rs 300-350 crore.", [between("Rs 300-350 crore", 3e9, 3.5e9, unit="INR")]),
    ("It was cut from 200 tonnes to 150.", [point("200", 200, unit="tonne"), point("150", 150, unit="tonne")]),
    ("Sales fell by 15% to 8,400.", [point("15%", 15, unit="percent"), point("8,400", 8400)]),
]

BOUNDS = [
    ("some 100 men", "about"),
    ("close to 100 men", "about"),
    ("an estimated 100 men", "about"),
    ("100 or so men", "about"),
    ("more than 100 men", "at_least"),
    ("no fewer than 100 men", "at_least"),
    ("just over 100 men", "at_least"),
    ("the toll has passed 100", "at_least"),
    ("the toll tops 100", "at_least"),
    ("100-plus men", "at_least"),
    ("up to 100 men", "at_most"),
    ("as many as 100 men", "at_most"),
    ("no more than 100 men", "at_most"),
    ("fewer than 100 men", "at_most"),
    ("not even 100 men", "at_most"),
    ("within 100 km of the coast", "at_most"),
    ("a hundred hulls, no more", "at_most"),
    ("he doubts that it could exceed 100", "at_most"),
    ("he considers anything above 100 a guess", "at_most"),
    ("anything below 100 is a lie", "at_least"),
    ("he disputes that more than 100 men came", "at_most"),
    ("he does not believe that there were more than 100 men", "at_most"),
    ("she rules out more than 100 dead", "at_most"),
    ("she ruled out exceeding 100 dead", "at_most"),
    ("the insurer denied more than 100 claims", "at_least"),
    ("anything above 100 will be refunded", "at_least"),
    ("sub-7 nanometre chips", "at_most"),
    ("they handed over 100 tanks", "exact"),
    ("it rose up to 100 men", "exact"),
    ("only 100 men", "exact"),
    ('“about "100 men', "about"),
    ("sixty-odd men", "about"),
]

CONVERTED = [
    ("more than 7.5 million Danish crowns (US $1.1 million)", ["at_least", "at_least"]),
    ("about 9 billion shekels ($2.4 billion)", ["about", "about"]),
    ("more than 7.5 million crowns ($1.1 million a year, up to $2 million)", ["at_least", "at_least", "at_most"]),
    ("more than 900 euros, or $1,000", ["at_least", "exact"]),
    ("exactly 900 euros ($1,000)", ["exact", "exact"]),
]


@pytest.mark.parametrize(("text", "bounds"), CONVERTED)
def test_a_sum_in_other_money_is_limited_alike(text, bounds):
    """What brackets say again in other money has the bound of the sum before them."""
    assert [n.bound.value for n in find_numerals(text)] == bounds


UNITS = [
    ("$3.5bn", 3.5e9, "USD"),
    ("NT$150,000", 150000, "TWD"),
    ("NOK 1.1 bn", 1.1e9, "NOK"),
    ("USD 16.3bn", 1.63e10, "USD"),
    ("1.5 billion dollars", 1.5e9, "USD"),
    ("HK $216,925", 216925, "HKD"),
    ("3,500 euros", 3500, "EUR"),
    ("2,600 Sudanese pounds", 2600, "SDG"),
    ("200 pounds", 200, "pound_mass"),
    ("31.5 billion kroner", 3.15e10, "NOK"),
    ("7.1 per cent", 7.1, "percent"),
    ("0.75 percentage points", 0.75, "percentage_point"),
    ("75 basis points", 75, "basis_point"),
    ("a quarter of one percent", 0.25, "percent"),
    ("42 square metres", 42, "square_metre"),
    ("1,100 sq km", 1100, "square_kilometre"),
    ("180 km/h", 180, "kilometre/hour"),
    ("30,000 barrels a day", 30000, "barrel/day"),
    ("60 litres a day", 60, "litre/day"),
    ("$82.50 a barrel", 82.5, "USD/barrel"),
    ("$139 a year", 139, "USD"),
    ("three times as many", 3, "times"),
    ("37m deep", 37, "metre"),
    ("6kW", 6, "kilowatt"),
    ("4.3 cubic km", 4.3, "cubic_kilometre"),
    ("640bhp", 640, "brake_horsepower"),
    ("517 rushing yards", 517, "yard"),
    ("5000mAh", 5000, "milliampere-hour"),
    ("a capacitor of 2.5 F", 2.5, "farad"),
    ("75 F in the shade", 75, "fahrenheit"),
    ("14 stone", 14, "stone"),
    ("12 m3/h", 12, "cubic_metre/hour"),
    ("40 t/ha", 40, "tonne/hectare"),
    ("5x optical zoom", 5, "times"),
    ("340m underground", 340, "metre"),
    ("It cost 500 pounds", 500, "GBP"),
    ("12 stones at the police", 12, None),
    ("2.5 bar", 2.5, "bar"),
    ("two bars in the old town", 2, None),
    ("16 gigs of RAM", 16, "gigabyte"),
    ("four gigs in Leeds", 4, None),
]

NOTHING = [
    "She won in 1:59.3 and took it at f/1.8.",
    "The Boeing 787-9s and the Airbus A350-900 flew.",
    "He went 24-of-31, then 9-for-20. A baker's dozen is more than it says.",
    "In 2014 and since 2022, on 17 July 2014, by mid-2024 and through 2019/20.",
    "The talks will take place on 5-6 July in Geneva at 10:30 GMT, not at 4.15 p.m. or 5 o'clock.",
    "Call +44 20 7946 0958 or 0980-87-2241, or visit room 214.",
    "A T-72 tank, an Su-34, flight MH17 and COVID-19; the 10-K and form 26-B; variant XBB.1.5.",
    "A 155mm shell, a 152 mm round, shells of calibre 122.",
    "On the 22nd of May the 1st Guards Army and the 96th-minute goal.",
    "Article 5 of Resolution 2202 is on page 9, table 2, between stops 4 and 5.",
    "At Fab 34, near Gate 96, Bus line 31, base No. 3, Ward 6.",
    "Arsenal beat Chelsea 3-2.",
    "The 45-year-old driver, Ann Berg, 41, and Tom Roe, a nurse, 34.",
    "In the last 24 hours, four months after the flood, three years and three months later.",
    "One of the ministers, one day, no one, another one.",
    "Exports doubled; they could double again.",
    "Nobody knows how many of the 1990s factories survive.",
    "The two sides met. One lakh is 100,000.",
    "The first half of April, the third quarter.",
    "It hangs by the score: 3:1, version 1.4.2, see https://example.org/12/34.",
    "The 24/7 shop at 221 Baker Street.",
    "Half the world's press was there.",
]


@pytest.mark.parametrize(("text", "expected"), VALUES + RANGES)
def test_values(text, expected):
    """Spans, values, ranges and shared units."""
    assert read(text) == expected


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text, bound):
    """Hedges before and after the number."""
    assert [n.bound.value for n in find_numerals(text)] == [bound]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_units(text, value, unit):
    """Signs, codes, names, symbols and rates."""
    (numeral,) = find_numerals(text)
    assert (numeral.low, numeral.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text):
    """Dates, times, names, labels, ages, windows, ordinals and turns of phrase are no figures."""
    assert read(text) == []


def test_a_name_of_pounds_needs_its_country():
    """The rest of the text tells what a currency name means."""
    (numeral,) = find_numerals("It cost 270 pesos in Buenos Aires, Argentina.")
    assert numeral.unit == "ARS"


def test_the_gate_is_wide():
    """Number words pass, plain prose does not."""
    assert may_hold_number("Dozens were hurt")
    assert may_hold_number("a 3")
    assert not may_hold_number("Nobody came to the ball")


SNIPPETS = [
    "5",
    "1,000",
    "million",
    "to",
    "between",
    "and",
    "$",
    "%",
    "-",
    "half",
    "a",
    "dozen",
    "of",
    "per",
    "May",
    "2022",
    "one",
    "in",
    "ten",
    "\x00",
    "😀",
    "€",
    "bn",
    "km",
    "\n",
    " ",
    "“",
    "more than",
    "Ann Berg, 40,",
    "No. 3",
    "…",
]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(SNIPPETS), max_size=40).map(" ".join),
        st.lists(st.sampled_from(SNIPPETS)).map("".join),
    )
)
def test_any_text(text):
    """No text raises; spans lie in order inside it and do not overlap."""
    numerals = find_numerals(text)
    assert all(0 <= n.span.start < n.span.end <= len(text) and n.low <= n.high for n in numerals)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(numerals))


@pytest.mark.parametrize(
    "piece", ["word ", "x", "twenty-", "hundred and ", "1-", "a@", "page 1, 2, ", "May ", "more than "]
)
def test_long_text_is_quick(piece):
    """A hundred thousand characters of anything take seconds at most, never minutes."""
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_numerals(text)
    assert time.process_time() - started < 8
