"""Bad input: each gives the promised exit code, names the place and the fix, and loses nothing."""

import json
import os
import resource
import shutil
import subprocess
import sys

import pytest

GOOD = '{"id": "good", "text": "Police counted 12 people."}\n'
LARGE = 50 * 1000 * 1000


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "white space"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "text"),
        ("coded.txt", "Полиция насчитала 12 человек.".encode("koi8-r"), "encod"),
        ("large.txt", b"word " * (LARGE // 5), "5 MB"),
        ("no_text.jsonl", b'{"id": "a"}\n', "text"),
        ("not_json.jsonl", b'{"id": "a", "text": \n', "JSON"),
        ("no_date.jsonl", b'{"text": "Police counted 12.", "published": "last week"}\n', "YYYY-MM-DD"),
        ("number.jsonl", b'{"text": 12}\n', "text"),
    ],
)
def test_bad_document(factcheck, empty, tmp_path, name, content, told):
    """The bad one is told with its place and skipped, the good ones beside it go in, the exit code is 4."""
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "a.jsonl").write_text(GOOD, encoding="utf-8")
    (inputs / name).write_bytes(content)
    (inputs / "z.jsonl").write_text(GOOD.replace("good", "last"), encoding="utf-8")
    run = factcheck("add", inputs, "--json")
    assert run.code == 4
    assert sorted(r["status"] for r in run.records) == ["added", "added", "failed"]
    error = next(r["error"] for r in run.records if r["status"] == "failed")
    assert name in error["subject"]
    assert told in f"{error['message']} {error['hint']}"
    assert [d["doc"] for d in factcheck("documents", "--json").records] == ["good", "last"]
    assert factcheck("extract", inputs, "--json").code == 4


