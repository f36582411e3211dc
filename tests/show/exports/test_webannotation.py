"""W3C Web Annotations of our own and of other programs."""

import json

FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationPage",
    "items": [
        {
            "type": "Annotation",
            "creator": "acct:jo@example.org",
            "created": "2023-05-22T10:00:00Z",
            "body": [{"type": "TextualBody", "value": "their own count", "format": "text/markdown"},
                     {"type": "TextualBody", "purpose": "tagging", "value": "crowd"}],
            "target": {"source": "https://example.org/march", "selector": [
                {"type": "TextPositionSelector", "start": 9999, "end": 10008},
                {"type": "TextQuoteSelector", "exact": "more than 50,000", "prefix": "“We were ", "suffix": " on the"},
            ]},
        },
        {
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "gone"},
            "target": {"source": "https://example.org/march",
                       "selector": {"type": "TextQuoteSelector", "exact": "nobody ever wrote this"}},
        },
        {"type": "Annotation", "body": "elsewhere", "target": "https://example.org/other"},
    ],
}  # fmt: skip


def test_annotations_of_another_program_are_anchored_by_their_quote(factcheck, empty, tmp_path):
    """The quote decides, a wrong position does not matter; what fits nothing is kept and listed, and goes out again."""
    text = "Police counted 12,000.\n\n“We were more than 50,000 on the streets,” said Ana Petrov."
    factcheck("add", "-", stdin=json.dumps({"id": "march", "text": text, "url": "https://example.org/march"}))
    page = tmp_path / "page.json"
    page.write_text(json.dumps(FOREIGN), encoding="utf-8")
    run = factcheck("import", page, "--json")
    assert run.records[0]["annotations"] == 3
    (found,) = [a for a in factcheck("annotations", "list", "--json").records if a["tags"] == ["crowd"]]
    claim = factcheck("show", found["target"], "--json").records[0]
    assert "more than 50,000" in claim["text"]
    assert (found["note"], found["by"]) == ("their own count", "acct:jo@example.org")
    orphans = factcheck("annotations", "orphans", "--json").records
    assert [(o["note"], o["target"]) for o in orphans] == [
        ("gone", "elsewhere:https://example.org/march"),
        ("elsewhere", "elsewhere:https://example.org/other"),
    ]
    again = json.loads(factcheck("export", "--format", "webannotation").out)
    assert any("nobody ever wrote this" in json.dumps(item) for item in again["items"])
    assert factcheck("import", page, "--json").records[0]["unchanged"] == 3


def test_edited_and_deleted_annotations_survive_the_trip(factcheck, workspace, tmp_path, monkeypatch):
    """Former versions travel beside the items, so nothing of the history is lost and no reader shows them."""
    one = factcheck("annotate", "gazette", "--note", "one", "--json").records[0]["id"]
    two = factcheck("annotate", "courier", "--note", "two", "--json").records[0]["id"]
    factcheck("annotations", "edit", one, "--note", "one, mended", "--by", "Kim")
    factcheck("annotations", "delete", two)
    before = factcheck("export", "--format", "annotations").out
    page = tmp_path / "page.json"
    factcheck("export", page, "--format", "webannotation")
    assert [item["body"][0]["value"] for item in json.loads(page.read_text())["items"]] == ["one, mended"]
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    factcheck("import", page)
    assert factcheck("export", "--format", "annotations").out == before
    assert [a["note"] for a in factcheck("annotations", "list", "--json").records] == ["one, mended"]
