"""Quotation marks of every glyph, and what is quoted between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.paragraphs import paragraphs
from factcheck.text.quotation import quotations

CASES = [
    ('"We go," he said.', ["We go,"]),
    ("“We go,” he said. “Now.”", ["We go,", "Now."]),
    ("«We go,» she said.", ["We go,"]),
    ("‹We go,› she said.", ["We go,"]),
    ("„Wir gehen“, she said.", ["Wir gehen"]),
    ("''We go,'' he said.", ["We go,"]),
    ("``We go,'' he said.", ["We go,"]),
    ("‘We don’t go,’ he said.", ["We don’t go,"]),
    ("“She called it ‘dead’ twice,” he said.", ["She called it ‘dead’ twice,"]),
    ("The dogs’ bowl and the ’90s.", []),
    ('The 6" pipe broke.', []),
    ('“It is late," he said.', ["It is late,"]),
    ('"It is late,” he said. "Go.”', ["It is late,", "Go."]),
    ('“It is late," he said. “Go.”', ["It is late,", "Go."]),
    ('“He said "no" and left,” she said.', ['He said "no" and left,']),
    ('"She says “no” to it," he said.', ["She says “no” to it,"]),
    ('“It is late," he said. "We go, all of us.”', ["It is late,", "We go, all of us."]),
    ('“The 6" pipe broke,” he said.', ['The 6" pipe broke,']),
    ("“Never closed at all", ["Never closed at all"]),
    ("", []),
    ("'We won't go,' he said. 'Never.'", ["We won't go,", "Never."]),
    ("'The owners' boats are gone,' she said.", ["The owners' boats are gone,"]),
    ("The owners' boats and the '90s crews' pay.", []),
    ("'Twas the boats' owners who paid.", []),
    ("Told 'to leave by noon'.", ["to leave by noon"]),
    ("A 'new' plan, the '80s 'in reverse'.", ["new", "in reverse"]),
    ("Rock 'n' roll in the boys' room", []),
    ("'We lost 40'\n\n\"We lost 40,\" he said.", ["We lost 40", "We lost 40,"]),
    ("He said \"the boys' 'den' was shut\".", ["the boys' 'den' was shut"]),
    ("'It began with the dogs' barking.\n\n'It ended,' he said.", ["It began with the dogs' barking.", "It ended,"]),
]


@pytest.mark.parametrize(("text", "inside"), CASES)
def test_what_is_quoted(text, inside):
    """The mark that opens decides which one closes; apostrophes and inches are no marks."""
    assert [q.inside.of(text) for q in quotations(text, paragraphs(text))] == inside


@pytest.mark.parametrize("opener", ["“", '"', "«"])
def test_reopened_in_the_next_paragraph(opener):
    """A quotation left open is taken up by the mark that opens the next paragraph."""
    closer = {"“": "”", '"': '"', "«": "»"}[opener]
    text = f"{opener}First part.\n\n{opener}Second part,{closer} he said."
    first, second = quotations(text, paragraphs(text))
    assert not first.closed
    assert second.continues
    assert second.closed


@given(st.text(alphabet="aB .,\n'\"“”„«»‹›‘’`", max_size=80))
def test_any_marks(text):
    """Quotations come in order, do not overlap, and lie inside the text."""
    end = 0
    for quotation in quotations(text, paragraphs(text)):
        assert (
            end
            <= quotation.span.start
            <= quotation.inside.start
            <= quotation.inside.end
            <= quotation.span.end
            <= len(text)
        )
        end = quotation.span.end
