"""Sources: whether a stretch of a sentence already says where its content comes from."""

from __future__ import annotations

from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.scene import Scene
from factcheck.extract.statements.subjects import can_state
from factcheck.extract.syntax import own_subject

_REPORTING = ("say", "count", "object")


def reports(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens hold a cue verb with a subject of its own, and so their own source."""
    words = cues()
    for token in scene.fragment.doc[first : last + 1]:
        lemma = words.lemma(token.lower_) if token.pos_ == "VERB" and not scene.quoted[token.i] else None
        if lemma is not None and any(words.of(lemma, kind) for kind in _REPORTING):
            subject = own_subject(token)
            if subject is not None and first <= subject.i <= last and can_state(subject):
                return True
    return False


def sourced(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens name their source in any way: a cue verb, "according to", or who changed an estimate."""
    doc, words = scene.fragment.doc, cues()
    for i in range(first, last):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to" and not scene.quoted[i]:
            return True
        lemma = words.lemma(doc[i].lower_) if doc[i].pos_ == "VERB" and not scene.quoted[i] else None
        if lemma is not None and words.of(lemma, "revising"):
            subject = own_subject(doc[i])
            if subject is not None and can_state(subject) and any(t.lower_ in words.estimates for t in doc[i:last]):
                return True
    return reports(scene, first, last)
