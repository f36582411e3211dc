"""Places: one key a place, spelling variants, and what lies in what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.places import WORLD, _towns, capital_of, contains, demonym, locate, resolve, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Kharkiv region", "Kharkiv oblast"),
        ("Kharkiv Oblast", "Kharkov region"),
        ("U.S.", "United States"),
        ("the US", "America"),
        ("UK", "Britain"),
        ("the Gaza Strip", "Gaza"),
        ("around Taiwan", "Taiwan"),
        ("near Kupiansk", "Kupyansk"),
        ("worldwide", "the world"),
        ("euro zone", "euro-area"),
        ("flood-hit Derna", "Derna, Libya"),
        ("Türkiye", "Turkey"),
        ("Al-Fashir", "El Fasher"),
        ("Ulaanbaatar", "Ulan Bator"),
        ("the Canaries", "Canary Islands"),
    ],
)
def test_two_spellings_are_one_place(one, other):
    """Aliases, prepositions and transliterations lead to one key."""
    a, b = resolve(one), resolve(other)
    assert a is not None
    assert b is not None
    assert same_place(a, b)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Ukraine", "Kharkiv region"),
        ("Kharkiv region", "Kupiansk"),
        ("Ukraine", "Bakhmut"),
        ("Libya", "Derna"),
        ("eastern Libya", "Derna"),
        ("Gaza Strip", "Rafah"),
        ("Darfur", "El Fasher"),
        ("European Union", "France"),
        ("Syria", "northern Syria"),
        (WORLD, "Peru"),
        ("United Kingdom", "Scotland"),
        ("Spain", "Tenerife"),
        ("Indonesia", "Sulawesi"),
        ("Moldova", "Transnistria"),
    ],
)
def test_a_part_lies_in_its_whole(outer, inner):
    """Towns lie in regions, regions in countries, all in the world, and never the other way round."""
    a, b = resolve(outer), resolve(inner)
    assert a is not None
    assert b is not None
    assert contains(a, b)
    assert not contains(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kharkiv", "Kharkiv region"),
        ("Gaza", "Gaza City"),
        ("Libya", "Lebanon"),
        ("eastern Libya", "Libya outside Derna"),
    ],
)
def test_two_places_stay_two(one, other):
    """A city is not the region named after it."""
    a, b = resolve(one), resolve(other)
    assert a is not None
    assert b is not None
    assert not same_place(a, b)


@pytest.mark.parametrize("name", ["", "the ministry", "Aardvarkistan", "x" * 5000, "🚢", "\x00"])
def test_an_unknown_name_is_none(name):
    """What the gazetteer does not hold is unknown, whatever it looks like."""
    assert resolve(name) is None


@pytest.mark.parametrize(("word", "key"), [("Chinese", "CN"), ("Ukrainians", "UA"), ("Poles", "PL"), ("wooden", None)])
def test_a_people_names_its_country(word, key):
    """Adjectives and names of peoples lead to the country."""
    place = demonym(word)
    assert (place.key if place is not None else None) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ontario", "CA.ontario"), ("Victoria", "AU.victoria"), ("Bali", "ID.bali"), ("Virginia", "US.VA")],
)
def test_a_region_much_in_the_news_comes_before_a_town_elsewhere(name, key):
    """Ontario is not the town in California; a town of the region's own country keeps the name (Kharkiv)."""
    place = resolve(name)
    assert place is not None
    assert place.key == key
    kharkiv = resolve("Kharkiv")
    assert kharkiv is not None
    assert kharkiv.kind == "city"


def test_a_country_is_preferred_where_a_name_is_shared():
    """Two towns of one name: the country asked for decides."""
    place = resolve("Tripoli", prefer="LB")
    assert place is not None
    assert place.country == "LB"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Larnaca", "CY"),
        ("Menlo Park", "US"),
        ("Mayagüez", "PR"),
        ("the Alentejo", "PT"),
        ("Kyiv", "UA"),
        ("Soma", "TR"),
    ],
)
def test_towns_and_regions_beyond_the_first_table(name, country):
    """Smaller towns are found where a name is known to be a place, in one more table."""
    place = locate(name)
    assert (place.country if place is not None else None) == country


def test_a_town_of_the_country_asked_for():
    """Of several towns of a name the largest, unless a country is asked for."""
    assert locate("Lincoln", prefer="NZ").country == "NZ"


def test_the_table_of_towns_is_sorted_as_it_is_searched():
    """Every hundredth line is found, by its own name and country."""
    lines = _towns().decode().splitlines()
    names = [line.split("\t")[0].encode() for line in lines]
    assert names == sorted(names)
    for line in lines[::100]:
        _, name, _, code, _ = line.split("\t")
        place = locate(name, prefer=code)
        assert place is not None
        assert place.country is not None


def test_the_capital_of_a_country():
    """By any name of the country."""
    assert [capital_of(name).name for name in ("Serbia", "UK")] == ["Belgrade", "London"]
    assert capital_of("Belgrade") is None


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_none(text):
    """No text makes the gazetteer fail, and a place never lies in itself."""
    place = resolve(text)
    assert place is None or not contains(place, place)
