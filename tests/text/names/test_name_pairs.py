"""Names of one person and of different people: 169 pairs that may be one, 168 that may not."""

import tomllib
from pathlib import Path

import pytest

from factcheck.text.names.names import same_name

PAIRS = tomllib.loads((Path(__file__).parent / "name_pairs.toml").read_text(encoding="utf-8"))
READ = [(part, pair) for part in ("tuned", "read") for pair in PAIRS[part]["same"]]
READ_DIFFERENT = [(part, pair) for part in ("tuned", "read") for pair in PAIRS[part]["different"]]


@pytest.mark.parametrize(("part", "pair"), READ)
def test_spellings_of_one_person(part, pair):
    """Transliterations, orders and shortened forms do not part one person."""
    assert same_name(*pair)
    assert same_name(*reversed(pair))


@pytest.mark.parametrize(("part", "pair"), READ_DIFFERENT)
def test_different_people(part, pair):
    """Relatives, namesakes and near surnames stay apart."""
    assert not same_name(*pair)
    assert not same_name(*reversed(pair))


def test_pairs_that_the_folding_was_not_tuned_on():
    """Of pairs that were only ever scored, at least 95 % of the same and at most 2 % of the different are accepted."""
    same, different = PAIRS["untouched"]["same"], PAIRS["untouched"]["different"]
    assert sum(same_name(*pair) for pair in same) >= 0.95 * len(same)
    assert sum(same_name(*pair) for pair in different) <= 0.02 * len(different)
