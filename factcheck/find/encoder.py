"""Encoders: texts to vectors. Two runtimes of the packaged model: one that starts at once, one fast with many texts.

A model that a user names runs in sentence-transformers.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from factcheck.errors import FactcheckError, NotFound
from factcheck.find import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

    from factcheck.find.bert import Bert, Tensors, Tokens, Upper, Weights
    from factcheck.find.torch_bert import TorchBert, TorchUpper
    from factcheck.store.models import ModelCard

Vectors = np.ndarray[Any, np.dtype[np.float32]]
States = dict[str, Vectors]
"""Of each text [tokens, dim], behind the layers that the encoders of claims and of figures have in common."""
Made = TypeVar("Made")

MANY = 300
"""Texts that take the light runtime as long as importing torch: from there on the other one pays."""
KEPT = 2048
"""Texts whose vectors are remembered, 3 MB: agencies' sentences come again and again in one batch of news."""
BATCH = 32
BULK_BATCH = 64
SHAPES_KEPT = 16
"""How many programs torch keeps, each for the product of matrices of one shape. By itself it keeps 1,024 twice over:
half a gigabyte after 3,000 texts, and no text a second faster (measured)."""
LONGEST_READ = 16_000
"""Characters beyond which no text is tokenised: 256 tokens end long before."""


class Encoder(Protocol):
    """Makes vectors of texts."""

    @property
    def card(self) -> ModelCard:
        """Which model it is."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors [n, dim], float32, each of length one."""

    def prepare(self) -> None:
        """Load what many texts take, now; one thread is used then, for other processes work beside this one."""


def open_encoder(name: str = model.PACKAGED) -> Encoder:
    """The packaged encoder, or the sentence-transformers model in a folder. Nothing heavy is loaded before it is used.

    Raises:
        NotFound: there is no such model.
    """
    if name == model.PACKAGED:
        return PackagedEncoder()
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise NotFound(
            "no model folder", subject=name, hint=f"name a sentence-transformers folder, or {model.PACKAGED}"
        )
    card = model.card_of(folder)
    return BulkEncoder(folder, card)


class PackagedEncoder:
    """The packaged model: starts light, and changes to the bulk runtime once many texts have come."""

    def __init__(self, many: int = MANY) -> None:
        self.many = many
        self._encoded = 0
        self._runtime: LightEncoder | None = None
        self._known: dict[str, Vectors] = {}

    @property
    def card(self) -> ModelCard:
        """Which model it is."""
        return model.CARD

    def encode(self, texts: Sequence[str], lower: States | None = None) -> Vectors:
        """Vectors [n, dim], float32, each of length one. No text is encoded twice in a row.

        `lower` gets the states that the lower layers make of each text on the way, but for those encoded before.
        """
        runtime = self._chosen(len(texts))
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, runtime.encode(new, lower), strict=True))
        out = np.zeros((len(texts), self.card.dim), dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            row[:] = self._known[text]
        for text in list(self._known)[: -KEPT if has_bfloat16() else None]:
            del self._known[text]
        return out

    def lower(self, texts: Sequence[str]) -> States:
        """The states that the lower layers make of each text."""
        return self._chosen(len(texts)).lower(texts)

    def prepare(self) -> None:
        """Change to the bulk runtime, with one thread."""
        self._change().prepare()

    def _chosen(self, texts: int) -> LightEncoder:
        self._encoded += texts
        if self._encoded > self.many:
            return self._change()
        if self._runtime is None:
            self._runtime = LightEncoder(model.packaged_folder())
        return self._runtime

    def _change(self) -> HeavyEncoder:
        if not isinstance(self._runtime, HeavyEncoder):
            self._runtime = HeavyEncoder(model.packaged_folder())
            # A text's vector is the runtime's in hand, not that of where it stood first.
            self._known.clear()
        return self._runtime


class LightEncoder:
    """The packaged weights on numpy alone: a tenth of a second to start."""

    many_texts = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._loaded: tuple[Tokenizer, Bert | TorchBert] | None = None

    @property
    def card(self) -> ModelCard:
        """Which model it is."""
        return model.CARD

    def encode(self, texts: Sequence[str], lower: States | None = None) -> Vectors:
        """Vectors [n, dim], float32, each of length one; `lower` gets the states on the way, by their texts.

        Raises:
            FactcheckError: the weights are not those that were expected.
        """
        out = np.zeros((len(texts), self.card.dim), dtype=np.float32)
        for batch, tokens in self._batches(texts):
            bert = self._load()[1]
            if lower is None:
                out[batch] = bert(tokens)
            else:
                states = bert.lower(tokens)
                out[batch] = bert.vectors(states)
                lower |= zip((texts[i] for i in batch), states, strict=True)
        return out

    def lower(self, texts: Sequence[str]) -> States:
        """The states that the lower layers make of each text.

        Raises:
            FactcheckError: the weights are not those that were expected.
        """
        found: States = {}
        for batch, tokens in self._batches(texts):
            found |= zip((texts[i] for i in batch), self._load()[1].lower(tokens), strict=True)
        return found

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Tokens]]:
        if not texts:
            return
        tokens = [found.ids for found in self._load()[0].encode_batch([readable(text) for text in texts])]
        for batch in batches([len(own) for own in tokens], BATCH):
            yield batch, np.array([tokens[i] for i in batch], dtype=np.int64)

    def prepare(self) -> None:
        """Load the weights."""
        self._load()

    def _load(self) -> tuple[Tokenizer, Bert | TorchBert]:
        if self._loaded is None:
            bert = built(self.folder, lambda weights: network(weights, many=self.many_texts))
            self._loaded = (tokenizer_in(self.folder), bert)
        return self._loaded


