"""Index files: immutable generations under `indexes/`, and the manifest CURRENT that names the one that counts.

A generation is the claims' ids, their vectors and, where there are many, their codes, a file each. Every file is
written under another name, flushed to the disk, renamed, and the folder flushed; then the manifest the same way; only
then do old generations go. A crash anywhere leaves the old manifest with its files, or the new one with its. Neither
numbers nor FAISS files carry a checksum, and damaged ones answer wrongly, so the manifest holds sizes and SHA-256,
checked at every opening.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import mmap
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "indexes"
MANIFEST = "CURRENT"
LOCK = ".build.lock"
FORMAT = 2
IDS, VECTORS, CODES = "ids", "vectors", "codes"
PARTS = (IDS, VECTORS, CODES)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files are the index, and of what: the change log up to `seq`, whose hash is `chain`.

    `parts` gives size in bytes and SHA-256 of the file NAME.PART.
    """

    name: str
    seq: int
    chain: str
    n: int
    workspace: str
    model: str
    dim: int
    kind: str
    faiss: str
    parts: Mapping[str, tuple[int, str]]
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

    def opened(self, manifest: Manifest) -> dict[str, mmap.mmap]:
        """The files of a manifest by part, mapped for reading, once sizes and hashes are right.

        Raises:
            UnfitError: one is missing or damaged.
        """
        return {part: self._opened(f"{manifest.name}.{part}", *check) for part, check in manifest.parts.items()}

    def write(self, name: str, portions: Iterable[bytes | memoryview]) -> tuple[int, str]:
        """Write one file durably; return its size and hash."""
        self.folder.mkdir(parents=True, exist_ok=True)
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

    def publish(self, manifest: Manifest) -> None:
        """Make a written generation the current one, then drop the others."""
        fields = asdict(manifest)
        text = json.dumps(fields | {"check": _check(fields)}, indent=1)
        self.write(MANIFEST, [text.encode()])
        self.drop_but(manifest.name)

    def drop_but(self, name: str | None) -> None:
        """Remove every index file that is not of this generation; who has one mapped keeps it."""
        for path in self.folder.iterdir():
            ours = path.suffix[1:] in PARTS or path.suffix == ".faiss" or path.name.startswith(".new-")
            if ours and path.stem != name:
                with suppress(OSError):
                    path.unlink()

    @contextmanager
    def building(self, *, wait: bool) -> Iterator[bool]:
        """Hold the builder's lock, which the system frees when a process dies; says whether it was free."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("wb") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True

    def _opened(self, name: str, size: int, sha256: str) -> mmap.mmap:
        try:
            with (self.folder / name).open("rb") as stream:
                found = os.fstat(stream.fileno()).st_size
                if found != size or not found:
                    raise UnfitError(f"{name} has {found} bytes instead of {size}")
                mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise UnfitError(f"{name} cannot be read ({error})") from error
        if hashlib.sha256(mapped).hexdigest() != sha256:
            raise UnfitError(f"{name} is damaged")
        return mapped


def _check(fields: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
