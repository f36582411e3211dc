"""Hostile files: each gives a clear error or a text within ten seconds and a gigabyte, and the batch goes on."""

import json
import subprocess
import sys
from pathlib import Path

import hostile
import pytest

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 10, 1000
READ = """
import json, resource, sys, time
from factcheck.documents import Document
from factcheck.read import read_inputs
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
for name in sys.argv[1:]:
    started, found = time.monotonic(), []
    for item in read_inputs([name]):
        told = item.text[:40] if isinstance(item, Document) else item.message + (item.hint or "")
        found = (found + [[type(item).__name__, told]])[:50]
    status = open("/proc/self/status").read()  # ru_maxrss would also hold what the parent had before exec
    used = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(json.dumps([name, time.monotonic() - started, used, found]), flush=True)
"""
TOLD = {
    "password.pdf": ("Protected", "password"), "scanned.pdf": ("Scanned", "text layer"), "half.pdf": ("Damaged", "cut off"),
    "spoiled.pdf": ("Damaged", "broken"), "no-xref.pdf": ("Damaged", "broken"), "empty-page.pdf": ("EmptyText", "without any text"),
    "password.docx": ("Protected", "password"), "encrypted-zip.docx": ("Protected", "password"), "half.docx": ("Damaged", "cut off"),
    "old.doc": ("NotText", "old office"), "no-document.docx": ("NotText", "ZIP"), "sheet.xlsx": ("NotText", "CSV"),
    "slides.pptx": ("NotText", "PDF"), "text.odt": ("NotText", "OpenDocument"), "empty.docx": ("EmptyText", "without any text"),
    "laughs.docx": ("Damaged", "broken"), "file-entity.docx": ("EmptyText", "without any text"), "picture.html": ("NotText", "picture"),
    "deep.html": ("EmptyText", "no article"), "no-items.xml": ("EmptyText", "without items"), "half-feed.json": ("Damaged", "cut off"),
    "encrypted.eml": ("Protected", "encrypted"), "spoiled.warc": ("Damaged", "digest"), "no-pages.warc": ("EmptyText", "no page"),
    "deep.json": ("BadLine", "JSON"), "half-review.json": ("BadLine", "cut off"), "only-head.csv": ("EmptyText", "without rows"),
    "open-quote.csv": ("BadLine", "quotation mark"), "laughs.md": ("BadLine", "references"), "gzip.txt": ("NotText", "gzip"),
    "flate-bomb.pdf": ("Damaged", "Limit"), "nested-bomb.pdf": ("Damaged", "Limit"), "operators.pdf": ("Damaged", "given up"),
    "zip-bomb.docx": ("TooLarge", "unpacks"), "bomb.warc": ("TooLarge", "64 MB"), "huge.txt": ("TooLarge", "5 MB"),
    "endless.pdf": ("TooLarge", "pages"),
}  # fmt: skip


def read(folder, names):
    """Make the files, then read them one after the other in one limited process; gives its answer for each."""
    subprocess.run([sys.executable, str(HERE / "hostile.py"), str(folder), *names], check=True)
    command = [sys.executable, "-c", READ, *(str(folder / name) for name in names)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(name).name for name, *_ in answers] == names
    return answers


def check(answers):
    """Every file is answered in time and within memory, with what is wrong and what to do."""
    for path, seconds, megabytes, found in answers:
        name = Path(path).name
        assert seconds < SECONDS, (name, seconds)
        assert megabytes < MEGABYTES, (name, megabytes)
        assert found, name
        if name in TOLD:
            kind, words = TOLD[name]
            assert any(k == kind and words in told for k, told in found), (name, found)


def test_there_are_enough():
    """At least sixty."""
    assert len(hostile.FILES) >= 60
    assert set(TOLD) <= set(hostile.FILES)


def test_hostile_files(tmp_path):
    """Those that are quick to make."""
    check(read(tmp_path, sorted(set(hostile.FILES) - hostile.HEAVY)))


@pytest.mark.slow
def test_heavy_hostile_files(tmp_path):
    """Bombs and mazes."""
    check(read(tmp_path, sorted(hostile.HEAVY)))


def test_a_cut_off_archive_gives_what_it_has(tmp_path):
    """The pages before the fault are kept, and the fault is told."""
    answers = read(tmp_path, ["half.warc.gz", "wild-length.warc"])
    assert [kind for kind, _ in answers[0][3]] == ["Document", "Damaged"]
    assert answers[1][3][-1][0] == "Damaged"
