"""Index files: immutable generations under `indexes/`, and the manifest CURRENT that names the one that counts.

A file is written under another name, flushed to the disk, renamed, and the folder flushed; then the manifest the same
way; only then do old generations go. A crash anywhere leaves the old manifest with its file, or the new one with its.
FAISS files carry no checksum and damaged ones answer wrongly, so the manifest holds size and SHA-256, checked at every
opening.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "indexes"
MANIFEST = "CURRENT"
LOCK = ".build.lock"
FORMAT = 1
_PORTION = 1 << 22


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which file is the index, and of what: the change log up to `seq`, whose hash is `chain`."""

    file: str
    seq: int
    chain: str
    n: int
    workspace: str
    model: str
    dim: int
    kind: str
    faiss: str
    bytes: int
    sha256: str
    format: int = FORMAT


class UnfitError(Exception):
    """Why a stored generation is not used; it is rebuilt from the database instead."""


class Generations:
    """The index files of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER

    def manifest(self) -> Manifest | None:
        """The current manifest; None where there is none.

        Raises:
            UnfitError: it is damaged, or of another format.
        """
        try:
            fields = json.loads((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise UnfitError(f"the manifest cannot be read ({error})") from error
        check = fields.pop("check", None) if isinstance(fields, dict) else None
        if check is None or check != _check(fields):
            raise UnfitError("the manifest is damaged")
        if fields.get("format") != FORMAT:
            raise UnfitError(f"the manifest has format {fields.get('format')}")
        return Manifest(**fields)

    @contextmanager
    def checked(self, manifest: Manifest) -> Iterator[IO[bytes]]:
        """The file of the manifest, open at its beginning, once size and hash are right.

        Raises:
            UnfitError: it is missing or damaged.
        """
        try:
            with (self.folder / manifest.file).open("rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                if size != manifest.bytes:
                    raise UnfitError(f"{manifest.file} has {size} bytes instead of {manifest.bytes}")
                if hashlib.file_digest(stream, "sha256").hexdigest() != manifest.sha256:
                    raise UnfitError(f"{manifest.file} is damaged")
                stream.seek(0)
                yield stream
        except OSError as error:
            raise UnfitError(f"{manifest.file} cannot be read ({error})") from error

    def write(self, name: str, portions: Iterator[bytes]) -> tuple[int, str]:
        """Write one generation durably; return its size and hash."""
        self.folder.mkdir(exist_ok=True)
        return self._replace(name, portions)

    def publish(self, manifest: Manifest) -> None:
        """Make a written generation the current one, then drop the others."""
        fields = asdict(manifest)
        text = json.dumps(fields | {"check": _check(fields)}, indent=1)
        self._replace(MANIFEST, iter([text.encode()]))
        for path in self.folder.iterdir():
            old = path.suffix == ".faiss" and path.name != manifest.file
            if old or path.name.startswith(".new-"):
                with suppress(OSError):
                    path.unlink()

    @contextmanager
    def building(self, *, wait: bool) -> Iterator[bool]:
        """Hold the builder's lock, which the system frees when a process dies; says whether it was free."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / LOCK).open("wb") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True

    def _replace(self, name: str, portions: Iterator[bytes]) -> tuple[int, str]:
        temporary = self.folder / f".new-{os.getpid()}-{name}"
        digest, size = hashlib.sha256(), 0
        try:
            with temporary.open("wb") as stream:
                for portion in portions:
                    stream.write(portion)
                    digest.update(portion)
                    size += len(portion)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self.folder / name)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(self.folder)
        return size, digest.hexdigest()


def portions_of(array: Any) -> Iterator[bytes]:
    """A byte array in portions."""
    for at in range(0, len(array), _PORTION):
        yield array[at : at + _PORTION].tobytes()


def _check(fields: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
