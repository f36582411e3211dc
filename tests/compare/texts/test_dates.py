"""Dates of two sentences: which clash, which can both be, and which date two things."""

import pytest

from factcheck.compare.texts.counterparts import topic
from factcheck.compare.texts.dates import dates_meet, stretches


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # a limit and a day
        ("The bridge opened before 2010.", "The bridge opened on 2 July 2012.", False),
        ("The bridge opened before 2010.", "The bridge opened on 2 July 2009.", True),
        ("The ferry was launched after May 1987.", "It was launched on 3 May 1986 in Leith.", False),
        # of several dates, the one of the same act
        ("Ana and Piet married before 2010.", "Ana has known Piet since 2005 and they married in 2014.", False),
        ("Ana and Piet married before 2016.", "Ana has known Piet since 2017 and they married in 2014.", True),
        # acts that are one to a date
        ("The opera premiered after December 2007.", "The company released the opera on 23 March 2007.", False),
        ("The opera premiered after December 2006.", "The company released the opera on 23 March 2007.", True),
        # the year of a thing
        ("Night Tide was released after 2005.", "Night Tide is a 2004 Danish thriller.", False),
        ("Night Tide was released after 2003.", "Night Tide is a 2004 Danish thriller.", True),
        # no year on either side: the same one
        ("Lind joined the Rovers after 7 July.", "On 11 July Lind joined the Rovers.", True),
        ("Lind joined the Rovers after 17 July.", "On 11 July Lind joined the Rovers.", False),
        # when something began
        ("The trial has gone on since 2004.", "The trial has gone on since 2016.", False),
        ("The trial has gone on since 2004.", "The trial has gone on since 2004.", True),
        # a life in brackets
        (
            "Nora Lind passed away after 1 June 2001.",
            "Nora Lind (2 May 1927 – 1 June 2001) was a Danish singer.",
            False,
        ),
        ("Nora Lind passed away after 1 May 2001.", "Nora Lind (2 May 1927 – 1 June 2001) was a Danish singer.", True),
        ("Nora Lind was born before 1927.", "Nora Lind (1927–2001) was a Danish singer.", False),
        # verbs in another tense
        ("The choir broke up before 2002.", "The choir sang again after breaking up in 2002.", False),
        # from when to when, and centuries
        ("Five sequels came out between 1978 and 2009.", "Five sequels were released between 1978 and 2010.", False),
        ("The drum evolved after the start of the 20th century.", "The drum evolved in the mid-19th century.", False),
        # a year that only names
        (
            "The sale of Holm was concluded after 19 March 2019.",
            "The 2019 sale of Holm concluded on 19 March 2019.",
            False,
        ),
        # a date with which a clause begins
        (
            "Lind was transferred to Oslo before 10 August.",
            "It was her last match, as on 13 August she moved to Oslo.",
            False,
        ),
        # of two dates of one act either may be meant
        (
            "Heat records were set in Oslo in June, in Bergen on 22 July.",
            "A snow record was set on 19 May.",
            None,
        ),
        # two things
        ("Ana Berg was born before 1971.", "In late 2011 Ana Berg sang in the film Harbour.", None),
        ("Berg was born before 1980.", "Berg married in 1999.", None),
        ("The Lions met the Bears in the 2014 Grand Final.", "The Lions met the Hawks in the 2017 Grand Final.", None),
        ("The bridge opened in 2010.", "Nothing is dated here.", None),
    ],
)
def test_dates_of_two_sentences(one, two, expected):
    """Both ways round alike."""
    assert dates_meet(one, two, topic(one, two)) is expected
    assert dates_meet(two, one, topic(two, one)) is expected


def test_one_number_of_two_days_clashes_only_with_a_limit():
    """A count that stood after a day is not of the day before; one that stood on the day after is."""
    early = "As of 21 April 2020 there were 17 cases in Norland."
    assert dates_meet("There were 17 cases in Norland after 22 April 2020.", early, 0.9, standing=True) is False
    assert dates_meet("There were 17 cases in Norland after 20 April 2020.", early, 0.9, standing=True) is True


def test_what_a_date_dates():
    """The words of its clause, or of what follows where it comes first."""
    (stretch,) = stretches("The town was founded by monks in 1612.")
    assert stretch.verb == "monk"
    assert {"found", "town"} <= stretch.near
    (stretch,) = stretches("In 1612, the town burned down.")
    assert stretch.verb == ""
    assert "burn" in stretch.near
