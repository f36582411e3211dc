"""Units: names, dimensions, conversion."""

import pytest

from factcheck.text.units import currencies
from factcheck.text.units.units import canonical, convert, dimension, units


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("%", "percent"),
        ("per cent", "percent"),
        ("km", "kilometre"),
        ("Kilometers", "kilometre"),
        ("sq km", "square_kilometre"),
        ("tons", "tonne"),
        ("US$", "USD"),
        ("usd", "USD"),
        ("zlotys", "PLN"),
        ("mph", "mile/hour"),
        ("barrels per day", "barrel/day"),
        ("percentage points", "percentage_point"),
        ("tanks", None),
        ("", None),
    ],
)
def test_canonical(form, name):
    """Every spelling leads to one name, what is no unit to none."""
    assert canonical(form) == name


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        (1, "mile", "kilometre", 1.609344),
        (100, "acre", "hectare", 40.4686),
        (50, "fahrenheit", "celsius", 10),
        (25, "basis_point", "percentage_point", 0.25),
        (10, "mile/hour", "kilometre/hour", 16.09344),
        (2, "day", "hour", 48),
        (1, "USD", "EUR", None),
        (1, "tonne", "kilometre", None),
        (1, "barrel/day", "barrel", None),
        (3, "EUR", "EUR", 3),
    ],
)
def test_convert(value, unit, to, result):
    """Within a dimension only, and never between currencies."""
    assert convert(value, unit, to) == (None if result is None else pytest.approx(result, rel=1e-5))


def test_the_table_is_whole():
    """Every dimension has a unit of factor 1, and every unit its dimension and its own name as a spelling."""
    kinds = {unit.dimension for unit in units().values() if "/" not in unit.name and unit.dimension != "compound"}
    assert all(any(unit.factor == 1 for unit in units().values() if unit.dimension == kind) for kind in kinds)
    assert all(canonical(name) == name and dimension(name) for name in units())


def test_currency_names_follow_the_text():
    """A name of several currencies is that of the country named, else the likeliest."""
    assert currencies.code_of("rupees") == "INR"
    assert currencies.code_of("rupees", "in Karachi, Pakistan") == "PKR"
    assert dimension("XOF") == "currency"
    assert all(len(code) == 3 for code in currencies.codes())


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        (10, "knot", "kilometre/hour", 18.52),
        (2.5, "million_barrels/day", "barrel/day", 2.5e6),
        (2000, "calorie", "kilocalorie", 2000),
        (1, "hundredweight", "pound_mass", 100),
        (5, "per_mille", "percent", 0.5),
        (1, "imperial_gallon", "litre", 4.54609),
        (100, "milligram/decilitre", "gram/litre", 1),
        (29.92, "inch_of_mercury", "hectopascal", 1013.2),
        (1, "barrel_of_oil_equivalent", "million_british_thermal_units", 5.8),
        (30, "millirem", "millisievert", 0.3),
        (1, "feddan", "hectare", 0.42008),
        (5, "million_barrels", "cubic_metre", 794936.5),
    ],
)
def test_factors_are_those_of_the_standards(value, unit, to, result):
    """SI brochure, NIST Handbook 44 and SP 811; names for a rate convert like the rate."""
    assert convert(value, unit, to) == pytest.approx(result, rel=1e-4)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Dh", "AED"),
        ("GH¢", "GHS"),
        ("toman", "IRT"),
        ("guilder", "XCG"),
        ("kuna", "HRK"),
        ("drachmas", "GRD"),
        ("złotych", "PLN"),
    ],
)
def test_money_of_the_world(form, code):
    """Codes as ISO 4217 has them now, withdrawn ones for older news; a toman is ten rials and no rial."""
    assert canonical(form) == code
