"""Relations: the gate, time and numbers together, on two answers at a time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Answer, Bound, Claim, Figure, Role
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.relations import Open, compare_answers, weigh
from factcheck.compare.rules.directions import opposed
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


@pytest.mark.parametrize(("number", "published", "agrees"), [
    ("100,900", "2023-08-01", True), ("100,900", "2024-09-01", False), ("100,000", "2024-09-01", True)
])  # fmt: skip
def test_a_stock_of_long_ago_is_no_near_number(massed, number, published, agrees):
    """Soldiers that stand somewhere are others after a year, unless the number is the same."""
    times = {"as_of": None, "bound": "about"}
    new, old = massed("100,000", **times), massed(number, published=published, source="New Paper", **times)
    assert (compare_answers(new, old).relation is Relation.AGREES) == agrees


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


def test_a_stock_of_a_stated_day_is_another_after_ten(answer):
    """Two rivals' counts of one week may conflict; three weeks on the troops have changed."""
    troops = {"measure": "troops", "event": "gather", "place": "Lodva", "subject": "Norway"}
    claim = answer("Norway gathered 190,000 troops in Lodva.", "190,000", published="2022-02-19", **troops)
    for day, relation in (("2022-01-30", "changed"), ("2022-02-19", "conflicts")):
        dated = answer(
            f"On {day} Norway gathered 100,000 troops in Lodva.",
            "100,000",
            as_of=day,
            published="2022-02-20",
            speaker="Omar Fathi",
            **troops,
        )
        assert relation_of(compare_answers(claim, dated)) == (relation, None)


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


PRESENT = {"measure": "troops", "subject": "Russia", "place": "Ukraine"}


@pytest.mark.parametrize(
    ("sentence", "event", "expected"),
    [
        ("There are 149,000 troops around Ukraine, the minister said of Russia.", "be", ("conflicts", None)),
        ("Russia keeps 149,000 troops in Ukraine.", "keep", ("conflicts", None)),
        ("Russia lost 149,000 troops in Ukraine.", "lose", ("related", "event")),
    ],
)
def test_presence_is_one_class_of_event(answer, sentence, event, expected):
    """Troops that are there, are kept there or massed are compared; those that were lost are not."""
    new = answer("Russia has massed 190,000 troops around Ukraine.", "190,000", event="mass", **PRESENT)
    old = answer(sentence, "149,000", event=event, **PRESENT)
    assert relation_of(compare_answers(new, old)) == expected


def test_whose_soldiers_is_the_subject(answer):
    """Russian and Ukrainian soldiers are two questions, whoever counts them."""
    fields = {"event": "kill", "place": "Ukraine"}
    new = answer(
        "So far 50,000 Russian soldiers were killed in Ukraine.", "50,000", measure="russian soldiers", **fields
    )
    old = answer("So far 31,000 Ukrainian soldiers were killed.", "31,000", measure="ukrainian soldiers", **fields)
    assert relation_of(compare_answers(new, old)) == ("related", "subject")


@pytest.mark.parametrize(("people", "one"), [("Ukrainian", False), ("Russian", True)])
def test_two_peoples_are_two_questions(answer, people, one):
    """Whatever else the sentences share; where both count Russians they are one."""
    fields = {"event": "die", "place": "Ukraine"}
    new = answer("Some 50,000 Russian soldiers have died.", "50,000", measure="russian soldiers", **fields)
    old = answer(f"Some 31,000 {people} soldiers have died.", "31,000", measure=f"{people} soldiers", **fields)
    assert (relation_of(compare_answers(new, old))[0] != "related") == one


