"""annotations, judgements, edit, confirm, reject, reextract, watch: what people say, and how it is taken back."""

import json


def figure(factcheck, doc, text):
    """The id of a figure of a document."""
    found = factcheck("show", doc, "--json").records[0]["figures"]
    return next(f["id"] for f in found if f["text"] == text)


def test_an_annotation_is_edited_and_deleted_with_its_history(factcheck, workspace):
    """The latest version is shown, every version is kept, a deleted one is shown no more."""
    made = factcheck("annotate", "gazette", "--note", "first", "--tag", "crowd", "--by", "Jo", "--json").records[0]
    factcheck("annotations", "edit", made["id"], "--note", "second", "--grade", "B2", "--by", "Kim")
    (stands,) = factcheck("annotations", "list", "gazette", "--json").records
    assert (stands["note"], stands["grade"], stands["tags"], stands["by"]) == ("second", "B2", ["crowd"], "Kim")
    assert [a["note"] for a in factcheck("show", "gazette", "--json").records[0]["annotations"]] == ["second"]
    assert factcheck("annotations", "delete", made["id"][:9]).code == 0
    assert factcheck("annotations", "list", "--json").records == []
    versions = factcheck("annotations", "history", made["id"], "--json").records
    assert [(v["action"], v["note"]) for v in versions] == [
        ("made", "first"),
        ("edited", "second"),
        ("deleted", "second"),
    ]
    assert factcheck("annotations", "edit", made["id"], "--note", "x").code == 3
    assert factcheck("annotations", "history", "note:none").code == 3


def test_annotations_are_listed_by_tag(factcheck, workspace):
    """A tag chooses."""
    factcheck("annotate", "gazette", "--tag", "crowd")
    factcheck("annotate", "courier", "--tag", "wire", "--tag", "crowd")
    assert len(factcheck("annotations", "list", "--tag", "crowd", "--json").records) == 2
    assert [a["tags"] for a in factcheck("annotations", "list", "--tag", "wire", "--json").records] == [
        ["wire", "crowd"]
    ]


def test_a_judgement_can_be_undone(factcheck, workspace):
    """The one before counts again; with none left the machine does."""
    claim = ("check", "50,000 people marched in Belgrade on Saturday.", "--published", "2023-05-21", "--add", "--json")
    asked = factcheck(*claim).records[0]["figures"][0]["id"]
    other = figure(factcheck, "courier", "12,000")

    def relation():
        run = factcheck("show", asked, "--json").records[0]
        return [j["decision"] for j in run["judgements"]]

    factcheck("judge", asked, other, "same")
    factcheck("judge", other, asked, "different")
    assert factcheck("judgements", "list", "--json").records[0]["decision"] == "different"
    assert factcheck("judge", asked, other, "undo").code == 0
    assert factcheck("judgements", "list", "--json").records[0]["decision"] == "same"
    factcheck("judge", asked, other, "undo")
    assert factcheck("judgements", "list", "--json").records == []
    assert relation() == ["same", "different", "undo", "undo"]
    assert factcheck("judge", asked, other, "undo").code == 3


def test_judgements_are_dumped_and_replayed(factcheck, workspace, tmp_path, monkeypatch):
    """A dump makes the same decisions in another workspace, in order, and none is doubled."""
    a, b = figure(factcheck, "gazette", "12,000"), figure(factcheck, "courier", "12,000")
    for decision in ("same", "conflict", "undo", "unsure"):
        factcheck("judge", a, b, decision, "--by", "Desk")
    path = tmp_path / "judgements.jsonl"
    factcheck("judgements", "dump", path)
    standing = factcheck("judgements", "list", "--json").out
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    factcheck("add", "-", stdin='{"text": "x"}')
    assert factcheck("judgements", "replay", path, "--json").records[0]["judgements"] == 4
    assert factcheck("judgements", "list", "--json").out == standing
    assert factcheck("judgements", "replay", path, "--json").records[0]["unchanged"] == 4
    assert [o["kind"] for o in factcheck("annotations", "orphans", "--json").records] == ["judgement"] * 4


