"""Readings: points of a scale and points for thousands."""

import pytest

from factcheck.compare.texts.readings import is_scale, own_nouns, plain, read_alike


@pytest.mark.parametrize(
    ("sentence", "number", "low", "expected"),
    [
        ("Critics gave Harbour 7.2/10.", "7.2", 7.2, (72.0, "percent")),
        ("Critics gave Harbour 4 out of 5 points.", "4", 4.0, (80.0, "percent")),
        ("Critics gave Harbour 72/100.", "72/100", 0.72, (72.0, "percent")),
        ("Guests gave Harbour 12/10.", "12", 12.0, (12.0, None)),
        ("The rota is 24/7.", "24", 24.0, (24.0, None)),
    ],
)
def test_points_of_a_scale_are_a_share(answer, sentence, number, low, expected):
    """Only what can be so many points of that scale."""
    figure = plain(answer(sentence, number, low=low, high=low)).figure
    assert (figure.low, figure.unit) == expected


def test_the_scale_is_no_number_of_its_own(answer):
    """Ten is not what the critics gave."""
    assert is_scale(answer("Critics gave Harbour 7.2/10.", "10"))
    assert not is_scale(answer("Some 10 critics saw Harbour.", "10"))


@pytest.mark.parametrize(
    ("other", "expected"), [(286_200.0, 300_000.0), (312.0, 300.0), (4.0, 300.0), (2_000_000.0, 300.0)]
)
def test_points_for_thousands_show_beside_the_other_number(answer, other, expected):
    """Who writes "300.000" beside 286,200 means three hundred thousand; beside 312 it stays what it is."""
    ours = answer("The firm has 300.000 clerks.", "300.000", low=300.0, high=300.0)
    theirs = answer("The firm has many clerks.", "many", low=other, high=other)
    assert [x.figure.low for x in read_alike([ours], [theirs])] == [expected]


def test_a_noun_belongs_to_the_number_beside_it(answer):
    """What the film earned is not the budget that the sentence names later."""
    sentence = "Harbour earned $30 million against a budget of $12 million."
    earned, spent = (
        answer(sentence, number, low=low, unit="USD", measure="budget")
        for number, low in (("$30 million", 3e7), ("$12 million", 1.2e7))
    )
    assert [x.figure.measure for x in own_nouns([earned, spent])] == [None, "budget"]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The contract is worth 20 million.", "USD"),
        ("The contract is worth 20 million kroner notes.", None),
        ("The site drew 20 million.", None),
    ],
)
def test_a_sum_without_a_currency_is_in_that_of_the_other(answer, sentence, unit):
    """Where money is spoken of and no noun is counted."""
    ours = answer(sentence, "20 million", low=2e7)
    theirs = answer("Lund got $21 million.", "$21 million", low=2.1e7, unit="USD")
    assert [x.figure.unit for x in read_alike([ours], [theirs])] == [unit]