@pytest.mark.parametrize(("noun", "told"), [("°C", "related"), ("mean temperature", "conflicts")])
def test_degrees_alone_link_nothing(answer, noun, told):
    """Like sums, degrees are of anything, and their sign is no noun that two sentences share."""
    same = {"unit": "celsius", "measure": noun, "event": None, "as_of": "2020"}
    new = answer("The solar cycle made its peaks 0.2 °C warmer in mean temperature.", "0.2", **same)
    old = answer("The solar cycle made the century 0.7 °C warmer in mean temperature.", "0.7", **same)
    found = compare_answers(new, old)
    assert (relation_of(found)[0] if found else "related") == told


def test_a_second_fire_is_another(answer):
    """What a sentence sets against the thing spoken of is not that thing, but an event of its own."""
    fields = {"unit": "acre", "measure": "acres", "event": "burn"}
    new = answer("The Alder Ridge fire has burned 90,000 acres.", "90,000", subject="Alder Ridge fire", **fields)
    old = answer("A second fire, Stony Gap, burned 30,000 acres.", "30,000", subject="second fire", **fields)
    assert relation_of(compare_answers(new, old)) == ("related", "event")


def test_the_day_of_the_cause_is_no_day_of_counting(answer):
    """A toll of the storm of 6 May, published on the 20th, is as of the 20th."""
    fields = {"measure": "people", "event": "kill", "place": "Derna", "subject": "storm"}
    sentence = "The storm of 6 May has killed 900 people in Derna."
    old = answer(sentence, "900", as_of="2023-05-06", published="2023-05-20", **fields)
    new = answer("The storm killed 400 people in Derna.", "400", published="2023-05-08", **fields)
    assert relation_of(compare_answers(new, old)) == ("changed", None)


def test_abroad_is_not_inside(answer):
    """Who fled the country and who is displaced inside it are two questions."""
    new = answer("Four million people have fled Ukraine.", "Four million", low=4e6, event="flee", measure="people",
                 place="Ukraine")  # fmt: skip
    sentence = "Inside Ukraine another 6 million people are displaced."
    old = answer(sentence, "6 million", low=6e6, event="displace", measure="people", place="Ukraine")
    assert relation_of(compare_answers(new, old)) == ("related", "measure")


def test_without_a_time_numbers_do_not_conflict(massed):
    """Where a side has no date at all, another number may be one of another time."""
    new, old = massed("100,000"), massed("60,000", source="Other Post")
    undated = replace(old, document=replace(old.document, published=None), figure=replace(old.figure, as_of=None))
    comparison = compare_answers(new, undated)
    assert relation_of(comparison) == ("related", "time")
    assert "time is not stated" in comparison.explanation


@pytest.mark.parametrize(("days", "relation"), [(1, "changed"), (0, "conflicts")])
def test_a_total_that_rose_within_hours_has_changed(answer, days, relation):
    """The later of two reports may be the higher; on one day the two contradict each other."""
    fields = {"measure": "dead", "event": "kill", "place": "Derna"}
    old = answer("In Derna 3,000 are dead.", "3,000", published="2023-09-12", **fields)
    new = answer("In Derna 5,000 are dead.", "5,000", published=f"2023-09-{12 + days}", source="Other", **fields)
    assert compare_answers(new, old).relation == relation


def test_the_nearer_in_time_is_the_surer(massed):
    """Of two changed numbers the one of last month comes before the one of last year."""
    near, far = (massed("60,000", as_of=day) for day in ("2023-06-10", "2022-06-10"))
    new = massed("100,000", source="New Paper")
    assert compare_answers(new, near).score > compare_answers(new, far).score


def test_explanations_are_short_and_plain(massed):
    """The outlet asserts what nobody else does, a range is one number, and a place stands beside the other's."""
    new = massed("100,000", source="New Paper")
    assert "in Example Times" in compare_answers(new, massed("60,000")).explanation
    elsewhere = _with_place(massed("60,000", place="Kherson region"), "Kherson region")
    assert "(Kherson region; yours is Kupiansk)" in compare_answers(new, elsewhere).explanation


AROUND = {"measure": "troops", "subject": "Russia", "event": "mass", "place": "Ukraine", "as_of": "2022-02-19"}


