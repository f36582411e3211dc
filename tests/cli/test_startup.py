"""Starting up: what may be imported before a command needs it."""

import subprocess
import sys

HEAVY = ("numpy", "sqlalchemy", "sqlmodel", "faiss", "torch", "rich", "spacy", "sentence_transformers")


def imported_by(*arguments: str) -> set[str]:
    """The names of all modules that a run of the command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factcheck", *arguments], capture_output=True, text=True, check=True
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_help_imports_nothing_heavy():
    """`--help` and the bare command answer without the libraries that only commands need."""
    for arguments in (("--help",), (), ("--version",), ("check", "--help")):
        modules = imported_by(*arguments)
        assert not [name for name in HEAVY if name in modules], arguments


def test_extract_imports_no_torch_and_no_database(tmp_path):
    """`extract` runs without a workspace, a database or torch."""
    article = tmp_path / "article.txt"
    article.write_text("The ministry said 12 people died in the flood.", encoding="utf-8")
    modules = imported_by("extract", str(article), "--json")
    assert not [name for name in ("torch.nn", "sqlalchemy", "sqlmodel", "faiss") if name in modules]
