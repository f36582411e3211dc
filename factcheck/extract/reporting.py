"""Reporting clauses: a cue verb with its subject, and the clause, quotation or noun phrase that it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.cues import Cues, cues
from factcheck.extract.scene import Finding, Scene
from factcheck.extract.syntax import agent, own_subject, passive, phrase, runs, subject_of
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_BORDERS = frozenset(
    {",", "—", "–", "--", "-", ";", ":", "(", ")", "“", "”", '"', "«", "»", "''", "``", "’", "‘", ".", "?", "!", "…"}
)
_STOPS = frozenset({".", "?", "!", "…"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_SKIPPED_SUBJECTS = frozenset({"that", "which", "this", "these", "those", "there", "what"})


def reported(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The findings of one sentence whose cue is a verb, by the place of the verb.

    One finding ends where the next one's cue clause begins: each starts looking behind the last.
    """
    words = cues()
    boundary = sentence.start
    for token in sentence:
        lemma = words.lemma(token.lower_)
        if lemma is None or scene.quoted[token.i] or not _verbal(token, words):
            continue
        finding = _finding(scene, sentence, token, lemma, words, boundary)
        if finding is None:
            continue
        finding.lemma = lemma
        finding.denied = lemma in words.denying
        if finding.clause is not None:
            boundary = max(boundary, finding.clause[1] + 1)
        yield finding


def _verbal(token: Token, words: Cues) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return True
    # Headlines and inversions: "mayor says" is often tagged a noun.
    return token.lower_ in ("says", "said", "told", "wrote", "argues", "warns", "insists", "claims", "fears") and (
        token.dep_ in ("ROOT", "ccomp", "conj", "parataxis") or token.pos_ == "PROPN"
    )


def _finding(scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues, boundary: int) -> Finding | None:
    is_passive = passive(verb)
    head = agent(verb) if is_passive else subject_of(verb)
    if is_passive and head is None and lemma in ("tell", "inform", "remind", "quote", "cite", "warn", "convince"):
        head = subject_of(verb) if lemma in ("quote", "cite") else None
    clauses = words.of(lemma, "say") or words.of(lemma, "think") or (is_passive and words.of(lemma, "passive"))
    if head is None and not is_passive:
        head = _inverted(scene, verb, words, lemma)
    cue_tokens = _cue(verb)
    if clauses:
        right = _right_clause(scene, verb)
        if right is not None and head is not None and head.i < verb.i:
            return _made(scene, "clause", head, cue_tokens, [right], (cue_tokens[0], verb.i))
        if not is_passive or head is not None or lemma in ("say", "report", "state", "announce"):
            beside = _beside(scene, sentence, verb, head, boundary, words, lemma)
            if beside is not None:
                return beside
        if right is not None and (head is not None or is_passive):
            return _made(
                scene, "clause" if not is_passive else "passive", head, cue_tokens, [right], (cue_tokens[0], verb.i)
            )
        quoted = _quoted_complement(scene, sentence, verb, head)
        if quoted is not None and words.of(lemma, "say"):
            return _made(scene, "fragment", head, cue_tokens, [quoted], (cue_tokens[0], verb.i))
    if is_passive:
        return _passive(scene, verb, lemma, head, cue_tokens, words)
    if head is None or head.lower_ in _SKIPPED_SUBJECTS:
        return None
    return _objects(scene, verb, lemma, head, cue_tokens, words)


def _made(
    scene: Scene, rule: str, head: Token | None, cue: list[int], contents: list[list[int]], clause: tuple[int, int]
) -> Finding | None:
    spans = []
    for tokens in contents:
        kept = [i for i in tokens if not cue[0] <= i <= cue[-1]]
        if kept:
            spans.append(scene.span(min(kept), max(kept)))
    if not spans:
        return None
    return Finding(rule, scene, spans, scene.span(cue[0], cue[-1]), head, clause=clause)


