"""add, extract, remove, export, import."""

import json

from factcheck.settings import DATABASE

FIGURE = {
    "doc", "start", "end", "text", "low", "high", "bound", "unit", "measure", "subject", "event", "place", "as_of",
    "speaker",
}  # fmt: skip
STATEMENT = {
    "doc", "start", "end", "text", "group", "speaker", "speaker_start", "speaker_end", "role", "cue", "cue_start",
    "cue_end", "quote",
}  # fmt: skip


def test_extract_emits_the_promised_fields_and_true_spans(factcheck, reports_file):
    """Every record has the promised fields, and every text stands at its offsets."""
    run = factcheck("extract", reports_file, "--json")
    texts = {
        json.loads(line)["id"]: json.loads(line)["text"]
        for line in reports_file.read_text(encoding="utf-8").splitlines()
    }
    assert [record["doc"] for record in run.records] == list(texts)
    for record in run.records:
        assert all(set(figure) >= FIGURE for figure in record["figures"])
        assert all(set(statement) >= STATEMENT for statement in record["statements"])
        for part in (*record["figures"], *record["statements"], *record["claims"]):
            assert texts[record["doc"]][part["start"] : part["end"]] == part["text"]
    figures = [figure["low"] for record in run.records for figure in record["figures"]]
    assert figures == [12000, 50000, 12000, 40000]


def test_extract_stores_nothing(factcheck, empty, reports_file):
    """No workspace comes into being."""
    factcheck("extract", reports_file, "--json")
    assert not empty.exists()


def test_extract_in_a_pipe_is_tab_separated(factcheck, reports_file):
    """Without a terminal and without --json there is a header and a row a find."""
    lines = factcheck("extract", reports_file).out.splitlines()
    assert lines[0].split("\t")[:2] == ["doc", "kind"]
    assert all(len(line.split("\t")) == len(lines[0].split("\t")) for line in lines)


def test_add_acknowledges_each_document(factcheck, empty, reports_file):
    """One line a document with counts; a second run says unchanged and stores nothing more."""
    first = factcheck("add", reports_file, "--json")
    assert first.code == 0
    assert [(r["doc"], r["status"]) for r in first.records] == [
        ("gazette", "added"), ("courier", "added"), ("marsh", "added"), ("statement", "added"),
    ]  # fmt: skip
    assert {"doc", "id", "status", "claims", "figures", "statements", "conflicts", "error"} <= set(first.records[0])
    again = factcheck("add", reports_file, "--json")
    assert {r["status"] for r in again.records} == {"unchanged"}
    assert len(factcheck("documents", "--json").records) == 4


def test_add_counts_conflicts_with_what_was_there(factcheck, workspace):
    """A new figure that contradicts a stored one is counted at once."""
    line = json.dumps(
        {"id": "new", "published": "2023-05-21", "text": "About 30,000 people marched in Belgrade on 20 May 2023."}
    )
    run = factcheck("add", "-", "--json", stdin=line)
    assert run.records[0]["conflicts"] == 1
    other = line.replace('"new"', '"newer"').replace("30,000", "31,000")
    assert "1 figure may conflict with what was there before." in factcheck("add", "-", stdin=other).err


def test_add_skips_a_broken_line_and_goes_on(factcheck, empty, tmp_path):
    """A broken line is named with file and line; the others go in; the exit code is 4."""
    path = tmp_path / "wire.jsonl"
    path.write_text(
        '{"id": "a", "text": "Police counted 12 people."}\nnot json\n'
        '{"id": "b"}\n{"id": "c", "text": "She said it was fine."}\n'
    )
    run = factcheck("add", path, "--json")
    assert run.code == 4
    assert [r["status"] for r in run.records] == ["added", "failed", "failed", "added"]
    assert run.records[1]["error"]["subject"] == f"{path}:2"
    assert [r["doc"] for r in factcheck("documents", "--json").records] == ["a", "c"]


