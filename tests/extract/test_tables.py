"""The word lists of extraction: in order, without repeats, in one case, and all of them read."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import factcheck.extract
from factcheck.extract.statements.cues import cues
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


def spoken(name):
    """Every list of a table of words in one string, by name, and those of its sections."""
    entries = tomllib.loads((ROOM / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    sections = {f"{key}.{inner}": words for key, part in entries.items() if key != "forms" and isinstance(part, dict)
                for inner, words in part.items()}  # fmt: skip
    lists_ = {key: words for key, words in entries.items() if isinstance(words, str)}
    return {key: words.split() for key, words in (lists_ | sections).items()}


@pytest.mark.parametrize("name", ["cues", "speakers"])
def test_lists_of_speech_repeat_nothing(name):
    """Each word once in its list."""
    for key, words in spoken(name).items():
        assert not [word for word, times in Counter(words).items() if times > 1], key


def test_a_noun_of_people_stands_in_one_list():
    """`persons` are further nouns: none of them is among `people`."""
    words = spoken("speakers")
    assert not set(words["persons"]) & set(words["people"])


def test_listed_forms_are_irregular():
    """None that the rule of inflection gives. Their verbs need no class: "began" opens a label ("she began: …")."""
    listed = tomllib.loads((ROOM / "data" / "cues.toml").read_text(encoding="utf-8"))["forms"]
    regular = ((f"{lemma}s", f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed") for lemma in listed.values())
    assert not [form for form, rule in zip(listed, regular, strict=True) if form in rule]


def test_plain_and_denying_verbs_are_cue_verbs():
    """What follows a verb is asked for only where the verb reports at all."""
    verbs = frozenset().union(*cues().verbs.values())
    assert cues().plain <= verbs
    assert cues().denying <= verbs


def test_a_family_of_offices_has_one_row():
    """No general name twice, no office twice in a row."""
    rows = tomllib.loads((ROOM / "data" / "offices.toml").read_text(encoding="utf-8"))["families"]
    assert len({row.split()[0] for row in rows}) == len(rows)
    assert not [row for row in rows if len(set(row.split())) < len(row.split())]