def _inverted(scene: Scene, verb: Token, words: Cues, lemma: str) -> Token | None:
    """The speaker behind the verb in "“…,” said Lind" where the parser calls it an object."""
    if not words.of(lemma, "say") or verb.i + 1 >= len(verb.doc):
        return None
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or not (scene.quoted[before.i] or before.text in _BORDERS):
        return None
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("dobj", "attr", "npadvmod", "oprd", "dative", "acomp", "dep", "nmod")
            and child.pos_ in ("PROPN", "PRON", "NOUN")
        ):
            if child.left_edge.i == verb.i + 1:
                return child
    return None


def _cue(verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation and particle."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") and abs(child.i - verb.i) <= 4:
            between = verb.doc[min(child.i, verb.i) + 1 : max(child.i, verb.i)]
            if all(t.dep_ in ("aux", "auxpass", "neg", "prt", "advmod") and t.head == verb for t in between):
                first, last = min(first, child.i), max(last, child.i)
    return list(range(first, last + 1))


def _right_clause(scene: Scene, verb: Token) -> list[int] | None:
    """The complement clause behind the verb, from its first word to the last that belongs to it."""
    doc = verb.doc
    complements = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if not complements:
        return None
    first = min(c.left_edge.i for c in complements)
    last = max(c.right_edge.i for c in complements)
    if first <= verb.i:
        first = next(
            (i for i in range(verb.i + 1, last + 1) if not doc[i].is_punct and doc[i].dep_ not in ("prt", "neg")), last
        )
    if first <= verb.i:
        return None
    first, last = _cut(scene, first, last, verb)
    return list(range(first, last + 1))


def _cut(scene: Scene, first: int, last: int, verb: Token) -> tuple[int, int]:
    doc = verb.doc
    while first < last and (
        doc[first].lower_ == "that" and doc[first].dep_ == "mark" or doc[first].text in (",", ":", "—", "–")
    ):
        first += 1
    if scene.quoted[first] and scene.masked_at(doc[first]) is not None:
        start = scene.fragment.start(doc[first])
        while last > first and scene.fragment.start(doc[last]) != start:
            last -= 1
    return first, last


def _beside(
    scene: Scene, sentence: Sentence, verb: Token, head: Token | None, boundary: int, words: Cues, lemma: str
) -> Finding | None:
    """Content before a cue clause set off by marks, and behind it where the sentence goes on ("A, she said, B")."""
    doc = verb.doc
    cue = _cue(verb)
    first, last = cue[0], cue[-1]
    if head is not None and own_subject(verb) in (head, None) or head is not None and head.i > verb.i:
        assert head is not None
        tokens = phrase(head)
        if tokens[0].i < first and not any(scene.quoted[t.i] and scene.masked_at(t) for t in tokens):
            if head.head == verb or verb.dep_ not in ("conj", "xcomp", "advcl"):
                first = min(first, tokens[0].i)
        last = max(last, tokens[-1].i)
    while first > sentence.start and (
        doc[first - 1].lower_ in ("as", "so")
        or doc[first - 1].dep_ in ("advmod", "cc")
        and doc[first - 1].head in (verb, head)
    ):
        first -= 1
    if first <= boundary or not (_border(doc[first - 1].text) or scene.quoted[first - 1]):
        return None
    left_first = boundary
    while left_first < first and (
        doc[left_first].text in _BORDERS and not scene.quoted[left_first] or doc[left_first].is_space
    ):
        left_first += 1
    left_last = first - 1
    while (
        left_last > left_first
        and doc[left_last].text in (",", "—", "–", "--", ";", ":", "-")
        and not scene.quoted[left_last]
    ):
        left_last -= 1
    if left_last < left_first:
        return None
    last = _clause_end(scene, verb, head, last)
    if (
        last + 1 < sentence.end
        and not (_border(doc[last + 1].text) or scene.quoted[last + 1])
        and doc[last + 1].dep_ not in ("cc", "mark")
    ):
        last = max(last, verb.i)
        if not any(scene.quoted[i] for i in range(left_first, left_last + 1)):
            nxt = next((i for i in range(last + 1, sentence.end) if _border(doc[i].text)), None)
            last = (nxt - 1) if nxt is not None else sentence.end - 1
    contents = [_left(scene, left_first, left_last)]
    if contents[0] is None:
        return None
    quote_only = scene.quoted[contents[0][0]] and scene.quoted[contents[0][-1]]
    if not quote_only and not _clause_like(doc, contents[0], words, lemma, scene):
        return None
    rest = _right_rest(scene, sentence, verb, last, quote_only=quote_only)
    parts = [contents[0]]
    if rest is not None:
        parts.append(rest)
    rule = "quotation" if quote_only else "beside"
    made = _made(scene, rule, head, cue, parts, (first, max(last, rest[-1] if rest else 0)))
    if made is not None:
        made.after = True
    return made


