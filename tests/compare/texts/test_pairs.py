"""Pairs: two short texts side by side, the way `compare` sets them."""

from dataclasses import replace

import pytest

from factcheck.claims import Claim, Extraction
from factcheck.compare.texts.pairs import compare_texts
from factcheck.documents import Document


@pytest.fixture
def text(answer):
    """An extraction out of a sentence and its numbers, each with the fields of a figure."""

    def make(sentence, *numbers):
        document = Document(sentence)
        figures = tuple(answer(sentence, number, **fields).figure for number, fields in numbers)
        claim = Claim(0, len(sentence), sentence, tuple(range(len(figures))))
        return Extraction(document, figures, (), (claim,))

    return make


SCREENS = {"measure": "screens", "subject": "Norlys Cinema", "event": "have"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("has 40 screens", "40", {}), ("runs 40 screens in all", "40", {}), "agrees"),
        (("has 40 screens", "40", {}), ("runs 42 screens in all", "42", {}), "conflicts"),
        (("has more than 40 screens", "40", {"bound": "at_least"}), ("has 44 screens", "44", {}), "agrees"),
        (("has more than 40 screens", "40", {"bound": "at_least"}), ("has 40 screens", "40", {}), "conflicts"),
        (("has at least 40 screens", "40", {"bound": "at_least"}), ("has 40 screens", "40", {}), "agrees"),
        (
            ("has over 40 screens", "40", {"bound": "at_least"}),
            ("has under 41 screens", "41", {"bound": "at_most"}),
            "conflicts",
        ),
        (("has 40 screens", "40", {}), ("employs 60 projectionists", "60", {"measure": "projectionists"}), "related"),
    ],
)
def test_one_number_each(text, one, other, expected):
    """Bounds are read to the letter, and a number meets only its own noun."""
    sides = [
        text(f"Norlys Cinema {words} in Bergen.", (number, SCREENS | fields)) for words, number, fields in (one, other)
    ]
    assert compare_texts(*sides).relation.value == expected
    assert compare_texts(*reversed(sides)).relation.value == expected


def test_numbers_are_bound_to_their_nouns(text):
    """With two numbers a side, each meets its namesake, however near the other value lies."""
    fields = {"place": "Oslo"}
    a = text(
        "The strike in Oslo closed 12 schools and 30 nurseries.",
        ("12", fields | {"measure": "schools"}),
        ("30", fields | {"measure": "nurseries"}),
    )
    b = text(
        "In Oslo 12 nurseries and 30 schools were closed by the strike.",
        ("12", fields | {"measure": "nurseries"}),
        ("30", fields | {"measure": "schools"}),
    )
    result = compare_texts(a, b)
    assert result.relation.value == "conflicts"
    assert {(pair.a.measure, pair.b.measure) for pair in result.pairs} == {
        ("schools", "schools"),
        ("nurseries", "nurseries"),
    }


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The bridge opened on 2 July 2019.", "The bridge opened after 7 July 2019.", "conflicts"),
        ("The bridge opened before 2020.", "The bridge opened on 2 July 2019.", "agrees"),
        ("Marit Lund was born before 1980.", "Marit Lund was born after 1977.", "agrees"),
        ("The ministry has approved the bill.", "The ministry has not approved the bill.", "conflicts"),
        ("The jury gave the play 4/5.", "The jury gave the play 3/5.", "conflicts"),
        ("The tale of the ice harbour has been debunked.", "The ice harbour is a tale of 2004.", "related"),
        ("The harbour froze over.", "A new library has opened in Turin.", "related"),
    ],
)
def test_texts_without_figures(text, a, b, expected):
    """Dates, scores and denials decide where there is no quantity."""
    assert compare_texts(text(a), text(b)).relation.value == expected


def test_two_empty_texts_are_related_at_most(text):
    """Nothing to compare is not agreement."""
    assert compare_texts(text("…"), text("")).relation.value == "related"


def test_dated_apart_is_no_conflict(text):
    """Two stated times with two numbers are a change."""
    a = text("In May 2021 the zoo had 40 bears.", ("40", {"measure": "bears", "as_of": "2021-05"}))
    b = text("In May 2023 the zoo had 55 bears.", ("55", {"measure": "bears", "as_of": "2023-05"}))
    b = replace(b, document=b.document)
    assert compare_texts(a, b).relation.value == "changed"


def test_who_stays_below_a_limit_and_who_sets_it_mean_one_limit(text):
    """Of a goal "below 2" and "to 2" are the same; of a count "fewer than 105" denies 105."""
    degrees = {"unit": "celsius", "measure": "warming", "event": "limit"}
    one = text("The pact seeks to limit warming to 2 degrees.", ("2", degrees))
    other = text("The pact aims to keep warming well below 2 degrees.", ("2", degrees | {"bound": "at_most"}))
    assert compare_texts(one, other).relation == "agrees"
    one = text("The club sold 105 shirts.", ("105", {"measure": "shirts"}))
    other = text("The club sold fewer than 105 shirts.", ("105", {"measure": "shirts", "bound": "at_most"}))
    assert compare_texts(one, other).relation == "conflicts"


