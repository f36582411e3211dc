"""The cue clause: which verbs may follow what they report, how far their clause goes, what stands on its two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.apposition import apposed_name
from factcheck.extract.statements.borders import BORDERS, LONGEST_LABEL, STOPS, WITH_ADDRESSEE, within_word
from factcheck.extract.statements.cues import Cues, cues
from factcheck.extract.statements.scene import Scene
from factcheck.extract.statements.subjects import can_state, is_text
from factcheck.extract.syntax import idiom, is_number, own_subject, passive, puts_it

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

SUBORDINATORS = frozenset(
    [
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
        "despite",
        "according",
    ]
)
_FOLLOWING_THOUGHT = frozenset(
    [
        "think",
        "believe",
        "hope",
        "fear",
        "suppose",
        "guess",
        "reckon",
        "figure",
        "assume",
        "suspect",
        "understand",
        "expect",
        "like",
    ]
)


_TIMES = frozenset(
    [
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "week",
        "weekend",
        "month",
        "year",
        "hour",
        "time",
        "today",
        "yesterday",
    ]
)
_WITHIN_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj"})
FINITE = ("VBZ", "VBD", "VBP", "MD")


def may_follow(verb: Token, head: Token | None, words: Cues, lemma: str) -> bool:
    """Whether the verb can report the unquoted clause before it: a finite verb of speech with a subject, no object."""
    if head is None and not passive(verb):
        return False
    if head is not None and head.tag_ in ("WP", "WDT", "EX") and not head.text.isupper():
        return False
    if lemma in ("quote", "cite") and passive(verb):
        return True
    if any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might") for c in verb.children):
        return False
    if idiom(verb) is not None:
        return True
    if (
        not (words.of(lemma, "say") or lemma in _FOLLOWING_THOUGHT or lemma == "put" or puts_it(verb))
        or lemma == "rule"
    ):
        return False
    if lemma == "show" and not (head is not None and is_text(head)):
        return False
    if (
        verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        and (head is None or head.i < verb.i)
    ):
        return head is not None and head.i == verb.i - 1
    if verb.tag_ in ("VBG", "VB") and not any(c.dep_ == "aux" for c in verb.children):
        return False
    if lemma in WITH_ADDRESSEE or puts_it(verb) or verb.doc[min(verb.i + 1, len(verb.doc) - 1)].text == ",":
        return True
    return not any(
        c.dep_ in ("dobj", "xcomp", "acomp")
        and c.i > verb.i
        and c is not head
        and not (head is not None and head.i > verb.i)
        and c.lower_ not in ("it", "more")
        and c.lower_ not in _TIMES
        for c in verb.children
    )


def clause_like(tokens: list[Token]) -> bool:
    """Whether the text left of a cue can be what was said, not just a phrase that opens the cue's own sentence."""
    if tokens[0].lower_ in SUBORDINATORS and not any(c.dep_ == "pobj" for c in tokens[0].children):
        comma = next((k for k, t in enumerate(tokens) if t.text == ","), None)
        main = tokens[comma + 1 :] if comma is not None else []
        return any(t.dep_ in ("nsubj", "nsubjpass") for t in main) and any(t.tag_ in FINITE for t in main)
    if tokens[0].dep_ in ("mark", "advmod") and tokens[0].lower_ in (
        "as",
        "if",
        "once",
        "until",
        "unless",
        "where",
        "whereas",
    ):
        clause = tokens[0].head
        if clause.right_edge.i >= tokens[-1].i - 1 or not any(
            t.dep_ in ("nsubj", "nsubjpass") for t in tokens if t.i > clause.right_edge.i
        ):
            return False
    if any(
        (t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBZ", "VBD", "VBP", "MD")) or t.dep_ in ("nsubj", "nsubjpass")
        for t in tokens
    ):
        return True
    return tokens[0].pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON") and any(
        t.dep_ in ("nsubj", "nsubjpass", "ROOT", "ccomp") for t in tokens
    )


def clause_end(scene: Scene, sentence: Sentence, verb: Token, head: Token | None, last: int) -> int:
    """The last token of the cue clause: up to the next mark, and over what is apposed to a speaker behind the verb."""
    doc = verb.doc
    at = last + 1
    while at < sentence.end:
        if scene.quoted[at] and scene.masked_at(doc[at]) is not None:
            return at - 1
        if doc[at].text in BORDERS and not within_word(doc, at):
            behind = at + 1
            apposed = (
                next(
                    (
                        c
                        for c in head.children
                        if c.dep_ in ("appos", "relcl", "acl") and c.left_edge.i in (behind, behind + 1)
                    ),
                    None,
                )
                if head is not None and head.i > verb.i and doc[at].text == ","
                else None
            )
            if (
                apposed is None
                and doc[at].text == ","
                and behind < sentence.end
                and (doc[behind].tag_ in ("WP", "WDT") or doc[behind].lower_ in ("who", "whose", "which"))
                and head is not None
                and head.i > verb.i
            ):
                apposed = doc[behind].head if doc[behind].head.i > behind else None
            if apposed is None and head is not None and head.i > verb.i:
                name = apposed_name(head)
                if name is not None and behind <= name[0] <= behind + 3:
                    at = name[1] + 1
                    continue
            if apposed is None:
                return at - 1
            within = range(behind, apposed.right_edge.i + 1)
            mark = next(
                (i for i in within if doc[i].text in (":", ";") or (scene.quoted[i] and scene.masked_at(doc[i]))), None
            )
            if mark is not None and apposed.dep_ != "relcl":
                return mark - 1
            at = max(apposed.right_edge.i, at) + 1
            if apposed.dep_ == "relcl" and at < sentence.end and doc[at].text == ":":
                return sentence.end - 1  # what the relative clause announces is no longer the speaker's
            continue
        at += 1
    return sentence.end - 1


