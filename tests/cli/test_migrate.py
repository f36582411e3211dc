"""The command migrate: to a server and back, with the records where the environment says."""

from __future__ import annotations


def test_there_and_back(workspace, factcheck, schema, tmp_path, monkeypatch):
    """The export is the same at every station, and the server answers as the file did."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = factcheck("export").out
    asked = ("check", "At least 50,000 people marched in Belgrade on Saturday.", "--published", "2023-05-21", "--json")
    answer = factcheck(*asked).out
    moved = factcheck("migrate", schema, "--json")
    assert moved.code == 0
    assert moved.records[0]["copied"] == moved.records[0]["documents"] == 4
    monkeypatch.delenv("FACTCHECK_WORKSPACE")
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", schema)
    assert factcheck("export").out == before
    assert factcheck("check", *asked[1:]).out == answer
    assert factcheck("verify").code == 0
    assert factcheck("doctor").code == 0
    assert factcheck("index", "rebuild").code == 0
    refused = factcheck("backup", tmp_path / "file")
    assert (refused.code, "pg_dump" in refused.err) == (2, True)
    assert factcheck("restore", tmp_path / "file").code == 2
    assert factcheck("migrate", tmp_path / "back").out.startswith("Copied 4 of 4 documents")
    monkeypatch.delenv("FACTCHECK_DATABASE_URL")
    assert factcheck("export", "--workspace", tmp_path / "back").out == before


def test_a_server_that_is_not_there(factcheck, monkeypatch):
    """It is an error of its own, soon, and tells nothing secret."""
    from factcheck.store.engines import postgresql

    monkeypatch.setattr(postgresql, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", "postgresql+psycopg://desk:secret@127.0.0.1:1/base")
    run = factcheck("claims", "--json")
    assert (run.code, "unreachable" in run.err, "secret" in run.err) == (7, True, False)
