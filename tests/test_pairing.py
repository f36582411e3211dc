"""Two sentences side by side, from the text to the relation: what a person who sets them so expects."""

import pytest

from factcheck.documents import Document
from factcheck.pairing import compare_pairs

SIDE_BY_SIDE = [
    ("The minister resigned on 3 May.", "The minister resigned on 5 May.", "conflicts"),
    ("The plant was closed in 2015.", "The plant shut down in 2016.", "conflicts"),
    ("The plant was closed after 2014.", "The plant shut down in 2016.", "agrees"),
    ("The company was founded in 1921.", "Founded in 1923, the company employs 400 people.", "conflicts"),
    ("The victim was 34 years old.", "The victim, 36, was found at home.", "conflicts"),
    ("The victim was 34 years old.", "The victim, 34, was found at home.", "agrees"),
    ("The talks lasted more than six hours.", "The five-hour talks ended without a deal.", "conflicts"),
    ("The talks lasted more than six hours.", "The talks took eight hours.", "agrees"),
    ("At least 40 people were killed in the blast.", "The blast killed 38 people.", "conflicts"),
    ("At least 40 people were killed in the blast.", "The blast killed 43 people.", "agrees"),
    ("Fewer than 40 people were killed in the blast.", "The blast left 43 dead.", "conflicts"),
    ("Some 2,000 people marched in Oslo.", "About 2,100 protesters marched in Oslo.", "agrees"),
    ("Some 2,000 people marched in Oslo.", "Up to 900 protesters marched in Oslo, police said.", "conflicts"),
    ("Unemployment rose to 6.2 % in May.", "The jobless rate was 6.2 % in May.", "agrees"),
    ("Unemployment fell in May.", "Unemployment rose in May.", "conflicts"),
    ("Exports increased last year.", "Exports decreased last year.", "conflicts"),
    ("Exports grew last year.", "Exports shrank last year.", "conflicts"),
    ("The team lost 2-1.", "The team lost 3-1.", "conflicts"),
    ("Norway won 2-1 against Spain.", "Norway beat Spain 2-1.", "agrees"),
    ("She came second in the race.", "She finished third in the race.", "conflicts"),
    ("It is the third largest city in the country.", "It is the country's fourth largest city.", "conflicts"),
    ("Inflation fell for the fourth consecutive month.", "Inflation fell for five straight months.", "conflicts"),
    ("The bridge is 1.2 kilometres long.", "The bridge measures 1,200 metres.", "agrees"),
    ("Two thirds of voters backed the plan.", "67 percent of voters backed the plan.", "agrees"),
    ("The firm made a profit of $3.2 billion.", "The firm made a loss of $3.2 billion.", "conflicts"),
    ("The firm cut 1,200 jobs.", "The firm will cut 900 jobs.", "conflicts"),
    (
        "Russia has massed 100,000 troops near Kupiansk.",
        "Russia has gathered 120,000 soldiers near Kupiansk.",
        "conflicts",
    ),
    ("Russia lost 100,000 troops.", "Russia has massed 120,000 troops.", "related"),
    ("The vaccine is 95 % effective.", "The vaccine is 70 % effective.", "conflicts"),
    ("The vaccine was approved in March.", "The vaccine was approved in April.", "conflicts"),
    ("The pact was signed before the war.", "The pact was signed after the war.", "conflicts"),
    ("The dam was finished in 1970.", "Work on the dam began in 1961.", "related"),
    ("He was born in 1950.", "He died in 2010.", "related"),
    ("The ship carried 300 passengers.", "The ship carried 40 crew.", "related"),
    ("Turnout was 61 percent.", "Turnout reached 55 percent.", "conflicts"),
    ("He was sentenced to 12 years in prison.", "He got a 12-year prison sentence.", "agrees"),
    ("The fire began at 3 a.m.", "The fire started at 5:30 a.m.", "conflicts"),
    ("The law takes effect on 1 January 2024.", "The law will take effect on 1 July 2024.", "conflicts"),
    ("Sales doubled in 2020.", "Sales rose by 100 % in 2020.", "agrees"),
    ("Sales tripled in 2020.", "Sales doubled in 2020.", "conflicts"),
    ("No one was hurt in the crash.", "Three people were hurt in the crash.", "conflicts"),
    ("The government denies that 40 civilians were killed.", "40 civilians were killed.", "conflicts"),
    ("The army captured the town.", "The army did not capture the town.", "conflicts"),
    ("The reports of 400 dead are false.", "400 people are dead, reports say.", "conflicts"),
    # numbers that nothing reads are at least not called the same
    ("The mayor is 61.", "The mayor, aged 63, will retire.", "related"),
]


@pytest.fixture(scope="module")
def found():
    """The relation of every pair of the table, read in one go."""
    pairs = [(str(i), Document(a), Document(b)) for i, (a, b, _) in enumerate(SIDE_BY_SIDE)]
    return [compared.outcome.relation.value for compared in compare_pairs(pairs)]


@pytest.mark.parametrize("row", range(len(SIDE_BY_SIDE)), ids=[f"{a} | {b}" for a, b, _ in SIDE_BY_SIDE])
def test_side_by_side(found, row):
    """Numbers, dates, ages, ranks, results, denials and opposites."""
    assert found[row] == SIDE_BY_SIDE[row][2]
