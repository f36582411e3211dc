"""Files are written whole or not at all."""

import pytest

from factcheck.errors import UsageError
from factcheck.show.files import write_whole


def test_writes_and_counts(tmp_path):
    """All texts, in order; the number of them comes back."""
    assert write_whole(tmp_path / "out", ["a\n", "b\n"]) == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a\nb\n"


def test_failure_leaves_the_old_file(tmp_path):
    """An error in the middle leaves the older file and no rubbish."""
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")

    def broken():
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(path, broken())
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_missing_folder_is_named(tmp_path):
    """A folder that does not exist is an error with its name and the fix."""
    with pytest.raises(UsageError) as raised:
        write_whole(tmp_path / "none" / "out", ["x"])
    assert "none" in str(raised.value)
    assert raised.value.hint