def _border(text: str) -> bool:
    return text in _BORDERS


def _clause_like(doc: object, tokens: list[int], words: Cues, lemma: str, scene: Scene) -> bool:
    """Whether the text left of a cue can be what was said, not just a phrase that opens the cue's own sentence."""
    chosen = [scene.fragment.doc[i] for i in tokens]
    if any(
        t.pos_ in ("VERB", "AUX") and (t.tag_ in ("VBZ", "VBD", "VBP", "MD") or t.dep_ in ("ccomp", "ROOT"))
        for t in chosen
    ):
        mark = chosen[0].lower_
        return mark not in (
            "when",
            "while",
            "although",
            "though",
            "asked",
            "after",
            "before",
            "because",
            "since",
            "speaking",
            "like",
            "unlike",
        )
    return (
        words.of(lemma, "say")
        and len(chosen) >= 1
        and chosen[0].pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON")
        and any(t.dep_ in ("nsubj", "nsubjpass", "ROOT", "ccomp") for t in chosen)
    )


def _clause_end(scene: Scene, verb: Token, head: Token | None, last: int) -> int:
    """The last token of the cue clause: adjuncts, addressee, and what is apposed to a speaker behind the verb."""
    for child in sorted(verb.children, key=lambda c: c.i):
        if child.i < verb.i or child.dep_ in ("ccomp", "conj", "parataxis", "cc", "punct"):
            continue
        if (
            child.dep_ == "advcl"
            and child.left_edge.i > last + 1
            and verb.doc[child.left_edge.i].lower_ not in ("adding", "citing", "referring", "speaking")
        ):
            continue
        span = range(child.left_edge.i, child.right_edge.i + 1)
        if any(scene.quoted[i] and scene.masked_at(verb.doc[i]) for i in span):
            continue
        last = max(last, child.right_edge.i)
    return last


def _left(scene: Scene, first: int, last: int) -> list[int] | None:
    """The left region, or its quotations alone where it ends with one that is a clause of its own."""
    doc = scene.fragment.doc
    if not scene.quoted[last]:
        return list(range(first, last + 1))
    quotation = scene.masked_at(doc[last])
    if quotation is None:
        return list(range(first, last + 1))
    start = last
    while start > first and scene.quoted[start - 1]:
        start -= 1
    return list(range(start, last + 1))


def _right_rest(scene: Scene, sentence: Sentence, verb: Token, last: int, *, quote_only: bool) -> list[int] | None:
    """What follows a cue clause and is still reported, up to a semicolon or the next reporting clause."""
    doc = verb.doc
    start = last + 1
    if start >= sentence.end:
        return None
    opening = doc[start].text
    if scene.quoted[start]:
        opening = ","
    if opening not in (",", "—", "–", "--", ":"):
        return None
    while start < sentence.end and (doc[start].text in (",", "—", "–", "--", ":") and not scene.quoted[start]):
        start += 1
    end = sentence.end - 1
    while end > start and doc[end].text in _STOPS and not scene.quoted[end]:
        end -= 1
    if start > end:
        return None
    if quote_only:
        at = start
        while at <= end and not scene.quoted[at]:
            at += 1
        if at > end or at - start > 1:
            return None
        stop = at
        while stop + 1 <= end and scene.quoted[stop + 1]:
            stop += 1
        return list(range(at, stop + 1))
    for i in range(start, end + 1):
        if doc[i].text == ";" and not scene.quoted[i]:
            end = i - 1
            break
    first = doc[start]
    if first.tag_ == "VBG" or first.lower_ in (
        "who",
        "which",
        "whose",
        "where",
        "when",
        "while",
        "although",
        "though",
        "but",
        "after",
        "citing",
        "with",
    ):
        return None
    if (
        first.lower_ in ("and", "or")
        and not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[start : end + 1])
        and doc[start + 1].pos_ == "VERB"
        and doc[start + 1].tag_ == "VBD"
    ):
        return None
    words = cues()
    for token in doc[start : end + 1]:
        lemma = words.lemma(token.lower_)
        if (
            lemma
            and words.of(lemma, "say")
            and token.pos_ == "VERB"
            and not scene.quoted[token.i]
            and own_subject(token) is not None
        ):
            return None
    return list(range(start, end + 1))


