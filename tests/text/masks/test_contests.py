"""Numbers of games, ratings, titles, groups and codes: what counts nothing, and what does."""

import pytest
from reading import read, wanted

CONTESTS = [
    ("The council split seven to two; 40 flats stay.", "7; 2; 40"),
    ("The vote rose by five to six per cent.", "5..6 percent"),
    ("Brazil beat Serbia two-nil before 61,000 fans.", "61000"),
    ("It was 3-all at the break.", ""),
    ("The magazine gave it four stars.", ""),
    ("She named two stars of the show.", "2"),
    ("He shot a 66 in round one.", ""),
    ("She shot a dozen ducks in the marsh.", "12"),
    ("He ran the 100 metres in Tokyo.", ""),
    ("The 10,000m champion earned $90,000.", "90000 USD"),
    ("Gales of force 8 tore off 40 roofs.", "40"),
    ("The ruling may force 8 to leave.", "8"),
    ("It was 20 to nine when the bell rang.", ""),
    ("It filmed 12 goals with 4K cameras and 5G masts.", "12"),
    ("The talks will last 39 months, the last 39 months were no better.", "39 month"),
    ("The talks should last 39 months, the last 39 months were no better.", "39 month"),
    ("A quarter to a third of the ice will go.", "0.25..0.3333"),
    ("Power was back 11.8 hours later, at a quarter to one.", "11.8 hour"),
    ("It fell short of the window of 32-36 that the firm had given.", "32..36"),
    ("They won 32-36 on the night.", ""),
    ("The dam was closed. One has died since.", "1"),
    ("No one has died and nobody was hurt.", ""),
    ("In week two of the strike 900 walked out.", "900"),
    ("Each week two of the men fall ill.", "2"),
]

TITLES = [
    ("It was the second-highest daily total of 2024.", ""),
    ("The largest haul of 2,024 kilos was burned.", "2024 kilogram"),
    ('The film "12 Angry Men" drew 400 people.', "400"),
    ('He said "12 Israelis" had died.', "12"),
    ("The Magnificent Seven fell by 3 per cent.", "3 percent"),
    ("The Six-Day War cost 20,000 lives.", "20000"),
    ("The Thousand Islands draw 9,000 visitors.", "9000"),
    ("Python 3.12 was downloaded 4 million times.", "4e6"),
    ("The vessel, IMO 9321483, carries 30 cars.", "30"),
    ("ISBN 978-3-16-148410-0 is out of print.", ""),
    ("Patent US 9,876,543 expired after 20 years.", ""),
    ("Omega-3 pills and a level-4 lab cost 6 million francs.", "6e6 CHF"),
    ("Maria, eleven, drew 14 houses.", "14"),
    ("The driver, believed to be about 35, fled.", ""),
    ("The toll, believed to be about 35, may rise.", "~35"),
    ("He is number two at the ministry.", ""),
    ("The dead number two.", "2"),
    ("Nine times out of ten the pump fails.", ""),
]


@pytest.mark.parametrize(("text", "figures"), [*CONTESTS, *TITLES])
def test_what_counts_nothing(text, figures):
    """Exactly these figures."""
    assert read(text) == wanted(figures)
