"""Voices: who gives a number, and whether two may speak for one house."""

from dataclasses import replace

import pytest

from factcheck.claims import Quote, Statement
from factcheck.compare.voices import telling_words, voices


def _statement(speaker, start, end, **names):
    """A statement from one place to another, with nothing but names."""
    text = "x" * (end - start)
    return Statement(start, end, text, speaker, None, None, None, "said", None, None, Quote.INDIRECT, **names)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("the chief election commissioner", "election commission", True),
        ("Norrvik Telecom", "Norrvik's spokeswoman", True),
        ("health ministry", "interior ministry", False),
        ("the police", "police officers", False),
        ("Sudan Doctors' Union", "the teachers' union", False),
    ],
)
def test_telling_words(one, other, share):
    """What two names have in common but their office."""
    assert bool(telling_words((one,)) & telling_words((other,))) is share


def test_voices_are_those_around_the_number(answer):
    """The speaker of the figure first, then whom its statement names beside; other statements only for want of any."""
    plain = answer("The toll is 90, said Ada Kerr of the League; 40 are missing.", "90", speaker="Ada Kerr")
    around = _statement("Ada Kerr", 0, 14, affiliation="League")
    elsewhere = _statement("the mayor", 40, 60)
    assert voices(replace(plain, statements=(around, elsewhere))) == ("Ada Kerr", "League")
    assert voices(replace(plain, figure=replace(plain.figure, speaker=None), statements=(elsewhere,))) == ("the mayor",)
    assert voices(plain) == ("Ada Kerr",)


def test_a_claim_without_a_figure_has_no_voice(answer):
    """Voices are those of numbers."""
    assert voices(answer("The dam broke.")) == ()
