"""Charts through time, as SVG and for a terminal."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.compare.timeline import Point
from factcheck.documents import Document
from factcheck.show.chart import svg_chart, terminal_chart
from factcheck.text.dates.periods import Period

SVG = "{http://www.w3.org/2000/svg}"


def point(low, high, bound, day, origin=0, speaker="Ana <Petrov>"):
    """One answer on the chart."""
    figure = Figure(0, 1, "x", low, high, bound, measure="people", speaker=speaker)
    answer = Answer(Document("x & y", source="Gazette"), Claim(0, 1, "x"), figure)
    moment = date(2023, 5, day)
    return Point(answer, Period(moment, moment), True, low, high, bound, None, origin)


POINTS = [
    point(12000, 12000, Bound.ABOUT, 20),
    point(50000, 50000, Bound.AT_LEAST, 21, 1),
    point(20000, 30000, Bound.RANGE, 25, 2),
    point(90000, 90000, Bound.AT_MOST, 28, 3),
]


def test_svg_parses_and_tells_every_figure():
    """Each mark carries its words; an arrow for a bound, a bar for a range; hostile names are escaped."""
    root = ET.fromstring(svg_chart(POINTS, "people & places"))
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert titles[0] == "people & places"
    assert titles[1:] == [
        "≈ 12,000 people, Ana <Petrov>, 2023-05-20",
        "≥ 50,000 people, Ana <Petrov>, 2023-05-21",
        "20,000–30,000 people, Ana <Petrov>, 2023-05-25",
        "≤ 90,000 people, Ana <Petrov>, 2023-05-28",
    ]
    assert len(list(root.iter(f"{SVG}path"))) == 2


@pytest.mark.parametrize("points", [[], POINTS[:1], POINTS[:2] * 40])
def test_svg_of_few_and_many(points):
    """No point, one point and many in one place all give a picture."""
    assert ET.fromstring(svg_chart(points)).tag == f"{SVG}svg"


def test_terminal_chart_shows_bounds():
    """A line an answer: date, bar, figure, speaker."""
    lines = terminal_chart(POINTS).splitlines()
    assert [line.split()[0] for line in lines] == ["2023-05-20", "2023-05-21", "2023-05-25", "2023-05-28"]
    assert ["▶" in line for line in lines] == [False, True, False, False]
    assert ["◀" in line for line in lines] == [False, False, False, True]
    assert ["█" in line for line in lines] == [False, False, True, False]
    assert terminal_chart([]) == "No dated figures answer that."