def test_remove_keeps_annotations(factcheck, workspace):
    """A removed document is gone from answers; what people said of it is kept."""
    identifier = factcheck("documents", "--json").records[2]["id"]
    factcheck("annotate", identifier, "--note", "check with the fire service")
    assert factcheck("remove", identifier).code == 0
    assert [r["doc"] for r in factcheck("documents", "--json").records] == ["gazette", "courier", "statement"]
    exported = factcheck("export", "--format", "annotations").records
    assert [(r["target"], r["note"]) for r in exported] == [(identifier, "check with the fire service")]


def test_export_import_round_trip(factcheck, workspace, tmp_path, monkeypatch):
    """Exporting the workspace that was imported gives the same bytes."""
    claim = factcheck("claims", "--json").records[0]["id"]
    factcheck("annotate", claim, "--note", "seen", "--grade", "B2", "--tag", "crowd", "--by", "Desk")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    factcheck("export", first)
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    assert factcheck("import", first).code == 0
    factcheck("export", second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes()
    assert factcheck("verify").code == 0


def test_web_annotations_round_trip(factcheck, workspace, tmp_path, monkeypatch):
    """Annotations and judgements survive a trip as W3C Web Annotations, and nothing is doubled."""
    a, b = (r["id"] for r in factcheck("claims", "--json").records[:2])
    factcheck(
        "annotate",
        a,
        "--note",
        "seen",
        "--grade",
        "B2",
        "--tag",
        "crowd",
        "--link",
        "https://example.org/x",
        "--by",
        "Desk",
    )
    factcheck("judge", a, b, "same", "--why", "one march", "--by", "Desk")
    before = factcheck("export", "--format", "annotations").out
    page = tmp_path / "page.json"
    factcheck("export", page, "--format", "webannotation")
    assert json.loads(page.read_text(encoding="utf-8"))["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert "0 annotations" in factcheck("import", page).out
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    run = factcheck("import", page, "--json")
    assert run.records[0]["annotations"] == 1
    assert set(run.records[0]["orphans"]) == {a, b}
    assert factcheck("export", "--format", "annotations").out == before


def test_export_refuses_an_unknown_format(factcheck, workspace):
    """An unknown format is a usage error that lists the known ones."""
    run = factcheck("export", "--format", "xml")
    assert run.code == 2
    assert "webannotation" in run.err


def test_nothing_is_made_by_asking(factcheck, empty):
    """Asking a workspace that does not exist is not found, and makes none."""
    run = factcheck("claims", "--json")
    assert run.code == 3
    assert json.loads(run.err)["error"]["kind"] == "not_found"
    assert not (empty / DATABASE).exists()


def test_add_completes_what_the_input_does_not_say(factcheck, empty, tmp_path):
    """Source and date are given for a plain text; what a document says of itself stands."""
    (tmp_path / "a.txt").write_text("Police counted 12 people on Monday.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "b", "text": "Police counted 13.", "source": "Own Outlet"}', encoding="utf-8"
    )
    factcheck(
        "add", tmp_path / "a.txt", tmp_path / "b.jsonl", "--source", "Harbour Gazette", "--published", "2023-05-22"
    )
    documents = factcheck("documents", "--json").records
    assert [(d["source"], d["published"]) for d in documents] == [
        ("Harbour Gazette", "2023-05-22"),
        ("Own Outlet", "2023-05-22"),
    ]
    assert factcheck("add", tmp_path / "a.txt", "--published", "soon").code == 2


def test_another_language_is_kept_and_marked(factcheck, empty, tmp_path):
    """It is stored, said to be foreign, and not extracted; the English document beside it is."""
    german = "Das Ministerium teilte am Montag mit, dass mehr als 1200 Menschen ihre Häuser in Lowmere verloren haben."
    english = "The ministry said on Monday that more than 1,200 people had lost their homes at Lowmere in the flood."
    (tmp_path / "de.txt").write_text(german, encoding="utf-8")
    (tmp_path / "en.txt").write_text(english, encoding="utf-8")
    run = factcheck("add", tmp_path / "de.txt", tmp_path / "en.txt", "--json")
    assert [(r["language"], r["figures"], r["claims"]) for r in run.records] == [("de", 0, 0), ("en", 1, 1)]
    assert "another language" in factcheck("extract", tmp_path / "de.txt").err
    assert [d["language"] for d in factcheck("documents", "--json").records] == ["de", "en"]
