"""Settings and where they come from."""

import pytest

from factcheck.errors import UsageError
from factcheck.settings import DATABASE, load_settings


def test_workspace_flag_outranks_environment(tmp_path):
    """The flag outranks FACTCHECK_WORKSPACE."""
    settings = load_settings(str(tmp_path / "a"), {"FACTCHECK_WORKSPACE": str(tmp_path / "b")})
    assert (settings.folder, settings.workspace.origin) == (tmp_path / "a", "--workspace")


def test_workspace_from_environment(tmp_path):
    """FACTCHECK_WORKSPACE outranks the folders above."""
    assert load_settings(None, {"FACTCHECK_WORKSPACE": str(tmp_path)}).folder == tmp_path


def test_workspace_is_the_nearest_parent_that_has_one(tmp_path, monkeypatch):
    """A folder with factcheck.db is found from any folder below it."""
    (tmp_path / "factcheck.db").touch()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    settings = load_settings(None, {})
    assert (settings.folder, settings.workspace.origin) == (tmp_path, "nearest parent folder")


def test_workspace_defaults_to_the_data_folder(tmp_path, monkeypatch):
    """Without any workspace it is the user's data folder."""
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}).workspace.origin == "user's data folder"


def test_file_environment_and_default(tmp_path):
    """factcheck.toml outranks the default, the environment outranks the file."""
    (tmp_path / "factcheck.toml").write_text('author = "Desk"\n', encoding="utf-8")
    assert load_settings(str(tmp_path), {"USER": "someone"}).author.value == "Desk"
    assert load_settings(str(tmp_path), {"FACTCHECK_AUTHOR": "Me"}).author.origin == "FACTCHECK_AUTHOR"
    assert load_settings(str(tmp_path / "x"), {"USER": "someone"}).author.value == "someone"


@pytest.mark.parametrize("content", ["author = 3", "auhtor = 'x'", "= broken", b"\xff\xfe"])
def test_broken_file(tmp_path, content):
    """A broken file or a key that means nothing is named, with the fix."""
    path = tmp_path / "factcheck.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError) as raised:
        load_settings(str(tmp_path), {})
    assert str(path) in str(raised.value)
    assert raised.value.hint


URL = "postgresql+psycopg://desk:secret@host/base"


def test_records_on_a_server_leave_caches_in_a_folder_of_their_own(tmp_path, monkeypatch):
    """With a database URL no workspace is looked for; each server has its own cache folder, unless one is named."""
    (tmp_path / DATABASE).touch()
    monkeypatch.chdir(tmp_path)
    settings, other = (load_settings(None, {"FACTCHECK_DATABASE_URL": url}) for url in (URL, URL + "2"))
    assert (settings.url, settings.workspace.origin) == (URL, "user's cache folder")
    assert settings.folder != other.folder
    assert load_settings(str(tmp_path), {"FACTCHECK_DATABASE_URL": URL}).folder == tmp_path
    assert load_settings(None, {}).url is None
