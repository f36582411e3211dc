"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import StoreFull, UsageError


def write_whole(path: Path, texts: Iterable[str]) -> int:
    """Write texts into a file that appears only when complete; gives their number.

    Raises:
        UsageError: the folder is missing or cannot be written.
        StoreFull: the disk is full; an older file of that name is untouched.
    """
    count = 0
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, delete=False, prefix=f".{path.name}."
        ) as part:
            try:
                for text in texts:
                    part.write(text)
                    count += 1
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(path)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        import errno

        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFull(
                "no room left to write", subject=str(path), hint="free some space or choose another place"
            ) from error
        raise UsageError(
            f"cannot be written ({error.strerror})", subject=str(path), hint="choose a folder that exists and is yours"
        ) from error
    return count
