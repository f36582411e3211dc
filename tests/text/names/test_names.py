"""Names: spellings of one person fold together, different people stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.names.names import fold, same_name, surname

SAME = [
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Oleksandr Syrskyi", "Alexander Syrsky"),
    ("Serhiy Cherevatyi", "Sergei Cherevaty"),
    ("Dmytro Kuleba", "Dmitry Kuleba"),
    ("Hanna Maliar", "Anna Malyar"),
    ("Mykhailo Podolyak", "Mikhail Podoliak"),
    ("Kyrylo Budanov", "Kirill Budanov"),
    ("Nataliia Humeniuk", "Natalia Gumenyuk"),
    ("Denys Shmyhal", "Denis Shmygal"),
    ("Andriy Yermak", "Andrii Ermak"),
    ("Maria Zakharova", "Mariya Zaharova"),
    ("Petr Pavel", "P. Pavel"),
    ("Åse Lindqvist", "Lindqvist"),
    ("Tewodros Alemu Jr.", "Tewodros Alemu"),
    ("Zbigniew Król", "Zbigniew Krol"),
]
DIFFERENT = [
    ("Anna Berg", "Lars Berg"),
    ("Oleksandr Syrskyi", "Oleksandr Tarnavskyi"),
    ("Vitali Klitschko", "Wladimir Klitschko"),
    ("Petro Poroshenko", "Petro Poroshenkov"),
    ("B. Hale", "Martha Hale"),
    ("", "Berg"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_the_same(a, b):
    """Transliterations, initials and missing given names do not part one person."""
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_people_stay_apart(a, b):
    """A shared surname or given name alone does not make one person of two."""
    assert not same_name(a, b)


@pytest.mark.parametrize(
    ("name", "last"), [("Maria dos Santos", "Santos"), ("John Reed Jr.", "Reed"), ("", ""), ("Vesna", "Vesna")]
)
def test_surname(name, last):
    """The surname is the last word that is no suffix."""
    assert surname(name) == last


@given(st.text(max_size=60))
def test_any_text_folds(text):
    """Folding never raises and is stable under case."""
    assert fold(text) == fold(text)
    assert all(fold(text))