def test_a_correction_counts_at_once_and_everywhere(factcheck, workspace):
    """Check, lists and filters see what a person put in place; `--reset` brings the machine's back."""
    target = figure(factcheck, "courier", "12,000")
    before = factcheck("show", target, "--json").records[0]
    assert before["state"] == "suggested"
    run = factcheck("edit", target, "--low", "13,000", "--high", "13000", "--bound", "exact", "--speaker", "Mira Holt")
    assert run.code == 0
    shown = factcheck("show", target, "--json").records[0]
    assert (shown["low"], shown["bound"], shown["speaker"], shown["state"]) == (
        13000,
        "exact",
        "Mira Holt",
        "confirmed",
    )
    assert shown["text"] == "12,000"
    assert [c["changes"]["low"] for c in shown["corrections"]] == [13000.0]
    assert len(factcheck("claims", "--speaker", "Mira Holt", "--json").records) == 1
    match = factcheck("check", "13,000 people marched in Belgrade on 20 May 2023.", "--json").records[0]["matches"]
    assert (13000, "agrees") in [(m["figure"]["low"], m["relation"]) for m in match]
    assert factcheck("verify").code == 0
    factcheck("edit", target, "--reset")
    after = factcheck("show", target, "--json").records[0]
    assert {k: after[k] for k in ("low", "bound", "speaker", "state")} == {
        k: before[k] for k in ("low", "bound", "speaker", "state")
    }
    assert factcheck("verify").code == 0


def test_a_rejected_figure_answers_nothing(factcheck, workspace):
    """It is shown as rejected, takes no part in any comparison, and comes back when it is confirmed."""
    claim = ("check", "40,000 acres burned near Lowmere.", "--published", "2023-03-02", "--json")

    def found():
        return [m["document"]["doc"] for m in factcheck(*claim).records[0]["matches"] if m["figure"] is not None]

    assert found() == ["marsh"]
    target = figure(factcheck, "marsh", "40,000")
    factcheck("reject", target, "--why", "that was another fire")
    assert found() == []
    assert factcheck("show", "marsh", "--json").records[0]["figures"][0]["state"] == "rejected"
    factcheck("confirm", target)
    assert found() == ["marsh"]


def test_a_speaker_can_be_confirmed_or_rejected(factcheck, workspace):
    """The state stands in the list of speakers."""
    factcheck("confirm", "speaker:ana-petrov")
    states = {r["id"]: r["state"] for r in factcheck("speakers", "--json").records}
    assert states["speaker:ana-petrov"] == "confirmed"
    assert set(states.values()) == {"confirmed", "suggested"}
    assert factcheck("edit", "speaker:ana-petrov", "--speaker", "x").code == 2


def test_edit_refuses_what_a_field_cannot_have(factcheck, workspace):
    """A wrong value, a field of another kind, nothing to change, an unknown id: each with what would be right."""
    target = figure(factcheck, "courier", "12,000")
    statement = factcheck("show", "courier", "--json").records[0]["statements"][0]["id"]
    for arguments in (
        ["--bound", "roughly"],
        ["--low", "many"],
        ["--low", "9e9"],
        ["--as-of", "soon"],
        ["--role", "x"],
        [],
    ):
        assert factcheck("edit", target, *arguments).code == 2, arguments
    assert factcheck("edit", statement, "--low", "3").code == 2
    assert factcheck("edit", statement, "--speaker", "Mira Holt").code == 0
    assert factcheck("edit", "courier", "--low", "3").code == 2
    assert factcheck("edit", "ffffffffffff:f1-2", "--low", "3").code == 3


def test_corrections_survive_a_newer_extraction(factcheck, workspace, monkeypatch):
    """What a person touched stays, also where the new version finds nothing there; the rest is replaced, and shown."""
    from dataclasses import replace

    from factcheck import reextracting
    from factcheck.claims import Extraction
    from factcheck.extract.extractor import extract

    kept, edited = figure(factcheck, "gazette", "50,000"), figure(factcheck, "courier", "12,000")
    factcheck("confirm", kept)
    factcheck("edit", edited, "--measure", "marchers")

    def newer(documents):
        for found in extract(documents):
            figures = tuple(replace(f, measure="folk") for f in found.figures if f.text != "50,000")
            claims = tuple(replace(c, figures=tuple(i for i in c.figures if i < len(figures))) for c in found.claims)
            yield Extraction(found.document, figures, found.statements, claims)

    monkeypatch.setattr(reextracting, "extract", newer)
    dry = factcheck("reextract", "--dry-run", "--json")
    assert factcheck("show", "marsh", "--json").records[0]["figures"][0]["measure"] == "acres"
    assert factcheck("reextract", "--json").out == dry.out
    assert dry.records[0]["kept"] == [kept]
    assert dry.records[2]["differences"][0]["fields"] == {"measure": {"before": "acres", "after": "folk"}}
    measures = {
        f["text"] + d: f["measure"]
        for d in ("gazette", "courier", "marsh")
        for f in factcheck("show", d, "--json").records[0]["figures"]
    }
    assert measures["12,000gazette"] == "folk"
    assert measures["50,000gazette"] == "people"
    assert measures["12,000courier"] == "marchers"
    assert factcheck("verify").code == 0
    assert "No" not in factcheck("reextract").out
    assert all(not r["differences"] for r in factcheck("reextract", "--json").records)


