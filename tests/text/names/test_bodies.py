"""Bodies by name: one office under several spellings, and the same office of another state."""

import pytest

from factcheck.text.names.bodies import body
from factcheck.text.names.speakers import one_speaker

SAME = [
    ("Ukraine's Ministry of Defense", "Ukrainian Defence Ministry"),
    ("Kyiv's defence ministry", "Ukraine's Ministry of Defence"),
    ("Central Bank of Nigeria", "Nigeria's central bank"),
    ("World Health Organization", "World Health Organisation"),
    ("the Harbour Union", "Harbour Union"),
    ("National Bank of Hungary", "Hungarian National Bank"),
]
DIFFERENT = [
    ("Ukrainian Defence Ministry", "Russian Defence Ministry"),
    ("Ukraine's Ministry of Defence", "Russia's Ministry of Defence"),
    ("Ukrainian General Staff", "Russian General Staff"),
    ("Ukrainian army", "Russian army"),
    ("Kyiv's defence ministry", "Moscow's defence ministry"),
    ("Ministry of Defence", "Ukrainian Defence Ministry"),
    ("Ministry of Defence", "Defence Ministry"),
    ("Red Cross", "Ukrainian Red Cross"),
    ("Warsaw police", "Łódź police"),
    ("North Korea's army", "South Korea's army"),
    ("University of Velt", "College of Velt"),
    ("Bank of England", "Bank of Ireland"),
    ("Sudanese army", "South Sudan's army"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_body_under_two_names(one, other):
    """Order, possessive and spelling do not part a body from itself."""
    assert one_speaker(one, other)
    assert one_speaker(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_bodies(one, other):
    """The same office of two states or towns is two; without a home it is nobody's for certain."""
    assert not one_speaker(one, other)
    assert not one_speaker(other, one)


@pytest.mark.parametrize("name", ["Hannah Church", "Robert Banks", "Ada Mill", "Zelensky", ""])
def test_people_are_no_bodies(name):
    """A surname that is also the noun of a body makes none."""
    assert body(name) is None
