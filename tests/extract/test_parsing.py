"""The masked parse: offsets lead back to the text, quotations are set aside."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.parsing import parse


def parsed(text):
    """One text, parsed."""
    return next(iter(parse([text])))


def test_long_quotation_is_set_aside():
    """A quotation that opens its clause stands in the parse as a dummy at its own offsets."""
    text = "“We think the wall moved in the night,” Ada Lind said."
    (paragraph,) = parsed(text).paragraphs
    assert [q.inside.of(text) for q in paragraph.masked] == ["We think the wall moved in the night,"]
    assert "think" not in paragraph.main.doc.text
    assert "think" in paragraph.insides[0].doc.text


def test_quoted_fragment_stays():
    """A few quoted words remain part of their sentence."""
    (paragraph,) = parsed('Ada Lind called it "a very great shame indeed".').paragraphs
    assert paragraph.masked == ()


def test_unwanted_paragraphs_are_not_parsed():
    """The gate spares the parse; the paragraph is still there."""
    first, second = next(iter(parse(["One.\nTwo."], lambda p: p == "Two."))).paragraphs
    assert first.main is None
    assert second.main is not None


def test_documents_come_in_order():
    """Batched parsing keeps the order of the texts."""
    texts = [f"Document {i} is here." for i in range(70)]
    assert [p.text for p in parse(texts)] == texts


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_tokens_lead_back(text):
    """Every token's span lies in the text, in order."""
    for paragraph in parsed(text).paragraphs:
        at = paragraph.span.start
        for token in paragraph.main.doc:
            assert at <= paragraph.main.start(token) <= paragraph.main.end(token) <= paragraph.span.end
            at = paragraph.main.start(token)
