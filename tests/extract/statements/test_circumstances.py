"""Circumstances: when and where something was said, for whom, and whose words it repeats."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.statements.circumstances import affiliation

SAID = [
    ("Ada Lind said on Monday that 40 houses fell.", "2023-07-17", None, None),
    ("Some 40 houses fell, Ada Lind said during a TV briefing Monday.", "2023-07-17", "during a TV briefing", None),
    ("Ada Lind told reporters that 40 houses fell.", None, "to reporters", None),
    ("“We lost 40 houses in a single night,” Ada Lind wrote on Telegram.", None, "on Telegram", None),
    ("In a statement on Tuesday, Ada Lind said 40 houses fell.", "2023-07-18", "In a statement", None),
    ("Some 40 houses fell, the agency said, citing the Red Crescent.", None, None, "Red Crescent"),
    ("The Gazette, quoting the fire service, reported that 40 houses fell.", None, None, "fire service"),
    ("Ada Lind said that Karl Ode had told her that 40 houses fell.", None, None, "Karl Ode"),
    ("Ada Lind said 40 houses fell on Monday.", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on", "at", "cited"), SAID)
def test_when_where_and_whose(text, on, at, cited):
    """The cue's own modifiers say it; those of the content do not."""
    (found,) = extract([Document(text, published="2023-07-19")])
    statement = found.statements[0]
    assert (statement.said_on, statement.said_at, statement.cited) == (on, at, cited)


@pytest.mark.parametrize(
    ("role", "of"),
    [
        ("Ukraine’s Army Command East spokesman", "Ukraine’s Army Command East"),
        ("Ukraine's Deputy Defense Minister", "Ukraine"),
        ("head of the union", "union"),
        ("chief economist at Kestrel Bank", "Kestrel Bank"),
        ("Kestrel Bank", "Kestrel Bank"),
        ("mayor", None),
        (None, None),
    ],
)
def test_affiliation(role, of):
    """A role tells whom somebody speaks for by its owner, by "of" and "at", or by being nothing else."""
    assert affiliation(role) == of
