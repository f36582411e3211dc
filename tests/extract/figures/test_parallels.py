"""Parallels: each number of a list goes with the name or noun that stands in the same place."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract

PLACES = [
    ("Germany and France took in 120,000 and 85,000 refugees.", ["Germany", "France"]),
    ("Cases in Lima and Cusco rose to 3,200 and 940.", ["Lima", "Cusco"]),
    ("Unemployment in Spain and Greece was 11.2% and 9.8%.", ["Spain", "Greece"]),
    ("India, China and Brazil produced 34, 51 and 12 million tonnes of rice.", ["India", "China", "Brazil"]),
    ("Rents rose to 900 and 700 in Lima.", ["Lima", "Lima"]),
]
BEARERS = [
    ("Shell and BP made profits of $6.2 billion and $2.8 billion.", ["Shell", "BP"]),
    ("Norway had 58 mines to Sweden’s 35.", ["Norway", "Sweden"]),
    ("Moreau has 412 delegates to Vargas’ 230.", ["Moreau", "Vargas"]),
]
MEASURES = [
    ("Germany and France took in 120,000 and 85,000 refugees.", ["refugees", "refugees"]),
    ("Exports and imports rose to $41 billion and $38 billion.", ["exports", "imports"]),
    ("The numbers of men and women in work rose by 120,000 and 95,000.", ["men", "women"]),
    (
        "There were 312 infections and nine deaths, taking the totals to 48,211 and 977.",
        ["infections", "deaths", "infections", "deaths"],
    ),
    ("A destroyer took off 29 people: a crew of 25 and four guards.", ["people", "crew", "guards"]),
    ("It lists 388 elephants after 488, and 155 people.", ["elephants", "elephants", "people"]),
    ("She sees a peak of 10% and joblessness of 5%.", ["peak", "joblessness"]),
]


def told(text, field):
    """What the figures of a text say in one field."""
    (found,) = extract([Document(text, published="2026-05-04")])
    return [getattr(figure, field) for figure in found.figures]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places(text, places):
    """Places in a row have their own numbers."""
    assert told(text, "place") == places


@pytest.mark.parametrize(("text", "bearers"), BEARERS)
def test_bearers(text, bearers):
    """So have names, and the second of two numbers told against each other."""
    assert told(text, "subject") == bearers


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_measures(text, measures):
    """Nouns in a row are counted in turn; what stands behind the last number is counted by all; clauses are no list."""
    assert told(text, "measure") == measures
