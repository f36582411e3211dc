"""Content beside a cue clause that marks set apart: "A, she said", "A, she said, B", "As she said, A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import (
    BORDERS,
    LONGEST_APPOSITION,
    LONGEST_SPEAKER,
    OPEN_BORDERS,
    STOPS,
    WITH_ADDRESSEE,
    opens,
    within_word,
)
from factcheck.extract.statements.cueclause import (
    FINITE,
    SUBORDINATORS,
    clause_end,
    clause_like,
    left_side,
    may_follow,
    right_side,
)
from factcheck.extract.statements.cues import Cues
from factcheck.extract.statements.scene import Finding, Scene, made_of
from factcheck.extract.statements.sources import reports, sourced
from factcheck.extract.syntax import is_number, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_LONGEST_OPENING = 25
_DASHES = frozenset({"—", "–", "--"})
_SHORTEST_HEADLINE = 4
_FRONTING = frozenset({"ADP", "NOUN", "DET", "PROPN", "SCONJ", "NUM"})
_OCCASIONS = frozenset(
    ["asked", "pressed", "questioned", "speaking", "interview", "statement", "briefing", "conference", "post", "letter",
     "message", "tweet", "speech", "address", "testimony"]
)  # fmt: skip
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})


def ahead(
    scene: Scene, sentence: Sentence, verb: Token, head: Token | None, words: Cues, lemma: str, cue: list[int]
) -> Finding | None:
    """What follows "As the agency reported, …" at the start of a sentence."""
    doc = verb.doc
    first = sentence.start
    while first < verb.i and (doc[first].is_punct or doc[first].lower_ in ("and", "but", "just")):
        first += 1
    if (
        head is None
        or doc[first].lower_ != "as"
        or not (words.of(lemma, "say") or cue[-1] > verb.i)
        or not first < head.i < verb.i
        or verb.i - first > LONGEST_APPOSITION
    ):
        return None
    if any(
        c.dep_ in ("ccomp", "dobj") and c.i > verb.i and c.lower_ != "it" and lemma not in WITH_ADDRESSEE
        for c in verb.children
    ):
        return None
    comma = next((i for i in range(verb.i + 1, sentence.end) if doc[i].text == "," and not scene.quoted[i]), None)
    if comma is None:
        return None
    rest = doc[comma + 1 : sentence.end]
    if not len(rest):
        return None
    if not any(t.dep_ in ("nsubj", "nsubjpass") for t in rest) and not (cue[-1] > verb.i and scene.quoted[comma + 1]):
        return None
    return made_of(scene, "beside", head, cue, [list(range(comma + 1, sentence.end))], (first, comma))


def beside(
    scene: Scene,
    sentence: Sentence,
    verb: Token,
    head: Token | None,
    boundary: int,
    words: Cues,
    lemma: str,
    cue: list[int],
) -> Finding | None:
    """Content before a cue clause set off by marks, and behind it where the sentence goes on ("A, she said, B")."""
    doc = verb.doc
    bounds = _cue_clause(scene, sentence, verb, head, cue)
    if bounds is None:
        return None
    first, last = bounds
    left_last = first - 1
    if first <= boundary or not (opens(doc, left_last) or scene.quoted[left_last]):
        if not (
            first == sentence.start == boundary
            and first > 0
            and scene.quoted[first - 1]
            and scene.masked_at(doc[first - 1])
        ):
            return None
        boundary = first - 1
        while boundary > 0 and scene.quoted[boundary - 1]:
            boundary -= 1
    left_first = boundary
    while left_first < first and (
        (doc[left_first].text in BORDERS and not scene.quoted[left_first]) or doc[left_first].is_space
    ):
        left_first += 1
    while left_last > left_first and doc[left_last].text in OPEN_BORDERS and not scene.quoted[left_last]:
        left_last -= 1
    if left_last < left_first:
        return None
    left_first = _behind_semicolon(scene, left_first, left_last)
    left_first, closing = _in_brackets(scene, sentence, left_first, left_last, last)
    inserted = _inserted(scene, sentence, left_first, left_last, last)
    if inserted is not None:
        made = made_of(scene, "beside", head, cue, [list(range(inserted, left_last + 1))], (first, last))
        if made is not None:
            made.after = True
        return made
    if doc[left_last].tag_ in ("WP", "WDT") and left_last > left_first:
        left_first = left_last  # "officials who, they say, stole coal"
    left = left_side(scene, left_first, left_last)
    quote_only = scene.quoted[left[0]] and scene.quoted[left[-1]]
    if not quote_only and not may_follow(verb, head, words, lemma):
        return None
    last = clause_end(scene, sentence, verb, head, last)
    if quote_only and _announces_another(scene, sentence, left, last):
        rest = right_side(scene, sentence, last, quote_only=True)
        return made_of(scene, "quotation", head, cue, [rest], (first, last)) if rest is not None else None
    counted = not quote_only and _counts(sentence, left, last, doc)
    clause = (
        quote_only
        or counted
        or closing is not None
        or clause_like([doc[i] for i in left])
        or _closes(sentence, verb, left, last)
    )
    rest = _rest(scene, sentence, (first, last), quote_only=quote_only)
    if rest is not None and closing is not None:
        rest = [i for i in rest if i < closing] or None
    if doc[left[0]].tag_ in ("WP", "WDT") and len(left) == 1:
        if rest is None:
            return None
        parts = [rest]
    elif not clause:
        if (
            rest is None
            or len(left) > _LONGEST_OPENING
            or not (
                any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[rest[0] : rest[-1] + 1])
                or doc[rest[0]].tag_ in ("VBD", "VBZ", "VBP", "MD")
                or any(t.pos_ == "VERB" for t in doc[rest[0] : rest[-1] + 1])
            )
        ):
            return None
        parts = [left, rest] if _fronts(doc[left_first : left_last + 1]) else [rest]
    else:
        parts = [left] if rest is None else [left, rest]
    made = made_of(
        scene, "quotation" if quote_only else "beside", head, cue, parts, (first, max(last, rest[-1] if rest else 0))
    )
    if made is not None:
        made.after = True
    return made


def _fronts(phrase: Sentence) -> bool:
    """Whether a phrase before the cue belongs to what goes on behind it: "Last winter, residents say, the well froze".

    What says on which occasion somebody spoke does not: "Asked about the well, residents say, …".
    """
    first = phrase[0]
    if first.tag_ in ("VBG", "VBN") or first.lower_ == "according" or any(t.lower_ in _OCCASIONS for t in phrase[:3]):
        return False
    return len(phrase) > 1 and (first.pos_ in _FRONTING or first.ent_type_ == "DATE")


def _sets_against(doc: Doc, i: int) -> bool:
    """Whether a comma and "while" set what follows against what stands before."""
    return doc[i].lower_ in ("while", "whereas") and doc[i - 1].text == ","


def _has_number(clause: Sentence) -> bool:
    """Whether a number stands in the clause itself, not in a clause that only describes one of its nouns."""
    numbers = [t for t in clause if is_number(t)]
    return any(not any(a.dep_ == "relcl" for a in (t, *t.ancestors) if a in clause) for t in numbers)


def _counts(sentence: Sentence, left: list[int], last: int, doc: Doc) -> bool:
    """Whether a phrase without a verb states a number: "Over 10,000, boasts the army"."""
    ended = last + 1 >= sentence.end or doc[last + 1].text in STOPS or doc[last + 1].text in (";", ",")
    return ended and any(is_number(doc[i]) for i in left) and not any(doc[i].tag_ in FINITE for i in left)


def _cue_clause(
    scene: Scene, sentence: Sentence, verb: Token, head: Token | None, cue: list[int]
) -> tuple[int, int] | None:
    """First and last token of the cue with its speaker; None where more than modifiers stands between the two."""
    doc = verb.doc
    first, last = cue[0], cue[-1]
    if head is not None:
        tokens = phrase(head)
        if head.i < first and not any(scene.quoted[t.i] and scene.masked_at(t) for t in tokens):
            start = _phrase_start(scene, head, tokens[0].i, sentence.start)
            if not _plain_between(doc, head, first):
                return None
            start = _nominal_start(scene, start, sentence.start)
            first = min(first, start)
        last = max(last, head.i)
    while first > sentence.start and (
        doc[first - 1].lower_ in ("as", "so")
        or (doc[first - 1].lower_ == "or" and doc[first].lower_ == "so")
        or (doc[first - 1].dep_ in ("advmod", "cc") and doc[first - 1].head in (verb, head))
    ):
        first -= 1
    return first, last


def _rest(scene: Scene, sentence: Sentence, clause: tuple[int, int], *, quote_only: bool) -> list[int] | None:
    """What goes on behind the cue clause, unless it is only a remark on that."""
    doc = scene.fragment.doc
    rest = right_side(scene, sentence, clause[1], quote_only=quote_only)
    if rest is not None and not quote_only:
        root = doc[rest[0] : rest[-1] + 1].root
        remark = clause[0] <= root.head.i <= clause[1] and root.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
        if remark and not any(doc[i].tag_ == "CD" or is_number(doc[i]) for i in rest):
            return None  # "…, she said at her last briefing, the first in a year"
    return rest


def _behind_semicolon(scene: Scene, first: int, last: int) -> int:
    """Where the last clause of the region begins, or what stands behind another source: the cue closes that alone."""
    doc = scene.fragment.doc
    for i in range(last - 1, first, -1):
        if _sets_against(doc, i) and not scene.quoted[i] and reports(scene, first, i - 2):
            return i + 1 if any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[i + 1 : last + 1]) else first
        if doc[i].text != ";" or scene.quoted[i]:
            continue
        behind = doc[i + 1 : last + 1]
        subjects = [t for t in behind if t.dep_ in ("nsubj", "nsubjpass", "expl")]
        goes_on = any(t.head.i > last for t in subjects)  # "six died; the youngest, she added, was two"
        whole = bool(subjects) and (goes_on or any(t.tag_ in FINITE for t in behind))
        if (whole and (goes_on or not _has_number(doc[first:i]))) or sourced(scene, first, i - 1):
            return i + 1
    return first


def _in_brackets(scene: Scene, sentence: Sentence, first: int, left_last: int, last: int) -> tuple[int, int | None]:
    """Where what is said begins, and the bracket that ends it where it stands in brackets with its cue clause."""
    doc = scene.fragment.doc
    depth = 0
    for i in range(left_last, first - 1, -1):
        if scene.quoted[i]:
            continue
        depth += (doc[i].text == ")") - (doc[i].text == "(")
        if depth < 0:
            closing = next((k for k in range(last + 1, sentence.end) if doc[k].text == ")"), None)
            return (i + 1, closing) if i < left_last and closing is not None else (first, None)
    return first, None


def _inserted(scene: Scene, sentence: Sentence, first: int, left_last: int, last: int) -> int | None:
    """Where a remark between dashes begins that holds the cue clause and a number: "– 4 million, says Lind –"."""
    doc = scene.fragment.doc
    if last + 1 >= sentence.end or doc[last + 1].text not in _DASHES:
        return None
    opening = next((i for i in range(left_last, first, -1) if doc[i].text in _DASHES and not scene.quoted[i]), None)
    if opening is None or not any(is_number(t) for t in doc[opening + 1 : left_last + 1]):
        return None
    return opening + 1


def _announces_another(scene: Scene, sentence: Sentence, left: list[int], last: int) -> bool:
    """Whether the cue clause is a sentence of its own, behind a quotation that has ended: “A.” He added: “B.”"""
    doc = scene.fragment.doc
    if last + 2 >= sentence.end or doc[last + 1].text != ":" or not scene.quoted[last + 2]:
        return False
    quotation = scene.masked_at(doc[left[-1]])
    return quotation is not None and quotation.inside.of(scene.text).rstrip().endswith((".", "?", "!", "…"))


def _nominal_start(scene: Scene, start: int, least: int) -> int:
    """Where the phrase begins that nothing but its own words part from a mark: “…,” nurse Ada Lind explained."""
    doc = scene.fragment.doc
    first = start
    while (
        first > least
        and first > start - LONGEST_SPEAKER
        and doc[first - 1].pos_ in _NOMINAL
        and not scene.quoted[first - 1]
    ):
        first -= 1
    at_mark = first > 0 and (opens(doc, first - 1) or scene.quoted[first - 1])
    return first if at_mark else start


def _closes(sentence: Sentence, verb: Token, left: list[int], last: int) -> bool:
    """Whether the cue clause ends the sentence, so that all before it is what was said: "80 million gone, mayor says".

    Headlines leave their verbs out, or the parser takes them for nouns.
    """
    doc = verb.doc
    first = doc[left[0]]
    return (
        (
            all(t.text in STOPS or t.is_space for t in doc[last + 1 : sentence.end])
            or (last + 1 < sentence.end and doc[last + 1].text == ";")
        )
        and len(left) >= _SHORTEST_HEADLINE
        and first.lower_ not in SUBORDINATORS
        and first.pos_ not in ("ADP", "SCONJ", "ADV", "CCONJ")
        and first.tag_ not in ("VBG", "VBN", "TO")
        and not any(
            c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i and c.i > left[-1] and c.pos_ in ("VERB", "AUX")
            for c in verb.children
        )
    )


def _phrase_start(scene: Scene, head: Token, start: int, least: int) -> int:
    """Where the speaker's phrase begins: behind the mark that sets it apart, with what it is apposed to."""
    doc = scene.fragment.doc
    for i in range(head.i - 1, max(start, least) - 1, -1):
        if scene.quoted[i] or opens(doc, i):
            start = i + 1
            break
    own = range(start, head.i + 1)
    if (
        start - 2 >= least
        and doc[start - 1].text == ","
        and not scene.quoted[start - 1]
        and all(doc[i].pos_ == "PROPN" for i in own)
    ):
        opening = start - 1
        while (
            opening > least
            and (doc[opening - 1].text not in BORDERS or within_word(doc, opening - 1))
            and not scene.quoted[opening - 1]
            and start - opening < LONGEST_SPEAKER
        ):
            opening -= 1
        before = doc[opening : start - 1]
        bordered = opening > 0 and (opens(doc, opening - 1) or scene.quoted[opening - 1])
        opens_phrase = bool(len(before)) and (
            before[0].pos_ == "DET" or before[0].tag_ == "PRP$" or any(t.tag_ == "POS" for t in before)
        )
        if bordered and opens_phrase and not any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in before):
            return opening
    return start


def _plain_between(doc: Doc, head: Token, cue: int) -> bool:
    """Whether only the speaker's own modifiers and adverbs stand between the speaker and the cue."""
    end = head.right_edge.i if head.right_edge.i < cue else head.i
    if (
        doc[cue - 1].text == ","
        and head.i + 1 < cue
        and doc[head.i + 1].text == ","
        and cue - head.i <= LONGEST_APPOSITION + 2
    ):
        return True
    return all(
        t.is_punct
        or t.dep_
        in (
            "advmod",
            "npadvmod",
            "cc",
            "aux",
            "prep",
            "pobj",
            "det",
            "appos",
            "compound",
            "amod",
            "poss",
            "case",
            "nummod",
        )
        for t in doc[end + 1 : cue]
    )
