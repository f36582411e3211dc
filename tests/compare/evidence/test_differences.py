"""The reason that is named of several: what tells a reader most."""

import pytest

from factcheck.compare.relations import compare_answers


def reason(new, old):
    """The reason of two figures that are only related."""
    found = compare_answers(new, old)
    assert found.relation == "related"
    return found.reason


@pytest.mark.parametrize(
    ("event", "sentence", "expected"),
    [
        ("injure", "In Peru 90 people were injured by the quake.", "measure"),
        ("return", "To Peru 90 people have returned after the quake.", "measure"),
    ],
)
def test_two_fates_of_people_are_two_measures(answer, event, sentence, expected):
    """Who was hurt and who was killed are two counts of people."""
    killed = answer("In Peru 40 people were killed by the quake.", "40", measure="people", event="kill", place="Peru")
    assert reason(answer(sentence, "90", measure="people", event=event, place="Peru"), killed) == expected


def test_promised_and_delivered_are_two_measures(answer):
    """What was planned is no count of what was done."""
    fields = {"measure": "tanks", "subject": "Norland", "place": "Ukraine"}
    promised = answer("Norland promised Ukraine 90 tanks.", "90", event="promise", **fields)
    assert (
        reason(answer("Norland delivered 40 tanks to Ukraine.", "40", event="deliver", **fields), promised) == "measure"
    )


def test_whose_jobs_comes_before_what_became_of_them(answer):
    """Another firm's staff is somebody else's, whatever happened to it."""
    cut = answer("Acme cut 900 jobs in May.", "900", measure="jobs", subject="Acme", event="cut")
    staff = answer("Bolt employs 400 people.", "400", measure="people", subject="Bolt", event="employ")
    assert reason(cut, staff) == "subject"


def test_a_flood_elsewhere_a_year_later_is_another_event(answer):
    """Both the place and the occasion differ; the occasion says more."""
    one = answer("In Derna 900 people were killed by the flood.", "900", measure="people", event="kill", place="Derna",
                 published="2022-07-17")  # fmt: skip
    other = answer("The flood killed 400 people in Pakistan.", "400", measure="people", event="kill", place="Pakistan")
    assert reason(other, one) == "event"