def test_a_round_number_does_not_outweigh_several_slots(answer):
    """190,000 troops around one country and 190,000 people taken in by another are two things."""
    troops = answer("Russia has massed 190,000 troops around Ukraine.", "190,000", source="One", **AROUND)
    refugees = answer(
        "Hungary has taken in 190,000 people, the agency said.", "190,000", source="Two", measure="people",
        subject="Hungary", event="take in", place="Hungary", as_of="2022-03-08",
    )  # fmt: skip
    found = relation_of(compare_answers(troops, refugees))
    assert found is None or found[0] == "related"


def test_counts_of_one_time_that_do_not_fit_conflict(answer):
    """Nothing has changed from one day to the same day: two numbers of it conflict."""
    one = answer("Russia has massed 190,000 troops around Ukraine.", "190,000", source="One", **AROUND)
    sentence = "There are 149,000 Russian troops around Ukraine, the minister said on Friday."
    other = answer(sentence, "149,000", source="Two", speaker="Minister", **AROUND)
    assert relation_of(compare_answers(one, other)) == ("conflicts", None)


@pytest.mark.parametrize("number", ["38,640", "190,000"])
@pytest.mark.parametrize(
    ("one", "other"), [("troops", "shells"), ("ships", "tanks"), ("houses", "people"), ("trucks", "shells")]
)
def test_no_number_makes_two_things_one(answer, number, one, other):
    """However telling the number, and however alike the sentences: shells are no tents."""
    fields = {"place": "Kharkiv", "subject": "Russia", "event": "keep", "as_of": "2023-07-17"}
    a = answer(f"Russia keeps {number} {one} near Kharkiv.", number, measure=one, source="One", **fields)
    b = answer(f"Russia keeps {number} {other} near Kharkiv.", number, measure=other, source="Two", **fields)
    assert relation_of(compare_answers(a, b)) == ("related", "measure")


@pytest.mark.parametrize("published", ["2022-02-18", "2022-01-20"])
def test_a_plan_beside_what_there_is(answer, published):
    """What is planned neither agrees with a level, contradicts it nor has become it, of one day or another."""
    fields = {"measure": "troops", "subject": "Russia", "place": "Ukraine", "event": "mass"}
    plan = "Russia planned to mass at most 175,000 troops for an offensive against Ukraine."
    level = "Russia has massed 169,000 troops around Ukraine."
    new = answer(plan, "175,000", bound="at_most", role=Role.FORECAST, published="2022-02-18", **fields)
    old = answer(level, "169,000", published=published, **fields)
    found = compare_answers(new, old)
    assert found is None or found.relation is Relation.RELATED
    assert (
        compare_answers(replace(new, figure=replace(new.figure, role=Role.LEVEL)), old).relation is not Relation.RELATED
    )


@pytest.mark.parametrize(("number", "relation"), [("120,000", "related"), ("85,000", "conflicts")])
def test_one_sentence_tells_of_two_states_each_with_its_own(answer, number, relation):
    """What Germany took in is not what France did, though one sentence has both numbers and both names."""
    took = {"measure": "refugees", "event": "take", "as_of": "2025"}
    both = "Germany and France took in 120,000 and 85,000 refugees last year."
    state = "Germany" if number == "120,000" else "France"
    old = answer(both, number, subject=state, place=state, source="Example Times", **took)
    new = answer("France took in 120,000 refugees in 2025.", "120,000", subject="France", place="France", **took)
    found = relation_of(compare_answers(new, old))
    assert found is not None
    assert found[0] == relation


SPOKEN = "The army counted 173 vehicles on the road into Taiz on Sunday."


