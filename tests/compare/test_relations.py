"""Relations: the gate, time and numbers together, on two answers at a time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.compare.relations import Relation, compare_answers
from factcheck.documents import Document

TROOPS = {"measure": "troops", "subject": "Russia", "event": "gather", "place": "Kupiansk", "as_of": "2023-07-17"}
TOLL = {"measure": "dead", "place": "Derna", "event": "kill", "published": "2023-09-20"}


def relation_of(comparison):
    """The relation with its reason, None where nothing compares."""
    return None if comparison is None else (comparison.relation.value, comparison.reason and comparison.reason.value)


@pytest.fixture
def massed(answer):
    """Russia's troops near Kupiansk, as one ministry put them."""

    def make(number="100,000", **fields):
        sentence = f"Russia has gathered {number} troops near Kupiansk in Ukraine, a spokesman said."
        source = fields.pop("source", "Example Times")
        return answer(sentence, number, source=source, **(TROOPS | fields))

    return make


@pytest.mark.parametrize(
    ("number", "fields", "expected"),
    [
        ("100,000", {}, ("agrees", None)),
        ("95,000", {"bound": "about"}, ("agrees", None)),
        ("60,000", {}, ("conflicts", None)),
        ("60,000", {"as_of": "2023-05-01"}, ("changed", None)),
        ("100,000", {"event": "lose"}, ("related", "event")),
        ("100,000", {"place": "Kherson region"}, ("related", "place")),
        ("100,000", {"place": "Ukraine"}, ("related", "part_of")),
        ("100,000", {"subject": "Belarus"}, ("related", "subject")),
        ("100,000", {"unit": "percent"}, ("related", "unit")),
        ("100,000", {"measure": "shells"}, ("related", "measure")),
    ],
)
def test_one_slot_at_a_time(massed, number, fields, expected):
    """Each slot that differs closes the gate and is named; the rest is time and numbers."""
    new = massed("100,000", source="New Paper")
    old_sentence_place = fields.get("place", "Kupiansk")
    old = massed(number, **fields)
    if "place" in fields:  # the sentence has to bear out its place
        old = _with_place(old, old_sentence_place)
    if "subject" in fields:
        old = _with_word(old, "Russia", fields["subject"])
    assert relation_of(compare_answers(new, old)) == expected


def _with_place(old, place):
    return _with_word(old, "Kupiansk in Ukraine", place)


def _with_word(old, word, by):
    """The same answer in a sentence with another word."""
    sentence = old.document.text.replace(word, by)
    shift = sentence.index(old.figure.text) - old.figure.start
    document = Document(
        sentence, key=old.document.key + by, source=old.document.source, published=old.document.published
    )
    figure = replace(old.figure, start=old.figure.start + shift, end=old.figure.end + shift)
    return Answer(document, Claim(0, len(sentence), sentence), figure)


def test_a_running_total_cannot_fall(answer):
    """A later, clearly lower toll from another source conflicts; a later, higher one has changed."""
    first = answer("The flood killed 5,300 people in Derna.", "5,300", as_of="2023-09-12", speaker="Amal Saleh", **TOLL)
    lower = answer("In Derna 3,200 people were killed.", "3,200", as_of="2023-09-17", speaker="Omar Fathi", **TOLL)
    higher = answer("In Derna 9,000 people were killed.", "9,000", as_of="2023-09-17", speaker="Omar Fathi", **TOLL)
    assert relation_of(compare_answers(lower, first)) == ("conflicts", None)
    assert relation_of(compare_answers(first, lower)) == ("conflicts", None)
    assert relation_of(compare_answers(higher, first)) == ("changed", None)


def test_a_source_that_revises_itself_has_changed(answer):
    """The same speaker's lower number is a revision, no conflict."""
    first = answer("The flood killed 5,300 people in Derna.", "5,300", as_of="2023-09-12", speaker="Omar Fathi", **TOLL)
    later = answer("In Derna 3,200 people were killed.", "3,200", as_of="2023-09-17", speaker="Omar Fathi", **TOLL)
    assert relation_of(compare_answers(later, first)) == ("changed", None)


