"""Changes: lists of changes go on without a verb; what stands behind "to" or has a noun of its own does not."""

import pytest

from factcheck import Document, extract_documents
from factcheck.claims import Role

LISTS = [
    ("Rents rose 9% in Oslo, 7% in Bergen and 4% in Bodø.", 3),
    ("Rents rose 9% in Oslo against 7% in Bergen.", 2),
    ("Rents rose 9% in Oslo; in Bergen 7% of tenants left.", 1),
    ("Rents rose 9% to 30% of pay.", 1),
    ("Rents rose 9% and the vacancy rate is 4%.", 1),
]


@pytest.mark.parametrize(("text", "changes"), LISTS)
def test_so_many_of_the_first_figures_are_changes(text, changes):
    """A noun or a verb of its own, "to", "of" and a semicolon end the list."""
    (found,) = extract_documents([Document(text, published="2023-04-11")])
    roles = [figure.role for figure in found.figures]
    assert roles[:changes] == [Role.DELTA] * changes
    assert Role.DELTA not in roles[changes:]