@pytest.mark.parametrize(
    ("sentence", "number", "fields", "open_when_lenient"),
    [
        ("Aid agencies say that 118 trucks got through to the city.", "118", {"measure": "trucks"}, True),
        ("The army counted 118 tanks on the road into Taiz on Sunday.", "118", {"measure": "tanks"}, False),
        ("The army counted 173 tanks on the road into Taiz on Sunday.", "173", {"measure": "tanks"}, False),
        ("Aid agencies say that 118 vehicles burnt out.", "118", {"measure": "vehicles", "event": "destroy"}, True),
    ],
)
def test_what_differs_outright_is_evidence_where_sentences_differ_too(
    answer, sentence, number, fields, open_when_lenient
):
    """A slot that is read in two ways sets two figures apart, but for a claim that says much else in other words."""
    shared = {"place": "Taiz", "event": "enter", "published": "2025-06-02"}
    new = answer(SPOKEN, "173", measure="vehicles", **shared)
    old = answer(sentence, number, source="Two", **(shared | fields))
    strict, lenient = (weigh(new, old, related=True, strict=way, weights=forests()) for way in (True, False))
    assert not isinstance(strict, Open)
    assert isinstance(lenient, Open) is open_when_lenient
    if isinstance(lenient, Open):
        assert lenient.beside.outright is not None


@pytest.mark.parametrize(
    ("sentence", "number", "measure", "apart"),
    [
        ("Moscow has massed more than 800 tanks near Izium, the staff in Kyiv believes.", "800", "tanks", True),
        ("In one day positions around Izium were shelled 547 times, the staff wrote.", "547", "times", True),
        ("Of tanks Moscow has massed at Izium more than 800, the staff in Kyiv believes.", "800", "tanks", False),
        (
            "Moscow has massed more than 800 howitzers near Izium, the staff in Kyiv believes.",
            "800",
            "howitzers",
            False,
        ),
    ],
)
def test_arms_named_at_their_numbers_are_never_other_arms(answer, sentence, number, measure, apart):
    """Nor how often something happened; where the noun stands elsewhere, it may be that of another number."""
    spoken = "Russia brought 555 artillery systems to the front at Izium, says the spokesman."
    shared = {"place": "Izium", "event": "bring", "published": "2025-06-02"}
    new = answer(spoken, "555", measure="artillery systems", **shared)
    old = answer(sentence, number, measure=measure, source="Two", **shared)
    found = weigh(new, old, related=True, strict=False, weights=forests())
    assert isinstance(found, Open) is not apart


def test_the_youth_that_opens_a_sentence_is_a_part(answer):
    """Unemployment of the young is no other count of unemployment, capital letter or not."""
    shared = {"unit": "percent", "place": "Turkey", "published": "2025-06-02"}
    new = answer("Unemployment in Turkey is 8.8 percent.", "8.8", measure="unemployment", **shared)
    for sentence in (
        "Youth unemployment in Turkey was 16.7 percent.",
        "In Turkey youth unemployment was 16.7 percent.",
    ):
        old = answer(sentence, "16.7", measure="youth unemployment", source="Two", **shared)
        assert relation_of(compare_answers(new, old)) == ("related", Reason.PART_OF.value)


def test_a_sample_is_a_part(answer):
    """What was found in the places that somebody visited is no turnout of the country."""
    shared = {"unit": "percent", "place": "Bangladesh", "published": "2024-01-08"}
    new = answer("Turnout in Bangladesh was below ten percent.", "ten percent", low=10.0, measure="turnout", **shared)
    told = "In the 42 centres we visited, the average was 19.6 per cent, reports the observer group."
    old = answer(told, "19.6 per cent", low=19.6, measure="average", source="Two", **shared)
    assert question_of(old).role is Role.SUBSET
    assert relation_of(compare_answers(new, old)) in (None, ("related", Reason.PART_OF.value))
    old = answer(told, "42", measure="centres", source="Two", published="2024-01-08")
    assert question_of(old).role is Role.LEVEL