def test_shares_of_other_samples_are_two_readings(text):
    """What 90 and then 240 readers think need not be one; what one sample thinks is."""
    a = ("75", {"unit": "percent", "measure": "approval"}), ("90", {"measure": "reviews"})
    one = text("From 90 reviews Harbour has an approval of 75 %.", *a)

    def other(count):
        sentence = f"From {count} reviews Harbour has an approval of 71 %."
        return text(sentence, ("71", {"unit": "percent", "measure": "approval"}), (count, {"measure": "reviews"}))

    assert compare_texts(one, other("90")).relation == "conflicts"
    one = text(
        "From over 50 reviews Harbour has an approval of 75 %.",
        a[0],
        ("50", {"measure": "reviews", "bound": "at_least"}),
    )
    assert compare_texts(one, other("240")).relation != "conflicts"
    assert compare_texts(one, other("52")).relation == "conflicts"


def test_at_home_and_elsewhere_are_two_numbers(text):
    """What was earned abroad is set against what was earned abroad."""
    crowns = {"unit": "NOK", "event": "earn"}
    a = text("Harbour earned over 57 kroner outside Norway.", ("57", crowns | {"bound": "at_least"}))
    b = text(
        "Harbour earned 55 kroner in Norway and 59 kroner in other countries.",
        ("55", crowns | {"place": "Norway"}),
        ("59", crowns),
    )
    result = compare_texts(a, b)
    assert result.relation == "agrees"
    assert [pair.b.text for pair in result.pairs] == ["59"]


@pytest.mark.parametrize(
    ("least", "about", "expected"),
    [("68", "69.1", "conflicts"), ("68", "69", "agrees"), ("70", "80", "conflicts"), ("200", "210", "agrees")],
)
def test_an_approximation_is_as_near_as_its_digits(text, least, about, expected):
    """Who says about 69.1 does not mean less than 68; who says about 210 may mean less than 200."""
    wealth = {"measure": "fortune", "subject": "Berg", "unit": "USD"}
    a = text(f"The fortune of Berg is less than ${least}.", (least, wealth | {"bound": "at_most"}))
    b = text(f"The fortune of Berg is about ${about}.", (about, wealth | {"bound": "about"}))
    assert compare_texts(a, b).relation == expected


@pytest.mark.parametrize("verb", ["make", "go on", "earn"])
def test_a_verb_that_only_carries_a_number_is_no_other_event(text, verb):
    """For a number of crowns "made", "went on to earn" and "earned" are one."""
    a = text("Harbour earned more than 200 kroner.", ("200", {"unit": "NOK", "event": "earn", "bound": "at_least"}))
    b = text(f"Harbour {verb} 150 kroner.", ("150", {"unit": "NOK", "event": verb}))
    assert compare_texts(a, b).relation == "conflicts"


def test_prizes_of_one_name_meet(text):
    """Of several counts whose nouns are names, those of one name are set against each other."""
    fields = {"event": "win", "subject": "Vinter"}
    a = text(
        "Vinter has won less than 16 Nordic Music Awards.",
        ("16", fields | {"measure": "nordic music awards", "bound": "at_most"}),
    )
    b = text(
        "Vinter has won 19 Nordic Music Awards and 15 Golden Harp Awards.",
        ("19", fields | {"measure": "nordic music awards"}),
        ("15", fields | {"measure": "golden harp awards"}),
    )
    result = compare_texts(a, b)
    assert result.relation == "conflicts"
    assert [pair.b.text for pair in result.pairs] == ["19"]


def test_what_is_called_false_conflicts_with_what_says_it(text):
    """A share that one side calls a myth is denied, whatever else the two say."""
    share = {"unit": "percent", "measure": "farmers"}
    a = text("That 97 percent of farmers own a dog has been debunked.", ("97", share))
    b = text("The survey found that 97% of farmers own a dog.", ("97", share))
    assert compare_texts(a, b).relation == "conflicts"
    assert compare_texts(b, b).relation == "agrees"


def test_shares_of_one_whole_conflict_where_they_are_of_one_thing(text):
    """What two causes have in all emissions are two shares; what one has can only be one."""
    share = {"unit": "percent", "measure": "greenhouse gas emissions"}

    def of(cause, number, verb="caused"):
        sentence = f"Of all greenhouse gas emissions {number} percent are {verb} by {cause}."
        return text(sentence, (number, share | {"subject": cause}))

    assert compare_texts(of("deforestation", "11"), of("tropical deforestation", "20", "made")).relation == "conflicts"


def test_frost_and_heat_are_far_apart(text):
    """Minus 20 and plus 20 degrees are not near each other."""
    degrees = {"unit": "celsius", "measure": "temperature"}
    a = text("In the north temperatures are below minus 20 degrees.", ("20", degrees | {"low": -20.0, "high": -20.0}))
    b = text("The region once had a temperature of 20 degrees.", ("20", degrees))
    assert compare_texts(a, b).relation != "conflicts"


def test_points_of_a_scale_are_another_rating_than_a_share(text):
    """A share is set against the share, not against the points that stand nearer."""
    a = text("Harbour is rated below 81 % by readers.", ("81", {"unit": "percent", "bound": "at_most"}))
    b = text(
        "Readers and critics gave Harbour 82.86 % and 78/100.",
        ("82.86", {"unit": "percent"}),
        ("78", {}),
    )
    result = compare_texts(a, b)
    assert result.relation == "conflicts"
    assert [pair.b.text for pair in result.pairs] == ["82.86"]
