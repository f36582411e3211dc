"""Settings: a flag outranks the environment, which outranks factcheck.toml, which outranks the default.

    setting    flag         environment              factcheck.toml   default
    workspace  --workspace  FACTCHECK_WORKSPACE      –                nearest parent that has one, else the data folder
    model      –            FACTCHECK_MODEL          model = "…"      the packaged all-MiniLM-L6-v2
    author     --by         FACTCHECK_AUTHOR         author = "…"     the name of the user's account
    database   –            FACTCHECK_DATABASE_URL   –                the file factcheck.db in the workspace

With a database URL the records are on a PostgreSQL server, and the workspace is a folder for caches alone.
factcheck.toml stands in the workspace. `factcheck doctor` prints each setting with where it comes from.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError, WorkspaceLocked

DATABASE = "factcheck.db"
FILE = "factcheck.toml"
_URL = "FACTCHECK_DATABASE_URL"
_KEYS = {"model": "FACTCHECK_MODEL", "author": "FACTCHECK_AUTHOR"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it comes from."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run."""

    workspace: Setting
    model: Setting
    author: Setting
    database: Setting | None = None

    @property
    def url(self) -> str | None:
        """The server of the records; None where they are in the workspace's own file."""
        return None if self.database is None else self.database.value

    @property
    def folder(self) -> Path:
        """The workspace's folder, which may not exist yet."""
        return Path(self.workspace.value)


def load_settings(workspace: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings for a run started in the current folder.

    Raises:
        UsageError: factcheck.toml is broken or holds a key that means nothing, or a setting asks for what is not there.
    """
    url = environment.get(_URL)
    folder = _workspace(workspace, environment, url)
    stored = _read(Path(folder.value) / FILE)
    defaults = {"model": "packaged", "author": environment.get("USER") or environment.get("LOGNAME") or "unknown"}

    def pick(key: str) -> Setting:
        if variable := environment.get(_KEYS[key]):
            return Setting(variable, _KEYS[key])
        if key in stored:
            return Setting(stored[key], FILE)
        return Setting(defaults[key], "default")

    return Settings(folder, pick("model"), pick("author"), Setting(url, _URL) if url else None)


def _workspace(flag: str | None, environment: Mapping[str, str], url: str | None) -> Setting:
    if flag:
        return Setting(str(Path(flag).expanduser().absolute()), "--workspace")
    if variable := environment.get("FACTCHECK_WORKSPACE"):
        return Setting(str(Path(variable).expanduser().absolute()), "FACTCHECK_WORKSPACE")
    here = Path.cwd()
    for folder in () if url else (here, *here.parents):
        if (folder / DATABASE).is_file():
            return Setting(str(folder), "nearest parent folder")
    import platformdirs

    if url:  # a folder of its own for each server, or their caches would push each other out
        name = hashlib.sha256(url.encode()).hexdigest()[:12]
        return Setting(
            str(Path(platformdirs.user_cache_dir("factcheck", appauthor=False)) / name), "user's cache folder"
        )
    return Setting(platformdirs.user_data_dir("factcheck", appauthor=False), "user's data folder")


def _read(path: Path) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except NotADirectoryError as error:
        raise UsageError(
            "the workspace is a folder, and a file is in its way",
            subject=str(path.parent),
            hint="choose another --workspace",
        ) from error
    except PermissionError as error:
        raise WorkspaceLocked(
            "the folder may not be looked into",
            subject=str(path.parent),
            hint="change its permissions or choose another --workspace",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"not a readable TOML file ({error})", subject=str(path), hint="mend or remove it") from error
    for key, value in content.items():
        if key not in _KEYS or not isinstance(value, str):
            raise UsageError(
                f"{key} = {value!r} means nothing here",
                subject=str(path),
                hint=f"known keys, each a text: {', '.join(sorted(_KEYS))}",
            )
    return content
