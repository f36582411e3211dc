"""Marks: scores and ranks in two sentences."""

import pytest

from factcheck.compare.texts.marks import marks_meet


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The town is the 7th largest in the land.", "It is the 9th largest in the land.", False),
        ("The town is the 7th largest in the land.", "It is the 7th largest in the land.", True),
        ("It ranks above the 150th in the world.", "It ranks 147th in the world.", True),
        ("It ranks above the 150th in the world.", "It ranks 153rd in the world.", False),
        ("The singer was younger than five years old.", "She was a four-year-old singer.", True),
        ("The singer was 17 years old.", "The singer was aged 19.", False),
        ("The gate shuts before 7.00 a.m.", "The gate shuts at 6:30 a.m.", True),
        ("The bridge fell nine years ago.", "Ten years ago the bridge fell.", False),
        ("It scored more than 3.5/5.", "Readers gave it 4/5.", True),
        ("It scored more than 4.5/5.", "Readers gave it 4/5.", False),
        ("On March 16th Oslo had most cases.", "Oslo was put into second place on 16 March.", None),
        (
            "The port is # 5 on the list of the busiest in Asia.",
            "It is Asia's fourth busiest and Japan's second.",
            False,
        ),
        (
            "The port is # 4 on the list of the busiest in Asia.",
            "It is Asia's fourth busiest and Japan's second.",
            True,
        ),
        ("Applause of more than eight minutes followed the play.", "A ten-minute applause followed.", True),
        ("Applause of more than eight minutes followed the play.", "A six-minute applause followed.", False),
        ("The club has more than 60 years of history.", "In the 57-year history of the club it never fell.", False),
        ("Lund moved to Rome after the age of 20.", "At 15 Lund left Oslo for Rome.", False),
        ("Lund moved to Rome after the age of 20.", "At 23 Lund left Oslo for Rome.", True),
        ("Lund was under 5 when he began to play.", "Lund was 9 when he began to play.", False),
        ("The draw was held at 1300 hours.", "The draw was held at 1200 hours.", False),
        ("Harbour is the third official single of the album.", "It was her fourth official single in May.", False),
        ("The Lions won 45–38 over the Bears.", "The Lions won 33–28 over the Hawks.", None),
        ("The sea was 2–3 °C warmer.", "The sea was 4–5 °C warmer.", None),
        ("They found a 60-year cycle.", "They found a 60- to 80-year cycle.", None),
        ("The club had under 27 straight years of profit.", "It was the club's 27th straight year of profit.", False),
        ("The club had over 26 straight years of profit.", "It was the club's 27th straight year of profit.", True),
        ("Harbour is the thirty-sixth largest port.", "Harbour is the 36th largest port.", True),
        ("Harbour was the fifth largest port.", "Harbour is the fifth largest port and the largest on ice.", True),
        ("Harbour is the largest port on ice.", "Harbour is the second largest port. It is the largest on ice.", None),
        ("Harbour is among the top 20 ports.", "Harbour is the thirty-sixth largest of the ports.", False),
        ("No rise in 16 years.", "The rise lasted 200 years.", None),
        ("Nothing to compare.", "Nothing here either.", None),
    ],
)
def test_scores_and_ranks(one, two, expected):
    """Equal ranks meet, unequal ones do not, and a bound is read to the letter, that of a rank turned round."""
    assert marks_meet(one, two) is expected
