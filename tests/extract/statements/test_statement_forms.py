"""Statements by form: whole sentences, quotation marks of every kind, verbs of speech, and what must always hold."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.documents import Document
from factcheck.extract.parsing import parse
from factcheck.extract.statements.statements import confidence, find_statements

FORMS = [
    json.loads(row)
    for row in (Path(__file__).parent / "statement_forms.jsonl").read_text(encoding="utf-8").splitlines()
]
MARKS = [
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("''", "''"),
    ("``", "''"),
    ("'", "'"),
    ("‘", "’"),
]
AROUND = [
    ("{q}We lost the herd in one night,{p} said Ada Lind.", ["We lost the herd in one night"]),
    ("{q}We lost the herd in one night,{p} Ada Lind said.", ["We lost the herd in one night"]),
    ("Ada Lind said: {q}We lost the herd in one night.{p}", ["We lost the herd in one night."]),
    ("{q}We lost the herd,{p} Ada Lind said. {q}It took one night.{p}", ["We lost the herd", "It took one night."]),
]
VERBS = [
    "said", "announced", "claimed", "argued", "stated", "warned", "insisted", "suggested", "acknowledged",
    "explained", "declared", "confirmed", "admitted", "testified", "recalled", "complained", "observed",
    "remarked", "stressed", "conceded", "alleged", "maintained", "predicted", "estimated", "concluded",
    "agreed", "emphasised", "reiterated", "repeated", "revealed", "indicated", "cautioned", "boasted",
    "lamented", "joked", "speculated", "added", "noted", "wrote", "tweeted", "reported", "believed", "hoped",
    "feared", "thought",
]  # fmt: skip
PATTERNS = [
    "{who} {verb} that the bridge was closed.",
    "The bridge was closed, {who} {verb}.",
]


def found(text):
    """The statements of a text."""
    return find_statements(next(iter(parse([text]))), Document(text))


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["text"][:60])
def test_forms(row):
    """Content, speaker, cue, kind and denial of whole sentences, read one by one."""
    told = found(row["text"])
    got = [[s.text, s.speaker, s.cue, s.quote.value, *["denied"] * s.denied] for s in told]
    assert got == row["statements"]


@pytest.mark.parametrize(("opening", "closing"), MARKS)
@pytest.mark.parametrize(("pattern", "contents"), AROUND)
def test_quotation_marks_of_every_kind(opening, closing, pattern, contents):
    """The mark that opens decides which one closes; halves of one quotation are one statement."""
    statements = found(pattern.format(q=opening, p=closing))
    assert [s.text for s in statements] == contents
    assert {(s.speaker, s.quote.value) for s in statements} == {("Ada Lind", "direct")}
    assert len({s.group for s in statements}) == 1


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_verbs_of_speech_and_thought(verb, pattern):
    """Before and behind what is said."""
    (statement,) = found(pattern.format(who="Ada Lind", verb=verb))
    assert statement.text.lower() == "the bridge was closed"
    assert (statement.speaker, statement.cue, statement.quote.value) == ("Ada Lind", verb, "indirect")


def test_every_rule_has_a_measured_confidence():
    """A rule that was measured has its own share, any other that of all."""
    assert confidence("quotation") > confidence("clause") > confidence("floating")
    assert 0 < confidence("no such rule") < 1


PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "''", "«", "»", "‘", "’", "said", "Ada Lind", "he", "according to", ",", ".", ";", ":",
         "40", "\n\n", "the ministry", "that", "who", "claims", "to", "(", ")", "—", "not", "by", "as",
         "put", "at", "it"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_any_order_of_words_and_marks_is_survived(pieces):
    """Nothing raises, and every span reads back."""
    text = " ".join(pieces)
    for statement in found(text):
        assert text[statement.start : statement.end] == statement.text
        if statement.speaker_start is not None:
            assert text[statement.speaker_start : statement.speaker_end].strip()
        if statement.cue_start is not None:
            assert text[statement.cue_start : statement.cue_end] == statement.cue


def test_time_grows_no_faster_than_the_text():
    """Four times the text takes at most about four times as long; the parse is left out."""
    quoted = "“We lost 40 houses,” said Ada Lind. “And so did they.”\n\n"
    article = quoted + "The mayor denied that 40 houses fell. He added more.\n\n"
    took = []
    for times in (10, 40):
        text = article * times
        parsed = next(iter(parse([text])))
        runs = []
        for _ in range(3):
            start = time.process_time()
            find_statements(parsed, Document(text))
            runs.append(time.process_time() - start)
        took.append(min(runs))
    assert took[1] < 4 * 2.5 * took[0] + 0.05
