"""JSON files as one piece."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import BadLine, EmptyText
from factcheck.read import read_inputs

ONE = {"id": "a", "text": "40 boats", "published": "2023-05"}
TWO = {"id": "b", "text": "50 boats"}


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a"])
@pytest.mark.parametrize("indent", [None, 2])
def test_lists_and_objects(tmp_path, name, indent):
    """An object is one document, a list as many, whatever the file is called and however it is laid out."""
    path = tmp_path / name
    path.write_text(json.dumps(ONE, indent=indent))
    assert [d.key for d in read_inputs([str(path)])] == ["a"]
    path.write_text(json.dumps([ONE, TWO], indent=indent))
    assert [(d.key, d.where) for d in read_inputs([str(path)])] == [("a", f"{path}:1"), ("b", f"{path}:2")]


def test_faults_are_named(tmp_path):
    """A broken file is one error; a broken document in a list is one, and the others are read."""
    path = tmp_path / "a.json"
    path.write_text('{"text": \n')
    (error,) = read_inputs([str(path)])
    assert isinstance(error, BadLine)
    path.write_text("[\n" + json.dumps(ONE) + ', {"title": "x"}, 5, {"text": " "}]')
    first, *errors = read_inputs([str(path)])
    assert first.key == "a"
    assert [type(e) for e in errors] == [BadLine, BadLine, EmptyText]
    assert [e.subject for e in errors] == [f"{path}:{n}" for n in (2, 3, 4)]


def test_an_empty_list_gives_nothing(tmp_path):
    """No documents, no errors."""
    (tmp_path / "a.json").write_text("[]")
    assert list(read_inputs([str(tmp_path / "a.json")])) == []