def _quoted_complement(scene: Scene, sentence: Sentence, verb: Token, head: Token | None) -> list[int] | None:
    """A quotation behind the verb that is no clause for the parser: its smallest complement that holds it."""
    if head is None:
        return None
    doc = verb.doc
    for child in verb.children:
        if child.i > verb.i and child.dep_ not in ("punct", "advcl", "conj", "cc", "dative"):
            tokens = range(child.left_edge.i, child.right_edge.i + 1)
            if any(scene.quoted[i] for i in tokens):
                return list(tokens)
    for i in range(verb.i + 1, sentence.end):
        if scene.quoted[i]:
            if i - verb.i > 4 and not _border(doc[i - 1].text):
                return None
            stop = i
            while stop + 1 < sentence.end and scene.quoted[stop + 1]:
                stop += 1
            return list(range(i, stop + 1))
    return None


def _passive(scene: Scene, verb: Token, lemma: str, head: Token | None, cue: list[int], words: Cues) -> Finding | None:
    """ "Fifty are believed to have fled", "was put at 457 by the ministry": the whole clause is what is reported."""
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
        t.i for c in verb.children if c.dep_ in ("agent",) or (c.dep_ == "prep" and c.lower_ == "by") for t in c.subtree
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


def _objects(scene: Scene, verb: Token, lemma: str, head: Token, cue: list[int], words: Cues) -> Finding | None:
    """Infinitives, and noun phrases that a verb denies, counts, forecasts or names."""
    doc = verb.doc
    if head.i > verb.i:
        return None
    right = [c for c in verb.children if c.i > verb.i]
    infinitive = [c for c in right if c.dep_ in ("xcomp", "ccomp") and c.left_edge.i > verb.i]
    objects = [c for c in right if c.dep_ in ("dobj", "oprd", "attr")]
    preps = [c for c in right if c.dep_ == "prep"]
    clause = (cue[0], verb.i)

    def stretch(parts: list[Token]) -> list[int]:
        return list(range(min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1))

    if (
        infinitive
        and words.of(lemma, "infinitive")
        and any(c.dep_ in ("aux", "mark") and c.lower_ == "to" for i in infinitive for c in i.children)
    ):
        return _made(scene, "infinitive", head, cue, [stretch(infinitive)], clause)
    number = [p for p in objects + preps if any(t.like_num for t in p.subtree)]
    if words.of(lemma, "count") and number and (objects or lemma in ("speak", "talk", "read")):
        parts = [p for p in objects + preps if p.i >= min(n.i for n in number) or p in objects]
        return _made(scene, "count", head, cue, [stretch(parts)], clause)
    if words.of(lemma, "naming") and objects:
        said_as = [c for c in right if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("as", "to", "for"))]
        parts = objects + said_as
        if said_as or any(scene.quoted[t.i] for p in parts for t in p.subtree):
            return _made(scene, "naming", head, cue, [stretch(parts)], clause)
    wanted = [p for p in objects if p.pos_ != "PRON"]
    about = [p for p in preps if p.lower_ in ("of", "about", "against", "for", "on", "over")]
    if words.of(lemma, "object") and (wanted or about):
        return _made(scene, "object", head, cue, [stretch(wanted + about if wanted else about)], clause)
    if words.of(lemma, "quoted_object") and objects:
        tokens = stretch(objects)
        if any(scene.quoted[i] for i in tokens):
            return _made(scene, "object", head, cue, [tokens], clause)
    return None


def negated(verb: Token) -> bool:
    """Whether the cue is negated: "has not said"."""
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in verb.children)
