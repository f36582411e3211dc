"""The strip chart: a mark for every figure, inside the picture, in the colours of its origin."""

import re
import xml.etree.ElementTree as ET

import pytest

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.compare.timeline import timeline
from factcheck.documents import Document
from factcheck.web.strip import HEIGHT, WIDTH, strip_chart


def answer(low, high, when, bound=Bound.EXACT, text="troops <script>alert(1)</script>"):
    """A figure of a document of its own."""
    document = Document(f"{low} {high} {when} {bound}", published="2022-02-19", source="A & B")
    figure = Figure(0, 1, str(low), low, high, bound, None, text, "Russia", "mass", "Ukraine", when)
    return Answer(document, Claim(0, 1, "x", (0,)), figure)


@pytest.mark.parametrize(
    "answers",
    [
        [(5, 5, "2022-02-19")],
        [(0, 0, "2022"), (0, 0, "2022")],
        [(100, 100, "2022-01-30"), (169, 190, "2022-02-18", Bound.RANGE), (190, 190, "2022-02-19", Bound.AT_MOST)],
        [(1, 1, "1900"), (2.5e12, 2.5e12, "2024", Bound.AT_LEAST)],
        [(-5, -5, "2022-01"), (3, 3, "2022-01/2022-03")],
        [(98, 98, "2022-01-01"), (99, 99, "2022-01-02")],
        [(i * 10, i * 10, f"2022-01-{i:02d}") for i in range(1, 29)],
    ],
)  # fmt: skip
def test_marks(answers):
    """Well-formed, one link a figure, no style attribute, everything inside the frame, texts escaped."""
    points = timeline(answer(*one) for one in answers)
    drawn = strip_chart(points)
    tree = ET.fromstring(drawn)
    links = [e for e in tree.iter() if e.tag == "a"]
    assert len(links) == len(points)
    assert "style=" not in drawn
    assert "<script" not in drawn
    assert all(e.get("aria-label") and e.find("title") is not None for e in links)
    for x in re.findall(r' (?:x|x1|x2|cx)="([-\d.]+)"', drawn):
        assert 0 <= float(x) <= WIDTH
    for y in re.findall(r' (?:y|y1|y2|cy)="([-\d.]+)"', drawn):
        assert -10 <= float(y) <= HEIGHT


def test_nothing_to_draw():
    """Without a dated figure there is no picture."""
    assert strip_chart([]) == ""