@pytest.mark.parametrize("number", ["450,000", "449,080", "386,810"])
def test_what_was_expected_is_no_other_count(answer, number):
    """However near the two are: beside the number that came the text names one that did not."""
    shared = {"measure": "vehicles", "subject": "Tesla", "event": "deliver", "as_of": "2024-01/2024-03"}
    shared["published"] = "2024-07-05"
    told = "Tesla delivered 386,810 vehicles in the first quarter, below the 449,080 that analysts had expected."
    new = answer(f"Tesla delivered {number} vehicles in the first quarter of 2024.", number, **shared)
    old = answer(told, "449,080", source="Two", role=Role.FORECAST, **shared)
    assert relation_of(compare_answers(new, old)) == ("related", Reason.EVENT.value)
    old = answer(told, "386,810", source="Two", **shared)
    assert relation_of(compare_answers(new, old)) == ("agrees" if number == "386,810" else "conflicts", None)


def test_votes_counted_are_none_that_were_won(answer):
    """How far the count is says nothing of who got how much."""
    shared = {"unit": "percent", "measure": "votes", "published": "2025-06-02"}
    new = answer(
        "Berg received 49.8 percent of the votes in Norway.", "49.8 percent", low=49.8, event="receive", **shared
    )
    told = "With 91 percent of votes counted, Berg led in Norway."
    old = answer(told, "91 percent", low=91.0, source="Two", **shared)
    assert question_of(old).event == "tally"
    assert relation_of(compare_answers(new, old))[0] == "related"


@pytest.mark.parametrize("number", ["340", "780"])
@pytest.mark.parametrize(
    ("fate", "event"), [("injured", "injure"), ("missing", "miss"), ("people in hospital", "take to hospital")]
)
def test_the_dead_are_never_the_injured(answer, number, fate, event):
    """However few words the sentences share, and whatever the numbers."""
    place = {"place": "Jarkot", "measure": "people", "published": "2025-06-02"}
    new = answer("At least 340 people were killed when an earthquake struck Jarkot.", "340", event="kill", **place)
    old = answer(f"The quake left {number} {fate} there, hospitals say.", number, event=event, source="Two", **place)
    found = weigh(new, old, related=True, strict=False, weights=forests())
    assert not isinstance(found, Open)
    assert relation_of(found) == ("related", Reason.MEASURE.value)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Sales of cars in Italy rose by 12 percent in May.",
            "Sales of cars in Italy fell by 12 percent in May.",
            True,
        ),
        (
            "Sales of cars in Italy were up 12 percent in May.",
            "Sales of cars in Italy dropped 12 percent in May.",
            True,
        ),
        ("In Italy car sales were 12 percent lower in May.", "In Italy car sales were 12 percent higher in May.", True),
        ("Sales of cars in Italy rose by 12 percent in May.", "Sales of cars in Italy grew 12 percent in May.", False),
        ("Sales in Italy fell by more than 12 percent in May.", "Sales in Italy declined by 12 percent in May.", False),
        ("Sales of cars in Italy were 12 percent in May.", "Sales of cars in Italy fell by 12 percent in May.", False),
    ],
)
def test_a_rise_is_no_fall(answer, one, other, expected):
    """Equal numbers agree only if they go one way; at another time both may have happened."""
    fields = {"unit": "percent", "place": "Italy", "measure": "sales", "as_of": "2025-05", "published": "2025-06-02"}
    a, b = (
        answer(text, "12 percent", low=12.0, high=12.0, source=text, role=_role_in(text), **fields)
        for text in (one, other)
    )
    assert opposed(a, b) is opposed(b, a) is expected
    found = compare_answers(a, b)
    if expected:
        assert found.relation is Relation.CONFLICTS
        assert "the other way" in found.explanation
        assert not found.same_origin
        later = replace(b, figure=replace(b.figure, as_of="2024-05"))
        assert compare_answers(a, later).relation in (Relation.CHANGED, Relation.RELATED)
    else:
        assert found.relation is not Relation.CONFLICTS


def _role_in(text):
    return Role.LEVEL if "were 12 percent in" in text else Role.DELTA
