"""The word lists of extraction: in order, without repeats, in one case, and all of them read."""

import tomllib
from pathlib import Path

import pytest

import factcheck.extract
from factcheck.extract.tables import table

ROOM = Path(factcheck.extract.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))


def lists(name):
    """The lists of words of a table, by name."""
    entries = tomllib.loads((ROOM / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: value for key, value in entries.items() if isinstance(value, list) and isinstance(value[0], str)}


@pytest.mark.parametrize("name", ["measures", "themes"])
def test_lists_are_in_order_and_repeat_nothing(name):
    """Sorted, lower case, each word once."""
    for key, words in lists(name).items():
        assert words == sorted(set(words)), key
        assert all(word == word.lower() == word.strip() for word in words), key


@pytest.mark.parametrize("name", ["measures", "themes"])
def test_every_list_is_read(name):
    """No list that no rule asks for."""
    for key in table(name):
        assert f'["{key}"]' in CODE or f'"{key}"' in CODE, key


def test_lists_of_words_are_sets():
    """Asking whether a word stands in one takes no longer for a long list."""
    assert isinstance(table("measures")["reporting"], frozenset)
    assert isinstance(table("themes")["causes"], list)


LEMMAS = {
    "VERB": [
        "of_people",
        "levels",
        "reporting",
        "foreseeing",
        "recording",
        "speaking",
        "gauging",
        "travelling",
        "having",
    ],
    "NOUN": [
        "counters",
        "containers",
        "never",
        "bodies",
        "quantities",
        "agents",
        "bare",
        "rates",
        "sites",
        "parts",
        "acting",
    ],
}


@pytest.mark.parametrize("kind", LEMMAS)
def test_lists_asked_for_lemmas_hold_one_word_entries(kind):
    """An entry of two words is no lemma of one token, and could never be met."""
    for name in LEMMAS[kind]:
        assert not [word for word in table("measures")[name] if len(word.split()) > 1], name