BAD_COMMANDS = [
    # command, exit code, kind, what is named, a word of the message, a word of the hint
    ("add no/such/file.txt", 3, "not_found", "no/such/file.txt", "no such file", "factcheck check"),
    ("add *.nothing", 3, "not_found", "*.nothing", "pattern", "folder"),
    ("add ftp://example.org/a", 2, "usage", "ftp://example.org/a", "only http and https", "give the file"),
    ("add FILE --published 2023-02-30", 2, "usage", "--published", "no date", "YYYY-MM-DD"),
    ("add FILE --columns foo", 2, "usage", "--columns", "foo", "FIELD=COLUMN"),
    ("add FILE --columns colour=a", 2, "usage", "--columns", "colour=a", "text"),
    ("add FILE --workspace FILE", 2, "usage", "FILE", "a file is in its way", "--workspace"),
    ("add FILE --workers 2 --cluster tcp://h:1", 2, "usage", "--workers", "either", "leave one out"),
    ("check 12_people --published last_week", 2, "usage", "--published", "last_week", "YYYY-MM-DD"),
    ("check 12_people --since 2023-13", 2, "usage", "--since", "no date", "YYYY-MM-DD"),
    ("check 12_people --limit 0", 2, "usage", None, "--limit", "factcheck check --help"),
    ("check EMPTY", 4, "unreadable", "TEXT", "empty", "give a sentence"),
    ("check", 2, "usage", None, "TEXT or --file", "factcheck check"),
    ("check --file no.txt", 3, "not_found", "no.txt", "no such file", "factcheck check"),
    ("check 12_people --workspace no/where", 3, "not_found", "no/where", "no workspace", "factcheck add"),
    ("search EMPTY", 4, "unreadable", "TEXT", "empty", "give a sentence"),
    ("timeline EMPTY", 2, "usage", "", "no word", "like"),
    ("watch EMPTY", 2, "usage", "", "no word", "like"),
    ("watch nothing --remove", 3, "not_found", "nothing", "nobody", "factcheck watch --list"),
    ("compare one", 2, "usage", None, "two texts", "factcheck compare"),
    ("compare --file no.jsonl", 3, "not_found", "no.jsonl", "no such file", '"a"'),
    ("compare --file JUNK", 4, "unreadable", "JUNK", "binary", '"a"'),
    ("show nothing", 3, "not_found", "nothing", "nothing is stored", "factcheck documents"),
    ("show EMPTY", 3, "not_found", "", "nothing is stored", "factcheck documents"),
    ("cite nothing", 3, "not_found", "nothing", "nothing is stored", "factcheck documents"),
    ("cite gazette --format xml", 2, "usage", "xml", "no such format", "footnote"),
    ("annotate nothing --note x", 3, "not_found", "nothing", "nothing is stored", "factcheck documents"),
    ("annotate gazette", 2, "usage", "gazette", "something to say", "--note"),
    ("annotate gazette --grade Z9", 2, "usage", "Z9", "no such grade", "B2"),
    ("annotate gazette --link nowhere", 2, "usage", "nowhere", "no link", "https://"),
    ("annotations edit note:0 --note x", 3, "not_found", "note:0", "no such annotation", "annotations list"),
    ("judge CLAIM OTHER undo", 3, "not_found", "CLAIM OTHER", "nobody judged", "judgements list"),
    ("judge CLAIM OTHER maybe", 2, "usage", "maybe", "no such decision", "same"),
    ("judge CLAIM CLAIM same", 2, "usage", "CLAIM", "beside itself", "another"),
    ("judge gazette OTHER same", 2, "usage", "gazette", "only what is claimed", "factcheck claims"),
    ("judgements replay no.jsonl", 3, "not_found", "no.jsonl", "no such file", "judgements dump"),
    ("speakers merge Nobody Else", 3, "not_found", "Nobody", "no such speaker", "factcheck speakers"),
    ("edit FIGURE --low many", 2, "usage", "low", "no number", "12000"),
    ("edit FIGURE --low 9 --high 3", 2, "usage", "FIGURE", "above", "both"),
    ("edit FIGURE --as-of monday", 2, "usage", "as_of", "no time", "YYYY-MM-DD"),
    ("import no.jsonl", 3, "not_found", "no.jsonl", "no such file", "factcheck export"),
    ("import BROKEN", 4, "unreadable", "BROKEN:2", "no export", "factcheck export"),
    ("import JUNK", 4, "unreadable", "JUNK", "no export", "factcheck export"),
    ("restore no.db --workspace no/where", 3, "not_found", "no.db", "no such file", "factcheck backup"),
    ("restore FILE", 2, "usage", None, "a workspace already", "--workspace"),
    ("backup no/where/copy.db", 2, "usage", "no/where", "no such folder", "make it"),
    ("index model no/model", 3, "not_found", "no/model", "no model folder", "packaged"),
    ("migrate mysql://host/base", 2, "usage", "mysql:…", "PostgreSQL", "postgresql+psycopg://"),
    ("report no.txt", 3, "not_found", "no.txt", "no such file", "factcheck check"),
    ("frobnicate", 2, "usage", None, "frobnicate", "factcheck --help"),
]


