"""Origins: five outlets that quote one spokesman are one source."""

from dataclasses import replace

import pytest

from factcheck.compare.origins import independent_origins, same_origin, same_value

FIELDS = {"measure": "troops", "place": "Kupiansk", "subject": "Russia", "event": "gather"}


@pytest.fixture
def told(answer):
    """Troops near Kupiansk by a speaker, in an outlet."""

    def make(number, speaker, source, **fields):
        sentence = f"Russia gathered {number} troops near Kupiansk."
        return answer(sentence, number, source=source, speaker=speaker, **(FIELDS | fields))

    return make


def test_one_speaker_in_two_outlets_is_one_origin(told):
    """The same value of the same speaker, surname or full name."""
    assert same_origin(told("100,000", "Serhii Cherevatyi", "A"), told("100,000", "Cherevatyi", "B"))


def test_two_speakers_are_two(told):
    """Two who give one number are two sources."""
    for number in ("100,000", "12,000"):
        assert not same_origin(told(number, "Serhii Cherevatyi", "A"), told(number, "Hanna Maliar", "B"))


def test_a_telling_number_that_two_speakers_give_was_counted_once(told):
    """To the digit, and not by the offices of two states; people who told names apart are believed."""
    one, other = told("38,640", "Serhii Cherevatyi", "A"), told("38,640", "Hanna Maliar", "B")
    assert same_origin(one, other)
    assert not same_origin(one, told("38,600", "Hanna Maliar", "B"))
    assert not same_origin(
        told("38,640", "Russian Defence Ministry", "A"), told("38,640", "Ukrainian Defence Ministry", "B")
    )
    assert not same_origin(replace(one, identity="speaker:a"), replace(other, identity="speaker:b"))


def test_a_round_number_without_any_source_shows_nothing(told):
    """Two texts that name nobody may well have it from two; a telling number is another matter."""
    assert not same_origin(told("10,000", None, "A"), told("10,000", None, "B"))
    assert same_origin(told("38,640", None, "A"), told("38,640", None, "B"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ukrainian Defence Ministry", "Russian Defence Ministry", False),
        ("Ukraine's Ministry of Defense", "Ukrainian defence ministry (unnamed)", True),
        ("Ukraine's Ministry of Defence", "Ministry of Defence", True),
        ("Warsaw police", "Łódź police", False),
    ],
)
def test_offices_of_two_states_are_never_one(told, one, other, same):
    """The words of an office may be alike; its state decides."""
    assert same_origin(told("100,000", one, "A"), told("100,000", other, "B")) is same


def test_another_number_is_another_statement(told):
    """One speaker's two numbers are two statements."""
    assert not same_origin(told("100,000", "Cherevatyi", "A"), told("80,000", "Cherevatyi", "B"))


def test_a_text_without_a_source_repeats_the_one_that_gave_the_value(told):
    """The very value, rounded too, without a source is a repetition."""
    assert same_origin(told("98,000", None, "A"), told("98,000", "Cherevatyi", "B"))


def test_independent_origins_counts_sources_not_documents(told):
    """Three outlets, two speakers, one number: two origins."""
    answers = [told("100,000", name, str(n)) for n, name in enumerate(("Cherevatyi", "Cherevatyi", "Hanna Maliar"))]
    assert independent_origins(answers) == 2
    assert independent_origins([]) == 0


def test_converted_values_are_one(told):
    """62 miles and 100 kilometres are one value in two units."""
    one = told("100", None, "A", unit="kilometre")
    other = told("62", None, "B", unit="mile")
    assert same_value(one, other)
    assert not same_value(one, told("62", None, "C", unit="EUR"))


def test_a_round_or_hedged_number_without_a_source_is_a_repetition(told):
    """Whoever gives the very value and names nobody has it from the one who gave it, as far as a reader can tell."""
    assert same_origin(told("10,000", None, "A"), told("10,000", "Cherevatyi", "B"))
    assert same_origin(told("98,000", None, "A", bound="at_least"), told("98,000", "Maliar", "B", bound="about"))
    assert not same_origin(told("10,000", None, "A"), told("20,000", "Cherevatyi", "B"))


@pytest.mark.parametrize(
    ("one", "other", "same"), [("speaker:a", "speaker:a", True), ("speaker:a", "speaker:b", False)]
)
def test_what_people_decided_on_names_counts(told, one, other, same):
    """Joined names are one speaker, however spelt; split ones are two, however alike."""
    first, second = ("J. Novak", "Jan Novak") if not same else ("The General", "Hanna Maliar")
    a, b = told("100,000", first, "A"), told("100,000", second, "B")
    assert same_origin(replace(a, identity=one), replace(b, identity=other)) is same
