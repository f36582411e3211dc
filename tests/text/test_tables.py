"""The tables of numbers, units, currencies and masks: no entry that another one makes dead."""

from collections import Counter

from factcheck.text.nouns import singular
from factcheck.text.tables import table


def test_no_unit_repeats_its_name():
    """The canonical name with spaces is a word already, and so is a plural by rule."""
    for rows in table("units").values():
        for name, row in rows.items():
            own = name.replace("_", " ").lower()
            words = [own, *(word.lower() for word in row.get("words", ()))]
            assert len(words) == len(set(words)), name
            plurals = {f"{word}s" for word in words if len(word) > 2} if row.get("plural", True) else set()
            assert not plurals & set(words), name


def test_a_form_is_of_one_unit():
    """No word, and no symbol, of two units."""
    for kind in ("words", "symbols", "glued"):
        forms = Counter(form for rows in table("units").values() for row in rows.values() for form in row.get(kind, ()))
        assert not [form for form, times in forms.items() if times > 1]


def test_a_sign_is_of_one_currency():
    """No sign of two currencies, no name twice, and `main` only of names that are there."""
    signs = Counter(sign for row in table("currencies").values() for sign in row.get("signs", ()))
    assert not [sign for sign, times in signs.items() if times > 1]
    for code, row in table("currencies").items():
        names = [name.lower() for name in row["names"]]
        assert not {f"{name}s" for name in names} & set(names), code
        assert len(names) == len(set(names)), code
        assert set(row.get("main", ())) <= set(row["names"]), code


def test_an_irregular_noun_is_one():
    """What the rule of plurals gives anyhow needs no row: asked with a letter before it, which no row has."""
    for plural, one in table("nouns")["irregular"].items():
        assert singular(f"x{plural}") != f"x{one}", plural


def test_weak_labels_are_labels():
    """A word is weak, or a bare label, only among those that stand before a number at all."""
    masks = table("masks")
    labels = {word.lower() for word in masks["labels"]}
    assert set(masks["weak"]) <= labels
    assert set(masks["bare_labels"]) <= set(masks["weak"])


def test_hedges_have_one_bound():
    """No phrase limits a number from both sides, and each that must touch it is a hedge."""
    for place in ("before", "after"):
        phrases = Counter(phrase for kind in table("hedges")[place].values() for phrase in kind)
        assert not [phrase for phrase, times in phrases.items() if times > 1]
    before = {phrase for kind in table("hedges")["before"].values() for phrase in kind}
    assert set(table("hedges")["touching"]["words"]) <= before


def test_a_word_tells_one_kind_of_occasion():
    """Nor is it one that says only that something began."""
    calendar = table("calendar")
    words = Counter(word for listed in calendar["occasions"].values() for word in listed)
    assert not [word for word, times in words.items() if times > 1]
    assert not set(words) & set(calendar["beginnings"])


def test_a_feast_has_one_rule():
    """A fixed day, a count of days from Easter, a weekday of a month, or a list of days, one a year."""
    kinds = ({"month", "day"}, {"easter"}, {"orthodox"}, {"month", "weekday", "nth"}, {"dates"})
    for name, row in table("calendar")["feasts"].items():
        assert set(row) - {"plus"} in kinds, name
        years = [day.year for day in row.get("dates", ())]
        assert years == sorted(set(years)), name


def test_a_given_name_is_of_one_gender():
    """No name in both lists, and none that two languages give to both: "he" and "she" are to leave little doubt."""
    listed = {kind: set(words.split()) for kind, words in table("given_gender").items()}
    assert not listed["female"] & listed["male"]
    assert {"siobhain", "nyambura"} <= listed["female"]
    assert {"simone", "dominique", "kim", "robin"} <= listed["either"]
    assert not listed["either"] & (listed["female"] | listed["male"])
