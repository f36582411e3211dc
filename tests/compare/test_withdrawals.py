"""Numbers that were taken back, and numbers that their own source replaced."""

import pytest

from factcheck.checking import Check
from factcheck.claims import Extraction
from factcheck.compare.relations import compare_answers
from factcheck.compare.withdrawals import told_before, withdrawn
from factcheck.review.judgements import Judgements

TOLL = {"measure": "people", "place": "Derna", "event": "kill", "as_of": "2023-09-16"}


@pytest.mark.parametrize(
    ("sentence", "number", "taken_back"),
    [
        ("An earlier version of this story said 25 ships took part.", "25", True),
        ("An earlier version said 25 ships took part; the ministry counted 17.", "17", False),
        ("The ministry mistakenly gave 25 ships on Monday.", "25", True),
        ("The ministry withdrew its figure of 25 ships.", "25", True),
        ("The number of 25 ships was later withdrawn.", "25", True),
        ("It retracted its count of 25 ships, but stands by 17.", "25", True),
        ("The navy withdrew 25 ships from the strait.", "25", False),
        ("Of the prisoners 25 were released by mistake.", "25", False),
        ("Of the dead 25 had been counted twice by mistake.", "25", True),
        ("The ministry counted 25 ships on Monday.", "25", False),
        ("The mill will cut 300 posts, not 632.", "632", True),
        ("The mill will cut 300 posts, not 632.", "300", False),
        ("The mill cut 300 posts instead of the 632 of the plan.", "632", True),
        ("It is not 632 posts that it cut.", "632", False),
        ("The previous report had been late. It counted 25 ships.", "25", False),
    ],
)
def test_a_number_that_its_own_clause_takes_back(answer, sentence, number, taken_back):
    """The clause of the number decides, not a neighbouring one."""
    assert withdrawn(answer(sentence, number, measure="ships")) is taken_back


@pytest.mark.parametrize(
    ("sentence", "number", "past"),
    [
        ("Health authorities had earlier spoken of 5,500 dead.", "5,500", True),
        ("The commission's own secretary had given 26.37 percent.", "26.37", True),
        ("Officials initially put the toll at 31.", "31", True),
        ("The mayor said 31 people had died.", "31", False),
        ("He had earlier spoken of 12. It now counts 31.", "31", False),
        ("The quarter had 31 dead.", "31", False),
    ],
)
def test_a_number_that_is_told_as_past(answer, sentence, number, past):
    """Its own sentence says that it was given before."""
    assert told_before(answer(sentence, number, measure="people")) is past


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("In Derna 3,100 people died, officials said.", "conflicts"),
        ("Officials had earlier said that in Derna 3,100 people died.", "changed"),
    ],
)
def test_of_two_stored_numbers_a_past_one_is_overtaken(answer, before, relation):
    """It does not contradict the number of a text that came out later."""
    fields = {"measure": "people", "place": "Derna", "event": "die", "as_of": "2023-09-15/2023-09-16"}
    old = answer(before, "3,100", published="2023-09-16", source="One", **fields)
    new = answer("In Derna 5,200 people died.", "5,200", published="2023-09-17", source="Other", **fields)
    found = compare_answers(new, old)
    assert found is not None
    assert found.relation == relation


def test_a_withdrawn_number_is_shown_and_said_to_be_withdrawn(answer):
    """It is compared like any other, and the explanation adds that it no longer stands."""
    fields = {"measure": "people", "place": "Derna", "event": "kill"}
    old = answer("An earlier version of this report said 90 people were killed in Derna.", "90", **fields)
    found = compare_answers(answer("In Derna 60 people were killed.", "60", source="Other", **fields), old)
    assert found.withdrawn
    assert "withdrawn" in found.explanation


@pytest.fixture
def toll(answer):
    """OCHA's count for 16 September, as published on a day."""

    def make(number, day, speaker="OCHA", **fields):
        sentence = f"In Derna {number} people were killed by 16 September, the office said."
        return answer(sentence, number, published=day, speaker=speaker, **(TOLL | fields))

    return make


@pytest.mark.parametrize(("speaker", "relation"), [("OCHA", "changed"), ("Libyan Red Crescent", "conflicts")])
def test_a_source_never_contradicts_itself_by_a_later_count(toll, speaker, relation):
    """Its own later number for the same day is a change, whatever its direction; somebody else's is a conflict."""
    first = toll("11,300", "2023-09-17")
    for number in ("3,958", "21,300"):
        later = toll(number, "2023-09-19", speaker)
        for one, other in ((first, later), (later, first)):
            found = compare_answers(one, other)
            assert found.relation == relation
            assert found.revision is (relation == "changed")


def test_a_replaced_number_is_marked_where_both_are_stored(toll):
    """Of two numbers of one source for one time the earlier is marked, and the later named beside it."""
    first, later = toll("11,300", "2023-09-17"), toll("3,958", "2023-09-19")
    asked = toll("11,300", "2023-09-21", None, as_of="2023-09-16")
    extraction = Extraction(asked.document, (asked.figure,), (), (_carrying(asked.claim),))
    check = Check(extraction, Judgements([]), lambda _: {}, limit=10)
    checked = check.of(extraction.claims[0], [(first, 1.0), (later, 0.9)])
    by_text = {match.answer.figure.text: match for match in checked.matches}
    assert by_text["11,300"].superseded == later
    assert "3,958" in by_text["11,300"].comparison.explanation
    assert by_text["3,958"].superseded is None


def _carrying(claim):
    from dataclasses import replace

    return replace(claim, figures=(0,))
