"""Progress: shown on a terminal after two seconds, with a bar where the number is known."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from factcheck.cli import progress as module
from factcheck.cli.progress import Progress, documents_in


class Terminal(io.StringIO):
    """Standard error on a screen."""

    def isatty(self):
        """Yes."""
        return True


@pytest.fixture
def screen(monkeypatch):
    """A terminal, and a clock that stands until it is moved."""
    shown = Terminal()
    shown.now = 0.0
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=shown))  # pytest puts its own back into the real one
    monkeypatch.setattr(module.time, "monotonic", lambda: shown.now)
    return shown


def test_short_work_is_quiet(screen):
    """Nothing is shown within two seconds."""
    with Progress() as progress:
        screen.now = 1.9
        progress.advance(claims=3)
    assert screen.getvalue() == ""


def test_long_work_says_how_far_it_is(screen):
    """Documents, claims and the seconds left; the line is wiped at the end."""
    with Progress() as progress:
        progress.expect(100)
        screen.now = 10.0
        progress.advance(25, claims=1500)
        assert "25 %" in screen.getvalue()
        assert "25 documents · 1,500 claims · 30 s left" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_pipe_sees_nothing(monkeypatch):
    """Where standard error is no terminal, nothing is written or counted."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Progress() as progress:
        progress._started = -100.0
        progress.advance()
    assert sys.stderr.getvalue() == ""
    assert documents_in(["."]) is None


def test_documents_are_counted_beforehand(screen, tmp_path):
    """Lines of JSON Lines, one for any other file; unknown for what is no file."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.jsonl").write_text("{}\n" * 7)
    (tmp_path / "folder" / "b.jsonl").write_text("{}\n" * 3)
    (tmp_path / "folder" / "c.txt").write_text("text")
    assert documents_in([str(tmp_path)]) == 11
    assert documents_in([str(tmp_path / "a.jsonl"), "-"]) is None
