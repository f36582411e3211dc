"""People that the tagger overlooks: names with a known given name, or that follow an office or a courtesy title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.statements.offices import gender, speaker_words
from factcheck.extract.statements.scene import Scene
from factcheck.text.places import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "appos"})
_LONGEST = 4


def called(scene: Scene) -> Iterator[tuple[int, str, bool]]:
    """Where a person's full name stands, the name, and whether it is a sentence's subject outside of marks."""
    tokens = list(scene.fragment.doc)
    named = [_of_name(token) for token in tokens]
    titles = speaker_words()["titles"] | speaker_words()["people"] if any(named) else frozenset()
    at = 0
    while at < len(tokens):
        last = at
        while last + 1 < len(tokens) and last - at < _LONGEST and named[last] and named[last + 1]:
            last += 1
        run = tokens[at : last + 1]
        at = last + 1
        while len(run) > 2 and run[0].lower_.rstrip(".") in titles:
            run = run[1:]
        if len(run) < 2 or any(t.ent_type_ == "PERSON" for t in run) or not _person(run, scene.text):
            continue
        name = " ".join(t.text for t in run)
        acts = run[-1].dep_ in _SUBJECTS and not scene.quoted[run[0].i]
        yield scene.fragment.start(run[0]), name, acts


def _addressed(surname: str, text: str) -> bool:
    """Whether the text gives the surname a courtesy title somewhere: "Mrs. Moe"."""
    return re.search(rf"\b(?:Mr|Mrs|Ms|Miss)\.? {re.escape(surname)}\b", text) is not None


def _of_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not token.text.isupper()


def _person(run: list[Token], said: str) -> bool:
    text = " ".join(t.text for t in run)
    words = speaker_words()
    if any(t.lower_ in words["bodies"] for t in run) or resolve(text) is not None:
        return False
    return gender(text) is not None or _addressed(run[-1].text, said)
