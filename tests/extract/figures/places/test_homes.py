"""Homes: the country that institutions, money or an outlet's name give away, and the shape of their reviewed table."""

from __future__ import annotations

import pytest

from factcheck import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures.places.homes import _folded, home_country
from factcheck.extract.tables import table
from factcheck.text.places import country, country_of, resolve

INSTITUTIONS = [
    ("The Riksdag voted on Tuesday.", "Sweden"),
    ("The Dail rose early, and gardai were called.", "Ireland"),
    ("The GUARDIA CIVIL found 12 boats.", "Spain"),
    ("The Quai d’Orsay called the count wrong.", "France"),
    ("Gardaí were called twice, the NHS once.", "Ireland"),
    ("Statistics Norway raised its estimate.", "Norway"),
    ("The Reserve Bank of New Zealand kept the rate.", "New Zealand"),
    ("Electricite du Liban cut the power.", "Lebanon"),
    ("A garda is a guard, and a rada a council.", None),
    ("The House of Commons sat late.", None),
    ("Fidesz-led councils paid 40 million.", "Hungary"),
    ("Nasdaqs and Nassers met.", None),
    ("Home office workers gained 3 pounds a week.", None),
    ("The Home Office gained 300 staff.", "United Kingdom"),
    ("The CBO cut its estimate.", "United States"),
    ("Taiwan’s CDC counted 40 cases, the Philippine Census Bureau 50.", None),
    ("The US Census Bureau counted 40 cases.", "United States"),
    ("The European Environment Agency named 12 rivers.", None),
    ("Ibex were counted: 40.", None),
    ("The Ibex 35 fell.", "Spain"),
    ("National Highways 44 and 48 were shut.", None),
    ("The National Highways Authority shut two roads.", "India"),
    ("B'Tselem counted 40.", "Israel"),
    ("L. of the Institute of CNRS counted 40.", "France"),
]


@pytest.mark.parametrize(("text", "state"), INSTITUTIONS)
def test_institutions_give_away_their_country(text: str, state: str | None) -> None:
    """Names are found whatever their accents, apostrophes and capitals, but not as plain words."""
    assert home_country(text, None, ()) == state


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("Vltava Dispatch", "Czech Republic"),
        ("Vasterbotten Post", "Sweden"),
        ("Nairobi Evening Post", "Kenya"),
        ("Tyne Gazette", "United Kingdom"),
        ("Harbour Gazette", None),
        ("Munster Ledger", "Ireland"),
        ("Münster Ledger", "Germany"),
        ("Hawke’s Reach Post", None),
        ("Lot-et-Garonne Courier", "France"),
        ("Cape Breton Wire", "Canada"),
        ("Breton Wire", "France"),
        ("Bali Wire", "Indonesia"),
        ("Main Street Courier", None),
        ("Tatra Courier", None),
    ],
)
def test_an_outlet_is_where_its_name_lies(source: str, state: str | None) -> None:
    """A river, a land or a town in an outlet's name."""
    assert home_country("Nothing is said.", source, ()) == state


def test_money_outweighs_institutions() -> None:
    """What is paid in a country's own money happens there."""
    assert home_country("The NHS paid 300 crowns.", None, ("CZK", "EUR")) == "Czech Republic"


@pytest.mark.parametrize(
    ("source", "text", "unit"),
    [
        ("Bugeac Live", "CHISINAU: Up to 7 billion lei are missing.", "MDL"),
        ("Danube Courier", "Up to 7 billion lei are missing in Constanta.", "RON"),
        ("Uganda Maize Council", "Farm gate price: 7,000 shillings a kilo.", "UGX/kilogram"),
        ("Pampas Courier", "In Montevideo and Salto the tram costs 90 pesos.", "UYU"),
        ("Alto Courier", "In Multan the fines total Rs 61 million.", "PKR"),
        ("Alto Courier", "In Assiut fares of 1.2 million pounds are paid back.", "EGP"),
        ("Alto Courier", "Cameroon gives 500,000 francs to each.", "XAF"),
        ("Alto Courier", "A bank in Geneva gives 500,000 francs to each.", "CHF"),
        ("Alto Courier", "A blackout hit Calama. Each customer gets 15,000 pesos.", "CLP"),
    ],
)
def test_money_of_several_countries_is_that_of_the_places_named(source: str, text: str, unit: str) -> None:
    """Cities, datelines in capitals and the outlet's name tell it, where no country is named."""
    (found,) = extract([Document(text, source=source)])
    assert [figure.unit for figure in found.figures] == [unit]


def test_a_name_belongs_to_one_country() -> None:
    """No name stands in two rows, nor twice in one."""
    for kind in ("institutions", "landmarks"):
        names = [_folded(name) for row in table("homes")[kind].values() for name in row]
        assert len(names) == len(set(names)), kind


def test_every_name_is_met() -> None:
    """Each name, capitals put on, gives away the country of its row: none is read as a shorter one or not at all."""
    for code, names in table("homes")["institutions"].items():
        missed = [name for name in names if home_country(f"The {name.title()}", None, ()) != _name(code)]
        assert not missed, code
    for code, names in table("homes")["landmarks"].items():
        missed = [name for name in names if home_country("", f"{name.title()} Ledger", ()) != _name(code)]
        assert not missed, code


def _name(code: str) -> str:
    state = country(code)
    assert state is not None
    return state.name


def test_rows_are_of_countries_and_sorted() -> None:
    """Rows and entries in order, lower case, each row a country."""
    for rows in table("homes").values():
        assert all(country(code) is not None for code in rows)
        assert list(rows) == sorted(rows)
        for names in rows.values():
            assert names == sorted(names, key=_folded)
            assert all(name == name.lower() for name in names)


def test_no_landmark_repeats_the_gazetteer() -> None:
    """A landmark that the gazetteer resolves to the same country is a dead entry."""
    for code, names in table("homes")["landmarks"].items():
        for name in names:
            place = resolve(name.title())
            whole = country_of(place) if place is not None else None
            assert whole is None or whole.key != code, name
