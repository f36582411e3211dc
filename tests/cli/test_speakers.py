"""speakers: one speaker under several spellings, merged and split by people, and what they decided taken back."""

import json

import pytest

REPORTS = [
    {"id": "a", "text": "Serhiy Cherevatyi said the army had lost 40 tanks.", "published": "2023-07-17"},
    {"id": "b", "text": "Russia lost 40 tanks, Sergei Cherevaty said.", "published": "2023-07-18"},
    {"id": "c", "text": "Anna Berg said 12 houses had burned.", "published": "2023-07-18"},
    {"id": "d", "text": "Lars Berg said 14 houses had burned.", "published": "2023-07-18"},
    {"id": "e", "text": "A senior official said 12 houses had burned.", "published": "2023-07-18"},
    {"id": "f", "text": "A senior official said 13 houses had burned.", "published": "2023-07-19"},
    {"id": "g", "text": "Ann Berg-Moe said 13 houses had burned.", "published": "2023-07-19"},
]


@pytest.fixture
def spoken(factcheck, tmp_path, monkeypatch):
    """A workspace with seven reports."""
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "desk"))
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in REPORTS), encoding="utf-8")
    assert factcheck("add", str(path)).code == 0
    return factcheck


def names(factcheck):
    """The names of each speaker."""
    return [r["names"] for r in factcheck("speakers", "--json").records]


def test_spellings_of_one_person_are_one_speaker(spoken):
    """Transliterations fold; relatives stay apart; a source without a name is one entry, never linked by force."""
    listed = names(spoken)
    assert ["Serhiy Cherevatyi", "Sergei Cherevaty"] in listed
    assert ["Anna Berg"] in listed
    assert ["Lars Berg"] in listed
    (one,) = [r for r in spoken("speakers", "--json").records if len(r["names"]) == 2]
    assert (one["joined"], one["statements"]) == ("machine", 2)


def test_the_filter_finds_every_spelling(spoken):
    """Asked for one spelling, the claims under the other come too."""
    found = spoken("claims", "--speaker", "Sergei Cherevaty", "--json").records
    assert len(found) == 2
    assert len(spoken("claims", "--speaker", "speaker:serhiy-cherevatyi", "--json").records) == 2


def test_a_person_merges_and_undoes(spoken):
    """What a person joins is one, under all names; taken back, the machine counts again."""
    run = spoken("speakers", "merge", "Anna Berg", "Ann Berg-Moe", "--by", "Jo", "--why", "married", "--json")
    assert run.records[0]["names"] == ["Anna Berg", "Ann Berg-Moe"]
    assert run.records[0]["joined"] == "person"
    assert len(spoken("claims", "--speaker", "Anna Berg", "--json").records) == 2
    assert spoken("speakers", "merge", "Anna Berg", "Ann Berg-Moe").code == 2
    assert spoken("speakers", "undo", "Anna Berg", "Ann Berg-Moe").code == 0
    assert ["Anna Berg"] in names(spoken)
    assert spoken("speakers", "undo", "Anna Berg", "Ann Berg-Moe").code == 3


def test_a_persons_word_outranks_the_machine(spoken):
    """Names that the machine joins are two speakers once a person says so, and stay so until that is taken back."""
    assert spoken("speakers", "split", "Sergei Cherevaty", "--by", "Jo").code == 0
    assert ["Serhiy Cherevatyi"] in names(spoken)
    assert ["Sergei Cherevaty"] in names(spoken)
    assert len(spoken("claims", "--speaker", "Sergei Cherevaty", "--json").records) == 1
    refused = spoken("speakers", "merge", "Sergei Cherevaty", "Serhiy Cherevatyi")
    assert refused.code == 2
    assert "Jo told" in refused.err
    assert spoken("speakers", "undo", "speaker:sergei-cherevaty", "speaker:serhiy-cherevatyi").code == 0
    assert ["Serhiy Cherevatyi", "Sergei Cherevaty"] in names(spoken)


def test_decisions_on_speakers_travel(spoken, tmp_path):
    """They are judgements: an export carries them into another workspace."""
    spoken("speakers", "merge", "Anna Berg", "Lars Berg", "--by", "Jo")
    spoken("export", str(tmp_path / "whole.jsonl"))
    other = ("--workspace", str(tmp_path / "other"))
    assert spoken("import", str(tmp_path / "whole.jsonl"), *other).code == 0
    listed = [r["names"] for r in spoken("speakers", *other, "--json").records]
    assert ["Anna Berg", "Lars Berg"] in listed


def test_speakers_that_are_not_there(spoken):
    """A name that fits nobody, or several, is refused with what there is."""
    assert spoken("speakers", "merge", "Nobody Moe", "Anna Berg").code == 3
    several = spoken("speakers", "merge", "Berg", "Serhiy Cherevatyi")
    assert several.code == 3
    assert "speaker:anna-berg" in several.err
    assert spoken("speakers", "split", "Lars Berg").code == 2


def test_merged_speakers_are_one_origin(spoken):
    """What people merged and split decides whose word a repeated figure is; taken back, the names do."""
    origins = lambda: {  # noqa: E731
        m["document"]["doc"]: m["same_origin"]
        for r in spoken("check", "Anna Berg said 12 houses had burned.", "--published", "2023-07-18", "--json").records
        for m in r["matches"]
    }
    before = origins()
    assert before["c"]
    assert spoken("speakers", "merge", "Anna Berg", "Lars Berg", "--by", "Jo").code == 0
    assert origins()["c"]
    assert spoken("speakers", "undo", "Anna Berg", "Lars Berg").code == 0
    assert origins() == before
