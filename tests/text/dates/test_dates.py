"""Dates: what news says about time, read on Tuesday 11 April 2023."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.dates.dates import find_dates

PUBLISHED = "2023-04-11"
READINGS = [
    ("on Monday", "2023-04-10"),
    ("on Tuesday", "2023-04-11"),
    ("last Tuesday", "2023-04-04"),
    ("last Friday", "2023-04-07"),
    ("next Friday", "2023-04-14"),
    ("yesterday", "2023-04-10"),
    ("two days ago", "2023-04-09"),
    ("a year ago", "2022"),
    ("last week", "2023-04-03/2023-04-09"),
    ("last month", "2023-03"),
    ("this year", "2023"),
    ("earlier this month", "2023-04-01/2023-04-11"),
    ("later this year", "2023-04-11/2023-12-31"),
    ("last fall", "2022-09/2022-11"),
    ("in the autumn", "2022-09/2022-11"),
    ("by late summer, 300 had left", "2022-08-02/2022-08-31"),
    ("since the winter", "2022-12-01/2023-04-11"),
    ("in the autumn it will open", "2023-09/2023-11"),
    ("by the year's end 300 had left", "2022-12-31"),
    ("at mid-year", "2022-05/2022-08"),
    ("in June last year", "2022-06"),
    ("on 3 June of last year", "2022-06-03"),
    ("in October of the previous year", "2022-10"),
    ("in the first quarter last year", "2022-01/2022-03"),
    ("from January to June last year", "2022-01/2022-06"),
    ("in the summer of last year", "2022-06/2022-08"),
    ("since June last year", "2022-06-01/2023-04-11"),
    ("the last Saturday of June 2022", "2022-06-25"),
    ("on the first Monday in March", "2023-03-06"),
    ("in the first three months", "2023-01/2023-03"),
    ("since the weekend", "2023-04-08/2023-04-11"),
    ("by the weekend 300 had come", "2023-04-08/2023-04-09"),
    ("they will come by the weekend", "2023-04-15/2023-04-16"),
    ("the summer of 2020", "2020-06/2020-08"),
    ("Q1 2022", "2022-01/2022-03"),
    ("the third quarter", "2022-07/2022-09"),
    ("the first half of April", "2023-04-01/2023-04-15"),
    ("the first half of 2021", "2021-01/2021-06"),
    ("early March", "2023-03-01/2023-03-10"),
    ("mid-2022", "2022-05/2022-08"),
    ("the end of 2021", "2021-12-31"),
    ("August 4 and 5", "2022-08-04/2022-08-05"),
    ("between April 7 and 9", "2023-04-07/2023-04-09"),
    ("10–11 September", "2022-09-10/2022-09-11"),
    ("between December 8 and January 12", "2022-12-08/2023-01-12"),
    ("since December 8", "2022-12-08/2023-04-11"),
    ("since 2014", "2014-01-01/2023-04-11"),
    ("31 December 2021", "2021-12-31"),
    ("Aug. 5, 2022", "2022-08-05"),
    ("the 22nd of May 2020", "2020-05-22"),
    ("March 2020", "2020-03"),
    ("2021-22", "2021/2022"),
    ("the 1990s", "1990/1999"),
    ("in the last 24 hours", "2023-04-10/2023-04-11"),
    ("2022-08-05", "2022-08-05"),
    ("by June", "2023-06"),
    ("from June to August 2020", "2020-06/2020-08"),
    ("q3 2019", "2019-07/2019-09"),
    ("17.7.2022", "2022-07-17"),
    ("the past week", "2023-04-04/2023-04-11"),
    ("last quarter", "2023-01/2023-03"),
    ("the last quarter of 2021", "2021-10/2021-12"),
    ("the past two quarters", "2022-10/2023-03"),
    ("in the next two quarters", "2023-07/2023-12"),
    ("the past fortnight", "2023-03-28/2023-04-11"),
    ("a fortnight ago", "2023-03-28"),
    ("half a year ago", "2022-10"),
    ("over the next decade", "2023-04-11/2033-04-11"),
    ("in the last decade", "2013-04-11/2023-04-11"),
    ("in the late nineties", "1996-09/1999-12"),
    ("the seventies", "1970/1979"),
    ("at the turn of the century", "1999/2000"),
    ("the day before yesterday", "2023-04-09"),
    ("the day after tomorrow", "2023-04-13"),
    ("from 2014 to 2018", "2014/2018"),
    ("at the weekend", "2023-04-08/2023-04-09"),
    ("earlier in the week", "2023-04-10/2023-04-11"),
    ("in the first nine months of the year", "2023-01/2023-09"),
    ("in the first nine months of 2022", "2022-01/2022-09"),
    ("the last week of July 2022", "2022-07-25/2022-07-31"),
    ("the first half of last year", "2022-01/2022-06"),
    ("the last days of December 2022", "2022-12-29/2022-12-31"),
    ("the week of 3 April", "2023-04-03/2023-04-09"),
    ("the week to 3 April", "2023-03-28/2023-04-03"),
    ("the three months to February", "2022-12/2023-02"),
    ("in the year to March", "2022-04/2023-03"),
    ("two days before 3 April", "2023-04-01"),
    ("three weeks from tomorrow", "2023-05-03"),
    ("in two weeks' time", "2023-04-25"),
    ("early in 2021", "2021-01/2021-04"),
    ("late in March", "2023-03-22/2023-03-31"),
    ("the second of August 2022", "2022-08-02"),
    ("February twenty-second, 2023", "2023-02-22"),
    ("28 June in 2020", "2020-06-28"),
    ("the 15th of last month", "2023-03-15"),
    ("Monday of last week", "2023-04-03"),
    ("next week on Tuesday", "2023-04-18"),
    ("2017 Q1", "2017-01/2017-03"),
    ("in the 19th century", "1800/1899"),
    ("at Christmas", "2022-12-25"),
    ("last Easter", "2023-04-09"),
    ("on Good Friday", "2023-04-07"),
    ("by Thanksgiving 2021", "2021-11-25"),
    ("on Black Friday 2010", "2010-11-26"),
    ("at Lunar New Year", "2023-01-22"),
    ("by Chinese New Year 2024", "2024-02-10"),
    ("on Orthodox Christmas", "2023-01-07"),
    ("on Orthodox Easter 2024", "2024-05-05"),
    ("on Anzac Day 2022", "2022-04-25"),
    ("on Presidents' Day 2022", "2022-02-21"),
    ("since Mardi Gras", "2023-02-21/2023-04-11"),
    ("until 20 April", "2023-04-11/2023-04-20"),
    ("since the outbreak began in October", "2022-10-01/2023-04-11"),
    ("so far this year", "2023-01-01/2023-04-11"),
    ("at year-end", "2022-12-31"),
    ("on 8 september 2015", "2015-09-08"),
    ("in july 2021", "2021-07"),
]

LEANING = [
    ("It fell to 8.7% in February 2023, from 10.1% the previous month.", ["2023-02", "2023-01"]),
    ("It was 8.7% in February 2023, 7.9% a year earlier.", ["2023-02", "2022-02"]),
    ("It was 300 in the first quarter, 200 a year earlier.", ["2023-01/2023-03", "2022-01/2022-03"]),
    ("300 from January to March, 200 in the same period last year.", ["2023-01/2023-03", "2022-01/2022-03"]),
    ("300 in the first quarter, 200 in the same months of 2021.", ["2023-01/2023-03", "2021-01/2021-03"]),
    ("It fell to 300 in March. Last year it was 400.", ["2023-03", "2022"]),
    ("On 3 March 300 came. The same evening 200 left.", ["2023-03-03", "2023-03-03"]),
    ("The quake struck on 3 March. On the day after the quake 30 were dead.", ["2023-03-03", "2023-03-04"]),
    ("The quake struck on 3 March. A week after the quake it was 50.", ["2023-03-03", "2023-03-10"]),
    ("The vote was on 8 March. On the eve of the vote 12 fled.", ["2023-03-08", "2023-03-07"]),
    ("The Kolari dam broke on 3 March. Two weeks after the Kolari dam broke, 30 lived.", ["2023-03-03", "2023-03-17"]),
    ("The strike began on 3 March. On the second day of the strike 30 came.", ["2023-03-03", "2023-03-04"]),
    ("On the second day of the strike 30 came.", []),
    ("0001-01-02 was the quake. On the eve of the quake 3.", ["0001-01-02"]),
    ("0001-01 had 3, the same months a year earlier 2.", ["0001-01", "0001-01"]),
    ("It began on 5 August 2022 and ended two days later.", ["2022-08-05", "2022-08-07"]),
    ("It began on 5 August 2022; the next day it ended.", ["2022-08-05", "2022-08-06"]),
    ("It grew by 3% this year and will by 2% next.", ["2023", "2024"]),
    ("In May 2022 it rose; in the same month it fell.", ["2022-05", "2022-05"]),
    ("By March 2022 it was 3; by then 4 had left.", ["2022-03", "2022-03"]),
    ("It will open on Friday.", ["2023-04-14"]),
    ("The vote is planned for Friday.", ["2023-04-14"]),
    ("It called a strike for Friday, ahead of Sunday's vote.", ["2023-04-14", "2023-04-16"]),
    ("The final figure, due in May, will tell.", ["2023-05"]),
    ("The rate was 4% last May.", ["2022-05"]),
    ("It rose in 2021 after a fall the year before.", ["2021", "2020"]),
    ("It will open, they said on Friday.", ["2023-04-07"]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_readings(text, expected):
    """Absolute and relative expressions resolve to the period that they name."""
    assert [str(dated.period) for dated in find_dates(f"It began {text}, they said.", PUBLISHED)] == [expected]


@pytest.mark.parametrize(("text", "expected"), LEANING)
def test_expressions_that_lean_on_another(text, expected):
    """A period beside another one is counted from that one."""
    assert [str(dated.period) for dated in find_dates(text, PUBLISHED)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times march",
        "2000 people",
        "$2000",
        "2,022 men",
        "1500 km away",
        "sun and fall",
        "since the fall of Kabul",
        "in the autumn forecast",
    ],
)
def test_no_dates(text):
    """Counts and words that look like dates are none."""
    assert find_dates(text, PUBLISHED) == []


def test_a_day_of_the_month_follows_the_month_spoken_of():
    """The 7th means the month named before."""
    dates = find_dates("They met on 5 August 2022 and again on the 7th.", PUBLISHED)
    assert [str(dated.period) for dated in dates] == ["2022-08-05", "2022-08-07"]


def test_without_a_publication_only_full_dates_resolve():
    """Relative expressions keep their span and have no period."""
    dates = find_dates("On Monday, 3 March 2020, it ended.")
    assert [dated.period is None for dated in dates] == [True, False]


@settings(max_examples=150, deadline=None)
@given(st.text(), st.sampled_from([None, "2023-04-11", "2020-02-29", "x", "0001-01-01", "9999-12-31"]))
def test_any_text(text, published):
    """No text raises and spans do not overlap."""
    dates = find_dates(text, published)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(dates))


@pytest.mark.parametrize(
    "text", ["two weeks ago", "in the last 900000 years", "next century", "since Monday", "90,000 days ago"]
)
def test_far_away(text):
    """Counts beyond the calendar do not raise."""
    assert isinstance(find_dates(text, PUBLISHED), list)
