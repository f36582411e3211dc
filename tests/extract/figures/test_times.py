"""Times: the period that each figure of a text speaks of, read on Tuesday 11 April 2023."""

import pytest

from factcheck import Document, extract_documents

LINES = [
    ("At least 351 people have died since the outbreak began in October.", ["2022-10-01/2023-04-11"]),
    ("Inflation was 8.7% in February, down from 10.1%.", ["2023-02", "2023-01"]),
    ("Turnover fell to 31.5 million euros last year, from 34 million.", ["2022", "2021"]),
    ("Eighteen members will spend 2% on defence this year, six times as many as in 2014.", ["2023", "2023", "2023"]),
    ("It raised its count to 153, from the 125 it had given on Monday.", ["2023-04-10", "2023-04-10"]),
    ("Output rose from 400,000 in 2021 to 1.3 million.", ["2021", "2023-04-11"]),
    ("Arrivals fell to 5,134 in the first three months of the year, 41% fewer than in 2022.", ["2023-01/2023-03"] * 2),
    ("It was opened in May 1912. It holds 24,851 people.", ["2023-04-11"]),
    ("On Saturday there were twelve guests, on Sunday there were 26.", ["2023-04-08", "2023-04-09"]),
    ("Schools in nine towns stay shut until 18 April.", ["2023-04-11/2023-04-18"]),
    ("The vote is on 20 April; a poll gives the party 36%.", ["2023-04-11"]),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_times(text, expected):
    """Dates of what is compared, foreseen or told aside are not the figure's own."""
    (found,) = extract_documents([Document(text, published="2023-04-11")])
    assert [figure.as_of for figure in found.figures] == expected
