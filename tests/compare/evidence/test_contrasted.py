"""How a text that gives another's number beside its own sets the two against each other."""

import re

import pytest

from factcheck.compare.evidence.contrasted import NAMES, contrasted
from factcheck.compare.evidence.told import told


@pytest.fixture
def beside(answer):
    """What a text tells, of its own number in <...> and of another's in [...]."""

    def find(text, published="2023-07-17"):
        plain = re.sub(r"[<>\[\]]", "", text)
        own, given = re.search(r"<(.+?)>", text)[1], re.search(r"\[(.+?)\]", text)[1]
        start = plain.index(given)
        found = contrasted(
            answer(plain, own, published=published),
            answer(f"The number is {given}.", given, published="2023-07-10"),
            (start, start + len(given)),
        )
        return dict(zip((name.removeprefix("contrast: ") for name in NAMES), found, strict=True))

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru raised its toll to <180,764> from [69,342].", True),
        ("The count rose from [125] to <153> planes.", True),
        ("The ministry put it at <153> for the day, up from the [125] it had given.", True),
        ("From <125> in 2023 it went to [153].", True),
        ("The ministry counted <125> planes, the army [153].", False),
        ("Estimates range from [125] to <153> planes.", False),
        ("It is <153>, far from the [125] of the army.", False),
        ("It rose to <153>. From [125] villages nothing is heard.", False),
        ("It rose to <153> from 140, not [125].", False),
        ("From [125] villages, from <153> towns they came.", False),
    ],
)
def test_numbers_of_which_the_one_went_to_the_other(beside, text, expected):
    """One of two numbers side by side stands behind "from", and nothing parts them."""
    assert beside(text)["moved"] == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The toll was [40]; it is now <60>.", "given former", 1),
        ("The toll was [40]; it is now <60>.", "own latest", 1),
        ("The toll was [40]; it is now <60>.", "own former", 0),
        ("It is <60>, not [40].", "given denied", 1),
        ("The ministry corrected the toll to <60>; the other number was [40].", "own revised", 1),
        ("The plant will need [40], the owner has <60>.", "given ahead", 1),
        ("In May there were [40]. Somebody counted <60>.", "given dated", 1),
        ("The ministry says <60>, but the union [40].", "opposed between", 1),
        ("There are <60> by the count of the union, while the police put it at [40].", "said between", 3),
        ("There are <60> in Porto and in Lisbon [40].", "name between", 2),
        ("Of <60>, or 55, or [40].", "number between", 1),
        ("There are <60>. There were [40].", "end between", 1),
        ("There are <60>, including [40] children.", "part in both", 1),
        ("There are <60>, once [40].", "given first", -1),
        ("There are <60>, once [40].", "told later", 1),
        ("There are <60>, once [40].", "given former, told later", 1),
    ],
)
def test_what_is_told(beside, text, cue, expected):
    """The words before and around either number, and between the two."""
    assert beside(text)[cue] == expected


def test_who_came_first_is_told_by_the_days(beside):
    """A text older than the other cannot tell that its number has been left behind."""
    assert beside("There are <60>, once [40].", published="2023-07-01")["told later"] == -1
    assert beside("There are <60>, once [40].", published="2023-07-10")["told later"] == 0
    assert beside("There are <60>, once [40].", published=None)["told later"] == 0


def test_a_text_that_does_not_give_the_other_number_tells_nothing(answer):
    """Nor does the order of the two matter; what both tell is added up."""
    one = answer("The toll rose to 60 from 40.", "60", published="2023-07-18")
    two = answer("The toll is 40.", "40")
    found = told(one, two)
    assert found == told(two, one)
    assert found["contrast: moved"] == 1
    assert not any(told(answer("The toll is 50.", "50"), two)[name] for name in NAMES)
    both = told(one, answer("The toll, 40, may be put up to 60.", "40"))
    assert both["contrast: moved"] == 1
    assert both["contrast: given ahead"] == 1