class HeavyEncoder(LightEncoder):
    """The packaged weights on torch: over a second to start, then fast, in bfloat16 where the processor has it."""

    many_texts = True

    def prepare(self) -> None:
        """Load the weights, and encode with one thread from now on."""
        torch().set_num_threads(1)
        self._load()


def built(folder: Path, build: Callable[[Weights], Made]) -> Made:
    """What is built of the packaged weights, which are checked meanwhile.

    Raises:
        FactcheckError: they are not those that were expected.
    """
    from factcheck.find.bert import Weights

    weights = Weights(folder / model.WEIGHTS)
    checking = _Checking(weights)
    made = build(weights)
    checking.finish()
    return made


def tokenizer_in(folder: Path) -> Tokenizer:
    """The packaged tokenizer, which cuts texts off where the network ends."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(model.CARD.tokens or 256)
    return tokenizer


def network(weights: Tensors, *, many: bool) -> Bert | TorchBert:
    """The packaged network with some weights: on numpy, or for many texts on torch."""
    if not many:
        from factcheck.find.bert import Bert

        return Bert(weights)
    own = torch()
    from factcheck.find.torch_bert import TorchBert

    return TorchBert(weights, own.bfloat16 if has_bfloat16() else own.float32)


def upper(weights: Tensors, *, many: bool) -> Upper | TorchUpper:
    """The upper layers of the network with some weights, the same two ways."""
    if not many:
        from factcheck.find.bert import Upper

        return Upper(weights)
    own = torch()
    from factcheck.find.torch_bert import TorchUpper

    return TorchUpper(weights, own.bfloat16 if has_bfloat16() else own.float32)


class _Checking:
    """Hashes the weights beside the rest of the loading."""

    def __init__(self, weights: Any) -> None:
        self.error: FactcheckError | None = None
        self.thread = Thread(target=self._check, args=(weights.mapped,), daemon=True)
        self.thread.start()

    def _check(self, mapped: Any) -> None:
        try:
            model.check_weights(mapped)
        except FactcheckError as error:
            self.error = error

    def finish(self) -> None:
        self.thread.join()
        if self.error is not None:
            raise self.error


class BulkEncoder:
    """A sentence-transformers model: seconds to start, then fast, in bfloat16 where the processor has it."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        self.folder = folder
        self._card = card
        self._model: Any = None

    @property
    def card(self) -> ModelCard:
        """Which model it is."""
        return self._card

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors [n, dim], float32, each of length one."""
        if not texts:
            return np.zeros((0, self.card.dim), dtype=np.float32)
        if self._model is None:
            self._model = self._load()
        found = self._model.encode(
            [readable(text) for text in texts], batch_size=BULK_BATCH, convert_to_tensor=True, show_progress_bar=False
        )
        vectors = found.float().cpu().numpy()
        # Normalised again in float32: in bfloat16 the lengths are off by up to 0.4 %.
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def prepare(self) -> None:
        """Load the model, and encode with one thread from now on."""
        if self._model is None:
            self._model = self._load()
        torch().set_num_threads(1)

    def _load(self) -> Any:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        own = torch()
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # standard error is for what the user should know

        kind = own.bfloat16 if has_bfloat16() else own.float32
        return SentenceTransformer(str(self.folder), device="cpu", model_kwargs={"dtype": kind})


def torch() -> Any:
    """Torch, which keeps little for matrices of shapes that may come again."""
    for name in ("LRU_CACHE_CAPACITY", "ONEDNN_PRIMITIVE_CACHE_CAPACITY"):
        os.environ.setdefault(name, str(SHAPES_KEPT))
    import torch as imported

    return imported


@cache
def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 by itself; where it does not, bfloat16 is slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags


def readable(text: str) -> str:
    """The text as an encoder can take it: not longer than it reads, and without halves of characters."""
    return text[:LONGEST_READ].encode("utf-8", "replace").decode("utf-8")


def batches(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """The numbers of the texts in batches of one length.

    So nothing is padded, and a text's vector is the same to the bit whatever stands beside it: torch's products of
    bfloat16 depend on how wide the rows are, and not on how many there are. Those of float32 depend on both in the last
    digit; so where there is no bfloat16 nothing is remembered, and texts that come in the same portions get the same
    vectors there too.
    """
    alike: dict[int, list[int]] = {}
    for number, length in enumerate(lengths):
        alike.setdefault(length, []).append(number)
    for own in alike.values():
        for at in range(0, len(own), size):
            yield own[at : at + size]
