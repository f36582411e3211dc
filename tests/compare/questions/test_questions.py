"""Questions: what a figure answers."""

import pytest

from factcheck.claims import Role
from factcheck.compare.questions.questions import question_of


@pytest.mark.parametrize(
    ("sentence", "verb", "event"),
    [
        ("The blast left 12 people dead and 30 injured.", "leave", "die"),
        ("The raid left at least 12 people injured.", "leave", "injure"),
        ("The flood made 12 people homeless.", "make", "displace"),
        ("12 people left the town after rebels had killed a mayor.", "leave", "displace"),
        ("12 people are known to have died aboard the ferry.", None, "die"),
        ("Three of 12 people died.", None, None),
        ("Of 12 people three died.", None, None),
        ("12 people took part in the strike.", "take part", "strike"),
        ("12 people marched after the strike.", "march", "attend"),
        ("12 people had to be treated after the fire.", "treat", None),
        ("12 people had been taken from the boarding school.", "take", None),
    ],
)
def test_what_happened_to_people(answer, sentence, verb, event):
    """The state that people are left in says it, not the verb that puts them there."""
    assert question_of(answer(sentence, "12", measure="people", event=verb)).event == event


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The ministry in Cairo said 12 people had died.", None),
        ("A spokesman told reporters in Cairo that 12 people had died.", None),
        ("12 people had died, the minister said on Tuesday in Cairo.", None),
        ("12 people died in Cairo, the ministry said.", "EG.360630"),
        ("Police in Cairo said 12 people had died.", "EG.360630"),
    ],
)
def test_where_it_was_told(answer, sentence, place):
    """The seat of a body and the town where somebody spoke are no place of what is counted."""
    found = question_of(answer(sentence, "12", measure="people", event="die")).place
    assert (found.key if found is not None else None) == place


def test_identified_cases(answer):
    """Cases that are identified are cases."""
    found = question_of(
        answer("12 cases of measles were identified.", "12", measure="cases of measles", event="identify")
    )
    assert found.event == "infect"


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Police put the turnout at the march at 12,000.", "attend"),
        ("Police put the turnout at the polls at 12,000.", "vote"),
    ],
)
def test_turnout(answer, sentence, event):
    """People who turn out for a march attend it."""
    assert question_of(answer(sentence, "12,000", measure="turnout", event="put")).event == event


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Without the cap the rate would have been 12 percent.", Role.FORECAST),
        ("The country can expect growth of 12 percent.", Role.FORECAST),
        ("I would say 12 percent, no more.", Role.LEVEL),
        ("The rate was 12 percent.", Role.LEVEL),
    ],
)
def test_what_would_be(answer, sentence, role):
    """What would be is no level; who would say so much gives one."""
    assert question_of(answer(sentence, "12 percent", low=12, unit="percent", measure="rate")).role is role


@pytest.mark.parametrize(
    ("lead", "where", "place"),
    [
        ("HOMYEL' — ", "Homyel'", "Cyprus"),
        ("GENEVA (Pharos) -- ", "Geneva", "Cyprus"),
        ("\n GENEVA, 2 May – ", "Geneva", "Cyprus"),
        ("GENEVA —\n", "Geneva", "Cyprus"),
        ("Genevans — they know why — ", "Geneva", "Geneva"),
        ("The talks in Geneva — they went on — ", "Geneva", "Geneva"),
    ],
)
def test_where_a_report_was_written(answer, lead, where, place):
    """The place of a dateline is not that of a figure whose sentence names another; elsewhere a dash makes none."""
    found = question_of(answer(f"{lead}Cyprus counted 44 boats.", "44", measure="boats", place=where))
    assert found.place.name == place


def test_to_arrive_at_a_number_is_to_count(answer):
    """Nobody comes anywhere where a staff arrives at so many."""
    fields = {"measure": "soldiers", "event": "arrive"}
    counted = question_of(answer("The staff arrives at about 190,960 soldiers.", "190,960", **fields))
    come = question_of(answer("In Riga 1,200 soldiers arrive at dawn.", "1,200", **fields))
    assert (counted.event, counted.verb) == (None, None)
    assert come.event is not None


@pytest.mark.parametrize(
    ("verb", "unit", "thing"), [("lose", "USD", "loss"), ("raise", "USD", None), ("lose", None, None)]
)
def test_money_that_was_lost_is_a_loss(answer, verb, unit, thing):
    """Where nothing else is named that the sum is of."""
    figure = answer(f"The firm {verb}s $9 billion.", "9 billion", low=9e9, unit=unit, event=verb)
    measure = question_of(figure).measure
    assert (measure.thing if measure is not None else None) == thing