def test_units_that_convert_are_one_question(answer):
    """Acres and hectares of one fire agree."""
    old = answer("The fire burned 1,000 hectares in Greece.", "1,000", unit="hectare", measure="land", place="Greece")
    new = answer("In Greece 2,470 acres burned.", "2,470", unit="acre", measure="land", place="Greece")
    assert relation_of(compare_answers(new, old)) == ("agrees", None)


def test_rates_convert(answer):
    """4,200 lorries a week are 600 a day."""
    fields = {"place": "Gaza", "as_of": "2025-01-20", "event": "enter"}
    old = answer("4,200 lorries a week enter Gaza.", "4,200", measure="lorries a week", **fields)
    new = answer("600 trucks a day enter Gaza.", "600", measure="trucks a day", **fields)
    assert relation_of(compare_answers(new, old)) == ("agrees", None)


def test_a_part_is_not_the_whole(answer):
    """Children among the dead are a part of the toll."""
    old = answer("The quake killed 90 people in Peru.", "90", measure="people", event="kill", place="Peru")
    new = answer("In Peru 12 children were killed.", "12", measure="children", event="kill", place="Peru")
    assert relation_of(compare_answers(new, old)) == ("related", "part_of")


def test_nothing_to_do_with_one_another(answer):
    """Ships in one sea and jobs in another country are not even related."""
    old = answer("Chile counted 14 ships off Valparaiso.", "14", measure="ships", place="Chile")
    new = answer("A bakery in Oslo cut 14 jobs.", "14", measure="jobs", event="cut", place="Norway")
    comparison = compare_answers(new, old)
    assert comparison is None or comparison.relation is Relation.RELATED


def test_the_explanation_names_both_and_judges_nobody(massed):
    """The sentence gives both numbers and the time, and no verdict."""
    comparison = compare_answers(massed("100,000", source="New Paper"), massed("60,000", as_of="2023-05-01"))
    assert "60,000" in comparison.explanation
    assert "100,000" in comparison.explanation
    assert not {"true", "false", "wrong", "lie"} & set(comparison.explanation.lower().split())


def test_a_figure_and_a_statement_need_not_compare(answer):
    """An answer without a figure meets one with a figure only as a proposition."""
    figure = answer("The flood killed 5,300 people in Derna.", "5,300", **TOLL)
    assert compare_answers(figure, answer("The mayor of Oslo opened a library.")) is None


WORDS = st.sampled_from(
    ["troops", "dead", "jobs", "°c", "", "a day", "per cent", "Derna", "the number of", "lorries 7"]
)


@given(
    st.tuples(WORDS, WORDS, WORDS, st.floats(0, 1e9), st.sampled_from(list(Bound))),
    st.tuples(WORDS, WORDS, WORDS, st.floats(0, 1e9), st.sampled_from(list(Bound))),
    st.sampled_from([None, "2023-07", "2023-02-30", "soon", "2023-01-01/2023-03-31"]),
)
def test_odd_slots_never_fail(one, other, as_of):
    """Whatever an extraction yields, comparing gives an answer or none, with a score between 0 and 1."""

    def make(slots, key):
        measure, subject, place, value, bound = slots
        text = f"{subject} {value} {measure} {place}."
        figure = Figure(0, len(text), text, value, value, bound, None, measure, subject, measure, place, as_of)
        return Answer(Document(text, key=key, published="2023-07-17"), Claim(0, len(text), text), figure)

    a, b = make(one, "a"), make(other, "b")
    forth, back = compare_answers(a, b), compare_answers(b, a)
    assert (forth is None) == (back is None)
    if forth is not None and back is not None:
        assert 0 <= forth.score <= 1
        assert forth.relation is back.relation
        assert forth.same_origin == back.same_origin
