"""Two reports: how a number of one sentence stands to that of another, read as `check` reads them.

Each row is two days with a sentence, the last figures of which are compared, and what a careful reader says.
"""

import pytest

from factcheck import Document
from factcheck.claims import every_answer
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.relations import settled, weigh
from factcheck.extract.extractor import extract
from factcheck.find.encoding import with_vectors

TIMES = [
    (
        "2024-02-01|Ford sold 4.2 million cars in 2023.",
        "2025-02-01|Ford sold 4.2 million cars in 2024.",
        "related time",
    ),
    (
        "2024-06-05|Russia exported 4.1 million tonnes of oil in May 2024.",
        "2024-07-05|Russia exported 4.1 million tonnes of oil in June 2024.",
        "related time",
    ),
    (
        "2023-09-12|Some 14,000 homes were completed in Ireland in the first half of 2023.",
        "2024-02-01|Ireland completed 31,500 homes in 2023.",
        "related time",
    ),
    (
        "2023-02-01|Road accidents killed 3,200 people in Germany in 2022.",
        "2024-02-01|Road accidents killed 2,800 people in Germany in 2023.",
        "changed",
    ),
    (
        "2024-06-02|Shelling killed 174 civilians in Kharkiv in May.",
        "2024-07-02|Shelling killed 112 civilians in Kharkiv in June.",
        "changed",
    ),
    (
        "2024-12-14|Nine people were killed in the attack on Kharkiv, the governor said.",
        "2024-12-30|The attack on December 13 killed 12 people in Kharkiv.",
        "changed",
    ),
    (
        "2023-08-12|More than 16,000 migrants have crossed the Channel this year.",
        "2024-01-01|In all 29,437 migrants crossed the Channel in 2023.",
        "changed",
    ),
    (
        "2023-01-19|Police arrested 38 people at the march in Paris on Thursday.",
        "2023-02-08|Police arrested 17 people at the march in Paris on 7 February.",
        "changed",
    ),
    (
        "2023-01-20|The interior ministry counted 1.12 million demonstrators in France on Thursday.",
        "2023-03-08|Some 1.12 million people demonstrated in France on 7 March, police said.",
        "related event",
    ),
    (
        "2024-01-22|Poland plans to spend 118 billion zlotys on defence this year.",
        "2025-02-12|Poland spent 149 billion zlotys on defence in 2024.",
        "related event",
    ),
    (
        "2023-11-01|Denmark had 1,200 flu cases in the 2022-23 season.",
        "2024-11-01|Denmark had 1,500 flu cases in the 2023-24 season.",
        "changed",
    ),
    (
        "2023-11-01|Denmark had 1,200 flu cases in the 2022-23 season.",
        "2024-11-01|Denmark had 1,200 flu cases in the 2023-24 season.",
        "related time",
    ),
    (
        "2024-06-02|Some 43,000 people are displaced in Kherson, the governor said.",
        "2024-06-20|The governor's office said 21,000 people were displaced in Kherson.",
        "changed",
    ),
    ("2024-02-10|The AfD has 41,500 members.", "2025-01-12|The AfD has 40,000 members.", "related time"),
]
THINGS = [
    (
        "2024-06-10|In the referendum 54% voted for the law.",
        "2024-06-12|In the referendum 54% voted against the law.",
        "related measure",
    ),
    (
        "2025-02-10|Fourteen people were killed in the blast.",
        "2025-02-12|The blast killed 14 children.",
        "agrees",
    ),
    (
        "2025-02-10|Fourteen people were killed in the blast.",
        "2025-02-12|The blast killed 52 people, among them 14 children.",
        "related part_of",
    ),
    (
        "2022-02-10|Switzerland bought 31 million doses.",
        "2022-02-12|Switzerland has administered 27.9 million doses.",
        "related event",
    ),
    (
        "2025-01-10|Construction began on 60,000 homes in 2024.",
        "2025-01-11|Some 30,130 homes were finished in 2024.",
        "related measure",
    ),
    (
        "2025-02-10|French public debt stands at 113% of GDP.",
        "2025-05-10|The debt now amounts to 114% of GDP.",
        "changed",
    ),
    (
        "2025-01-10|Floods have killed 41 people in Kenya.",
        "2025-01-10|Floods have killed 60 people in Kenya and Tanzania.",
        "related part_of",
    ),
    (
        "2025-03-01|Some 1.2 million customers are without power in Texas.",
        "2025-03-01|Some 1.2 million people are without power in Texas.",
        "related measure",
    ),
    (
        "2025-03-01|The EU adopted its 13th package of sanctions on Russia, adding 106 people.",
        "2025-03-02|The EU's 14th package of sanctions on Russia added 69 people.",
        "related measure",
    ),
    (
        "2025-01-10|In all 412 prisoners will be freed.",
        "2025-01-20|So far 90 prisoners have been freed.",
        "related measure",
    ),
    (
        "2025-03-01|The storm left 12 people injured in Oslo.",
        "2025-03-01|The number of injured in Oslo stands at 15.",
        "conflicts",
    ),
    (
        "2025-03-01|The mill will cut 632 posts, the minister said.",
        "2025-03-01|The mill will cut 300 posts, the minister said.",
        "conflicts",
    ),
]


def _last(told):
    """The last figure of a sentence."""
    published, text = told.split("|")
    (found,) = with_vectors(extract([Document(text, published=published)]))
    return [answer for answer in every_answer(found) if answer.figure is not None][-1]


@pytest.mark.parametrize(("one", "other", "expected"), TIMES + THINGS)
def test_two_reports(one, other, expected):
    """Rules of time and of what is counted hold on sentences as they are read."""
    old, new = _last(one), _last(other)
    found = settled(weigh(new, old, related=True, strict=False, weights=forests()), related=True, weights=forests())
    assert found is not None
    assert " ".join(str(part.value) for part in (found.relation, found.reason) if part is not None) == expected
