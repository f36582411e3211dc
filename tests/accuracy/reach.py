"""What this version reaches on the gold corpus, and on one that nothing was made from. `make accuracy` prints both.

`python tests/accuracy/reach.py --pin` raises the floors, which are of the gold corpus.

A floor is only ever lowered with `--pin --allow-regression`.
"""

import hashlib
import sys
import tempfile
import tomllib
from pathlib import Path

from everyday import score_pairs
from marked import HELD_OUT
from scoring import GOLD, rows_of, score_checks, score_disputes, score_extraction

FLOORS = Path(__file__).resolve().parents[2] / "seeds" / "floors.toml"


def corpus_sha256():
    """The hash of the corpus that floors belong to."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(GOLD.glob("*.jsonl")))).hexdigest()


def reach(folder, corpus=GOLD):
    """All scores: a corpus extracted, added to a workspace in the folder, its checks asked, its conflicts listed.

    And everyday pairs compared: those that were read for mistakes, and beside another corpus those that were not.
    """
    from factcheck import extract_documents, open_workspace
    from factcheck.show.outcomes import dispute_record
    from factcheck.show.records import extraction_record

    documents = documents_of(corpus)
    extracted = {e.document.doc: extraction_record(e) for e in extract_documents(documents)}
    with open_workspace(folder) as workspace:
        assert all(addition.status == "added" for addition in workspace.add(documents))
        answered = asked(workspace, corpus)
        listed = [dispute_record(dispute) for dispute in workspace.conflicts()]
    checked = score_checks(answered, corpus)
    pairs = score_pairs("read" if corpus == GOLD else "unread")
    return score_extraction(extracted, corpus) | checked | score_disputes(listed, corpus) | pairs


def documents_of(corpus):
    """The documents of a corpus."""
    from factcheck import Document, read_inputs

    return [item for item in read_inputs([str(corpus / "documents.jsonl")]) if isinstance(item, Document)]


def asked(workspace, corpus):
    """The matches that each check of a corpus gets in a workspace, by check id."""
    from factcheck import Document
    from factcheck.show.outcomes import checked_record

    answered = {}
    checks = [Document(c["text"], key=c["id"], published=c["published"]) for c in rows_of(corpus, "checks")]
    for checked in workspace.check(checks, limit=20):
        answered.setdefault(checked.document.doc, []).extend(checked_record(checked)["matches"])
    return answered


def pin(reached, *, allow_regression):
    """Write the floors; an older floor that is higher stays, unless a regression is allowed."""
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    lines = [
        "# Figures on tests/gold and tests/everyday that no version may fall under.",
        "# Written by `python tests/accuracy/reach.py --pin`.",
        f'corpus_sha256 = "{corpus_sha256()}"',
        "",
        "[floors]",
    ]
    for name, score in reached.items():
        floor = int(score * 1000) / 1000
        kept = floor if allow_regression else max(floor, old.get(name, 0))
        lines.append(f'"{name}" = {kept:.3f}')
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    """Measure, print, and pin where asked."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        reached, unread = reach(folder), reach(other, HELD_OUT)
    print(f"{'':40}  gold  held out")
    for name, score in reached.items():
        print(f"{name:40} {score:.3f}  {unread[name]:.3f}" if name in unread else f"{name:40} {score:.3f}")
    if "--pin" in sys.argv:
        pin(reached, allow_regression="--allow-regression" in sys.argv)


if __name__ == "__main__":
    main()
