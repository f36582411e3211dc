"""Annotations and judgements: appended, never changed."""

from __future__ import annotations

import pytest

from factcheck.errors import NotFound
from factcheck.store import clock, corrections

ENGINES = ["sqlite", "postgresql"]


def test_annotations_by_target_in_order(filled):
    """Every target has its own, in the order in which they were made."""
    first = filled.annotate("a", by="me", note="one", grade_source="B", grade_information="2", links=["l"], tags=["t"])
    second = filled.annotate("a", by="you", note="two")
    other = filled.annotate("speaker:marta-lind", by="me", grade_source="C")
    target = filled.find("a").id
    assert filled.annotations([target]) == {target: [first, second]}
    assert filled.annotations()["speaker:marta-lind"] == [other]
    assert (first.grade_source, first.grade_information, first.links, first.tags) == ("B", "2", ("l",), ("t",))
    assert first.created.endswith("Z")


def test_a_clock_that_steps_back_undoes_all_the_same(filled, monkeypatch):
    """What is decided later counts later, whatever the clock says in between."""
    a, b = (filled.find(key).id for key in "ab")
    made = filled.judge("a", "b", "same", by="me")
    monkeypatch.setattr(clock, "now", lambda: "2001-01-01T00:00:00Z")
    undone = filled.judge("b", "a", "undo", by="me")
    assert undone.created == made.created
    assert filled.judgement_between(a, b) is None


def test_a_correction_is_undone_by_a_clock_that_steps_back(filled, monkeypatch):
    """The same of corrections."""
    speaker = "speaker:marta-lind"
    corrections.correct(filled.database, speaker, "reject", by="me")
    assert filled.speaker_states()[speaker] == "rejected"
    monkeypatch.setattr(clock, "now", lambda: "2001-01-01T00:00:00Z")
    corrections.correct(filled.database, speaker, "undo", by="me")
    assert filled.speaker_states().get(speaker) != "rejected"


def test_the_latest_judgement_counts_in_either_order(filled):
    """A pair is one pair, whichever side is named first, and a later decision replaces an earlier one."""
    a, b, c = (filled.find(key).id for key in "abc")
    filled.judge("a", "b", "same", by="me")
    latest = filled.judge("b", "a", "conflict", by="you", why="counted twice")
    assert filled.judgement_between(a, b) == filled.judgement_between(b, a) == latest
    assert filled.judgement_between(a, c) is None
    assert [j.decision for j in filled.judgements()] == ["same", "conflict"]


def test_only_what_is_stored_can_be_annotated(filled):
    """A target that does not exist is refused."""
    with pytest.raises(NotFound):
        filled.annotate("nothing", by="me")
    with pytest.raises(NotFound):
        filled.judge("a", "nothing", "same", by="me")
    assert filled.database.value("SELECT count(*) FROM judgement") == 0
