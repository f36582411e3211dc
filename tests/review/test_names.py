"""Names that people joined or split: one speaker, or two, for origins as well."""

import pytest

from factcheck import Document, open_workspace
from factcheck.review import speakers

REPORTS = (
    ("Some 12,000 people marched in Belgrade on 20 May 2023, Ana Petrov said.", "One"),
    ("Some 12,000 people marched in Belgrade on 20 May 2023, Vuk Danilov said.", "Two"),
)


@pytest.fixture
def told(tmp_path):
    """A workspace with two speakers who give one number, and what the second's report is to the first's."""
    with open_workspace(tmp_path) as workspace:
        documents = [Document(text, key=source, source=source, published="2023-05-21") for text, source in REPORTS]
        assert [addition.status for addition in workspace.add(documents)] == ["added", "added"]

        def same_origin():
            asked = Document(REPORTS[1][0], key="asked", source="Three", published="2023-05-22")
            matches = [m for checked in workspace.check([asked]) for m in checked.matches]
            return {m.answer.document.source: m.comparison.same_origin for m in matches}["One"]

        yield workspace, same_origin


def test_merged_speakers_are_one_origin_until_that_is_undone(told):
    """Two names are two origins; joined by a person they are one; taken back, two again."""
    workspace, same_origin = told
    assert not same_origin()
    speakers.merge(workspace.store, "Ana Petrov", "Vuk Danilov", by="Desk")
    assert same_origin()
    speakers.undo(workspace.store, "Ana Petrov", "Vuk Danilov", by="Desk")
    assert not same_origin()
