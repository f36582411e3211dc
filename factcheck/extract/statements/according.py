"""Attribution without a verb: "according to X", "by X's count", "in X's view", "as per X", and speaker labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.statements.apposition import apposed_name
from factcheck.extract.statements.borders import LONGEST_LABEL
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.mentions import author
from factcheck.extract.statements.scene import Finding, Scene
from factcheck.extract.statements.sources import reports
from factcheck.extract.statements.subjects import can_state, is_text
from factcheck.extract.syntax import SUBJECTS, is_number, own_subject, phrase
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_COUNTS = frozenset(
    {
        "count",
        "reckoning",
        "estimate",
        "estimates",
        "tally",
        "calculation",
        "calculations",
        "account",
        "figures",
        "estimation",
    }
)
_VIEWS = frozenset(
    {"view", "words", "opinion", "eyes", "judgment", "judgement", "estimation", "telling", "reading", "version"}
)
_LABEL = re.compile(r"[\"“]?\s*((?:[A-Z][\w.’'-]*|[A-Z]+)(?:\s(?:of|de|van|von|al|[A-Z][\w.’'-]*)){0,4})\s?:\s+(?=\S)")
_NO_LABELS = frozenset(
    {
        "note",
        "update",
        "read",
        "watch",
        "related",
        "photo",
        "correction",
        "photos",
        "video",
        "source",
        "image",
        "listen",
        "more",
        "editor",
        "breaking",
        "exclusive",
        "opinion",
        "analysis",
        "fact",
        "caption",
        "credit",
        "warning",
        "bottom",
        "example",
        "question",
        "q",
        "a",
        "headcount",
    }
)


_LONGEST_TELLER = 10
_OPENERS = frozenset(("according", "as", "per", "it", "to", "by", "in", "on", "at"))
"""The words that a phrase of attribution can begin with."""
_LONGEST_INSERTED = 7
_FINITE = ("VBZ", "VBD", "VBP", "MD")


def according(scene: Scene, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    """The prepositional attributions of one sentence; `taken` are the token ranges of its other cue clauses."""
    doc = scene.fragment.doc
    taken = list(taken)
    held: list[tuple[int, int]] = []
    for token in sentence:
        if scene.quoted[token.i]:
            continue
        found = _phrase(token)
        if found is None:
            continue
        head, cue, first, last = found
        if head.pos_ == "PRON" and first <= sentence.start + 1:
            one = head.lower_ in ("his", "her")
            acting = (t for t in doc[last + 1 : sentence.end] if t.dep_ in SUBJECTS and can_state(t))
            head = next((t for t in acting if not (one and t.tag_ in ("NNS", "NNPS"))), head)
        contents = list(_around(scene, sentence, first, last, taken))
        if last + 1 < sentence.end and any(a <= y and x <= b for a, b in contents for x, y in held):
            contents = [(last + 1, sentence.end - 1)]  # "According to Lind 900 came, according to Moen 400"
        held.extend(contents)
        taken.append((first, last))
        if contents:
            yield Finding(
                "according",
                scene,
                [scene.span(a, b) for a, b in contents],
                scene.span(cue[0], cue[1]),
                head,
                clause=(first, last),
                after=contents[0][0] < first,
                lemma=doc[cue[0]].lower_,
            )


def _phrase(token: Token) -> tuple[Token, tuple[int, int], int, int] | None:
    """Speaker's head, cue tokens, and the first and last token of an attributing phrase that begins at the token."""
    doc = token.doc
    follows = doc[token.i + 1] if token.lower_ in _OPENERS and token.i + 1 < len(doc) else None
    if follows is None:
        return None
    if token.lower_ == "according" and follows.lower_ == "to":
        return _speaker_behind(doc[token.i + 1], token.i, (token.i, token.i + 1))
    if (
        token.lower_ == "as"
        and follows.tag_ in ("VBN", "VBD")
        and token.i + 2 < len(doc)
        and doc[token.i + 2].lower_ == "by"
    ):
        lemma = cues().lemma(follows.lower_)
        if lemma is not None and any(cues().of(lemma, kind) for kind in ("say", "count")):
            return _speaker_behind(doc[token.i + 2], token.i, (token.i, token.i + 2))
    if (
        token.lower_ == "per"
        and (token.i == 0 or doc[token.i - 1].text in (",", "as", ";", "—", "–", "("))
        and follows.pos_ in ("PROPN", "DET", "NOUN")
        and not (token.text == "Per" and (token.i > token.sent.start or follows.pos_ == "NOUN"))
    ):
        first = token.i - 1 if token.i and doc[token.i - 1].lower_ == "as" else token.i
        return _speaker_behind(token, first, (first, token.i))
    written = _written(token)
    if written is not None:
        return written
    told = _as_told(token)
    if told is not None:
        return told
    if token.lower_ in ("by", "in", "on", "at") and token.pos_ in ("ADP", "SCONJ"):
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in (_VIEWS if token.lower_ == "in" else _COUNTS):
            return None
        going = token.i > token.sent.start and doc[token.i - 1].lower_ in ("going", "judging")
        owner = next((c for c in noun.children if c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME")), None)
        if owner is None:
            of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
            owner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if (
            owner is None
            or owner.lower_ in ("my", "our", "your")
            or (owner.lower_ in ("its", "their") and noun.lower_ == "words")
        ):
            return None
        return owner, (noun.i, noun.i), token.i - going, max(t.i for t in phrase(noun))
    return None


def _written(token: Token) -> tuple[Token, tuple[int, int], int, int] | None:
    """Whose text it is in "…, it says in the ministry's letter"."""
    doc = token.doc
    if (
        token.lower_ != "it"
        or token.i + 3 >= len(doc)
        or doc[token.i + 1].lower_ not in ("says", "said", "reads", "read")
    ):
        return None
    within = doc[token.i + 2]
    text = next((c for c in within.children if c.dep_ == "pobj"), None) if within.lower_ in ("in", "on") else None
    owner = author(text) if text is not None and is_text(text) else None
    if text is None or owner is None or owner.dep_ == "compound":
        return None  # "it says in a press release": whose "it" is
    return text, (token.i + 1, token.i + 1), token.i, max(t.i for t in phrase(text))


def _as_told(token: Token) -> tuple[Token, tuple[int, int], int, int] | None:
    """The phrase that leaves it to the speaker: "to hear the mayor tell it"."""
    doc = token.doc
    if token.lower_ == "to" and doc[token.i + 1].lower_ == "hear":
        sent = token.sent
        tell = next((t for t in doc[token.i + 2 : token.i + 2 + _LONGEST_TELLER] if t.lower_ == "tell"), None)
        head = own_subject(tell) if tell is not None else None
        if tell is not None and head is not None and tell.i + 1 < sent.end and doc[tell.i + 1].lower_ in ("it", "this"):
            return head, (token.i, tell.i + 1), token.i, tell.i + 1
    return None


def _speaker_behind(
    preposition: Token, first: int, cue: tuple[int, int]
) -> tuple[Token, tuple[int, int], int, int] | None:
    doc = preposition.doc
    head = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if head is None:
        candidate = next(
            (
                t
                for t in doc[preposition.i + 1 : preposition.i + 8]
                if t.pos_ in ("PROPN", "NOUN", "PRON") and t.dep_ not in ("compound", "poss", "amod")
            ),
            None,
        )
        head = candidate
    if head is None or head.lower_ in cues().not_speakers:
        return None
    text = next((t for t in doc[head.i : head.i + 3] if t.lower_ in cues().texts | {"mail"}), None)
    if text is not None and text.head in (text, head, preposition, head.head):
        owner = next((c for t in (text, head) for c in t.children if c.dep_ == "poss"), None)
        if owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ not in ("DATE", "TIME"):
            return owner, cue, first, max(t.i for t in (*phrase(head), text))
    tokens = phrase(head)
    last = max(tokens[-1].i, head.i)
    end = head.right_edge.i
    modifiers = [c for c in head.children if c.dep_ in ("relcl", "acl", "appos") and c.i > head.i]
    if modifiers and end > last:
        last = end
    name = apposed_name(head)  # "According to the negotiator, Salim Haddad, 2,000 are held"
    return head, cue, first, max(last, name[1]) if name is not None else last


def _around(
    scene: Scene, sentence: Sentence, first: int, last: int, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The content left and right of the phrase, within the sentence's stretch that no other cue clause claims."""
    doc = scene.fragment.doc
    low, high = sentence.start, sentence.end - 1
    fronts = first == sentence.start and doc[last + 1].text == "," if last + 1 < sentence.end else False
    for a, b in taken:
        if b < first:
            low = max(low, b + 1)
        elif a > last and not fronts:
            high = min(high, a - 1)
    joined = first > low and doc[first - 1].dep_ == "cc" and doc[last + 1 : high + 1]
    if joined and any(t.dep_ in SUBJECTS | {"expl"} and t.head.tag_ in _FINITE for t in joined):
        yield last + 1, high  # "…, and by the press's count there are 14"
        return
    inserted = _inserted(scene, low, first, last, high)
    if inserted is not None:
        yield inserted, first - 1
        return
    high = next((i - 1 for i in range(last + 1, high) if doc[i].lower_ == "according" and not scene.quoted[i]), high)
    bracketed = first > low and doc[first - 1].text == "("
    for i in range(first - 1 - bracketed, low, -1):
        if doc[i].text == ")" and not scene.quoted[i]:
            break
        if doc[i].text == "(" and not scene.quoted[i]:
            low = i + 1
            break
    for i in range(low, first):
        if (
            doc[i].text == ";"
            and not scene.quoted[i]
            and (any(b < i for _, b in taken) or reports(scene, low, i - 1) or reports(scene, i + 1, first - 1))
        ):
            low = i + 1
    for i in range(last + 1, high):
        if doc[i].text == ";" and not scene.quoted[i] and reports(scene, i + 1, high):
            high = i - 1
            break
    for i in range(first - 1, low, -1):
        if (
            doc[i].text == ":"
            and not scene.quoted[i]
            and (i - low < LONGEST_LABEL or any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in doc[low:i]))
        ):
            low = i + 1
            break
    left = (low, first - 2 if bracketed else first - 1)
    right_start = last + 1
    fronted = (
        doc[left[0]].pos_ in ("ADP", "ADV", "SCONJ")
        and not any(t.tag_ in _FINITE or t.dep_ in ("nsubj", "nsubjpass") for t in doc[left[0] : left[1] + 1])
        and any(t.tag_ in _FINITE for t in doc[right_start : high + 1])
    )
    if not fronted and any(doc[i].is_alpha for i in range(left[0], left[1] + 1)):
        yield left
        opening = doc[right_start].text if right_start <= high else ""
        if (
            opening == ","
            and right_start + 1 <= high
            and doc[right_start + 1].lower_
            not in ("who", "which", "whose", "a", "an", "the", "while", "but", "although")
            and (
                scene.quoted[right_start + 1]
                or any(t.dep_ in ("ROOT", "ccomp", "nsubj") for t in doc[right_start + 1 : high + 1])
                or (
                    doc[right_start + 1].lower_ in ("and", "or")
                    and any(t.like_num for t in doc[right_start + 2 : high + 1])
                )
            )
        ):
            yield right_start + 1, high
        return
    while right_start <= high and doc[right_start].is_punct and not scene.quoted[right_start]:
        right_start += 1
    if right_start <= high:
        yield right_start, high


def _inserted(scene: Scene, low: int, first: int, last: int, high: int) -> int | None:
    """Where a number begins that commas set apart with its source: "The donors, nine by Lind's count, have paid"."""
    doc = scene.fragment.doc
    if last + 1 > high or doc[last + 1].text != ",":
        return None
    comma = next((i for i in range(first - 1, max(low, first - _LONGEST_INSERTED), -1) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= first:
        return None
    between = doc[comma + 1 : first]
    counted = any(is_number(t) for t in between) and not any(t.pos_ in ("VERB", "AUX") for t in between)
    return comma + 1 if counted and not any(scene.quoted[t.i] for t in between) else None


def label(scene: Scene) -> Finding | None:
    """A paragraph that opens with its speaker's name and a colon: a transcript's turn."""
    span = scene.paragraph.span
    match = _LABEL.match(scene.text, span.start, span.end)
    first = match.group(1).split()[0].lower() if match is not None else ""
    if match is None or first in _NO_LABELS or cues().lemma(first) is not None:
        return None
    rest = Span(match.end(), span.end)
    if len(rest.of(scene.text).split()) < 3:
        return None
    colon = scene.text.index(":", match.end(1))
    return Finding(
        "label", scene, [rest], Span(colon, colon + 1), None, label=Span(match.start(1), match.end(1)), lemma=":"
    )
