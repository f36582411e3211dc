"""Checking: what a claim is to a stored sentence that looks like it and is of another question, end to end."""

import json
from pathlib import Path

import pytest

from factcheck import Document, open_workspace
from factcheck.compare.reasons import Relation

QUAKE = (
    "At least 340 people were killed when an earthquake struck Jarkot in western Nepal on Friday night, police said."
)
MASSED = "Russia has massed 100,000 troops, 900 tanks and 555 artillery systems near Kupiansk, Cherevatyi said."
APART = [
    (
        "Russia keeps 190,000 tanks near Kharkiv, the ministry said.",
        "Russia keeps 190,000 shells near Kharkiv, it said.",
    ),
    ("Russia keeps 3,400 tanks near Kharkiv, an aide said.", "Russia keeps 5,100 artillery systems near Kharkiv."),
    ("The landslide killed 340 people in Gorkha, police said.", "The landslide injured 340 people in Gorkha."),
    ("The landslide killed 340 people in Mustang, police said.", "The landslide injured 780 people in Mustang."),
    ("The flood destroyed 1,200 houses in Derna, the mayor said.", "The flood damaged 3,000 houses in Derna."),
    ("The flood destroyed 1,200 houses in Susa, the mayor said.", "The flood destroyed 1,200 cars in Susa, he said."),
    ("Inflation in Ghana was 22.4 percent in March.", "Unemployment in Ghana was 14 percent in March."),
    ("France took in 120,000 refugees in 2025.", "Germany took in 150,000 refugees in 2025."),
    ("Exports rose to 3.1 million tonnes in 2024.", "Imports rose to 2.2 million tonnes in 2024."),
    ("Ukraine lost 900 tanks in May, the ministry said.", "Russia lost 1,200 tanks in May, the ministry said."),
    ("Some 12,000 soldiers were wounded at Bakhmut.", "Some 4,000 soldiers were killed at Bakhmut."),
    ("The airline carried 2.1 million passengers in June.", "The airline carried 34,000 tonnes of freight in June."),
    ("In Kherson 14 people died in the shelling.", "In Kharkiv 9 people died in the shelling."),
    (QUAKE, "The Jarkot quake left 340 injured, according to hospitals."),
    (QUAKE, "The Jarkot quake left 600 injured, according to hospitals."),
    (QUAKE, "After the Jarkot quake 95 people are missing, officials say."),
    (MASSED, "Around 30,000 Russian soldiers were killed near Kupiansk since spring, Kyiv says."),
    ("The storm cut off power to 250,000 households in Florida.", "Some 12,000 homes were destroyed in Florida."),
    ("Police in Sofia put the number of demonstrators at 12,000.", "Some 300 protesters were arrested in Sofia."),
    ("The ferry Aurora carried 371 passengers when it sank.", "The coast guard rescued 310 people from the Aurora."),
    ("The ministry confirmed 3,210 cholera cases in Beira.", "Cholera has killed 67 people in Beira."),
    ("Poachers killed 120 elephants in Selous last year.", "Poachers killed 45 rhinos in Selous last year."),
    ("Some 300 nurses walked out in Graz on Sunday.", "Some 450 doctors walked out in Graz on Sunday."),
    ("Farmers in Zeeland culled 90,000 chickens.", "Farmers in Zeeland culled 20,000 pigs."),
    ("The shelling killed 40 civilians in Sumy.", "The shelling killed 65 soldiers in Sumy."),
]
ONE = [
    ("Fifty-nine trucks have gone into Darfur", "About 140 trucks have crossed at Adre since 20 August."),
    (
        "1,186 tech firms laid off 262,682 people",
        "Around a quarter of a million technology workers were laid off in 2023.",
    ),
    ("912 on Monday, according to a table", "More than 900 trucks entered the Gaza Strip on Monday 20 January 2025."),
]
"""What a report of tests/gold says, and a claim of one question that reads as of another place or thing."""
GOLD = Path(__file__).parent / "gold" / "documents.jsonl"
DAY = "2025-06-02"


def _checked(folder, stored, claim, day=DAY):
    """What a claim of a day is said to be to a document that is stored alone."""
    with open_workspace(folder) as workspace:
        list(workspace.add([stored]))
        checked = workspace.check([Document(claim, key="claim", source="Two", published=day)])
        return [match for one in checked for match in one.matches]


@pytest.mark.parametrize(("stored", "claim"), APART)
def test_what_looks_alike_is_no_more_than_related(tmp_path, stored, claim):
    """One slot differs, and all else is much the same."""
    found = _checked(tmp_path / "work", Document(stored, key="stored", source="One", published=DAY), claim)
    assert {match.comparison.relation for match in found} <= {Relation.RELATED}


@pytest.mark.parametrize(("words", "claim"), ONE)
def test_what_differs_outright_may_be_misread(tmp_path, words, claim):
    """It is evidence and not the last word, and the explanation names it."""
    (row,) = (row for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if words in row["text"])
    document = Document(
        row["text"], key=row["id"], source=row["source"], title=row["title"], published=row["published"]
    )
    found = _checked(tmp_path / "work", document, claim, row["published"])
    compared = [match.comparison for match in found if match.comparison.relation is not Relation.RELATED]
    assert any(one.explanation.startswith("Likely the same question, though it reads as") for one in compared)
