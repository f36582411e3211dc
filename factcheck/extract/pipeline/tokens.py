"""Parts of speech, lemmas and forms of words: the answers of spaCy's rules, asked once for each tagged word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.types import Ints2d

_READ: list[int | str] = ["TAG", "ORTH", "DEP"]
_WRITTEN: list[int | str] = ["POS", "LEMMA", "MORPH"]
_MOST_KEPT = 100_000
"""How many answers are kept: some 20 MB."""
_Token = tuple[int, int, int]
_Answer = tuple[int, int, int]


class KnownTokens:
    """spaCy's attribute ruler, which maps tags to parts of speech, and its lemmatizer, with their answers kept.

    All but a few of the ruler's patterns look at one token's tag, word and dependency. The answer for each such triple
    is asked once and kept; a text with white space for a token, or with one that may open a pattern of two tokens, goes
    through ruler and lemmatizer themselves.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.ruler, self.lemmatizer = ruler, lemmatizer
        forms = lemmatizer.lookups.get_table("lemma_index")
        for part, lemmas in list(forms.items()):
            forms[part] = frozenset(lemmas)  # lists of thousands, searched again and again
        self._answers: dict[_Token, _Answer | None] = {}
        self._openings: list[dict[str, object]] = [
            tokens[0]
            for pattern in cast("list[dict[str, list[list[dict[str, object]]]]]", ruler.patterns)
            for tokens in pattern["patterns"]
            if len(tokens) > 1
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of a text its part of speech, lemma and form."""
        if not len(doc):
            return doc
        triples: list[_Token] = list(map(tuple, doc.to_array(_READ).tolist()))
        answers = self._answers
        new = [triple for triple in dict.fromkeys(triples) if triple not in answers]
        if new:
            self._ask(doc.vocab, new)
        told = [answers[triple] for triple in triples]
        if None in told:
            return self.lemmatizer(self.ruler(doc))
        return doc.from_array(_WRITTEN, cast("Ints2d", np.array(told, dtype="uint64")))

    def _ask(self, vocab: Vocab, triples: list[_Token]) -> None:
        """Keep what the rules say of each token, None where its neighbours or white space may matter."""
        from spacy.tokens import Doc

        if len(self._answers) >= _MOST_KEPT:
            self._answers.clear()
        spelt = [tuple(vocab.strings[part] for part in triple) for triple in triples]
        alone = [word.strip() and not self._may_open(tag, word.lower(), dep) for tag, word, dep in spelt]
        tags, words, deps = ([parts[i] for parts, fit in zip(spelt, alone, strict=True) if fit] for i in range(3))
        found = self.lemmatizer(
            self.ruler(Doc(vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words)))))
        ).to_array(_WRITTEN)
        answers = iter(found.tolist())
        for triple, fit in zip(triples, alone, strict=True):
            self._answers[triple] = tuple(next(answers)) if fit else None

    def _may_open(self, tag: str, word: str, dep: str) -> bool:
        """Whether a token fits the first token of a pattern; true where the pattern asks for something else."""
        values = {"TAG": tag, "LOWER": word, "DEP": dep}
        return any(
            all(name not in values or _fits(wanted, values[name]) for name, wanted in spec.items())
            for spec in self._openings
        )


def _fits(wanted: object, value: str) -> bool:
    if isinstance(wanted, dict) and set(wanted) == {"IN"}:
        return value in wanted["IN"]
    if isinstance(wanted, dict) and set(wanted) == {"REGEX"}:
        return re.search(wanted["REGEX"], value) is not None
    return wanted == value if isinstance(wanted, str) else True
