"""Statements: one table row a way in which news attributes words to people."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.claims import Quote
from factcheck.documents import Document
from factcheck.extract.parsing import parse
from factcheck.extract.statements.statements import find_statements


def found(text):
    """The statements of a text."""
    return find_statements(next(iter(parse([text]))), Document(text))


def short(text):
    """(content, speaker, cue, kind) of each statement of a text."""
    return [(s.text, s.speaker, s.cue, s.quote.value) for s in found(text)]


ONE = [
    # reporting clause before, after, inverted
    ("Ada Lind said the bridge was closed.", "the bridge was closed", "Ada Lind", "said", "indirect"),
    ("Ada Lind said that the bridge was closed.", "the bridge was closed", "Ada Lind", "said", "indirect"),
    (
        "The bridge was closed on Monday, Ada Lind said.",
        "The bridge was closed on Monday",
        "Ada Lind",
        "said",
        "indirect",
    ),
    (
        "The bridge was closed on Monday, said Ada Lind, a farmer.",
        "The bridge was closed on Monday",
        "Ada Lind",
        "said",
        "indirect",
    ),
    (
        "More than 300 cows drowned, reports the Harbour Gazette.",
        "More than 300 cows drowned",
        "Harbour Gazette",
        "reports",
        "indirect",
    ),
    (
        "About 40 houses fell, Ada Lind, head of the rescue team, said on Monday.",
        "About 40 houses fell",
        "Ada Lind",
        "said",
        "indirect",
    ),
    # direct quotations
    (
        "“We lost the whole herd in one night,” said Ada Lind.",
        "We lost the whole herd in one night",
        "Ada Lind",
        "said",
        "direct",
    ),
    (
        'Ada Lind said: "We lost the whole herd in one night."',
        "We lost the whole herd in one night.",
        "Ada Lind",
        "said",
        "direct",
    ),
    (
        "«We lost the whole herd in one night,» Ada Lind told the Gazette.",
        "We lost the whole herd in one night",
        "Ada Lind",
        "told",
        "direct",
    ),
    (
        "''We lost the whole herd in one night,'' Ada Lind said.",
        "We lost the whole herd in one night",
        "Ada Lind",
        "said",
        "direct",
    ),
    (
        "Ada Lind backed the plan, saying: “We have waited for this far too long.”",
        "We have waited for this far too long.",
        "Ada Lind",
        "saying",
        "direct",
    ),
    # according to and its kin
    ("According to Ada Lind, 40 houses fell.", "40 houses fell", "Ada Lind", "According to", "indirect"),
    (
        "Forty houses fell, according to the Harbour Institute.",
        "Forty houses fell",
        "Harbour Institute",
        "according to",
        "indirect",
    ),
    ("By Ada Lind's count, 40 houses fell.", "40 houses fell", "Ada Lind", "count", "indirect"),
    # counts, denials, names for things
    ("The Harbour Institute counted 3,252 gulls.", "3,252 gulls", "Harbour Institute", "counted", "indirect"),
    ("Ada Lind put the losses at 457 cows.", "the losses at 457 cows", "Ada Lind", "put", "indirect"),
    ("Ada Lind denied that the wall had moved.", "the wall had moved", "Ada Lind", "denied", "indirect"),
    ('Ada Lind called the plan "a disgrace".', 'the plan "a disgrace"', "Ada Lind", "called", "mixed"),
    ("Ada Lind promised to rebuild the wall.", "to rebuild the wall", "Ada Lind", "promised", "indirect"),
    # nouns as cues
    (
        "The evening ended with Ada Lind's claim that the wall had moved.",
        "the wall had moved",
        "Ada Lind",
        "claim",
        "indirect",
    ),
    # datelines are no content
    (
        "OSLO — The bridge was closed on Monday, Ada Lind said.",
        "The bridge was closed on Monday",
        "Ada Lind",
        "said",
        "indirect",
    ),
    # verbs with a preposition, passives, openers
    ("Ada Lind called for a new wall.", "a new wall", "Ada Lind", "called for", "indirect"),
    (
        "As the Harbour Institute reported, forty houses fell.",
        "forty houses fell",
        "Harbour Institute",
        "reported",
        "indirect",
    ),
    (
        "Most houses could have been saved, Ada Lind was quoted as saying.",
        "Most houses could have been saved",
        "Ada Lind",
        "was quoted as saying",
        "indirect",
    ),
    (
        "Two farmers said the dam had held, while other villagers said they had heard nothing.",
        "the dam had held",
        "two farmers (unnamed)",
        "said",
        "indirect",
    ),
    # a second subject, hyphens, colons and headlines beside the cue
    (
        "The flood took 40 houses, 12 of them in the last hour, the Harbour Office said on Monday.",
        "The flood took 40 houses, 12 of them in the last hour",
        "Harbour Office",
        "said",
        "indirect",
    ),
    (
        "Forty boats sank, the alliance's secretary-general, Ada Lind, said on Monday.",
        "Forty boats sank",
        "Ada Lind",
        "said",
        "indirect",
    ),
    (
        "The wall moved twelve metres, its keeper, Ada Lind, has stated more than once.",
        "The wall moved twelve metres",
        "Ada Lind",
        "has stated",
        "indirect",
    ),
    # unnamed speakers
    (
        "A harbour official said the wall had moved.",
        "the wall had moved",
        "harbour official (unnamed)",
        "said",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "content", "speaker", "cue", "kind"), ONE)
def test_one_statement(text, content, speaker, cue, kind):
    """A sentence with one attribution gives that one, with its speaker, cue and kind."""
    assert (content, speaker, cue, kind) in short(text)


NONE = [
    "The runners were arriving at a race in which he had run 25 miles.",
    "The bridge was closed on Monday.",
    'He joined the "Gold Circle" of donors.',
    "The work went according to plan.",
    "CORRECTION: An earlier version said the wall had moved.",
    "Velt had 26,000 inhabitants before the flood. The harbour has 90 boats.",
    "The council raised the fee to 900 crowns.",
    "The office gave out 900 blankets.",
    "The figures do not show 900 cases.",
    "The harbour master declined to be named.",
    "He founded a group called Harbour Watch, which has 40 members.",
    "The team is trying to lift 40 boats.",
    "",
]


def test_a_correction_says_what_is_right():
    """What the outlet takes back is nobody's statement, what it puts right is its speaker's."""
    text = (
        "CORRECTION — A report in the late edition said that the force was 119,000 strong. That was wrong. "
        "The ambassador to the OSCE, Michael Carpenter, put it at 169,000."
    )
    assert [(s.text, s.speaker) for s in found(text)] == [("it at 169,000", "Michael Carpenter")]


@pytest.mark.parametrize("text", NONE)
def test_no_statement(text):
    """Scare quotes, plans and corrections attribute nothing."""
    assert short(text) == []


SPLIT = [
    ("“The wall moved in the night,” Ada Lind said. “Nobody slept.”", ["The wall moved in the night", "Nobody slept."]),
    ("The wall, Ada Lind said, moved in the night.", ["The wall", "moved in the night"]),
    ("“The wall moved,” Ada Lind said, “and nobody slept.”", ["The wall moved", "and nobody slept."]),
]


@pytest.mark.parametrize(("text", "parts"), SPLIT)
def test_parts_of_one_statement(text, parts):
    """What a cue splits keeps one group."""
    statements = found(text)
    assert [s.text for s in statements] == parts
    assert len({s.group for s in statements}) == 1
    assert statements[0].group is not None


def test_quotation_over_paragraphs():
    """A quotation reopened in the next paragraph is one statement, with the inner opening mark inside."""
    text = "Ada Lind said: “The wall moved in the night.\n\n“Nobody slept after that.”"
    (statement,) = found(text)
    assert statement.text == "The wall moved in the night.\n\n“Nobody slept after that."
    assert statement.quote is Quote.DIRECT
    assert statement.speaker == "Ada Lind"


SPEAKERS = [
    ("Harbour chief Ada Lind came late. Lind said the wall had moved.", "Ada Lind"),
    ("Ada Lind said the wall had moved. She said nobody had slept.", "Ada Lind"),
    (
        "The Norwegian Harbour Ministry said the wall had moved. The ministry said nobody had slept.",
        "Norwegian Harbour Ministry",
    ),
    ("Forty houses fell, the head of the rescue service, Ada Lind, told the Gazette.", "Ada Lind"),
    ("Forty houses fell, declared a spokeswoman for the harbour office, Ada Lind.", "Ada Lind"),
    ("By noon the toll was 40, the governor of Velt, Ada Lind, said on Monday.", "Ada Lind"),
    ("A sociologist in Velt, Ada Lind, said 40 people had come.", "Ada Lind"),
    ("The country's commander-in-chief, General Ada Lind, came. The commander-in-chief said 40 fell.", "Ada Lind"),
    ("According to the team at the Harbour Institute, 40 houses fell.", "Harbour Institute"),
    ("Twelve boats were sold, according to Ada Lind's letter.", "Ada Lind"),
    (
        "The Harbour Ministry said ten fell. The Boat Union said forty had. The ministry said nobody slept.",
        "Harbour Ministry",
    ),
    ("The World Harbour Office (WHOF) said ten had died. Twenty are missing, the WHOF said.", "World Harbour Office"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_last_speaker_is_resolved(text, speaker):
    """Surnames, pronouns, acronyms and definite nouns go back to the name that the document gives."""
    assert found(text)[-1].speaker == speaker


def test_role_goes_with_the_person():
    """The office that stands with the full name belongs to every later statement of that person."""
    statements = found("Deputy Harbour Minister Ada Lind said the wall had moved. Nobody slept, Lind said.")
    assert [s.role for s in statements] == ["Deputy Harbour Minister"] * 2


def test_denial_is_marked():
    """What somebody denies is content, and marked as denied."""
    (statement,) = found("Ada Lind denied that the wall had moved.")
    assert statement.denied


def test_rule_and_confidence():
    """Every statement names its rule family and how far it can be trusted."""
    for statement in found("Ada Lind said the wall had moved. Forty fell, according to the Gazette."):
        assert statement.rule
        assert 0 < statement.confidence <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "''",
                "‘",
                "’",
                "Ada Lind",
                "he",
                "said",
                "says",
                "according to",
                ",",
                ".",
                ":",
                ";",
                "—",
                "\n\n",
                "the wall moved",
                "denied that",
                "40 people",
                "put it",
                "as",
                "📈",
                "\0",
                "\ud800",
                "CORRECTION",
            ]
        ),
        max_size=25,
    )
)
@example(["he", "according to", "denied that", "“"])
def test_any_text_reads_back(words):
    """No order of marks and cues raises, and every span reads back."""
    text = " ".join(words)
    for statement in found(text):
        assert text[statement.start : statement.end] == statement.text
        if statement.cue is not None:
            assert text[statement.cue_start : statement.cue_end] == statement.cue
        if statement.speaker_start is not None:
            assert 0 <= statement.speaker_start < statement.speaker_end <= len(text)
