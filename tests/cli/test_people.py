"""annotate, judge, and the lists: claims, documents, sources, speakers, show."""

import json


def test_annotations_appear_beside_matches(factcheck, workspace):
    """A note on a claim and a grade of its source stand beside it when it matches."""
    stored = next(r for r in factcheck("claims", "--json").records if r["doc"] == "courier")
    factcheck("annotate", stored["id"], "--note", "copy of the wire", "--tag", "wire", "--by", "Desk")
    factcheck("annotate", "source:inland-courier", "--grade", "C", "--by", "Desk")
    run = factcheck("check", "12,000 people marched in Belgrade on Saturday.", "--published", "2023-05-22", "--json")
    match = next(m for m in run.records[0]["matches"] if m["document"]["doc"] == "courier")
    assert [(a["note"], a["grade"], a["by"]) for a in match["annotations"]] == [
        ("copy of the wire", None, "Desk"),
        (None, "C6", "Desk"),
    ]


def test_grades_of_source_and_information_stay_apart(factcheck, workspace):
    """A letter grades the source only, a digit the information only; what is not graded is F or 6."""
    factcheck("annotate", "source:harbour-gazette", "--grade", "B2")
    sources = {r["id"]: r["grade"] for r in factcheck("sources", "--json").records}
    assert sources == {"source:harbour-gazette": "B", "source:inland-courier": "F", "source:marsh-review": "F"}


def test_annotate_refuses_what_means_nothing(factcheck, workspace):
    """An unknown id is not found, a wrong grade or an empty annotation is a usage error."""
    assert factcheck("annotate", "ffffffffffff", "--note", "x").code == 3
    assert factcheck("annotate", "source:harbour-gazette", "--grade", "Z9").code == 2
    assert factcheck("annotate", "source:harbour-gazette").code == 2


def test_judge_refuses_an_unknown_decision(factcheck, workspace):
    """The decisions are listed in the hint."""
    a, b = (r["id"] for r in factcheck("claims", "--json").records[:2])
    run = factcheck("judge", a, b, "maybe")
    assert run.code == 2
    assert "unsure" in run.err
    assert factcheck("judge", a, "ffffffffffff", "same").code == 3
    assert factcheck("judge", a, "source:marsh-review", "same").code == 2


def test_lists_name_ids_that_show_understands(factcheck, workspace):
    """Every listed id can be shown whole."""
    for what in ("claims", "documents", "sources", "speakers"):
        records = factcheck(what, "--json").records
        assert records
        for record in records:
            shown = factcheck("show", record["id"], "--json")
            assert shown.code == 0
            assert shown.records[0]["id"] == record["id"]


def test_show_a_document_and_its_parts(factcheck, workspace):
    """A document comes with its text and everything found in it; figures and statements can be shown alone."""
    document = factcheck("show", "gazette", "--json").records[0]
    assert document["text"].startswith("Some 12,000")
    assert document["snapshot"] is None or document["snapshot"].startswith("SHA-256:")
    for part in (*document["figures"], *document["statements"]):
        assert factcheck("show", part["id"], "--json").records[0]["text"] == part["text"]
    assert "12,000" in factcheck("show", document["figures"][0]["id"]).out


def test_show_takes_the_beginning_of_an_id(factcheck, workspace):
    """Short ids are enough while one document fits; an unknown id is not found, with a hint."""
    identifier = factcheck("documents", "--json").records[0]["id"]
    assert factcheck("show", identifier[:6], "--json").records[0]["id"] == identifier
    run = factcheck("show", "ffff", "--json")
    assert run.code == 3
    assert json.loads(run.err)["error"]["hint"]


def test_lists_take_filters(factcheck, workspace):
    """Only what passes is listed."""
    assert {r["source"] for r in factcheck("claims", "--source", "Marsh Review", "--json").records} == {"Marsh Review"}
    assert [r["doc"] for r in factcheck("documents", "--since", "2023-05-22", "--json").records] == ["courier"]
    assert [r["doc"] for r in factcheck("claims", "--unit", "acre", "--json").records] == ["marsh"]