def left_side(scene: Scene, first: int, last: int) -> list[int]:
    """The left region, or its quotations alone where it ends with one that is a clause of its own."""
    doc = scene.fragment.doc
    for i in range(last - 1, first, -1):
        if (
            doc[i].text == ":"
            and not scene.quoted[i]
            and (i - first < LONGEST_LABEL or any(t.tag_ in FINITE for t in doc[first:i]))
            and (i - first < LONGEST_LABEL or scene.quoted[last] or any(t.tag_ in FINITE for t in doc[i:last]))
        ):
            first = i + 1
            break
    if not scene.quoted[last]:
        return list(range(first, last + 1))
    quotation = scene.masked_at(doc[last])
    if quotation is None:
        return list(range(first, last + 1))
    start = last
    while start > first and scene.quoted[start - 1]:
        start -= 1
    return list(range(start, last + 1))


def right_side(scene: Scene, sentence: Sentence, last: int, *, quote_only: bool) -> list[int] | None:
    """What follows a cue clause and is still reported, up to a semicolon or the next reporting clause."""
    doc = scene.fragment.doc
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
    while end > start and doc[end].text in STOPS and not scene.quoted[end]:
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
    if end < start:
        return None
    if doc[start].lower_ in ("citing", "quoting", "speaking", "referring") and not scene.quoted[start]:
        close = next((i for i in range(start + 1, end) if doc[i].text == "," and not scene.quoted[i]), None)
        if close is None:
            return None
        start = close + 1
    first, clause = doc[start], doc[start : end + 1]
    if first.lower_ in ("where", "who", "whose", "which", "when") and any(
        scene.quoted[i] for i in range(start, end + 1)
    ):
        return list(range(start, end + 1))
    if first.lower_ in ("on", "against", "versus", "compared", "citing") and not any(
        t.dep_ in ("nsubj", "nsubjpass") for t in doc[start : end + 1]
    ):
        return None
    if first.tag_ in ("VBG", "VBN") and _is_clause(clause):
        return list(range(start, end + 1))
    if first.lower_ == "with" and _adds_number(clause):
        return list(range(start, end + 1))
    if first.tag_ in ("VBG", "VBN") or first.lower_ in (
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
        return list(range(start, end + 1)) if _leads_to_clause(clause) else None
    if (
        first.lower_ in ("and", "or")
        and not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[start : end + 1])
        and start < end
        and doc[start + 1].pos_ == "VERB"
        and doc[start + 1].tag_ == "VBD"
    ):
        return None
    words, whole = cues(), clause.root.pos_ in ("VERB", "AUX")
    for token in doc[start : end + 1]:
        lemma = words.lemma(token.lower_)
        if (
            lemma
            and words.of(lemma, "say")
            and token.pos_ == "VERB"
            and not (whole and token.dep_ in _WITHIN_CLAUSE)
            and not scene.quoted[token.i]
            and (subject := own_subject(token)) is not None
            and (can_state(subject) or subject.pos_ == "PRON")
        ):
            return None
    return list(range(start, end + 1))


def _is_clause(stretch: Sentence) -> bool:
    """Whether the stretch is a main clause, with a gerund in its subject: "revoking it would be hard"."""
    root = stretch.root
    subject = own_subject(root)
    finite = root.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in root.children)
    return finite and subject is not None and stretch.start <= subject.i


def _adds_number(stretch: Sentence) -> bool:
    """Whether a phrase without finite verb adds a number that is no date: ", it says, with Lunde taking 410,000"."""
    numbers = [t for t in stretch if is_number(t) and t.ent_type_ not in ("DATE", "TIME")]
    return bool(numbers) and not any(t.tag_ in FINITE for t in stretch)


def _leads_to_clause(clause: Sentence) -> bool:
    """Whether a subordinate clause opens what goes on, and the main clause follows: "while it grew, they left"."""
    comma = next((t.i for t in clause if t.text == ","), None)
    subject = own_subject(clause.root)
    return comma is not None and subject is not None and comma < subject.i and clause.root.tag_ in FINITE
