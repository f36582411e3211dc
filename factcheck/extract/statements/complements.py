"""Complements: what a cue verb reports behind itself, a clause or a few quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import BORDERS, LONGEST_SPEAKER, OWN_VOICE, STOPS
from factcheck.extract.statements.cueclause import FINITE
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.scene import Scene
from factcheck.extract.statements.subjects import resumed
from factcheck.extract.syntax import SUBJECTS, is_number, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_REMARKING = frozenset(
    ["citing", "quoting", "adding", "noting", "saying", "warning", "referring", "pointing", "calling", "blaming",
     "accusing", "arguing", "stressing", "insisting"]
)  # fmt: skip


_SUBORDINATING = frozenset({"while", "although", "though", "whereas", "as", "when", "after", "since", "because", "if"})
_NO_CLAUSE = frozenset(
    {"so", "yes", "no", "it", "this", "these", "something", "nothing", "anything", "everything", "much", "more"}
)
_ELSEWHERE = frozenset(
    {"over", "in", "at", "on", "with", "to", "from", "for", "against", "by", "under", "near", "outside", "during"}
)


def right_clause(scene: Scene, verb: Token) -> list[int] | None:
    """The complement clause behind the verb, from its first word to the last that belongs to it."""
    doc = verb.doc
    complements = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if not complements:
        return _past_phrase(verb)
    first = min(c.left_edge.i for c in complements)
    last = max(c.right_edge.i for c in complements)
    if first <= verb.i:
        first = next(
            (i for i in range(verb.i + 1, last + 1) if not doc[i].is_punct and doc[i].dep_ not in ("prt", "neg")), last
        )
    if first == last and doc[first].pos_ == "ADJ":
        return None  # "knows of seven dead"
    if first < last and doc[first].lower_ in ("yes", "no") and doc[first + 1].text == ",":
        return None
    if doc[first - 1].text == "," and any(c.dep_ in ("dobj", "dative") and c.i < first for c in verb.children):
        return None  # "had shown him 12 files, he said"
    if first <= verb.i or any(doc[i].text == ";" and not scene.quoted[i] for i in range(verb.i + 1, first + 1)):
        return None
    if first > verb.i + 1 and _opens_clause(scene, verb):
        first = verb.i + 1
    last = _within(scene, verb, first, _with_joined(verb, _with_shared(verb, last)))
    first, last = _cut(scene, first, last, verb)
    return list(range(first, last + 1))


def _past_phrase(verb: Token) -> list[int] | None:
    """The "that" clause which the parser hangs on a noun between it and the verb: "agreed in a letter that …"."""
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.i < verb.i or preposition.lower_ == "of":
            continue
        noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        clause = next((c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp")), None) if noun else None
        if clause is None or noun is None or noun.lower_ in cues().nouns | cues().stances:
            continue
        heard = preposition.lower_ == "from" and verb.lower_ in ("hear", "hears", "heard")
        that = next(
            (c for c in clause.children if c.lower_ == "that" and (c.dep_ == "mark" or (heard and c.dep_ == "dobj"))),
            None,
        )
        if that is not None and noun.i < that.i <= noun.i + 2 and that.i < clause.right_edge.i:
            last = clause.right_edge.i - (clause.right_edge.text in STOPS)
            return list(range(that.i + 1, last + 1))
    return None


def rest_clause(scene: Scene, sentence: Sentence, verb: Token, head: Token) -> list[int] | None:
    """What stands behind a plain verb of saying that the parser hangs elsewhere: "said seeing them dance was a joy"."""
    doc, first = verb.doc, verb.i + 1
    if not _opens_clause(scene, verb) or not head.i < verb.i or head.tag_ in ("WP", "WDT"):
        return None
    end = next((i for i in range(first, sentence.end) if doc[i].text == ";" and not scene.quoted[i]), sentence.end)
    last = end - 1
    while last > first and doc[last].text in STOPS and not scene.quoted[last]:
        last -= 1
    finite = next((t for t in doc[first + 1 : last + 1] if t.tag_ in FINITE), None)
    if finite is None or is_number(doc[first]) or (finite.dep_ == "conj" and finite.head == verb):
        return None
    if any(t.dep_ == "cc" and t.head == verb for t in doc[first : finite.i]) or head.lower_ in OWN_VOICE:
        return None
    first, last = _cut(scene, first, last, verb)
    return list(range(first, last + 1))


def _opens_clause(scene: Scene, verb: Token) -> bool:
    """Whether a noun phrase or a gerund follows right on a finite verb that reports clauses: "said the harbour"."""
    doc, first = verb.doc, verb.i + 1
    if first + 1 >= len(doc) or cues().lemma(verb.lower_) not in cues().plain or scene.quoted[first]:
        return False
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and verb.lower_ != "saying":
        return False
    if any(c.dep_ in SUBJECTS and c.i > verb.i for c in verb.children):
        return False
    word = doc[first]
    if word.ent_type_ in ("DATE", "TIME") or word.lower_ in _NO_CLAUSE or word.text in BORDERS:
        return False
    return word.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON") or word.tag_ in ("VBG", "PRP$")


def _with_joined(verb: Token, last: int) -> int:
    """The end with a clause that "and that" or "but that" joins to the complement, wherever the parser hangs it."""
    doc = verb.doc
    at = last + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    if at + 2 < len(doc) and doc[at].lower_ in ("and", "but", "or") and doc[at + 1].lower_ == "that":
        clause = doc[at + 1].head
        if doc[at + 1].dep_ == "mark" and clause.i > at + 1 and clause.sent == verb.sent:
            return max(last, clause.right_edge.i - (clause.right_edge.text in STOPS))
    return last


def _with_shared(verb: Token, last: int) -> int:
    """The end with a second predicate that its tense ties to the complement: "said it has …, but has been unable"."""
    if verb.tag_ != "VBD":
        return last
    for child in verb.children:
        if child.dep_ == "conj" and child.i > last and own_subject(child) is None and child.left_edge.i <= last + 4:
            finite = [child, *(c for c in child.children if c.dep_ in ("aux", "auxpass"))]
            if any(t.tag_ in ("VBZ", "VBP", "MD") for t in finite):
                last = max(last, child.right_edge.i)
    return last


def _cut(scene: Scene, first: int, last: int, verb: Token) -> tuple[int, int]:
    """The clause without "that", and without what a semicolon or a colon before a quotation sets apart."""
    doc = verb.doc
    while first < last and (
        (doc[first].lower_ == "that" and doc[first].dep_ == "mark")
        or doc[first].text in (",", ":", "—", "–")
        or (doc[first].lower_ in ("only", "just", "simply", "merely") and doc[first + 1].lower_ == "that")
    ):
        first += 1
    if scene.quoted[first] and scene.masked_at(doc[first]) is not None:
        start = scene.fragment.start(doc[first])
        while last > first and scene.fragment.start(doc[last]) != start:
            last -= 1
        return first, last
    for i in range(first + 1, last):
        if scene.quoted[i]:
            continue
        if doc[i].text == ":" and scene.quoted[i + 1] and scene.masked_at(doc[i + 1]) is not None:
            return first, i - 1
        if doc[i].lower_ in ("and", "while", "but") and doc[i - 1].text == "," and _reports_anew(scene, i + 1, last):
            return first, i - 2
        if doc[i].lower_ in ("and", "but") and _speaks_on(doc, i, last):
            return first, i - 1 - (doc[i - 1].text == ",")
        if doc[i].text == ";" and any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[i + 1 : last + 1]):
            return first, i - 1
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            return first, i - 1
        if doc[i].text == "," and i + 2 < len(doc) and _remarks(doc[i + 1], doc[i + 2]):
            return first, i - 1
        if doc[i].lower_ in ("before", "after", "while") and _goes_on_to(doc[i + 1], verb):
            return first, i - 1 - (doc[i - 1].text == ",")
    return first, last


def _goes_on_to(gerund: Token, verb: Token) -> bool:
    """Whether a second report of the speaker begins: "said the dam held before claiming that it was new"."""
    lemma = cues().lemma(gerund.lower_)
    reported = any(c.dep_ in ("ccomp", "dobj") and c.i > gerund.i for c in gerund.children)
    return gerund.tag_ == "VBG" and lemma is not None and cues().of(lemma, "say") and verb.tag_ != "VBG" and reported


def _within(scene: Scene, verb: Token, first: int, last: int) -> int:
    """The end of a clause whose own sentence goes on behind it: "While Lind says that 40 fell, the union counts 60"."""
    doc, subject = verb.doc, own_subject(verb)
    at = subject.left_edge.i - 1 if subject is not None and subject.i < verb.i else -1
    if at < verb.sent.start or doc[at].lower_ not in _SUBORDINATING:
        return last
    for i in range(first + 1, last):
        if doc[i].text == "," and not scene.quoted[i] and any(t.tag_ in FINITE for t in doc[first:i]):
            behind = doc[i + 1 : last + 1]
            main = next((t for t in behind if t.dep_ in SUBJECTS), None)
            if main is not None and main.left_edge.i == i + 1 and main.head.i > main.i:
                return i - 1
    return last


def _remarks(word: Token, behind: Token) -> bool:
    """Whether a word behind a comma begins a remark on the cue: ", citing police", ", without naming them"."""
    if word.lower_ == "without" and behind.tag_ == "VBG":
        return cues().lemma(behind.lower_) is not None
    return word.tag_ == "VBG" and word.dep_ in ("advcl", "xcomp", "acl", "pcomp", "prep") and word.lower_ in _REMARKING


def _speaks_on(doc: Doc, conjunction: int, last: int) -> bool:
    """Whether a second cue verb of the same speaker begins behind the conjunction."""
    words = cues()
    for token in doc[conjunction + 1 : min(conjunction + 4, last) + 1]:
        lemma = words.lemma(token.lower_)
        if token.pos_ == "VERB" and lemma is not None:
            listed = any(words.of(lemma, kind) for kind in ("say", "object", "naming", "judging"))
            listed = listed or any(words.governs(lemma, c.lower_) for c in token.children)
            return listed and resumed(token) is not None
        if token.pos_ not in ("ADV", "AUX", "PART"):
            return False
    return False


def _reports_anew(scene: Scene, first: int, last: int) -> bool:
    """Whether a coordinated clause is a reporting clause of its own: "…, and Lind said the rest was gone"."""
    doc, words = scene.fragment.doc, cues()
    for i in range(first, min(first + LONGEST_SPEAKER, last) + 1):
        lemma = words.lemma(doc[i].lower_)
        if lemma is not None and not scene.quoted[i] and words.of(lemma, "say") and doc[i].pos_ == "VERB":
            subject = own_subject(doc[i])
            return (
                subject is not None
                and first <= subject.i < i
                and any(c.dep_ == "ccomp" and c.i > i for c in doc[i].children)
            )
    return False


def quoted_complement(scene: Scene, sentence: Sentence, verb: Token, head: Token | None) -> list[int] | None:
    """A quotation behind the verb that is no clause for the parser: its smallest complement that holds it."""
    if head is None:
        return None
    doc = verb.doc
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ in FINITE and child.i > verb.i:
            return None
        if child.i > verb.i and child.dep_ not in ("punct", "advcl", "conj", "cc", "dative"):
            tokens = range(child.left_edge.i, child.right_edge.i + 1)
            first = next((i for i in tokens if scene.quoted[i]), None)
            if first is None:
                continue
            if child.dep_ == "prep" and child.lower_ in _ELSEWHERE and scene.masked_at(doc[first]) is None:
                continue  # "protest over “coal thieves”": a name for the matter
            that = next((i for i in tokens if i <= first and doc[i].lower_ == "that" and doc[i].dep_ == "mark"), None)
            start = that + 1 if that is not None else tokens[0] + (child.dep_ == "prep")
            last = tokens[-1]
            while last + 1 < sentence.end and scene.quoted[last] and scene.quoted[last + 1]:
                last += 1
            return list(range(start, last + 1))
    for i in range(verb.i + 1, sentence.end):
        if doc[i].dep_ == "conj" and doc[i].head == verb and doc[i].tag_ in FINITE:
            return None  # "She laughed and admitted “…”": the second verb's
        if doc[i].pos_ == "VERB" and not scene.quoted[i] and own_subject(doc[i]) is not None:
            return None
        if scene.quoted[i]:
            if i - verb.i > 4 and doc[i - 1].text not in BORDERS:
                return None
            if doc[i - 1].lower_ in _ELSEWHERE and scene.masked_at(doc[i]) is None:
                return None
            stop = i
            while stop + 1 < sentence.end and scene.quoted[stop + 1]:
                stop += 1
            return list(range(i, stop + 1))
    return None
