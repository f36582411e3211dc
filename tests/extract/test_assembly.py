"""Claims: the sentences that carry figures and statements."""

from factcheck import Document, extract_documents
from factcheck.extract.assembly import LONG_QUOTATION


def claims(text):
    """The claims of a text with the texts of what they carry."""
    (found,) = extract_documents([Document(text)])
    return [
        (c.text, [found.figures[i].text for i in c.figures], [found.statements[i].text for i in c.statements])
        for c in found.claims
    ]


def test_a_claim_is_the_sentence_that_carries_a_figure_or_statement():
    """Other sentences are no claims; each claim knows what it carries."""
    text = "The sun shone. Police counted 12 buses. Nobody slept.\n\nThe town is calm, the mayor said."
    found = claims(text)
    assert [claim for claim, _, _ in found] == ["Police counted 12 buses.", "The town is calm, the mayor said."]
    assert found[0][1] == ["12"]
    assert found[1][2] == ["The town is calm"]


def test_a_quotation_of_several_sentences_stays_in_one_claim():
    """A short quotation and its cue are one claim."""
    text = "“We saw it. Nobody believed us. It was there,” said Ana Petrov."
    assert [claim for claim, _, _ in claims(text)] == [text]


def test_a_long_quotation_is_cut_at_its_sentences():
    """The encoder reads only so far: a long quotation gives a claim a sentence, each with the statement."""
    sentence = "We have seen the river rise every spring, and every spring the town asked for a wall. "
    text = f"“{(sentence * 8).strip()}” said Ana Petrov."
    assert len(text) > LONG_QUOTATION
    found = claims(text)
    assert len(found) == 8
    assert all(len(statements) == 1 for _, _, statements in found)
    assert "".join(claim for claim, _, _ in found).replace(" ", "") == text.replace(" ", "")


def test_claims_come_in_order_and_read_back():
    """Spans are in order and do not overlap."""
    text = "Police counted 12 people. “It was 30,” said Ana Petrov. By 2023, 40 were there.\n\nSome 50 came."
    (found,) = extract_documents([Document(text)])
    ends = 0
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.start >= ends
        ends = claim.end
