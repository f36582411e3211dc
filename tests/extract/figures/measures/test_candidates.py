"""What a number may count: nouns of its sentence, measures of the figures before it, and the rules' answer."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures import figures
from factcheck.extract.figures.measures.candidates import alike, candidates, key


@pytest.fixture
def found(monkeypatch):
    """A function that gives the candidates of each figure of a text, by the number as written."""

    def read(text, title=None):
        seen = {}

        def chosen(anchor, parsed, earlier, given, title):
            seen[anchor.numeral.span.of(text)] = candidates(anchor, parsed, earlier, given, title)
            return given

        monkeypatch.setattr(figures, "chosen", chosen)
        list(extract([Document(text, title=title, published="2026-05-04")]))
        return seen

    return read


def test_candidates_are_nouns_of_the_sentence_and_measures_before(found):
    """A bare number may count what its clause names, or what was counted before."""
    seen = found("The police counted 12,000 marchers on Saturday. The union speaks of 40,000.")
    phrases = {candidate.phrase: candidate.own for candidate in seen["40,000"]}
    assert {"union", "marchers"} <= set(phrases)
    assert phrases["union"]["noun"] == 1.0
    assert phrases["union"]["distance"] < 0
    assert phrases["marchers"]["earlier"] == 1.0
    assert phrases["marchers"]["same unit"]
    assert not phrases["marchers"]["same sentence"]


def test_what_the_rules_say_is_one_candidate(found):
    """The rules' answer is marked, and is one with the noun of the same words."""
    (given,) = [c for c in found("Some 900 teachers struck.")["900"] if "given" in c.own]
    assert given.phrase == "teachers"
    assert given.own["noun"] == 1.0
    assert given.own["distance"] == 1


def test_words_of_the_title_speak_for_a_noun(found):
    """A noun that the title names stands out."""
    own = {c.phrase: c.own for c in found("The harvest disappointed the ministry: 18.", "Wheat harvest down")["18"]}
    assert own["harvest"]["in title"]
    assert not own["ministry"]["in title"]


def test_nouns_of_two_sentences_before_are_candidates(found):
    """A number may count what is named before its sentence, in the paragraph before too, no further back."""
    text = "Ferries wait. The ministers talk about grain. The farmers would rather talk about beds.\n\nOn Monday: 912."
    phrases = {candidate.phrase: candidate.own for candidate in found(text, "Too few beds")["912"]}
    assert phrases["beds"]["sentences back"] == 1
    assert phrases["beds"]["in title"]
    assert phrases["grain"]["sentences back"] == 2
    assert not phrases["grain"]["own paragraph"]
    assert "ferries" not in phrases


def test_a_quotation_has_no_sentences_before_it(found):
    """What a speaker counts is not looked for in the sentences of the text around."""
    text = "The harvest is late. “We lost 400 of the best, and nobody came to see it”, the mayor said."
    assert all("sentences back" not in candidate.own for candidate in found(text)["400"])


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("It killed 12 people.", "12", 0),
        ("Prices rose 4 percent.", "4", 1),
        ("The repair cost $5 million.", "$5 million", 2),
        ("It took 14 hours to mend.", "14", 3),
        ("It burnt 300 hectares.", "300", 4),
    ],
)
def test_kinds_of_numbers(found, text, number, kind):
    """Counts, ratios, money, time and other units are told apart."""
    seen = found(text)
    (own,) = [c for name, c in seen.items() if number in name or name in number]
    assert {c.number["kind"] for c in own} == {kind}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("wounded soldiers", "soldier", True),
        ("the injured", "injured people", True),
        ("hospital beds", "hotel rooms", False),
        ("", "people", False),
        ("tonnes of rice", "rice", True),
    ],
)
def test_phrases_alike(one, other, same):
    """Phrases are alike that share half the words of the shorter."""
    assert alike(key(one), key(other)) is same
    assert alike(key(other), key(one)) is same
