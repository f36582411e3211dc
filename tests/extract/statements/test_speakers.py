"""Who asserts a figure."""

import pytest

from factcheck.documents import Document
from factcheck.extract.figures.speakers import figure_speaker
from factcheck.extract.parsing import parse
from factcheck.extract.statements.statements import find_statements
from factcheck.text.spans import Span

CASES = [
    ("Ada Lind said 40 houses fell.", "40", "Ada Lind"),
    ("On Monday 40 houses fell.", "40", None),
    ("Forty-one houses fell. Ada Lind said the wall had moved 12 metres.", "12", "Ada Lind"),
    ("The Harbour Office, citing the Red Crescent, said 40 houses fell.", "40", "Red Crescent"),
    ("Flood takes 40 houses\n\nAda Lind said 40 houses fell on Monday night.", "40", "Ada Lind"),
    ("The army's figure was 900.", "900", "army (unnamed)"),
    ("The army said the town was lost. Its count was 900.", "900", "army (unnamed)"),
    ("The Harbour Office spoke of a flood. The office's estimate of 700 was high.", "700", "Harbour Office"),
    ("The tally kept by the university stood at 40.", "40", "university (unnamed)"),
    ("The town's toll stood at 40.", "40", None),
    ("The river rose. Its toll was 40.", "40", None),
    ("The union's boats carried 40 people.", "40", None),
    ("Ada Lind said 40 houses fell. Per Moen denied that 40 houses fell.", "40 houses fell.", "Ada Lind"),
]


@pytest.mark.parametrize(("text", "figure", "speaker"), CASES)
def test_figure_speaker(text, figure, speaker):
    """The last named source of the chain speaks; the document's own figures have no speaker."""
    parsed = next(iter(parse([text])))
    start = text.index(figure)
    assert (
        figure_speaker(parsed, find_statements(parsed, Document(text)), Span(start, start + len(figure.split()[0])))
        == speaker
    )
