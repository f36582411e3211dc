"""Any text: nothing raises, every span reads back, no two figures overlap, and time grows with the length alone."""

import itertools
import math
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.dates.dates import find_dates
from factcheck.text.numbers.numerals import find_numerals

PIECES = st.sampled_from(
    [
        "12",
        "1,234",
        "3.5",
        "1.2 million",
        "two",
        "half",
        "a third",
        "dozens",
        "$",
        "€",
        "%",
        " per cent",
        " km",
        "(",
        ")",
        "-",
        "–",
        " to ",
        " and ",
        "between ",
        "from ",
        "up ",
        "at least ",
        "about ",
        "one ",
        "of ",
        ".",
        ",",
        ";",
        "\n",
        " ",
        "2022",
        "May ",
        "Monday ",
        "the last week of ",
        "since ",
        "10:30",
        "T-72",
        "×10",
        "1/2",
        "minus ",
        "a couple of ",
        "hundred",
        "point",
        " people",
        " a day",
        "₹",
        "½",
        "\u00a0",
        "“",
        "”",
        "'",
        "th",
        "/",
        "0",
        "٣",
        "é",
        "𝟙",
        "\x00",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))
SENTENCE = (
    "On Monday some 1.2 million people, 15-20% of them children, fled 40 km (25 miles) for $3.5bn, up from 10,000 in "
    "May 2021, said Ann Berg, 41, in the three months to June; T-72s, 155mm shells and Article 5 were named. "
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text):
    """Spans lie in order inside the text and bounds are the right way round."""
    found = find_numerals(text)
    for numeral in found:
        assert text[numeral.span.start : numeral.span.end].strip()
        assert not math.isnan(numeral.low)
        assert numeral.low <= numeral.high
        if numeral.restatement is not None:
            assert numeral.span.end <= numeral.restatement.start < numeral.restatement.end <= len(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_dates_of_any_text(text):
    """Periods are the right way round and spans do not overlap."""
    found = find_dates(text, "2023-04-11")
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(d.period is None or d.period.first <= d.period.last for d in found)


def _seconds(text):
    start = time.process_time()
    find_numerals(text, find_dates(text, "2023-04-11"))
    return time.process_time() - start


def test_time_grows_with_the_length():
    """A text eight times as long takes about eight times as long: the ratio holds on a busy machine too."""
    _seconds(SENTENCE)
    short, long = SENTENCE * 40, SENTENCE * 320
    ratio = min(_seconds(long) for _ in range(2)) / min(_seconds(short) for _ in range(3))
    assert ratio < 8 * 2.5


def test_time_grows_with_the_length_of_strange_texts():
    """Long runs of one sign do not make the patterns go back and forth."""
    for piece in (
        "1 ",
        "1,",
        "$",
        "one ",
        "hundred ",
        "- ",
        "A1",
        "(1",
        "of the ",
        "a couple of ",
        "since the day ",
        "1) a ",
        "1. A ",
        "<a ",
        "the 757 ",
        "1 and 2 and ",
        "\n",
    ):
        short, long = (min(_seconds(piece * count) for _ in range(2)) for count in (1000, 8000))
        ratio = long / max(short, 2e-3)
        assert ratio < 8 * 4, piece
