"""Inputs: files, folders, patterns and standard input."""

from __future__ import annotations

import io
import os

import pytest

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, NotFound, NotText, TooLarge, Unreadable
from factcheck.read import read_inputs, readers

TEXTS = [
    (b"plain caf\xc3\xa9 \xf0\x9f\x93\x88", "plain café 📈"),
    (b"\xef\xbb\xbfwith a mark\r\n", "with a mark\r\n"),
    ("über 40".encode("utf-16"), "über 40"),
    (b"\xfe\xff" + "40 men".encode("utf-16-be"), "40 men"),
    ("“Señor Muñoz” – 40 €, he said, naïvely".encode("cp1252"), "“Señor Muñoz” – 40 €, he said, naïvely"),
    (b"a null \x00 in the middle", "a null \x00 in the middle"),
    (b"{not json} 40 men", "{not json} 40 men"),
    (b"[1] According to a list", "[1] According to a list"),
    (b"x" * 100_000, "x" * 100_000),
]
REFUSED = [
    (b"", EmptyText, "empty"),
    (b" \n\t\r\n", EmptyText, "white space"),
    (b"\xef\xbb\xbf", EmptyText, "white space"),
    (b"%PDF-1.7 \xe2\xe3", Damaged, "PDF"),
    (b"PK\x03\x04rest", Damaged, "ZIP"),
    (bytes(range(256)) * 20, NotText, "binary"),
    (b"\x00" * 5000, NotText, ""),
    ("сорок человек, сказал он".encode("cp1251"), NotText, "iconv"),
    ("сорок человек, сказал он".encode("koi8-r"), NotText, "iconv"),
    ("čtyřicet mužů řekl".encode("iso-8859-2"), NotText, "iconv"),
    ("日本語の文章です。".encode("shift-jis"), NotText, "iconv"),
    ("no mark at all".encode("utf-16-le"), NotText, "UTF-16LE"),
    ("no mark at all".encode("utf-16-be"), NotText, "UTF-16BE"),
    (b"\xff\xfe\x00\xd8", NotText, "UTF-16"),
    ("40".encode("utf-32"), NotText, "UTF-32"),
]


@pytest.mark.parametrize(("raw", "expected"), TEXTS)
def test_texts(tmp_path, raw, expected):
    """The text is the decoded file, to the character; the bytes are kept; the name does not matter."""
    for name in ("a.txt", "b.md", "c.unknown", "d"):
        (tmp_path / name).write_bytes(raw)
        (document,) = read_inputs([str(tmp_path / name)])
        assert (document.text, document.raw, document.where) == (expected, raw, str(tmp_path / name))


@pytest.mark.parametrize(("raw", "kind", "said"), REFUSED)
def test_what_is_no_text_is_refused(tmp_path, raw, kind, said):
    """Nothing is guessed: the error names the file, and what to try."""
    (tmp_path / "a.txt").write_bytes(raw)
    (error,) = read_inputs([str(tmp_path / "a.txt")])
    assert type(error) is kind
    assert said in f"{error.message} {error.hint}"
    assert error.subject == str(tmp_path / "a.txt")


def test_content_decides_not_the_name(tmp_path):
    """JSON Lines in a .txt file are JSON Lines."""
    (tmp_path / "list.txt").write_text('{"text": "a"}\n{"text": "b"}\n')
    assert [d.text for d in read_inputs([str(tmp_path / "list.txt")])] == ["a", "b"]


def test_a_single_object_over_several_lines(tmp_path):
    """A text that only begins with a brace is a text."""
    (tmp_path / "a").write_text("{\\rtf1 once 40 men}")
    assert [d.text for d in read_inputs([str(tmp_path / "a")])] == ["{\\rtf1 once 40 men}"]


def test_folders_are_read_by_name_without_hidden_files(tmp_path):
    """Depth first, sorted, hidden files and folders left out, links to folders not followed."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/deep/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "c" / "loop").symlink_to(tmp_path)
    assert [d.text for d in read_inputs([str(tmp_path)])] == ["a.txt", "b/1.txt", "b/2.txt", "c/deep/3.txt"]


def test_patterns(tmp_path):
    """A pattern names what fits it, in order; a file whose name looks like a pattern is taken as it is."""
    for name in ("2.txt", "1.txt", "3.md", "[x].txt"):
        (tmp_path / name).write_text(name)
    assert [d.text for d in read_inputs([str(tmp_path / "[0-9].txt")])] == ["1.txt", "2.txt"]
    assert [d.text for d in read_inputs([str(tmp_path / "[x].txt")])] == ["[x].txt"]


@pytest.mark.parametrize("name", ["none.txt", "*.none", "none/", ""])
def test_a_missing_input_stops_before_anything_is_read(tmp_path, monkeypatch, name):
    """A mistyped name is an error at once, not after an hour of reading."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    if name:
        with pytest.raises(NotFound):
            read_inputs(["a.txt", name])


def test_standard_input_may_be_a_text():
    """Standard input is sniffed like a file."""
    (document,) = read_inputs(["-"], io.BytesIO(b"40 men came"))
    assert (document.text, document.raw) == ("40 men came", b"40 men came")


def test_a_text_that_is_too_large(tmp_path, monkeypatch):
    """One text has a limit, and the error says how to pass it."""
    monkeypatch.setattr(readers.Input.whole, "__defaults__", (1000,))
    (tmp_path / "a.txt").write_text("x" * 2000)
    (error,) = read_inputs([str(tmp_path / "a.txt")])
    assert isinstance(error, TooLarge)
    assert "JSON Lines" in error.hint


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    """Errors come in their place."""
    (tmp_path / "1.txt").write_text("one")
    (tmp_path / "2.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "3.txt").write_text("three")
    (tmp_path / "4.txt").symlink_to(tmp_path / "gone")
    found = list(read_inputs([str(tmp_path / name) for name in ("1.txt", "2.txt", "3.txt", "4.txt")]))
    assert [type(thing) for thing in found] == [Document, NotText, Document, Unreadable]


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may read everything")
def test_a_file_without_permission(tmp_path):
    """What may not be read is an error like any other."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.txt").chmod(0)
    (error,) = read_inputs([str(tmp_path / "a.txt")])
    assert isinstance(error, Unreadable)