def test_reextract_reads_figures_anew_that_have_no_vector(factcheck, workspace):
    """An older workspace compares as before; `doctor` says what it lacks, and one command brings it."""
    import sqlite3

    assert "every figure was read" in factcheck("doctor").out
    with sqlite3.connect(workspace / "factcheck.db") as database:
        database.execute("UPDATE figure SET vector = NULL")
    assert factcheck("verify").code == 0
    assert factcheck("conflicts", "--json").records
    assert "4 of 4 figures were read by no encoder of this version" in factcheck("doctor").out
    factcheck("reextract", "gazette")
    assert "2 of 4 figures" in factcheck("doctor").out
    factcheck("reextract")
    assert "every figure was read" in factcheck("doctor").out


def test_reextract_leaves_what_it_would_only_round_otherwise(factcheck, workspace):
    """A vector of the same weights stays, though the other runtime made it: nothing is written, nor logged."""
    import sqlite3

    with sqlite3.connect(workspace / "factcheck.db") as database:
        database.execute("UPDATE figure SET vector = CAST(substr(vector, 1, 259) || X'05' AS BLOB)")
        before = database.execute("SELECT vector FROM figure ORDER BY id").fetchall()
        changes = database.execute("SELECT count(*) FROM change").fetchone()
    assert factcheck("reextract").code == 0
    with sqlite3.connect(workspace / "factcheck.db") as database:
        assert database.execute("SELECT vector FROM figure ORDER BY id").fetchall() == before
        assert database.execute("SELECT count(*) FROM change").fetchone() == changes


def test_corrections_travel_with_the_workspace(factcheck, workspace, tmp_path, monkeypatch):
    """An export holds what the machine said and what people said; the import comes to the same values and bytes."""
    target = figure(factcheck, "courier", "12,000")
    factcheck("edit", target, "--place", "Novi Sad", "--speaker", "unknown", "--why", "misread")
    factcheck("reject", figure(factcheck, "marsh", "40,000"))
    factcheck("watch", "people marching")
    note = factcheck("annotate", "gazette", "--note", "one", "--json").records[0]["id"]
    factcheck("annotations", "edit", note, "--note", "two")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    factcheck("export", first)
    shown = factcheck("show", target, "--json").out
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    assert factcheck("import", first).code == 0
    factcheck("export", second)
    assert first.read_bytes() == second.read_bytes()
    assert factcheck("show", target, "--json").out == shown
    assert json.loads(shown)["place"] == "Novi Sad"
    assert factcheck("verify").code == 0


def test_watch_reports_what_is_new_once(factcheck, workspace):
    """What was stored is no news; what comes in is told by `add`, reported once, and gives exit code 1 when asked."""
    factcheck("watch", "How many people marched in Belgrade?")
    assert factcheck("watch", "--exit-code").code == 0
    line = '{"id": "late", "published": "2023-05-23", "text": "Organisers now say 60,000 people marched in Belgrade."}'
    other = '{"id": "other", "text": "The bakery sold 40 loaves on Monday, its owner said."}'
    assert "your question" in factcheck("add", "-", stdin=f"{line}\n{other}").err
    run = factcheck("watch", "--exit-code", "--json")
    assert run.code == 1
    assert [c["document"]["doc"] for c in run.records[0]["claims"]] == ["late"]
    assert factcheck("watch", "--exit-code", "--json").code == 0
    assert factcheck("watch", "--list").out.strip() == "How many people marched in Belgrade?"
    assert factcheck("watch", "How many people marched in Belgrade?", "--remove").code == 0
    assert factcheck("watch", "How many people marched in Belgrade?", "--remove").code == 3


def test_a_grade_of_a_source_is_seen_on_all_its_claims(factcheck, workspace):
    """Grade once: claims, documents and matches of that source carry it; the credibility is the claim's own."""
    claim = next(r["id"] for r in factcheck("claims", "--source", "Marsh Review", "--json").records)
    factcheck("annotate", "source:marsh-review", "--grade", "B")
    factcheck("annotate", claim, "--grade", "2")
    grades = {r["doc"]: r["grade"] for r in factcheck("claims", "--json").records}
    assert grades == {"gazette": "F6", "courier": "F6", "marsh": "B2", "statement": "B6"}
    assert {r["doc"]: r["grade"] for r in factcheck("documents", "--json").records}["statement"] == "B6"
