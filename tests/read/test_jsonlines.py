"""JSON Lines: good lines become documents, each bad line an error with its place."""

from __future__ import annotations

import io
import json

import pytest

from factcheck.documents import Document, DocumentKind
from factcheck.errors import BadLine, EmptyText, TooLarge
from factcheck.read import jsonlines, read_inputs

BAD = [
    ('{"text": 5}', BadLine, '"text" is a number'),
    ('{"text": null}', BadLine, 'no field "text"'),
    ('{"title": "only"}', BadLine, "it has title"),
    ("{}", BadLine, "no field at all"),
    ("[1, 2]", BadLine, "a list, not an object"),
    ('"text"', BadLine, "a text, not an object"),
    ("nonsense", BadLine, "no JSON"),
    ('{"text": "cut off', BadLine, "no JSON"),
    ('{"text": "a", "published": "soon"}', BadLine, "\"published\" is 'soon'"),
    ('{"text": "a", "published": "2023-02-30"}', BadLine, "no date"),
    ('{"text": "a", "published": ["2023"]}', BadLine, "no date"),
    ('{"text": "a", "published": true}', BadLine, "no date"),
    ('{"text": "a", "title": ["x"]}', BadLine, '"title" is a list'),
    ('{"text": "a", "id": {}}', BadLine, '"id" is an object'),
    ('{"text": "a \\ud83d b"}', BadLine, "half of a character"),
    ('{"text": "a", "source": "\\udc00"}', BadLine, '"source" holds half'),
    ('{"text": ""}', EmptyText, "empty"),
    ('{"text": " \\n\\t"}', EmptyText, "white space"),
    ("[" * 5000, BadLine, "no JSON"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", BadLine, "no JSON"),
    ("\x00", BadLine, "no JSON"),
]


def read(text):
    """What the lines give, read from a stream."""
    raw = text if isinstance(text, bytes) else text.encode()
    return list(read_inputs(["-"], io.BytesIO(b'{"text": "first"}\n' + raw + b'\n{"text": "last"}\n')))


@pytest.mark.parametrize(("line", "kind", "message"), BAD)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, kind, message):
    """The error names its place and what is wrong; the lines around it are read."""
    first, error, last = read(line)
    assert (first.text, last.text) == ("first", "last")
    assert type(error) is kind
    assert error.subject == "-:2"
    assert message in f"{error.message} {error.hint}"
    assert error.exit_code == 4


def test_all_fields():
    """Every field is taken as given, unknown ones are left."""
    line = {
        "id": "n-1", "source": "S", "title": "T", "published": "2023-07", "url": "https://example.org", "author": "A",
        "text": " 12 boats \r\n", "kind": "claim", "speaker": "Ivo Brandt", "rating": "false", "colour": 3,
    }  # fmt: skip
    document = read(json.dumps(line))[1]
    assert document == Document(
        " 12 boats \r\n",
        "n-1",
        "S",
        "T",
        "A",
        "2023-07",
        "https://example.org",
        DocumentKind.CLAIM,
        "Ivo Brandt",
        "false",
        None,
        "-:2",
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023", "2023"),
        (2023, "2023"),
        ("2023-07", "2023-07"),
        ("2023-07-17T08:00:00+02:00", "2023-07-17"),
        ("", None),
        (None, None),
    ],
)
def test_dates(given, expected):
    """Dates, months, years and points in time are dates of publication."""
    assert read(json.dumps({"text": "a", "published": given}))[1].published == expected


def test_blank_lines_and_marks_are_no_documents():
    """A byte order mark, blank lines and Windows line ends are passed over."""
    found = list(read_inputs(["-"], io.BytesIO(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n  \n{"text": "b"}')))
    assert [(d.text, d.where) for d in found] == [("a", "-:1"), ("b", "-:4")]


def test_a_line_that_is_no_utf8():
    """One wrongly encoded line does not spoil the file."""
    first, error, last = read(b'{"text": "caf\xe9"}')
    assert (first.text, last.text, type(error)) == ("first", "last", BadLine)


def test_numbers_as_keys_are_taken_as_written():
    """A caller's key may be a number."""
    assert read('{"text": "a", "id": 17}')[1].key == "17"


def test_a_line_too_long_is_skipped_as_it_streams_by(monkeypatch):
    """The limit holds for a line, not for the file; what follows is read."""
    monkeypatch.setattr(jsonlines, "LARGEST", 1000)
    found = read('{"text": "' + "x" * 5_000_000 + '"}')
    assert [type(thing) for thing in found] == [Document, TooLarge, Document]
    assert len(read("\n".join('{"text": "ok"}' for _ in range(500)))) == 502


def test_memory_does_not_grow_with_the_file():
    """Nearly three megabytes of lines are read within one."""
    import tracemalloc

    class Long(io.RawIOBase):
        left = 14

        def read(self, _=-1):
            self.left -= 1
            return (b'{"text": "' + b"words " * 1000 + b'"}\n') * 34 if self.left > 0 else b""

    read(json.dumps({"text": "words " * 1000}))  # what is loaded once, as the models of languages, is loaded
    tracemalloc.start()
    count = sum(isinstance(d, Document) for d in read_inputs(["-"], Long()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 13 * 34
    assert peak < 1_000_000