@pytest.mark.parametrize(
    ("command", "code", "kind", "named", "said", "fix"), BAD_COMMANDS, ids=[row[0] for row in BAD_COMMANDS]
)
def test_bad_command(factcheck, workspace, tmp_path, monkeypatch, command, code, kind, named, said, fix):
    """What, where and the fix, in words and as JSON, with the promised exit code; what is stored stays as it was."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "FILE").write_text("Police counted 12 people.", encoding="utf-8")
    (tmp_path / "JUNK").write_bytes(b"\x00\xff\xfe" * 500)
    (tmp_path / "BROKEN").write_text("\n[nope\n", encoding="utf-8")
    claims = factcheck("claims", "--json").records
    figure = factcheck("show", claims[0]["doc"], "--json").records[0]["figures"][0]
    stored = factcheck("export").out
    ids = {"CLAIM": claims[0]["id"], "OTHER": claims[1]["id"], "FIGURE": figure["id"], "EMPTY": ""}

    def filled(word):
        return ids.get(word, word).replace("_", " ") if word not in ("as_of", "last_week") else word

    words = [filled(word) for word in command.split()]
    run = factcheck(*words)
    assert run.code == code
    assert "Traceback" not in run.err
    assert said in run.err
    assert fix in run.err
    if named:
        assert " ".join(filled(word) for word in named.split()) in run.err
    if command.split()[0] not in ("backup", "restore", "report"):
        error = json.loads(factcheck(*words, "--json").err.splitlines()[-1])["error"]
        assert error["kind"] == kind
        assert said in error["message"]
        assert fix in error["hint"]
    assert factcheck("export").out == stored


def test_bad_pipe(factcheck, workspace, monkeypatch):
    """Standard input that is empty or no text is refused, not checked."""
    import io

    assert factcheck("check", "-", stdin=" \n").code == 4
    assert factcheck("add", "-", stdin="").code == 4
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\xff\x13" * 300), encoding="utf-8"))
    run = factcheck("check", "-", "--json")
    assert run.code == 4
    assert "binary" in json.loads(run.err)["error"]["message"]


def test_a_bad_line_of_pairs(factcheck, tmp_path):
    """The line is named, and the pairs beside it are compared."""
    pairs = tmp_path / "pairs.jsonl"
    good = {"id": "good", "a": {"text": "12 people died."}, "b": {"text": "30 people died."}}
    pairs.write_text('{"a": 3}\nnope\n' + json.dumps(good) + "\n", encoding="utf-8")
    run = factcheck("compare", "--file", pairs, "--json")
    assert run.code == 4
    assert [record["id"] for record in run.records] == ["good"]
    told = [json.loads(line)["error"] for line in run.err.splitlines()]
    assert [error["subject"] for error in told] == [f"{pairs}:1", f"{pairs}:2"]
    assert all(error["hint"] for error in told)


def without_rights(*arguments, cwd):
    """One run as somebody who may only do what the permissions of a file say: root gives that right up first."""
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    if os.geteuid() == 0:
        capsh = shutil.which("capsh")
        if capsh is None:
            pytest.skip("root, and no capsh to give up its rights")
        dropped = "--drop=cap_dac_override,cap_dac_read_search,cap_fowner"
        command = [capsh, dropped, "--", "-c", 'exec "$@"', "factcheck", *command]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=os.environ)


def test_no_permission(factcheck, workspace, tmp_path):
    """A closed folder is told, what lies beside it goes in; a closed file or target gives three lines, no traceback."""
    inputs = tmp_path / "inputs"
    (inputs / "closed").mkdir(parents=True)
    (inputs / "a.jsonl").write_text(GOOD, encoding="utf-8")
    secret = tmp_path / "secret.jsonl"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(0)
    (inputs / "closed").chmod(0)
    try:
        run = without_rights("add", inputs, cwd=tmp_path)
        assert (run.returncode, run.stdout.split(":")[0]) == (4, "Added 1 document")
        assert f"{inputs / 'closed'}: cannot be read" in run.stderr
        for command, code in [
            (("add", secret), 4),
            (("import", secret), 4),
            (("compare", "--file", secret), 4),
            (("add", inputs / "closed" / "a.txt"), 4),
            (("check", "12 people", "--workspace", inputs / "closed"), 7),
            (("export", inputs / "closed" / "x.jsonl"), 2),
            (("backup", inputs / "closed" / "x.db"), 4),
        ]:
            run = without_rights(*command, cwd=tmp_path)
            assert run.returncode == code, (command, run.stderr)
            what, fix = run.stderr.splitlines()[:2]
            assert what.startswith("factcheck: ")
            assert str(tmp_path) in what
            assert fix.startswith("  ")
    finally:
        (inputs / "closed").chmod(0o700)


def test_full_disk(factcheck, workspace, tmp_path):
    """The store says that there is no room, what was acknowledged is there, and nothing is half stored."""
    articles = tmp_path / "articles.jsonl"
    line = {"text": "Police counted 12 people.\n" + "The sky was blue and calm. " * 1600}
    articles.write_text("".join(json.dumps(line | {"id": f"n{i}"}) + "\n" for i in range(100)), encoding="utf-8")

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    command = [sys.executable, "-m", "factcheck", "add", str(articles), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, preexec_fn=small)
    assert done.returncode == 4
    assert json.loads(done.stderr.splitlines()[-1])["error"]["kind"] == "store_full"
    acknowledged = [json.loads(text)["doc"] for text in done.stdout.splitlines()]
    stored = [d["doc"] for d in factcheck("documents", "--json").records]
    assert stored[:4] == ["gazette", "courier", "marsh", "statement"]
    assert set(acknowledged) <= set(stored)
    assert factcheck("verify").code == 0
