"""Bad input: each gives the promised exit code, names the place and the fix, and loses nothing."""

import json
import os
import resource
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


@pytest.mark.parametrize(
    "command", [["show", "nothing"], ["annotate", "nothing", "--note", "x"], ["remove", "nothing"]]
)
def test_unknown_id(factcheck, workspace, command):
    """Exit 3, the id is named, and there is a hint."""
    run = factcheck(*command, "--json") if command[0] == "show" else factcheck(*command)
    assert run.code == 3
    assert "nothing" in run.err


def test_missing_file(factcheck, empty):
    """Exit 3 and the name."""
    run = factcheck("add", "no/such/file.txt", "--json")
    assert run.code == 3
    assert json.loads(run.err)["error"]["subject"] == "no/such/file.txt"


def test_full_disk(factcheck, workspace, tmp_path):
    """The store says that there is no room, what was acknowledged is there, and nothing is half stored."""
    articles = tmp_path / "articles.jsonl"
    line = {"text": "Police counted 12 people.\n" + "The sky was blue and calm. " * 400}
    articles.write_text("".join(json.dumps(line | {"id": f"n{i}"}) + "\n" for i in range(400)), encoding="utf-8")

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
