"""Weaker complements: infinitives, noun phrases that a verb denies, counts or names, and what a colon announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.borders import LONGEST_APPOSITION, OWN_VOICE
from factcheck.extract.cues import Cues
from factcheck.extract.scene import Finding, Scene, made_of
from factcheck.extract.subjects import can_state
from factcheck.extract.syntax import cue_tokens, own_subject, runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_COUNTING_ALONE = frozenset(["speak", "talk", "count", "estimate", "forecast", "put", "project", "read"])
_DESCRIBING = frozenset(
    ["call", "name", "dub", "label", "term", "brand", "support", "oppose", "favor", "favour", "defend"]
)
_WITHHOLDING = frozenset({"decline", "refuse", "ask", "want", "wish", "prefer"})
_SAYING_MORE = frozenset(["comment", "elaborate", "respond", "answer", "say", "named", "identified", "quoted", "speak"])


def passive_report(scene: Scene, verb: Token, lemma: str, head: Token | None, words: Cues) -> Finding | None:
    """What a passive with an agent reports, its whole clause: "was put at 457 by the ministry"."""
    if not words.of(lemma, "passive"):
        return None
    subject = own_subject(verb)
    complement = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if subject is None:
        return None
    if (
        complement is not None
        and head is None
        and lemma in ("say", "believe", "report", "think", "estimate", "fear", "claim")
    ):
        return None
    if head is None or not words.of(lemma, "count"):
        return None
    agents = {
        t.i for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for t in c.subtree
    }
    tokens = [t.i for t in verb.subtree if t.i not in agents]
    if not any(verb.doc[i].like_num for i in tokens):
        return None
    stretch = [list(range(a, b + 1)) for a, b in runs(tokens)]
    longest = max(stretch, key=len)
    return Finding(
        "passive",
        scene,
        [scene.span(longest[0], longest[-1])],
        scene.span(verb.i, verb.i),
        head,
        clause=(verb.i, verb.i),
    )


def behind_colon(scene: Scene, sentence: Sentence, verb: Token, lemma: str, head: Token, words: Cues) -> Finding | None:
    """What stands unquoted behind a colon: "the agency has revised its report: 3,958 people died"."""
    if (
        not (words.of(lemma, "say") or words.of(lemma, "object") or lemma == "revise")
        or not can_state(head)
        or head.lower_ in OWN_VOICE
    ):
        return None
    doc = verb.doc
    colon = next(
        (
            i
            for i in range(verb.i + 1, min(sentence.end - 1, verb.i + LONGEST_APPOSITION))
            if doc[i].text == ":" and not scene.quoted[i]
        ),
        None,
    )
    if colon is None or scene.quoted[colon + 1] or any(doc[i].text == ";" for i in range(verb.i, colon)):
        return None
    rest = list(range(colon + 1, sentence.end))
    if not any(doc[i].like_num or doc[i].dep_ in ("nsubj", "nsubjpass") for i in rest):
        return None
    cue = cue_tokens(verb)
    return made_of(scene, "colon", head, cue, [rest], (cue[0], colon))


def noun_phrase(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str, head: Token, cue: list[int], words: Cues
) -> Finding | None:
    """Infinitives, and noun phrases that a verb denies, counts, forecasts or names."""
    doc = verb.doc
    if head.i > verb.i:
        return None
    right = [c for c in verb.children if c.i > verb.i]
    infinitive = [c for c in right if c.dep_ in ("xcomp", "ccomp") and c.left_edge.i > verb.i]
    objects = [c for c in right if c.dep_ in ("dobj", "oprd", "attr") or (c.dep_ == "npadvmod" and c.text == "%")]
    preps = [c for c in right if c.dep_ == "prep"]
    clause = (cue[0], verb.i)
    if lemma in _WITHHOLDING and any(
        i.lower_ in _SAYING_MORE and not any(c.dep_ == "dobj" for c in i.children) for i in infinitive
    ):
        return None

    def stretch(parts: list[Token]) -> list[int]:
        return list(range(min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1))

    if (
        infinitive
        and words.of(lemma, "infinitive")
        and any(c.dep_ in ("aux", "mark") and c.lower_ == "to" for i in infinitive for c in i.children)
    ):
        return made_of(
            scene,
            "infinitive",
            head,
            cue,
            [stretch([o for o in objects if o.i < infinitive[0].i and o.pos_ != "PRON"] + infinitive)],
            clause,
        )
    number = [p for p in objects + preps if any(t.like_num or t.text[:1].isdigit() for t in p.subtree)]
    if (
        words.of(lemma, "count")
        and number
        and not any(c.dep_ == "neg" or (c.dep_ == "prt" and lemma in ("give", "hold")) for c in verb.children)
        and head.lower_ not in OWN_VOICE
        and (can_state(head) or (head.lower_ == "it" and lemma in _COUNTING_ALONE | {"list", "tally"}))
    ):
        parts = [p for p in objects + preps if p.i >= min(n.i for n in number) or p in objects]
        if objects or lemma in _COUNTING_ALONE or (lemma == "hope" and number[0].lower_ == "for"):
            tokens = _with_tail(scene, sentence, _behind_preposition(doc, stretch(parts)))
            return made_of(scene, "count", head, cue, [tokens], clause)
    if verb.tag_ in ("VBN", "VBG") and verb.dep_ == "acl" and lemma in _DESCRIBING:
        return None  # "a group called Harbour Watch", "parties supporting the plan"
    if words.of(lemma, "naming") and objects and objects[0].lower_ != "attention":
        said_as = [c for c in right if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("as", "to", "for"))]
        parts = objects + said_as
        tokens = stretch(parts)
        end = tokens[-1] + 1
        while end < verb.sent.end and scene.quoted[end] and (scene.quoted[end - 1] or end == tokens[-1] + 1):
            end += 1
        tokens = list(range(tokens[0], end))
        if said_as or any(scene.quoted[i] for i in tokens):
            return made_of(scene, "naming", head, cue, [tokens], clause)
    if not can_state(head):
        return None
    wanted = [p for p in objects if p.pos_ != "PRON"]
    about = [p for p in preps if p.lower_ in ("of", "about", "against", "for", "on", "over")]
    if words.of(lemma, "object") and (wanted or about) and verb.lower_ != "citing":
        if (
            len(wanted) == 1
            and not about
            and wanted[0].lower_ in words.nouns | {"point", "story", "total"}
            and all(t.pos_ in ("DET", "PRON") for t in wanted[0].children)
        ):
            return None
        tokens = stretch(wanted + about) if wanted else _behind_preposition(doc, stretch(about))
        return made_of(scene, "object", head, cue, [tokens], clause)
    behind = next((p for p in preps if words.governs(lemma, p.lower_) and p.i - verb.i <= 3), None)
    if behind is not None and not objects and any(c.i > behind.i for c in behind.children):
        return made_of(
            scene,
            "prepositional",
            head,
            [*cue, behind.i] if behind.i == verb.i + 1 else cue,
            [stretch([behind])[1:]],
            clause,
        )
    if words.of(lemma, "quoted_object") and objects:
        tokens = stretch(objects)
        if any(scene.quoted[i] for i in tokens):
            return made_of(scene, "object", head, cue, [tokens], clause)
    return None


def _behind_preposition(doc: Doc, tokens: list[int]) -> list[int]:
    """The tokens without an opening "of" or "for": "spoke of 5,500 dead"."""
    return (
        tokens[1:]
        if len(tokens) > 1 and doc[tokens[0]].lower_ in ("of", "for", "about", "on", "over", "against")
        else tokens
    )


def _with_tail(scene: Scene, sentence: Sentence, tokens: list[int]) -> list[int]:
    """A counted phrase with what follows it in the sentence, where that holds no verb of its own: ", down from 40"."""
    doc = scene.fragment.doc
    end = next((i for i in range(tokens[-1] + 1, sentence.end) if doc[i].text in (";", "(")), sentence.end) - 1
    tail = doc[tokens[-1] + 1 : end + 1]
    if any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD", "VB", "VBG")
        or scene.quoted[t.i]
        or t.lower_ in ("when", "while", "after", "before", "as")
        for t in tail
    ):
        return tokens
    return list(range(tokens[0], end + 1))
