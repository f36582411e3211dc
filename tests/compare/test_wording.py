"""Wording: numbers as they were put, with unit and noun once."""

import pytest

from factcheck.claims import Bound, Figure, Role
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason
from factcheck.compare.rules.moments import Moment
from factcheck.compare.wording import explain, stated, with_article


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("95,000", {"bound": Bound.ABOUT, "measure": "troops"}, "about 95,000 troops"),
        ("169,000 and 190,000", {"bound": Bound.RANGE, "measure": "personnel"}, "169,000–190,000 personnel"),
        ("40,000", {"unit": "acre", "measure": "acres"}, "40,000 acres"),
        ("40,000", {"unit": "acre", "measure": "grassland"}, "40,000 acres (grassland)"),
        ("85 billion", {"unit": "NOK", "measure": "kroner"}, "85 billion kroner"),
        ("85 million", {"unit": "GBP", "measure": "pounds"}, "85 million pounds"),
        ("2.1%", {"unit": "percent", "measure": "inflation"}, "2.1% (inflation)"),
        ("57", {"unit": "percent", "measure": "voters", "role": Role.SHARE}, "57% of voters"),
        ("5 percent", {"unit": "percent", "measure": "deficit", "role": Role.SHARE}, "5 percent (deficit)"),
        ("dozens", {"bound": Bound.RANGE, "measure": "ships"}, "dozens of ships"),
        ("300", {"measure": "russian soldiers"}, "300 Russian soldiers"),
        ("One worker in five", {"measure": "worker", "role": Role.SHARE}, "One worker in five"),
    ],
)
def test_a_number_with_its_noun(text, fields, expected):
    """One unit, one dash, and peoples with a capital."""
    assert stated(Figure(0, len(text), text, 24.0, 99.0, **fields)) == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("WHO", "WHO"),
        ("Mykola Zorin", "Mykola Zorin"),
        ("health ministry", "the health ministry"),
        ("leader of a nationalist party", "the leader of a nationalist party"),
        ("spokeswoman for the city", "a spokeswoman for the city"),
        ("Pentagon official", "a Pentagon official"),
        ("Ukrainian army", "the Ukrainian army"),
        ("Israel's foreign ministry", "Israel's foreign ministry"),
        ("Ukraine's General Staff", "Ukraine's General Staff"),
        ("assessment by Ukraine's defence ministry", "the assessment by Ukraine's defence ministry"),
        ("al-Shabaab", "al-Shabaab"),
        ("Kyiv", "Kyiv"),
        ("official", "an official"),
        ("union official", "a union official"),
        ("unidentified european diplomat", "an unidentified European diplomat"),
        ("european diplomat", "a European diplomat"),
        ("american officials", "American officials"),
        ("survivors' committee", "the survivors' committee"),
        ("police", "police"),
        ("official data", "official data"),
        ("another witness", "another witness"),
    ],
)
def test_who_speaks_with_his_article(speaker, expected):
    """Names and several have none."""
    assert with_article(speaker) == expected


def test_one_place_in_two_spellings_is_no_other_place(answer):
    """A part of the whole is told with its place where that is another, not where it is spelt in another way."""
    whole = answer("Russia has 120,000 troops near Kupiansk.", "120,000", measure="troops", place="Kupiansk")
    for place, named in (("Kupyansk", False), ("Kharkiv region", True)):
        part = answer(f"Russia has 60,000 troops near {place}.", "60,000", measure="troops", place=place)
        asked = question_of(whole), question_of(part)
        told = explain(whole, part, *asked, "related", reason=Reason.PART_OF)
        assert (place in told) is named


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("2023", "2022", "12 months earlier"),
        ("2023-12", "2023-11", "31 days earlier"),
        ("2023-12-31", "2023-12-29", "2 days earlier"),
        ("2023", "2019", "4 years earlier"),
    ],
)
def test_months_and_years_lie_apart_by_their_ends(answer, ours, theirs, told):
    """The year before is no day earlier, though it ends on the day before this one begins."""
    heat = {"measure": "people", "place": "France", "event": "kill", "published": "2024-02-08"}
    one = answer("Heat killed 5,000 people in France.", "5,000", as_of=ours, **heat)
    other = answer("Heat killed 7,000 people in France.", "7,000", as_of=theirs, source="Two", **heat)
    asked = question_of(one), question_of(other)
    gap = 2 if len(ours) == len("2023-12-31") else 1
    assert told in explain(one, other, *asked, "changed", when=Moment.LATER, days=gap)
